"""A batch of observations put into the warehouse, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

import duckdb
import pandas as pd

from catalogue import Catalogue
from etl import series
from etl.normalise import Observation
from etl.recognise import Unread
from etl.records import Source
from warehouse.connection import query_text, transaction


@dataclass(frozen=True, slots=True)
class Batch:
    """One load of one file by one person."""

    file_name: str
    sha256: str
    loaded_by: str
    loaded_at: datetime


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


def publish(
    connection: duckdb.DuckDBPyConnection,
    known: Catalogue,
    batches: Sequence[tuple[Batch, Sequence[Observation]]],
) -> list[int]:
    """Publish batches in one transaction that also rebuilds the touched series and findings.

    Give the batch ids.
    """
    with transaction(connection):
        ids = [_add_batch(connection, batch, found) for batch, found in batches]
        touched = sorted({o.centre_id for _, found in batches for o in found})
        series.rebuild(connection, known, touched)
    return ids


def _add_batch(
    connection: duckdb.DuckDBPyConnection, batch: Batch, observations: Sequence[Observation]
) -> int:
    batch_id, first = _next_ids(connection)
    columns = (batch_id, batch.file_name, batch.sha256, batch.loaded_by, batch.loaded_at)
    _insert(connection, "batch", [(*columns, "published")])
    frame = pd.DataFrame(
        [(first + n, batch_id, *o.row()) for n, o in enumerate(observations)],
        columns=["observation_id", "batch_id", *(field.name for field in fields(Observation))],
    )
    for column in ("quote_start", "figure_start", "figure_end"):
        frame[column] = frame[column].astype("Int64")
    connection.register("new_observation", frame)
    connection.execute(query_text("insert_observations"))
    connection.unregister("new_observation")
    return batch_id


def _next_ids(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    ((batch_id, observation_id),) = connection.execute(query_text("next_ids")).fetchall()
    return batch_id, observation_id


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]
) -> None:
    if rows:
        connection.executemany(query_text(f"insert_{table}"), rows)
