"""The copy that is marked: the analyst's own file, or one made anew of its cells.

Fills and comments are left to `marks`, the list of problems to `listing`.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from cell_text import write_text
from etl.annotated.listing import remove_list, write_list
from etl.annotated.made_anew import LARGEST_CELLS, made_anew
from etl.annotated.marks import mark, unmark

if TYPE_CHECKING:
    from etl.problems import Problem
    from etl.workbooks.workbook import Sheet, Workbook

OWN_KINDS: Final = ("xlsx", "xlsm")
XML: Final = re.compile(r"\.(xml|vml|rels)$", re.IGNORECASE)
# Bytes of XML, unpacked: openpyxl takes some fifteen times as much memory, and 5 s.
LARGEST_XML: Final = 16_000_000
# Programs started by DDE, links and addresses asked for: nothing that sums or compares needs them.
REACHING: Final = re.compile(
    r"\||\b(?:HYPERLINK|WEBSERVICE|FILTERXML|RTD|DDE|CALL|EXEC|REGISTER(?:\.ID)?|IMPORT\w*)\s*\(",
    re.IGNORECASE,
)
# What openpyxl raises on parts of a file that Excel or WPS put up with.
UNFIT: Final = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, SyntaxError, OSError),
    *(EOFError, RuntimeError, zlib.error, zipfile.BadZipFile, InvalidFileException),
)


def copy_of(
    workbook: Workbook | None,
    content: bytes,
    kind: str,
    problems: Sequence[Problem],
    language: str,
) -> bytes:
    """Make the marked copy, as `annotated` promises."""
    if workbook is not None and kind in OWN_KINDS:
        try:
            if _is_light(content):
                return _own_marked(content, kind, problems, language)
        except UNFIT:
            # Her file can be read but not written again: its cells go into a new one.
            pass
    if workbook is not None and sum(map(_extent, workbook.sheets)) <= LARGEST_CELLS:
        return _marked(*made_anew(workbook), problems, language, "copied")
    return _marked(Book(), {}, problems, language, "listed")


def _is_light(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
    return sum(part.file_size for part in parts if XML.search(part.filename)) <= LARGEST_XML


def _own_marked(content: bytes, kind: str, problems: Sequence[Problem], language: str) -> bytes:
    book = load_workbook(io.BytesIO(content), keep_vba=kind == "xlsm", rich_text=True)
    sheets: dict[str, Worksheet] = {sheet.title: sheet for sheet in book.worksheets}
    for sheet in sheets.values():
        _disarm(sheet)
    return _marked(book, sheets, problems, language, "marked")


def _disarm(sheet: Worksheet) -> None:
    """Turn formulas that reach out of the workbook into text: the copy goes to other people."""
    for row in sheet.iter_rows():
        for cell in row:
            if (
                isinstance(cell, Cell)
                and cell.data_type == "f"
                and REACHING.search(str(cell.value))
            ):
                write_text(cell, str(cell.value))


def _extent(sheet: Sheet) -> int:
    return sum(map(len, sheet.values))


def _marked(
    book: Book,
    sheets: Mapping[str, Worksheet],
    problems: Sequence[Problem],
    language: str,
    remark: str,
) -> bytes:
    """Mark the problems on the book's sheets, list them on a first one, and save."""
    if remove_list(book):
        for sheet in book.worksheets:
            unmark(sheet)
    mark(sheets, problems, language)
    write_list(book, sheets, problems, language, remark)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
