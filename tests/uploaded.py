"""Uploads without a file to read: figures said in a line, published as any upload is."""

from __future__ import annotations

from datetime import datetime

from catalogue import catalogue
from etl import series, uploads
from etl.normalise import Observation, normalise
from etl.records import READING_COLUMNS, Reading, Source
from etl.uploads import Act, source_id
from tables import Faults, Row
from warehouse.writing import writing

KNOWN = catalogue()
WHEN = datetime.fromisoformat("2026-11-20T09:30")
Line = tuple[str, int, str, str, str]


def observation(line: Line) -> Observation:
    """Give the observation of `centre, year, indicator, value, unit`, as an upload makes it."""
    centre, year, indicator, value, unit = line
    cells = dict.fromkeys(READING_COLUMNS, "") | {
        "source": centre,
        "centre": centre,
        "indicator": indicator,
        "period": str(year),
        "value": value,
        "unit": unit,
        "scope": "centre",
        "role": "actual",
    }
    faults = Faults()
    found = normalise(Reading(Row("缴存", 0, cells), year, None, cell="C7"), KNOWN, faults)
    faults.raise_any()
    if found is None:
        raise ValueError(line)
    return found


def publish(*lines: Line, by: str = "李明", at: datetime = WHEN, name: str = "2024.xlsx") -> int:
    """Stage and publish figures; give the batch id."""
    act = Act(by, at)
    with writing() as writer:
        batch_id = uploads.stage(writer, name, repr(lines).encode(), act)
        found = [observation(line) for line in lines]
        centres = sorted({one.centre_id for one in found})
        sources = [_source(batch_id, centre, name, by, at) for centre in centres]
        uploads.add_figures(writer, batch_id, sources, found, {}, act)
        series.rebuild(writer, KNOWN, centres)
    return batch_id


def withdraw(batch_id: int, *, by: str = "王芳", at: datetime = WHEN, reason: str = "") -> None:
    """Withdraw a batch."""
    with writing() as writer:
        uploads.withdraw(writer, KNOWN, batch_id, Act(by, at, reason))


def _source(batch_id: int, centre: str, name: str, by: str, at: datetime) -> Source:
    return Source(
        id=source_id(batch_id, centre),
        centre_id=centre,
        title=name,
        publisher=by,
        published_on=at.date().isoformat(),
        report_year=at.year,
        url="",
        file_name=name,
        sha256="",
        body="",
        collected_on=at.date(),
    )
