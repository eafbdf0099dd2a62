"""Figures as the series holds them: one chosen for a centre, year and indicator.

A base module: where they are read, compared and shown is left to the other rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from intervals import Interval

Cell = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure chosen for a centre, year and indicator; amount in the canonical unit."""

    centre_id: str
    year: int
    indicator_id: str
    amount: Interval
    basis: str
    reason: str
    observation_id: int | None
    alternatives: int
    printed_growth: str
    growth_unit: str
    qualifier: str
    doubt: str

    @classmethod
    def of(cls, row: Sequence[Any]) -> Self:
        """Make a figure of a row of the series, its columns in the order of the table."""
        centre, year, indicator, value, low, high, *rest = row
        return cls(centre, year, indicator, Interval(value, low, high), *rest)


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures by centre, year and indicator."""

    by_cell: dict[Cell, Figure]

    def get(self, centre_id: str, year: int, indicator_id: str) -> Figure | None:
        """Give the figure of a cell, or None where nothing is known."""
        return self.by_cell.get((centre_id, year, indicator_id))

    def years(self, centre_id: str, indicator_id: str) -> list[int]:
        """Give the years in which a centre has this indicator, oldest first."""
        return sorted(y for c, y, i in self.by_cell if c == centre_id and i == indicator_id)

    def nearest(self, centre_id: str, year: int, indicator_id: str) -> Figure | None:
        """Give the figure of that year, else of the nearest one, the later of two as near."""
        years = self.years(centre_id, indicator_id)
        if not years:
            return None
        best = min(years, key=lambda other: (abs(other - year), -other))
        return self.get(centre_id, best, indicator_id)
