"""The marked copy of an analyst's own workbook: problems at their cells, all else as it was."""

from __future__ import annotations

import io

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from etl.annotated.marks import FILLS, PARTING
from etl.problems import LEVELS
from tests.etl.copies_made import EVIL, colour, copy_of, listed, marked, problem, saved, small


@pytest.mark.parametrize(
    ("level", "word"), [("error", "【错误】"), ("warning", "【提醒】"), ("note", "【提示】")]
)
def test_a_problems_cell_is_filled_by_its_level_and_says_what_to_do(level: str, word: str) -> None:
    one = problem(level, "缴存", "B2")
    sheet = marked(saved(small), one)["缴存"]
    assert colour(sheet, "B2") == FILLS[level]
    assert colour(sheet, "B3") == ""
    comment = sheet["B2"].comment
    assert comment is not None
    said = [one.says(part) for part in ("title", "found", "expected", "fix")]
    expected = [PARTING, f"{word}{said[0]}", f"现在是：{said[1]}"]
    assert comment.text.splitlines()[:3] == expected
    assert f"应该是：{said[2]}" in comment.text
    assert f"怎么改：{said[3]}" in comment.text


def test_several_problems_of_a_cell_stand_in_one_comment_the_gravest_first_and_colours_it() -> None:
    found = [problem(level, "缴存", "B2") for level in reversed(LEVELS)]
    sheet = marked(saved(small), *found)["缴存"]
    assert colour(sheet, "B2") == FILLS["error"]
    text = sheet["B2"].comment.text
    assert [line[:4] for line in text.splitlines() if line.startswith("【")] == [
        "【错误】",
        "【提醒】",
        "【提示】",
    ]


def test_a_range_is_filled_whole_and_commented_at_its_first_cell() -> None:
    sheet = marked(saved(small), problem("warning", "缴存", "A2:B3"))["缴存"]
    assert {colour(sheet, a) for a in ("A2", "B2", "A3", "B3")} == {FILLS["warning"]}
    assert colour(sheet, "A1") == ""
    assert [c.coordinate for row in sheet.iter_rows() for c in row if c.comment] == ["A2"]


def test_a_range_to_the_end_of_a_sheet_is_filled_as_far_as_the_sheet_goes() -> None:
    sheet = marked(saved(small), problem("error", "缴存", "B2:B1048576"))["缴存"]
    assert (sheet.max_row, sheet.max_column) == (3, 2)
    assert colour(sheet, "B3") == FILLS["error"]


def test_within_merged_cells_the_first_is_marked() -> None:
    def merge(book: openpyxl.Workbook) -> None:
        small(book)
        book.worksheets[0].merge_cells("A2:A3")

    sheet = marked(saved(merge), problem("error", "缴存", "A3"))["缴存"]
    assert colour(sheet, "A2") == FILLS["error"]
    assert sheet["A2"].comment is not None


def test_the_list_comes_first_with_every_problem_and_leads_to_its_cell() -> None:
    book = marked(
        saved(small),
        problem("note", "缴存", "B3"),
        problem("error", "缴存", "B2:B3"),
        problem("warning", "缴存"),
        problem("error"),
        problem("note", "没有这张表", "A1"),
    )
    first = book.worksheets[0]
    assert first.title == "问题清单"
    assert book.active is first
    assert first["A1"].value == "问题清单 · 2 处错误、1 处提醒、2 处提示"
    assert [row[:2] for row in listed(book)] == [
        ["错误", "缴存!B2:B3"],
        ["错误", "整个文件"],
        ["提醒", "缴存"],
        ["提示", "缴存!B3"],
        ["提示", "没有这张表!A1"],
    ]
    links = [cell.hyperlink and cell.hyperlink.location for cell in first["B"][4:]]
    assert links == ["'缴存'!B2:B3", None, "'缴存'!A1", "'缴存'!B3", None]


def test_the_list_speaks_english_where_the_page_does() -> None:
    one = problem("error", "缴存", "B2")
    book = marked(saved(small), one, language="en")
    assert book.sheetnames[0] == "Problems"
    assert listed(book)[0][:3] == ["Error", "缴存!B2", one.says("title", "en")]
    assert book["缴存"]["B2"].comment.text.splitlines()[1].startswith("【Error】")


def test_a_copy_without_problems_says_so() -> None:
    book = marked(saved(small))
    assert book.worksheets[0]["A1"].value == "问题清单 · 没有发现问题"
    assert listed(book) == []


def test_words_of_problems_are_texts_and_her_formulas_stay_formulas() -> None:
    def formula(book: openpyxl.Workbook) -> None:
        small(book)
        book.worksheets[0]["B4"] = "=SUM(B2:B3)"
        book.worksheets[0]["A4"] = "=1+1"
        book.worksheets[0]["A4"].data_type = "s"

    one = problem("error", "缴存", "B2")
    book = marked(saved(formula), one)
    assert (book["缴存"]["B4"].value, book["缴存"]["B4"].data_type) == ("=SUM(B2:B3)", "f")
    assert (book["缴存"]["A4"].value, book["缴存"]["A4"].data_type) == ("=1+1", "s")
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(EVIL in str(cell.value) for cell in cells)
    evil = problem("error", EVIL, "A1")
    place = marked(saved(small), evil).worksheets[0]["B5"]
    assert (place.data_type, place.quotePrefix) == ("s", True)


def test_a_problem_in_a_cell_that_was_never_filled_is_marked_there() -> None:
    sheet = marked(saved(small), problem("error", "缴存", "D9"))["缴存"]
    assert colour(sheet, "D9") == FILLS["error"]


def test_characters_that_no_file_may_hold_do_no_harm() -> None:
    book = marked(saved(small), problem("error", "缴存", "B2", detail="a\x00\ud800b\uffff"))
    assert "ab" in "".join(map(str, listed(book)[0]))


def test_another_reader_opens_the_copy() -> None:
    copy = copy_of(saved(small), *(problem(level, "缴存", "B2") for level in LEVELS))
    opened = CalamineWorkbook.from_filelike(io.BytesIO(copy))
    assert opened.sheet_names == ["问题清单", "缴存"]
    assert opened.get_sheet_by_name("缴存").to_python()[1] == ["广州", 1162.02]
