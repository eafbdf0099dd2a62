"""Tidy lists, several tables or sheets, and what is no table, read as a person reads them."""

from __future__ import annotations

import pytest

from tests.etl.mapping.layout_cases import Case, check_places, check_readings
from tests.etl.mapping.made_books import book, one_sheet, sheet

TIDY = Case(
    "tidy, a row a figure, with a centre the catalogue does not have",
    one_sheet(
        [
            ["中心", "年度", "指标", "数值", "单位", "同比"],
            ["广州", 2023, "缴存额", 1162.02, "亿元", "6.2%"],
            ["广州", 2022, "缴存额", 1100, "亿元", ""],
            ["深圳", 2023, "逾期率", 0.2, "‰", ""],
            ["某某市", 2023, "缴存额", "38.40", "亿元", ""],
            ["合计", 2023, "缴存额", "2,300", "亿元", ""],
        ],
        name="数据",
    ),
    [
        "guangzhou 2022 deposits 1100亿元",
        "guangzhou 2023 deposits 1162.02亿元 +6.2 percent",
        "shenzhen 2023 overdue_rate 0.2‰",
        "某某市 2023 deposits 38.40亿元",
    ],
    ["total_left_out B6"],
    ("tidy",),
)

SEVERAL_TABLES = Case(
    "several tables in one sheet, each with its own title, year and unit",
    one_sheet(
        [
            ["表1 2023年缴存情况（单位：亿元）"],
            ["城市", "缴存额", "提取额"],
            ["广州", 100, 50],
            [],
            ["表2 2022年贷款情况（单位：万元）"],
            ["城市", "贷款发放额", "贷款余额"],
            ["广州", 1000, 5000],
            ["表3 2021年风险情况"],
            ["城市", "逾期额（万元）", "逾期率（‰）"],
            ["广州", 70, 0.5],
        ]
    ),
    [
        "guangzhou 2021 overdue_amount 70万元",
        "guangzhou 2021 overdue_rate 0.5‰",
        "guangzhou 2022 loan_balance 5000万元",
        "guangzhou 2022 loans_issued 1000万元",
        "guangzhou 2023 deposits 100亿元",
        "guangzhou 2023 withdrawals 50亿元",
    ],
    [],
    ("columns", "columns", "columns"),
)

ONE_TITLE_OVER_ALL = Case(
    "several tables under one title that tells year and centre, each with a unit of its own",
    one_sheet(
        [
            ["2023年度 广州"],
            ["缴存情况 单位：万元"],
            ["指标", "数额"],
            ["缴存额", 12000000],
            ["提取额", 9000000],
            [],
            ["贷款情况 单位：亿元"],
            ["指标", "数额"],
            ["贷款发放额", 366.41],
            ["贷款余额", 2000.1],
        ]
    ),
    [
        "guangzhou 2023 deposits 12000000万元",
        "guangzhou 2023 loan_balance 2000.1亿元",
        "guangzhou 2023 loans_issued 366.41亿元",
        "guangzhou 2023 withdrawals 9000000万元",
    ],
    [],
    ("rows", "rows"),
)

SHEET_A_YEAR = Case(
    "a sheet a year",
    book(
        sheet("2022年", [["城市", "缴存额（亿元）"], ["广州", 100]]),
        sheet("2023", [["城市", "缴存额（亿元）"], ["广州", 110]]),
        sheet("说明", [["数据来自各中心年度报告"]]),
    ),
    ["guangzhou 2022 deposits 100亿元", "guangzhou 2023 deposits 110亿元"],
    [],
    ("columns", "columns"),
)

SHEET_A_CENTRE = Case(
    "a sheet a centre with monthly columns beside the year's",
    book(
        sheet("广州", [["指标", "单位", "1月", "1-12月"], ["缴存额", "亿元", 9, 110]]),
        sheet("深圳", [["指标", "单位", "1月", "1-12月"], ["缴存额", "亿元", 8, 120]]),
        name="2023年月报.xlsx",
    ),
    ["guangzhou 2023 deposits 110亿元", "shenzhen 2023 deposits 120亿元"],
    ["part_of_year C1", "part_of_year C1"],
    ("rows", "rows"),
)

SPACED = Case(
    "blank rows and columns inside a table, and blanks inside its words",
    one_sheet(
        [
            [],
            ["", "城 市", "", "缴存额\n（亿元）", "", "提 取 额（亿 元）"],
            [],
            ["", "广　州", "", " 1,100.5 ", "", "１０．５"],
            [],
            ["", "深 圳", "", "1，200", "", 20],
        ],
        name="2023年度",
    ),
    [
        "guangzhou 2023 deposits 1100.5亿元",
        "guangzhou 2023 withdrawals 10.5亿元",
        "shenzhen 2023 deposits 1200亿元",
        "shenzhen 2023 withdrawals 20亿元",
    ],
    [],
    ("columns",),
)

CENTRE_IN_HEADING = Case(
    "centres named inside the headings of a series of years",
    one_sheet([["年份", "广州市缴存额（亿元）", "深圳缴存额（亿元）"], [2022, 1, 2], [2023, 3, 4]]),
    [
        "guangzhou 2022 deposits 1亿元",
        "guangzhou 2023 deposits 3亿元",
        "shenzhen 2022 deposits 2亿元",
        "shenzhen 2023 deposits 4亿元",
    ],
    [],
    ("columns",),
)

LIKE_YEARS = Case(
    "figures that all look like years",
    one_sheet(
        [
            ["城市", "实缴单位数（个）", "实缴职工数（名）"],
            ["广州", 2011, 2034],
            ["深圳", 1999, 2050],
        ],
        name="2023",
    ),
    [
        "guangzhou 2023 paying_employees 2034名",
        "guangzhou 2023 paying_employers 2011个",
        "shenzhen 2023 paying_employees 2050名",
        "shenzhen 2023 paying_employers 1999个",
    ],
    [],
    ("columns",),
)

UNLABELLED = Case(
    "a row without a name below named ones is nobody's figure",
    one_sheet([["城市", "缴存额（亿元）"], ["广州", 1], ["深圳", 2], ["", 3]], name="2023"),
    ["guangzhou 2023 deposits 1亿元", "shenzhen 2023 deposits 2亿元"],
    ["unknown_line B4"],
    ("columns",),
)

ONLY_WORDS = Case(
    "a sheet of numbered remarks",
    one_sheet([["1", "请先填写"], ["2", "再上传"], ["3", "然后发布"]]),
    [],
    ["nothing_found"],
)

ENGLISH = Case(
    "English headings",
    one_sheet(
        [["Centre", "Year", "Deposits (亿元)"], ["Guangzhou", 2023, 1], ["shenzhen", 2023, 2]]
    ),
    ["guangzhou 2023 deposits 1亿元", "shenzhen 2023 deposits 2亿元"],
    [],
    ("columns",),
)
CASES = [value for value in list(globals().values()) if isinstance(value, Case)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_layout_is_read_as_a_person_reads_it(case: Case) -> None:
    check_readings(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_reading_says_where_it_stands_and_under_which_heading(case: Case) -> None:
    check_places(case)
