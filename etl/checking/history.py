"""A figure held against the years beside it: a unit that slipped, or a jump no centre ever made.

The years beside it are the file's own, else those stored. What is said of either is left to
`slips` and `jumps`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from catalogue import Catalogue, Indicator
from etl.checking.figures import Cells, FileFigures, Part, Used, interval_of, prior_of
from etl.checking.item import Item
from etl.stored import Extent, Stored
from intervals import Interval

# Fewer pairs of years than this say nothing of how far an indicator can go.
ENOUGH_PAIRS: Final = 30
# A figure may go this much beyond what any centre ever did before it is worth a question.
MARGIN: Final = 1.5
# Without enough pairs, a slip is taken for one where the mended figure is this close.
CLOSE: Final = 2.0
# Two figures for the same year are the same quantity in another unit where they are this close.
SAME: Final = 1.05
# Printed units differ by these factors: 元, 千元, 万元, 亿元; a digit too many is the first.
FACTORS: Final = (10.0, 100.0, 1e3, 1e4, 1e8)
# Percent against per mille, and against a fraction of one.
RATIO_FACTORS: Final = (10.0, 100.0)
SLIPPING: Final = {
    **dict.fromkeys(("CNY", "person", "employer", "loan", "m2", "count"), FACTORS),
    **dict.fromkeys(("percent", "permille"), RATIO_FACTORS),
}
COUNTED: Final = ("person", "employer", "loan", "count")
# Of fewer things than this, ten times as many in a year is no wonder.
FEW: Final = 1000.0
# What is left between two large figures, or falls due by chance, may well be ten times last
# year's; for these only other factors count.
RESIDUAL: Final = frozenset(
    {
        "net_new_employers",
        "net_new_employees",
        "net_fund_inflow",
        "risk_reserve_provision",
        "risk_reserve_writeoff",
        "other_business_revenue",
        "other_business_expense",
        "treasury_interest_income",
        "public_expenditure_control_rate",
        "online_business_growth",
    }
)


@dataclass(frozen=True, slots=True)
class Slip:
    """An item that fits once multiplied by `factor`, and the figure or identity that says so."""

    item: Item
    factor: float
    beside: Used | None = None


@dataclass(frozen=True, slots=True)
class Jump:
    """An item whose ratio to a year beside it no centre ever had."""

    item: Item
    beside: Used
    extent: Extent


@dataclass(slots=True)
class Verdicts:
    """What the years beside them say of a file's figures.

    `fitting` counts, by heading, the items that the years beside them bear out; `borne_out` are
    these items by their `id`.
    """

    slips: dict[int, Slip] = field(default_factory=dict)
    jumps: list[Jump] = field(default_factory=list)
    borne_out: set[int] = field(default_factory=set)
    fitting: dict[str, int] = field(default_factory=dict)


def judge(figures: FileFigures, known: Catalogue) -> Verdicts:
    """Hold every annual figure of a whole centre against the years beside it."""
    verdicts = Verdicts()
    extents = figures.stored.extents
    for part, cells in figures.parts.items():
        if part.whole:
            for item in cells.values():
                extent = extents.get(item.indicator)
                _judge(item, part, figures, known.indicators[item.indicator], extent, verdicts)
            _keep_later_of_pairs(cells, verdicts)
    verdicts.jumps = [jump for jump in verdicts.jumps if _stands(jump, verdicts)]
    return verdicts


def _judge(
    item: Item,
    part: Part,
    figures: FileFigures,
    indicator: Indicator,
    extent: Extent | None,
    verdicts: Verdicts,
) -> None:
    own = interval_of(item)
    if own is None or own.value <= 0:
        return
    same = figures.stored.chosen(part.centre, item.year, indicator.id)
    if same and same.basis != "computed" and same.interval.value > 0:
        ratio = own.value / same.interval.value
        if 1 / SAME <= ratio <= SAME:
            _bear_out(item, verdicts)
            return
        factor = _factor(ratio, indicator, same.interval.value, (1 / SAME, SAME))
        if factor:
            beside = Used(item.year, same.interval, stored=same)
            verdicts.slips[id(item)] = Slip(item, factor, beside)
        # What differs otherwise is told of as such.
        return
    near = list(_beside(item, part, figures))
    if near:
        _judge_beside(item, own, near, indicator, extent, verdicts)


def _beside(item: Item, part: Part, figures: FileFigures) -> Iterator[Used]:
    cells, stored = figures.parts[part], figures.stored
    for year in (item.year - 1, item.year + 1):
        used = _at(cells, stored, part.centre, year, item.indicator)
        if used and used.interval.value > 0:
            yield used


def _at(cells: Cells, stored: Stored, centre: str, year: int, indicator: str) -> Used | None:
    item = cells.get((year, indicator))
    interval = interval_of(item) if item else None
    if interval:
        return Used(year, interval, item)
    found = stored.chosen(centre, year, indicator)
    return Used(year, found.interval, stored=found) if found else None


def _judge_beside(
    item: Item,
    own: Interval,
    beside: list[Used],
    indicator: Indicator,
    extent: Extent | None,
    verdicts: Verdicts,
) -> None:
    prior = prior_of(item)
    last = beside[0] if beside[0].year == item.year - 1 else None
    if prior and last and prior.overlaps(last.interval):
        _bear_out(item, verdicts)
        return
    enough = _enough(extent)
    allowed = _widened(enough) if enough else (1 / CLOSE, CLOSE)
    outside = [used for used in beside if not _within(_ratio(own, used, item), allowed)]
    if not outside:
        _bear_out(item, verdicts)
        return
    span = _span(enough) if enough else allowed
    if len(outside) == len(beside):
        factors = {
            _factor(
                own.value / used.interval.value,
                indicator,
                used.interval.value,
                _as_of(used, item, span),
            )
            for used in beside
        }
        factor = factors.pop() if len(factors) == 1 else None
        if factor:
            verdicts.slips[id(item)] = Slip(item, factor, beside[0])
            return
    if enough:
        verdicts.jumps += [Jump(item, used, enough) for used in outside]


def _bear_out(item: Item, verdicts: Verdicts) -> None:
    verdicts.borne_out.add(id(item))
    verdicts.fitting[item.heading] = verdicts.fitting.get(item.heading, 0) + 1


def _enough(extent: Extent | None) -> Extent | None:
    """Give the extent where it rests on enough pairs of positive years."""
    if extent is None or extent.pairs < ENOUGH_PAIRS:
        return None
    return extent if extent.smallest_ratio and extent.smallest_ratio > 0 else None


def _span(extent: Extent) -> tuple[float, float]:
    return extent.smallest_ratio or 1.0, extent.greatest_ratio or 1.0


def _widened(extent: Extent) -> tuple[float, float]:
    low, high = _span(extent)
    return low / MARGIN, high * MARGIN


def _as_of(used: Used, item: Item, span: tuple[float, float]) -> tuple[float, float]:
    """Give the span of ratios to a year beside: to the next year it is turned round."""
    return span if used.year < item.year else (1 / span[1], 1 / span[0])


def _ratio(own: Interval, used: Used, item: Item) -> float:
    """Give the ratio of the later of the two years to the earlier."""
    ratio = own.value / used.interval.value
    return ratio if used.year < item.year else 1 / ratio


def _within(ratio: float, span: tuple[float, float]) -> bool:
    return span[0] <= ratio <= span[1]


def _factor(
    ratio: float, indicator: Indicator, beside: float, span: tuple[float, float]
) -> float | None:
    """Give the factor that brings a figure into the span, or None."""
    if indicator.unit in COUNTED and beside < FEW and beside * ratio < FEW:
        return None
    steps = SLIPPING.get(indicator.unit, ())
    if indicator.id in RESIDUAL:
        steps = steps[1:]
    found = [f for step in steps for f in (1 / step, step) if _within(ratio * f, span)]
    return min(found, key=lambda factor: abs(ratio * factor - 1), default=None)


def _keep_later_of_pairs(cells: Cells, verdicts: Verdicts) -> None:
    """Of two years that speak against each other alone, leave the earlier in peace."""
    for slip in list(verdicts.slips.values()):
        beside = slip.beside.item if slip.beside else None
        later = beside is not None and beside.year > slip.item.year
        if (
            later
            and id(beside) in verdicts.slips
            and cells.get((slip.item.year, slip.item.indicator))
        ):
            del verdicts.slips[id(slip.item)]


def _stands(jump: Jump, verdicts: Verdicts) -> bool:
    """Tell whether a jump is the figure's own: not to a year that slipped or jumped itself."""
    beside = jump.beside.item
    if beside is None:
        return True
    return id(beside) not in verdicts.slips and beside.year < jump.item.year
