"""The page of alerts as its script runs: rules with their arithmetic, the picture, the table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.alerts import alert_rules
from dashboard import alert_words, alerts
from dashboard.alerts import Alerts, alerts_of
from dashboard.selection import all_centres
from dashboard.texts import in_language

PAGE = Path(__file__).parents[2] / "pages" / "alerts.py"
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def _real(real_data: Path) -> None:
    assert real_data.exists()


def page_of(centre: str, year: int | None, language: str = "zh") -> Alerts:
    with in_language(language):
        return alerts_of(centre, year, all_centres(), language)


def plain(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


def test_the_page_runs_and_names_centre_and_year() -> None:
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    page.query_params["centre"] = "yiyang"
    page.query_params["alert_year"] = "2023"
    page.run()
    assert not page.exception
    assert page.title[0].value == "预警 · 益阳 · 2023"


def test_a_rule_that_is_set_off_shows_its_figure_its_bound_and_its_basis() -> None:
    own = page_of("yiyang", 2023).own.text
    text = plain(own)
    assert "◆ 关注 个贷率高于85% 2023 年" in text
    assert "个贷率 89.93%，界限 &gt; 85%" in text
    assert 'data-source="yiyang|2023|loan_to_deposit_ratio"' in own
    assert "出表后" in text
    assert "缴存额 38.40 亿元 − 提取额 30.54 亿元 − 贷款发放额 11.72 亿元 = −3.86 亿元" in text


def test_a_rule_of_two_conditions_shows_both_though_it_is_not_set_off() -> None:
    text = plain(page_of("yiyang", 2023).own.text)
    liquidity = text.index("流动性预警：资金净流入为负且个贷率高于85%")
    told = text[liquidity : liquidity + 160]
    assert "缴存额 38.40 亿元 − 提取额 30.54 亿元 = 7.86 亿元，界限 &lt; 0 亿元" in told
    assert "且 个贷率 89.93%" in told


def test_what_was_missed_and_what_was_not_disclosed_is_named() -> None:
    text = plain(page_of("guangzhou", 2022).own.text)
    assert "新开户职工 96%" in text
    assert "未披露：贷款余额、缴存余额、风险准备金余额" in text
    assert "缺 个贷率" in text


def test_a_bound_without_a_source_is_said_to_be_unverified() -> None:
    own = page_of("guangzhou", 2022).own.text
    unverified = [rule for rule in alert_rules() if not rule.verified]
    assert own.count("待核</span>") == len(unverified)
    assert own.count("看原句") == sum(rule.source is not None for rule in alert_rules())


def test_the_lead_counts_what_is_set_off_and_what_cannot_be_judged() -> None:
    lead = plain(page_of("guangzhou", 2022).lead.text)
    assert "14 条规则触及 3 条" in lead
    assert "缺数无法判断，不等于没有风险" in lead
    assert f"{len(all_centres())} 个中心里" in lead


def test_the_picture_counts_every_centre_under_every_rule() -> None:
    picture = page_of("guangzhou", None).picture
    bars = picture.spec["data"]
    assert [len(bar["x"]) for bar in bars] == [len(alert_rules())] * 4
    sums = {sum(counts) for counts in zip(*(bar["x"] for bar in bars), strict=True)}
    assert sums == {len(all_centres())}
    assert "个贷率高于85% 中心 1 个" in picture.alt


def test_the_table_and_the_download_hold_the_same_hits() -> None:
    centres = all_centres()
    (sheet,) = alerts.sheets("guangzhou", None, centres)
    assert len(sheet.rows) == len(alert_rules()) * len(centres)
    states = [row[4] for row in sheet.rows]
    table = page_of("guangzhou", None).table.text
    counted = sum(int(n) for n in re.findall(r"中心 (\d+) 个</span>", table))
    assert states.count("触及") == counted
    value = next(str(row[5]) for row in sheet.rows if row[2] == "益阳" and "85" in str(row[1]))
    assert "<" not in value.replace("< 0", "")


def test_the_english_page_speaks_no_chinese() -> None:
    page = page_of("yiyang", 2023, "en")
    for part in (page.lead, page.own, page.table):
        assert not CHINESE.search(part.text), CHINESE.findall(part.text)
    assert not CHINESE.search(str(page.picture.spec))


def test_the_strip_tells_other_pages_what_is_set_off_and_leads_here() -> None:
    strip = alert_words.strip("yiyang", 2023, "zh").text
    assert "个贷率高于85%" in strip
    assert "89.93%" in strip
    assert "./alerts?centre=yiyang&amp;alert_year=2023" in strip
    calm = alert_words.strip("beijing", 1990, "zh").text
    assert "没有触及的预警规则" in calm
