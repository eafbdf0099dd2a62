"""What the findings are narrowed to, and those that are found so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis.evidence import verdicts_that_fit
from analysis.findings import STATES, Judged, misfits
from dashboard.memory import remembered_until_written
from dashboard.quality_words import OUTCOMES, outcome_of
from findings import Finding
from warehouse.checks import rules

EVERY: Final = "every"
# What the list is narrowed to unless a reader asks otherwise: all that does not fit and nobody
# has dealt with.
MISFITS, FITS = "misfits", ("rounding", "pass")
SHOWN: Final = (MISFITS, *OUTCOMES)
SHOWN_STATES: Final = (*STATES, EVERY)
# A line takes some 600 bytes, and a page is to stay below 200 kB; beyond, one narrows the list.
MOST_LISTED: Final = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What the findings are narrowed to; EVERY leaves a choice open."""

    centre: str = EVERY
    shown: str = MISFITS
    rule: str = EVERY
    state: str = STATES[0]


@remembered_until_written
def all_misfits() -> Sequence[Judged]:
    """Give everything that does not fit, most severe first."""
    return tuple(misfits())


def centres_of(asked: Asked) -> tuple[str, ...]:
    """Give the centres asked for; none for all."""
    return () if asked.centre == EVERY else (asked.centre,)


def checks_of(rule: str) -> frozenset[str]:
    """Give the ids of the rules that a choice of a rule or a family of them names."""
    return frozenset(one.id for one in rules().values() if rule in (EVERY, one.family, one.id))


def found(asked: Asked) -> Sequence[Judged]:
    """Give the findings asked for, most severe first; of those that fit one more than is listed."""
    checks = checks_of(asked.rule)
    if asked.shown in FITS:
        fitting = verdicts_that_fit(asked.shown, centres_of(asked), sorted(checks), MOST_LISTED + 1)
        return [Judged(one, "", "", "", None) for one in fitting]
    return [
        one
        for one in all_misfits()
        if (asked.rule == EVERY or one.finding.check_id in checks)
        and asked.centre in (EVERY, one.finding.centre_id)
        and asked.shown in (MISFITS, outcome_of(one.finding))
        and asked.state in (EVERY, one.state)
    ]


def open_misfits(centre_id: str) -> tuple[Finding, ...]:
    """Give what does not fit in a centre's reports and nobody has dealt with."""
    asked = Asked(centre_id)
    return tuple(one.finding for one in found(asked))
