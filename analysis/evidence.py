"""What a verdict rests on: the printed figures with their places, the other verdicts on them, and
what people decided about it in the course of time.

Which findings there are is left to `analysis.findings`, their wording to `dashboard`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from analysis.figures import Provenance, provenance
from analysis.findings import FEWEST_LETTERS
from findings import Finding
from intervals import Interval
from warehouse.connection import rows


@dataclass(frozen=True, slots=True)
class Evidence:
    """A printed figure that a verdict rests on; `amount` is in the canonical `unit`, if it has one.

    `growth_basis` is `printed` where the growth beside it is the report's own.
    """

    place: Provenance
    centre_id: str
    scope: str
    role: str
    item: str
    bound: str
    unit: str
    amount: Interval | None
    qualifier: str
    growth_basis: str

    @property
    def id(self) -> int:
        """Give the observation's id."""
        return self.place.observation_id


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about a finding: `acknowledged`, `reported`, or `open` again."""

    state: str
    note: str
    made_by: str
    made_at: datetime


def evidence_of(findings: Iterable[Finding]) -> dict[int, Evidence]:
    """Read the printed figures that findings rest on, by observation id."""
    return evidence(number for finding in findings for number in finding.evidence)


def evidence(observations: Iterable[int]) -> dict[int, Evidence]:
    """Read printed figures by their observation ids."""
    asked = sorted(set(observations))
    places = provenance(asked)
    found = {}
    for row in rows("evidence", {"observations": asked}):
        number, centre, scope, role, item, bound, unit, *amount, qualifier, growth = row
        worth = None if amount[0] is None else Interval(*amount)
        parts = (centre, scope, role, item, bound, unit, worth, qualifier, growth)
        found[number] = Evidence(places[number], *parts)
    return found


def verdict(finding_id: str) -> Finding | None:
    """Read a finding, whichever way it went, by its id or by the first letters of it."""
    if len(finding_id) < FEWEST_LETTERS:
        return None
    found = {row[0]: Finding.of(row) for row in rows("verdicts_of_id", {"finding": finding_id})}
    return next(iter(found.values())) if len(found) == 1 else None


def verdicts_resting_on(centre_id: str, observations: Sequence[int]) -> list[Finding]:
    """Read every verdict about a centre that rests on any of these figures, the misfits first."""
    if not observations:
        return []
    asked = {"centre": centre_id, "observations": sorted(set(observations))}
    return [Finding.of(row) for row in rows("verdicts_resting_on", asked)]


def verdicts_that_fit(
    verdict: str, centres: Sequence[str], checks: Sequence[str], most: int
) -> list[Finding]:
    """Read findings that fit, `pass` or `rounding`; of all centres or rules where none is named."""
    asked = {"verdict": verdict, "centres": list(centres), "checks": list(checks), "most": most}
    return [Finding.of(row) for row in rows("verdicts_that_fit", asked)]


def counts_by_check(centres: Sequence[str] = ()) -> dict[tuple[str, str, str], int]:
    """Count findings by rule, verdict and severity; of all centres where none is named."""
    found = rows("verdict_counts_by_check", {"centres": list(centres)})
    return {(check, verdict, severity): number for check, verdict, severity, number in found}


def counts_by_report(
    centres: Sequence[str] = (),
) -> dict[tuple[str, int], dict[tuple[str, str], int]]:
    """Count findings by verdict and severity of each centre's year; of all where none is named."""
    counts: dict[tuple[str, int], dict[tuple[str, str], int]] = {}
    for centre, year, *kind, number in rows("verdict_counts_by_report", {"centres": list(centres)}):
        verdict, severity = kind
        counts.setdefault((centre, year), {})[verdict, severity] = number
    return counts


def decisions_of(finding_id: str) -> list[Decision]:
    """Read what was decided about a finding, the first decision first."""
    return [Decision(*row) for row in rows("decisions_of_finding", {"finding": finding_id})]
