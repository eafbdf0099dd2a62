"""A new workbook of the cells of one that cannot be written in its own format."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook as Book
from openpyxl.cell import Cell as NewCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cell_text import writable, write_text
from etl import workbook_look as look
from etl.annotated.marks import LONGEST

if TYPE_CHECKING:
    from etl.workbooks.workbook import Cell, Sheet, Workbook

# Nine national workbooks; more would take long and much memory to write.
LARGEST_CELLS: Final = 300_000
LONGEST_TITLE: Final = 31
FORBIDDEN_IN_TITLE: Final = re.compile(r"[\[\]:*?/\\]|^'|'$")
# The first year whose days a spreadsheet can count.
FIRST_YEAR: Final = 1900
NARROWEST: Final = 8
WIDEST: Final = 40
# Rows that a column's width is measured by.
ROWS_MEASURED: Final = 200


def made_anew(workbook: Workbook) -> tuple[Book, dict[str, Worksheet]]:
    """Copy values, shown decimals and units, merges and what is hidden; give sheets by old name."""
    book = Book()
    book.remove(book.worksheets[0])
    sheets = {}
    for sheet in workbook.sheets:
        page = book.create_sheet(_title(sheet.name))
        sheets[sheet.name] = page
        _copy(sheet, page)
    return book, sheets


def _title(name: str) -> str:
    # openpyxl itself puts a number behind a title that stands already.
    return FORBIDDEN_IN_TITLE.sub("_", writable(name))[: LONGEST_TITLE - 3] or "Sheet"


def _copy(sheet: Sheet, page: Worksheet) -> None:
    widths: dict[int, int] = {}
    for cell in sheet.cells():
        target = look.cell_at(page, cell.row, cell.column)
        raw = sheet.values[cell.row - 1][cell.column - 1]
        _write(target, cell, raw if isinstance(raw, str) else cell.text)
        if cell.row <= ROWS_MEASURED:
            width = look.width_of(cell.text + cell.suffix)
            widths[cell.column] = max(width, widths.get(cell.column, 0))
    for column, width in widths.items():
        fitting = min(max(width + 2, NARROWEST), WIDEST)
        page.column_dimensions[get_column_letter(column)].width = fitting
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    for column in sheet.hidden_columns:
        page.column_dimensions[get_column_letter(column)].hidden = True
    for span in sheet.merged:
        page.merge_cells(
            start_row=span.top,
            start_column=span.left,
            end_row=span.bottom,
            end_column=span.right,
        )
    if sheet.hidden:
        page.sheet_state = "hidden"


def _write(target: NewCell, cell: Cell, text: str) -> None:
    if cell.kind == "number":
        _write_number(target, cell)
    elif cell.kind == "bool":
        target.value = cell.text == "TRUE"
    elif cell.kind == "date" and (day := _day(cell.text)):
        target.value = day
        target.number_format = "yyyy-mm-dd"
    else:
        write_text(target, text[:LONGEST])


def _write_number(target: NewCell, cell: Cell) -> None:
    digits = cell.text.removesuffix("%")
    decimals = len(digits.partition(".")[2])
    pattern = f"0.{'0' * decimals}" if decimals else "0"
    if cell.text.endswith("%"):
        target.value = Decimal(digits).scaleb(-2)
        target.number_format = f"{pattern}%"
    else:
        target.value = Decimal(digits)
        suffix = cell.suffix.replace('"', "")
        target.number_format = f'{pattern}"{writable(suffix)}"' if suffix else pattern


def _day(text: str) -> datetime | None:
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year >= FIRST_YEAR else None
