"""The quality page at work: its address, a decision taken, the letter, the source of a number."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from streamlit.testing.v1 import AppTest

from analysis.evidence import decisions_of
from analysis.findings import Judged, misfits
from dashboard import person, quality_acts
from dashboard.quality_asked import open_misfits
from dashboard.quality_letter import letter_to
from dashboard.sources import observation_key, source_page
from etl.deciding import decide
from etl.letter import word_file
from tests.dashboard.test_shell import address, errors, opened, run, shown, title
from tests.small_data import SmallData


@pytest.fixture
def finding(small_data: SmallData) -> Judged:
    """Print deposits as 10 and as 12 亿元; give the finding."""
    small_data.reading(value="10.00")
    small_data.reading(value="12.00")
    small_data.build()
    (found,) = misfits()
    return found


def of(finding: Judged, **more: str) -> AppTest:
    tested = opened("quality", finding=finding.finding.id[:12], **more)
    assert errors(tested) == []
    return tested


def files(tested: AppTest) -> list[str]:
    return [str(button.proto.label) for button in tested.get("download_button")]


def choose(tested: AppTest, state: str, by: str, note: str = "") -> None:
    tested.text_input(key=person.KEY).set_value(by)
    tested.text_input(key=quality_acts.NOTE).set_value(note)
    tested.button(key=f"decide-{state}").click()
    run(tested)
    assert errors(tested) == []


def test_the_list_leads_to_the_finding_and_choices_stand_in_the_address(finding: Judged) -> None:
    tested = opened("quality")
    assert title(tested) == "质量"
    assert f"./quality?finding={finding.finding.id[:12]}" in shown(tested)
    assert "下载勘误函（待处理 1 项）" not in files(tested)
    tested.selectbox(key="whose").set_value("guangzhou")
    tested.selectbox(key="shown").set_value("fail")
    run(tested)
    assert errors(tested) == []
    assert (address(tested)["whose"], address(tested)["shown"]) == ("guangzhou", "fail")
    assert "下载勘误函（待处理 1 项）" in files(tested)
    tested.selectbox(key="shown").set_value("note")
    run(tested)
    assert "没有符合所选条件的结果" in shown(tested)


@pytest.mark.parametrize("view", ["findings", "coverage", "corrections"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_view_has_its_address(real_data: Path, view: str, language: str) -> None:
    tested = opened("quality", view=view, lang=language)
    assert errors(tested) == []
    assert title(tested) == {"zh": "质量", "en": "Quality"}[language]
    assert address(tested).get("view", "findings") == view


def test_a_decision_asks_who_and_is_kept_and_seen(finding: Judged) -> None:
    tested = of(finding)
    choose(tested, "acknowledged", " ")
    assert "请先写明处理人。" in shown(tested)
    choose(tested, "reported", "陈静")
    assert "标为已函告时须写明方式与日期。" in shown(tested)
    assert decisions_of(finding.finding.id) == []
    choose(tested, "reported", "陈静", "11 月 20 日去函")
    assert "已记下：已函告。" in shown(tested)
    assert '<q class="reason">11 月 20 日去函</q>' in shown(tested)
    assert {str(button.key) for button in tested.button} >= {"decide-acknowledged", "decide-open"}
    listed = opened("quality")
    assert "没有待处理的问题" in shown(listed)
    listed.selectbox(key="handled").set_value("reported")
    run(listed)
    assert finding.finding.id[:12] in shown(listed)


def test_who_decides_about_what_is_gone_is_told(finding: Judged, small_data: SmallData) -> None:
    tested = of(finding)
    small_data.change("delete from finding")
    choose(tested, "acknowledged", "陈静")
    assert "这条结果已不存在" in shown(tested)
    assert decisions_of(finding.finding.id) == []


def test_what_somebody_wrote_is_shown_as_text(finding: Judged) -> None:
    decide(finding.finding.id, "acknowledged", "<img src=x onerror=alert(1)>", "<b>甲</b>")
    tested = of(finding)
    assert "<img" not in shown(tested)
    assert "&lt;b&gt;甲&lt;/b&gt;" in shown(tested)


def test_an_unknown_finding_shows_the_list_and_a_line(finding: Judged) -> None:
    tested = opened("quality", finding="0000000000ab")
    assert errors(tested) == []
    assert "没有编号为「0000000000ab」的复核结果" in shown(tested)
    assert title(tested) == "质量"


def test_a_letter_about_a_centre_holds_all_that_is_open(real_data: Path) -> None:
    found = open_misfits("guangzhou")
    letter = letter_to(found, "陈静")
    assert letter.centre == "广州住房公积金管理中心"
    assert len(letter.points) == len(found) > 3
    assert letter.holding < letter.checked
    (wrong,) = (point for point in letter.points if point.computed == "0.169%")
    quoted = ["".join(text for text, _ in quote.pieces) for quote in wrong.quotes]
    assert any("317 宗" in words for words in quoted)
    assert sum("综合错案率 0.1%" in words for words in quoted) == 1
    assert "截尾" in wrong.hint
    (scope,) = (point for point in letter.points if point.title.startswith("绩效指标数"))
    assert scope.caution
    assert word_file(letter).startswith(b"PK")


def test_a_letter_about_one_finding_counts_no_others_and_calls_no_printed_figure_computed(
    real_data: Path,
) -> None:
    (one,) = (
        one.finding for one in misfits(["guangzhou"]) if one.finding.check_id == "disagreement"
    )
    file = docx.Document(io.BytesIO(word_file(letter_to((one,), ""))))
    told = "".join(paragraph.text for paragraph in file.paragraphs)
    assert "作了复核。下列1项尚需请贵中心核实" in told
    assert "项相符" not in told
    heads, row = ([cell.text for cell in row.cells] for row in file.tables[0].rows)
    assert heads == ["序号", "指标", "报告所印", "另一处所印", "依据"]
    assert row[2:4] == ["508.1 万平米", "513.17 万平方米"]


def test_a_centre_of_another_page_is_the_one_asked_about(real_data: Path) -> None:
    tested = opened("quality", centre="yiyang")
    assert errors(tested) == []
    assert "益阳的数共复核" in shown(tested)
    assert address(tested).get("whose") == "yiyang"
    assert "centre" not in address(tested)
    both = opened("quality", centre="yiyang", whose="guangzhou")
    assert "广州的数共复核" in shown(both)
    odd = opened("quality", centre="nowhere")
    assert errors(odd) == []
    assert "按报告自身的勾稽关系复核" in shown(odd)


def test_a_letter_can_be_written_about_every_centre_with_something_open(real_data: Path) -> None:
    centres = {one.finding.centre_id for one in misfits() if one.state == "open"}
    assert len(centres) > 1
    for centre in centres:
        assert word_file(letter_to(open_misfits(centre), "")).startswith(b"PK")


def test_the_source_of_a_number_says_how_often_it_was_checked(finding: Judged) -> None:
    text = source_page("guangzhou|2022|deposits")
    assert "已复核 1 次：0 次通过，1 次不符或存疑" in text
    assert f"./quality?finding={finding.finding.id[:12]}" in text
    assert "已复核 1 次" in source_page(observation_key(finding.finding.evidence[1]))


def test_a_number_that_holds_says_so_and_one_never_checked_says_nothing(
    small_data: SmallData,
) -> None:
    small_data.reading(value="10.00")
    small_data.reading(value="10.0")
    small_data.reading(indicator="loans_issued", value="3.00")
    small_data.build()
    assert re.search("已复核 [1-9] 次：都通过", source_page("guangzhou|2022|deposits"))
    assert "已复核" not in source_page("guangzhou|2022|loans_issued")
