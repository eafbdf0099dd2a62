"""Word files: order, merged cells, automatic numbers, and what is no text of the report."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.table import Table

from etl.documents import read_document
from etl.documents.word_numbers import chinese_numeral, numeral
from tests.etl.documents.made_files import WORD_XML, word_with


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.docx"


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def text_of(file: Path, content: str) -> str:
    return read_document(word_with(file, content)).text


def filled(table: Table, rows: list[list[str]]) -> None:
    for made, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(made.cells, row, strict=True):
            cell.text = words


def test_paragraphs_and_tables_keep_their_order(file: Path) -> None:
    document = docx.Document()
    document.add_heading("归集", 1)
    filled(document.add_table(2, 2), [["项目", "数"], ["缴存额", "1,162.02"]])
    document.add_paragraph("完。")
    document.save(str(file))
    assert read_document(file).text == "归集\n项目\t数\n缴存额\t1,162.02\n完。"


def test_a_merged_cell_is_read_once_and_columns_stay_in_line(file: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "归集"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "2023年"
    for row, column, words in ((1, 1, "金额"), (1, 2, "增长"), (2, 1, "30.54"), (2, 2, "13.72%")):
        table.cell(row, column).text = words
    document.save(str(file))
    assert read_document(file).text == "归集\t2023年\t\n\t金额\t增长\n\t30.54\t13.72%"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("缴存") + f"<w:del>{run('旧')}</w:del><w:ins>{run('额')}</w:ins>", "缴存额"),
        (f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>", "新"),
        (run("2") + f"<w:smartTag>{run('023年')}</w:smartTag>", "2023年"),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
        (f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (run("显") + run("隐", "<w:vanish/>") + run("现", '<w:vanish w:val="0"/>'), "显现"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("甲"), "甲"),
        (run("标题") + "<w:r><w:instrText>PAGEREF _Toc1 \\h</w:instrText></w:r>" + run("3"), ""),
    ],
    ids=[
        *("deleted", "moved", "smart tag", "link", "control", "hidden", "break", "tab", "field"),
        "contents",
    ],
)
def test_only_printed_text_is_read(content: str, text: str, file: Path) -> None:
    tab_stops = '<w:tabs><w:tab w:val="left"/></w:tabs>'
    body = paragraph(content, tab_stops) + paragraph(run("完"))
    assert text_of(file, body) == f"{text}\n完".lstrip()


def test_a_text_box_is_read_once_and_after_its_paragraph(file: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run('框一'))}{paragraph(run('框二'))}</w:txbxContent>"
    anchor = f"<w:r><Choice>{box}</Choice><Fallback>{box}</Fallback></w:r>"
    assert text_of(file, paragraph(run("前") + anchor + run("后"))) == "前后\n框一\n框二"


def test_automatic_numbers_are_read_as_they_are_printed(file: Path) -> None:
    levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    numbering = f'<w:numbering xmlns:w="{WORD_XML}"><w:abstractNum w:abstractNumId="7">'
    for level, (kind, pattern) in enumerate(levels):
        numbering += (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        )
    numbering += (
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    styles = (
        f'<w:styles xmlns:w="{WORD_XML}"><w:style w:styleId="a"><w:pPr><w:numPr>'
        '<w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    )

    def own(level: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'

    body = (
        paragraph(run("概况"), '<w:pStyle w:val="b"/>')
        + paragraph(run("归集"), own(1))
        + paragraph(run("2023年"), own(2))
        + paragraph(run("2022年"), own(2))
        + paragraph(run("无号"), '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph(run("提取"), own(1))
        + paragraph(run("2021年"), own(2))
        + paragraph(run("绩效"), own(0))
    )
    text = read_document(word_with(file, body, numbering=numbering, styles=styles)).text
    assert text.split("\n") == [
        *("一、概况", "（一）归集", "1. 2023年", "2. 2022年", "无号", "（二）提取"),
        *("1. 2021年", "二、绩效"),
    ]


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        ("decimal", "1 9 10 26 27"),
        ("decimalZero", "01 09 10 26 27"),
        ("upperRoman", "I IX X XXVI XXVII"),
        ("lowerLetter", "a i j z aa"),
        ("decimalEnclosedCircle", "① ⑨ ⑩ 26 27"),
        ("chineseCounting", "一 九 十 二十六 二十七"),
    ],
)
def test_each_kind_of_number_is_printed_as_word_does(kind: str, printed: str) -> None:
    assert " ".join(numeral(count, kind) for count in (1, 9, 10, 26, 27)) == printed


def test_chinese_numerals_are_unique_up_to_ten_thousand() -> None:
    printed = [chinese_numeral(count) for count in range(1, 10_000)]
    assert len(set(printed)) == len(printed)
    assert [chinese_numeral(count) for count in (20, 100, 105, 110, 1010, 9999, 10_000)] == [
        *("二十", "一百", "一百零五", "一百一十", "一千零一十", "九千九百九十九", "10000"),
    ]
