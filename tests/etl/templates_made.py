"""Templates made of a test's small data, and where their parts stand."""

from __future__ import annotations

import io
from typing import Final

import duckdb
import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import catalogue
from etl.stored import Stored
from etl.template import template
from tests.small_data import SmallData

HEAD_ROW: Final = 4


def content_of(small_data: SmallData, *centres: str, year: int = 2022) -> bytes:
    """Build the data and make a template for these centres."""
    small_data.build()
    with duckdb.connect(str(small_data.file), read_only=True) as connection:
        return template(catalogue(), Stored(connection, centres), centres, year)


def book_of(small_data: SmallData, *centres: str, year: int = 2022) -> openpyxl.Workbook:
    """Open a template as Excel does."""
    return openpyxl.load_workbook(io.BytesIO(content_of(small_data, *centres, year=year)))


def groups(book: openpyxl.Workbook) -> list[Worksheet]:
    """Give the sheets to fill in."""
    return [book[name] for name in book.sheetnames[1:] if not name.startswith("_")]


def heads(sheet: Worksheet) -> list[Cell]:
    """Give the heads of the figures' columns."""
    return [cell for cell in sheet[HEAD_ROW][2:] if isinstance(cell, Cell)]


def words_of(head: Cell) -> tuple[str, str]:
    """Give a head's name and its unit."""
    name, _, unit = str(head.value).partition("\n")
    return name, unit.strip("（）")


def figure_cell(book: openpyxl.Workbook, sheet: str, head: str, row: int) -> Cell:
    """Give the cell under a head, which is named without its unit."""
    (column,) = [one.column for one in heads(book[sheet]) if words_of(one)[0] == head]
    cell = book[sheet].cell(row, column)
    assert isinstance(cell, Cell)
    return cell
