"""For which centres and years each indicator has figures, and on what basis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from warehouse.connection import rows


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many centres have an indicator, in any year and by year and basis.

    `beside` counts, by role, the published readings that can be no figure of a series: targets,
    budgets, scores, single lines.
    """

    centres: int = 0
    by_year: dict[int, dict[str, int]] = field(default_factory=dict)
    beside: dict[str, int] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        """Give the years with figures, oldest first."""
        return sorted(self.by_year)

    def in_year(self, year: int) -> int:
        """Count the centres with a figure of this year."""
        return sum(self.by_year.get(year, {}).values())

    def on_basis(self, basis: str) -> int:
        """Count the figures on this basis over all centres and years."""
        return sum(counts.get(basis, 0) for counts in self.by_year.values())


def coverage() -> dict[str, Coverage]:
    """Read the coverage of every indicator that has a figure or any other published reading."""
    found: dict[str, Coverage] = {}
    for indicator_id, centres, year, basis, figures in rows("coverage"):
        known = found.setdefault(indicator_id, Coverage(centres))
        known.by_year.setdefault(year, {})[basis] = figures
    for indicator_id, role, readings in rows("readings_beside_series"):
        found.setdefault(indicator_id, Coverage()).beside[role] = readings
    return found


def all_years(found: Iterable[Coverage]) -> list[int]:
    """Give every year from the first to the last with a figure."""
    years = [year for known in found for year in known.by_year]
    return list(range(min(years), max(years) + 1)) if years else []
