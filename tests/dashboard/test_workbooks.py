"""Written files, read back as Excel and Chinese Excel would: numbers are numbers, text is text."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.cell import Cell as ExcelCell

from cell_text import FORMULA_OPENERS, csv_text, writable
from dashboard.workbooks import Cell, Column, Number, Sheet, csv_file, workbook

ROOT = Path(__file__).parents[2]


def one_column(*cells: Cell, title: str = "数据") -> Sheet:
    return Sheet(title, (Column("指标", 12),), [[cell] for cell in cells])


def pages_of(content: bytes) -> list[Any]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return list(book.worksheets)


def written(cell: Cell) -> ExcelCell:
    (page,) = pages_of(workbook([one_column(cell)], "题"))
    found = page["A2"]
    assert isinstance(found, ExcelCell)
    return found


def csv_rows(sheet: Sheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_file(sheet).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("number", "pattern", "text"),
    [
        (Number(1162.02, 2), "#,##0.00", "1162.02"),
        (Number(1058.306, 2, about=True), '"≈"#,##0.00', "1058.31"),
        (Number(116202000000), "#,##0", "116202000000"),
        (Number(9.8, 1, signed=True), "+#,##0.0;-#,##0.0;#,##0.0", "9.8"),
        (Number(-5.79, 2, signed=True), "+#,##0.00;-#,##0.00;#,##0.00", "-5.79"),
        (Number(38.4, 2, grouped=False), "0.00", "38.40"),
    ],
)
def test_a_number_is_a_number_with_the_digits_that_are_shown(
    number: Number, pattern: str, text: str
) -> None:
    cell = written(number)
    assert (cell.value, cell.data_type, cell.number_format) == (number.value, "n", pattern)
    assert csv_rows(one_column(number))[1] == [text]


def test_the_noise_of_binary_arithmetic_is_not_written() -> None:
    assert written(Number(0.1 + 0.2, 1)).value == 0.3


def test_a_day_is_a_date_and_a_year_a_whole_number() -> None:
    day = written(date(2023, 3, 31))
    assert day.is_date
    assert day.number_format == "yyyy-mm-dd"
    year = written(2022)
    assert (year.value, year.data_type) == (2022, "n")
    assert csv_rows(one_column(date(2023, 3, 31), 2022))[1:] == [["2023-03-31"], ["2022"]]


@pytest.mark.parametrize("opener", FORMULA_OPENERS)
def test_no_text_becomes_a_formula(opener: str) -> None:
    text = f"{opener}1+1"
    cell = written(text)
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.strip()
    assert cell.quotePrefix
    assert csv_rows(one_column(text))[1] == [f"'{text}"]


def test_a_head_is_guarded_like_any_other_text() -> None:
    sheet = Sheet("数据", (Column("=1+1", 8),), [])
    (page,) = pages_of(workbook([sheet], "题"))
    assert page["A1"].data_type == "s"
    assert csv_rows(sheet) == [["'=1+1"]]


def test_a_plain_text_and_a_negative_number_get_no_quote() -> None:
    assert not written("缴存额").quotePrefix
    assert csv_rows(one_column("缴存额", Number(-2400)))[1:] == [["缴存额"], ["-2400"]]


@pytest.mark.parametrize("before", ["\x00", "\x0b", " ", "\u3000", "\ufeff", "\u200b", "\ud800"])
def test_nothing_unseen_before_a_formula_lets_it_through(before: str) -> None:
    text = f"{before}=1+1"
    cell = written(text)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert csv_rows(one_column(text))[1] == [f"'{writable(text)}"]


@given(st.text(st.characters(), max_size=40))
@example("\uffff=1")
@example("\ud800")
def test_any_text_can_be_written_and_stays_a_text(text: str) -> None:
    cell = written(text)
    assert cell.data_type == ("s" if writable(text) else "n")
    assert csv_rows(one_column(text))[1] == [csv_text(text)]


def test_a_missing_value_is_an_empty_cell() -> None:
    assert written(None).value is None
    assert written("").value is None


def test_csv_starts_with_the_mark_by_which_excel_knows_utf_8_and_ends_lines_as_excel_does() -> None:
    content = csv_file(one_column("缴存额，亿元"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert csv_rows(one_column('a "b", c\nd'))[1] == ['a "b", c\nd']


def test_heads_stay_in_sight_and_can_be_filtered_and_columns_have_their_width() -> None:
    columns = (Column("中心", 12), Column("原文", 60))
    sheets = [Sheet("数据", columns, [["广州", "很长的话"]]), one_column("甲", title="口径与来源")]
    first, second = pages_of(workbook(sheets, "公积金对标"))
    assert (first.title, second.title) == ("数据", "口径与来源")
    assert first.freeze_panes == "A2"
    assert first.auto_filter.ref == "A1:B2"
    assert first.column_dimensions["B"].width == 60
    assert [cell.value for cell in first[1]] == ["中心", "原文"]
    assert first["B2"].alignment.wrap_text
    assert not first["A2"].alignment.wrap_text
    assert first["A1"].font.bold


def test_a_row_of_another_length_than_its_heads_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        workbook([Sheet("数据", (Column("中心", 12),), [["广州", 2022]])], "题")


def test_openpyxl_is_loaded_only_when_a_workbook_is_written() -> None:
    code = "import sys, dashboard.downloads, dashboard.sheets; print('openpyxl' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert answer.stdout.decode().strip() == "False"
