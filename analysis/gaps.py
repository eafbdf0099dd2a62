"""Why a figure is missing: the report does not give it, or we do not hold the report."""

from __future__ import annotations

from warehouse.connection import rows


def reports_held() -> frozenset[tuple[str, int]]:
    """Give the centres and years whose report we hold as a whole text."""
    return frozenset((centre, year) for centre, year in rows("reports_held"))


def gap(centre_id: str, year: int, held: frozenset[tuple[str, int]]) -> str:
    """Tell `undisclosed` where the year's own report was read whole, else `uncollected`."""
    return "undisclosed" if (centre_id, year) in held else "uncollected"
