"""Workbooks of a few cells, made as a sheet's rows are read, and their readings as short lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from catalogue import catalogue
from etl.choices import Choices, Correction
from etl.mapping import CellReading, Mapped, map_workbook
from etl.workbooks import Sheet, Workbook

Rows = Sequence[Any]


def sheet(name: str, rows: Rows, **details: Any) -> Sheet:
    """Give a sheet of these rows; short ones end in empty cells."""
    width = max(map(len, rows))
    return Sheet(name, [[*row, *[""] * (width - len(row))] for row in rows], **details)


def book(*sheets: Sheet, name: str = "表.xlsx") -> Workbook:
    """Give a workbook of these sheets."""
    return Workbook(name, "xlsx", "0" * 64, sheets)


def one_sheet(rows: Rows, name: str = "Sheet1", file: str = "表.xlsx", **details: Any) -> Workbook:
    """Give a workbook of one sheet."""
    return book(sheet(name, rows, **details), name=file)


def mapped(
    workbook: Workbook,
    choices: Choices | None = None,
    remembered: Mapping[str, Correction] | None = None,
) -> Mapped:
    """Map a workbook by the project's own catalogue."""
    return map_workbook(workbook, catalogue(), choices or Choices(), remembered or {})


def line(reading: CellReading) -> str:
    """Give a reading as a line: what is usual (whole centre, actual, no growth) is left out."""
    parts = [
        reading.centre,
        str(reading.year),
        reading.indicator,
        f"{reading.value}{reading.unit}",
    ]
    if reading.growth:
        parts.append(f"{reading.growth} {reading.growth_unit}")
    parts.extend(
        part
        for part, usual in ((reading.scope, "centre"), (reading.role, "actual"), (reading.item, ""))
        if part != usual
    )
    return " ".join(parts)


def lines(found: Mapped) -> list[str]:
    """Give the readings as lines, sorted."""
    return sorted(map(line, found.readings))


def told(found: Mapped) -> list[str]:
    """Give the problems as code and cell."""
    return [f"{problem.code} {problem.place.cell}".strip() for problem in found.problems]
