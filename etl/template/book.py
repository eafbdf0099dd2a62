"""The template put together: instructions, a sheet a group, and the hidden sheet that knows it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import Catalogue
from cell_text import write_text
from etl import workbook_look as look
from etl.stored import Stored
from etl.template import instructions, schema
from etl.template.columns import Group, groups_for
from etl.template.entering import write_centres
from etl.template.sheets import FIRST_COLUMN, HEAD_ROW, Filler, Given
from etl.template.styles import add_styles

# Names of centres told one by one in the instructions; more are only counted.
MOST_NAMES: Final = 6


def make(known: Catalogue, stored: Stored, centres: Sequence[str], year: int) -> bytes:
    """Make the template for these centres; raise KeyError for an unknown one."""
    chosen = [known.centres[centre] for centre in dict.fromkeys(centres)]
    groups = groups_for(known, stored, [centre.id for centre in chosen], (year - 1, year))
    book = Workbook()
    add_styles(book)
    first = book.worksheets[0]
    first.title = instructions.TITLE
    names = [centre.name.zh for centre in chosen]
    told = "、".join(names) if len(names) <= MOST_NAMES else f"{len(names)} 个中心"
    instructions.write(first, groups, told, year)
    hidden = book.create_sheet(schema.SHEET)
    write_centres(hidden, [centre.name.zh for centre in known.centres.values()])
    filler = Filler(known, stored, chosen, year)
    given: list[Given] = []
    for group in groups:
        given += filler.fill(book.create_sheet(group.name), group)
    _write_schema(hidden, groups, given, year)
    book.move_sheet(hidden, len(groups))
    book.active = 0
    first.sheet_view.tabSelected = True
    book.security = WorkbookProtection(lockStructure=True)
    book.properties.title = f"公积金对标 · {year} 年填报模板"
    book.properties.creator = look.AUTHOR
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_schema(
    sheet: Worksheet, groups: Sequence[Group], given: Sequence[Given], year: int
) -> None:
    heads = [
        (group.name, f"{get_column_letter(place)}{HEAD_ROW}", column.indicator.id, column.unit)
        for group in groups
        for place, column in enumerate(group.columns, start=FIRST_COLUMN)
    ]
    _write_row(sheet, 1, schema.HEADS_COLUMN, (schema.MARK, schema.VERSION))
    sheet.cell(1, schema.HEADS_COLUMN + 2, year)
    for row, (name, address, indicator, unit) in enumerate(heads, start=schema.FIRST_ROW):
        _write_row(sheet, row, schema.HEADS_COLUMN, (name, address, indicator, unit.printed))
    for row, one in enumerate(given, start=schema.FIRST_ROW):
        _write_row(sheet, row, schema.KNOWN_COLUMN, (one.sheet, one.cell, one.text))
    # Nobody can lay it open by a click: what is changed in it is no longer understood.
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True


def _write_row(sheet: Worksheet, row: int, column: int, texts: Sequence[str]) -> None:
    for place, text in enumerate(texts, start=column):
        write_text(look.cell_at(sheet, row, place), text)
