"""The findings of the quality page: the sentence, the pictures, the list, and one opened."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.evidence import evidence_of, verdicts_that_fit
from analysis.findings import Judged, misfits, verdict_counts
from dashboard import quality_asked, quality_choices
from dashboard.quality import list_of
from dashboard.quality_asked import EVERY, Asked
from dashboard.quality_numbers import arithmetic, sides
from dashboard.quality_opened import asked, opened
from dashboard.quality_sheets import list_sheets
from dashboard.quality_words import OUTCOMES, outcome_of
from dashboard.texts import in_language
from findings import Finding
from intervals import Interval
from tests.small_data import SmallData
from warehouse.checks import rules

ALL = Asked(state=EVERY)


def found(check: str, centre: str = "guangzhou") -> Judged:
    """Give the one misfit of a centre by this rule."""
    (one,) = (
        one
        for one in misfits([centre])
        if one.finding.check_id == check and one.finding.stated is not None
    )
    return one


def told(finding: Finding) -> tuple[str, str, str]:
    evidence = evidence_of([finding])
    both = sides(finding, evidence)
    assert both
    return both.stated, both.computed, arithmetic(finding, evidence)


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", markup))


@pytest.mark.parametrize(
    ("centre", "check", "stated", "computed", "sum_"),
    [
        ("guangzhou", "ratio_of_items", "0.1%", "0.169%", "(1 + 1) ÷ (317 + 869) × 100%"),
        ("guangzhou", "completion_rate", "123%", "123.53%", "21 ÷ 17 × 100%"),
        ("guangzhou", "disagreement", "508.1 万平米", "513.17 万平方米", ""),
        ("yiyang", "disagreement", "1.31 亿元", "13,045.63 万元", ""),
    ],
)
def test_both_figures_are_written_as_printed_and_the_sum_is_found(
    real_data: Path, centre: str, check: str, stated: str, computed: str, sum_: str
) -> None:
    assert told(found(check, centre).finding) == (stated, computed, sum_)


def test_what_is_within_rounding_has_no_more_digits_than_its_figures_allow(
    real_data: Path,
) -> None:
    rounded = verdicts_that_fit("rounding", ("yiyang", "guangzhou"), (), 100)
    by_stated = {told(one)[0]: told(one)[1:] for one in rounded}
    assert by_stated["79.54%"] == ("79.53%", "30.54 ÷ 38.40 × 100%")
    assert by_stated["5.18%"] == ("5.17%", "11.72 ÷ (238.21 − 11.72) × 100%")
    assert by_stated["3.61%"] == ("3.58%", "0.43 ÷ (12.45 − 0.43) × 100%")
    assert by_stated["129.1%"][0] == "129.0%"


def test_every_verdict_on_the_real_data_can_be_written_in_both_languages(real_data: Path) -> None:
    every = [one.finding for one in misfits()]
    for verdict in ("rounding", "pass"):
        every += verdicts_that_fit(verdict, (), (), 10_000)
    assert len(every) == sum(counts.total() for counts in verdict_counts().values()) > 500
    evidence = evidence_of(every)
    for language in ("zh", "en"):
        with in_language(language):
            for one in every:
                assert outcome_of(one) in OUTCOMES
                both = sides(one, evidence)
                assert (both is None) == (one.stated is None or one.computed is None)
                if language == "en" and both:
                    assert not re.search("[\u4e00-\u9fff]", both.computed), one


def test_the_lead_counts_each_verdict_and_names_the_worst_report(real_data: Path) -> None:
    lead = plain(list_of(Asked(), "zh").lead.text)
    totals = sum((verdict_counts().values()), start=type(next(iter(verdict_counts().values())))())
    assert f"共 {totals.total():,} 项：通过 {totals['pass']:,}、" in lead
    worst = [
        one.finding
        for one in misfits(["guangzhou"])
        if outcome_of(one.finding) in ("fail", "doubt") and one.finding.year == 2022
    ]
    assert f"最多的是广州 2022 年（{len(worst)} 项）" in lead
    one = plain(list_of(Asked("yiyang"), "zh").lead.text)
    assert one.startswith("益阳的数共复核")


def test_counts_lead_to_the_list_of_what_they_count(real_data: Path) -> None:
    lead = list_of(Asked("guangzhou"), "zh").lead.text
    assert "shown=fail&amp;handled=every&amp;whose=guangzhou" in lead
    assert "shown=pass&amp;whose=guangzhou" in lead


def test_the_list_holds_what_is_asked_for(real_data: Path) -> None:
    every = misfits()
    assert len(list_sheets(ALL)[0].rows) == len(every) > 5
    for key in ("fail", "doubt", "note"):
        listed = list_sheets(Asked(shown=key, state=EVERY))[0].rows
        assert len(listed) == sum(outcome_of(one.finding) == key for one in every)
    yiyang = list_sheets(Asked("yiyang", state=EVERY))[0].rows
    assert {row[1] for row in yiyang} == {"益阳"}
    family = rules()["disagreement"].family
    by_rule = list_sheets(Asked(rule="disagreement", state=EVERY))[0].rows
    by_family = list_sheets(Asked(rule=family, state=EVERY))[0].rows
    assert 2 <= len(by_rule) <= len(by_family) < len(every)
    passing = plain(list_of(Asked("guangzhou", "pass"), "zh").content.text)
    assert "✓ 通过" in passing
    assert "不符" not in passing


def test_the_list_counts_all_and_holds_no_more_than_a_page(
    real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = misfits(states=("open",))
    monkeypatch.setattr("dashboard.quality.MOST_LISTED", 3)
    assert len(quality_asked.found(Asked(), 4)) == 4 < len(every)
    content = list_of(Asked(rule="no such rule", state=EVERY), "zh").content.text
    assert "没有符合所选条件的结果" in plain(content)
    cut = list_of(Asked(state="open"), "en").content.text
    assert cut.count("<tr>") == 1 + 3
    assert f"{len(every):,}" in plain(cut)


def test_rows_of_the_list_are_most_severe_first(real_data: Path) -> None:
    content = list_of(ALL, "zh").content.text
    places = [content.find(f"verdict {key}") for key in ("fail", "doubt", "note")]
    assert -1 not in places
    assert places == sorted(places)


def test_pictures_state_their_finding_and_every_count(real_data: Path) -> None:
    families, reports = list_of(Asked(), "zh").pictures
    assert re.match(r"\d\d\.\d% 的复核相符；\d+ 项需要看；", families.alt)
    totals = [int(number) for number in re.findall(r"✓ (\d+)", families.alt)]
    assert sum(totals) == sum(counts["pass"] for counts in verdict_counts().values())
    assert "广州 2022 年" in reports.alt
    for chart in (families, reports):
        shares = [trace["x"] for trace in chart.spec["data"]]
        for row in zip(*shares, strict=True):
            assert sum(part or 0 for part in row) == pytest.approx(1)


def test_a_single_report_is_not_held_against_others(real_data: Path) -> None:
    (families,) = list_of(Asked("yiyang"), "zh").pictures
    assert families.file_name == "quality-families"


def test_nothing_open_is_said_so(small_data: SmallData) -> None:
    small_data.reading()
    small_data.build()
    listed = list_of(Asked(), "zh")
    assert "还没有可以复核的数" in plain(listed.lead.text)
    assert "没有待处理的问题" in plain(listed.content.text)
    assert listed.pictures == ()


def test_a_finding_is_opened_by_the_first_letters_of_its_id(real_data: Path) -> None:
    one = found("ratio_of_items")
    assert asked(one.finding.id[:8]) == (one, "")
    nobody, notice = asked("12345678ffff")
    assert nobody is None
    assert "12345678ffff" in notice
    fitting = verdicts_that_fit("pass", ("guangzhou",), (), 1)[0]
    shown, _ = asked(fitting.id[:12])
    assert shown
    assert (shown.finding, shown.state) == (fitting, "")


def test_one_opened_has_rule_arithmetic_hint_sentences_and_other_verdicts(
    real_data: Path,
) -> None:
    page = opened(found("ratio_of_items"), "zh")
    text = plain(page.content.text)
    assert "不符 所印 0.1%，复算 0.169%。" in text
    assert "(1 + 1) ÷ (317 + 869) × 100% = 0.169%" in text
    assert "[0.05, 0.15]" in text
    assert "复算 0.169% 截尾即得 0.1%" in text
    assert rules()["ratio_of_items"].problem.zh in text
    marked = re.findall("<mark>(.*?)</mark>", page.content.text)
    assert marked[:1] == ["0.1"]
    assert {"317", "869", "1"} <= set(marked)
    assert 'href="./sources?source=guangzhou_2022&amp;at=' in page.content.text
    assert "同一个数的其他复核" in text


def test_words_that_contradict_are_quoted_with_what_they_contradict(real_data: Path) -> None:
    (one,) = (one for one in misfits(["guangzhou"]) if one.finding.check_id == "claim_met")
    page = opened(one, "zh")
    marked = re.findall("<mark>(.*?)</mark>", page.content.text)
    assert "均已达到" in marked[0]
    assert "96" in marked
    assert rules()["claim_met"].problem.zh in plain(page.content.text)


def test_a_scope_note_says_what_may_explain_it(real_data: Path) -> None:
    (one,) = (one for one in misfits(["guangzhou"]) if one.finding.check_id == "indicators_scored")
    text = plain(opened(one, "zh").content.text)
    assert "※ 口径提示" in text
    assert rules()["indicators_scored"].caution.zh in text


def test_every_misfit_opens_in_both_languages(real_data: Path) -> None:
    for language in ("zh", "en"):
        with in_language(language):
            for one in misfits():
                page = opened(one, language)
                assert page.heading.text
                assert "<blockquote" in page.content.text, one


def test_a_unit_slip_and_a_limit_are_told_as_such(small_data: SmallData) -> None:
    small_data.reading(value="10.00")
    small_data.reading(value="1.00")
    small_data.build()
    (one,) = misfits()
    assert one.finding.hint == "unit"
    assert "相差十的整数次方" in plain(opened(one, "zh").content.text)


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Finding]:
    """Give a finding by a rule of some relation."""

    def make(relation: str) -> Finding:
        name = next(rule.id for rule in rules().values() if rule.relation == relation)
        amounts = Interval(6e9, 6e9, 6e9), Interval(5e9, 4e9, 5e9)
        parts = ("fail", "error", "guangzhou", 2022, "deposits", "", *amounts, "", (), "", None)
        return Finding("f" * 32, name, *parts)

    return make


def test_what_must_not_be_exceeded_and_ranges_are_not_told_as_equal(
    real_data: Path, limit: Callable[[str], Finding]
) -> None:
    most, within = sides(limit("<="), {}), sides(limit("between"), {})
    assert most
    assert within
    assert (most.stated, most.told) == ("60 亿元", "≤ 50 亿元")
    assert within.told == "[40, 50] 亿元"


def test_centres_and_rules_that_can_be_chosen_are_those_there_are(real_data: Path) -> None:
    assert set(quality_choices.centres()) == {EVERY, *(centre for centre, _ in verdict_counts())}
    assert {EVERY, *rules()} < set(quality_choices.rule_options())
