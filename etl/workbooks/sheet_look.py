"""A cheap look at a sheet's XML: what a thorough reading must find, and whether it is a plain one.

The look errs on the side of more reading. A sheet that is not plain is read in a child process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# A cell within ZZ999 whose address stands where every program writes it. Sheets of these alone
# make a grid of 700,000 cells at most, so they may be read here.
ODD_CELL: Final = re.compile(rb'<c(?=[\s/>])(?! r="[A-Z]{1,2}\d{1,3}")')
PREFIXED: Final = re.compile(rb":(?:c|row|sheetData)[\s/>]")
# The shortest cell, `<c r="A1"><v>1</v></c>`; so few sheets need counting.
CELL_BYTES: Final = 22
END_OF_CELLS: Final = b"</sheetData>"
FORMULA: Final = re.compile(rb"<f[\s/>]")
HIDDEN: Final = re.compile(rb'hidden="(?!0|false)')
ERROR: Final = re.compile(rb' t="e"')
STYLED: Final = b' s="'
STYLE: Final = re.compile(rb' s="(\d+)"')
STRING_ENDS: Final = re.compile(rb"</(?:\w+:)?si>")
# What is unpacked and read in this process; a national workbook has 2 MB.
PLAIN_BYTES: Final = 32_000_000
# A formatted cell without a value, and a row of none.
EMPTY_CELL: Final = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"(?: (?:s|t)="\w{1,6}")*\s?/>')
EMPTY_ROW: Final = re.compile(rb"<row [^<>]*(?:/>|>\s*</row>)")
PIECE_BYTES: Final = 4_000_000
PLACED: Final = re.compile(rb'<c(?=[\s/>])(?! r=")')
# A count the library believes and reserves memory for.
LARGE_COUNT: Final = re.compile(rb"ount\s*=\s*[\"'](?!\d{0,6}[\"'])")
ERROR_VALUE: Final = re.compile(
    rb"""( t="e"[^<>]*>(?:<f[^<>]*>[^<]*</f>|<f[^<>]*/>)?<v>)#[^<]*(</v>)"""
)
# What shared strings may come to in all cells, in bytes.
MOST_TEXT: Final = 100_000_000


def is_plain(xml: bytes) -> bool:
    """Say whether a sheet's grid is sure to be small."""
    return not (ODD_CELL.search(xml) or PREFIXED.search(xml))


def are_few(xmls: list[bytes], cells: int) -> bool:
    """Say whether plain sheets hold no more than so many cells."""
    size = sum(map(len, xmls))
    return size <= cells * CELL_BYTES or sum(xml.count(b"<c ") for xml in xmls) <= cells


def has_spans(xml: bytes) -> bool:
    """Say whether a plain sheet has merged cells, for which the library reads it once more."""
    return b"mergeCell" in xml[xml.rfind(END_OF_CELLS) :]


def is_modest(strings: bytes, sheets: list[bytes]) -> bool:
    """Say whether shared strings stay small even if each cell has a copy of the longest."""
    if LARGE_COUNT.search(strings):
        return False
    longest = max(map(len, STRING_ENDS.split(strings)), default=0)
    return longest * sum(xml.count(b"<c ") for xml in sheets) <= MOST_TEXT if longest else True


def needs_details(xml: bytes, formats: dict[str, str]) -> bool:
    """Say whether a sheet has what the library does not tell: formats that say something,
    formulas, error values, hidden rows or columns.
    """
    if FORMULA.search(xml) or HIDDEN.search(xml):
        return True
    # Every error value begins with this sign, which is found sooner.
    if b"#" in xml and ERROR.search(xml):
        return True
    if not formats or STYLED not in xml:
        return False
    return any(style.decode() in formats for style in set(STYLE.findall(xml)))


def with_known_errors(xml: bytes) -> bytes:
    """Make one of all error values: the library refuses a file for one that it does not know."""
    return ERROR_VALUE.sub(rb"\1#N/A\2", xml)


def without_empty_cells(xml: bytes) -> bytes:
    """Leave out formatted cells and rows that hold nothing, of which a sheet may have a million."""
    if PLACED.search(xml):
        return xml
    return b"".join(EMPTY_ROW.sub(b"", EMPTY_CELL.sub(b"", piece)) for piece in _pieces(xml))


def _pieces(xml: bytes) -> Iterator[bytes]:
    """Cut a sheet before some of its rows, so that no more than a piece is held twice."""
    start = 0
    while start < len(xml):
        end = xml.find(b"<row", start + PIECE_BYTES)
        yield xml[start : end if end > 0 else len(xml)]
        start = end if end > 0 else len(xml)
