"""The list of documents and one opened: what they say, and what an address leads to."""

from __future__ import annotations

import re
from html import unescape

import pytest

from dashboard import source_list, source_opened
from dashboard.source_list import list_of, outward
from dashboard.source_opened import asked, opened
from dashboard.texts import in_language
from tests.small_data import SmallData

TEXT = "一、业务\n全年缴存额1,110.00亿元，同比增长11.0%。受理24次。"


@pytest.fixture
def report(small_data: SmallData) -> SmallData:
    """Give a report held in full, with an unread number, and one of which only a figure is held."""
    small_data.source(id="gz_2022", title="广州2022年报告")
    small_data.source(
        id="yy_2023",
        centre="yiyang",
        title="益阳2023年报告",
        publisher="益阳市住房公积金管理中心",
        report_year="2023",
        url="https://gjj.example.gov.cn/23?a=1&b=2",
    )
    small_data.reading("a.csv", source="gz_2022", value="1110.00", growth="+11.0")
    small_data.reading("a.csv", source="yy_2023", centre="yiyang", period="2023")
    small_data.build()
    # How a text is read is the reader's business; here one figure of it was, and one was not.
    quote, unread = TEXT.index("缴存额"), TEXT.index("24")
    small_data.change(
        f"""
        update source set body = '{TEXT}', file_name = 'report.txt', sha256 = repeat('a', 64)
        where source_id = 'gz_2022';
        update observation set quote = '缴存额1,110.00亿元', quote_start = {quote},
            figure_start = 3, figure_end = 11
        where source_id = 'gz_2022';
        insert into unread values ('gz_2022', {unread}, {unread + 2})
        """
    )
    return small_data


def words(html: str) -> str:
    return unescape(re.sub("<[^>]*>", " ", html))


def listed(text: str = "", hold: str = "every") -> list[str]:
    """Give the titles listed."""
    return re.findall(r'data-go=""[^>]*>(.*?)</a>', list_of(text, hold, "zh").content.text)


def test_the_list_says_how_many_documents_readings_and_unread_numbers_there_are(
    report: SmallData,
) -> None:
    assert list_of("", "every", "zh").lead == (
        "2 份文件，其中 1 份存有全文；读出 2 个数字，全文中另有 1 个未读"
    )
    assert listed() == ["广州2022年报告", "益阳2023年报告"]


def test_a_line_of_the_list_leads_into_the_document_and_to_its_publisher(
    report: SmallData,
) -> None:
    html = list_of("", "every", "zh").content.text
    assert 'href="./sources?source=gz_2022"' in html
    assert 'href="https://gjj.example.gov.cn/23?a=1&amp;b=2" target="_blank"' in html
    held, figures = re.findall("<tr>(?!<th).*?</tr>", html)
    assert "全文 1 1" in re.sub(r"\s+", " ", words(held))
    assert "只有数字 1 — —" in re.sub(r"\s+", " ", words(figures))


@pytest.mark.parametrize(
    ("text", "hold", "titles"),
    [
        ("2023", "every", ["益阳2023年报告"]),
        ("guangzhou", "every", ["广州2022年报告"]),
        ("广州 2022", "every", ["广州2022年报告"]),
        ("广州 2023", "every", []),
        ("", "held", ["广州2022年报告"]),
        ("", "figures", ["益阳2023年报告"]),
        ("报告", "figures", ["益阳2023年报告"]),
    ],
)
def test_the_list_is_searched_and_filtered(
    text: str, hold: str, titles: list[str], report: SmallData
) -> None:
    assert listed(text, hold) == titles


def test_a_search_that_finds_nothing_says_so(report: SmallData) -> None:
    assert list_of("<b>", "every", "zh").lead == "没有与「<b>」相符的文件"


def test_a_list_that_is_too_long_says_how_to_see_the_rest(
    report: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_list, "MOST_LISTED", 1)
    assert listed("报告") == ["广州2022年报告"]
    assert "有 2 份，只列出前 1 份" in words(list_of("报告", "every", "zh").content.text)


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "ftp://example.com", "data:text/html,x"]
)
def test_only_a_web_address_becomes_a_link(url: str) -> None:
    assert outward(url).text == ""


def test_a_document_opened_has_its_text_marked_and_a_row_for_every_mark(
    report: SmallData,
) -> None:
    page = opened("gz_2022", "zh")
    assert page.heading == "广州 · 2022"
    html = page.content.text
    marks = set(re.findall(r'<mark data-at="(\d+)"', html))
    assert marks == {str(TEXT.index("1,110.00")), str(TEXT.index("24"))}
    assert set(re.findall(r'<tr data-at="(\d+)"', html)) == marks
    assert '<h4 data-o="0">一、业务</h4>' in html


def test_above_it_stand_title_counts_publisher_file_and_sha256(report: SmallData) -> None:
    about = words(opened("gz_2022", "zh").about.text)
    assert "广州2022年报告" in about
    assert "1 个读数：1 个入选年度序列，1 个据同比推出上年，0 个备选，另有 1 个数字未读" in about
    assert "report.txt" in about
    assert re.search(r"\b[0-9a-f]{64}\b", about)


def test_a_document_without_its_text_says_so_and_links_to_it(report: SmallData) -> None:
    page = opened("yy_2023", "zh")
    assert "本项目未存这份文件的全文" in words(page.about.text)
    assert 'href="https://gjj.example.gov.cn/23?a=1&amp;b=2"' in page.about.text
    assert 'class="pane text"' not in page.content.text
    assert re.findall(r'<tr data-at="([^"]*)"', page.content.text) == ["deposits.2023"]


def test_filters_offer_only_what_occurs(report: SmallData) -> None:
    html = opened("gz_2022", "zh").content.text
    assert re.findall(r'data-value="(\w*)"', html) == ["", "actual", "unread"]
    assert re.findall(r'<option value="(\w*)"', html) == ["", "deposit", "", "chosen", "derived"]


def test_an_english_page_speaks_english_outside_what_is_quoted(report: SmallData) -> None:
    with in_language("en"):
        page = opened("gz_2022", "en")
        assert page.heading == "Guangzhou · 2022"
        assert "./sources?lang=en" in page.about.text
    outside = re.sub(r'<section class="pane text".*?</section>', "", page.content.text)
    outside = re.sub(
        '<span lang="zh">.*?</span>|<tr data-at="\\d+" data-f="unread".*?</tr>', "", outside
    )
    assert not re.search("[\u4e00-\u9fff]", outside)


@pytest.mark.parametrize(
    ("source", "found", "said"),
    [
        ("", "", ""),
        ("gz_2022", "gz_2022", ""),
        ("gz_2021", "gz_2022", "「gz_2021」"),
        ("x" * 900, "", "没有编号为「" + "x" * 30 + "」的文件"),
    ],
)
def test_an_unknown_document_gets_the_nearest_or_the_list_and_a_line(
    source: str, found: str, said: str, report: SmallData
) -> None:
    close, notice = asked(source)
    assert close == found
    assert said in str(notice)
    assert bool(said) == bool(notice)


def test_both_can_be_downloaded(report: SmallData) -> None:
    (documents,) = source_list.list_sheets()
    assert [row[0] for row in documents.rows] == ["广州2022年报告", "益阳2023年报告"]
    (readings,) = source_opened.opened_sheets("gz_2022")
    ((name, indicator_id, *_, place),) = readings.rows
    assert (name, indicator_id) == ("缴存额", "deposits")
    assert place == str(TEXT.index("1,110.00"))
    for sheet in (documents, readings):
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}
