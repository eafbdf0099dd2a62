"""Which unit holds where heading, entity, unit row, title and memory tell several."""

from __future__ import annotations

import pytest

from etl.choices import Choices, Correction
from tests.etl.mapping.made_books import Rows, lines, mapped, one_sheet, told

REMEMBERED = {"缴存额": Correction("缴存额", "deposits", "亿元")}
FILES: dict[str, Rows] = {
    "heading": [["城市", "缴存额（万元）"], ["广州", 384000]],
    "unit row": [["城市", "缴存额"], ["", "万元"], ["广州", 384000]],
    "title": [["单位：万元"], ["城市", "缴存额"], ["广州", 384000]],
    "cell": [["城市", "缴存额"], ["广州", "384000万元"]],
}


@pytest.mark.parametrize("where", FILES)
def test_a_remembered_unit_gives_way_to_what_the_file_prints(where: str) -> None:
    found = mapped(one_sheet(FILES[where], name="2023"), None, REMEMBERED)
    assert lines(found) == ["guangzhou 2023 deposits 384000万元"]


@pytest.mark.parametrize("where", ["heading", "unit row", "title"])
def test_a_chosen_unit_goes_before_what_the_file_prints(where: str) -> None:
    chosen = Choices(corrections=tuple(REMEMBERED.values()))
    found = mapped(one_sheet(FILES[where], name="2023"), chosen)
    assert lines(found) == ["guangzhou 2023 deposits 384000亿元"]


def test_a_remembered_unit_holds_where_the_file_prints_none() -> None:
    rows = [["城市", "缴存额"], ["广州", 38.4], ["深圳", "401000万元"]]
    found = mapped(one_sheet(rows, name="2023"), None, REMEMBERED)
    assert lines(found) == [
        "guangzhou 2023 deposits 38.4亿元",
        "shenzhen 2023 deposits 401000万元",
    ]
    assert told(found) == []


def test_a_remembered_unit_of_growth_gives_way_to_the_printed_one() -> None:
    rows = [["城市", "个贷率（%）", "同比（百分点）"], ["广州", 85.2, 1.3]]
    remembered = {
        "个贷率 / 同比": Correction("个贷率 / 同比", "loan_to_deposit_ratio", "%"),
    }
    found = mapped(one_sheet(rows, name="2023"), None, remembered)
    assert lines(found) == ["guangzhou 2023 loan_to_deposit_ratio 85.2% +1.3 point"]


def test_a_unit_told_by_one_year_goes_before_the_title() -> None:
    rows = [["广州 单位：亿元"], ["指标", "2024年", "2023年（万元）"], ["缴存额", 40, 384000]]
    found = mapped(one_sheet(rows))
    assert lines(found) == [
        "guangzhou 2023 deposits 384000万元",
        "guangzhou 2024 deposits 40亿元",
    ]
    assert told(found) == []


def test_a_unit_told_by_one_year_goes_before_the_unit_column() -> None:
    rows = [["广州"], ["指标", "单位", "2024年", "2023年（万元）"], ["缴存额", "亿元", 40, 384000]]
    assert lines(mapped(one_sheet(rows))) == [
        "guangzhou 2023 deposits 384000万元",
        "guangzhou 2024 deposits 40亿元",
    ]


def test_a_row_of_a_year_tells_its_own_unit() -> None:
    rows = [["广州"], ["年度", "缴存额（亿元）"], ["2024年", 40], ["2023年（万元）", 384000]]
    assert lines(mapped(one_sheet(rows))) == [
        "guangzhou 2023 deposits 384000万元",
        "guangzhou 2024 deposits 40亿元",
    ]


def test_a_unit_column_beside_centres_tells_the_unit_of_each_row() -> None:
    rows = [["城市", "单位", "缴存额"], ["广州", "亿元", 40], ["深圳", "万元", 384000]]
    found = mapped(one_sheet(rows, name="2024"))
    assert lines(found) == [
        "guangzhou 2024 deposits 40亿元",
        "shenzhen 2024 deposits 384000万元",
    ]
    assert told(found) == []


def test_a_column_in_permille_is_in_permille() -> None:
    rows = [["广州"], ["指标", "2024年（%）", "2023年（‰）"], ["逾期率", 0.03, 0.2]]
    assert lines(mapped(one_sheet(rows))) == [
        "guangzhou 2023 overdue_rate 0.2‰",
        "guangzhou 2024 overdue_rate 0.03%",
    ]


@pytest.mark.parametrize("columns", [("数量（个）", "金额（亿元）"), ("数量（个）",)])
def test_a_figure_under_a_unit_that_is_not_the_indicators_is_left_aside_with_a_note(
    columns: tuple[str, ...],
) -> None:
    rows = [["广州2024年 单位：亿元"], ["指标", *columns], ["缴存额", 7, 40][: len(columns) + 1]]
    found = mapped(one_sheet(rows))
    assert lines(found) == ["guangzhou 2024 deposits 40亿元"][: len(columns) - 1]
    assert told(found)[0] == "unit_beside_unfit B3"
    assert found.problems[0].level == "note"


def test_a_chosen_unit_does_not_hold_under_a_year_that_tells_another() -> None:
    rows = [["广州"], ["指标", "2024年", "2023年（万元）"], ["缴存额", 40, 384000]]
    chosen = Choices(corrections=tuple(REMEMBERED.values()))
    assert lines(mapped(one_sheet(rows), chosen)) == [
        "guangzhou 2023 deposits 384000万元",
        "guangzhou 2024 deposits 40亿元",
    ]
