"""A figure held against the years beside it: a unit that slipped, or a jump no centre ever made.

The years beside it are the file's own, else those stored. What is said of either is left to
`slips` and `outliers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from catalogue import Catalogue, Indicator
from etl.checking.figures import Cells, FileFigures, Part, Used, interval_of, prior_of
from etl.checking.item import Item
from etl.checking.levels import judge_levels
from etl.checking.verdicts import (
    COUNTED,
    ENOUGH_PAIRS,
    FEW,
    RESIDUAL,
    SLIPPING,
    Emptied,
    Jump,
    Slip,
    Verdicts,
)
from etl.stored import Extent, Stored
from intervals import Interval

# A figure may go this much beyond what any centre ever did before it is worth a question.
MARGIN: Final = 1.5
# Without enough pairs, a slip is taken for one where the mended figure is this close.
CLOSE: Final = 2.0
# Nobody need explain that less than this has come to nothing.
LARGE: Final = {"CNY": 1e9, **dict.fromkeys(COUNTED, 1e4), "m2": 1e6}
# Two figures for the same year are the same quantity in another unit where they are this close.
SAME: Final = 1.05


def judge(figures: FileFigures, known: Catalogue) -> Verdicts:
    """Hold every annual figure of a whole centre against the years beside it, and those that
    stand alone against what centres ever had.
    """
    verdicts = Verdicts()
    judge_levels(figures, known, verdicts)
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
    if own is None or own.value < 0 or _is_beyond(item, verdicts):
        return
    same = figures.stored.chosen(part.centre, item.year, indicator.id)
    if own.value == 0:
        if same is None or same.basis == "computed":
            _judge_nothing(item, part, figures, indicator, extent, verdicts)
        return
    if same and same.basis != "computed" and same.interval.value > 0:
        ratio = own.value / same.interval.value
        if 1 / SAME <= ratio <= SAME:
            _bear_out(item, verdicts)
            return
        factor = _factor(ratio, indicator, same.interval.value, (1 / SAME, SAME))
        if factor:
            beside = Used(item.year, same.interval, stored=same)
            verdicts.slips[id(item)] = Slip(item, factor, beside)
        # What differs otherwise from a printed figure is told of as such.
        if factor or same.basis == "reported":
            return
    near = list(_beside(item, part, figures, verdicts))
    if near:
        _judge_beside(item, own, near, indicator, extent, verdicts)
    if all(used.year > item.year for used in near):
        _judge_growth(item, own, indicator, extent, verdicts)


def _judge_nothing(
    item: Item,
    part: Part,
    figures: FileFigures,
    indicator: Indicator,
    extent: Extent | None,
    verdicts: Verdicts,
) -> None:
    """Ask about a zero beside a large figure, unless centres are known to have fallen to it."""
    falls = extent and extent.pairs >= ENOUGH_PAIRS and extent.smallest_ratio == 0
    large = LARGE.get(indicator.unit)
    if falls or large is None or indicator.id in RESIDUAL:
        return
    beside = next(_beside(item, part, figures, verdicts), None)
    if beside and beside.interval.value >= large:
        verdicts.emptied.append(Emptied(item, beside))


def _judge_growth(
    item: Item, own: Interval, indicator: Indicator, extent: Extent | None, verdicts: Verdicts
) -> None:
    """Hold a printed growth that nothing bears out against those that centres ever had."""
    prior, enough = prior_of(item), _enough(extent)
    if prior is None or enough is None or prior.value <= 0 or id(item) in verdicts.slips:
        return
    if indicator.unit in COUNTED and max(own.value, prior.value) < FEW:
        return
    if not _within(own.value / prior.value, _widened(enough)):
        last = Used(item.year - 1, prior, item, implied=True)
        verdicts.jumps.append(Jump(item, last, enough))


def _beside(item: Item, part: Part, figures: FileFigures, verdicts: Verdicts) -> Iterator[Used]:
    cells, stored = figures.parts[part], figures.stored
    for year in (item.year - 1, item.year + 1):
        used = _at(cells, stored, part.centre, year, item.indicator)
        if used and used.interval.value > 0 and not _is_beyond(used.item, verdicts):
            yield used


def _is_beyond(item: Item | None, verdicts: Verdicts) -> bool:
    """Tell whether all centres' figures speak against an item, whatever stands beside it."""
    slip = verdicts.slips.get(id(item))
    return id(item) in verdicts.beyond or (slip is not None and slip.extent is not None)


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
    if beside is None or jump.beside.implied:
        return True
    return id(beside) not in verdicts.slips and beside.year < jump.item.year
