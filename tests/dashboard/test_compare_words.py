"""The words over a comparison: heading, finding, and what is said of the figures' making."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from analysis.compare import SCALE_GUARD, Comparison, compare
from analysis.figures import Figure, Provenance
from analysis.measures import blocks
from catalogue import catalogue
from dashboard.compare_findings import finding
from dashboard.compare_lead import lead
from dashboard.compare_words import heading, notice, times_text
from dashboard.sources import Background
from dashboard.texts import in_language
from intervals import Interval, exactly
from tests.made_figures import figure, figures

KNOWN = catalogue()
PAIR = {"guangzhou": 2022, "yiyang": 2022}
WITHDRAWING, LENDING = "withdrawal_to_deposit_ratio", "loans_to_deposits_ratio"
PER_HEAD, AVERAGE = "deposits_per_employee", "average_loan"


def found(
    *made: Figure, years: Mapping[str, int] | None = None, aligned: bool = True
) -> Comparison:
    return compare(figures(*made), years or PAIR, KNOWN, aligned=aligned)


def both(indicator: str, one: float, other: float, half: float = 0.005) -> list[Figure]:
    """Give an indicator of Guangzhou and of Yiyang."""
    return [
        figure(one, half, indicator=indicator),
        figure(other, half, indicator=indicator, centre="yiyang"),
    ]


def told(*made: Figure, years: Mapping[str, int] | None = None) -> str:
    """Give the lead over a comparison of these figures, without its markup."""
    return re.sub("<[^>]*>", "", lead(found(*made, years=years), figures(*made)).text)


def background(*places: Provenance) -> Background:
    return Background(figures(), {place.observation_id: place for place in places}, {})


def report(observation_id: int, year: int) -> Provenance:
    """Give the place of a figure in the report of a year."""
    return Provenance(
        observation_id=observation_id,
        title="年报",
        publisher="中心",
        published_on="",
        url="",
        report_file="",
        report_sha256="",
        printed_value="38.40",
        printed_unit="亿元",
        printed_growth="+3.78",
        growth_unit="percent",
        quote="",
        figure_start=None,
        figure_end=None,
        before="",
        after="",
        note="",
        sheet="",
        cell="",
        batch_id=1,
        loaded_at=date(2024, 1, 1),
        year=year,
        source_id="annual",
        indicator_id="deposits",
        period=str(year),
        quote_start=None,
    )


def test_the_heading_says_who_against_whom_and_when_in_their_colours() -> None:
    text = heading(found(*both(WITHDRAWING, 70, 60))).text
    assert text == ('<h1><span class="c0">广州</span> 对 <span class="c1">益阳</span> · 2022</h1>')


def test_the_heading_of_the_latest_of_each_names_each_year() -> None:
    years = {"guangzhou": 2025, "yiyang": 2023}
    text = heading(found(*both(WITHDRAWING, 70, 60), years=years, aligned=False)).text
    assert ">广州 2025<" in text
    assert ">益阳 2023<" in text
    assert "各取最新" in text


def test_the_heading_of_several_sets_the_first_against_the_others() -> None:
    text = heading(found(figure(), years={**PAIR, "beijing": 2022})).text
    assert text.index("广州") < text.index(" 对 ") < text.index("益阳") < text.index("北京")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (both(WITHDRAWING, 72.97, 72.58), "两地提取强度几乎相同（相差 0.39 个百分点）。"),
        (both(WITHDRAWING, 72.58, 72.97), "两地提取强度几乎相同（相差 0.39 个百分点）。"),
        (both(WITHDRAWING, 80, 70), "广州提取强度高 10.00 个百分点。"),
        (both(WITHDRAWING, 70, 80), "益阳提取强度高 10.00 个百分点。"),
        (both(WITHDRAWING, 80, 70, 6), "提取率舍入内难分高低。"),
        (both(LENDING, 31.53, 37.72), "益阳把更大份额的缴存用于放款（37.72% 对 31.53%）。"),
        (both(LENDING, 31.53, 37.72, 5), "贷款占缴存比舍入内难分高低。"),
        (both(PER_HEAD, 30000, 20000, 0), "广州人均缴存额为益阳的 1.50 倍。"),
        (both(AVERAGE, 2e5, 5e5, 0), "益阳笔均贷款为广州的 2.50 倍。"),
        (
            both(PER_HEAD, 30000, 20000, 0) + both(AVERAGE, 6e5, 3e5, 0),
            "广州人均缴存额、笔均贷款为益阳的 1.50、2.00 倍。差得最多的是笔均贷款（广州较高）。",
        ),
        (
            both(PER_HEAD, 30000, 20000, 0) + both(AVERAGE, 3e5, 6e5, 0),
            (
                "广州人均缴存额为益阳的 1.50 倍。益阳笔均贷款为广州的 2.00 倍。"
                "差得最多的是笔均贷款（益阳较高）。"
            ),
        ),
        ([], "没有同一年、同口径的比率可比，下面各列其数。"),
    ],
)
def test_the_lead_is_made_from_the_figures(made: list[Figure], expected: str) -> None:
    assert told(*made) == expected


@pytest.mark.parametrize("more", [{"qualifier": "出表后"}, {"doubt": "待核"}, {"year": 2023}])
def test_the_lead_judges_nothing_that_does_not_compare(more: dict[str, Any]) -> None:
    for indicator in (WITHDRAWING, LENDING, PER_HEAD, AVERAGE):
        other = figure(60, indicator=indicator, centre="yiyang", **more)
        assert "可比" in told(figure(70, indicator=indicator), other)


def test_the_lead_of_several_names_the_highest() -> None:
    third = figure(90, 0.005, indicator=WITHDRAWING, centre="beijing")
    several = told(*both(WITHDRAWING, 70, 60), third, years={**PAIR, "beijing": 2022})
    assert several == "提取率最高的是北京（90.00%）。"


def test_every_number_of_the_lead_opens_its_figures() -> None:
    made = both(WITHDRAWING, 80, 70) + both(LENDING, 30, 40) + both(AVERAGE, 6e5, 3e5, 0)
    text = lead(found(*made), figures(*made)).text
    outside = re.sub("<button.*?</button>", "", text)
    assert not re.search(r"\d", re.sub("<[^>]*>", "", outside))
    keys = re.findall('data-source="([^"]*)"', text)
    assert keys == [
        f"guangzhou|2022|{WITHDRAWING}~yiyang|2022|{WITHDRAWING}",
        f"yiyang|2022|{LENDING}",
        f"guangzhou|2022|{LENDING}",
        f"guangzhou|2022|{AVERAGE};yiyang|2022|{AVERAGE}",
    ]


def test_the_lead_says_from_which_amount_the_widest_gap_comes_as_arithmetic_alone() -> None:
    made = both(LENDING, 50, 40) + both(AVERAGE, 6e5, 3e5, 0)
    for name, one, other in (("loans_issued", 6e5, 3e5), ("paying_employees", 10, 10)):
        made += both(name, one, other, 0)
    alike = [*made, *both("loans_issued_count", 1, 1, 0)]
    assert "差得最多的是笔均贷款（广州较高），算术上主要来自分子：人均贷款发放额较多。" in told(
        *alike
    )
    fewer = [*made, *both("loans_issued_count", 1, 50, 0)]
    assert "算术上主要来自分母：每万名职工贷款笔数较少。" in told(*fewer)
    against = [*made[:-4], *both("loans_issued", 3e5, 6e5, 0), *both("paying_employees", 10, 10, 0)]
    against += both("loans_issued_count", 1, 50, 0)
    assert "差得最多的是笔均贷款（广州较高）。" in told(*against)
    assert "差得最多的是笔均贷款（广州较高）。" in told(*made)


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (exactly(31.4048), "31.4"),
        (exactly(1.4389), "1.44"),
        (exactly(0.0319), "0.0319"),
        (exactly(157.4), "157"),
        (Interval(2.55, 2.4, 2.7), "2.5"),
        (Interval(2.56, 1.5, 3.6), "3"),
        (exactly(0), "0"),
    ],
)
def test_a_ratio_has_three_digits_or_as_many_as_its_interval_allows(
    ratio: Interval, text: str
) -> None:
    assert times_text(ratio) == text


def test_the_notice_names_the_report_that_a_derived_year_comes_from() -> None:
    derived = figure(37, centre="yiyang", basis="derived", observation_id=7)
    text = notice(found(figure(1162), derived), None, "relative", background(report(7, 2023))).text
    assert "广州 2022 年为报告原数" in text
    assert "益阳 2022 年由其 2023 年报告的同比推算" in text


def test_a_centre_that_derives_only_some_figures_is_said_to() -> None:
    made = [
        figure(37, basis="derived", observation_id=7),
        figure(30, indicator="withdrawals"),
    ]
    text = notice(found(*made), None, "relative", background(report(7, 2023))).text
    assert "广州 2022 年部分由其 2023 年报告的同比推算" in text


def test_a_centre_without_the_year_is_said_to_stand_in_with_another() -> None:
    made = [figure(1162), figure(38, centre="yiyang", year=2023)]
    text = notice(found(*made), None, "relative", background()).text
    assert "未收集益阳 2022 年的数" in text


def test_the_latest_of_each_come_with_a_plain_warning_of_their_years() -> None:
    made = [figure(1162, year=2025), figure(38, centre="yiyang", year=2023)]
    years = {"guangzhou": 2025, "yiyang": 2023}
    text = notice(found(*made, years=years, aligned=False), None, "own", background()).text
    assert "广州 2025 年、益阳 2023 年" in text
    assert "不判高低" in text


@pytest.mark.parametrize(
    ("times", "measure", "words"),
    [
        (SCALE_GUARD - 0.1, "shared", ""),
        (31.4, "relative", "缴存规模相差 31 倍，金额默认不共用刻度"),
        (31.4, "shared", "缴存规模相差 31 倍：共用刻度下"),
    ],
)
def test_unequal_centres_are_said_to_be(times: float, measure: str, words: str) -> None:
    text = notice(found(figure()), exactly(times), measure, background()).text
    assert words in text
    assert ("相差" in text) == bool(words)


def title(measure: str, *made: Figure, years: Mapping[str, int] | None = None) -> str:
    comparison = found(*made, years=years)
    held = blocks(figures(*made), dict(comparison.years), measure, KNOWN)
    return finding(comparison, held, measure)


def test_the_finding_names_who_is_higher_in_what() -> None:
    made = both(WITHDRAWING, 70, 60) + both(LENDING, 30, 40)
    assert title("share", *made) == "占缴存额：广州提取额较高；益阳贷款发放额较高"


def test_the_finding_is_short_where_one_centre_is_higher_throughout() -> None:
    made = both(WITHDRAWING, 70, 60) + both(LENDING, 40, 30)
    assert title("share", *made) == "占缴存额：各项都是广州较高"


def test_the_finding_admits_what_cannot_be_judged() -> None:
    made = both(WITHDRAWING, 70, 60) + both(LENDING, 40, 40)
    assert title("share", *made) == "占缴存额：广州提取额较高；贷款发放额不判或难分"
    assert title("share", *both(LENDING, 40, 40)) == "没有同一年、同口径的数可判"


def test_the_finding_over_amounts_is_what_moved_and_when() -> None:
    made = [
        figure(90, year=2021),
        figure(100),
        figure(90, indicator="loans_issued"),
        figure(80, indicator="loans_issued", year=2023),
        figure(37, centre="yiyang"),
    ]
    assert title("own", *made) == "广州 2022 年缴存额上升，2023 年贷款发放额下降"


def test_no_move_is_told_within_rounding_or_across_a_change_of_basis() -> None:
    assert title("own", figure(100, year=2021), figure(100.5)) == "没有可算的同比"
    other_basis = figure(200, qualifier="出表后")
    assert title("own", figure(100, year=2021), other_basis) == "没有可算的同比"


def test_the_finding_over_amounts_of_several_counts_them() -> None:
    years = {**PAIR, "beijing": 2022}
    made = [
        figure(value, year=year, centre=centre)
        for centre, values in zip(years, ((90, 100), (50, 40), (70, 80)), strict=True)
        for year, value in zip((2021, 2022), values, strict=True)
    ]
    assert title("own", *made, years=years) == "3 家中：缴存额上升 2 家"


def test_english_words_hold_the_same_finding() -> None:
    with in_language("en"):
        text = told(*both(WITHDRAWING, 72.97, 72.58))
        assert text == "Withdrawal rates are almost the same (0.39 pp apart). "
