"""Amendments: a printed figure known to be wrong, and what it should say; made and taken back.

The printed text is never changed. What an amendment does to the series stands in
`warehouse/candidate.sql`; those of data/amendments.csv are read by `declared`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from typing import Any, Final

import duckdb

from catalogue import Catalogue, catalogue
from etl import series
from etl.normalise import Observation, normalise
from etl.records import READING_COLUMNS, Reading
from etl.uploads import now
from tables import Faults, Row
from warehouse.connection import query_text
from warehouse.writing import writing

DATA: Final = "data"
PAGE: Final = "page"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A row of the table, in the order of its columns after the id."""

    origin: str
    source_id: str
    centre_id: str
    year: int
    indicator_id: str
    role: str
    item: str
    printed_value: str
    printed_unit: str
    right_value: str
    right_unit: str
    value: float
    low: float
    high: float
    reason_zh: str
    reason_en: str
    made_by: str
    made_at: datetime
    revoked_by: str = ""
    revoked_at: datetime | None = None


class NotAmended(Exception):
    """An amendment that cannot be made or taken back; nothing was changed.

    `reason` is `unknown`, `nobody`, `no_reason`, `number` (no figure in a unit of the indicator's),
    `same` as printed, `standing` (one was made before), `declared` in data, or `revoked` before.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def right_figure(
    printed: Observation, value: str, unit: str, known: Catalogue, faults: Faults
) -> Observation | None:
    """Give what a figure is worth once put right, by the same rules as any printed one.

    None with a fault in the column `value` or `unit` where it cannot be.
    """
    cells = dict.fromkeys(READING_COLUMNS, "") | {
        "source": printed.source_id,
        "centre": printed.centre_id,
        "indicator": printed.indicator_id,
        "period": printed.period,
        "value": value,
        "unit": unit,
        "scope": printed.scope,
        "role": printed.role,
        "item": printed.item,
    }
    row = Row("", 0, cells)
    right = normalise(Reading(row, printed.year, None), known, faults)
    if right is not None and (right.value is None or printed.value is None):
        faults.add(row.fault("value", "不带千分位的十进制数"))
        return None
    if right is not None and right.unit != printed.unit:
        faults.add(row.fault("unit", "与所印的数同类的单位"))
        return None
    return right


def amendment_of(
    origin: str,
    printed: Observation,
    right: Observation,
    reasons: tuple[str, str],
    made: tuple[str, datetime],
) -> Amendment:
    """Put together an amendment of a printed figure; `made` is by whom and when."""
    if right.value is None or right.low is None or right.high is None:
        raise NotAmended("number")
    return Amendment(
        origin,
        printed.source_id,
        printed.centre_id,
        printed.year,
        printed.indicator_id,
        printed.role,
        printed.item,
        printed.printed_value,
        printed.printed_unit,
        right.printed_value,
        right.printed_unit,
        right.value,
        right.low,
        right.high,
        *reasons,
        *made,
    )


def add(connection: duckdb.DuckDBPyConnection, amendments: Iterable[Amendment]) -> list[int]:
    """Write amendments, their ids following the greatest there is; give the ids."""
    ((last,),) = connection.execute(query_text("last_amendment")).fetchall()
    rows = [(number, *astuple(one)) for number, one in enumerate(amendments, start=last + 1)]
    if rows:
        connection.executemany(query_text("insert_amendment"), rows)
    return [row[0] for row in rows]


def amend(
    observation_id: int,
    right_value: str,
    right_unit: str,
    reason: str,
    by: str,
    *,
    at: datetime | None = None,
) -> int:
    """Put a printed figure right from the page, and choose its centre's series anew; give the id.

    Raise NotAmended, and NotWritten and WarehouseUnavailable as `writing` does: then nothing was
    changed.
    """
    by, reason = " ".join(by.split()), " ".join(reason.split())
    if not by or not reason:
        raise NotAmended("no_reason" if by else "nobody")
    with writing() as writer:
        printed = _observation(writer, observation_id)
        faults = Faults()
        number, unit = right_value.strip().replace(",", ""), right_unit.strip()
        right = right_figure(printed, number, unit, catalogue(), faults)
        if right is None:
            raise NotAmended("number")
        if (right.value, right.low) == (printed.value, printed.low):
            raise NotAmended("same")
        asked = {"observations": [observation_id]}
        if writer.execute(query_text("amended_figures"), asked).fetchall():
            raise NotAmended("standing")
        made = amendment_of(PAGE, printed, right, (reason, reason), (by, at or now()))
        (number_given,) = add(writer, [made])
        series.rebuild(writer, catalogue(), [made.centre_id], made.year)
    return number_given


def _observation(connection: duckdb.DuckDBPyConnection, observation_id: int) -> Observation:
    asked: dict[str, Any] = {"observation": observation_id}
    rows = connection.execute(query_text("printed_figure"), asked).fetchall()
    if not rows:
        raise NotAmended("unknown")
    return Observation(**dict(zip((f.name for f in fields(Observation)), rows[0], strict=True)))


def revoke(amendment_id: int, by: str, *, at: datetime | None = None) -> None:
    """Take back an amendment made on the page, and choose its centre's series anew.

    It stays in the register with its day and who did it. Raise as `amend` does; NotAmended also
    where it is declared in data, where it would come back with the next build.
    """
    by = " ".join(by.split())
    if not by:
        raise NotAmended("nobody")
    with writing() as writer:
        asked = {"amendment": amendment_id, "by": by, "at": at or now()}
        changed = writer.execute(query_text("revoke_amendment"), asked).fetchall()
        if not changed:
            raise NotAmended(_why_not(writer, amendment_id))
        ((centre, year),) = changed
        series.rebuild(writer, catalogue(), [centre], year)


def _why_not(connection: duckdb.DuckDBPyConnection, amendment_id: int) -> str:
    rows = connection.execute(query_text("amendments")).fetchall()
    origins = {row[0]: row[1] for row in rows}
    if amendment_id not in origins:
        return "unknown"
    return "declared" if origins[amendment_id] == DATA else "revoked"
