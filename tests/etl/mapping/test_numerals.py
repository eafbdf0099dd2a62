"""What a cell may hold where a number should stand."""

from __future__ import annotations

import pytest

from etl.mapping.numerals import Number, number_of
from etl.workbooks import Cell
from tests.etl.mapping.made_books import lines, mapped, one_sheet, told

UNITS = frozenset(("亿元", "万元", "%", "‰", "个百分点"))

NUMBERS = {
    "38.40": "38.40",
    "０３８．４": "038.4",
    "1,162.02": "1162.02",
    "1，162.02": "1162.02",
    "12,345,678": "12345678",
    "1 162.02": "1162.02",
    "\u00a038.4\u3000": "38.4",
    "(3.28)": "-3.28",
    "（3.28）": "-3.28",
    "−3.28": "-3.28",
    "－3.28": "-3.28",
    "+3.2%": "3.2%",
    "3.28％": "3.28%",
    "(3.28%)": "-3.28%",
    "0.3‰": "0.3‰",
    "38.40亿元": "38.40亿元",
    "38.40 亿元": "38.40亿元",
    "0": "0",
    "¥120": "120",
    ".5": "0.5",
}
MISSING = ["", "—", "——", "-", "–", "－", "/", "无", "N/A", "NA", "不适用", "未披露", "…", " "]
CODES = {
    "约38.4": "marked_number",
    "38.4*": "marked_number",
    "38.4①": "marked_number",
    "38.4（预计）": "marked_number",
    "38.4左右": "marked_number",
    "abc": "not_a_number",
    "1,23": "not_a_number",
    "1.2.3": "not_a_number",
    "38.4公里": "not_a_number",
    "5-6": "not_a_number",
    "#DIV/0!": "error_value",
    "#N/A": "error_value",
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items())
def test_a_text_that_is_a_number_gives_its_digits_sign_and_unit(text: str, expected: str) -> None:
    found = number_of(Cell(1, 1, "text", text), UNITS)
    assert isinstance(found, Number)
    assert found.value + found.unit == expected


@pytest.mark.parametrize("text", MISSING)
def test_a_mark_for_a_missing_figure_is_no_figure_and_no_problem(text: str) -> None:
    assert number_of(Cell(1, 1, "text", text), UNITS) is None


@pytest.mark.parametrize(("text", "code"), CODES.items())
def test_a_text_that_is_no_number_is_a_problem(text: str, code: str) -> None:
    assert number_of(Cell(1, 1, "text", text), UNITS) == code


def test_a_percent_cell_and_a_unit_of_the_number_format_tell_their_unit() -> None:
    assert number_of(Cell(1, 1, "number", "3.28%"), UNITS) == Number("3.28", "%")
    assert number_of(Cell(1, 1, "number", "38.40", "亿元"), UNITS) == Number("38.40", "亿元")


def test_a_formula_without_a_value_is_left_to_the_reader_of_the_file() -> None:
    assert number_of(Cell(1, 1, "pending", ""), UNITS) is None


def test_each_bad_cell_is_named_and_the_good_ones_are_read() -> None:
    rows = [
        ["城市", "缴存额（亿元）", "提取额（亿元）"],
        ["广州", "约38.4", 5],
        ["深圳", "暂未统计完", 6],
        ["佛山", "#DIV/0!", "—"],
        ["珠海", 0, ""],
    ]
    found = mapped(one_sheet(rows, name="2023"))
    assert told(found) == ["marked_number B2", "not_a_number B3", "error_value B4"]
    assert [problem.level for problem in found.problems] == ["warning", "error", "error"]
    assert lines(found) == [
        "guangzhou 2023 withdrawals 5亿元",
        "shenzhen 2023 withdrawals 6亿元",
        "zhuhai 2023 deposits 0亿元",
    ]


def test_a_problem_says_the_heading_and_what_was_found_in_both_languages() -> None:
    found = mapped(
        one_sheet([["城市", "缴存额（亿元）"], ["广州", "待定"], ["深圳", 1]], name="2023")
    )
    (problem,) = found.problems
    assert problem.says("found", "zh") == "「缴存额」一栏里是「待定」"
    assert problem.says("found", "en") == "“待定” stands under “缴存额”"
    assert problem.indicator == "deposits"
    assert str(problem.place) == "2023!B2"


def test_a_column_of_words_is_told_cell_by_cell_up_to_a_limit_and_then_as_a_number() -> None:
    rows = [["城市", "缴存额（亿元）"], ["广州", 1], *(["深圳", "待定"] for _ in range(250))]
    found = mapped(one_sheet([*rows, *(["深圳", 2] for _ in range(251))], name="2023"))
    cells = [problem.place.cell for problem in found.problems if problem.code == "not_a_number"]
    assert cells == [f"B{row}" for row in range(3, 203)]
    (more,) = (problem for problem in found.problems if problem.code == "more_of_the_same")
    assert more.says("found") == "除已列出的外，此表还有 50 处「不是数」"


def test_any_number_of_unknown_headings_is_told_in_a_readable_list() -> None:
    names = [f"其他列{number}" for number in range(120)]
    rows = [["城市", *names], ["广州", *range(120)], ["深圳", *range(120)]]
    found = mapped(one_sheet(rows, name="2023"))
    codes = [problem.code for problem in found.problems]
    assert codes == [*["unknown_heading"] * 100, "more_unknown_headings", "nothing_found"]
    assert found.problems[100].details["count"] == "20"
    assert len(found.tables[0].slots) == 120
