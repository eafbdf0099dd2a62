"""Which changes are growth on the year before, and which figure each belongs to."""

from __future__ import annotations

from typing import Any

import pytest

from etl.mapping import Mapped
from tests.etl.mapping.made_books import Rows, lines, mapped, one_sheet, told

NOW, BEFORE = "guangzhou 2024 deposits 40亿元", "guangzhou 2023 deposits 38亿元"


def of(*columns: tuple[str, Any]) -> Mapped:
    """Map a table of one row: 缴存额（亿元） of 广州 under these columns."""
    heads, cells = zip(*columns, strict=True)
    rows: Rows = [["广州"], ["指标", *heads], ["缴存额（亿元）", *cells]]
    return mapped(one_sheet(rows, file="2024.xlsx"))


@pytest.mark.parametrize("sign", ["±%", "+/-%", "±", "增减±%", "±（%）", "（±%）"])
def test_a_column_of_signs_is_growth(sign: str) -> None:
    cell = 5.3 if "%" in sign else "5.3%"
    found = of(("2024年", 40), ("2023年", 38), (sign, cell))
    assert lines(found) == [BEFORE, f"{NOW} +5.3 percent"]
    rows: Rows = [["城市", "缴存额（亿元）", sign], ["广州", 40, cell]]
    beside = mapped(one_sheet(rows, name="2024"))
    assert lines(beside) == [f"{NOW} +5.3 percent"]
    assert told(found) == told(beside) == []


def test_two_changes_after_a_run_of_years_are_of_the_latest_year() -> None:
    found = of(("2024年", 40), ("2023年", 38), ("增减额", 2), ("增减率%", 5.3))
    assert lines(found) == [BEFORE, f"{NOW} +2 亿元"]
    assert told(found) == ["growth_not_taken E3"]
    assert found.problems[0].level == "note"


def test_a_change_in_amount_is_in_the_unit_of_the_latest_year() -> None:
    rows: Rows = [
        ["广州 单位：亿元"],
        ["指标", "2024年（万元）", "2023年", "增减额"],
        ["缴存额", 400000, 38, 20000],
    ]
    assert lines(mapped(one_sheet(rows))) == [
        BEFORE,
        "guangzhou 2024 deposits 400000万元 +20000 万元",
    ]


def test_changes_that_alternate_with_years_are_of_the_year_before_them() -> None:
    found = of(("2024年", 40), ("增长%", 5.3), ("2023年", 38), ("增长%", 2.7))
    assert lines(found) == [f"{BEFORE} +2.7 percent", f"{NOW} +5.3 percent"]


def test_changes_that_alternate_with_years_under_an_indicator_are_of_the_year_before_them() -> None:
    rows: Rows = [
        ["城市", "缴存额", "缴存额", "缴存额", "缴存额"],
        ["", "2024年（亿元）", "增长%", "2023年（亿元）", "增长%"],
        ["广州", 40, 5.3, 38, 2.7],
    ]
    found = mapped(one_sheet(rows))
    assert lines(found) == [f"{BEFORE} +2.7 percent", f"{NOW} +5.3 percent"]


@pytest.mark.parametrize(
    "heading",
    [
        "两年平均增长%",
        "年均增长%",
        "比2019年增长%",
        "环比增长%",
        "增长目标%",
        "平均增速%",
        "预期增长%",
    ],
)
def test_a_change_that_is_not_on_the_year_before_is_no_growth(heading: str) -> None:
    found = of(("2024年", 40), ("2023年", 38), (heading, 5.3))
    assert lines(found) == [BEFORE, NOW]
    assert told(found) != []
    rows: Rows = [["城市", "缴存额（亿元）", heading], ["广州", 40, 5.3]]
    beside = mapped(one_sheet(rows, name="2024"))
    assert lines(beside) == [NOW]
    assert told(beside) != []


def test_a_change_that_names_the_year_before_is_growth() -> None:
    found = of(("2024年", 40), ("2023年", 38), ("比2023年增长%", 5.3))
    assert lines(found) == [BEFORE, f"{NOW} +5.3 percent"]


def test_growth_beside_years_that_do_not_follow_each_other_is_not_taken() -> None:
    plain = of(("2020年", 30), ("2024年", 40), ("增长%", 33.3))
    assert lines(plain) == ["guangzhou 2020 deposits 30亿元", NOW]
    assert told(plain) == ["growth_not_taken D3"]
    said = of(("2020年", 30), ("2024年", 40), ("同比增长%", 5.3))
    assert lines(said) == ["guangzhou 2020 deposits 30亿元", f"{NOW} +5.3 percent"]
    rows: Rows = [
        ["城市", "缴存额", "缴存额", "缴存额"],
        ["", "2020年（亿元）", "2024年（亿元）", "增长%"],
        ["广州", 30, 40, 33.3],
    ]
    assert lines(mapped(one_sheet(rows))) == ["guangzhou 2020 deposits 30亿元", NOW]


def test_a_second_change_of_a_figure_is_noted_and_never_taken_for_the_first() -> None:
    rows: Rows = [
        ["城市", "缴存额（亿元）", "同比增长%", "同比增减（亿元）"],
        ["广州", 40, 5.3, 2],
        ["深圳", 50, 6.1, 3],
    ]
    found = mapped(one_sheet(rows, name="2024"))
    assert lines(found) == [
        f"{NOW} +5.3 percent",
        "shenzhen 2024 deposits 50亿元 +6.1 percent",
    ]
    assert told(found) == ["growth_not_taken D2"]
