"""The word for a missing figure, so that no gap is shown without its reason."""

from __future__ import annotations

from analysis.gaps import gap, reports_held
from dashboard.memory import remembered
from dashboard.texts import say


@remembered
def _held() -> frozenset[tuple[str, int]]:
    return reports_held()


def gap_text(centre_id: str, year: int) -> str:
    """Say why a centre has no figure for a year: 未披露 or 未收集."""
    return say(f"gap_{gap(centre_id, year, _held())}")
