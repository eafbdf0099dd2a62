"""Items that formulas and rules name are the items that readings get, whatever the wording."""

from __future__ import annotations

import pytest

from catalogue import catalogue
from etl.recognise import recognise

WORDINGS = [
    pytest.param(
        "自评综合得分为96.82分，其中管理效能情况自评综合得分为47.00分，履职效能自评得分49.82分。",
        {"96.82": "", "47.00": "管理效能", "49.82": "履职效能"},
        id="parts of the total score",
    ),
    pytest.param(
        "自评综合得分为93.15分。其中：管理效率满分40分，实际得分36.65分；履职效能满分60分，"
        "实际得分56.5分，得分率94.2%。",
        dict.fromkeys(("40", "36.65"), "管理效率")
        | dict.fromkeys(("60", "56.5", "94.2"), "履职效能")
        | {"93.15": ""},
        id="full score, score and rate of a part",
    ),
    pytest.param(
        "①新开户职工数：新开户职工1.86万人，指标完成率103.3%。②实缴职工数：实缴职工17.8万人，"
        "指标完成率98.9%，得2.97分。",
        dict.fromkeys(("98.9", "2.97"), "paying_employees")
        | {"1.86": "", "103.3": "new_employees", "17.8": ""},
        id="completion rates of several indicators in one line",
    ),
    pytest.param(
        "缴存额32.14亿元，完成年度目标任务30亿元的107.1%；个贷逾期率0.12‰。",
        {"32.14": "", "30": "", "107.1": "deposits", "0.12": ""},
        id="a target within its completion",
    ),
    pytest.param(
        "上述项目自评得分均超过99分，其中 3 个项目自评得分 100 分。",
        {"99": "", "3": "项目自评得分", "100": "3个项目"},
        id="the score of some projects",
    ),
    pytest.param(
        "新媒体投放渠道计划数17个，实际投放21个。",
        {"17": "计划渠道", "21": "实际渠道"},
        id="channels planned and used",
    ),
    pytest.param(
        "云平台电子卖场共62笔采购项目，其中5笔采购合同签订日期超期。",
        {"62": "采购", "5": "签订超期"},
        id="purchases and those signed late",
    ),
]


@pytest.mark.parametrize(("text", "items"), WORDINGS)
def test_an_item_is_named_as_rules_name_it(text: str, items: dict[str, str]) -> None:
    found = recognise(text, catalogue(), year=2022).readings
    assert {reading.value: reading.line for reading in found} == items
