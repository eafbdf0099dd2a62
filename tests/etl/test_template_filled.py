"""A template filled in and read back: exactly the figures that were typed, nothing lost or made."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from catalogue import catalogue
from etl.annotated import annotated
from etl.choices import Choices
from etl.mapping import CellReading, Mapped, map_workbook
from etl.problems import Place, Problem
from etl.template import untouched
from etl.workbooks import Workbook, read_workbook
from tests.etl.templates_made import HEAD_ROW, content_of, figure_cell
from tests.small_data import SmallData

Figure = tuple[str, int, str, Decimal, str]


@pytest.fixture
def made(small_data: SmallData) -> bytes:
    """Give a template for Guangzhou and Yiyang in 2022 with Guangzhou's deposits known."""
    small_data.source()
    small_data.reading(value="1162.02", growth="9.8")
    return content_of(small_data, "guangzhou", "yiyang")


def edited(content: bytes, edit: Callable[[openpyxl.Workbook], object]) -> Workbook:
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return read_workbook(stream.getvalue(), "模板.xlsx")


def mapped(workbook: Workbook) -> Mapped:
    return map_workbook(workbook, catalogue(), Choices())


def figure(reading: CellReading) -> Figure:
    number = Decimal(reading.value)
    return reading.centre, reading.year, reading.indicator, number, reading.unit


def schema_of(book: openpyxl.Workbook) -> list[tuple[Any, ...]]:
    rows = book["_gjj"].iter_rows(min_row=2, max_col=4, values_only=True)
    return [row for row in rows if row[0]]


def test_every_cell_filled_in_is_read_as_the_figure_it_is(made: bytes) -> None:
    expected: set[Figure] = set()

    def fill(book: openpyxl.Workbook) -> None:
        rows = {HEAD_ROW + 2: "guangzhou", HEAD_ROW + 4: "yiyang"}
        for number, (sheet, address, indicator, unit) in enumerate(schema_of(book)):
            for row, centre in rows.items():
                cell = book[sheet].cell(row, book[sheet][address].column)
                whole = "." not in cell.number_format
                value = Decimal(1000 + 7 * number + row) + (0 if whole else Decimal("0.37"))
                cell.value = value
                expected.add((centre, 2022, indicator, value, unit))

    found = mapped(edited(made, fill))
    assert {figure(reading) for reading in found.readings} == expected
    assert len(found.readings) == len(expected)
    assert {table.layout for table in found.tables} == {"template"}
    assert {slot.how for table in found.tables for slot in table.slots} == {"template"}
    assert [str(problem.place) for problem in found.problems] == []
    assert found.left_out == ()


def test_a_template_as_it_was_made_gives_the_known_figures_alone_and_all_of_them_untouched(
    made: bytes,
) -> None:
    workbook = read_workbook(made, "模板.xlsx")
    found = mapped(workbook)
    assert [figure(reading) for reading in found.readings] == [
        ("guangzhou", 2022, "deposits", Decimal("1162.02"), "亿元")
    ]
    assert untouched(workbook) == {reading.place for reading in found.readings}


@pytest.mark.parametrize("value", ["1162.03", "1162.0", "38"])
def test_a_known_figure_that_was_changed_is_untouched_no_more(made: bytes, value: str) -> None:
    def change(book: openpyxl.Workbook) -> None:
        (place,) = untouched(read_workbook(made, "模板.xlsx"))
        book[place.sheet][place.cell].value = Decimal(value)

    workbook = edited(made, change)
    assert untouched(workbook) == frozenset()
    (reading,) = mapped(workbook).readings
    assert Decimal(reading.value) == Decimal(value)


def test_what_is_typed_beside_a_known_figure_does_not_touch_it(made: bytes) -> None:
    def add(book: openpyxl.Workbook) -> None:
        book["缴存"].cell(HEAD_ROW + 2, 3).value = 123

    workbook = edited(made, add)
    (known,) = untouched(workbook)
    assert known == Place("缴存", known.cell)
    assert len(mapped(workbook).readings) == 2


def test_a_spare_row_takes_another_centre_and_year(made: bytes) -> None:
    def add(book: openpyxl.Workbook) -> None:
        sheet = book["贷款"]
        row = HEAD_ROW + 5
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = "北京", 2021
        sheet.cell(row, 4).value = Decimal("675.17")

    found = mapped(edited(made, add))
    loans = [figure(reading) for reading in found.readings if reading.sheet == "贷款"]
    assert loans == [("beijing", 2021, "loans_issued", Decimal("675.17"), "亿元")]


def test_a_figure_shows_two_decimals_and_keeps_more_where_they_are_typed(made: bytes) -> None:
    def add(book: openpyxl.Workbook) -> None:
        figure_cell(book, "缴存", "缴存余额", HEAD_ROW + 2).value = Decimal("38.4")
        figure_cell(book, "缴存", "缴存余额", HEAD_ROW + 4).value = Decimal("38.4012")

    found = mapped(edited(made, add))
    balances = [r.value for r in found.readings if r.indicator == "deposit_balance"]
    assert balances == ["38.40", "38.4012"]


def test_another_workbook_has_nothing_untouched() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("_gjj")["A1"] = "something else"
    book.worksheets[0]["A1"] = "缴存额"
    stream = io.BytesIO()
    book.save(stream)
    assert untouched(read_workbook(stream.getvalue(), "表.xlsx")) == frozenset()


def test_a_marked_template_is_read_as_the_template_it_is(made: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made))
    book["缴存"].cell(HEAD_ROW + 2, 3).value = 123
    stream = io.BytesIO()
    book.save(stream)
    workbook = read_workbook(stream.getvalue(), "模板.xlsx")
    before = mapped(workbook)
    problems = [Problem("formula_without_value", reading.place) for reading in before.readings]
    copy = annotated(workbook, stream.getvalue(), "xlsx", problems, "zh")
    again = read_workbook(copy, "模板.xlsx")
    assert mapped(again) == before
    assert untouched(again) == untouched(workbook)
    sheet = openpyxl.load_workbook(io.BytesIO(copy))["缴存"]
    assert sheet.protection.sheet
    checks = book["缴存"].data_validations.dataValidation
    assert len(sheet.data_validations.dataValidation) == len(checks) > 0
