"""A document's text laid out: its blocks, its marks, and nothing of it changed."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from analysis.documents import Span, documents, readings_of, text_of
from dashboard.source_marks import Mark, marks_of
from dashboard.source_text import blocks_of, text_markup


def kinds(text: str) -> list[tuple[str, str]]:
    """Give each block's kind and what of the text it shows."""
    found = blocks_of(text)
    return [(block.kind, text[block.span.start : block.span.end]) for block in found]


@pytest.mark.parametrize(
    ("line", "kind", "shown"),
    [
        ("# 自评报告", "h3", "自评报告"),
        ("#### 一、基本情况", "h4", "一、基本情况"),
        ("## **四、下一步**", "h4", "四、下一步"),
        ("###### 附件", "h6", "附件"),
        ("一、基本情况", "h4", "一、基本情况"),
        ("（二）重点工作", "h5", "（二）重点工作"),
        ("3. 支出情况", "h6", "3. 支出情况"),
        ("①产出指标", "h6", "①产出指标"),
        ("- 编制计划；", "li", "编制计划；"),
        ("  缴存额10亿元。 ", "p", "缴存额10亿元。"),
        ("1.归集缴存。2023年，新开户单位176家。", "p", "1.归集缴存。2023年，新开户单位176家。"),
        ("2.5亿元", "p", "2.5亿元"),
        ("一、" + "长" * 40, "p", "一、" + "长" * 40),
        ("指标\t目标", "tr", "指标\t目标"),
        ("\t\t目标", "p", "目标"),
    ],
)
def test_a_line_is_laid_out_as_what_it_is(line: str, kind: str, shown: str) -> None:
    assert kinds(line) == [(kind, shown)]


def test_empty_lines_make_no_block_and_a_form_feed_a_new_page() -> None:
    assert [kind for kind, _ in kinds("甲\n\n \n乙\f丙")] == ["p", "p", "break", "p"]
    html = text_markup("甲\f乙\f丙", []).text
    assert re.findall(r'<div class="break">(.*?)</div>', html) == ["第 2 页", "第 3 页"]


def test_lines_may_end_as_in_any_file() -> None:
    assert kinds("甲\r\n1\t2\r\n乙\r丙") == [("p", "甲"), ("tr", "1\t2"), ("p", "乙"), ("p", "丙")]


def test_a_figure_is_marked_with_its_place_and_kind() -> None:
    html = text_markup("缴存额10亿元", [Mark(Span(3, 5), "3", "actual chosen")]).text
    assert html == '<p data-o="0">缴存额<mark data-at="3" class="actual chosen">10</mark>亿元</p>'


def test_markup_in_a_text_stays_text() -> None:
    html = text_markup("<b>1</b>&\t<i>", [Mark(Span(0, 4), "0", "unread")]).text
    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;b&gt;1</mark>&lt;/b&gt;&amp;" in html


def test_a_marked_sentence_gives_way_to_the_figures_in_it() -> None:
    marks = [Mark(Span(0, 6), "0", "actual"), Mark(Span(2, 4), "2", "target")]
    html = text_markup("甲乙12丙丁", marks).text
    assert re.findall(r'<mark data-at="(\d)"[^>]*>(.*?)</mark>', html) == [
        ("0", "甲乙"),
        ("2", "12"),
        ("0", "丙丁"),
    ]


def test_a_mark_over_two_lines_is_cut_at_the_end_of_the_first() -> None:
    html = text_markup("甲乙\n丙丁", [Mark(Span(1, 4), "1", "actual")]).text
    assert re.findall(r'<mark data-at="1"[^>]*>(.*?)</mark>', html) == ["乙", "丙"]


def test_each_cell_of_a_tabbed_line_is_a_cell_that_knows_its_offset() -> None:
    html = text_markup("甲\t\t10\n\t乙\t", [Mark(Span(3, 5), "3", "target")]).text
    assert re.findall(r'<td data-o="(\d)">(.*?)</td>', html)[:3] == [
        ("0", "甲"),
        ("2", ""),
        ("3", '<mark data-at="3" class="target">10</mark>'),
    ]


def test_a_mark_beyond_the_end_of_the_text_is_no_error() -> None:
    assert "<mark" in text_markup("10", [Mark(Span(0, 9), "0", "unread")]).text


def test_blocks_of_the_real_reports_are_their_text_at_their_offsets(real_data: Path) -> None:
    held = [document.id for document in documents().values() if document.is_text_held]
    assert len(held) == 2
    for source_id in held:
        text = text_of(source_id)
        html = text_markup(text, marks_of(readings_of(source_id), [])).text
        blocks = re.findall(r'<(p|li|td|h\d) data-o="(\d+)">(.*?)</\1>', html, re.DOTALL)
        assert len(blocks) > 30
        for _, start, content in blocks:
            shown = unescape(re.sub("<[^>]*>", "", content))
            assert text[int(start) :].startswith(shown)


def test_every_reading_of_the_real_reports_has_its_mark(real_data: Path) -> None:
    for document in documents().values():
        if document.is_text_held:
            readings = readings_of(document.id)
            html = text_markup(text_of(document.id), marks_of(readings, [])).text
            marked = set(re.findall(r'data-at="(\d+)"', html))
            assert {reading.place for reading in readings} == marked
