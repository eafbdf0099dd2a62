"""Problems of every level, small workbooks to mark, and what a marked copy shows."""

from __future__ import annotations

import io
from collections.abc import Callable
from string import Formatter
from typing import Any, Final

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from etl.annotated import annotated
from etl.problems import Place, Problem, words
from etl.workbooks import read_workbook

EVIL: Final = '=HYPERLINK("http://evil","x")'


def problem(level: str, sheet: str = "", cell: str = "", detail: str = EVIL) -> Problem:
    """Make a problem of this level, every part of its words filled with `detail`."""
    code = next(code for code, row in words().items() if row["level"] == level)
    parts = [text for key, text in words()[code].items() if key.endswith(("_zh", "_en"))]
    names = {name for text in parts for _, name, _, _ in Formatter().parse(text) if name}
    return Problem(code, Place(sheet, cell), dict.fromkeys(names, detail))


def saved(fill: Callable[[openpyxl.Workbook], object]) -> bytes:
    """Give an .xlsx file of a book with one sheet, 缴存."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "缴存"
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def small(book: openpyxl.Workbook) -> None:
    """Fill the sheet with a head and two centres."""
    for row in (["中心", "缴存额（亿元）"], ["广州", 1162.02], ["益阳", 38.4]):
        book.worksheets[0].append(row)


def marked(
    content: bytes, *problems: Problem, kind: str = "xlsx", language: str = "zh"
) -> openpyxl.Workbook:
    """Make a marked copy and open it."""
    copy = copy_of(content, *problems, kind=kind, language=language)
    return openpyxl.load_workbook(io.BytesIO(copy), rich_text=True, keep_vba=kind == "xlsm")


def copy_of(content: bytes, *problems: Problem, kind: str = "xlsx", language: str = "zh") -> bytes:
    """Make a marked copy of a file."""
    workbook = read_workbook(content, f"表.{kind}")
    assert workbook.kind == kind
    return annotated(workbook, content, kind, problems, language)


def colour(sheet: Worksheet, address: str) -> str:
    """Give the colour that a cell is filled with, empty for none."""
    fill = sheet[address].fill
    return str(fill.fgColor.rgb)[2:] if fill.fill_type else ""


def listed(book: openpyxl.Workbook) -> list[list[Any]]:
    """Give the rows of the list of problems."""
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=5)]
