"""The life of an uploaded file: staged, published, withdrawn; kept whole through all of it.

Each call belongs inside a transaction of `warehouse.writing`. What the file says, and whether it
may be published, is found by `loading`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import duckdb

from catalogue import Catalogue
from etl import publish, series
from etl.choices import Choices, Correction
from etl.normalise import Observation
from etl.publish import Batch
from etl.recognise import Unread
from etl.records import Source
from warehouse.connection import query_text

STAGED: Final = "staged"
PUBLISHED: Final = "published"
WITHDRAWN: Final = "withdrawn"
DISCARDED: Final = "discarded"
# What a batch of the project's own data is; a build numbers them up to here.
BUILT: Final = "built"
LAST_OF_THE_DATA: Final = 1000


@dataclass(frozen=True, slots=True)
class Act:
    """Who did something, when, and why; the time is local, without a zone."""

    by: str
    at: datetime
    reason: str = ""


class WrongState(Exception):
    """A batch is not in the state that a call needs; `state` is empty where there is no batch."""

    def __init__(self, batch_id: int, state: str, expected: str) -> None:
        self.batch_id, self.state, self.expected = batch_id, state, expected
        super().__init__(f"{batch_id}: {state}, {expected}")


class Overtaken(Exception):
    """Others published or withdrew figures of the same centre and year since they were compared.

    `batches` are their ids, `by` their names.
    """

    def __init__(self, batches: Sequence[int], by: Sequence[str]) -> None:
        self.batches, self.by = tuple(batches), tuple(by)
        super().__init__(f"{self.batches} {self.by}")


def source_id(batch_id: int, centre: str) -> str:
    """Name the source that an upload is for a centre."""
    return f"b{batch_id}-{centre}"


def now() -> datetime:
    """Give the local time as events keep it."""
    return datetime.now().astimezone().replace(tzinfo=None, microsecond=0)


def stage(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    content: bytes,
    act: Act,
    choices: Choices | None = None,
) -> int:
    """Keep a file as a draft; give its batch id."""
    sha256 = hashlib.sha256(content).hexdigest()
    batch_id = publish.next_ids(connection)[0]
    connection.execute(query_text("insert_upload"), [sha256, content, sha256])
    told = (choices or Choices()).dump()
    batch = Batch(name, sha256, act.by, act.at, state=STAGED, choices=told)
    publish.add_batch(connection, batch_id, batch)
    return batch_id


def batch(connection: duckdb.DuckDBPyConnection, batch_id: int, expected: str = "") -> Batch:
    """Give a batch; raise WrongState where there is none, or none in the state expected."""
    rows = connection.execute(query_text("batch"), {"batch": batch_id}).fetchall()
    if not rows:
        raise WrongState(batch_id, "", expected)
    found = Batch(*rows[0])
    if expected and found.state != expected:
        raise WrongState(batch_id, found.state, expected)
    return found


def content(connection: duckdb.DuckDBPyConnection, batch_id: int) -> tuple[str, bytes]:
    """Give the name and the bytes of a batch's file; raise WrongState where none is kept."""
    rows = connection.execute(query_text("upload_of_batch"), {"batch": batch_id}).fetchall()
    if not rows:
        raise WrongState(batch_id, "", "")
    name, kept = rows[0]
    return name, bytes(kept)


def choose(connection: duckdb.DuckDBPyConnection, batch_id: int, choices: Choices) -> None:
    """Keep what was chosen for a draft; raise WrongState where it is none any more."""
    _update(
        connection, batch_id, replace(batch(connection, batch_id, STAGED), choices=choices.dump())
    )


def discard(connection: duckdb.DuckDBPyConnection, batch_id: int) -> None:
    """Lay a draft aside for good; it stays in the history."""
    _update(connection, batch_id, replace(batch(connection, batch_id, STAGED), state=DISCARDED))


def add_figures(
    connection: duckdb.DuckDBPyConnection,
    batch_id: int,
    sources: Iterable[Source],
    observations: Sequence[Observation],
    unread: Mapping[str, Sequence[Unread]],
    act: Act,
) -> None:
    """Write what a draft holds and make it published; the series are left to `rebuild`.

    Each observation names its centre where its source's id is to stand.
    """
    draft = batch(connection, batch_id, STAGED)
    publish.add_sources(connection, sources)
    publish.add_unread(connection, unread)
    publish.add_observations(connection, batch_id, observations, source_id(batch_id, ""))
    _update(connection, batch_id, replace(draft, state=PUBLISHED))
    _tell(connection, batch_id, PUBLISHED, act)


