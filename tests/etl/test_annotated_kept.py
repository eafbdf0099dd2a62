"""A marked copy is the analyst's own workbook: what she had in it is there, and nothing of ours
stays in it when it is marked anew.
"""

from __future__ import annotations

import io
import zipfile

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName

from etl.annotated.marks import FILLS, PARTING
from tests.etl.copies_made import colour, copy_of, listed, marked, problem, saved, small


def test_her_own_comment_stays_above_ours() -> None:
    def remark(book: openpyxl.Workbook) -> None:
        small(book)
        book.worksheets[0]["B2"].comment = Comment("请财务复核", "李")
        book.worksheets[0]["B3"].comment = Comment("没有问题", "李")

    sheet = marked(saved(remark), problem("error", "缴存", "B2"))["缴存"]
    assert sheet["B2"].comment.text.splitlines()[:2] == ["请财务复核", PARTING]
    assert sheet["B3"].comment.text == "没有问题"


def test_what_else_her_workbook_holds_is_kept() -> None:
    def dress(book: openpyxl.Workbook) -> None:
        small(book)
        sheet = book.worksheets[0]
        sheet["B2"].number_format = '0.00"亿元"'
        sheet["A1"].fill = PatternFill("solid", fgColor="ABCDEF")
        sheet.column_dimensions["A"].width = 33
        sheet.freeze_panes = "B2"
        sheet.protection.sheet = True
        sheet.row_dimensions[3].hidden = True
        sheet.merge_cells("A5:B5")
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
        sheet.add_chart(chart, "D2")
        book.create_sheet("底稿").sheet_state = "hidden"
        book.defined_names["合计"] = DefinedName("合计", attr_text="缴存!$B$2")

    book = marked(saved(dress), problem("error", "缴存", "B2"))
    sheet = book["缴存"]
    assert sheet["B2"].number_format == '0.00"亿元"'
    assert colour(sheet, "A1") == "ABCDEF"
    assert sheet.column_dimensions["A"].width == 33
    assert sheet.freeze_panes == "B2"
    assert sheet.protection.sheet
    assert sheet.row_dimensions[3].hidden
    assert [str(span) for span in sheet.merged_cells.ranges] == ["A5:B5"]
    assert len(vars(sheet)["_charts"]) == 1
    assert book["底稿"].sheet_state == "hidden"
    assert book.defined_names["合计"].attr_text == "缴存!$B$2"


def test_only_the_list_is_chosen_so_that_typing_fills_one_sheet() -> None:
    def two(book: openpyxl.Workbook) -> None:
        small(book)
        book.create_sheet("提取").sheet_view.tabSelected = True

    book = marked(saved(two), problem("error", "缴存", "B2"))
    chosen = [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected]
    assert chosen == ["问题清单"]


def test_macros_of_an_xlsm_are_kept_and_its_comments() -> None:
    def remark(book: openpyxl.Workbook) -> None:
        small(book)
        book.worksheets[0]["B3"].comment = Comment("请财务复核", "李")

    content = with_macros(saved(remark))
    copy = copy_of(content, problem("error", "缴存", "B2"), kind="xlsm")
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert package.read("xl/vbaProject.bin") == b"macros of hers"
        assert b"macroEnabled" in package.read("[Content_Types].xml")
    book = marked(content, problem("error", "缴存", "B2"), kind="xlsm")
    assert colour(book["缴存"], "B2") == FILLS["error"]
    assert book["缴存"]["B2"].comment is not None
    assert book["缴存"]["B3"].comment.text == "请财务复核"


def with_macros(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                )
            new.writestr(name, part)
        new.writestr("xl/vbaProject.bin", b"macros of hers")
    return stream.getvalue()


def test_marking_a_marked_copy_takes_the_old_marks_away() -> None:
    def remark(book: openpyxl.Workbook) -> None:
        small(book)
        book.worksheets[0]["B2"].comment = Comment("请财务复核", "李")

    first = copy_of(saved(remark), problem("error", "缴存", "B2"), problem("note", "缴存", "A2:A3"))
    book = marked(first, problem("warning", "缴存", "B3"))
    assert book.sheetnames == ["问题清单", "缴存"]
    assert [row[1] for row in listed(book)] == ["缴存!B3"]
    sheet = book["缴存"]
    assert {a: colour(sheet, a) for a in ("A2", "A3", "B2", "B3")} == {
        "A2": "",
        "A3": "",
        "B2": "",
        "B3": FILLS["warning"],
    }
    assert sheet["B2"].comment.text == "请财务复核"
    assert sheet["A2"].comment is None


def test_a_sheet_of_hers_with_the_lists_name_is_kept() -> None:
    def own(book: openpyxl.Workbook) -> None:
        small(book)
        book.create_sheet("问题清单")["A1"] = "我的问题"

    book = marked(saved(own), problem("error", "缴存", "B2"))
    assert book.sheetnames[1:] == ["缴存", "问题清单"]
    assert book["问题清单"]["A1"].value == "我的问题"
    assert book.worksheets[0]["A4"].value == "级别"


def test_her_sums_stay_formulas_and_what_reaches_out_becomes_text() -> None:
    reaching = ("=cmd|'/c calc'!A0", '=HYPERLINK("x","y")', '=1+webservice ("x")')

    def write(book: openpyxl.Workbook) -> None:
        small(book)
        for row, formula in enumerate(("=SUM(B2:B3)", *reaching), start=10):
            book.worksheets[0].cell(row, 5, formula)

    sheet = marked(saved(write), problem("error", "缴存", "B2"))["缴存"]
    cells = [sheet.cell(row, 5) for row in range(10, 14)]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        ("=SUM(B2:B3)", "f"),
        *((formula, "s") for formula in reaching),
    ]
