"""What a heading is taken for: indicator, year, role, growth and unit."""

from __future__ import annotations

import pytest

from catalogue import catalogue
from etl.mapping.vocabulary import vocabulary_of
from etl.mapping.wording import Said, say, year_in
from tests.etl.mapping.made_books import lines, mapped, one_sheet, told

WORDS = vocabulary_of(catalogue())

MEANT = {
    "缴存额": "deposits",
    "当年缴存额（亿元）": "deposits",
    "2023年度住房公积金缴存额": "deposits",
    "全市缴存额": "deposits",
    "1.缴存额": "deposits",
    "（一）缴存额": "deposits",
    "缴存额（3=1+2）": "deposits",
    "deposits": "deposits",
    "缴存总额（累计）": "cumulative_deposits",
    "累计缴存额": "cumulative_deposits",
    "累计 / 缴存额": "cumulative_deposits",
    "缴存 / 余额": "deposit_balance",
    "缴存业务 / 缴存额": "deposits",
    "缴存 / 职工数": "paying_employees",
    "缴存 / 单位数": "paying_employers",
    "新开户职工人数": "new_employees",
    "月均缴存余额": "deposit_balance_avg",
    "提取职工数": "withdrawing_employees",
    "贷款 / 笔数": "loans_issued_count",
    "贷款 / 总额": "cumulative_loans",
    "个人住房贷款 / 余额": "loan_balance",
    "发放个人住房贷款金额": "loans_issued",
    "异地贷款 / 余额": "offsite_loan_balance",
    "其中：异地贷款": "offsite_loan_amount",
    "灵活就业 / 缴存额": "flex_amount",
    "个贷率%": "loan_to_deposit_ratio",
    "逾期率（‰）": "overdue_rate",
    "目标完成率": "perf_completion_rate",
    "线上业务同比增速": "online_business_growth",
    "总支出年初预算数": "total_expenditure",
    "“三公”经费": "three_public_expenditure",
    "业务收入合计": "business_revenue",
}
UNKNOWN = [
    "职工数",
    "购房提取",
    "缴存额（不含分中心）",
    "青年人 / 贷款利息",
    "排名",
    "2023年",
    "金额",
]


@pytest.mark.parametrize(("heading", "indicator"), MEANT.items())
def test_a_heading_means_its_indicator(heading: str, indicator: str) -> None:
    levels = [say(level, WORDS.units) for level in heading.split(" / ")]
    assert {sense.indicator for sense in WORDS.meaning(levels).senses} == {indicator}


@pytest.mark.parametrize("heading", UNKNOWN)
def test_a_heading_that_may_mean_several_things_or_a_part_of_one_is_unknown(heading: str) -> None:
    levels = [say(level, WORDS.units) for level in heading.split(" / ")]
    assert WORDS.meaning(levels).senses == ()


def test_every_indicator_is_known_by_its_names() -> None:
    missed = []
    for indicator in catalogue().indicators.values():
        for what in ("name_zh", "short_zh", "name_en", "short_en"):
            said = say(indicator.text[what], WORDS.units)
            if indicator.id not in {sense.indicator for sense in WORDS.meaning((said,)).senses}:
                missed.append((indicator.id, indicator.text[what]))
    assert missed == []


SAID: dict[str, dict[str, object]] = {
    "2023年末缴存余额（亿元）": {"rest": "缴存余额", "year": 2023, "units": ("亿元",)},
    "2023年12月31日": {"rest": "", "year": 2023, "label": ""},
    "上年同期": {"rest": "", "back": 1, "label": ""},
    "本年累计": {"rest": "", "back": 0},
    "1-12月": {"rest": "", "back": 0, "partial": False},
    "年初余额": {"rest": "", "back": 1, "opening": True},
    "年初预算数": {"rest": "", "role": "budget", "opening": False, "back": None},
    "缴存额目标值": {"rest": "缴存额", "role": "target"},
    "实际完成值": {"rest": "", "role": "actual"},
    "缴存额同比增长率（%）": {"rest": "缴存额", "growth": True, "units": ("%",), "hint": "percent"},
    "比上年±%": {"rest": "", "growth": True, "units": ("%",)},
    "比2022年增加（亿元）": {"rest": "", "growth": True, "year": None, "units": ("亿元",)},
    "较上年增减（个百分点）": {"rest": "", "growth": True, "hint": "point"},
    "增减额": {"rest": "", "growth": True, "hint": "amount"},
    "1-6月缴存额": {"partial": True},
    "第一季度": {"partial": True},
    "2021-2023年": {"partial": True, "year": None},
    "增值收益": {"rest": "增值收益", "growth": False},
    "净增单位数": {"rest": "净增单位数", "growth": False},
    "缴存额/亿元": {"rest": "缴存额", "units": ("亿元",)},
    "笔均贷款额（万元/笔）": {"rest": "笔均贷款额", "units": ("万元/笔",)},
    "上年结转结余": {"rest": "上年结转结余", "back": None},
}


