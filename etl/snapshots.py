"""What pages show of some centres at one moment: chosen figures, KPI cards and findings.

What differs between two moments is told by `effects` and `difference`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import duckdb

from catalogue import Catalogue
from figures import Figure, Figures
from findings import Finding
from intervals import Interval
from warehouse.connection import query_text

CARDS: Final = "headline"

Pair = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Column:
    """The chosen figures of one indicator in one year, as lists in the order of centres.

    `ranked` tells which of them may be ranked.
    """

    centres: Sequence[str] = ()
    amounts: Sequence[float] = ()
    lows: Sequence[float] = ()
    highs: Sequence[float] = ()
    ranked: Sequence[bool] = ()
    observations: Sequence[int | None] = field(default=(), compare=False)

    def find(self, centre: str) -> tuple[Interval, int | None] | None:
        """Give a centre's figure and the observation it is of."""
        place = bisect_left(self.centres, centre)
        if self.centres[place : place + 1] != [centre]:
            return None
        amount = Interval(self.amounts[place], self.lows[place], self.highs[place])
        return amount, self.observations[place]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Figures, cards and findings of some centres, and the figures of others to rank them among.

    `columns` are the centres' own figures by indicator and year; `others` the bounds of all other
    centres' figures of the same indicators and years, `cards` the headline figures.
    """

    centres: frozenset[str]
    columns: dict[Pair, Column]
    others: dict[Pair, Column]
    cards: Figures
    findings: tuple[Finding, ...]
    known: Catalogue = field(compare=False, repr=False)

    def chosen(self, centre: str, year: int, indicator: str) -> tuple[Interval, int | None] | None:
        """Give the chosen figure of one of the centres, and the observation it is of."""
        column = self.columns.get((indicator, year))
        return column.find(centre) if column else None


def snapshot(
    connection: duckdb.DuckDBPyConnection, known: Catalogue, touched: Collection[Pair]
) -> Snapshot:
    """Read what pages show of the centres of these (centre, year) pairs.

    It begins a year before the first of them, for a growth tells of the year before, and ends with
    the last figure that could follow from them.
    """
    years = [year for _, year in touched] or [0]
    centres = sorted({centre for centre, _ in touched})
    asked: dict[str, Any] = {"centres": centres, "first": min(years) - 1}
    near = {**asked, "last": max(years), "carried": carried(known)}
    rows = connection.execute(query_text("series_in_columns"), near).fetchall()
    columns = {(indicator, year): Column(*lists) for indicator, year, *lists in rows}
    # The change of the first year is one from the year before it.
    cards = {**asked, "indicators": list(known.themes[CARDS]), "first": asked["first"] - 1}
    figures = map(Figure.of, connection.execute(query_text("figures_from_year"), cards).fetchall())
    about = {"centres": centres}
    found = connection.execute(query_text("findings_of_centres"), about).fetchall()
    return Snapshot(
        frozenset(centres),
        columns,
        _others(connection, centres, list(columns)),
        Figures({(one.centre_id, one.year, one.indicator_id): one for one in figures}),
        tuple(Finding.of(row) for row in found),
        known,
    )


def _others(
    connection: duckdb.DuckDBPyConnection, centres: list[str], pairs: list[Pair]
) -> dict[Pair, Column]:
    asked = {
        "centres": centres,
        "indicators": [indicator for indicator, _ in pairs],
        "years": [year for _, year in pairs],
    }
    rows = connection.execute(query_text("ranked_of_others"), asked).fetchall()
    return {
        (indicator, year): Column(centres=names, lows=lows, highs=highs)
        for indicator, year, names, lows, highs in rows
    }


def carried(known: Catalogue) -> list[str]:
    """Give the indicators whose formula, or that of a part, reaches into an earlier year.

    A figure of theirs may follow from one of any year before it.
    """
    found: set[str] = set()
    while True:
        more = {
            indicator.id
            for indicator in known.indicators.values()
            if indicator.formula
            and any(
                reference.years_back or reference.indicator_id in found
                for reference in indicator.formula.references
            )
        }
        if more == found:
            return sorted(found)
        found = more
