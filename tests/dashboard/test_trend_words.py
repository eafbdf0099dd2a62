"""The findings of lines in words: what is said, and what is left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from analysis.trends import Series, Trend
from dashboard.texts import in_language
from dashboard.trend_words import lead_text, span_text, title_of, verdict_text, verdict_word
from tests.trend_lines import RATIO, figure, levels, line

OF_RATIO = {"indicator_id": RATIO}


def of(centre_id: str, series: Series) -> Series:
    """Give the same line as another centre's."""
    return replace(series, centre_id=centre_id)


@pytest.mark.parametrize(
    ("series", "text"),
    [
        (levels(2021, 80, 90, 100), "2021–2023 年增 25.00%"),
        (levels(2021, 100, 75), "2021–2022 年降 25.00%"),
        (levels(2021, 80, 85, **OF_RATIO), "2021–2022 年升 5.00 个百分点"),
        (levels(2021, 80, 75, **OF_RATIO), "2021–2022 年降 5.00 个百分点"),
        (line(figure(2021, 80), figure(2023, 100)), "2021–2023 年增 25.00%（缺 2022 年）"),
        (line(figure(2010, 80), figure(2020, 100)), "2010–2020 年增 25.00%（缺 9 年）"),
        (line(figure(2021, 80, basis="derived"), figure(2022, 100)), "2021–2022 年约增 25.00%"),
        (line(figure(2021, 10, 1), figure(2022, 11, 1)), "2021–2022 年增减在舍入之内"),
        (
            line(figure(2021, 10), figure(2022, 11, doubt="待核")),
            "2021–2022 年首尾口径不同或待核，不作增减",
        ),
        (levels(2021, -10, 20), "2021–2022 年首年不为正，不算增幅"),
        (levels(2021, 80), "仅 2021 年有数"),
    ],
)
def test_a_line_says_how_it_changed_and_what_is_not_sure(series: Series, text: str) -> None:
    assert span_text(series) == text


def test_the_title_of_one_or_two_lines_names_each_with_its_own_years() -> None:
    mine, theirs = levels(2021, 80, 90, 100), of("yiyang", levels(2022, 100, 75))
    assert title_of([mine]) == "缴存额：广州 2021–2023 年增 25.00%"
    assert title_of([mine, theirs]) == (
        "缴存额：广州 2021–2023 年增 25.00%；益阳 2022–2023 年降 25.00%"
    )


def test_the_title_of_many_lines_counts_them() -> None:
    up, down, open_ = levels(2021, 1, 2), levels(2021, 2, 1), levels(2021, 1, 1)
    title = title_of([up, of("yiyang", up), of("foshan", down), of("zhuhai", open_)])
    assert title == "缴存额：首尾年相比，4 家中 2 家增、1 家降、1 家难分或不可比"


def test_an_index_is_titled_from_its_base_year_on() -> None:
    assert title_of([levels(2020, 1, 80, 100)], 2021) == "缴存额：广州 2021–2022 年增 25.00%"


@pytest.mark.parametrize(
    ("trend", "text", "word"),
    [
        (Trend("rising", 2016, 2020), "趋势上升（2016–2020 年）", "上升"),
        (Trend("falling", 2016, 2020), "趋势下降（2016–2020 年）", "下降"),
        (Trend("unclear", 2016, 2020), "无明显趋势（2016–2020 年）", "无明显趋势"),
        (Trend("too_short", 2019, 2020, 3), "判断趋势还差 3 年", "还差 3 年"),
        (None, "待核，不判趋势", "不判"),
    ],
)
def test_a_verdict_says_its_years_or_how_many_are_wanting(
    trend: Trend | None, text: str, word: str
) -> None:
    assert (verdict_text(trend), verdict_word(trend)) == (text, word)


def told(lines: Sequence[Series], centres: Sequence[str]) -> str:
    """Give the lead without its markup."""
    return re.sub("<[^>]*>", "", lead_text(lines, centres).text)


def test_the_lead_tells_the_first_centre_that_has_a_line_and_who_shows_a_trend() -> None:
    rising = of("yiyang", levels(2016, 1, 2, 3, 4, 5))
    lead = told([levels(2021, 1), rising], ["guangzhou", "yiyang"])
    assert lead == "益阳：缴存额 2016–2020 年增 400.00%。可判趋势的有益阳缴存额（上升）。"


def test_a_change_in_the_lead_opens_the_figures_it_follows_from() -> None:
    computed = lead_text([levels(2021, 80, 100)], ["guangzhou"]).text
    assert 'data-source="guangzhou|2022|deposits;guangzhou|2021|deposits"' in computed
    printed = line(figure(2021, 80), figure(2022, 100, printed_growth="+25.0"))
    assert 'data-source="guangzhou|2022|deposits"' in lead_text([printed], ["guangzhou"]).text


def test_the_lead_says_that_no_line_is_long_enough() -> None:
    short = levels(2021, 80, 100)
    assert told([short], ["guangzhou"]) == (
        "广州：缴存额 2021–2022 年增 25.00%。这条线连续年份不足 5 年，还不能判断趋势。"
    )
    both = told([short, of("yiyang", short)], ["guangzhou", "yiyang"])
    assert both.endswith("2 条线连续年份均不足 5 年，还不能判断趋势。")


def test_the_lead_counts_the_trends_where_there_are_many() -> None:
    up, down = levels(2016, 1, 2, 3, 4, 5), levels(2016, 5, 4, 3, 2, 1)
    lead = told([up, up, up, down, levels(2016, 1, 2)], ["guangzhou"])
    assert lead.endswith("4 条线可判趋势：3 条上升、1 条下降；其余 1 条线连续年份不足 5 年。")


def test_the_lead_of_nothing_says_that_there_is_nothing() -> None:
    assert told([levels(2021, 1)], ["guangzhou"]) == "所选中心没有这些指标的数。"


def test_the_findings_are_said_in_english_too() -> None:
    gapped = line(figure(2021, 80, basis="derived"), figure(2023, 100))
    with in_language("en"):
        assert title_of([gapped]) == (
            "Deposits: Guangzhou up about 25.00% 2021–2023 (no figure for 2022)"
        )
