"""A file of a few figures, published to see what it means and undone again.

Figures are items as a workbook gives them, a row of the sheet 缴存 each, unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import duckdb

from catalogue import catalogue
from etl import series, uploads
from etl.checking.item import Item
from etl.difference import Difference, difference
from etl.effects import Effects, effects, snapshot
from etl.normalise import normalise
from etl.problems import Place
from etl.records import READING_COLUMNS, Reading, Source
from etl.stored import Stored
from etl.uploads import Act, source_id
from tables import Faults, Row
from tests.small_data import READING
from warehouse.writing import trying, writing

KNOWN: Final = catalogue()
ACT: Final = Act("analyst", datetime.fromisoformat("2026-11-22T09:00"))
FILE: Final = "2023.xlsx"


def item(row: int = 5, /, **cells: str) -> Item:
    """Make an item; what is not said makes it deposits of Guangzhou, 10 亿元 in 2022."""
    growth = {"growth_unit": "%", "growth_basis": "printed"} if "growth" in cells else {}
    told = {**dict.fromkeys(READING_COLUMNS, ""), **READING, **growth, **cells}
    told["source"] = told["centre"]
    place = Place("缴存", f"C{row}")
    year = int(told["period"][:4])
    reading = Reading(Row(place.sheet, 0, told), year, None, cell=place.cell)
    faults = Faults()
    observation = normalise(reading, KNOWN, faults)
    return Item(
        place=place,
        heading="缴存额",
        centre=told["centre"],
        year=year,
        indicator=told["indicator"],
        printed=f"{told['value']} {told['unit']}".strip(),
        observation=observation if told["centre"] in KNOWN.centres else None,
        fault=faults.found[0] if faults.found else None,
    )


def meaning(*items: Item, file: str = FILE) -> tuple[Difference, Effects]:
    """Tell what publishing these figures as a file of this name would mean."""
    with trying() as writer:
        observations = [one.observation for one in items if one.observation]
        touched = {(one.centre_id, one.year) for one in observations}
        stored = Stored(writer, {centre for centre, _ in touched})
        before = snapshot(writer, KNOWN, touched)
        _publish(writer, items, file)
        after = snapshot(writer, KNOWN, touched)
        return difference(items, stored, after, file), effects(before, after, KNOWN)


def publish(*items: Item, file: str = FILE) -> int:
    """Publish these figures; give the batch id."""
    with writing() as writer:
        return _publish(writer, items, file)


def withdraw(batch_id: int) -> None:
    """Withdraw a batch."""
    with writing() as writer:
        uploads.withdraw(writer, KNOWN, batch_id, ACT)


def meaning_of_withdrawing(batch_id: int, *touched: tuple[str, int]) -> Effects:
    """Tell what withdrawing a batch of these centres and years would mean."""
    with trying() as writer:
        before = snapshot(writer, KNOWN, touched)
        uploads.withdraw(writer, KNOWN, batch_id, ACT)
        return effects(before, snapshot(writer, KNOWN, touched), KNOWN)


def _publish(writer: duckdb.DuckDBPyConnection, items: Sequence[Item], file: str) -> int:
    observations = [one.observation for one in items if one.observation]
    centres = sorted({one.centre_id for one in observations})
    batch = uploads.stage(writer, file, file.encode(), ACT)
    sources = [_source(batch, centre, file) for centre in centres]
    uploads.add_figures(writer, batch, sources, observations, {}, ACT)
    series.rebuild(writer, KNOWN, centres)
    return batch


def _source(batch: int, centre: str, file: str) -> Source:
    day = ACT.at.date()
    return Source(
        id=source_id(batch, centre),
        centre_id=centre,
        title=file,
        publisher=ACT.by,
        published_on=day.isoformat(),
        report_year=2023,
        url="",
        file_name=file,
        sha256="",
        body="",
        collected_on=day,
    )
