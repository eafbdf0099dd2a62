"""Lines that give no figure of an indicator: ranks, rows without a value, years in two digits."""

from __future__ import annotations

import pytest

from tests.etl.mapping.made_books import Rows, lines, mapped, one_sheet, told


@pytest.mark.parametrize("rank", ["全省排名", "排名", "位次", "全国名次", "增幅排名"])
def test_a_column_of_ranks_is_left_aside(rank: str) -> None:
    rows: Rows = [["广州2024年"], ["指标", "2024年", rank], ["缴存额（亿元）", 40, 3]]
    found = mapped(one_sheet(rows))
    assert lines(found) == ["guangzhou 2024 deposits 40亿元"]
    assert told(found) == ["unknown_heading C2"]
    rows = [["城市", "缴存额（亿元）", rank], ["广州", 40, 3], ["深圳", 50, 1]]
    assert lines(mapped(one_sheet(rows, name="2024"))) == [
        "guangzhou 2024 deposits 40亿元",
        "shenzhen 2024 deposits 50亿元",
    ]


def test_a_row_without_a_value_that_names_an_indicator_heads_no_rows_below_it() -> None:
    rows: Rows = [
        ["广州2024年"],
        ["指标", "单位", "数值"],
        ["提取额", "亿元", 30],
        ["异地贷款", "亿元", ""],
        ["余额", "亿元", 200],
    ]
    assert lines(mapped(one_sheet(rows))) == ["guangzhou 2024 withdrawals 30亿元"]


def test_a_row_without_a_value_that_only_names_a_business_heads_the_rows_below_it() -> None:
    rows: Rows = [
        ["广州2024年"],
        ["指标", "数值（亿元）"],
        ["提取额", 30],
        ["缴存", ""],
        ["余额", 200],
    ]
    assert lines(mapped(one_sheet(rows))) == [
        "guangzhou 2024 deposit_balance 200亿元",
        "guangzhou 2024 withdrawals 30亿元",
    ]


def test_growth_below_an_indicator_without_a_value_is_not_given_to_another() -> None:
    rows: Rows = [
        ["广州2024年"],
        ["指标", "数值"],
        ["提取额（亿元）", 30],
        ["缴存额（亿元）", ""],
        ["同比增长（%）", 5.3],
    ]
    assert lines(mapped(one_sheet(rows))) == ["guangzhou 2024 withdrawals 30亿元"]


def test_years_in_two_digits_are_years_of_this_century() -> None:
    rows: Rows = [["广州"], ["指标", "24年", "23年"], ["缴存额（亿元）", 40, 38]]
    assert lines(mapped(one_sheet(rows))) == [
        "guangzhou 2023 deposits 38亿元",
        "guangzhou 2024 deposits 40亿元",
    ]
    rows = [["年度", "缴存额（亿元）"], ["24年末", 40], ["23年末", 38]]
    assert lines(mapped(one_sheet(rows, name="广州"))) == [
        "guangzhou 2023 deposits 38亿元",
        "guangzhou 2024 deposits 40亿元",
    ]
