"""Wordings of annual reports, each with what it says: indicator, value, growth, part and role.

The figures are invented; a wording stands here because it was once misread.
"""

from __future__ import annotations

import pytest

from catalogue import catalogue
from etl.recognise import recognise

Said = tuple[str, ...]
WORDINGS: list[tuple[str, list[str]]] = [
    # parts of the centre
    (
        (
            "2022年，新开户单位2.30万家、新开户职工30.1万人。其中，市管中心新开户单位1.07万家、新开户职工"
            "13.9万人，铁路分中心183家、1.4万人。"
        ),
        [
            "new_employers 2.30",
            "new_employees 30.1",
            "new_employers 1.07 @市管中心",
            "new_employees 13.9 @市管中心",
            "new_employers 183 @铁路分中心",
            "new_employees 1.4 @铁路分中心",
        ],
    ),
    (
        "发放个人住房贷款0.82万笔、33.12亿元。其中，市本级发放0.52万笔、21.40亿元，甲区0.19万笔、7.03亿元。",
        [
            "loans_issued_count 0.82",
            "loans_issued 33.12",
            "loans_issued_count 0.52 @市本级",
            "loans_issued 21.40 @市本级",
            "loans_issued_count 0.19 @甲区",
            "loans_issued 7.03 @甲区",
        ],
    ),
    (
        (
            "提取额88.40亿元，同比增长6.1%，其中市中心61.05亿元、电力分中心15.72亿元、铁路分中心11.63亿元，"
            "同比分别增长7.3%、4.2%、2.5%。"
        ),
        [
            "withdrawals 88.40 +6.1%",
            "withdrawals 61.05 +7.3% @市中心",
            "withdrawals 15.72 +4.2% @电力分中心",
            "withdrawals 11.63 +2.5% @铁路分中心",
        ],
    ),
    (
        (
            "贷款余额318.40亿元（市本级205.12亿元，比上年末增长4.6%；油田分中心113.28亿元，比上年末下降0.7%），"
            "比上年末增长2.6%。"
        ),
        [
            "loan_balance 318.40 +2.6%",
            "loan_balance 205.12 +4.6% @市本级",
            "loan_balance 113.28 -0.7% @油田分中心",
        ],
    ),
    (
        "甲区分中心缴存额5.20亿元，提取额3.11亿元；同比分别增长4.4%、2.0%。",
        ["deposits 5.20 +4.4% @甲区分中心", "withdrawals 3.11 +2.0% @甲区分中心"],
    ),
    # lines broken behind a heading
    (
        "（一）缴存：2022年，新开户单位305家，净增单位\n94家；实缴单位2415家。",
        ["new_employers 305", "net_new_employers 94", "paying_employers 2415"],
    ),
    (
        "（二）提取：2022年，提取额16.37\n亿元，同比下降4.05%；占当年缴存额\n的58.11%。",
        ["withdrawals 16.37 -4.05%", "withdrawal_to_deposit_ratio 58.11"],
    ),
    # persons and ratios
    ("共有3.17万人次提取住房公积金。", ["withdrawing_employees 3.17"]),
    (
        "7.08万人次提取38.55亿元，同比增长11.90%。",
        ["withdrawing_employees 7.08", "withdrawals 38.55 +11.90%"],
    ),
    (
        "提取额16亿元，提取额占当年缴存额的比重为66.82%，比上年降低3.15个百分点。",
        ["withdrawals 16", "withdrawal_to_deposit_ratio 66.82 -3.15pp"],
    ),
    (
        "提取额16亿元，占同期归集额的66.82%。",
        ["withdrawals 16", "withdrawal_to_deposit_ratio 66.82"],
    ),
    (
        "提取额16亿元，占全年归集额的66.82%，比上年提高2.5个百分点。",
        ["withdrawals 16", "withdrawal_to_deposit_ratio 66.82 +2.5pp"],
    ),
    # payers told in a sentence
    (
        "共有3,415个单位为8.26万名职工缴存了住房公积金，较2021年分别增长1.35%和2.08%。",
        ["paying_employers 3415 +1.35%", "paying_employees 8.26 +2.08%"],
    ),
    (
        "缴存住房公积金的单位3,415个，缴存职工8.26万人，分别增长1.35%和2.08%。",
        ["paying_employers 3415 +1.35%", "paying_employees 8.26 +2.08%"],
    ),
    (
        (
            "缴存住房公积金单位共2.47万户、职工共88.15万人，分别比2021年末净增0.21万户和3.06万人，"
            "增幅分别为9.29%、3.60%。"
        ),
        ["paying_employers 2.47 +9.29%", "paying_employees 88.15 +3.60%"],
    ),
    # growth
    (
        "实缴单位4210家、实缴职工17.35万人、归集额38.62亿元，单位、职工和归集额的增幅分别为3.1%、0.8%和5.77%。",
        ["paying_employers 4210 +3.1%", "paying_employees 17.35 +0.8%", "deposits 38.62 +5.77%"],
    ),
    (
        "实缴单位4210家、实缴职工17.35万人、归集额38.62亿元，同比分别为3.34%、-0.49%、7.1%。",
        ["paying_employers 4210 +3.34%", "paying_employees 17.35 -0.49%", "deposits 38.62 +7.1%"],
    ),
    ("缴存余额72.18亿元，比上年末净增6.05亿元，增长9.15%。", ["deposit_balance 72.18 +9.15%"]),
    ("贷款余额比上年末增加3.42亿元，为97.65亿元。", ["loan_balance 97.65 +3.42亿元"]),
    (
        "7.08万人提取38.55亿元。与上年相比，提取人数增加0.52万人，提取金额增加4.10亿元，分别增长7.93%、11.90%。",
        ["withdrawing_employees 7.08 +7.93%", "withdrawals 38.55 +11.90%"],
    ),
    (
        "发放贷款1204笔、4.86亿元，上年为1530笔、5.97亿元，笔数和金额分别减少21.31%和18.59%。",
        [
            "loans_issued_count 1204 -21.31%",
            "loans_issued 4.86 -18.59%",
            "loans_issued_count 1530 prior",
            "loans_issued 5.97 prior",
        ],
    ),
    (
        "缴存额64.85亿元，在上年60.20亿元的基础上增长7.72%。",
        ["deposits 64.85 +7.72%", "deposits 60.20 prior"],
    ),
    (
        "个贷率76.35%，与上年末80.12%相比，下降3.77个百分点。",
        ["loan_to_deposit_ratio 76.35 -3.77pp", "loan_to_deposit_ratio 80.12 prior"],
    ),
    (
        "缴存额61.2亿元，比上年（57.1亿元）增长7.18%。",
        ["deposits 61.2 +7.18%", "deposits 57.1 prior"],
    ),
    (
        "全年共为6.42万名职工办理提取31.05亿元，人数、金额同比分别增长5.11%、9.87%。",
        ["withdrawing_employees 6.42 +5.11%", "withdrawals 31.05 +9.87%"],
    ),
    (
        "办理提取业务64.10万笔，提取总金额73.05亿元，同比增长9.4%。",
        ["withdrawals 73.05 +9.4%"],
    ),
    ("缴存额首次突破五十亿元大关，达52.17亿元，比2021年增长8.04%。", ["deposits 52.17 +8.04%"]),
    (
        "累计发放贷款2.15万笔（增7.20%）、88.06亿元（增10.41%），贷款余额51.30亿元（降0.62%）。",
        [
            "cumulative_loans_count 2.15 +7.20%",
            "cumulative_loans 88.06 +10.41%",
            "loan_balance 51.30 -0.62%",
        ],
    ),
    ("缴存额27.91亿元（同比+6.2%）。", ["deposits 27.91 +6.2%"]),
    ("缴存额27.91亿元（同比-1.4%）。", ["deposits 27.91 -1.4%"]),
    ("缴存额27.91亿元，同比+6.2%。", ["deposits 27.91 +6.2%"]),
    ("个贷率81.06%，比上年末低3.4个百分点。", ["loan_to_deposit_ratio 81.06 -3.4pp"]),
    ("缴存额70.2亿元，较上年增长7.1%，高于上年1.2个百分点。", ["deposits 70.2 +7.1%"]),
    (
        "业务收入1.36亿元、增值收益0.71亿元，较上年分别增收0.08亿元、0.03亿元。",
        ["business_revenue 1.36 +0.08亿元", "value_added_income 0.71 +0.03亿元"],
    ),
    (
        "逾期额102.6万元、逾期率0.18‰，同比分别下降12.4%、0.03个千分点。",
        ["overdue_amount 102.6 -12.4%", "overdue_rate 0.18 -0.03个千分点"],
    ),
    # entrusted banks
    ("缴存业务委托6家商业银行办理。", ["entrusted_banks 6"]),
    ("归集业务由6家银行承办，贷款业务由9家银行承办。", ["entrusted_banks 6"]),
    ("缴存业务委托甲行、乙行、丙行三家银行办理。", ["entrusted_banks 3"]),
    (
        "受委托办理住房公积金缴存业务的银行8家；受委托办理住房公积金个人住房贷款业务的银行11家，比上年增加1家。",
        ["entrusted_banks 8"],
    ),
    # subgroups, single months and other amounts
    (
        "租房提取3.20万人、4.11亿元；提取额合计40.28亿元。",
        ["rent_withdrawal_persons 3.20", "rent_withdrawal_amount 4.11", "withdrawals 40.28"],
    ),
    (
        "租房提取金额4.11亿元，全年提取额40.28亿元，年末累计提取301.2亿元。",
        ["rent_withdrawal_amount 4.11", "withdrawals 40.28", "cumulative_withdrawals 301.2"],
    ),
    ("21.6万人提取住房公积金支付房租。", ["rent_withdrawal_persons 21.6"]),
    ("逾期贷款金额0.83亿元。", ["overdue_amount 0.83"]),
    ("逾期贷款5笔、48.30万元。", ["overdue_amount 48.30"]),
    ("人均月缴存额1,620元。", []),
    ("全年减少缴存职工0.32万人。", ["net_new_employees -0.32"]),
    (
        "当年应缴住房公积金6.30亿元，实缴6.17亿元，缴存率97.94%。",
        ["deposit_due 6.30", "deposits 6.17", "deposit_payment_rate 97.94"],
    ),
    # aims
    (
        "2023年，力争归集85亿元、发放贷款30亿元，逾期率控制在0.2‰以内，新增缴存职工3万人。",
        [
            "deposits 85 target",
            "loans_issued 30 target",
            "overdue_rate 0.2 target",
            "new_employees 3 target",
        ],
    ),
    # tables
    (
        (
            "\t2022年\t\t2021年\t\n指标\t数值\t同比\t数值\t同比\n\t（亿元）\t（%）\t（亿元）\t（%）\n"
            "缴存额\t30.15\t8.20\t27.87\t6.45"
        ),
        ["deposits 30.15 +8.20%", "deposits 27.87 +6.45% prior"],
    ),
    (
        "指标\t2022年（亿元）\t同比（%）\t2021年（亿元）\t同比（%）\n缴存额\t30.15\t8.20\t27.87\t6.45",
        ["deposits 30.15 +8.20%", "deposits 27.87 +6.45% prior"],
    ),
    # other indicators
    (
        "首套房贷款最高额度60万元，第二套45万元。",
        ["loan_amount_cap 60 policy", "loan_amount_cap 45 policy"],
    ),
    (
        "贷款最高额度80万元；高层次人才可上浮50%。",
        ["loan_amount_cap 80 policy"],
    ),
    (
        "增值收益分配：贷款风险准备金1.05亿元，管理费用0.38亿元，公共租赁住房建设补充资金2.16亿元。",
        [
            "risk_reserve_provision 1.05",
            "mgmt_fee_provision 0.38",
            "rental_supplement_provision 2.16",
        ],
    ),
    (
        "提取公租房建设补充资金2.16亿元、贷款风险准备金1.05亿元、管理费用0.38亿元。",
        [
            "rental_supplement_provision 2.16",
            "risk_reserve_provision 1.05",
            "mgmt_fee_provision 0.38",
        ],
    ),
    ("支持职工购建住房33.40万平方米。", ["supported_housing_area 33.40"]),
    ("可为职工节省利息约8.14亿元。", ["interest_saving 8.14"]),
    ("预计可节约利息1,870万元。", ["interest_saving 1870"]),
    ("2022年，使用个人贷款风险准备金核销0万元。", ["risk_reserve_writeoff 0"]),
    (
        "职工缴存比例均不得低于5%，不得高于12%。",
        ["deposit_rate_limit 5 policy", "deposit_rate_limit 12 policy"],
    ),
    (
        "全市金融机构各项存款余额3,208.6亿元，各项贷款余额2,754.1亿元。",
        [],
    ),
]
SHORT_UNITS = {"percent": "%", "point": "pp"}


def told(text: str) -> list[str]:
    found = []
    for one in recognise(text, catalogue(), year=2022).readings:
        growth = f" {one.growth}{SHORT_UNITS.get(one.growth_unit, one.growth_unit)}"
        scope = "" if one.scope == "centre" else f" @{one.scope}"
        role = "" if one.role == "actual" else f" {one.role}"
        found.append(f"{one.indicator} {one.value}{growth if one.growth else ''}{scope}{role}")
    return found


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_a_wording_is_read_as_it_is_meant(text: str, expected: list[str]) -> None:
    assert sorted(told(text)) == sorted(expected)
