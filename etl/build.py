"""`gjj build`: the warehouse made anew from data/, the same rows from the same input.

The new file is made beside the old one and takes its place only when it is whole.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Final

from catalogue import FOLDER, Catalogue, load
from etl import publish
from etl.normalise import Observation, normalise
from etl.records import Source, digest, read_readings, read_sources
from tables import Fault, Faults
from warehouse import connection

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


def build(data: Path = DATA, file: Path | None = None) -> Built:
    """Build the warehouse from a data folder; raise FaultyData and keep the old one on a fault."""
    known = load(data / "catalogue")
    sources = read_sources(data, known)
    batches = read_batches(data, known, sources)
    target = file or connection.warehouse_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        built = _write(fresh, target, known, sources, batches)
        fresh.replace(target)
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
        found = [normalise(reading, known, faults) for reading in readings]
        # The day the figures were collected stands for the day of loading, so that building
        # twice gives the same rows.
        day = max(sources[reading["source"]].collected_on for reading in readings)
        batch = publish.Batch(path.name, digest(path), BUILDER, datetime.combine(day, time()))
        batches.append((batch, [observation for observation in found if observation]))
    faults.raise_any()
    return batches


def _write(
    fresh: Path,
    target: Path,
    known: Catalogue,
    sources: dict[str, Source],
    batches: list[tuple[publish.Batch, list[Observation]]],
) -> Built:
    with connection.create(fresh) as writer:
        # One transaction: to commit row by row takes longer than all the rest of a build.
        with connection.transaction(writer):
            publish.add_catalogue(writer, known)
            publish.add_sources(writer, sources.values())
        publish.publish(writer, known, batches)
        (counts,) = writer.execute(connection.query_text("counts")).fetchall()
        writer.execute("checkpoint")
    return Built(target, *counts)
