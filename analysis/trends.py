"""Indicators of centres over the years: the points of a line and where it breaks, its change from
end to end, its index, and a verdict on its trend once there are points enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import factorial, inf
from typing import Final

from analysis.compare import SCALE_GUARD, rests_on_growth
from analysis.figures import Figure, Figures
from catalogue import Catalogue, Indicator
from changes import POINT_UNITS, Change, between, change_of, unlike
from intervals import Interval, exactly

# Public Health England's Fingertips judges a trend from five points on, and so do we.
FEWEST_FOR_TREND: Final = 5
# Two-sided: of lines that go up and down by chance, one in twenty is called rising or falling.
# Of five points only an unbroken rise or fall is rarer than that.
CHANCE: Final = 0.05
HUNDRED: Final = exactly(100.0)


@dataclass(frozen=True, slots=True)
class Point:
    """A year's figure and its change; `joined` when a line may lead here from the year before.

    It may not when that year is missing, or either figure is doubted or of another 口径.
    """

    figure: Figure
    change: Change | None
    joined: bool


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator of a centre, one point for each year that has a figure, oldest first."""

    centre_id: str
    indicator: Indicator
    points: tuple[Point, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """Give the years that have a figure, oldest first."""
        return tuple(point.figure.year for point in self.points)

    @property
    def gaps(self) -> tuple[int, ...]:
        """Give the years without a figure between the first and the last that have one."""
        return _missing(self.years)


def _missing(years: Sequence[int]) -> tuple[int, ...]:
    whole = range(years[0], years[-1] + 1) if years else range(0)
    return tuple(year for year in whole if year not in years)


def indicators_needed(indicator_ids: Iterable[str], known: Catalogue) -> tuple[str, ...]:
    """Give these indicators and all that their formulas need, each once."""
    needed: dict[str, None] = {}
    waiting = list(indicator_ids)
    while waiting:
        indicator_id = waiting.pop(0)
        if indicator_id not in needed:
            needed[indicator_id] = None
            formula = known.indicators[indicator_id].formula
            waiting += [r.indicator_id for r in formula.references] if formula else []
    return tuple(needed)


def series_of(figures: Figures, centre_id: str, indicator: Indicator) -> Series:
    """Line up a centre's figures of an indicator."""
    points = []
    for year in figures.years(centre_id, indicator.id):
        figure = figures.by_cell[(centre_id, year, indicator.id)]
        before = figures.get(centre_id, year - 1, indicator.id)
        change = change_of(figure, figures, indicator.unit)
        points.append(Point(figure, change, before is not None and not unlike(figure, before)))
    return Series(centre_id, indicator, tuple(points))


def times_apart(several: Sequence[Series]) -> float:
    """Give how many times the smallest line the largest is, each at its highest; inf over zero."""
    levels = [max(abs(p.figure.amount.value) for p in s.points) for s in several if s.points]
    if not levels or min(levels) == max(levels):
        return 1.0
    return max(levels) / min(levels) if min(levels) else inf


def levels_apart(several: Sequence[Series]) -> bool:
    """Tell whether one axis would flatten the smaller of these lines.

    Percent and per mille mean the same whatever the size of a centre, and share their axis.
    """
    ratios = any(series.indicator.unit in POINT_UNITS for series in several)
    return not ratios and times_apart(several) >= SCALE_GUARD


@dataclass(frozen=True, slots=True)
class Span:
    """A line from one end to the other.

    `change` is None where the ends are unlike or give no percentage; `derived` when an end follows
    from growth and no report prints the change itself.
    """

    first: int
    last: int
    change: Change | None
    unlike: bool
    derived: bool
    gaps: tuple[int, ...]


def span_of(series: Series, start: int | None = None) -> Span | None:
    """Measure a line from its first year, or from `start`, to its last; None for a single point."""
    points = [point for point in series.points if start is None or point.figure.year >= start]
    if len(points) < 2:
        return None
    first, last = points[0].figure, points[-1].figure
    years = [point.figure.year for point in points]
    other = unlike(first, last)
    change = points[-1].change if last.year == first.year + 1 else None
    if change is None and not other:
        change = between(last.amount, first.amount, series.indicator.unit)
    printed = change is not None and change.basis == "reported"
    derived = not printed and (rests_on_growth(first) or rests_on_growth(last))
    return Span(first.year, last.year, change, other, derived, _missing(years))


@dataclass(frozen=True, slots=True)
class Indexed:
    """A line with its base year = 100; None where a figure is unlike the base year's."""

    series: Series
    base_year: int
    levels: tuple[Interval | None, ...]

    @property
    def comparable(self) -> int:
        """Count the years that have an index."""
        return sum(level is not None for level in self.levels)


def base_year_of(several: Sequence[Series]) -> int | None:
    """Give the first year for which all these lines have an undoubted figure; None without one."""
    years = [{p.figure.year for p in series.points if not p.figure.doubt} for series in several]
    return min(set.intersection(*years), default=None) if years else None


def indexed(series: Series, base_year: int) -> Indexed | None:
    """Put a line on base year = 100, rounding of the base and of each year carried through.

    None where the indicator is a percentage, which has no index, or the base is not above zero.
    """
    base = next((p.figure for p in series.points if p.figure.year == base_year), None)
    if series.indicator.unit in POINT_UNITS or base is None or base.amount.low <= 0:
        return None
    levels = tuple(_index(point.figure, base) for point in series.points)
    return Indexed(series, base_year, levels)


def _index(figure: Figure, base: Figure) -> Interval | None:
    if figure.year == base.year:
        return HUNDRED
    return None if unlike(figure, base) else figure.amount / base.amount * HUNDRED


@dataclass(frozen=True, slots=True)
class Trend:
    """A verdict: rising, falling, unclear, or too_short while `missing` years are wanting.

    It speaks of the consecutive years from `first` to `last`.
    """

    verdict: str
    first: int
    last: int
    missing: int = 0


def trend_of(series: Series) -> Trend | None:
    """Judge the trend over the latest consecutive years of like 口径; None without such a year.

    The test is Mann's (Econometrica 13, 1945) with Kendall's S and its exact distribution: every
    later figure against every earlier one, and only a difference beyond rounding counts as higher
    or lower. Levels are judged, not sizes of change, so one outlier makes no trend.
    """
    clear = [point.figure for point in series.points if not point.figure.doubt]
    if not clear:
        return None
    latest = clear[-1]
    like = {f.year: f.amount for f in clear if not unlike(f, latest)}
    first = latest.year
    while first - 1 in like:
        first -= 1
    run = [like[year] for year in range(first, latest.year + 1)]
    if len(run) < FEWEST_FOR_TREND:
        window = range(latest.year - FEWEST_FOR_TREND + 1, latest.year)
        return Trend("too_short", first, latest.year, sum(year not in like for year in window))
    score = kendall_score(run)
    if chance_of(len(run), score) > CHANCE:
        return Trend("unclear", first, latest.year)
    return Trend("rising" if score > 0 else "falling", first, latest.year)


def kendall_score(amounts: Sequence[Interval]) -> int:
    """Count the pairs in which the later figure is surely higher, less those surely lower."""
    pairs = combinations(amounts, 2)
    return sum((later.low > sooner.high) - (later.high < sooner.low) for sooner, later in pairs)


@cache
def chance_of(count: int, score: int) -> float:
    """Give the share of all orders of `count` figures whose score is as far from zero as this.

    A score that no order without ties has counts as the next one nearer to zero.

    >>> chance_of(5, 10) == 2 / 120
    True
    """
    # orders[i] is how many orders of the figures so far have i pairs the wrong way round.
    orders = [1]
    for size in range(2, count + 1):
        length = len(orders) + size - 1
        orders = [sum(orders[max(0, i - size + 1) : i + 1]) for i in range(length)]
    pairs = count * (count - 1) // 2
    reached = abs(score) - (pairs - score) % 2
    extreme = (many for i, many in enumerate(orders) if abs(pairs - 2 * i) >= reached)
    return sum(extreme) / factorial(count)
