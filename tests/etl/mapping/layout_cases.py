"""A workbook with the readings that a person takes from it, and what must hold of every one."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.workbooks import Workbook
from tests.etl.mapping.made_books import lines, mapped, told


@dataclass(frozen=True)
class Case:
    """A workbook, its readings as lines, its problems as code and cell, how its tables lie."""

    name: str
    workbook: Workbook
    readings: list[str]
    problems: list[str] = field(default_factory=list)
    layouts: tuple[str, ...] = ()


def check_readings(case: Case) -> None:
    """Hold readings, problems and layouts against what is expected."""
    found = mapped(case.workbook)
    assert lines(found) == sorted(case.readings)
    assert told(found) == case.problems
    assert tuple(table.layout for table in found.tables) == case.layouts


def check_places(case: Case) -> None:
    """Hold each reading's quote and heading against its cell and the headings shown."""
    found = mapped(case.workbook)
    headings = {slot.heading for table in found.tables for slot in table.slots}
    sheets = {one.name: one for one in case.workbook.sheets}
    for reading in found.readings:
        cells = {cell.address: cell for cell in sheets[reading.sheet].cells()}
        assert reading.quote.endswith(cells[reading.cell].text + cells[reading.cell].suffix)
        assert reading.heading in headings
