"""Files as a spreadsheet program writes them, and our own template filled in, read to the end."""

from __future__ import annotations

import io
from typing import Any

import duckdb
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import catalogue
from etl.mapping import Mapped
from etl.stored import Stored
from etl.template import template
from etl.workbooks import read_workbook
from etl.workbooks.workbook import letters
from tests.etl.mapping.made_books import line, lines, mapped, told
from tests.small_data import SmallData

NAME = "广东2023年.xlsx"


def written(workbook: openpyxl.Workbook, name: str = NAME) -> Mapped:
    """Save a workbook, read its bytes and map them."""
    stream = io.BytesIO()
    workbook.save(stream)
    return mapped(read_workbook(stream.getvalue(), name))


def filled(rows: list[list[Any]]) -> tuple[openpyxl.Workbook, Worksheet]:
    """Give a workbook whose only sheet holds rows."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return workbook, sheet


def test_merged_headers_number_formats_and_hidden_columns_of_a_written_workbook() -> None:
    workbook, sheet = filled(
        [
            ["各市住房公积金情况", None, None, None, None],
            ["城市", "缴存", None, "个贷率", "内部"],
            [None, "金额", "同比", None, "缴存额（亿元）"],
            ["广州", 1162.0, 0.0564, 0.8523, 5],
            ["深圳", 1200.5, -0.031, 81.5, 6],
        ]
    )
    for span in ("A1:E1", "A2:A3", "B2:C2", "D2:D3"):
        sheet.merge_cells(span)
    for row in (4, 5):
        sheet.cell(row, 2).number_format = '#,##0.00"亿元"'
        sheet.cell(row, 3).number_format = "0.0%"
    sheet["D4"].number_format = "0.00%"
    sheet["D5"].number_format = '0.0"%"'
    sheet.column_dimensions["E"].hidden = True
    found = written(workbook)
    assert lines(found) == [
        "guangzhou 2023 deposits 1162.00亿元 +5.64 percent",
        "guangzhou 2023 loan_to_deposit_ratio 85.23%",
        "shenzhen 2023 deposits 1200.50亿元 -3.1 percent",
        "shenzhen 2023 loan_to_deposit_ratio 81.5%",
    ]
    assert told(found) == ["hidden_columns"]


def test_a_date_for_a_year_heads_its_column_and_a_date_for_a_number_is_a_problem() -> None:
    from datetime import date

    workbook, sheet = filled(
        [
            ["指标", "单位", date(2022, 12, 31), date(2023, 12, 31)],
            ["缴存额", "亿元", 36.1, 38.4],
            ["提取额", "亿元", 20, date(2023, 5, 1)],
        ]
    )
    for column in ("C1", "D1"):
        sheet[column].number_format = 'yyyy"年"'
    sheet["D3"].number_format = "yyyy-mm-dd"
    found = written(workbook, "广州.xlsx")
    assert lines(found) == [
        "guangzhou 2022 deposits 36.1亿元",
        "guangzhou 2022 withdrawals 20亿元",
        "guangzhou 2023 deposits 38.4亿元",
    ]
    assert told(found) == ["date_for_number D3"]


def test_a_formula_without_a_value_is_no_reading_and_no_further_problem() -> None:
    workbook, _ = filled([["城市", "缴存额（亿元）"], ["广州", "=1+1"], ["深圳", 2]])
    found = written(workbook)
    assert (lines(found), told(found)) == (["shenzhen 2023 deposits 2亿元"], [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_of_any_usual_encoding_says_the_same(encoding: str) -> None:
    text = '单位：亿元,,\n城市,缴存额,提取额\n广州,"1,162.02",（3.28）\n深圳,无,０．５\n'
    found = mapped(read_workbook(text.encode(encoding), "2023年.csv"))
    assert lines(found) == [
        "guangzhou 2023 deposits 1162.02亿元",
        "guangzhou 2023 withdrawals -3.28亿元",
        "shenzhen 2023 withdrawals 0.5亿元",
    ]


def template_of(small_data: SmallData) -> openpyxl.Workbook:
    """Give our template for two centres in 2023, deposits of 2022 being known."""
    small_data.source()
    small_data.reading(period="2022", value="1100.00")
    small_data.build()
    with duckdb.connect(str(small_data.file), read_only=True) as connection:
        stored = Stored(connection, ["guangzhou", "shenzhen"])
        made = template(catalogue(), stored, ["guangzhou", "shenzhen"], 2023)
    return openpyxl.load_workbook(io.BytesIO(made))


def to_fill(workbook: openpyxl.Workbook) -> list[tuple[Worksheet, Any]]:
    """Give the empty cells of figures of the year that the template is for."""
    return [
        (sheet, cell)
        for sheet in workbook.worksheets
        if sheet.sheet_state == "visible" and sheet["A4"].value == "中心"
        for row in sheet.iter_rows(min_row=5)
        if row[1].value == 2023 and row[0].value
        for cell in row[2:]
        if cell.value is None and sheet.cell(4, cell.column or 1).value
    ]


def test_our_template_filled_in_gives_exactly_the_figures(small_data: SmallData) -> None:
    workbook = template_of(small_data)
    wanted = {}
    for number, (sheet, cell) in enumerate(to_fill(workbook), start=1):
        cell.value = number
        wanted[(sheet.title, cell.coordinate)] = (sheet.cell(cell.row, 1).value, number)
    found = written(workbook, "模板.xlsx")
    names = {"guangzhou": "广州", "shenzhen": "深圳"}
    read = {
        (one.sheet, one.cell): (names[one.centre], float(one.value))
        for one in found.readings
        if one.year == 2023
    }
    assert len(wanted) > 100
    assert read == wanted
    assert told(found) == []
    slots = [slot for table in found.tables for slot in table.slots]
    assert {slot.how for slot in slots} == {slot.unit_from for slot in slots} == {"template"}
    assert {table.layout for table in found.tables} == {"template"}
    assert "guangzhou 2022 deposits 1100.00亿元" in lines(found)


def test_a_changed_heading_of_the_template_is_told_and_read_as_it_stands(
    small_data: SmallData,
) -> None:
    workbook = template_of(small_data)
    sheet = next(one for one in workbook.worksheets if one.title == "缴存")
    heads = {str(cell.value): cell for cell in sheet[4] if cell.value}
    head = next(cell for text, cell in heads.items() if text.startswith("缴存额"))
    head.value = "缴存额（万元）"
    (row,) = (
        row
        for row in range(5, 20)
        if sheet.cell(row, 2).value == 2023 and sheet.cell(row, 1).value == "广州"
    )
    sheet[f"{head.column_letter}{row}"] = 5
    found = written(workbook, "模板.xlsx")
    assert told(found) == [f"template_changed {head.coordinate}"]
    assert "guangzhou 2023 deposits 5.00万元" in lines(found)
    assert found.problems[0].level == "warning"


def test_a_template_with_a_row_inserted_above_its_headings_is_read_by_them(
    small_data: SmallData,
) -> None:
    workbook = template_of(small_data)
    sheet = next(one for one in workbook.worksheets if one.title == "缴存")
    head = next(cell for cell in sheet[4] if str(cell.value or "").startswith("缴存额"))
    column = head.column or 1
    (row,) = (
        row
        for row in range(5, 20)
        if sheet.cell(row, 2).value == 2023 and sheet.cell(row, 1).value == "广州"
    )
    sheet.cell(row, column).value = 5
    sheet.insert_rows(2)
    found = written(workbook, "模板.xlsx")
    moved = [one for one in found.readings if one.sheet == "缴存"]
    assert ("guangzhou 2023 deposits 5.00亿元", f"{letters(column)}{row + 1}") in [
        (line(one), one.cell) for one in moved
    ]
    assert {one.year for one in moved} == {2022, 2023}
    assert [one for one in told(found) if one.startswith("template_changed")] == [
        "template_changed"
    ]
