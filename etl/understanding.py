"""A file understood: what a workbook or a report says, as readings and as figures to check.

The same file with the same choices gives the same answer; nothing is asked of the warehouse.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from catalogue import Catalogue
from etl import documents, recognise, reports, telling, workbooks
from etl.checking.item import Item
from etl.choices import Choices, Correction
from etl.mapping import CellReading, Mapped, map_workbook
from etl.normalise import Observation, normalise
from etl.problems import Place, Problem
from etl.records import READING_COLUMNS, Reading, Source
from etl.template import untouched
from etl.uploads import source_id
from etl.whose import centre_of
from etl.workbooks import Workbook
from tables import Faults, Row

ACTUAL: Final = "actual"
BLANK: Final = dict.fromkeys(READING_COLUMNS, "")
TOLD: Final = tuple(field.name for field in fields(CellReading) if field.name != "heading")


class UnreadableFile(Exception):
    """A file is neither a readable workbook nor a readable report; `says` it in one sentence."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self._sentences = sentences
        super().__init__(sentences["zh"])

    def says(self, language: str) -> str:
        """Give the sentence in `zh` or `en`."""
        return self._sentences[language]


@dataclass(frozen=True, slots=True)
class Understood:
    """What a file says. A workbook has `workbook` and `mapped`, a report `text` and `unread`.

    `items` are its readings in their order, normalised; a report's readings are `told` as `gjj
    read` does. `untouched` are the cells of a template that still say what it was
    prefilled with: they keep their source and are not published again.
    """

    name: str
    sha256: str
    choices: Choices
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    workbook: Workbook | None = None
    mapped: Mapped | None = None
    text: str = ""
    unread: tuple[recognise.Unread, ...] = ()
    untouched: frozenset[Place] = frozenset()
    told: tuple[dict[str, Any], ...] = ()

    @property
    def count(self) -> int:
        """Give the number of readings."""
        return len(self.mapped.readings) if self.mapped else len(self.told)

    def readings(self) -> Iterator[dict[str, Any]]:
        """Give the readings as `gjj read` tells them, each with its centre."""
        return map(told, self.mapped.readings) if self.mapped else iter(self.told)

    @property
    def centres(self) -> tuple[str, ...]:
        """Give the known centres that have figures in it, sorted."""
        known = {item.observation.centre_id for item in self.items if item.observation}
        return tuple(sorted(known))

    @property
    def named_centres(self) -> tuple[str, ...]:
        """Give the centres with figures, or those that are only named where none has any."""
        named = self.mapped.centres if self.mapped else frozenset()
        return self.centres or tuple(sorted(named))

    @property
    def observations(self) -> list[Observation]:
        """Give what the file brings in; each names its centre where its source will stand."""
        return [
            item.observation
            for item in self.items
            if item.observation and item.place not in self.untouched
        ]

    def sources(self, batch_id: int, by: str, day: date) -> list[Source]:
        """Give a source for each centre in it, as published by an upload on that day."""
        return [
            Source(
                id=source_id(batch_id, centre),
                centre_id=centre,
                title=self.name,
                publisher=by,
                published_on=day.isoformat(),
                report_year=year,
                url="",
                file_name=self.name,
                sha256=self.sha256,
                body=self.text,
                collected_on=day,
            )
            for centre, year in sorted(self._report_years().items())
        ]

    def _report_years(self) -> dict[str, int]:
        """Give the latest year that each centre has an actual figure of, else any figure of."""
        latest: dict[str, tuple[bool, int]] = {}
        for one in self.observations:
            found = (one.role == ACTUAL, one.year)
            latest[one.centre_id] = max(found, latest.get(one.centre_id, found))
        return {centre: year for centre, (_, year) in latest.items()}


def understand(
    content: bytes,
    name: str,
    known: Catalogue,
    choices: Choices | None = None,
    remembered: Mapping[str, Correction] | None = None,
) -> Understood:
    """Read a workbook or a report from its bytes; raise UnreadableFile, one sentence."""
    chosen = choices or Choices()
    if workbooks.is_workbook(content, name):
        return _understand_workbook(content, name, known, chosen, remembered or {})
    return _understand_report(content, name, known, chosen)


