"""Where figures of uploads stand: the cell of a sheet, the batch, and the ways to both."""

from __future__ import annotations

import re
from html import unescape

import pytest

from analysis.documents import documents
from analysis.figures import figures_of_centres
from dashboard import sheets, source_list, source_opened
from dashboard.source_places import place_text
from dashboard.sources import source_page
from dashboard.texts import in_language
from tests.small_data import SmallData
from tests.uploaded import publish
from warehouse.writing import writing

NAME = "<b>广州</b>.xlsx"
SOURCE = "b1001-guangzhou"
QUOTE = "广州 · 缴存额（亿元） · 2023：12.00"


@pytest.fixture(autouse=True)
def uploaded(small_data: SmallData) -> None:
    """Build a warehouse with a figure of a list, and publish one of a workbook's cell."""
    small_data.reading()
    small_data.build()
    publish(("guangzhou", 2023, "deposits", "12.00", "亿元"), name=NAME, by="<i>李明</i>")
    with writing() as writer:
        writer.execute(
            "update observation set quote = $quote, figure_start = $at, figure_end = $at + 5 "
            "where batch_id = 1001",
            {"quote": QUOTE, "at": QUOTE.index("12.00")},
        )


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


@pytest.mark.parametrize(
    ("sheet", "cell", "text"),
    [
        ("缴存", "C7", "工作表「缴存」单元格 C7"),
        ("缴存", "XFD1048576", "工作表「缴存」单元格 XFD1048576"),
        ("peers.csv", "12", "peers.csv 第 12 行"),
        ("报告.txt", "3", "报告.txt 第 3 行"),
        ("缴存", "7C", "缴存 第 7C 行"),
    ],
)
def test_a_cell_of_a_workbook_is_named_as_such_and_a_line_as_a_line(
    sheet: str, cell: str, text: str
) -> None:
    assert place_text(sheet, cell) == text


def test_a_cell_is_named_in_english() -> None:
    with in_language("en"):
        assert place_text("缴存", "C7") == "Sheet “缴存”, cell C7"


def test_the_source_of_an_uploaded_figure_names_cell_file_person_day_and_batch() -> None:
    html = source_page("guangzhou|2023|deposits")
    told = words(html)
    for part in ("工作表「缴存」单元格 C7", NAME, "<i>李明</i>", "2026-11-20", "第 1001 批"):
        assert part in told
    assert "./history?batch=1001" in html
    assert f"./sources?source={SOURCE}" in html
    assert "<i>" not in html
    assert NAME not in html


def test_the_words_beside_a_cell_are_quoted_as_no_part_of_a_text() -> None:
    html = source_page("guangzhou|2023|deposits")
    quoted = re.findall("<blockquote>(.*?)</blockquote>", html)
    assert [words(one) for one in quoted] == ["广州 · 缴存额（亿元） · 2023： 12.00"]
    assert "<mark>12.00</mark>" in html


def test_the_source_of_a_figure_of_a_list_names_its_line() -> None:
    assert "small.csv 第 2 行" in words(source_page("guangzhou|2022|deposits"))


def test_an_uploaded_workbook_is_listed_as_one() -> None:
    document = documents()[SOURCE]
    assert (document.is_upload, document.batch_id) == (True, 1001)
    listed = source_list.list_of("", "workbook", "zh")
    assert NAME in words(listed.content.text)
    assert "工作簿" in words(listed.content.text)
    assert source_list.list_of("", "figures", "zh").content.text.count("<tr>") == 2
    assert [row[5] for row in source_list.list_sheets()[0].rows] == ["工作簿", "只有数字"]


def test_an_uploaded_workbook_opened_tells_cells_and_words_and_leads_to_its_batch() -> None:
    page = source_opened.opened(SOURCE, "zh")
    told = words((page.about + page.content).text)
    assert "2023 · 实际 · 工作表「缴存」单元格 C7" in told
    assert QUOTE in told
    assert "历史中的第 1001 批" in told
    assert "./history?batch=1001" in page.about.text
    assert "未存这份文件的全文" not in told
    assert "<b>广州" not in page.about.text


@pytest.mark.parametrize("source", ["b1009-guangzhou", "b1001-yiyang"])
def test_an_upload_that_is_not_published_leads_to_its_batch_and_to_no_other(source: str) -> None:
    found, notice = source_opened.asked(source)
    assert found == ""
    assert f"./history?batch={source[1:5]}" in getattr(notice, "text", "")


def test_a_download_names_the_cell_of_a_figure() -> None:
    figure = figures_of_centres(["guangzhou"]).get("guangzhou", 2023, "deposits")
    assert figure
    (_, places, _) = sheets.of_shown([figure])
    assert "工作表「缴存」单元格 C7 · 第 1001 批，2026-11-20 载入" in places.rows[0]
