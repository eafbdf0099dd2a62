"""What the findings are narrowed to, and those that are found so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis.evidence import verdicts_that_fit
from analysis.findings import STATES, Judged, counts_by_state, misfits
from dashboard.markup import Html
from dashboard.memory import remembered_until_written
from dashboard.quality_words import OF_SEVERITY, OUTCOMES, state_badge
from findings import Finding
from warehouse.checks import rules

EVERY: Final = "every"
# What the list is narrowed to unless a reader asks otherwise: all that does not fit and nobody
# has dealt with.
MISFITS, FITS = "misfits", ("rounding", "pass")
SHOWN: Final = (MISFITS, *OUTCOMES)
SHOWN_STATES: Final = (*STATES, EVERY)
# What an amendment makes of a misfit; all else people decide.
CORRECTED: Final = "corrected"
# A line takes some 600 bytes, and a page is to stay below 200 kB; beyond, one narrows the list.
MOST_LISTED: Final = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What the findings are narrowed to; EVERY leaves a choice open."""

    centre: str = EVERY
    shown: str = MISFITS
    rule: str = EVERY
    state: str = STATES[0]


def centres_of(asked: Asked) -> tuple[str, ...]:
    """Give the centres asked for; none for all."""
    return () if asked.centre == EVERY else (asked.centre,)


def checks_of(rule: str) -> frozenset[str]:
    """Give the ids of the rules that a choice of a rule or a family of them names."""
    return frozenset(one.id for one in rules().values() if rule in (EVERY, one.family, one.id))


def found(asked: Asked, most: int = MOST_LISTED + 1) -> Sequence[Judged]:
    """Give the findings asked for, most severe first, at most so many."""
    if asked.shown in FITS:
        checks = sorted(checks_of(asked.rule))
        fitting = verdicts_that_fit(asked.shown, centres_of(asked), checks, most)
        return [Judged(one, "", "", "", None) for one in fitting]
    states = () if asked.state == EVERY else (asked.state,)
    return misfits(*_narrowed(asked), states, most)


def counts_of_states(asked: Asked) -> Counter[str]:
    """Count by state the misfits asked for, whatever state is asked for; none where all fit."""
    return Counter() if asked.shown in FITS else counts_by_state(*_narrowed(asked))


def _narrowed(asked: Asked) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Give the centres, rules and severities asked for; none for all."""
    # A rule that is no longer kept stands for itself: it is not to leave the choice open.
    checks = () if asked.rule == EVERY else sorted(checks_of(asked.rule)) or (asked.rule,)
    severities = [key for key, outcome in OF_SEVERITY.items() if outcome == asked.shown]
    return centres_of(asked), checks, severities


@remembered_until_written
def handled(centre_id: str) -> dict[str, str]:
    """Give what became of a centre's misfits that are no longer open, by the finding's id."""
    return {one.finding.id: one.state for one in misfits((centre_id,), states=STATES[1:])}


def is_corrected(finding: Finding) -> bool:
    """Tell whether an amendment answers a finding."""
    return handled(finding.centre_id).get(finding.id) == CORRECTED


def handled_badge(finding: Finding) -> Html:
    """Give what became of a misfit as a badge; empty for one that is open, or no misfit."""
    state = handled(finding.centre_id).get(finding.id)
    return state_badge(state) if state else Html("")


def open_misfits(centre_id: str) -> tuple[Finding, ...]:
    """Give what does not fit in a centre's reports and nobody has dealt with."""
    return tuple(one.finding for one in misfits((centre_id,), states=STATES[:1]))
