"""`gjj build`: the warehouse made anew from data/, the same rows from the same input.

The new file is made beside the old one and takes its place only when it is whole.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from catalogue import FOLDER, Catalogue, load
from etl import amending, publish, series
from etl.amending import Amendment
from etl.declared import read_amendments
from etl.normalise import Observation, normalise
from etl.recognise import Unread
from etl.records import Reading, Source, digest, read_readings, read_sources
from etl.reports import read_report
from tables import Fault, Faults
from warehouse import carrying, connection

DATA: Final = FOLDER.parent
BUILDER: Final = "gjj build"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the file, and how many rows of each kind."""

    file: Path
    sources: int
    observations: int
    figures: int
    findings: int
    checked: int


def build(data: Path = DATA, file: Path | None = None) -> Built:
    """Build the warehouse from a data folder; raise FaultyData and keep the old one on a fault."""
    known = load(data / "catalogue")
    sources = read_sources(data, known)
    tables = read_batches(data, known, sources)
    # Figures written down by hand with their place in a text stand for what is read in it.
    by_hand = {o.source_id for _, found in tables for o in found if o.quote_start is not None}
    held = [source for source in sources.values() if source.body and source.id not in by_hand]
    reports, unread = read_reports(known, held)
    batches = [*reports, *tables]
    every = (one for _, found in batches for one in found)
    amendments = read_amendments(data, known, sources, every)
    target = file or connection.warehouse_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        built, standing = _write(fresh, target, known, sources, batches, unread, amendments)
        carrying.put_in_place(fresh, target, standing)
    finally:
        fresh.unlink(missing_ok=True)
        fresh.with_name(fresh.name + ".wal").unlink(missing_ok=True)
    return built


def read_batches(
    data: Path, known: Catalogue, sources: dict[str, Source]
) -> list[tuple[publish.Batch, list[Observation]]]:
    """Read and normalise every table of data/observations, a batch a file, in name order."""
    faults = Faults()
    batches = []
    for path in sorted((data / "observations").glob("*.csv")):
        readings = read_readings(path, known, sources)
        if not readings:
            faults.add(Fault(path.name, 2, "", "没有读数", "至少一条读数，或删去这个文件"))
            continue
        day = max(sources[reading["source"]].collected_on for reading in readings)
        batch = _batch(path.name, digest(path), day)
        batches.append((batch, _observations(readings, known, faults)))
    faults.raise_any()
    return batches


def read_reports(
    known: Catalogue, sources: Iterable[Source]
) -> tuple[list[tuple[publish.Batch, list[Observation]]], dict[str, Sequence[Unread]]]:
    """Read reports whose text we hold, a batch a report, and their unread numbers."""
    faults = Faults()
    batches = []
    unread: dict[str, Sequence[Unread]] = {}
    for source in sources:
        readings, unread[source.id] = read_report(source, known)
        batch = _batch(source.file_name, source.sha256, source.collected_on)
        batches.append((batch, _observations(readings, known, faults)))
    faults.raise_any()
    return batches, unread


def _observations(
    readings: Sequence[Reading], known: Catalogue, faults: Faults
) -> list[Observation]:
    found = (normalise(reading, known, faults) for reading in readings)
    return [observation for observation in found if observation]


def _batch(file_name: str, sha256: str, day: date) -> publish.Batch:
    # The day the figures were collected stands for the day of loading, so that building twice
    # gives the same rows.
    return publish.Batch(file_name, sha256, BUILDER, datetime.combine(day, time()))


def _write(
    fresh: Path,
    target: Path,
    known: Catalogue,
    sources: dict[str, Source],
    batches: list[tuple[publish.Batch, list[Observation]]],
    unread: dict[str, Sequence[Unread]],
    amendments: Sequence[Amendment],
) -> tuple[Built, carrying.Standing]:
    with connection.create(fresh) as writer, carrying.former(writer, target) as standing:
        # One transaction: to commit row by row takes longer than all the rest of a build.
        with connection.transaction(writer):
            publish.add_catalogue(writer, known)
            publish.add_sources(writer, sources.values())
            publish.add_unread(writer, unread)
        with connection.transaction(writer):
            for number, (batch, found) in enumerate(batches, start=1):
                publish.add_batch(writer, number, batch)
                publish.add_observations(writer, number, found)
            amending.add(writer, amendments)
            if standing == "uploads":
                carrying.carry_over(writer, target)
            series.rebuild(writer, known, list(known.centres))
        (counts,) = writer.execute(connection.query_text("counts")).fetchall()
        writer.execute("checkpoint")
    return Built(target, *counts), standing
