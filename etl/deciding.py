"""Decisions about what checks found: acknowledged, reported to the centre, or taken up again.

A decision belongs to one finding, whose id stays while both its figures stay: once either changes,
the finding is another one and nobody has decided about it yet. Rows are only ever added.
"""

from __future__ import annotations

from typing import Final

from etl.uploads import now
from findings import Finding
from warehouse.connection import query_text
from warehouse.writing import writing

ACKNOWLEDGED: Final = "acknowledged"
REPORTED: Final = "reported"
OPEN: Final = "open"
STATES: Final = (ACKNOWLEDGED, REPORTED, OPEN)


class NotDecided(Exception):
    """A decision that cannot be taken: `reason` is `unknown`, `nobody`, `state` or `no_note`."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def decide(finding_id: str, state: str, note: str, by: str) -> None:
    """Write down what was decided about a finding that does not fit, and who decided it.

    Raise NotDecided where nobody is named, where there is no such finding (any more), and where
    something is said to be reported without a note of how; NotWritten and WarehouseUnavailable as
    `writing` does.
    """
    by, note = " ".join(by.split()), " ".join(note.split())
    if state not in STATES:
        raise NotDecided("state")
    if not by:
        raise NotDecided("nobody")
    if state == REPORTED and not note:
        raise NotDecided("no_note")
    with writing() as writer:
        asked = {"finding": finding_id}
        found = map(Finding.of, writer.execute(query_text("verdicts_of_id"), asked).fetchall())
        if not any(one.id == finding_id and one.is_misfit for one in found):
            raise NotDecided("unknown")
        row = {"finding": finding_id, "state": state, "note": note, "by": by, "at": now()}
        writer.execute(query_text("insert_decision"), row)
