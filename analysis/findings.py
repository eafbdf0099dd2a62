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
# Ids are as long as a hash; so many of their letters may stand for one.
FEWEST_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Judged:
    """A misfit and what was last decided about it; `corrected` where an amendment answers it."""

    finding: Finding
    state: str
    note: str
    made_by: str
    made_at: datetime | None


def misfits(
    centres: Sequence[str] = (),
    checks: Sequence[str] = (),
    severities: Sequence[str] = (),
    states: Sequence[str] = (),
    most: int | None = None,
) -> list[Judged]:
    """Read what does not fit, most severe first, at most so many.

    Of all centres, rules, severities or states where none are named; a note's severity is `note`.
    """
    asked = _narrowed(centres, checks, severities)
    asked |= {"states": list(states), "finding": "", "most": most}
    return [_judged(row) for row in rows("judged_findings", asked)]


def misfit(finding_id: str) -> Judged | None:
    """Read what does not fit by its id or by the first letters of it; None where several begin so.

    A text of fewer letters than FEWEST_LETTERS names none.
    """
    if len(finding_id) < FEWEST_LETTERS:
        return None
    asked = _narrowed() | {"states": [], "finding": finding_id, "most": None}
    found = {row[0]: _judged(row) for row in rows("judged_findings", asked)}
    return next(iter(found.values())) if len(found) == 1 else None


def counts_by_state(
    centres: Sequence[str] = (), checks: Sequence[str] = (), severities: Sequence[str] = ()
) -> Counter[str]:
    """Count what does not fit by state; narrowed as `misfits` is."""
    return Counter(dict(rows("state_counts", _narrowed(centres, checks, severities))))


def _narrowed(
    centres: Sequence[str] = (), checks: Sequence[str] = (), severities: Sequence[str] = ()
) -> dict[str, Any]:
    return {"centres": list(centres), "checks": list(checks), "severities": list(severities)}


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
