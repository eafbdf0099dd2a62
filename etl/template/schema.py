"""The hidden sheet by which a filled template is known again, and what it was made with.

Row 1: mark, version, year. From row 2: in A–D a row per column of figures (sheet, address of its
head, indicator, printed unit); in F–H, apart from these, a row per figure that was filled in when
the template was made (sheet, address, the figure as printed); in J the centres of the drop-downs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from etl.problems import Place

if TYPE_CHECKING:
    from etl.workbooks.workbook import Sheet, Workbook

SHEET: Final = "_gjj"
MARK: Final = "gjj-template"
# Raised when a filled template of the older kind could no longer be read by the same rules.
VERSION: Final = "1"
HEADS_COLUMN: Final = 1
KNOWN_COLUMN: Final = 6
CENTRES_COLUMN: Final = 10
FIRST_ROW: Final = 2


def untouched(workbook: Workbook) -> frozenset[Place]:
    """Give the cells that still say what the template was given for them.

    They are no new reading: their figure was known, from the source named in their comment. A
    workbook that is no template has none.
    """
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    schema = sheets.get(SHEET)
    if schema is None or _text(schema, 1, HEADS_COLUMN) != MARK:
        return frozenset()
    given = {}
    for row in range(FIRST_ROW, len(schema.values) + 1):
        name, address, text = (_text(schema, row, KNOWN_COLUMN + n) for n in range(3))
        if name in sheets and address:
            given[(name, address)] = text
    texts = {
        (name, cell.address): cell.text
        for name in {name for name, _ in given}
        for cell in sheets[name].cells()
        if (name, cell.address) in given
    }
    return frozenset(Place(*key) for key, text in texts.items() if text == given[key])


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.cell(row, column)
    return cell.text if cell else ""