@pytest.mark.parametrize(("label", "expected"), SAID.items())
def test_a_label_tells_its_year_role_growth_and_unit(
    label: str, expected: dict[str, object]
) -> None:
    said: Said = say(label, WORDS.units)
    assert {name: getattr(said, name) for name in expected} == expected


TITLES = {
    "2023年广东省分市表": 2023,
    "表1 2023年缴存情况": 2023,
    "广州2023": 2023,
    "截至2023年12月31日": 2023,
    "2024年3月上报2023年度数据": 2023,
    "2021-2023年": None,
    "附表": None,
    "数据20231": None,
}


@pytest.mark.parametrize(("title", "year"), TITLES.items())
def test_a_title_tells_one_year_or_none(title: str, year: int | None) -> None:
    assert year_in(title) == year


def test_growth_belongs_to_the_figure_beside_it_in_percent_points_or_amounts() -> None:
    rows = [
        ["指标", "单位", "2023年", "2022年", "比上年增减"],
        ["缴存额", "亿元", "38.40", "36.10", "6.37%"],
        ["个贷率", "%", "85.20", "84.00", "1.20个百分点"],
        ["提取额", "亿元", "20.00", "18.00", "2.00亿元"],
    ]
    assert lines(mapped(one_sheet(rows, name="广州"))) == [
        "guangzhou 2022 deposits 36.10亿元",
        "guangzhou 2022 loan_to_deposit_ratio 84.00%",
        "guangzhou 2022 withdrawals 18.00亿元",
        "guangzhou 2023 deposits 38.40亿元 +6.37 percent",
        "guangzhou 2023 loan_to_deposit_ratio 85.20% +1.20 point",
        "guangzhou 2023 withdrawals 20.00亿元 +2.00 亿元",
    ]


def test_percents_of_a_ratio_are_points_or_percent_as_last_years_figure_decides() -> None:
    rows = [
        ["指标", "单位", "2023年", "2022年", "同比（%）"],
        ["个贷率", "%", "85.20", "84.00", "1.20"],
        ["提取率", "%", "66.00", "60.00", "10.00"],
    ]
    grown = [one for one in lines(mapped(one_sheet(rows, name="广州"))) if "+" in one]
    assert grown == [
        "guangzhou 2023 loan_to_deposit_ratio 85.20% +1.20 point",
        "guangzhou 2023 withdrawal_to_deposit_ratio 66.00% +10.00 percent",
    ]


def test_growth_that_tells_no_unit_is_not_read_and_said_once() -> None:
    rows = [["城市", "缴存额（亿元）", "同比"], ["广州", 38.4, 6.37], ["深圳", 40, 5.1]]
    found = mapped(one_sheet(rows, name="2023"))
    assert told(found) == ["growth_unit_missing C2"]
    assert [problem.level for problem in found.problems] == ["note"]
    assert lines(found) == ["guangzhou 2023 deposits 38.4亿元", "shenzhen 2023 deposits 40亿元"]


def test_the_growth_of_a_year_does_not_go_to_another() -> None:
    rows = [
        ["城市", "2022年缴存额（亿元）", "2022年同比", "2023年缴存额（亿元）", "2023年同比"],
        ["广州", 36.1, "5%", 38.4, "6.37%"],
    ]
    assert lines(mapped(one_sheet(rows))) == [
        "guangzhou 2022 deposits 36.1亿元 +5 percent",
        "guangzhou 2023 deposits 38.4亿元 +6.37 percent",
    ]


def test_the_balance_a_year_began_with_is_that_of_the_year_before() -> None:
    rows = [
        ["指标", "单位", "年初余额", "年末余额"],
        ["贷款余额", "亿元", 70, 77],
        ["缴存额", "亿元", 30, 38],
    ]
    assert lines(mapped(one_sheet(rows, name="广州", file="2023年.xlsx"))) == [
        "guangzhou 2022 loan_balance 70亿元",
        "guangzhou 2023 loan_balance 77亿元",
    ]


def test_a_change_told_as_an_amount_has_the_unit_of_its_figure() -> None:
    rows = [["城市", "缴存额（亿元）", "比上年增减额"], ["广州", 38.4, 2.3], ["合计", 38.4, 2.3]]
    found = mapped(one_sheet(rows, name="2023"))
    assert lines(found) == ["guangzhou 2023 deposits 38.4亿元 +2.3 亿元"]
    assert told(found) == ["total_left_out A3"]
