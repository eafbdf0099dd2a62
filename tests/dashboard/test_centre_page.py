"""The centre page as its script runs: sections, gaps, money, budget, misfits, both languages."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.findings import misfits
from analysis.peers import Peers
from dashboard import centre, centre_sheets
from dashboard.centre import Page, centre_of
from dashboard.centre_parts import Section
from dashboard.charts import Chart
from dashboard.markup import Html, markup
from dashboard.quality_words import link, outcome_of
from dashboard.selection import all_centres
from dashboard.texts import in_language

PAGE = Path(__file__).parents[2] / "pages" / "centre.py"
KEYS = ("profile", "series", "groups", "money", "risk", "budget", "services", "sources", "findings")
CHINESE = re.compile("[\u4e00-\u9fff]")


def visit(**address: str) -> AppTest:
    """Run the page's script under an address."""
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def page_of(centre_id: str = "yiyang", year: int = 2023, speech: str = "zh") -> Page:
    peers = Peers("all", "", all_centres())
    with in_language(speech):
        return centre_of(centre_id, year, peers, "auto", speech)


def section(page: Page, key: str) -> Section:
    return next(one for one in page.sections if one.key == key)


def html_of(found: Section) -> str:
    """Give a section's markup, that beside its pictures too."""
    parts: list[object] = []
    for part in found.parts:
        parts += part if isinstance(part, tuple) else [part]
    return "".join(part.text for part in parts if isinstance(part, Html))


def charts_of(found: Section) -> list[Chart]:
    parts: list[object] = []
    for part in found.parts:
        parts += part if isinstance(part, tuple) else [part]
    return [part for part in parts if isinstance(part, Chart)]


def words(html: str) -> str:
    """Give what a reader sees of some markup."""
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def lead_of(centre_id: str, year: int, speech: str = "zh") -> str:
    peers = Peers("all", "", all_centres())
    with in_language(speech):
        return centre.judged_of(centre_id, year, peers, "auto", speech).lead.text


def test_the_page_runs_and_lists_its_sections_at_the_top(real_data: Path) -> None:
    page = visit(centre="yiyang", year="2023")
    shown = "".join(str(getattr(element, "value", "")) for element in page.get("html"))
    assert [key for key in KEYS if f'href="#centre-{key}"' in shown] == list(KEYS)
    assert [key for key in KEYS if f'id="centre-{key}"' in shown] == list(KEYS)


def test_every_section_speaks_where_a_report_is_held(real_data: Path) -> None:
    assert [one.key for one in page_of().sections if one.is_empty] == []


def test_a_section_without_figures_says_which_gap_it_is(real_data: Path) -> None:
    page = page_of("beijing", 2025)
    empty = {one.key: words(html_of(one)) for one in page.sections if one.is_empty}
    assert list(empty) == ["money", "risk", "budget", "services"]
    assert set(empty.values()) == {"2025 年未收集"}


def test_the_income_flows_into_three_parts_that_add_up(real_data: Path) -> None:
    money = section(page_of(), "money")
    (chart,) = charts_of(money)
    (flow,) = chart.spec["data"]
    assert flow["type"] == "sankey"
    assert sum(flow["link"]["value"]) == pytest.approx(18779.96)
    assert [label.split("<br>")[1] for label in flow["node"]["label"]] == [
        *("18,779.96", "42.34", "5,999.25", "12,738.37")
    ]
    assert "一致" in chart.alt
    text = words(html_of(money))
    assert "42.34 万元 + 5,999.25 万元 + 12,738.37 万元 ，合计与增值收益一致" in text
    assert "13,045.63" in text


def test_a_distribution_that_is_not_printed_is_said_to_be_missing(real_data: Path) -> None:
    money = section(page_of("guangzhou", 2022), "money")
    assert charts_of(money) == []
    text = words(html_of(money))
    assert "44.14 亿元" in text
    assert "未披露，分配不完整" in text
    assert re.search("廉租住房补充资金 未披露 ● 8 ", text)


