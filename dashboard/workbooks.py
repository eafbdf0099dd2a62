"""Tables written as files: Excel workbooks with real numbers, and CSV that Excel opens right.

What stands in the tables is left to `sheets`. A text that a spreadsheet would take for a formula
stays a text in both.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from cell_text import csv_text, writable, write_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell as ExcelCell
    from openpyxl.worksheet.worksheet import Worksheet

EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"
# From this width on, in characters, a column holds sentences and its texts are wrapped.
SENTENCES: Final = 30
# A double holds fifteen digits; the sixteenth is the noise of its arithmetic.
DIGITS: Final = 15


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how it is shown: decimals, thousands in groups, a sign, ≈ before it."""

    value: float
    decimals: int = 0
    grouped: bool = True
    signed: bool = False
    about: bool = False

    @property
    def pattern(self) -> str:
        """Give the number format as Excel writes it."""
        digits = "#,##0" if self.grouped else "0"
        if self.decimals:
            digits += "." + "0" * self.decimals
        if self.about:
            digits = f'"≈"{digits}'
        return f"+{digits};-{digits};{digits}" if self.signed else digits

    @property
    def clean(self) -> float:
        """Give the value without the noise of binary arithmetic."""
        return float(f"{self.value:.{DIGITS}g}")

    def __str__(self) -> str:
        return f"{Decimal(f'{self.value:.{DIGITS}g}'):.{self.decimals}f}"


Cell = str | int | date | Number | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and its width in characters, a Chinese one counting as two."""

    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its title; every row is as long as there are columns."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]


def workbook(sheets: Sequence[Sheet], title: str) -> bytes:
    """Write the sheets as one Excel workbook, heads frozen and ready to be filtered."""
    # Loading openpyxl takes 0.4 s, which only a reader who wants the file should wait for.
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = book.properties.creator = writable(title)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    bold, wash = Font(bold=True), PatternFill("solid", fgColor="E8EEF5")
    plain = Alignment(vertical="top")
    wrapped = Alignment(vertical="top", wrap_text=True)
    heads = [_cell(page, column.head) for column in sheet.columns]
    for head in heads:
        head.font, head.fill, head.alignment = bold, wash, wrapped
    page.append(heads)
    for row in sheet.rows:
        cells = [_cell(page, content) for content in row]
        for cell, column in zip(cells, sheet.columns, strict=True):
            cell.alignment = wrapped if column.width >= SENTENCES else plain
        page.append(cells)
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def _cell(page: Worksheet, content: Cell) -> ExcelCell:
    from openpyxl.cell import Cell as NewCell

    cell = NewCell(page, 1, 1)  # appending a row gives each cell its place
    if isinstance(content, Number):
        cell.value, cell.number_format = content.clean, content.pattern
    elif isinstance(content, date):
        cell.value, cell.number_format = content, "yyyy-mm-dd"
    elif isinstance(content, str):
        write_text(cell, content)
    else:
        cell.value = content
    return cell


def csv_file(sheet: Sheet) -> bytes:
    """Write a sheet as CSV in UTF-8 with a byte order mark, by which Excel knows the encoding."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([_text(column.head) for column in sheet.columns])
    writer.writerows([[_text(cell) for cell in row] for row in sheet.rows])
    return stream.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return csv_text(cell)
    return "" if cell is None else str(cell)
