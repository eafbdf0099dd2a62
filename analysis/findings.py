"""What checks found and what people decided about it, read from the warehouse.

The arithmetic of each rule is `warehouse/checks`, making a decision is left to `etl`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from findings import Finding
from warehouse.connection import rows

# What may become of a misfit, the first where nobody has decided anything.
STATES = ("open", "acknowledged", "reported", "corrected")


@dataclass(frozen=True, slots=True)
class Judged:
    """A misfit and what was last decided about it; `corrected` where an amendment answers it."""

    finding: Finding
    state: str
    note: str
    made_by: str
    made_at: datetime | None


def misfits(centres: Sequence[str] = ()) -> list[Judged]:
    """Read what does not fit, most severe first; of all centres where none are named."""
    found = rows("judged_findings", {"centres": list(centres), "finding": ""})
    return [_judged(row) for row in found]


def _judged(row: Sequence[Any]) -> Judged:
    *finding, state, note, made_by, made_at = row
    return Judged(Finding.of(finding), state, note, made_by, made_at)


def verdict_counts(centres: Sequence[str] = ()) -> dict[tuple[str, int], Counter[str]]:
    """Count verdicts by centre and year; of all centres where none are named."""
    counts: dict[tuple[str, int], Counter[str]] = {}
    for centre, year, verdict, number in rows("verdict_counts", {"centres": list(centres)}):
        counts.setdefault((centre, year), Counter())[verdict] = number
    return counts


def verdicts_on(centre_id: str, year: int) -> list[Finding]:
    """Read every verdict on a centre's year, whichever way it went, the misfits first."""
    asked = {"centre": centre_id, "year": year}
    return [Finding.of(row) for row in rows("verdicts_on", asked)]
