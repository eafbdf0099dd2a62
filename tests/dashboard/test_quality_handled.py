"""What became of findings as pages tell it, two printed figures apart from computed ones, and the
download of it all.
"""

from __future__ import annotations

import re
from pathlib import Path

from analysis.evidence import evidence_of
from analysis.findings import misfits, verdict_counts
from dashboard.centre_parts import misfit_link
from dashboard.quality import list_of
from dashboard.quality_asked import EVERY, MOST_LISTED, Asked
from dashboard.quality_numbers import sides
from dashboard.quality_opened import asked, opened
from dashboard.quality_sheets import list_sheets
from dashboard.quality_strip import strip
from dashboard.texts import indicator_name
from tests.dashboard.test_quality import found, plain


def test_what_was_dealt_with_is_counted_under_the_list_and_one_click_away(real_data: Path) -> None:
    listed = list_of(Asked("yiyang"), "zh")
    assert "不符 1" in plain(listed.lead.text)
    content = listed.content.text
    assert "另有 1 项已处理（已更正 1）→" in plain(content)
    assert 'href="./quality?handled=every&amp;whose=yiyang"' in content
    rows = content.count("<tr>") - 1
    assert rows + 1 == len(misfits(["yiyang"]))
    narrowed = list_of(Asked("yiyang", "fail"), "zh").content.text
    assert "没有符合所选条件的结果" in plain(narrowed)
    assert "handled=every&amp;shown=fail&amp;whose=yiyang" in narrowed
    corrected = plain(list_of(Asked("yiyang", state="corrected"), "zh").content.text)
    assert f"其他状态另有 {rows} 项（待处理 {rows}）→" in corrected
    for whole in (Asked("yiyang", state=EVERY), Asked("yiyang", "pass")):
        assert "另有" not in plain(list_of(whole, "zh").content.text)


def test_what_is_printed_twice_is_not_called_computed(real_data: Path) -> None:
    page = opened(found("disagreement"), "zh")
    text = plain(page.content.text)
    assert "两数相差5.07 万平米" in text
    assert not any(words in text for words in ("复算", "算式"))
    stated, other = page.content.text.split("另一处所印</h3>")
    assert re.findall("<mark>(.*?)</mark>", stated) == ["508.1", "508.1"]
    assert re.findall("<mark>(.*?)</mark>", other) == ["513.17"]
    listed = plain(list_of(Asked("guangzhou", rule="disagreement"), "zh").content.text)
    assert "513.17 万平方米另一处所印" in listed


def test_a_difference_of_two_printed_figures_has_the_digits_that_both_allow(
    real_data: Path,
) -> None:
    finding = found("disagreement", "yiyang").finding
    both = sides(finding, evidence_of([finding]))
    assert both
    assert both.difference == "0.005 亿元"


def test_a_corrected_finding_tells_what_was_put_right_why_and_by_whom(real_data: Path) -> None:
    one = found("disagreement", "yiyang")
    assert one.state == "corrected"
    text = plain(opened(one, "zh").content.text)
    assert "所印 1.31 亿元，按更正取 1.30 亿元；理由：同一报告另印" in text
    assert "数据复核，2026-11-01 登记。见更正登记。" in text
    assert "按更正取" not in plain(opened(found("disagreement"), "zh").content.text)


def test_the_strip_and_the_centres_page_say_what_was_put_right(real_data: Path) -> None:
    (finding,) = (
        one.finding for one in misfits(["yiyang"]) if one.finding.check_id == "disagreement"
    )
    assert "✕ 不符 上缴廉租补充金 已更正" in plain(strip("yiyang", 2023, "zh").text)
    assert plain(misfit_link(finding).text) == "✕ 不符 已更正"
    open_ones = strip("guangzhou", 2022, "zh").text
    assert "✕ 不符" in plain(open_ones)
    assert "handled" not in open_ones


def test_the_download_has_names_and_a_sheet_of_the_sentences(real_data: Path) -> None:
    findings, figures = list_sheets(Asked("guangzhou", state=EVERY))
    for sheet in (findings, figures):
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)
    heads = [column.head for column in findings.columns]
    items = {row[heads.index("分项")] for row in findings.rows}
    assert indicator_name("new_employees") in items
    assert not any(re.fullmatch("[a-z_]+", str(item)) for item in items if item)
    (twice,) = (row for row in findings.rows if "513.17 万平方米" in row)
    assert twice[heads.index("另一处所印")] == "513.17 万平方米"
    assert twice[heads.index("复算")] is None
    number = twice[heads.index("编号")]
    assert asked(str(number))[0] == found("disagreement")
    quotes = [row[-1] for row in figures.rows if row[0] == number]
    assert sum("508.1" in str(quote) for quote in quotes) == 2
    assert any("513.17 万平方米" in str(quote) for quote in quotes)


def test_a_download_of_what_holds_is_not_cut_where_the_page_is(real_data: Path) -> None:
    holds = sum(counts["pass"] for counts in verdict_counts().values())
    assert holds > MOST_LISTED
    assert len(list_sheets(Asked(shown="pass"))[0].rows) == holds