def sum_up(connection: duckdb.DuckDBPyConnection, batch_id: int, summary: str) -> None:
    """Keep what publishing a batch meant, as JSON."""
    _update(connection, batch_id, replace(batch(connection, batch_id), summary=summary))


def withdraw(
    connection: duckdb.DuckDBPyConnection, known: Catalogue, batch_id: int, act: Act
) -> list[str]:
    """Take a published batch out again and choose the series anew; give the centres touched.

    Nothing is deleted: the batch and its figures stay. Raise WrongState for one not published, and
    for the project's own data, which a build would bring back.
    """
    found = batch(connection, batch_id)
    if batch_id <= LAST_OF_THE_DATA:
        raise WrongState(batch_id, BUILT, PUBLISHED)
    if found.state != PUBLISHED:
        raise WrongState(batch_id, found.state, PUBLISHED)
    _update(connection, batch_id, replace(found, state=WITHDRAWN))
    _tell(connection, batch_id, WITHDRAWN, act)
    asked = {"batches": [batch_id]}
    touched = connection.execute(query_text("centres_of_batches"), asked).fetchall()
    centres = [centre for centre, _ in touched]
    if touched:
        series.rebuild(connection, known, centres, min(year for _, year in touched))
    return centres


@dataclass(frozen=True, slots=True)
class Draft:
    """A staged file and what was chosen for it."""

    batch_id: int
    file_name: str
    sha256: str
    loaded_by: str
    loaded_at: datetime
    choices: Choices


def drafts(connection: duckdb.DuckDBPyConnection) -> list[Draft]:
    """Give the drafts, the latest first."""
    rows = connection.execute(query_text("drafts")).fetchall()
    return [
        Draft(batch_id, name, sha256, by, at, Choices.load(told))
        for batch_id, name, sha256, by, at, told in rows
    ]


def edition(connection: duckdb.DuckDBPyConnection) -> int:
    """Give the number of the last publication or withdrawal."""
    ((number,),) = connection.execute(query_text("edition")).fetchall()
    return int(number)


def refuse_overtaken(
    connection: duckdb.DuckDBPyConnection, seen: int, observations: Iterable[Observation]
) -> None:
    """Raise Overtaken where others changed the same centres' years since the edition seen."""
    pairs = sorted({(one.centre_id, one.year) for one in observations})
    asked = {
        "centres": [centre for centre, _ in pairs],
        "years": [year for _, year in pairs],
        "edition": seen,
    }
    rows = connection.execute(query_text("overtaken_by"), asked).fetchall()
    if rows:
        raise Overtaken([row[0] for row in rows], [row[2] for row in rows])


def remember(
    connection: duckdb.DuckDBPyConnection,
    centre_id: str,
    corrections: Iterable[Correction],
    act: Act,
) -> None:
    """Keep what an analyst corrected, for the next workbook of this centre (or of several)."""
    rows = [
        (centre_id, one.heading, one.indicator, one.unit, act.by, act.at) for one in corrections
    ]
    if rows:
        connection.executemany(query_text("insert_correction"), rows)


def forget(connection: duckdb.DuckDBPyConnection, centre_id: str, heading: str) -> None:
    """Delete what a heading was remembered for."""
    connection.execute(query_text("delete_correction"), {"centre": centre_id, "heading": heading})


def remembered(
    connection: duckdb.DuckDBPyConnection, centres: Iterable[str]
) -> dict[str, Correction]:
    """Give what is remembered of one centre's headings, or of those of files with several."""
    found = sorted(set(centres))
    asked = {"centres": found if len(found) == 1 else [""]}
    rows = connection.execute(query_text("corrections"), asked).fetchall()
    return {
        heading: Correction(heading, indicator, unit) for _, heading, indicator, unit, *_ in rows
    }


def _update(connection: duckdb.DuckDBPyConnection, batch_id: int, changed: Batch) -> None:
    told = {"state": changed.state, "choices": changed.choices, "summary": changed.summary}
    connection.execute(query_text("update_batch"), {"batch": batch_id, **told})


def _tell(connection: duckdb.DuckDBPyConnection, batch_id: int, action: str, act: Act) -> None:
    connection.execute(query_text("insert_event"), [batch_id, action, act.by, act.at, act.reason])