def _understand_workbook(
    content: bytes,
    name: str,
    known: Catalogue,
    choices: Choices,
    remembered: Mapping[str, Correction],
) -> Understood:
    try:
        workbook = workbooks.read_workbook(content, name)
    except workbooks.UnreadableWorkbook as error:
        raise UnreadableFile({tongue: error.says(tongue) for tongue in ("zh", "en")}) from None
    mapped = map_workbook(workbook, known, choices, remembered)
    return Understood(
        name=workbook.name,
        sha256=workbook.sha256,
        choices=choices,
        items=tuple(_cell_item(one, known) for one in mapped.readings),
        problems=(*workbook.problems, *mapped.problems),
        workbook=workbook,
        mapped=mapped,
        untouched=untouched(workbook),
    )


def told(reading: CellReading) -> dict[str, Any]:
    """Give a reading of a cell as `gjj read` prints it; absent growth is null."""
    said = {name: getattr(reading, name) for name in TOLD}
    return said | {one: said[one] or None for one in ("growth", "growth_unit")}


def _cell_item(found: CellReading, known: Catalogue) -> Item:
    cells = BLANK | {
        "source": found.centre,
        "centre": found.centre,
        "indicator": found.indicator,
        "period": str(found.year),
        "value": found.value,
        "unit": found.unit,
        "growth": found.growth,
        "growth_unit": reports.GROWTH_UNITS.get(found.growth_unit, found.growth_unit),
        "growth_basis": "printed" if found.growth else "",
        "scope": found.scope,
        "role": found.role,
        "item": found.item,
        "quote": found.quote,
    }
    row = Row(found.sheet, 0, cells)
    reading = Reading(row, found.year, None, _figure(found), found.cell)
    return _item(reading, found.place, found.heading, known)


def _figure(found: CellReading) -> tuple[int, int] | None:
    """Give where the number stands in the quote, which ends with the cell's text."""
    start = found.quote.rfind(found.value)
    return (start, start + len(found.value)) if start >= 0 else None


def _understand_report(content: bytes, name: str, known: Catalogue, choices: Choices) -> Understood:
    try:
        document = documents.read_content(content, Path(name).name)
    except documents.UnreadableDocument as error:
        raise UnreadableFile({"zh": str(error), "en": error.in_english()}) from None
    centre = choices.centre or centre_of(document.text, name, known)
    found = recognise.recognise(document.text, known, year=choices.year)
    source = _source_of(document, centre, found)
    items = tuple(_report_items(found, source, known))
    problems = () if centre else (Problem("centre_missing", Place(start=0, end=0)),)
    readings = (telling.told(one, document) | {"centre": centre} for one in found.readings)
    return Understood(
        name=document.name,
        sha256=hashlib.sha256(content).hexdigest(),
        choices=choices,
        items=items if centre else (),
        problems=problems,
        text=document.text,
        unread=found.unread,
        told=tuple(readings),
    )


def _source_of(document: documents.Document, centre: str, found: recognise.Recognised) -> Source:
    """Give the report as a source to make readings of; its id becomes that of its batch."""
    return Source(
        id=centre,
        centre_id=centre,
        title=document.name,
        publisher="",
        published_on="",
        report_year=max((one.year for one in found.readings), default=0),
        url="",
        file_name=document.name,
        sha256="",
        body=document.text,
        collected_on=date.min,
    )


def _report_items(found: recognise.Recognised, source: Source, known: Catalogue) -> Iterator[Item]:
    pairs = zip(found.readings, reports.readings_of(found, source), strict=True)
    for printed, reading in pairs:
        place = Place(start=printed.figure_start, end=printed.figure_end)
        yield _item(reading, place, "", known)


def _item(reading: Reading, place: Place, heading: str, known: Catalogue) -> Item:
    faults = Faults()
    is_known = reading["centre"] in known.centres
    observation = normalise(reading, known, faults)
    return Item(
        place=place,
        heading=heading,
        centre=reading["centre"],
        year=reading.year,
        indicator=reading["indicator"],
        printed=f"{reading['value']} {reading['unit']}".strip(),
        observation=observation if is_known else None,
        fault=faults.found[0] if faults.found else None,
    )
