"""A sheet of the template: a group of indicators over columns, two rows a centre.

What is known of a cell comes from `hints`, how it looks from `look`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import Catalogue, Centre
from cell_text import write_text
from etl import workbook_look as look
from etl.stored import Stored
from etl.template.columns import Column, Group
from etl.template.entering import add_centre_choice, add_number_checks
from etl.template.hints import Hint, hint_for

if TYPE_CHECKING:
    from openpyxl.cell import Cell

TITLE_ROW: Final = 1
NOTE_ROW: Final = 2
HEAD_ROW: Final = 4
FIRST_ROW: Final = HEAD_ROW + 1
FIRST_COLUMN: Final = 3
# Rows for centres that were not asked for, with their names in a drop-down.
SPARE_ROWS: Final = 3
NARROWEST: Final = 12
WIDEST: Final = 25
# A text where a number belongs, as pasting can bring it in past the check on entering.
NO_NUMBER_GROUND: Final = "FCE0B8"
NOTE: Final = (
    "白格填 {year} 年的数，单位见表头；灰底是已有的数，可以改；{past} 年只供对照。"
    "没有的留空，0 才填 0。"
)


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that a cell was given, as text with the digits that were printed."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class Filler:
    """What a sheet is filled from: the catalogue, what is stored, the centres and the year."""

    known: Catalogue
    stored: Stored
    centres: Sequence[Centre]
    year: int

    def fill(self, sheet: Worksheet, group: Group) -> Iterator[Given]:
        """Write a group's sheet; give the figures that stand in it."""
        _set_up(sheet)
        _write_top(sheet, group, self.year)
        last_row = HEAD_ROW + 2 * len(self.centres) + SPARE_ROWS
        for number, centre in enumerate(self.centres):
            row = FIRST_ROW + 2 * number
            yield from self._write_row(sheet, group, row, centre, self.year - 1)
            yield from self._write_row(sheet, group, row + 1, centre, self.year)
        for row in range(last_row - SPARE_ROWS + 1, last_row + 1):
            _write_spare(sheet, group, row)
        _set_widths(sheet, group, self.centres)
        add_number_checks(sheet, group, FIRST_COLUMN, FIRST_ROW, last_row)
        add_centre_choice(sheet, last_row - SPARE_ROWS + 1, last_row, self.year)
        _mark_texts(sheet, group, last_row)
        _select(sheet, f"{get_column_letter(FIRST_COLUMN)}{FIRST_ROW + bool(self.centres)}")

    def _write_row(
        self, sheet: Worksheet, group: Group, row: int, centre: Centre, year: int
    ) -> Iterator[Given]:
        past = year < self.year
        write_text(look.cell_at(sheet, row, 1, "上年中心" if past else "中心"), centre.name.zh)
        look.cell_at(sheet, row, 2, "上年中心" if past else "中心").value = year
        for place, column in enumerate(group.columns, start=FIRST_COLUMN):
            hint = hint_for(self.stored, self.known, column, centre.id, year)
            style = "上年" if past else "已知" if hint and hint.text else "填写"
            cell = look.cell_at(sheet, row, place, style)
            cell.number_format = column.pattern
            if hint:
                yield from _write_hint(sheet, cell, hint)


def _write_hint(sheet: Worksheet, cell: Cell, hint: Hint) -> Iterator[Given]:
    cell.comment = look.comment(hint.words)
    if hint.text:
        cell.value = Decimal(hint.text)
        cell.number_format = _as_printed(hint.text)
        yield Given(sheet.title, cell.coordinate, hint.text)


def _as_printed(text: str) -> str:
    """Give the number format that shows the digits of a text and no more."""
    decimals = len(text.partition(".")[2])
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _write_top(sheet: Worksheet, group: Group, year: int) -> None:
    write_text(look.cell_at(sheet, TITLE_ROW, 1, "标题"), f"{group.name} · {year} 年")
    write_text(look.cell_at(sheet, NOTE_ROW, 1, "说明"), NOTE.format(year=year, past=year - 1))
    sheet.row_dimensions[TITLE_ROW].height = 30
    sheet.row_dimensions[NOTE_ROW].height = 18
    sheet.row_dimensions[HEAD_ROW - 1].height = 6
    for place, text in enumerate(("中心", "年度"), start=1):
        write_text(look.cell_at(sheet, HEAD_ROW, place, "表头"), text)
    for place, column in enumerate(group.columns, start=FIRST_COLUMN):
        head = look.cell_at(sheet, HEAD_ROW, place, "表头")
        write_text(head, column.head)
        head.comment = look.comment(_meaning(column))


def _meaning(column: Column) -> str:
    says = column.indicator.says
    parts = (("定义", "definition"), ("算法", "formula_note"), ("口径", "caveats"))
    lines = [f"{title}：{text}" for title, what in parts if (text := says(what, "zh"))]
    return "\n".join([says("name", "zh"), f"单位：{column.unit.printed}", *lines])


def _write_spare(sheet: Worksheet, group: Group, row: int) -> None:
    look.cell_at(sheet, row, 1, "自选")
    look.cell_at(sheet, row, 2, "自选")
    for place, column in enumerate(group.columns, start=FIRST_COLUMN):
        look.cell_at(sheet, row, place, "填写").number_format = column.pattern


def _set_widths(sheet: Worksheet, group: Group, centres: Sequence[Centre]) -> None:
    names = [look.width_of(centre.name.zh) for centre in centres]
    sheet.column_dimensions["A"].width = max([NARROWEST, *(name + 4 for name in names)])
    sheet.column_dimensions["B"].width = 8
    most_lines = 1
    for place, column in enumerate(group.columns, start=FIRST_COLUMN):
        width, lines = look.head_width(column.head, NARROWEST, WIDEST)
        sheet.column_dimensions[get_column_letter(place)].width = width
        most_lines = max(most_lines, lines)
    sheet.row_dimensions[HEAD_ROW].height = most_lines * look.LINE_HEIGHT + 8
    for row in range(FIRST_ROW, sheet.max_row + 1):
        sheet.row_dimensions[row].height = look.LINE_HEIGHT + 3


def _set_up(sheet: Worksheet) -> None:
    view = sheet.sheet_view
    view.showGridLines = False
    view.tabSelected = False
    sheet.freeze_panes = f"{get_column_letter(FIRST_COLUMN)}{FIRST_ROW}"
    sheet.sheet_properties.tabColor = look.BLUE
    look.set_page(sheet)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.print_title_cols = "A:B"
    guard = sheet.protection
    guard.sheet = True
    # Widths, heights and decimals are hers to choose: what a cell shows is what it says.
    guard.formatCells = guard.formatColumns = guard.formatRows = False


def _mark_texts(sheet: Worksheet, group: Group, last_row: int) -> None:
    first = f"{get_column_letter(FIRST_COLUMN)}{FIRST_ROW}"
    last = f"{get_column_letter(FIRST_COLUMN + len(group.columns) - 1)}{last_row}"
    style = DifferentialStyle(fill=PatternFill("solid", bgColor=NO_NUMBER_GROUND))
    rule = Rule(type="expression", dxf=style, formula=[f"ISTEXT({first})"])
    sheet.conditional_formatting.add(f"{first}:{last}", rule)


def _select(sheet: Worksheet, address: str) -> None:
    """Let typing start at the first cell to fill in."""
    for selection in sheet.sheet_view.selection:
        if selection.pane == "bottomRight":
            selection.activeCell = selection.sqref = address