def test_a_budget_is_pictured_in_its_stages_from_zero_in_one_unit(real_data: Path) -> None:
    budget = section(page_of("guangzhou", 2022), "budget")
    (chart,) = charts_of(budget)
    bars, numbers = chart.spec["data"]
    assert bars["x"][:3] == pytest.approx([23745.12, 23740.93, 23136.13])
    assert chart.spec["layout"]["xaxis"]["range"][0] == 0
    assert [text.split()[-1] for text in numbers["text"][:3]] == [
        *("23,745.12", "23,740.93", "23,136.13")
    ]
    assert "万元" in chart.alt
    assert "97.45%" in chart.alt
    text = words(html_of(budget))
    assert "“三公”经费 完成率 ◇ 62.1% 10.50 — ● 6.52 ◇ 62.1%" in text
    assert "总预算完成率 ● 97.5 %" in text


def test_points_of_the_budget_open_their_sources(real_data: Path) -> None:
    (chart,) = charts_of(section(page_of("guangzhou", 2022), "budget"))
    planned, adjusted, spent = chart.spec["data"][0]["customdata"][:3]
    assert planned.startswith("#")
    assert adjusted.startswith("#")
    assert spent == "guangzhou|2022|total_expenditure"


def test_the_project_lines_are_told_largest_first_with_their_sum(real_data: Path) -> None:
    text = words(html_of(section(page_of(), "budget")))
    assert "12 项合计与项目支出 3,376.19 万元一致" in text
    assert text.index("购置新的营业用房 1,825.29 54.06%") < text.index("贷后资产服务 439.76 13.03%")


def test_a_rate_in_per_mille_tells_its_percent_too(real_data: Path) -> None:
    assert 'title="即 0.03%"' in html_of(section(page_of("guangzhou", 2022), "risk"))
    assert 'title="即 0.019%"' in html_of(section(page_of(), "risk"))


def test_groups_are_folded_but_those_with_a_misfit(real_data: Path) -> None:
    page = page_of()
    groups = html_of(section(page, "groups")).split("<details")[1:]
    known = {finding.indicator_id for finding in page.dossier.misfits}
    assert "rental_supplement_remitted" in known
    unfolded = [words(group.split("</summary>")[0].split(">", 1)[1]) for group in groups
                if group.startswith(" open")]  # fmt: skip
    assert len(unfolded) < len(groups)
    assert any(head.startswith("收益分配") for head in unfolded)


def test_a_misfit_is_marked_at_its_row_and_leads_to_its_page(real_data: Path) -> None:
    page = page_of()
    shown = html_of(section(page, "groups"))
    with in_language("zh"):
        ways = [link(f) for f in page.dossier.misfits if f.indicator_id]
    assert ways
    assert [way for way in ways if f'href="{way}"' not in shown] == []


def test_findings_of_all_years_are_told_with_both_figures_or_their_words(real_data: Path) -> None:
    peers = Peers("all", "", all_centres())
    with in_language("zh"):
        section = centre.judged_of("guangzhou", 2025, peers, "auto", "zh").section
    text = words(html_of(section))
    assert "所印 508.1 万平米，对照 513.17 万平方米" in text
    assert "在质量页看全部" in text
    assert 'href="./quality?whose=guangzhou"' in html_of(section)


def test_lines_stand_under_their_indicator_with_their_role(real_data: Path) -> None:
    text = words(html_of(section(page_of("guangzhou", 2022), "groups")))
    assert "上限 政策规定 36,072 元" in text
    assert "下限 政策规定 2,300 元" in text
    assert "目标 69 万" in text
    assert "决算公开日 2022-10-18" in text


