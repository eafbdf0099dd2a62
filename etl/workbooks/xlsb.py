"""What an .xlsb file tells beside its values: number formats, errors, merged cells, hidden parts.

Its parts are records, as [MS-XLSB] 2.1.4 and 2.4 describe them; the numbers below are theirs.
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator
from typing import Final

from etl.workbooks.markup import Attributes, local, walk
from etl.workbooks.number_formats import BUILT_IN, is_telling
from etl.workbooks.package import Package
from etl.workbooks.refusals import Refusal
from etl.workbooks.sheet_details import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_FILLED,
    Details,
    refuse_far_reach,
)
from etl.workbooks.workbook import Span

RELATIONS: Final = "xl/_rels/workbook.bin.rels"
ROW, COLUMNS, SHEET, SPAN = 0, 60, 156, 176
FORMAT, STYLE, FIRST_STYLE, LAST_STYLE = 44, 47, 617, 618
SMALL_NUMBER, ERROR, NUMBER, FORMULA_NUMBER, FORMULA_ERROR = 2, 3, 5, 9, 11
# Cells of all kinds save the blank one, whose number is 1.
CELLS: Final = range(2, 12)
HIDDEN_ROW: Final = 0x10
ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def xlsb_details(package: Package) -> dict[str, Details]:
    """Give the details of each sheet by name; raise Refusal."""
    try:
        formats = _formats(package)
        return {
            name: _details(package.part(part), formats)
            for name, part in _sheets(package)
            if part in package
        }
    except (struct.error, UnicodeDecodeError, IndexError):
        raise Refusal("damaged", found="xlsb") from None


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Give number and content of every record of a part."""
    at = 0
    while at < len(part):
        number, at = part[at], at + 1
        if number & 0x80:
            number, at = number & 0x7F | part[at] << 7, at + 1
        size = shift = 0
        more = 0x80
        while more and shift < 28:
            more = part[at] & 0x80
            size |= (part[at] & 0x7F) << shift
            shift, at = shift + 7, at + 1
        yield number, part[at : at + size]
        at += size


def _text(content: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<L", content, at)
    end = at + 4 + 2 * length
    return content[at + 4 : end].decode("utf-16-le"), end


def _sheets(package: Package) -> list[tuple[str, str]]:
    targets: dict[str, str] = {}

    def relation(name: str, attributes: Attributes) -> None:
        if local(name) == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            targets[attributes.get("Id", "")] = posixpath.normpath(path)

    walk(package.xml(RELATIONS), relation)
    sheets = []
    for number, content in records(package.part("xl/workbook.bin")):
        if number == SHEET:
            key, end = _text(content, 8)
            sheets.append((_text(content, end)[0], targets.get(key, "")))
    return sheets


def _formats(package: Package) -> dict[int, str]:
    """Give the number formats that say more than the value, by style."""
    if "xl/styles.bin" not in package:
        return {}
    codes: dict[int, str] = dict(BUILT_IN)
    styles: list[int] = []
    within = False
    for number, content in records(package.part("xl/styles.bin")):
        if number == FORMAT:
            codes[struct.unpack_from("<H", content)[0]] = _text(content, 2)[0]
        elif number in {FIRST_STYLE, LAST_STYLE}:
            within = number == FIRST_STYLE
        elif number == STYLE and within:
            styles.append(struct.unpack_from("<H", content, 2)[0])
    found = {style: codes.get(number, "") for style, number in enumerate(styles)}
    return {style: code for style, code in found.items() if code and is_telling(code)}


def _details(part: bytes, formats: dict[int, str]) -> Details:
    found = Details()
    row = 0
    for number, content in records(part):
        if number == ROW:
            row = struct.unpack_from("<L", content)[0] + 1
            if content[11] & HIDDEN_ROW:
                found.hidden_rows.add(row)
        elif number in CELLS:
            _take_cell(found, row, number, content, formats)
        elif number == COLUMNS:
            first, last = struct.unpack_from("<LL", content)
            if content[16] & 1:
                found.hidden_columns.update(range(first + 1, min(last + 1, LAST_COLUMN) + 1))
        elif number == SPAN:
            top, bottom, left, right = struct.unpack_from("<LLLL", content)
            found.spans.append(Span(top + 1, left + 1, bottom + 1, right + 1))
    refuse_far_reach(found.bottom, found.right, found.filled)
    return found.within_reach()


def _take_cell(
    found: Details, row: int, number: int, content: bytes, formats: dict[int, str]
) -> None:
    column, style = struct.unpack_from("<LL", content)
    place = row, column + 1
    if not (row <= LAST_ROW and column < LAST_COLUMN):
        raise Refusal("damaged", found="xlsb")
    found.take(place)
    if found.filled > MOST_FILLED:
        refuse_far_reach(found.bottom, found.right, found.filled)
    if number in {ERROR, FORMULA_ERROR}:
        found.errors[place] = ERRORS.get(content[8], "#N/A")
    elif number in {SMALL_NUMBER, NUMBER, FORMULA_NUMBER}:
        code = formats.get(style & 0xFFFFFF)
        if code:
            found.formats[place] = code
