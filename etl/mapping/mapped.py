"""What a workbook was taken for: its tables, its headings, its readings, and what stayed aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from etl.problems import Place, Problem

# How a heading came by its indicator, the surest first.
How = Literal["chosen", "remembered", "template", "name", "synonym", "none"]
# Where a unit came from.
UnitFrom = Literal[
    "chosen", "remembered", "template", "heading", "unit_row", "title", "cell", "none"
]
Layout = Literal["columns", "rows", "tidy", "template"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A heading over (or beside) numbers and what it was taken for.

    `heading` is the whole heading without its unit, levels joined by ` / `; it is the key by which
    corrections are made and remembered. `indicator` is empty where unknown or left aside. `part`
    tells what the numbers are of the indicator: its `level`, or the `growth` that stands beside
    it. `count` numbers stand under it, `sample` is the first as printed.
    """

    sheet: str
    cell: str
    heading: str
    indicator: str
    how: How
    unit: str
    unit_from: UnitFrom
    part: Literal["level", "growth"]
    role: str
    years: tuple[int, ...]
    count: int
    sample: str


@dataclass(frozen=True, slots=True)
class Table:
    """A block of a sheet read as one table: `columns` has indicators over columns, `rows` beside
    rows, `tidy` a row a figure.
    """

    sheet: str
    range: str
    layout: Layout
    title: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A hidden part that was not read: `key` names it in `Choices.included`.

    `what` is `sheet`, `rows` or `columns`; `names` lists them (`3–5, 9`; `C, F`).
    """

    key: str
    what: Literal["sheet", "rows", "columns"]
    sheet: str
    names: str
    numbers: int


@dataclass(frozen=True, slots=True)
class CellReading:
    """A number at a cell, as `gjj read` prints it; `centre` is an id, or the name as printed.

    `value` has no separators; `growth` is signed, `growth_unit` is `percent`, `point` or the
    printed unit; `quote` says heading and row beside the cell's text. `heading` is its slot's.
    """

    centre: str
    indicator: str
    year: int
    value: str
    unit: str
    growth: str
    growth_unit: str
    scope: str
    role: str
    item: str
    quote: str
    sheet: str
    cell: str
    heading: str

    @property
    def place(self) -> Place:
        """Give where it stands."""
        return Place(self.sheet, self.cell)


@dataclass(frozen=True, slots=True)
class Mapped:
    """Everything a workbook was taken for, before any figure is checked.

    `centres` are the known ones that titles, sheets or the file's name tell, with figures or not.
    """

    tables: tuple[Table, ...]
    left_out: tuple[LeftOut, ...]
    readings: tuple[CellReading, ...]
    problems: tuple[Problem, ...]
    centres: frozenset[str] = frozenset()