def test_the_lead_tells_size_change_and_misfits_with_sources(real_data: Path) -> None:
    lead = lead_of("guangzhou", 2022)
    count = len(misfits(["guangzhou"]))
    assert count
    text = words(lead)
    assert text.startswith("2022 年实缴职工 531.87 万人 、缴存额 1,162.02 亿元")
    assert f"有 {count} 处不符、存疑或提示" in text
    cells = re.findall(r'data-source="([^"]+)"', lead)
    assert "guangzhou|2022|paying_employees" in cells
    assert "guangzhou|2022|deposits" in cells


def test_a_lead_tells_the_place_where_there_are_enough_peers(real_data: Path) -> None:
    assert re.search(r"在全部中心 \d+ 家中第 \d", words(lead_of("guangzhou", 2025)))
    assert "家中第" not in lead_of("guangzhou", 2022)


@pytest.mark.parametrize(("centre_id", "year"), [("yiyang", 2023), ("guangzhou", 2022)])
def test_an_english_page_has_no_chinese_but_the_reports_own_words(
    centre_id: str, year: int, real_data: Path
) -> None:
    page = page_of(centre_id, year, "en")
    shown = "".join(html_of(one) for one in page.sections) + lead_of(centre_id, year, "en")
    for _ in range(2):
        shown = re.sub(r'<(\w+)[^>]* lang="zh"[^>]*>[^<]*</\1>', "", shown)
    shown = re.sub(r'aria-label="[^"]*"', "", shown)
    assert CHINESE.findall(words(shown)) == []


def test_pictures_are_plain_and_say_their_finding(real_data: Path) -> None:
    for one in (page_of(), page_of("guangzhou", 2022)):
        drawn = [chart for found in one.sections for chart in charts_of(found)]
        assert len(drawn) > 4
        assert all(chart.alt for chart in drawn)
        assert json.dumps([chart.spec for chart in drawn])
        assert len({chart.file_name for chart in drawn}) == len(drawn)


def test_the_download_holds_the_figures_and_the_lines(real_data: Path) -> None:
    with in_language("zh"):
        found = centre_sheets.of_centre(page_of("guangzhou", 2022).dossier)
    names = [sheet.title for sheet in found]
    assert names == ["数据", "口径与来源", "指标", "分项与预算"]
    figures, lines = found[0].rows, found[-1].rows
    assert {"total_expenditure", "deposits"} <= {str(row[3]) for row in figures}
    planned = [row for row in lines if row[3] == "total_expenditure"]
    assert [row[4] for row in planned] == ["年初预算", "调整预算"]
    assert [markup(str(row[8])) for row in planned] == ["万元", "万元"]


@pytest.mark.parametrize("centre_id", ["guangzhou", "yiyang"])
def test_the_checks_are_counted_as_the_quality_page_counts_them(
    real_data: Path, centre_id: str
) -> None:
    counted = Counter(outcome_of(one.finding) for one in misfits([centre_id]))
    text = words(html_of(section(page_of(centre_id), "profile")))
    told = f"不符 {counted['fail']}、存疑 {counted['doubt']}、口径提示 {counted['note']}"
    assert counted["note"] > 0
    assert told in text


def test_money_left_is_told_without_loans_where_loans_are_not_disclosed(real_data: Path) -> None:
    text = html_of(section(page_of("yiyang", 2023), "risk"))
    assert "yiyang|2023|deposits~yiyang|2023|withdrawals" in text
    assert "缴存额减提取额" in words(text)
    assert "未计贷款回收额与贷款发放额；资金净流入未披露" in words(text)


def test_a_finding_about_a_sentence_marks_no_figure(real_data: Path) -> None:
    (claim,) = (
        one.finding for one in misfits(["guangzhou"]) if one.finding.span and one.finding.item
    )
    text = html_of(section(page_of("guangzhou", claim.year), "groups"))
    (marked,) = re.findall(f"<t[dh][^>]*>(?:(?!</t[dh]>).)*{claim.id[:12]}.*?</t[dh]>", text)
    assert "均已达到目标" in words(marked)
    assert 'class="lines"' not in marked
