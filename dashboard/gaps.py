"""The word for a missing figure, so that no gap is shown without its reason."""

from __future__ import annotations

from analysis.gaps import gap, reports_held
from dashboard.memory import remembered
from dashboard.texts import say


@remembered
def held() -> frozenset[tuple[str, int]]:
    """Give the centres and years whose report we hold as a whole text."""
    return reports_held()


def gap_text(centre_id: str, year: int, indicator_id: str = "") -> str:
    """Say why a centre has no figure for a year: 未披露, 未收集, or 不适用 of the indicator."""
    return say(f"gap_{gap(centre_id, year, held(), indicator_id)}")
