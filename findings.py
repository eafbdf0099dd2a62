"""What a check gave for a centre and year: how a stated figure goes with one that follows.

A base module: which rules there are is left to `warehouse.checks`, what people decide about a
finding and how it is told to the other rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from intervals import Interval


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's verdict (`pass`, `rounding`, `fail`, `note`) on one figure or sentence.

    `stated` and `computed` are in the indicator's canonical unit, None where the rule is about
    words; `hint` is `truncated`, `unit` or empty. `evidence` are the observations it rests on, the
    stated one first; `source_id` and `span` name a sentence of a held text.
    """

    id: str
    check_id: str
    verdict: str
    severity: str
    centre_id: str
    year: int
    indicator_id: str
    item: str
    stated: Interval | None
    computed: Interval | None
    hint: str
    evidence: tuple[int, ...]
    source_id: str
    span: tuple[int, int] | None

    @classmethod
    def of(cls, row: Sequence[Any]) -> Self:
        """Make a finding of a row of the table, its columns in the order of the table."""
        names, sides = row[:8], (_interval(row[8:11]), _interval(row[11:14]))
        hint, evidence, source, start, end = row[14:]
        span = None if start is None else (start, end)
        parts: tuple[Any, ...] = (*names, *sides, hint, tuple(evidence), source, span)
        return cls(*parts)

    @property
    def is_misfit(self) -> bool:
        """Tell whether the two do not go together, for whatever reason."""
        return self.verdict in ("fail", "note")


def _interval(values: Sequence[float | None]) -> Interval | None:
    value, low, high = values
    if value is None or low is None or high is None:
        return None
    return Interval(value, low, high)
