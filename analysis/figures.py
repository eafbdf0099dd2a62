"""Chosen figures read from the warehouse, and where each came from.

Rows are plain frozen records: importing a data-frame library would cost more than the whole
cold start of the dashboard may take. What a figure is stands in the base module `figures`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.documents import place_of
from figures import Figure, Figures
from intervals import Interval
from warehouse.connection import rows


@dataclass(frozen=True, slots=True)
class Provenance:
    """The printed figure an observation holds and the place where it stands.

    `before` and `after` are the text around the quote, where we hold the report; `place` names
    the reading in its document.
    """

    observation_id: int
    title: str
    publisher: str
    published_on: str
    url: str
    report_file: str
    report_sha256: str
    printed_value: str
    printed_unit: str
    printed_growth: str
    growth_unit: str
    quote: str
    figure_start: int | None
    figure_end: int | None
    before: str
    after: str
    note: str
    sheet: str
    cell: str
    batch_id: int
    loaded_at: date
    year: int
    source_id: str
    indicator_id: str
    period: str
    quote_start: int | None

    @property
    def place(self) -> str:
        """Name its place in its document, as `analysis.documents.place_of` does."""
        return place_of(self.indicator_id, self.period, self.quote_start, self.figure_start)


def figures_of_centres(centres: Sequence[str]) -> Figures:
    """Read every chosen figure of these centres."""
    found = (Figure.of(row) for row in rows("figures_of_centres", {"centres": list(centres)}))
    return Figures({(f.centre_id, f.year, f.indicator_id): f for f in found})


def figures_of_indicators(centres: Sequence[str], indicators: Sequence[str]) -> Figures:
    """Read every chosen figure of these centres for these indicators alone."""
    asked = {"centres": list(centres), "indicators": list(indicators)}
    found = (Figure.of(row) for row in rows("figures_of_indicators", asked))
    return Figures({(f.centre_id, f.year, f.indicator_id): f for f in found})


@dataclass(frozen=True, slots=True)
class Item:
    """A published actual figure of one line of an indicator; amount in the canonical unit."""

    centre_id: str
    year: int
    indicator_id: str
    item: str
    amount: Interval
    observation_id: int
    source_id: str


def items_of(indicators: Sequence[str]) -> list[Item]:
    """Read the lines of these indicators, of all centres, in the order of their documents."""
    found = rows("item_figures", {"broken_down": list(indicators)})
    return [
        Item(centre, year, indicator, item, Interval(value, low, high), *rest)
        for centre, year, indicator, item, value, low, high, *rest in found
    ]


def series_of(indicators: Sequence[str]) -> Figures:
    """Read every chosen figure of these indicators, of all centres and years."""
    found = map(Figure.of, rows("figures_over_years", {"indicators": list(indicators)}))
    return Figures({(f.centre_id, f.year, f.indicator_id): f for f in found})


def figures_of_year(indicators: Sequence[str], year: int) -> list[Figure]:
    """Read the chosen figures of all centres for these indicators in one year."""
    asked = {"indicators": list(indicators), "year": year}
    return [Figure.of(row) for row in rows("figures_of_year", asked)]


def provenance(observation_ids: Iterable[int]) -> dict[int, Provenance]:
    """Read where these observations stand, by observation id."""
    asked = {"observations": sorted(set(observation_ids))}
    return {row[0]: Provenance(*row) for row in rows("provenance", asked)}


def alternatives_of_centres(centres: Sequence[str]) -> list[Figure]:
    """Read these centres' figures that were not chosen, as they could have stood in the series."""
    if not centres:
        return []
    return [Figure.of(row) for row in rows("alternatives", {"centres": list(centres)})]


def centres_with_figures() -> list[str]:
    """Give the ids of centres that have any figure, in catalogue order."""
    return [row[0] for row in rows("centres_with_figures")]


def indicators_over_years() -> list[str]:
    """Give the ids of indicators that some centre has for two years or more, in catalogue order."""
    return [row[0] for row in rows("indicators_over_years")]


def years_of_centre(centre_id: str) -> list[int]:
    """Give the years in which a centre has any figure, newest first."""
    return [row[0] for row in rows("years_of_centre", {"centre": centre_id})]


__all__ = [
    "Figure",
    "Figures",
    "Item",
    "Provenance",
    "alternatives_of_centres",
    "centres_with_figures",
    "figures_of_centres",
    "figures_of_indicators",
    "figures_of_year",
    "indicators_over_years",
    "items_of",
    "provenance",
    "series_of",
    "years_of_centre",
]
