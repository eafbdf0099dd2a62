"""Centres side by side: one line an indicator, each centre judged against the first.

What the lines look like is left to the dashboard; levels made comparable are in `measures`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from analysis.figures import Figure, Figures
from analysis.verdicts import Verdict, verdict
from catalogue import Catalogue, Indicator
from changes import change_of
from intervals import Interval

RATIOS: Final = "compare_ratios"
LEVELS: Final = "compare_levels"
GROWTH_OF: Final = ("deposits", "withdrawals", "loans_issued")
# From five times on, the smaller centre's bar fills less than a fifth of a shared axis, where a
# change of a tenth is four pixels of 200: amounts then share no axis unless the reader asks.
SCALE_GUARD: Final = 5.0
JUDGED: Final = (Verdict.HIGHER, Verdict.LOWER, Verdict.EQUAL, Verdict.UNDECIDABLE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A centre's figure on a line: of the year asked for, else of the nearest year."""

    centre_id: str
    asked_year: int
    figure: Figure | None

    @property
    def substituted(self) -> bool:
        """Tell whether the figure stands in for another year."""
        return self.figure is not None and self.figure.year != self.asked_year


@dataclass(frozen=True, slots=True)
class Pair:
    """The first centre against another one: first − other, first ÷ other, and the verdict.

    The sums are there wherever both figures are; only the verdict knows whether they compare.
    """

    other_id: str
    verdict: Verdict
    difference: Interval | None
    ratio: Interval | None


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator, or its growth in percent, of every centre."""

    indicator: Indicator
    is_growth: bool
    cells: tuple[Cell, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is surely highest on a line: HIGHER with the centre's id, else why nobody is.

    `like` are the centres compared: those with a figure of the year, of one 口径, undoubted.
    """

    verdict: Verdict
    highest: str
    like: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The lines of a comparison; `years` holds the year asked of each centre, in order.

    `aligned` tells whether one year was asked of all; else each has its own latest.
    """

    years: dict[str, int]
    aligned: bool
    ratios: tuple[Line, ...]
    levels: tuple[Line, ...]
    growth: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give all lines in the order in which they are shown."""
        return self.ratios + self.levels + self.growth


def compared(known: Catalogue) -> tuple[str, ...]:
    """Give the indicators that a comparison is about."""
    return known.themes[RATIOS] + known.themes[LEVELS]


def years_known(figures: Figures, centres: Sequence[str], indicators: Sequence[str]) -> list[int]:
    """Give the years in which any of these centres has any of these indicators, newest first."""
    return sorted({y for c, y, i in figures.by_cell if c in centres and i in indicators})[::-1]


def best_year(figures: Figures, centres: Sequence[str], indicators: Sequence[str]) -> int | None:
    """Give the year in which most indicators are known for all centres, the latest of equals.

    Where no indicator is shared, the year with most figures; None without any figure.
    """

    def merit(year: int) -> tuple[int, int, int]:
        having = [sum((c, year, i) in figures.by_cell for c in centres) for i in indicators]
        return sum(count == len(centres) for count in having), sum(having), year

    return max(years_known(figures, centres, indicators), key=merit, default=None)


def latest_years(
    figures: Figures, centres: Sequence[str], indicators: Sequence[str]
) -> dict[str, int]:
    """Give each centre's latest year with any of these indicators; no entry without one."""
    years = {c: years_known(figures, [c], indicators) for c in centres}
    return {centre: found[0] for centre, found in years.items() if found}


def compare(
    figures: Figures, years: Mapping[str, int], known: Catalogue, *, aligned: bool
) -> Comparison:
    """Answer every line for these centres, each in the year asked of it."""
    indicators = known.indicators

    def lines(ids: Sequence[str], *, growth: bool = False) -> tuple[Line, ...]:
        found = (_line(figures, years, indicators[i], aligned, growth) for i in ids)
        return tuple(line for line in found if any(cell.figure for cell in line.cells))

    return Comparison(
        dict(years),
        aligned,
        lines(known.themes[RATIOS]),
        lines(known.themes[LEVELS]),
        lines(GROWTH_OF, growth=True),
    )


