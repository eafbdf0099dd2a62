"""Tables of one centre as reports and offices keep them, read as a person reads them."""

from __future__ import annotations

import pytest

from tests.etl.mapping.layout_cases import Case, check_places, check_readings
from tests.etl.mapping.made_books import one_sheet

ANNEX = Case(
    "an annual report's annex: 指标, 单位, two years and growth, with sections",
    one_sheet(
        [
            ["附表"],
            ["广州住房公积金2023年年度报告主要指标"],
            ["指标", "单位", "2023年", "2022年", "同比（%）"],
            ["一、缴存情况"],
            ["（一）实缴单位数", "万家", 30.5, 28.1, "8.5"],
            ["（二）缴存额", "亿元", "1,162.02", "1,100.00", 5.64],
            ["二、贷款情况"],
            ["个人住房贷款余额", "亿元", 2000, 1900, 5.3],
            ["逾期率", "‰", 0.3, "—", ""],
        ],
        name="附表",
    ),
    [
        "guangzhou 2022 deposits 1100.00亿元",
        "guangzhou 2022 loan_balance 1900亿元",
        "guangzhou 2022 paying_employers 28.1万家",
        "guangzhou 2023 deposits 1162.02亿元 +5.64 percent",
        "guangzhou 2023 loan_balance 2000亿元 +5.3 percent",
        "guangzhou 2023 overdue_rate 0.3‰",
        "guangzhou 2023 paying_employers 30.5万家 +8.5 percent",
    ],
    [],
    ("rows",),
)

THIS_AND_LAST = Case(
    "本年 and 上年 beside each other, the year in the file's name",
    one_sheet(
        [
            ["指标", "单位", "本年", "上年", "同比"],
            ["缴存额", "亿元", 38.4, 36.1, "6.37%"],
            ["净增单位数", "家", "（12）", 30, ""],
        ],
        file="益阳2023年.xlsx",
    ),
    [
        "yiyang 2022 deposits 36.1亿元",
        "yiyang 2022 net_new_employers 30家",
        "yiyang 2023 deposits 38.4亿元 +6.37 percent",
        "yiyang 2023 net_new_employers -12家",
    ],
    [],
    ("rows",),
)

STATISTICAL_FORM = Case(
    "a statistical form: numbered columns, codes, 其中 and a signature",
    one_sheet(
        [
            ["住房公积金业务统计表"],
            ["编制单位：益阳市住房公积金管理中心", "", "", "2023年度", "", "单位：万元"],
            ["指标名称", "代码", "计量单位", "本年累计", "上年同期", "增减（%）"],
            ["甲", "乙", "丙", "1", "2", "3"],
            ["一、归集"],
            ["1.实缴单位数", "101", "家", 5000, 4800, 4.17],
            ["2.缴存额", "102", "万元", "384,000.00", "361,000.00", 6.37],
            ["其中：灵活就业人员", "103", "万元", 1000, 900, 11.1],
            ["填表人：张三", "", "", "审核：李四"],
        ],
        name="表1",
    ),
    [
        "yiyang 2022 deposits 361000.00万元",
        "yiyang 2022 paying_employers 4800家",
        "yiyang 2023 deposits 384000.00万元 +6.37 percent",
        "yiyang 2023 paying_employers 5000家 +4.17 percent",
    ],
    ["unknown_heading A8"],
    ("rows",),
)

YEARS_DOWN = Case(
    "a row a year, the centre in the sheet's name, growth in a row of its own",
    one_sheet(
        [
            ["年度", "缴存额（亿元）", "提取额(亿元)"],
            [2021, 100, 50],
            [2022, 110, "60.0亿元"],
            ["同比增长（%）", 10, 20],
        ],
        name="广州",
    ),
    [
        "guangzhou 2021 deposits 100亿元",
        "guangzhou 2021 withdrawals 50亿元",
        "guangzhou 2022 deposits 110亿元 +10 percent",
        "guangzhou 2022 withdrawals 60.0亿元 +20 percent",
    ],
    [],
    ("columns",),
)

PARTS = Case(
    "one centre's offices, whose total is the centre's own figure",
    one_sheet(
        [
            ["益阳市2023年各管理部业务情况"],
            ["管理部", "缴存额（万元）", "贷款余额（万元）"],
            ["赫山管理部", 100, 200],
            ["安化管理部", 50, 60],
            ["合计", 150, 260],
        ]
    ),
    [
        "yiyang 2023 deposits 100万元 赫山管理部",
        "yiyang 2023 deposits 150万元",
        "yiyang 2023 deposits 50万元 安化管理部",
        "yiyang 2023 loan_balance 200万元 赫山管理部",
        "yiyang 2023 loan_balance 260万元",
        "yiyang 2023 loan_balance 60万元 安化管理部",
    ],
    [],
    ("columns",),
)

