"""Markup: every text from data is escaped, once, and what is markup already is left alone."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from dashboard.markup import Html, joined, markup, picture, table, tag

TAG = re.compile(r"<[^>]*>")


@given(st.text())
def test_any_text_reads_as_it_is_and_is_never_a_tag(text: str) -> None:
    shown = tag("p", text, title=text).text
    assert unescape(shown.removeprefix('<p title="').partition('">')[0]) == text
    assert unescape(shown.partition('">')[2].removesuffix("</p>")) == text
    assert len(TAG.findall(shown)) == 2


def test_markup_is_not_escaped_again() -> None:
    inner = tag("b", "1 < 2")
    assert tag("p", inner).text == "<p><b>1 &lt; 2</b></p>"
    assert (inner + " & " + inner).text == "<b>1 &lt; 2</b> &amp; <b>1 &lt; 2</b>"
    assert joined(["<", inner], " & ").text == "&lt; &amp; <b>1 &lt; 2</b>"
    assert (markup("<"), markup(Html("<br>"))) == ("&lt;", "<br>")


def test_an_attribute_is_named_as_in_html() -> None:
    assert tag("a", class_="x", aria_label="y").text == '<a class="x" aria-label="y"></a>'


def test_a_picture_has_its_text_and_cannot_break_out_of_its_address() -> None:
    shown = picture("<svg>\"'</svg>", 'a "b"').text
    assert shown.startswith('<img alt="a &quot;b&quot;" src="data:image/svg+xml,')
    assert shown.count('"') == 4
    assert len(TAG.findall(shown)) == 1


def test_a_table_has_its_heads_rows_and_headings_across() -> None:
    shown = table(["甲", "乙"], [["<1>", tag("b", "2")], "丙"]).text
    assert '<th scope="col">甲</th><th scope="col">乙</th>' in shown
    assert "<tr><td>&lt;1&gt;</td><td><b>2</b></td></tr>" in shown
    assert '<tr class="group"><td colspan="2">丙</td></tr>' in shown
    assert "<caption>" not in shown
    assert "<caption>丁</caption>" in table(["甲"], [], "丁").text
