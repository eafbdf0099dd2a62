"""What the child process tells its parent of a workbook, as JSON: sheets, or a refusal.

No pickle: the child has read a file that nobody trusts.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final

from etl.workbooks.refusals import SENTENCES, Refusal
from etl.workbooks.workbook import Sheet, Span

# Values that JSON lacks travel as one-key objects.
READ: Final[Mapping[str, Any]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "seconds": lambda seconds: dt.timedelta(seconds=seconds),
}
Places = list[tuple[int, int, str]]


def write_refusal(refusal: Refusal) -> bytes:
    """Write why the file is not read."""
    told = {"reason": refusal.reason, "found": refusal.found, "limit": refusal.limit}
    return json.dumps(told).encode()


def write_sheets(sheets: list[Sheet]) -> bytes:
    """Write the sheets."""
    return json.dumps([_told(sheet) for sheet in sheets], default=_object).encode()


def _told(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "values": sheet.values,
        "hidden": sheet.hidden,
        "merged": [(span.top, span.left, span.bottom, span.right) for span in sheet.merged],
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "formats": [(*place, code) for place, code in sheet.formats.items()],
        "pending": sorted(sheet.pending),
        "errors": [(*place, text) for place, text in sheet.errors.items()],
        "examined": sheet.examined,
    }


def _object(value: object) -> dict[str, Any]:
    if isinstance(value, dt.datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    if isinstance(value, dt.time):
        return {"time": value.isoformat()}
    if isinstance(value, dt.timedelta):
        return {"seconds": value.total_seconds()}
    raise TypeError(type(value).__name__)


def read_answer(answer: bytes) -> list[Sheet]:
    """Give the sheets; raise the Refusal that was written, ValueError if nothing whole was."""
    told = json.loads(answer, object_hook=_value)
    if isinstance(told, dict) and told.get("reason") in SENTENCES:
        raise Refusal(told["reason"], found=tuple(told["found"]), limit=told["limit"])
    if not isinstance(told, list):
        raise ValueError("neither sheets nor a refusal")
    return [_sheet(one) for one in told]


def _value(told: dict[str, Any]) -> Any:
    if len(told) == 1:
        ((key, value),) = told.items()
        if key in READ:
            return READ[key](value)
    return told


def _sheet(told: dict[str, Any]) -> Sheet:
    codes: dict[str, str] = {}
    return Sheet(
        told["name"],
        told["values"],
        hidden=told["hidden"],
        merged=tuple(Span(*span) for span in told["merged"]),
        hidden_rows=frozenset(told["hidden_rows"]),
        hidden_columns=frozenset(told["hidden_columns"]),
        formats={(row, column): codes.setdefault(c, c) for row, column, c in told["formats"]},
        pending=frozenset((row, column) for row, column in told["pending"]),
        errors={(row, column): text for row, column, text in told["errors"]},
        examined=told["examined"],
    )
