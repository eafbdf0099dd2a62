"""The letter to a centre: an official letter in Word, both sides quoted, nobody accused."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from etl.documents import read_document
from etl.letter import Letter, Point, Quoted, Report, chinese_number, word_file

TITLE = "2022年度部门整体支出绩效自评报告"
SENTENCE = Quoted((("综合错案率 ", False), ("0.1", True), ("%，完成率 100%。", False)), TITLE)
WRONG = Point(
    title="综合错案率（2022年）",
    problem="比率与分项不符。",
    basis="比率 = 分项之比",
    quotes=(SENTENCE,),
    stated="0.1%",
    computed="0.169%",
    sum="(1 + 1) ÷ (317 + 869) × 100%",
    follows="所印为0.1%；据报告其他数字复算为0.169%。",
)
SCOPE = replace(WRONG, title="效益指标", caution="满意度指标可能并入效益指标。")
LETTER = Letter(
    "广州住房公积金管理中心", (Report(TITLE, "2023-03-31", (WRONG, SCOPE)),), 111, 109, "陈静"
)


def paragraphs(letter: Letter) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(word_file(letter))).paragraphs]


def test_it_opens_with_title_and_addressee_and_ends_with_sender_and_day_left_open() -> None:
    told = [text for text in paragraphs(LETTER) if text]
    assert told[0] == f"关于商请核实《{TITLE}》有关数据的函"
    assert told[1] == "广州住房公积金管理中心："
    assert "（2023-03-31发布）" in told[2]
    assert "已作复核111项，其中109项相符（含四舍五入内）；下列2项尚需" in told[2]
    closing = told[told.index("专此函达，请予函复为盼。") :]
    assert closing[1].startswith("附件：")
    assert closing[2] == "（发函单位，盖章）"
    assert "年" in closing[3]
    assert not any(digit.isdigit() for digit in closing[3])
    assert "联系人：陈静" in closing[4]


def test_what_was_dealt_with_is_set_apart_from_what_is_asked() -> None:
    told = [text for text in paragraphs(replace(LETTER, checked=114)) if text]
    assert "其中109项相符（含四舍五入内），3项已另行处理；下列2项" in told[2]


def test_a_letter_about_one_point_raises_no_other() -> None:
    single = replace(LETTER, reports=(Report(TITLE, "2023-03-31", (WRONG,)),))
    told = [text for text in paragraphs(single) if text]
    assert "作了复核。下列1项尚需请贵中心核实" in told[2]
    assert "111" not in told[2]


def test_the_annex_has_only_columns_that_a_point_fills() -> None:
    printed = replace(WRONG, computed="", sum="", elsewhere="0.2%")
    words = replace(WRONG, stated="", computed="", sum="")
    letter = replace(LETTER, reports=(Report(TITLE, "", (printed, words)),))
    (table,) = docx.Document(io.BytesIO(word_file(letter))).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["序号", "指标", "报告所印", "另一处所印", "依据"]
    assert rows[1][2:4] == ["0.1%", "0.2%"]
    assert rows[2][2:4] == ["综合错案率 0.1%，完成率 100%。", ""]
    assert sum(cell.width for cell in table.rows[0].cells) == pytest.approx(156 * 36000, rel=1e-3)


def test_a_point_quotes_the_report_and_writes_the_arithmetic_out() -> None:
    told = paragraphs(LETTER)
    first = told.index("一、综合错案率（2022年）")
    assert told[first + 1] == "报告载：“综合错案率 0.1%，完成率 100%。”"
    assert told[first + 2] == WRONG.follows
    assert told[first + 3] == "请核实以何者为准。"
    (table,) = docx.Document(io.BytesIO(word_file(LETTER))).tables
    assert [cell.text for cell in table.rows[1].cells] == [
        "1",
        WRONG.title,
        "0.1%",
        "0.169%",
        WRONG.sum,
        WRONG.basis,
    ]


def test_what_the_scope_may_explain_is_asked_about_and_not_called_wrong() -> None:
    told = paragraphs(LETTER)
    reasons = told[told.index("二、效益指标") + 3]
    assert reasons == "上述差异可能出于统计口径：满意度指标可能并入效益指标。烦请说明所用口径。"
    assert not any(word in "".join(told) for word in ("错误", "造假", "虚报", "！"))


def test_several_reports_are_told_apart_in_every_quote() -> None:
    other = replace(SENTENCE, report="2023年年度报告", where="第 3 页")
    second = Report("2023年年度报告", "", (replace(WRONG, quotes=(other,)),))
    told = paragraphs(replace(LETTER, reports=(*LETTER.reports, second)))
    assert told[0] == f"关于商请核实《{TITLE}》等报告有关数据的函"
    assert any(text.startswith(f"《{TITLE}》载：“") for text in told)
    assert any(text.startswith("《2023年年度报告》（第 3 页）载：“") for text in told)


def test_chinese_letters_have_the_fonts_of_an_official_letter() -> None:
    document = docx.Document(io.BytesIO(word_file(LETTER)))
    elements = (document.styles["Normal"].element, document.paragraphs[0].runs[0]._r)
    fonts = [element.find(f".//{qn('w:rFonts')}") for element in elements]
    assert [font.get(qn("w:eastAsia")) for font in fonts if font is not None] == ["仿宋", "宋体"]
    marked = [
        run.text
        for one in document.paragraphs
        for run in one.runs
        if run.bold and run.text == "0.1"
    ]
    assert len(marked) == 2


def test_our_own_reader_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "函.docx"
    file.write_bytes(word_file(LETTER))
    text = read_document(file).text
    assert "报告载：“综合错案率 0.1%，完成率 100%。”" in text
    assert "0.169%\t(1 + 1) ÷ (317 + 869) × 100%" in text


def test_a_letter_without_a_point_is_not_written() -> None:
    with pytest.raises(ValueError, match="point"):
        word_file(replace(LETTER, reports=()))


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (45, "四十五"), (120, "120")],
)
def test_points_are_numbered_as_such_letters_do(number: int, written: str) -> None:
    assert chinese_number(number) == written


def test_characters_that_no_file_may_hold_are_left_out() -> None:
    odd = replace(SENTENCE, pieces=(("页\x0c尾\x00", False),))
    letter = replace(LETTER, reports=(Report(TITLE, "", (replace(WRONG, quotes=(odd,)),)),))
    assert any("报告载：“页" in text for text in paragraphs(letter))
