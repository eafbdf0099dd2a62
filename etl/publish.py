"""Rows of the warehouse written: catalogue, sources, batches and their observations.

Every call belongs inside a transaction of the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final

import duckdb

from catalogue import Catalogue
from etl.normalise import Observation
from etl.recognise import Unread
from etl.records import Source
from warehouse.connection import query_text


@dataclass(frozen=True, slots=True)
class Batch:
    """One load of one file by one person."""

    file_name: str
    sha256: str
    loaded_by: str
    loaded_at: datetime
    state: str = "published"
    choices: str = ""
    summary: str = ""


# So many rows go to the database as lists at a time: more take memory and save nothing.
AT_ONCE: Final = 10_000


def add_catalogue(connection: duckdb.DuckDBPyConnection, known: Catalogue) -> None:
    """Write centres and indicators into an empty warehouse."""
    centres = [
        (c.id, n, c.name.zh, c.name.en, c.province.zh, c.province.en)
        for n, c in enumerate(known.centres.values())
    ]
    indicators = [
        (i.id, i.position, i.group, i.kind, i.unit, i.direction, *_names(i.text))
        for i in known.indicators.values()
    ]
    _insert(connection, "centre", centres)
    _insert(connection, "indicator", indicators)


def _names(text: dict[str, str]) -> tuple[str, str]:
    return text["name_zh"], text["name_en"]


def add_sources(connection: duckdb.DuckDBPyConnection, sources: Iterable[Source]) -> None:
    """Write published documents."""
    rows = [
        (
            *(s.id, s.centre_id, s.title, s.publisher, s.published_on, s.report_year),
            *(s.url, s.file_name, s.sha256, s.body),
        )
        for s in sources
    ]
    _insert(connection, "source", rows)


def add_unread(
    connection: duckdb.DuckDBPyConnection, unread: Mapping[str, Sequence[Unread]]
) -> None:
    """Write the numbers of each source's text that no reading was made of."""
    rows = [(source, one.start, one.end) for source, found in unread.items() for one in found]
    _insert(connection, "unread", rows)


def add_batch(connection: duckdb.DuckDBPyConnection, batch_id: int, batch: Batch) -> None:
    """Write a batch in its state."""
    told = (batch.file_name, batch.sha256, batch.loaded_by, batch.loaded_at, batch.state)
    _insert(connection, "batch", [(batch_id, *told, batch.choices, batch.summary)])


def add_observations(
    connection: duckdb.DuckDBPyConnection,
    batch_id: int,
    observations: Sequence[Observation],
    prefix: str = "",
) -> None:
    """Write the observations of a batch, their ids following the greatest there is.

    `prefix` stands before the source that each names.
    """
    first = next_ids(connection)[1]
    names = ("observation_id", "batch_id", *(field.name for field in fields(Observation)))
    for start in range(0, len(observations), AT_ONCE):
        part = enumerate(observations[start : start + AT_ONCE], first + start)
        rows = [(number, batch_id, *observation.row()) for number, observation in part]
        values = map(list, zip(*rows, strict=True))
        columns: dict[str, list[Any]] = dict(zip(names, values, strict=True))
        columns["source_id"] = [prefix + source for source in columns["source_id"]]
        connection.execute(query_text("insert_observations"), columns)


def next_ids(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Give the id of the next upload and of the next observation."""
    ((batch_id, observation_id),) = connection.execute(query_text("next_ids")).fetchall()
    return batch_id, observation_id


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]
) -> None:
    if rows:
        connection.executemany(query_text(f"insert_{table}"), rows)
