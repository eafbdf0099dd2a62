"""What is known already stands in the template as it was printed, or is told beside the cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl.cell import Cell

from catalogue import catalogue
from etl.stored import StoredFigure
from etl.template.columns import in_unit
from intervals import from_printed
from tests.etl.templates_made import HEAD_ROW, book_of, figure_cell
from tests.small_data import SmallData


def told(cell: Cell) -> str:
    assert cell.comment is not None
    return cell.comment.text


def test_a_printed_figure_stands_in_its_cell_in_grey_with_its_source(
    small_data: SmallData,
) -> None:
    small_data.source()
    small_data.reading(value="1162.02", growth="9.8")
    book = book_of(small_data, "guangzhou")
    cell = figure_cell(book, "缴存", "缴存额", HEAD_ROW + 2)
    assert (cell.value, cell.number_format) == (1162.02, "#,##0.00")
    assert cell.fill.fgColor.rgb == "00ECEFF2"
    assert cell.font.color.rgb == "00566270"
    assert "已知：1162.02 亿元" in told(cell)
    assert "来源：2022年年度报告" in told(cell)


def test_a_derived_figure_is_told_and_not_filled_in(small_data: SmallData) -> None:
    small_data.source()
    small_data.reading(value="1162.02", growth="9.8")
    book = book_of(small_data, "guangzhou")
    cell = figure_cell(book, "缴存", "缴存额", HEAD_ROW + 1)
    assert cell.value is None
    assert "推算：≈1,058.3" in told(cell)
    assert "亿元" in told(cell)
    assert "2022年年度报告" in told(cell)


def test_a_computed_figure_is_told_with_its_formula_and_not_filled_in(
    small_data: SmallData,
) -> None:
    small_data.source()
    small_data.reading(value="10.00")
    small_data.reading(indicator="withdrawals", value="8.00")
    cell = figure_cell(book_of(small_data, "guangzhou"), "提取", "提取率", HEAD_ROW + 2)
    assert cell.value is None
    assert "推算：≈80.0" in told(cell)
    assert "提取额 ÷ 缴存额 × 100" in told(cell)


def test_other_sources_of_a_figure_are_named_beside_it(small_data: SmallData) -> None:
    small_data.source(id="old", title="旧报告", report_year="2021")
    small_data.source(id="new", title="新报告")
    small_data.reading(source="old", value="10.2")
    small_data.reading(source="new", value="10.0")
    cell = figure_cell(book_of(small_data, "guangzhou"), "缴存", "缴存额", HEAD_ROW + 2)
    assert cell.value == 10
    assert told(cell).splitlines()[1:] == ["来源：新报告", "另见：10.2 亿元（旧报告）"]


@pytest.mark.parametrize(
    ("value", "unit", "asked_unit", "text"),
    [
        ("38.40", "亿元", "亿元", "38.40"),
        ("384000.1", "万元", "亿元", "38.40001"),
        ("38.40", "亿元", "万元", ""),
        ("38", "亿元", "亿元", "38"),
        ("0", "", "亿元", "0"),
        ("5", "", "亿元", ""),
        ("-0.24", "亿元", "亿元", "-0.24"),
        ("7", "个月", "亿元", ""),
    ],
)
def test_a_figure_is_written_in_another_unit_with_the_digits_it_has_or_not_at_all(
    value: str, unit: str, asked_unit: str, text: str
) -> None:
    figure = StoredFigure(from_printed(value), "reported", 1, 1, "报告", value, unit, chosen=True)
    printed = catalogue().printed_units[(asked_unit, "CNY")]
    written = in_unit(figure, printed, catalogue())
    assert written == text
    if text and unit:
        own = catalogue().printed_units[(unit, "CNY")]
        assert Decimal(text) * printed.factor == Decimal(value) * own.factor


@pytest.mark.parametrize(
    ("value", "unit", "head"),
    [
        ("3342", "家", "家"),
        ("0.1986", "万家", "家"),
        ("15.17", "万个", "万个"),
        ("54.16", "万家", "万个"),
    ],
)
def test_a_column_asks_for_the_unit_in_which_the_centre_prints(
    small_data: SmallData, value: str, unit: str, head: str
) -> None:
    small_data.source()
    small_data.reading(indicator="paying_employers", value=value, unit=unit)
    book = book_of(small_data, "guangzhou")
    cell = figure_cell(book, "缴存", "实缴单位数", HEAD_ROW)
    assert cell.value == f"实缴单位数\n（{head}）"
    assert figure_cell(book, "缴存", "实缴单位数", HEAD_ROW + 2).value is not None


def test_a_figure_that_the_columns_unit_cannot_hold_is_told_and_not_filled_in(
    small_data: SmallData,
) -> None:
    report_units = catalogue().indicators["overdue_amount"].report_units
    assert report_units == ("万元",)
    small_data.source()
    small_data.reading(indicator="overdue_amount", value="1.3", unit="亿元")
    cell = figure_cell(book_of(small_data, "guangzhou"), "风险", "个贷逾期额", HEAD_ROW + 2)
    assert cell.value is None
    assert "已知：1.3 亿元" in told(cell)
    assert "与本列单位（万元）不同" in told(cell)
    assert not cell.protection.locked
