"""Why a figure is missing: there can be none, the report does not give it, or we hold no report."""

from __future__ import annotations

from typing import Final

from applicability import exemption
from warehouse.connection import rows

GAPS: Final = ("undisclosed", "uncollected", "inapplicable")


def reports_held() -> frozenset[tuple[str, int]]:
    """Give the centres and years whose report we hold as a whole text."""
    return frozenset((centre, year) for centre, year in rows("reports_held"))


def gap(centre_id: str, year: int, held: frozenset[tuple[str, int]], indicator_id: str = "") -> str:
    """Tell `inapplicable` where the indicator, if one is named, can have no figure of the centre.

    Else `undisclosed` where the year's own report was read whole, or `uncollected`.
    """
    if indicator_id and exemption(centre_id, indicator_id):
        return "inapplicable"
    return "undisclosed" if (centre_id, year) in held else "uncollected"
