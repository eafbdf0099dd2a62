"""One centre seen whole: its figures, what else its reports print for a year, its documents.

What becomes of the income and of the budget is worked out in `distribution` and `budget`; how it
is told is left to `dashboard`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from analysis.documents import Document, documents
from analysis.figures import Figure, Figures, figures_of_year
from catalogue import Catalogue, Indicator
from changes import Change, change_of
from intervals import Interval
from ranks import Place, place_of
from warehouse.connection import rows

BASES: Final = ("reported", "derived", "computed")


@dataclass(frozen=True, slots=True)
class Line:
    """A figure that a report prints and that stands in no series; amount in the unit named.

    The amount is None where the figure is a date or a word.
    """

    observation_id: int
    source_id: str
    centre_id: str
    year: int
    period: str
    indicator_id: str
    scope: str
    role: str
    item: str
    bound: str
    printed_value: str
    printed_unit: str
    unit: str
    amount: Interval | None
    qualifier: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure of the series, its change since the year before, and its place among the peers.

    `place` is None where the figure may not be ranked or too few centres have one.
    """

    indicator: Indicator
    figure: Figure
    change: Change | None
    place: Place | None


def lines_of(centre_id: str, year: int) -> list[Line]:
    """Read what a centre's reports print for a year beside the series, in catalogue order."""
    asked = {"centre": centre_id, "report_year": year}
    return [_line(row) for row in rows("lines_of_centre", asked)]


def _line(row: Sequence[Any]) -> Line:
    *plain, value, low, high, qualifier, doubt = row
    amount = None if value is None else Interval(value, low, high)
    parts: tuple[Any, ...] = (*plain, amount, qualifier, doubt)
    return Line(*parts)


def standings(
    figures: Figures, centre_id: str, year: int, known: Catalogue, peers: Sequence[str]
) -> dict[str, Standing]:
    """Give every figure of a centre's year with its change and place, in catalogue order."""
    mine = {i: figures.get(centre_id, year, i) for i in known.indicators}
    ids = [indicator for indicator, figure in mine.items() if figure]
    among = set(peers)
    others: dict[str, list[Figure]] = {}
    for figure in figures_of_year(ids, year):
        if figure.centre_id in among:
            others.setdefault(figure.indicator_id, []).append(figure)
    found = {}
    for indicator_id, own in mine.items():
        if own:
            indicator = known.indicators[indicator_id]
            place = place_of(centre_id, others.get(indicator_id, []), indicator.direction)
            change = change_of(own, figures, indicator.unit)
            found[indicator_id] = Standing(indicator, own, change, place)
    return found


def largest_change(found: Iterable[Standing], indicators: Sequence[str]) -> Standing | None:
    """Give that of these indicators which changed most in percent, of those sure to have changed.

    Points and percent cannot be held against each other, so ratios are left aside.
    """
    changed = [
        standing
        for standing in found
        if standing.indicator.id in indicators
        and standing.change
        and standing.change.unit == "percent"
        and standing.change.sign
    ]
    return max(changed, key=lambda s: abs(s.change.amount.value) if s.change else 0.0, default=None)


def documents_of(centre_id: str) -> list[Document]:
    """Read a centre's documents, the newest first."""
    found = [document for document in documents().values() if document.centre_id == centre_id]
    return sorted(found, key=lambda document: (-document.year, document.id))


def coverage_by_year(figures: Figures, centre_id: str) -> dict[int, dict[str, int]]:
    """Count a centre's figures by year and basis, over all years from the first to the last."""
    years = [year for centre, year, _ in figures.by_cell if centre == centre_id]
    if not years:
        return {}
    counts = {year: dict.fromkeys(BASES, 0) for year in range(min(years), max(years) + 1)}
    for (centre, year, _), figure in figures.by_cell.items():
        if centre == centre_id:
            counts[year][figure.basis] += 1
    return counts
