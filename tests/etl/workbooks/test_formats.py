"""The same table reads the same out of every format."""

from __future__ import annotations

import csv
import hashlib
import io

import pytest

from etl.workbooks import Sheet, Span, is_workbook, read_workbook
from tests.etl.workbooks.made_workbooks import (
    HIDDEN_COLUMN,
    HIDDEN_ROW,
    MADE,
    SAID,
    SHEET,
    make_xlsx,
)


def said(sheet: Sheet) -> dict[str, tuple[str, str, str]]:
    return {cell.address: (cell.kind, cell.text, cell.suffix) for cell in sheet.cells()}


@pytest.mark.parametrize("kind", MADE)
def test_every_format_gives_the_same_cells_at_the_same_addresses(kind: str) -> None:
    content = MADE[kind]()
    book = read_workbook(content, f"表.{kind}")
    assert (book.kind, book.name) == (kind, f"表.{kind}")
    assert book.sha256 == hashlib.sha256(content).hexdigest()
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [(SHEET, False), ("暂存", True)]
    assert said(book.sheets[0]) == SAID
    assert said(book.sheets[1]) == {"A1": ("number", "1", "")}
    assert book.problems == ()


@pytest.mark.parametrize("kind", MADE)
def test_every_format_tells_merged_cells_and_hidden_rows_and_columns(kind: str) -> None:
    sheet = read_workbook(MADE[kind](), f"表.{kind}").sheets[0]
    assert sheet.merged == (Span(3, 2, 3, 6),)
    assert set(sheet.hidden_rows) == {HIDDEN_ROW}
    assert set(sheet.hidden_columns) == {HIDDEN_COLUMN}


@pytest.mark.parametrize("kind", MADE)
def test_content_comes_before_extension(kind: str) -> None:
    content = MADE[kind]()
    assert read_workbook(content, "表.csv").kind == kind
    assert is_workbook(content, "报告.docx")


def test_a_workbook_with_macros_keeps_its_kind_and_reads_the_same() -> None:
    book = read_workbook(make_xlsx(), "表.xlsm")
    assert book.kind == "xlsm"
    assert said(book.sheets[0]) == SAID


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_of_columns_reads_whatever_its_encoding_and_separator(
    separator: str, encoding: str
) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator)
    writer.writerows([["中心", "缴存额", "备注"], ["甲中心", "38.40", f"含{separator}分隔"], []])
    writer.writerow(["乙中心", "1,234", "-7"])
    book = read_workbook(file.getvalue().encode(encoding), "缴存.csv")
    assert (book.kind, [sheet.name for sheet in book.sheets]) == ("csv", ["缴存"])
    assert said(book.sheets[0]) == {
        "A1": ("text", "中心", ""),
        "B1": ("text", "缴存额", ""),
        "C1": ("text", "备注", ""),
        "A2": ("text", "甲中心", ""),
        "B2": ("number", "38.40", ""),
        "C2": ("text", f"含{separator}分隔", ""),
        "A4": ("text", "乙中心", ""),
        "B4": ("text", "1,234", ""),
        "C4": ("number", "-7", ""),
    }


def test_text_of_columns_under_the_name_of_a_workbook_is_read_as_what_it_is() -> None:
    book = read_workbook("中心\t缴存额\n甲中心\t38.40\n".encode("gb18030"), "导出.xls")
    assert (book.kind, said(book.sheets[0])["B2"]) == ("csv", ("number", "38.40", ""))


def test_a_cell_is_given_by_row_and_column_and_none_outside() -> None:
    sheet = read_workbook(make_xlsx(), "表.xlsx").sheets[0]
    cell = sheet.cell(5, 3)
    assert cell is not None
    assert (cell.address, cell.text) == ("C5", "38.40")
    outside = [(0, 1), (1, 0), (1, 1), (-1, 3), (5, 99), (99, 3)]
    assert [sheet.cell(row, column) for row, column in outside] == [None] * len(outside)
