"""Years and units written in ways of their own: 二〇二四年度, 202412, 人民币：万元."""

from __future__ import annotations

import pytest

from tests.etl.mapping.made_books import Rows, lines, mapped, one_sheet

ROWS: Rows = [["指标", "单位", "数值"], ["缴存额", "亿元", 40]]


@pytest.mark.parametrize(
    "name", ["广州202412", "广州20241231", "广州2024-12", "广州2024-12-31", "广州二〇二四年度"]
)
def test_a_file_named_after_the_last_month_is_of_its_year(name: str) -> None:
    found = mapped(one_sheet(ROWS, file=f"{name}.xlsx"))
    assert lines(found) == ["guangzhou 2024 deposits 40亿元"]


@pytest.mark.parametrize("name", ["广州202406", "广州20240630", "广州2024-06"])
def test_a_file_named_after_another_month_is_not_of_a_year(name: str) -> None:
    assert lines(mapped(one_sheet(ROWS, file=f"{name}.xlsx"))) == []


def test_money_of_renminbi_is_money() -> None:
    rows: Rows = [["2024年广州"], ["单位：人民币：万元"], ["指标", "数值"], ["缴存额", 400000]]
    assert lines(mapped(one_sheet(rows))) == ["guangzhou 2024 deposits 400000万元"]
    bare: Rows = [rows[0], ["人民币：万元"], *rows[2:]]
    assert lines(mapped(one_sheet(bare))) == ["guangzhou 2024 deposits 400000万元"]
