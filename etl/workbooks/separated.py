"""A .csv file as a sheet: its encoding, its separator, and which of its words are numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from etl.documents.plain import decode_plain
from etl.documents.refusals import Refusal as UndecodedText
from etl.workbooks.refusals import Refusal
from etl.workbooks.sheet_details import MOST_FILLED, refuse_far_reach
from etl.workbooks.workbook import Sheet

SEPARATORS: Final = ",;\t"
# Lines by which the separator is told.
SAMPLE: Final = 30
NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,20})(?:\.\d{1,30})?", re.ASCII)
LONGEST_CELL: Final = 20_000_000
REASONS: Final = {"blank": "blank", "binary": "binary", "garbled": "garbled"}


def read_separated(content: bytes, name: str) -> Sheet:
    """Read text of columns; a plain number keeps its digits as a Decimal. Raise Refusal."""
    try:
        text = decode_plain(content)
    except UndecodedText as refusal:
        raise Refusal(REASONS.get(refusal.reason, "encoding")) from None
    # The whole process has one limit; the file's own is the only one meant.
    csv.field_size_limit(LONGEST_CELL)
    rows = list(_rows(text))
    width = max(map(len, rows), default=0)
    filled = sum(len(row) - row.count("") for row in rows)
    if not filled:
        raise Refusal("blank")
    refuse_far_reach(len(rows), width, filled)
    for row in rows:
        row.extend([""] * (width - len(row)))
    return Sheet(name, rows)


def _rows(text: str) -> Iterator[list[object]]:
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    seen = 0
    try:
        for row in reader:
            seen += len(row)
            if seen > 10 * MOST_FILLED:
                refuse_far_reach(reader.line_num, len(row), seen)
            yield [_value(word) for word in row]
    except csv.Error:
        raise Refusal("damaged", found="csv") from None


def _separator(text: str) -> str:
    """Give the separator that splits the first lines into most columns, a comma where none does."""
    start = "\n".join(text[:100_000].splitlines()[:SAMPLE])

    def columns(separator: str) -> int:
        try:
            rows = list(csv.reader(io.StringIO(start, newline=""), delimiter=separator))
        except csv.Error:
            return 0
        widths = [len(row) for row in rows if row]
        return sum(widths) if widths and max(widths) > 1 else 0

    return max(SEPARATORS, key=columns)


def _value(word: str) -> object:
    bare = word.strip()
    return Decimal(bare) if NUMBER.fullmatch(bare) else word
