"""The section that splits a gap: its picture, sentence, arithmetic, and what it says when it
cannot.
"""

from __future__ import annotations

import re

import pytest

from analysis.ratio_gap import Place
from dashboard.ratio_gap import Gap, gap_of
from dashboard.ratio_gap_choices import AskedGap, options_for, other_years
from dashboard.sources import source_page
from dashboard.texts import in_language

DRAWING = "withdrawal_to_deposit_ratio"
GUANGZHOU, YIYANG = ("guangzhou", 2022), ("yiyang", 2022)
ORDER = ("guangzhou", "yiyang")

pytestmark = pytest.mark.usefixtures("real_data")


def gap(indicator: str = DRAWING, start: Place = YIYANG, end: Place = GUANGZHOU) -> Gap:
    _, able = options_for(start, end)
    return gap_of(AskedGap(indicator, start, end, able), ORDER, "zh")


def plain(found: Gap) -> str:
    return re.sub("<[^>]*>", "", found.text.text)


def test_the_sentence_says_what_raises_and_what_lowers_the_ratio() -> None:
    text = plain(gap())
    assert "广州 2022 提取率比益阳 2022 高 ≈0.39 个百分点（72.97% 对 ≈72.58%）" in text
    assert "人均提取额较高，推高 27.47 个百分点（15,942 元 对 ≈11,020 元）" in text
    assert "人均缴存额较高，压低 27.08 个百分点（21,848 元 对 ≈15,184 元）" in text


def test_every_amount_opens_the_two_figures_it_is_made_of() -> None:
    keys = re.findall('data-source="([^"]*)"', gap().text.text)
    assert "guangzhou|2022|withdrawals;guangzhou|2022|paying_employees" in keys
    assert "yiyang|2022|deposits;yiyang|2022|paying_employees" in keys
    for key in keys:
        assert "没有这个数" not in source_page(key)


def test_what_is_printed_is_told_beside_the_quotient() -> None:
    text = plain(gap(start=YIYANG, end=("yiyang", 2023)))
    assert "益阳 2023：报告原数 79.54%，两数相除为 79.53%，舍入内相符" in text
    assert "提取额增加，推高 9.78 个百分点（30.54 亿元 对 ≈26.86 亿元）" in text
    assert "缴存额增加，压低 2.82 个百分点" in text


def test_the_arithmetic_is_spelt_with_the_numbers_shown() -> None:
    text = plain(gap(start=YIYANG, end=("yiyang", 2023)))
    sums = re.findall(r"\(30\.54 − 26\.86\) × \(1 ÷ 37\.00 \+ 1 ÷ 38\.40\) ÷ 2 × 100", text)
    assert len(sums) == 1


def test_the_picture_leads_from_one_ratio_to_the_other() -> None:
    chart = gap().chart
    assert chart is not None
    bars = chart.spec["data"]
    start, first, second, end = bars
    assert (start["base"], end["base"]) == ([0], [0])
    assert first["base"] == start["x"]
    assert second["base"][0] == pytest.approx(first["base"][0] + first["x"][0])
    assert end["x"][0] == pytest.approx(second["base"][0] + second["x"][0])
    assert end["customdata"] == ["guangzhou|2022|withdrawal_to_deposit_ratio"]
    assert chart.alt.startswith("广州 2022 提取率比益阳 2022 高 ≈0.39 个百分点：人均提取额推高")
    assert "分子、分母均除以实缴职工，比率不变" in chart.alt


def test_small_parts_of_a_high_ratio_are_seen_and_the_cut_axis_is_told() -> None:
    chart = gap(start=YIYANG, end=("yiyang", 2023)).chart
    assert chart is not None
    ends = [trace for trace in chart.spec["data"] if trace["type"] == "scatter"]
    assert len(ends) == 2
    assert chart.spec["layout"]["xaxis"]["range"][0] > 0
    assert "横轴不从零起" in chart.alt


def test_a_ratio_whose_figures_are_missing_names_them_and_those_that_can_be_split() -> None:
    found = gap("overdue_rate")
    assert found.chart is None
    assert "逾期率的差距不能拆开：益阳 2022 缺逾期额" in plain(found)
    assert "可以拆开的有：提取率" in plain(found)


def test_ratios_told_most_about_come_first_and_none_is_over_the_employees() -> None:
    options, able = options_for(YIYANG, GUANGZHOU)
    assert options[0] == DRAWING
    assert "deposits_per_employee" not in options
    assert set(able) < set(options)
    assert "deposits_per_employee" in options_for(YIYANG, ("yiyang", 2023))[1]


def test_the_years_of_a_centre_are_those_in_which_something_can_be_split() -> None:
    assert other_years("yiyang", 2023) == (2022,)
    assert 2022 not in other_years("guangzhou", 2022)
    assert 2021 in other_years("guangzhou", 2022)


def test_the_years_of_unlike_places_are_said_to_differ() -> None:
    assert "两处年份不同" in plain(gap(end=("guangzhou", 2025)))
    assert "两处年份不同" not in plain(gap())


def test_the_section_speaks_english() -> None:
    with in_language("en"):
        found = gap_of(AskedGap(DRAWING, YIYANG, GUANGZHOU, (DRAWING,)), ORDER, "en")
    assert "Withdrawals per employee higher, which raises it by 27.47 pp" in plain(found)
    assert found.chart is not None
    assert not re.search("[\u4e00-\u9fff]", plain(found))


def test_the_difference_of_two_figures_opens_both() -> None:
    page = source_page(f"guangzhou|2022|{DRAWING}~yiyang|2022|{DRAWING}")
    assert "广州 提取率 2022 72.97% − 益阳 提取率 2022 ≈72.58%" in page
    assert page.count("<h3>") == 2
