"""The first sheet of the template: how to fill it in, in Chinese, and what its colours mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from openpyxl.styles import Protection
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import FOLDER
from cell_text import write_text
from etl import workbook_look as look
from etl.template.columns import Group
from tables import read_table

TITLE: Final = "填写说明"
TEXT_COLUMNS: Final = 104
# Headings and their sentences; {year} and {past} stand for the years of the template.
WORDS: Final = FOLDER.parent / "words" / "template.csv"
# Style, sample and meaning; no sample is a number, which would be read as somebody's figure.
LEGEND: Final = (
    ("填写", "", "请填写"),
    ("已知", "示例", "已有的数，可以改"),
    ("上年", "示例", "上年的数，只供对照"),
)


def write(sheet: Worksheet, groups: Sequence[Group], names: str, year: int) -> None:
    """Write the instructions for these sheets; `names` tells the centres."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = look.GREY_INK
    sheet.column_dimensions["A"].width = 3
    sheet.column_dimensions["B"].width = 18
    sheet.column_dimensions["C"].width = TEXT_COLUMNS - 18
    row = _write(sheet, 1, f"住房公积金年度数据 · {year} 年", "标题")
    row = _write(sheet, row, f"{TITLE} · {names}", "说明")
    rows = read_table(WORDS, ("heading", "sentence"))
    for heading, sentences in groupby(rows, lambda line: line["heading"]):
        row = _write(sheet, row + 1, heading, "小标题")
        for line in sentences:
            row = _write(sheet, row, line["sentence"].format(year=year, past=year - 1), "正文")
    row = _write_legend(sheet, _write(sheet, row + 1, "颜色", "小标题"))
    row = _write_links(sheet, groups, _write(sheet, row + 1, "工作表", "小标题"))
    sheet.print_area = f"A1:C{row}"
    look.set_page(sheet)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def _write(sheet: Worksheet, row: int, text: str, style: str) -> int:
    """Write a text over the width of the page; give the row below it."""
    write_text(look.cell_at(sheet, row, 2, style), text)
    sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
    heights = {"标题": 30.0, "小标题": 24.0}
    lines = look.lines_of(text, TEXT_COLUMNS - 4)
    sheet.row_dimensions[row].height = heights.get(style, lines * look.LINE_HEIGHT + 3)
    return row + 1


def _write_legend(sheet: Worksheet, row: int) -> int:
    for style, sample, meaning in LEGEND:
        shown = look.cell_at(sheet, row, 2, style)
        write_text(shown, sample)
        shown.protection = Protection(locked=True)
        write_text(look.cell_at(sheet, row, 3, "正文"), f"  {meaning}")
        sheet.row_dimensions[row].height = look.LINE_HEIGHT + 3
        row += 1
    return row


def _write_links(sheet: Worksheet, groups: Sequence[Group], row: int) -> int:
    for group in groups:
        cell = look.cell_at(sheet, row, 2, "链接")
        write_text(cell, group.name)
        cell.hyperlink = Hyperlink(
            ref=cell.coordinate,
            location=f"{quote_sheetname(group.name)}!A1",
            display=group.name,
        )
        names = "、".join(column.indicator.says("short", "zh") for column in group.columns)
        write_text(look.cell_at(sheet, row, 3, "正文"), names)
        sheet.row_dimensions[row].height = (
            look.lines_of(names, TEXT_COLUMNS - 22) * look.LINE_HEIGHT + 3
        )
        row += 1
    return row
