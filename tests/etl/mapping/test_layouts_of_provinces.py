"""Tables of several cities as provinces and analysts keep them, read as a person reads them."""

from __future__ import annotations

import pytest

from etl.workbooks import Span
from tests.etl.mapping.layout_cases import Case, check_places, check_readings
from tests.etl.mapping.made_books import one_sheet

BY_CITY = Case(
    "分市表 with a caption for the unit, a total, a note and a rank",
    one_sheet(
        [
            ["2023年广东省住房公积金分市表"],
            ["", "", "", "单位：亿元、万人"],
            ["城市", "实缴职工数", "缴存额", "缴存额同比增长（%）", "个贷率（%）", "排名"],
            ["广州", 512.3, 1162.02, "6.2", 87.5, 1],
            ["深圳市", 600, 1200.5, "-3.1", "85.20", 2],
            ["佛山市住房公积金管理中心", "—", 300, "", "80.1%", 3],
            ["广东省合计", 1112.3, 2662.52, "", "", ""],
            ["注：2022年数据见上年报告"],
        ]
    ),
    [
        "foshan 2023 deposits 300亿元",
        "foshan 2023 loan_to_deposit_ratio 80.1%",
        "guangzhou 2023 deposits 1162.02亿元 +6.2 percent",
        "guangzhou 2023 loan_to_deposit_ratio 87.5%",
        "guangzhou 2023 paying_employees 512.3万人",
        "shenzhen 2023 deposits 1200.5亿元 -3.1 percent",
        "shenzhen 2023 loan_to_deposit_ratio 85.20%",
        "shenzhen 2023 paying_employees 600万人",
    ],
    ["unknown_heading F3", "total_left_out A7"],
    ("columns",),
)

TWO_LEVELS = Case(
    "a header of two levels with merged groups and units in it",
    one_sheet(
        [
            ["城市", "缴存", "", "", "贷款", ""],
            ["", "单位数（家）", "职工数（人）", "金额（亿元）", "笔数（笔）", "余额（亿元）"],
            ["广州", 1000, 2000, 38.4, 500, 77.1],
            ["深圳", 900, 1900, 40.1, 400, 66],
        ],
        name="2023年",
        merged=(Span(1, 1, 2, 1), Span(1, 2, 1, 4), Span(1, 5, 1, 6)),
    ),
    [
        "guangzhou 2023 deposits 38.4亿元",
        "guangzhou 2023 loan_balance 77.1亿元",
        "guangzhou 2023 loans_issued_count 500笔",
        "guangzhou 2023 paying_employees 2000人",
        "guangzhou 2023 paying_employers 1000家",
        "shenzhen 2023 deposits 40.1亿元",
        "shenzhen 2023 loan_balance 66亿元",
        "shenzhen 2023 loans_issued_count 400笔",
        "shenzhen 2023 paying_employees 1900人",
        "shenzhen 2023 paying_employers 900家",
    ],
    [],
    ("columns",),
)

UNMERGED_LEVELS = Case(
    "the same two levels out of a csv, which knows no merged cells, growth beside each year",
    one_sheet(
        [
            ["城市", "缴存额", "", "", "提取额", ""],
            ["", "2022年", "2023年", "同比", "2022年", "2023年"],
            ["广州", "100亿元", "110亿元", "10%", "50亿元", "6.0亿元"],
        ],
        file="表.csv",
    ),
    [
        "guangzhou 2022 deposits 100亿元",
        "guangzhou 2022 withdrawals 50亿元",
        "guangzhou 2023 deposits 110亿元 +10 percent",
        "guangzhou 2023 withdrawals 6.0亿元",
    ],
    [],
    ("columns",),
)

CITIES_ACROSS = Case(
    "transposed: a city a column, growth below each indicator",
    one_sheet(
        [
            ["指标", "广州", "深圳", "合计"],
            ["缴存额（亿元）", 100, 200, 300],
            ["同比（%）", 5.1, -2.2, 1],
            ["提取额（亿元）", 60, 80, 140],
        ],
        name="2023",
    ),
    [
        "guangzhou 2023 deposits 100亿元 +5.1 percent",
        "guangzhou 2023 withdrawals 60亿元",
        "shenzhen 2023 deposits 200亿元 -2.2 percent",
        "shenzhen 2023 withdrawals 80亿元",
    ],
    ["total_left_out D1"],
    ("rows",),
)

