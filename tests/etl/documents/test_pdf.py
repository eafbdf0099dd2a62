"""PDF: pages and boxes of spans, page breaks, ruled tables, what is no text of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from etl.documents import Document, Place, read_document
from etl.documents.glyphs import SUPPLEMENT, typed_letters
from tests.etl.documents.made_files import FONT, REPORTS, make_pdf, pdf_page

HEIGHT = A4[1]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def drawn(
    file: Path, pages: Sequence[Sequence[tuple[float, float, str]]], size: float = 12
) -> Document:
    """Read a PDF with these words on its pages, each `x` and `y` points from the top left."""
    canvas = Canvas(str(file), pagesize=A4)
    for page in pages:
        canvas.setFont(FONT, size)
        for x, y, words in page:
            canvas.drawString(x, HEIGHT - y, words)
        canvas.showPage()
    canvas.save()
    return read_document(file)


def place_of(document: Document, words: str) -> Place:
    start = document.text.index(words)
    place = document.place(start, start + len(words))
    assert place is not None
    return place


def test_a_figure_has_its_page_and_the_box_it_is_printed_in(file: Path) -> None:
    document = drawn(file, [[(72, 100, "概况")], [(72, 300, "缴存额"), (108, 300, "1162.02亿元")]])
    page, box = place_of(document, "1162.02")
    assert page == 2
    assert box.left == pytest.approx(108, abs=0.1)
    assert box.top < 300 < box.bottom
    assert 8 < box.bottom - box.top < 16
    assert box.right < place_of(document, "亿元").box.right


def test_every_printed_character_of_a_report_has_a_place_on_its_page(file: Path) -> None:
    text = (REPORTS / "guangzhou_2022.txt").read_text(encoding="utf-8")
    document = read_document(make_pdf(file, text))
    assert len(document.pages) > 5
    pages = []
    for found in re.finditer(r"\S", document.text):
        place = document.place(*found.span())
        assert place is not None
        left, top, right, bottom = place.box
        assert 0 < left < right < A4[0]
        assert 0 < top < bottom < HEIGHT
        pages.append(place.page)
    assert pages == sorted(pages)
    assert set(pages) == set(range(1, len(document.pages) + 1))


def test_only_a_span_that_shows_something_has_a_place(file: Path) -> None:
    document = drawn(file, [[(72, 100, "一")], [(72, 100, "二")]])
    assert document.text == "一\n二"
    assert document.place(1, 2) is None
    assert document.place(0, 0) is None
    assert document.place(3, 9) is None
    assert [place.page for at in (0, 2) if (place := document.place(at, at + 1))] == [1, 2]
    assert place_of(document, "一\n二").page == 1
    assert place_of(document, "\n二").page == 2


def test_a_page_break_in_mid_sentence_leaves_just_a_newline(file: Path) -> None:
    pages = [
        [(72, 50, "某中心2023年年度报告"), (72, 760, words), (290, 810, f"— {number} —")]
        for number, words in enumerate(("缴存", "余额", "增长", "8.16%"), start=1)
    ]
    assert drawn(file, pages).text == "缴存\n余额\n增长\n8.16%"


@pytest.mark.parametrize("number", ["3", "- 3 -", "第 3 页", "第3页 共 9页", "3/9"])
def test_a_page_number_is_known_in_each_common_form(number: str, file: Path) -> None:
    pages = [
        [(72, 300, f"正文{page}"), (290, 810, number.replace("3", str(page)))] for page in (1, 2, 3)
    ]
    assert drawn(file, pages).text == "正文1\n正文2\n正文3"


def test_a_number_that_does_not_count_pages_stays(file: Path) -> None:
    pages = [[(72, 300, "正文"), (72, 810, str(number))] for number in (117, 42, 88)]
    assert drawn(file, pages).text == "正文\n117\n正文\n42\n正文\n88"


def test_a_line_on_two_pages_only_is_no_running_head(file: Path) -> None:
    pages = [[(72, 50, "归集")], [(72, 50, "归集")], [(72, 50, "提取")]]
    assert drawn(file, pages).text == "归集\n归集\n提取"


def test_digits_that_stand_higher_than_the_chinese_stay_in_its_line(file: Path) -> None:
    canvas = Canvas(str(file), pagesize=A4)
    for y, words in ((100, "缴存额"), (124, "提取额")):
        canvas.setFont(FONT, 16)
        canvas.drawString(72, HEIGHT - y, words)
        canvas.setFont("Helvetica", 16)
        canvas.drawString(120, HEIGHT - y + 3, "30.54")
        canvas.setFont(FONT, 16)
        canvas.drawString(162, HEIGHT - y, "亿元")
    canvas.save()
    assert read_document(file).text == "缴存额30.54亿元\n提取额30.54亿元"


def test_a_ruled_table_is_read_once_in_its_place_with_merged_cells(file: Path) -> None:
    canvas = Canvas(str(file), pagesize=A4)
    canvas.setFont(FONT, 12)
    canvas.grid([72, 172, 272, 372], [HEIGHT - 100, HEIGHT - 130])
    canvas.rect(72, HEIGHT - 160, 100, 30)
    canvas.rect(172, HEIGHT - 160, 200, 30)
    for x, y, words in (
        *((72, 80, "前"), (80, 120, "项目"), (180, 112, "住房公积"), (180, 126, "金额")),
        *((280, 120, "30.54"), (80, 150, "合计"), (180, 150, "46.68"), (72, 190, "后")),
    ):
        canvas.drawString(x, HEIGHT - y, words)
    canvas.save()
    document = read_document(file)
    assert document.text == "前\n项目\t住房公积金额\t30.54\n合计\t46.68\t\n后"
    assert place_of(document, "30.54").box.left == pytest.approx(280, abs=0.1)


def test_a_frame_around_a_paragraph_is_no_table(file: Path) -> None:
    canvas = Canvas(str(file), pagesize=A4)
    canvas.setFont(FONT, 12)
    canvas.rect(60, HEIGHT - 140, 400, 60)
    canvas.drawString(72, HEIGHT - 100, "第一行")
    canvas.drawString(72, HEIGHT - 120, "第二行")
    canvas.save()
    assert read_document(file).text == "第一行\n第二行"


def test_a_slanting_watermark_is_left_out(file: Path) -> None:
    canvas = Canvas(str(file), pagesize=A4)
    canvas.setFont(FONT, 12)
    canvas.drawString(72, HEIGHT - 100, "缴存额")
    canvas.translate(60, HEIGHT - 120)
    canvas.rotate(30)
    canvas.drawString(0, 0, "2024内部资料")
    canvas.save()
    assert read_document(file).text == "缴存额"


def test_a_place_counts_from_the_corner_of_a_page_that_begins_elsewhere(file: Path) -> None:
    content = b"BT /F1 12 Tf 100 100 Td (1162.02) Tj ET"
    near = read_document(pdf_page(file, content)).place(0, 7)
    far = read_document(pdf_page(file, content, box=b"50 60 645 902")).place(0, 7)
    assert near is not None
    assert far is not None
    back = zip(far.box, (50, -60, 50, -60), strict=True)
    assert [sum(pair) for pair in back] == pytest.approx(list(near.box))


@pytest.mark.parametrize(
    ("glyph", "letters"),
    [
        ("⻓", "长"),
        ("⾦", "金"),
        ("⼾", "户"),
        ("⺠", "民"),
        ("(cid:33)", "\ufffd"),
        ("\x02", "\ufffd"),
    ],
)
def test_a_glyph_becomes_the_character_that_was_typed(glyph: str, letters: str) -> None:
    assert typed_letters(glyph) == letters


def test_every_radical_that_is_a_word_becomes_an_ordinary_character() -> None:
    for radical, letter in zip(SUPPLEMENT[::2], SUPPLEMENT[1::2], strict=True):
        assert "\u2e80" <= radical <= "\u2eff"
        assert "\u4e00" <= letter <= "\u9fff"


def test_a_page_that_is_only_a_picture_is_told(file: Path, picture: ImageReader) -> None:
    canvas = Canvas(str(file), pagesize=A4)
    canvas.setFont(FONT, 12)
    canvas.drawString(72, 700, "本报告正文共两页，第二页是盖章的扫描件，没有文字层。")
    canvas.showPage()
    canvas.drawImage(picture, 0, 0, *A4)
    canvas.save()
    assert [page.picture_only for page in read_document(file).pages] == [False, True]