def _line(
    figures: Figures, years: Mapping[str, int], indicator: Indicator, aligned: bool, growth: bool
) -> Line:
    nearest = nearest_growth if growth else _nearest
    cells = []
    for centre, year in years.items():
        figure = nearest(figures, centre, year, indicator)
        # Asked for the latest of each, a line's latest figure is what was asked for.
        asked = figure.year if figure and not aligned else year
        cells.append(Cell(centre, asked, figure))
    pairs = tuple(_pair(cells[0], cell, growth) for cell in cells[1:])
    return Line(indicator, growth, tuple(cells), pairs)


def _nearest(figures: Figures, centre_id: str, year: int, indicator: Indicator) -> Figure | None:
    return figures.nearest(centre_id, year, indicator.id)


def growth_of(figures: Figures, centre_id: str, year: int, indicator: Indicator) -> Figure | None:
    """Give the growth in percent since the year before, with the level's year, 口径 and source."""
    figure = figures.get(centre_id, year, indicator.id)
    change = change_of(figure, figures, indicator.unit) if figure else None
    if figure is None or change is None or change.unit != "percent":
        return None
    return replace(figure, amount=change.amount, basis=change.basis)


def nearest_growth(
    figures: Figures, centre_id: str, year: int, indicator: Indicator
) -> Figure | None:
    """Give the growth of that year, else of the nearest one, the later of two as near."""
    others = figures.years(centre_id, indicator.id)
    for other in sorted(others, key=lambda y: (abs(y - year), -y)):
        found = growth_of(figures, centre_id, other, indicator)
        if found:
            return found
    return None


def _pair(one: Cell, other: Cell, growth: bool) -> Pair:
    judged = verdict(one.figure, other.figure)
    if judged in JUDGED and (one.substituted or other.substituted):
        judged = Verdict.OTHER_YEAR
    if one.figure is None or other.figure is None:
        return Pair(other.centre_id, judged, None, None)
    a, b = one.figure.amount, other.figure.amount
    positive = a.low > 0 and b.low > 0
    return Pair(other.centre_id, judged, a - b, a / b if positive and not growth else None)


def standing(line: Line) -> Standing:
    """Tell which centre is surely highest among those that compare."""
    like = _like(line.cells)
    ids = tuple(figure.centre_id for figure in like)
    if len(like) < 2:
        return Standing(_obstacle(line), "", ids)
    first, second, *_ = sorted(like, key=lambda figure: figure.amount.value, reverse=True)
    others = [figure.amount for figure in like if figure is not first]
    if all(first.amount.low > amount.high for amount in others):
        return Standing(Verdict.HIGHER, first.centre_id, ids)
    return Standing(verdict(first, second), "", ids)


def _like(cells: Sequence[Cell]) -> list[Figure]:
    """Give the undoubted figures of the years asked for that share the commonest 口径 and year."""
    found = [c.figure for c in cells if c.figure and not c.substituted and not c.figure.doubt]
    kinds = Counter((figure.year, figure.qualifier) for figure in found)
    commonest = max(kinds, key=lambda kind: (kinds[kind], not kind[1], kind), default=None)
    return [figure for figure in found if (figure.year, figure.qualifier) == commonest]


def _obstacle(line: Line) -> Verdict:
    verdicts = [pair.verdict for pair in line.pairs if pair.verdict not in JUDGED]
    told = (Verdict.OTHER_YEAR, Verdict.DOUBTFUL, Verdict.OTHER_BASIS)
    return next((v for v in told if v in verdicts), Verdict.MISSING)


def scale_gap(figures: Figures, years: Mapping[str, int]) -> Interval | None:
    """Give how many times the smallest centre's deposits the largest's are.

    Each centre's deposits are those of the year nearest to its own; None for fewer than two.
    """
    found = [figures.nearest(centre, year, "deposits") for centre, year in years.items()]
    amounts = sorted(
        (figure.amount for figure in found if figure and figure.amount.low > 0),
        key=lambda amount: amount.value,
    )
    return amounts[-1] / amounts[0] if len(amounts) > 1 else None


def rests_on_growth(figure: Figure) -> bool:
    """Tell whether a figure was derived from growth, or computed from one that was."""
    return figure.basis == "derived" or figure.reason == "formula_of_derived"
