"""Every batch that was ever loaded: what it was, what became of it, and the figures it holds.

How they are laid out is left to `dashboard`, what may be done with them to `etl.uploads`.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from analysis.documents import LAST_OF_THE_DATA, place_of
from warehouse.connection import rows

STATES: Final = ("staged", "published", "withdrawn", "discarded")
# What a figure's part in the difference is called, in the order in which it is told.
KINDS: Final = ("new", "changed", "unchanged", "conflicting")


@dataclass(frozen=True, slots=True)
class Answered:
    """A kind of warning that was published with a reason, and how often."""

    code: str
    reason: str
    times: int


@dataclass(frozen=True, slots=True)
class Batch:
    """One load of one file; `made_by`, `made_at` and `reason` tell of its last event, if any.

    `difference` counts its figures by KINDS, and is empty where it was never compared.
    """

    id: int
    file_name: str
    sha256: str
    loaded_by: str
    loaded_at: datetime
    state: str
    difference: dict[str, int]
    answered: tuple[Answered, ...]
    readings: int
    centres: tuple[str, ...]
    first_year: int | None
    last_year: int | None
    is_file_held: bool
    made_by: str
    made_at: datetime | None
    reason: str

    @property
    def is_upload(self) -> bool:
        """Tell whether somebody brought it in, so that it can be taken back."""
        return self.id > LAST_OF_THE_DATA


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a batch: it was `published` or `withdrawn`."""

    action: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class BatchFigure:
    """A figure of a batch as printed, and what became of it.

    `own` and `prior` are as in `analysis.documents.Reading`; `standing` names the source of the
    printed figure that the series shows instead.
    """

    source_id: str
    centre_id: str
    year: int
    period: str
    indicator_id: str
    scope: str
    role: str
    item: str
    bound: str
    printed_value: str
    printed_unit: str
    printed_growth: str
    growth_unit: str
    sheet: str
    cell: str
    quote_start: int | None
    figure_start: int | None
    own: str
    prior: str
    standing: str

    @property
    def place(self) -> str:
        """Name its place in its document, as `analysis.documents.place_of` does."""
        return place_of(self.indicator_id, self.period, self.quote_start, self.figure_start)


def history() -> list[Batch]:
    """Read every batch, the one that something happened to last first."""
    return [_batch(row) for row in rows("history")]


def _batch(row: tuple[Any, ...]) -> Batch:
    *plain, summary, readings, centres, first, last, is_held, by, at, reason = row
    told = json.loads(summary) if summary else {}
    found: dict[str, int] = told.get("difference", {})
    meant = (found, _answered(told.get("warnings", [])))
    held = (readings, tuple(centres), first, last, is_held)
    parts: tuple[Any, ...] = (*plain, *meant, *held, by or "", at, reason or "")
    return Batch(*parts)


def _answered(warnings: list[dict[str, str]]) -> tuple[Answered, ...]:
    counts = Counter((one["code"], one["reason"]) for one in warnings)
    return tuple(Answered(code, reason, times) for (code, reason), times in counts.items())


def events_of(batch_id: int) -> list[Event]:
    """Read what happened to a batch, in order."""
    return [Event(*row) for row in rows("events_of_batch", {"batch": batch_id})]


def figures_of(batch_id: int, most: int) -> list[BatchFigure]:
    """Read a batch's figures, at most so many, by centre, the latest year first."""
    found = rows("figures_of_batch", {"batch": batch_id, "most": most})
    return [BatchFigure(*row) for row in found]


def days_of_change() -> list[date]:
    """Read the days on which something was published or withdrawn, the latest first."""
    return [day for (day,) in rows("days_of_change")]
