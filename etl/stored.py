"""What the warehouse already holds of some centres, as a new file's figures are held against it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import duckdb

from etl.normalise import Observation
from figures import Cell
from intervals import Interval
from warehouse.connection import query_text

# What makes two readings beside the series readings of the same: fields of an observation.
KEY: Final = (
    "centre_id",
    "year",
    "period",
    "indicator_id",
    "scope",
    "role",
    "item",
    "bound",
    "unit",
)
# Before the first fund and after the last file: all years.
FIRST: Final = 0
LAST: Final = 9999


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A published figure in its canonical unit; `chosen` where it stands in the series.

    A computed figure has no observation, no batch and no source; `file_name` is its batch's.
    """

    interval: Interval
    basis: str
    observation_id: int | None
    batch_id: int | None
    source_title: str
    printed_value: str
    printed_unit: str
    chosen: bool
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A reading as printed, which may be a date, or a growth without a level."""

    value: str
    unit: str
    growth: str
    growth_unit: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A published reading that never stands in the series: its figure, if it has one, and words."""

    figure: StoredFigure | None
    words: Words
    file_name: str


@dataclass(frozen=True, slots=True)
class Extent:
    """How far an indicator ever went anywhere: levels, and ratios of a year to the one before.

    The ratios are None where no centre has two years; `pairs` tells how many pairs they rest on.
    """

    least: float
    greatest: float
    smallest_ratio: float | None
    greatest_ratio: float | None
    pairs: int


class Stored:
    """Published figures of some centres, read once: of some years and those beside them, or all."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        centres: Iterable[str],
        years: Collection[int] = (),
    ) -> None:
        self._connection = connection
        asked = {
            "centres": sorted(set(centres)),
            "first": min(years) - 1 if years else FIRST,
            "last": max(years) + 1 if years else LAST,
        }
        # A file asks for few of a country's figures: each is made when it is asked for.
        self._rows = connection.execute(query_text("stored_figures"), asked).fetchall()
        self._starts: dict[Cell, int] = {}
        for position, row in enumerate(self._rows):
            self._starts.setdefault(row[:3], position)
        self._made: dict[Cell, tuple[StoredFigure, ...]] = {}
        beside = connection.execute(query_text("stored_beside"), asked).fetchall()
        self._beside: dict[tuple[object, ...], list[Beside]] = {}
        for row in beside:
            self._beside.setdefault(row[: len(KEY)], []).append(_beside(*row[len(KEY) :]))

    def figures(self, centre: str, year: int, indicator: str) -> tuple[StoredFigure, ...]:
        """Give the figures of one cell, the chosen one first."""
        cell = (centre, year, indicator)
        made = self._made.get(cell)
        if made is None:
            made = self._made[cell] = tuple(self._figures(cell))
        return made

    def _figures(self, cell: Cell) -> Iterator[StoredFigure]:
        start = self._starts.get(cell, len(self._rows))
        for position in range(start, len(self._rows)):
            row = self._rows[position]
            if row[:3] != cell:
                return
            yield StoredFigure(Interval(*row[3:6]), *row[6:])

    def chosen(self, centre: str, year: int, indicator: str) -> StoredFigure | None:
        """Give the figure that pages show for one cell."""
        found = self.figures(centre, year, indicator)
        return found[0] if found and found[0].chosen else None

    def beside(self, told: Observation) -> tuple[Beside, ...]:
        """Give what the newest source tells of the very same, where no series can hold it.

        It is of the same centre, period, scope, role, item, bound and unit. A source may tell it
        more than once.
        """
        key = tuple(getattr(told, name) for name in KEY)
        return tuple(self._beside.get(key, ()))

    @cached_property
    def extents(self) -> dict[str, Extent]:
        """Give how far each indicator ever went, over all centres."""
        rows = self._connection.execute(query_text("changes_of_peers")).fetchall()
        return {indicator: Extent(*rest) for indicator, *rest in rows}


def _beside(
    value: float | None,
    low: float | None,
    high: float | None,
    observation_id: int,
    *source: Any,
) -> Beside:
    batch_id, title, printed_value, printed_unit, file_name, growth, growth_unit = source
    words = Words(printed_value, printed_unit, growth, growth_unit)
    if value is None or low is None or high is None:
        return Beside(None, words, file_name)
    figure = StoredFigure(
        Interval(value, low, high),
        "reported",
        observation_id,
        batch_id,
        title,
        printed_value,
        printed_unit,
        chosen=False,
        file_name=file_name,
    )
    return Beside(figure, words, file_name)