YEAR_OVER_CITY = Case(
    "indicators beside rows under years, and cities under each year",
    one_sheet(
        [
            ["指标", "2022年", "", "2023年", ""],
            ["", "广州", "深圳", "广州", "深圳"],
            ["缴存额（亿元）", 1, 2, 3, 4],
        ],
        merged=(Span(1, 1, 2, 1), Span(1, 2, 1, 3), Span(1, 4, 1, 5)),
    ),
    [
        "guangzhou 2022 deposits 1亿元",
        "guangzhou 2023 deposits 3亿元",
        "shenzhen 2022 deposits 2亿元",
        "shenzhen 2023 deposits 4亿元",
    ],
    [],
    ("rows",),
)

MERGED_CITIES = Case(
    "cities merged over their years",
    one_sheet(
        [
            ["城市", "年度", "缴存额（亿元）", "同比"],
            ["广州", 2022, 1, "5%"],
            ["", 2023, 3, "200%"],
            ["深圳", 2022, 2, ""],
            ["", 2023, 4, "100%"],
        ],
        merged=(Span(2, 1, 3, 1), Span(4, 1, 5, 1)),
    ),
    [
        "guangzhou 2022 deposits 1亿元 +5 percent",
        "guangzhou 2023 deposits 3亿元 +200 percent",
        "shenzhen 2022 deposits 2亿元",
        "shenzhen 2023 deposits 4亿元 +100 percent",
    ],
    [],
    ("columns",),
)

SIDE_BY_SIDE = Case(
    "two tables side by side",
    one_sheet(
        [
            ["城市", "缴存额（亿元）", "", "城市", "提取额（亿元）"],
            ["广州", 100, "", "深圳", 50],
            ["佛山", 200, "", "广州", 60],
        ],
        name="2023",
    ),
    [
        "foshan 2023 deposits 200亿元",
        "guangzhou 2023 deposits 100亿元",
        "guangzhou 2023 withdrawals 60亿元",
        "shenzhen 2023 withdrawals 50亿元",
    ],
    [],
    ("columns", "columns"),
)

UNIT_ROW = Case(
    "units in a row of their own, mixed by column",
    one_sheet(
        [
            ["城市", "缴存额", "实缴职工数", "个贷率", "逾期率"],
            ["", "亿元", "万人", "%", "‰"],
            ["广州", 100, 3.2, 81.2, 0.4],
        ],
        name="2023年",
    ),
    [
        "guangzhou 2023 deposits 100亿元",
        "guangzhou 2023 loan_to_deposit_ratio 81.2%",
        "guangzhou 2023 overdue_rate 0.4‰",
        "guangzhou 2023 paying_employees 3.2万人",
    ],
    [],
    ("columns",),
)

TITLE_NAMES_INDICATOR = Case(
    "years across under a title that names the indicator and its unit",
    one_sheet(
        [
            ["各市住房公积金缴存额（亿元）"],
            ["城市", "2021年", "2022年", "2023年"],
            ["广州", 1, 2, 3],
            ["深圳", 4, 5, 6],
        ]
    ),
    [
        "guangzhou 2021 deposits 1亿元",
        "guangzhou 2022 deposits 2亿元",
        "guangzhou 2023 deposits 3亿元",
        "shenzhen 2021 deposits 4亿元",
        "shenzhen 2022 deposits 5亿元",
        "shenzhen 2023 deposits 6亿元",
    ],
    [],
    ("columns",),
)

TOTAL_OF_GROUP = Case(
    "a column for an indicator's total beside one for a part of it, and remarks",
    one_sheet(
        [
            ["城市", "贷款发放额（亿元）", "", "备注"],
            ["", "合计", "其中：异地贷款", ""],
            ["广州", 100, 10, "不含分中心"],
            ["全省", 300, 30, ""],
        ],
        name="2023",
        merged=(Span(1, 1, 2, 1), Span(1, 2, 1, 3), Span(1, 4, 2, 4)),
    ),
    ["guangzhou 2023 loans_issued 100亿元", "guangzhou 2023 offsite_loan_amount 10亿元"],
    ["total_left_out A4"],
    ("columns",),
)
CASES = [value for value in list(globals().values()) if isinstance(value, Case)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_layout_is_read_as_a_person_reads_it(case: Case) -> None:
    check_readings(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_reading_says_where_it_stands_and_under_which_heading(case: Case) -> None:
    check_places(case)
