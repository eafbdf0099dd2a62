"""An analyst's answers and earlier corrections, and what a file leaves her to answer."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from catalogue import catalogue
from etl.choices import Choices, Correction
from etl.mapping import Slot, units_for
from etl.problems import Proposal
from etl.workbooks import Cell, Sheet, Span, Workbook
from tests.etl.mapping.made_books import Rows, lines, mapped, one_sheet, told

CITIES: Rows = [["城市", "归集情况表数", "缴存额"], ["广州", 1, 38.4], ["深圳", 2, 40.1]]


def slot(workbook: Workbook, choices: Choices, remembered: Mapping[str, Correction]) -> Slot:
    found = mapped(workbook, choices, remembered)
    return next(one for table in found.tables for one in table.slots if one.heading == "缴存额")


def test_a_heading_without_a_unit_is_not_read_but_asks_with_a_likely_unit() -> None:
    found = mapped(one_sheet(CITIES, name="2023"))
    assert lines(found) == []
    assert told(found) == ["unknown_heading B1", "unit_missing C1"]
    assert found.problems[1].proposal == Proposal("缴存额", "亿元")
    assert found.problems[1].level == "error"


LIKELY = {
    ("缴存额", 38.4): "亿元",
    ("缴存额", 3840000.5): "万元",
    ("缴存额", 38400000000): "元",
    ("实缴职工数", 512300): "人",
    ("实缴职工数", 51.23): "万人",
    ("实缴单位数", 5000): "家",
    ("逾期率", 0.3): "‰",
    ("个贷率", 85.2): "%",
}


@pytest.mark.parametrize(("heading", "value"), LIKELY)
def test_the_unit_proposed_is_a_usual_one_of_the_indicator_and_its_size(
    heading: str, value: float
) -> None:
    found = mapped(one_sheet([["城市", heading], ["广州", value]], name="2023"))
    assert [one.proposal for one in found.problems] == [Proposal(heading, LIKELY[(heading, value)])]


def test_a_chosen_unit_is_taken() -> None:
    choices = Choices(corrections=(Correction("缴存额", "deposits", "亿元"),))
    found = mapped(one_sheet(CITIES, name="2023"), choices)
    assert lines(found) == ["guangzhou 2023 deposits 38.4亿元", "shenzhen 2023 deposits 40.1亿元"]
    assert slot(one_sheet(CITIES, name="2023"), choices, {}).unit_from == "chosen"


def test_a_chosen_correction_goes_before_a_remembered_one_and_that_before_the_files_words() -> None:
    workbook = one_sheet([["城市", "缴存额（亿元）"], ["广州", 38.4]], name="2023")
    remembered = {"缴存额": Correction("缴存额", "cumulative_deposits")}
    chosen = Choices(corrections=(Correction("缴存额", "deposit_balance", "万元"),))
    assert lines(mapped(workbook)) == ["guangzhou 2023 deposits 38.4亿元"]
    assert lines(mapped(workbook, None, remembered)) == [
        "guangzhou 2023 cumulative_deposits 38.4亿元"
    ]
    assert lines(mapped(workbook, chosen, remembered)) == [
        "guangzhou 2023 deposit_balance 38.4万元"
    ]
    hows = [slot(workbook, *told).how for told in ((Choices(), remembered), (chosen, remembered))]
    assert hows == ["remembered", "chosen"]


def test_a_heading_left_aside_on_purpose_is_shown_and_neither_read_nor_a_problem() -> None:
    choices = Choices(corrections=(Correction("缴存额", ""), Correction("归集情况表数", "")))
    found = mapped(one_sheet(CITIES, name="2023"), choices)
    assert [(one.heading, one.indicator, one.how) for one in found.tables[0].slots] == [
        ("归集情况表数", "", "chosen"),
        ("缴存额", "", "chosen"),
    ]
    assert told(found) == ["nothing_found"]


def test_an_unknown_heading_can_be_given_its_indicator() -> None:
    choices = Choices(
        corrections=(
            Correction("归集情况表数", "paying_employers", "万家"),
            Correction("缴存额", "deposits", "亿元"),
        )
    )
    found = mapped(one_sheet(CITIES, name="2023"), choices)
    assert "guangzhou 2023 paying_employers 1万家" in lines(found)
    assert told(found) == []


def test_a_correction_holds_for_every_year_of_a_heading() -> None:
    rows = [["城市", "2022年归集", "2023年归集"], ["广州", 36, 38]]
    choices = Choices(corrections=(Correction("归集", "deposits", "亿元"),))
    assert lines(mapped(one_sheet(rows), choices)) == [
        "guangzhou 2022 deposits 36亿元",
        "guangzhou 2023 deposits 38亿元",
    ]


def test_a_chosen_unit_replaces_what_all_cells_print_but_not_what_one_prints_otherwise() -> None:
    rows = [["城市", "逾期率"], ["广州", "0.3%"], ["深圳", "0.2%"], ["佛山", "0.5‰"]]
    choices = Choices(corrections=(Correction("逾期率", "overdue_rate", "‰"),))
    assert lines(mapped(one_sheet(rows, name="2023"), choices)) == [
        "foshan 2023 overdue_rate 0.5‰",
        "guangzhou 2023 overdue_rate 0.3‰",
        "shenzhen 2023 overdue_rate 0.2‰",
    ]


def test_a_table_that_names_neither_year_nor_centre_takes_the_chosen_ones() -> None:
    workbook = one_sheet([["指标", "数值"], ["缴存额（亿元）", 30]])
    assert told(mapped(workbook)) == ["year_missing A1:B2", "centre_missing A1:B2"]
    assert told(mapped(workbook, Choices(year=2023))) == ["centre_missing A1:B2"]
    found = mapped(workbook, Choices(centre="yiyang", year=2023))
    assert (lines(found), told(found)) == (["yiyang 2023 deposits 30亿元"], [])


def test_what_the_file_says_of_year_and_centre_goes_before_the_choice() -> None:
    rows = [["广州2022年"], ["指标", "数值"], ["缴存额（亿元）", 30]]
    found = mapped(one_sheet(rows), Choices(centre="yiyang", year=2023))
    assert lines(found) == ["guangzhou 2022 deposits 30亿元"]


def test_a_printed_centre_can_be_told_or_left_aside() -> None:
    rows = [["城市", "缴存额（亿元）"], ["穗", 1], ["省直", 2], ["深圳", 3]]
    assert lines(mapped(one_sheet(rows, name="2023"))) == [
        "shenzhen 2023 deposits 3亿元",
        "省直 2023 deposits 2亿元",
        "穗 2023 deposits 1亿元",
    ]
    choices = Choices(centres={"穗": "guangzhou", "省直": ""})
    found = mapped(one_sheet(rows, name="2023"), choices)
    assert lines(found) == ["guangzhou 2023 deposits 1亿元", "shenzhen 2023 deposits 3亿元"]
    assert told(found) == []


def test_a_unit_that_cannot_be_the_indicators_is_an_error_at_its_heading_or_its_cell() -> None:
    rows = [["城市", "个贷率（亿元）", "缴存额（亿元）"], ["广州", 80, "3.2%"], ["深圳", 81, 40]]
    found = mapped(one_sheet(rows, name="2023"))
    assert told(found) == ["unit_unfit B1", "unit_unfit C2"]
    assert lines(found) == ["shenzhen 2023 deposits 40亿元"]
    assert found.problems[0].says("found") == "「个贷率」（个贷率）的单位写作「亿元」"


def test_the_unit_of_the_title_is_taken_only_where_it_is_meant() -> None:
    rows = [
        ["2023年 单位：亿元、人"],
        ["城市", "缴存额", "实缴职工数", "人均缴存额", "个贷率"],
        ["广州", 38.4, 5000, 768000, 85],
    ]
    found = mapped(one_sheet(rows))
    assert lines(found) == [
        "guangzhou 2023 deposits 38.4亿元",
        "guangzhou 2023 paying_employees 5000人",
    ]
    assert told(found) == ["unit_missing D2", "unit_missing E2"]


def test_a_heading_that_names_what_is_counted_needs_no_unit() -> None:
    rows = [["城市", "贷款发放笔数", "提取人数", "实缴职工数"], ["广州", 5, 6, 7]]
    found = mapped(one_sheet(rows, name="2023"))
    assert lines(found) == [
        "guangzhou 2023 loans_issued_count 5笔",
        "guangzhou 2023 withdrawing_employees 6人",
    ]
    assert told(found) == ["unit_missing D1"]


def test_a_number_format_tells_the_unit_of_its_cell() -> None:
    formats = {(2, 2): '0.00"亿元"', (3, 2): '0.0"万元"', (2, 3): "0.00%"}
    rows = [["城市", "缴存额", "个贷率（%）"], ["广州", 38.4, 0.8523], ["深圳", 400000.0, 81.5]]
    found = mapped(one_sheet(rows, name="2023", formats=formats))
    assert lines(found) == [
        "guangzhou 2023 deposits 38.40亿元",
        "guangzhou 2023 loan_to_deposit_ratio 85.23%",
        "shenzhen 2023 deposits 400000.0万元",
        "shenzhen 2023 loan_to_deposit_ratio 81.5%",
    ]


@pytest.mark.parametrize("indicator", catalogue().indicators)
def test_every_unit_offered_for_an_indicator_can_be_converted(indicator: str) -> None:
    known = catalogue()
    offered = units_for(indicator, known)
    entry = known.indicators[indicator]
    assert offered[: len(entry.report_units)] == entry.report_units
    assert {(unit, entry.unit) for unit in offered} <= known.printed_units.keys()
    assert len(set(offered)) == len(offered) > 0


def test_the_same_workbook_and_choices_give_the_same_readings() -> None:
    choices = Choices(corrections=(Correction("缴存额", "deposits", "亿元"),))
    first, second = (mapped(one_sheet(CITIES, name="2023"), choices) for _ in range(2))
    assert first == second


def test_a_cell_class_without_more_than_its_text_is_enough() -> None:
    made = Sheet("2023", [["城市", "缴存额（亿元）"], ["广州", "38.40"]])
    assert made.cell(2, 2) == Cell(2, 2, "text", "38.40")
    assert lines(mapped(Workbook("表.csv", "csv", "", (made,)))) == [
        "guangzhou 2023 deposits 38.40亿元"
    ]


def test_a_unit_printed_by_one_cell_is_not_taken_for_its_neighbours() -> None:
    rows = [["城市", "个贷率"], ["广州", "85%"], ["深圳", "0.86"]]
    found = mapped(one_sheet(rows, name="2023"))
    assert lines(found) == ["guangzhou 2023 loan_to_deposit_ratio 85%"]
    assert [one.proposal for one in found.problems] == [Proposal("个贷率", "%")]
    choices = Choices(corrections=(Correction("个贷率", "loan_to_deposit_ratio", "%"),))
    assert len(mapped(one_sheet(rows, name="2023"), choices).readings) == 2


def test_the_unit_of_a_group_is_not_that_of_a_ratio_or_of_growth_below_it() -> None:
    rows = [
        ["城市", "贷款（亿元）", "", "", "缴存额（亿元）", ""],
        ["", "发放额", "个贷率", "余额", "金额", "同比"],
        ["广州", 10, "85%", 70, 38.4, 6.4],
    ]
    spans = (Span(1, 2, 1, 4), Span(1, 5, 1, 6))
    found = mapped(one_sheet(rows, name="2023", merged=spans))
    assert lines(found) == [
        "guangzhou 2023 deposits 38.4亿元",
        "guangzhou 2023 loan_balance 70亿元",
        "guangzhou 2023 loan_to_deposit_ratio 85%",
        "guangzhou 2023 loans_issued 10亿元",
    ]
    assert told(found) == ["growth_unit_missing F3"]


def test_a_unit_under_every_year_is_that_of_the_indicators_it_fits() -> None:
    rows = [
        ["项目", "2022年", "", "2023年", ""],
        ["", "金额（亿元）", "同比增长%", "金额（亿元）", "同比增长%"],
        ["缴存额", 36.1, 5.1, 38.4, 6.4],
        ["实缴职工数", 3, "", 4, ""],
    ]
    found = mapped(one_sheet(rows, name="广州"))
    assert lines(found) == [
        "guangzhou 2022 deposits 36.1亿元 +5.1 percent",
        "guangzhou 2023 deposits 38.4亿元 +6.4 percent",
    ]
    assert told(found) == ["unit_missing A4"]


@pytest.mark.parametrize("title", ["2023年一季度", "2023年1-6月", "2023年（6月）", "2023年上半年"])
def test_figures_of_a_part_of_a_year_are_not_taken_for_the_years(title: str) -> None:
    rows = [[f"{title}广州住房公积金情况"], ["指标", "单位", "数值"], ["缴存额", "亿元", 30]]
    for workbook in (one_sheet(rows), one_sheet(rows[1:], name="广州", file=f"{title}.xlsx")):
        found = mapped(workbook, Choices(year=2023))
        assert lines(found) == []
        assert told(found)[0].startswith("part_of_year")


@pytest.mark.parametrize("title", ["2023年12月", "2023年1-12月", "2024年3月上报2023年度数据"])
def test_a_title_of_the_years_last_month_is_of_the_year(title: str) -> None:
    rows = [[f"{title}广州"], ["指标", "单位", "数值"], ["缴存额", "亿元", 30]]
    assert lines(mapped(one_sheet(rows))) == ["guangzhou 2023 deposits 30亿元"]
