"""What an .ods file tells beside its values: how numbers are shown, errors, merged cells, hidden
rows and columns, formulas without a value.

Each cell holds its shown text, which stands in for a number format: `3.28%` of 0.0328.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from etl.workbooks.markup import Attributes, local, walk
from etl.workbooks.number_formats import LONGEST_UNIT, MOST_DECIMALS
from etl.workbooks.package import Package
from etl.workbooks.printed import as_kept
from etl.workbooks.refusals import Refusal
from etl.workbooks.sheet_details import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_FILLED,
    Details,
    refuse_far_reach,
)
from etl.workbooks.workbook import Span

MANIFEST: Final = "META-INF/manifest.xml"
NUMBERS: Final = frozenset({"float", "percentage", "currency"})
CELLS: Final = frozenset({"table-cell", "covered-table-cell"})
# Within a cell or beside the tables: texts and cells that are not the sheet's.
ASIDE: Final = frozenset({"annotation", "tracked-changes", "shapes", "dde-links"})
SHOWN: Final = re.compile(r"(-?\d[\d,]*(?:\.(\d+))?)\s*([^\d\s][^\d]*)?")


def ods_details(package: Package) -> dict[str, Details]:
    """Give the details of each sheet by name; raise Refusal."""
    if MANIFEST in package and b"encryption-data" in package.part(MANIFEST):
        raise Refusal("encrypted")
    reader = _Reader()
    walk(package.xml("content.xml"), reader.start, end=reader.end, text=reader.text)
    for found in reader.sheets.values():
        refuse_far_reach(found.bottom, found.right, found.filled)
    return {name: found.within_reach() for name, found in reader.sheets.items()}


def code_of(value: str, kind: str, text: str) -> str:
    """Give the number format under which a value shows as this text, empty where none is found.

    >>> code_of("0.0328", "percentage", "3.28%"), code_of("38.4", "float", "38.40亿元")
    ('0.00%', '0.00"亿元"')
    """
    found = SHOWN.fullmatch(text.strip())
    if not found or len(found[2] or "") > MOST_DECIMALS:
        return ""
    percent = kind == "percentage"
    unit = (found[3] or "").strip()
    decimals = len(found[2] or "")
    try:
        kept = as_kept(Decimal(value)).scaleb(2 if percent else 0)
        if f"{kept:.{decimals}f}" != found[1].replace(",", "") or (percent and unit != "%"):
            return ""
    except InvalidOperation:
        return ""
    code = "0." + "0" * decimals if decimals else "0"
    if percent:
        return code + "%"
    sound = unit and len(unit) <= LONGEST_UNIT and '"' not in unit
    return f'{code}"{unit}"' if sound else code


class _Reader:
    """The handlers of one walk through the tables."""

    def __init__(self) -> None:
        self.sheets: dict[str, Details] = {}
        self._found = Details()
        self._row = self._column = self._rows = self._aside = 0
        self._cell: Attributes | None = None
        self._shown: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        tag = local(name)
        if tag in ASIDE:
            self._aside += 1
        if self._aside:
            return
        told = {local(key): value for key, value in attributes.items()}
        told["formula-type"] = attributes.get("calcext:value-type", "")
        if tag == "table":
            self._found = self.sheets[told.get("name", "")] = Details()
            self._row = self._column = self._rows = 0
        elif tag == "table-column":
            first, self._column = self._column + 1, self._column + _times(told, "columns")
            if told.get("visibility", "visible") != "visible":
                last = min(self._column, LAST_COLUMN)
                self._found.hidden_columns.update(range(first, last + 1))
        elif tag == "table-row":
            self._open_row(told)
        elif tag in CELLS:
            self._cell, self._shown = told, []

    def text(self, piece: str) -> None:
        if self._cell is not None and not self._aside:
            self._shown.append(piece)

    def end(self, name: str) -> None:
        tag = local(name)
        if tag in ASIDE:
            self._aside -= 1
        elif tag in CELLS and self._cell is not None and not self._aside:
            self._close_cell(self._cell)
            self._cell = None

    def _open_row(self, told: Attributes) -> None:
        first = self._row + self._rows
        self._row, self._rows, self._column = first, _times(told, "rows"), 0
        if told.get("visibility", "visible") != "visible":
            last = min(first + self._rows, LAST_ROW)
            self._found.hidden_rows.update(range(first + 1, last + 1))

    def _close_cell(self, told: Attributes) -> None:
        first, self._column = self._column, self._column + _times(told, "columns")
        shown = "".join(self._shown)
        kind = told.get("value-type", "")
        if not (kind or shown or "formula" in told):
            return
        for row in range(self._row + 1, self._row + self._rows + 1):
            for column in range(first + 1, self._column + 1):
                self._found.take((row, column))
                if self._found.filled > MOST_FILLED:
                    refuse_far_reach(self._found.bottom, self._found.right, MOST_FILLED + 1)
                self._note((row, column), kind, told, shown)

    def _note(self, place: tuple[int, int], kind: str, told: Attributes, shown: str) -> None:
        if told["formula-type"] == "error" or (kind == "string" and shown.startswith("#")):
            if "formula" in told:
                self._found.errors[place] = shown[:20]
        elif "formula" in told and not kind:
            self._found.pending.add(place)
        elif kind in NUMBERS:
            code = code_of(told.get("value", ""), kind, shown)
            if code not in {"", "0"}:
                self._found.formats[place] = code
        wide, high = _times(told, "columns", "spanned"), _times(told, "rows", "spanned")
        if wide > 1 or high > 1:
            row, column = place
            self._found.spans.append(Span(row, column, row + high - 1, column + wide - 1))


def _times(told: Attributes, what: str, how: str = "repeated") -> int:
    text = told.get(f"number-{what}-{how}", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 8):
        raise Refusal("damaged", found="ods")
    return int(text)
