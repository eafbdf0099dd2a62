"""Marked copies where her own file cannot be written again: its cells, or at least the list."""

from __future__ import annotations

import io

import openpyxl
import pytest

from catalogue import catalogue
from etl.annotated import annotated, copying
from etl.annotated.marks import FILLS
from etl.choices import Choices
from etl.mapping import map_workbook
from etl.problems import Place, Problem
from etl.workbooks import Sheet, Workbook, read_workbook
from tests.etl.workbooks.made_workbooks import MADE, SAID, SHEET, make_xlsx, saved, with_part

# Entities that would unfold to gigabytes.
BOMB = (
    '<!DOCTYPE a [<!ENTITY e0 "ha">'
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    + "]><a>&e11;</a>"
).encode()
PENDING = "formula_without_value"


def problem(cell: str, sheet: str = SHEET) -> Problem:
    return Problem(PENDING, Place(sheet, cell))


def said(sheet: Sheet) -> dict[str, tuple[str, str, str]]:
    return {cell.address: (cell.kind, cell.text, cell.suffix) for cell in sheet.cells()}


def opened(copy: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(copy))


@pytest.mark.parametrize("kind", sorted(MADE.keys() - {"xlsx"}))
def test_a_copy_of_another_kind_says_what_the_file_says(kind: str) -> None:
    content = MADE[kind]()
    workbook = read_workbook(content, f"表.{kind}")
    copy = annotated(workbook, content, kind, [problem("C5")], "zh")
    again = read_workbook(copy, "副本.xlsx")
    assert [sheet.name for sheet in again.sheets] == ["问题清单", SHEET, "暂存"]
    for old, new in zip(workbook.sheets, again.sheets[1:], strict=True):
        assert said(new) == said(old)
        assert (new.hidden, new.hidden_rows, new.hidden_columns, new.merged) == (
            old.hidden,
            old.hidden_rows,
            old.hidden_columns,
            old.merged,
        )
    assert said(again.sheets[1]) == SAID
    book = opened(copy)
    assert str(book[SHEET]["C5"].fill.fgColor.rgb)[2:] == FILLS["warning"]
    assert book[SHEET]["C5"].comment is not None
    assert "没有格式和公式" in str(book.worksheets[0]["A2"].value)


def test_a_csv_is_copied_with_its_texts_neutralised_and_its_numbers_as_printed() -> None:
    content = "中心,缴存额,备注\n广州,38.40,=1+1\n益阳,-5,＝cmd\n-甲,@x,\n".encode("gb18030")
    workbook = read_workbook(content, "表[1]:*.csv")
    (sheet,) = workbook.sheets
    copy = annotated(workbook, content, "csv", [problem("C2", sheet.name)], "zh")
    page = opened(copy).worksheets[1]
    for address in ("C2", "C3", "A4", "B4"):
        assert (page[address].data_type, page[address].quotePrefix) == ("s", True), address
    assert page["C2"].value == "=1+1"
    assert page["A2"].data_type == "s"
    assert not page["A2"].quotePrefix
    assert said(read_workbook(copy, "副本.xlsx").sheets[1]) == said(sheet)
    assert page["C2"].comment is not None


def test_names_of_sheets_that_excel_forbids_are_made_fit_and_still_lead_to_their_cells() -> None:
    names = ["a/b[c]:*?", "很" * 40, "很" * 40 + "一"]
    sheets = tuple(Sheet(name, [["x", 1.5]]) for name in names)
    workbook = Workbook("表.ods", "ods", "", sheets)
    problems = [problem("B1", name) for name in names]
    book = opened(annotated(workbook, b"", "ods", problems, "zh"))
    titles = book.sheetnames[1:]
    assert len(set(titles)) == 3
    assert all(len(title) <= 31 for title in titles)
    links = [cell.hyperlink.location for cell in book.worksheets[0]["B"][4:] if cell.hyperlink]
    assert links == [f"'{title}'!B1" for title in titles]
    assert all(book[title]["B1"].comment for title in titles)


@pytest.mark.parametrize("part", [b"<not closed", BOMB])
def test_a_file_that_can_be_read_but_not_written_again_is_copied_by_its_cells(part: bytes) -> None:
    content = with_part(make_xlsx(), "docProps/core.xml", part)
    workbook = read_workbook(content, "表.xlsx")
    copy = annotated(workbook, content, "xlsx", [problem("C5")], "zh")
    again = read_workbook(copy, "副本.xlsx")
    assert said(again.sheets[1]) == SAID
    assert "没有格式和公式" in str(opened(copy).worksheets[0]["A2"].value)


def test_a_file_too_large_to_be_written_again_is_copied_by_its_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(copying, "LARGEST_XML", 100)
    content = make_xlsx()
    copy = annotated(read_workbook(content, "表.xlsx"), content, "xlsx", [problem("C5")], "zh")
    assert "没有格式和公式" in str(opened(copy).worksheets[0]["A2"].value)
    assert said(read_workbook(copy, "副本.xlsx").sheets[1]) == SAID


def test_more_cells_than_can_be_copied_leave_the_list_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(copying, "LARGEST_CELLS", 3)
    content = MADE["xls"]()
    copy = annotated(read_workbook(content, "表.xls"), content, "xls", [problem("C5")], "zh")
    book = opened(copy)
    assert book.sheetnames == ["问题清单"]
    assert book.worksheets[0]["B5"].value == f"{SHEET}!C5"
    assert book.worksheets[0]["B5"].hyperlink is None
    assert "只列出问题" in str(book.worksheets[0]["A2"].value)


def test_for_a_file_that_could_not_be_read_the_problems_are_listed() -> None:
    book = opened(annotated(None, b"no workbook", "xlsx", [problem("")], "en"))
    assert book.sheetnames == ["Problems"]
    assert "only listed" in str(book.worksheets[0]["A2"].value)


def test_a_million_formatted_rows_are_not_written_again() -> None:
    rows = "".join(f'<row r="{number}" ht="20" customHeight="1"/>' for number in range(2, 500_000))
    name = "xl/worksheets/sheet1.xml"
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "中心"
    content = saved(book)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>中心</t></is></c></row>'
    part = f'<worksheet xmlns="{space}"><sheetData>{first}{rows}</sheetData></worksheet>'
    content = with_part(content, name, part.encode())
    workbook = read_workbook(content, "表.xlsx")
    title = workbook.sheets[0].name
    copy = annotated(workbook, content, "xlsx", [problem("A1", title)], "zh")
    assert len(copy) < 20_000
    assert opened(copy)[title]["A1"].comment is not None


def test_the_list_of_problems_is_never_read_as_figures() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    for row in (["中心", "缴存额（亿元）"], ["广州", 1162.02], ["益阳", 38.4]):
        sheet.append(row)
    content = saved(book)
    workbook = read_workbook(content, "2022年.xlsx")
    before = map_workbook(workbook, catalogue(), Choices())
    assert len(before.readings) == 2
    places = [problem("B2"), problem("B3"), problem("A1:B3"), problem("")]
    for language in ("zh", "en"):
        copy = annotated(workbook, content, "xlsx", places, language)
        after = map_workbook(read_workbook(copy, "2022年.xlsx"), catalogue(), Choices())
        assert after == before
