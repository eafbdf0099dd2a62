"""Web pages: what is text, what surrounds it, how blocks and tables become lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.refusals import Refusal
from etl.documents.web_page import decode_page, read_web_page
from tests.etl.documents.made_files import REPORTS, make_web_page


def text_of(body: str) -> str:
    return read_web_page(f"<!DOCTYPE html><html><body>{body}".encode())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>一<p>二", "一\n二"),
        ("<div>一<div>二</div>三</div>", "一\n二\n三"),
        ("一<br>二<br/>三", "一\n二\n三"),
        ("<h2>标题</h2>正文<ul><li>甲<li>乙</ul>", "标题\n正文\n甲\n乙"),
        ("<p>缴存<b>额</b>  <span>1,162.02</span>&nbsp;亿元", "缴存额 1,162.02 亿元"),
        ("<p>住房公\n    积金\n", "住房公积金"),
        ("<p>about\n 5 km", "about 5 km"),
        ("<pre>一\n二</pre>三", "一\n二\n三"),
        ("<p>1 &lt; 2 &amp; 3", "1 < 2 & 3"),
        ("<p></p><p> </p>一", "一"),
    ],
)
def test_blocks_are_lines_and_blanks_are_as_shown(body: str, text: str) -> None:
    assert text_of(body) == text


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("<tr><td>甲<td>1<tr><td>乙<td>2", "甲\t1\n乙\t2"),
        ("<thead><tr><th>项目<th>数</thead><tbody><tr><td>甲<td>1", "项目\t数\n甲\t1"),
        ("<tr><td colspan=2>合计<td>3<tr><td>甲<td>乙<td>4", "合计\t\t3\n甲\t乙\t4"),
        ("<tr><td rowspan=2>归集<td>甲<tr><td>乙<tr><td>丙<td>丁", "归集\t甲\n\t乙\n丙\t丁"),
        (
            "<tr><td rowspan=2>归集<td colspan=2>2023年<tr><td>金额<td>增长",
            "归集\t2023年\t\n\t金额\t增长",
        ),
        ("<tr><td>甲<td rowspan=2>共用<tr><td>乙", "甲\t共用\n乙\t"),
        ("<tr><td>完成<br>情况<td><p>一。<p>二。", "完成 情况\t一。 二。"),
        ("<tr><td><p>一。<p>二。", "一。\n二。"),
        ("<caption>表一</caption><tr><td>甲<td>1", "表一\n甲\t1"),
        ("<tr><td>左<td><p>一</p><table><tr><td>甲<td>1</table>", "左\n一\n甲\t1"),
        ("<tr><td>甲<td colspan=x>1<td rowspan=-2>2", "甲\t1\t2"),
        ("<tr><td><td>1<tr><td><td>", "\t1"),
    ],
)
def test_a_row_is_a_line_of_tabs_with_merged_cells_once(table: str, text: str) -> None:
    assert text_of(f"<table>{table}</table>") == text
    assert text_of(f"<p>前<table>{table}</table>后") == f"前\n{text}\n后"


@pytest.mark.parametrize(
    "around",
    [
        "<script>var a = 1;</script>",
        "<style>p {margin: 1px}</style>",
        "<nav><a>首页</a></nav>",
        "<footer>备案 1</footer>",
        "<aside>相关 2</aside>",
        "<div class='main-nav'>栏目 3</div>",
        "<div id=footer><p>电话 12329</p></div>",
        "<ul role=navigation><li>1</ul>",
        "<div style='display: none'>4</div>",
        "<p hidden>5</p>",
        "<select><option>2022</select>",
        "<noscript>6</noscript>",
        "<!-- 7 -->",
    ],
)
def test_what_surrounds_a_report_is_left_out(around: str) -> None:
    assert text_of(f"<p>前{around}<p>后") == "前\n后"


@pytest.mark.parametrize(
    "body",
    [
        "<form><p>缴存</form>",
        "<main class=nav>缴存</main>",
        "<article><header><h1>缴存</h1></header></article>",
        "<div class=navigate-free-canvas>缴存</div>",
        "<font><b>缴存",
        "</div></table>缴存</td></tr>",
    ],
)
def test_what_holds_the_report_stays(body: str) -> None:
    assert text_of(body) == "缴存"


@pytest.mark.parametrize("name", ["gb2312", "gbk", "GB18030", "utf-8", "big5", "没有"])
def test_a_page_is_decoded_by_what_it_is_then_by_what_it_declares(name: str) -> None:
    declared = f'<meta charset="{name}"><p>缴存'.encode()
    assert decode_page(declared).endswith("缴存")
    if name != "没有":
        assert decode_page(f'<meta charset="{name}"><p>存'.encode(name)).endswith("存")


def test_a_page_that_says_gb2312_may_use_characters_of_gb18030(tmp_path: Path) -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>喆㙍'
    assert decode_page(page.encode("gb18030")).endswith("喆㙍")


def test_one_cut_off_character_does_not_cost_the_page() -> None:
    page = b"<meta charset=gb2312><p>" + "缴存".encode("gb18030") * 1000 + b"\xff</p>"
    assert decode_page(page).count("\ufffd") == 1


def test_a_page_in_another_encoding_than_it_says_is_refused() -> None:
    with pytest.raises(Refusal, match="encoding"):
        decode_page(b"<meta charset=utf-8><p>" + "caf\xe9 \xff\xfe ".encode("latin-1") * 50)


def test_a_report_in_gb2312_reads_as_in_utf_8(tmp_path: Path) -> None:
    text = (REPORTS / "yiyang_2023.txt").read_text(encoding="utf-8")
    pages = [make_web_page(tmp_path / name, text, encoding=name) for name in ("gbk", "utf-8")]
    first, second = (read_web_page(page.read_bytes()) for page in pages)
    assert first == second
    assert "首页" not in first
    assert len(first) > 5000


def test_deep_nesting_loses_nothing() -> None:
    assert text_of("<font>" * 5000 + "缴存") == "缴存"