TARGETS = Case(
    "targets and results of a self-evaluation",
    one_sheet(
        [
            ["益阳市住房公积金管理中心2023年度绩效目标完成情况"],
            ["指标", "单位", "年度目标值", "实际完成值", "完成率"],
            ["缴存额", "亿元", 36, 38.4, "106.7%"],
        ]
    ),
    [
        "yiyang 2023 deposits 36亿元 target",
        "yiyang 2023 deposits 38.4亿元",
    ],
    ["unknown_heading E2"],
    ("rows",),
)

BUDGET = Case(
    "budget and outturn of a department's account",
    one_sheet(
        [
            ["2023年度广州住房公积金管理中心部门决算"],
            ["单位：万元"],
            ["项目", "年初预算数", "决算数"],
            ["基本支出", "1,200.00", "1,180.50"],
            ["项目支出", "800.00", "790.00"],
        ]
    ),
    [
        "guangzhou 2023 basic_expenditure 1180.50万元",
        "guangzhou 2023 basic_expenditure 1200.00万元 budget",
        "guangzhou 2023 project_expenditure 790.00万元",
        "guangzhou 2023 project_expenditure 800.00万元 budget",
    ],
    [],
    ("rows",),
)

NO_HEADER = Case(
    "a bare list of two columns",
    one_sheet(
        [["缴存额（亿元）", 30], ["提取额（亿元）", "10.50"]],
        file="广州住房公积金2023年度数据.xlsx",
    ),
    ["guangzhou 2023 deposits 30亿元", "guangzhou 2023 withdrawals 10.50亿元"],
    [],
    ("rows",),
)

FOLDED = Case(
    "a table folded to stand beside itself",
    one_sheet(
        [
            ["增值收益情况表", "", "单位：万元", "2023年"],
            ["项目", "金额", "项目", "金额"],
            ["业务收入", 100, "业务支出", 60],
            ["存款利息收入", 20, "归集手续费支出", 10],
        ],
        name="广州",
    ),
    [
        "guangzhou 2023 business_expense 60万元",
        "guangzhou 2023 business_revenue 100万元",
        "guangzhou 2023 collection_fee_expense 10万元",
        "guangzhou 2023 deposit_interest_income 20万元",
    ],
    [],
    ("rows", "rows"),
)

CATEGORIES = Case(
    "indicators named by category and item, the category once for several rows",
    one_sheet(
        [
            ["类别", "指标", "单位", "2022年", "2023年", "增速"],
            ["缴存", "缴存额", "亿元", 1, 2, "100%"],
            ["", "缴存余额", "亿元", 5, 6, "20%"],
            ["贷款", "余额", "亿元", 7, 8, ""],
            ["", "发放笔数", "笔", 70, 80, ""],
        ],
        name="广州",
    ),
    [
        "guangzhou 2022 deposit_balance 5亿元",
        "guangzhou 2022 deposits 1亿元",
        "guangzhou 2022 loan_balance 7亿元",
        "guangzhou 2022 loans_issued_count 70笔",
        "guangzhou 2023 deposit_balance 6亿元 +20 percent",
        "guangzhou 2023 deposits 2亿元 +100 percent",
        "guangzhou 2023 loan_balance 8亿元",
        "guangzhou 2023 loans_issued_count 80笔",
    ],
    [],
    ("rows",),
)

TURNOVERS = Case(
    "turnovers and balances of each business: what cannot be told is left aside",
    one_sheet(
        [
            ["2023年业务情况", "", "单位：亿元"],
            ["业务", "当年发生额", "年末余额"],
            ["缴存", 10, 50],
            ["贷款余额", "", 30],
        ],
        name="广州",
    ),
    ["guangzhou 2023 deposits 10亿元", "guangzhou 2023 loan_balance 30亿元"],
    ["flow_or_balance C3"],
    ("rows",),
)
CASES = [value for value in list(globals().values()) if isinstance(value, Case)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_layout_is_read_as_a_person_reads_it(case: Case) -> None:
    check_readings(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_reading_says_where_it_stands_and_under_which_heading(case: Case) -> None:
    check_places(case)
