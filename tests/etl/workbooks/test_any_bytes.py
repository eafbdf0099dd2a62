"""What a workbook holds reads as it was written, and any bytes at all are read or refused."""

from __future__ import annotations

import datetime as dt
from functools import cache

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.workbooks import Cell, UnreadableWorkbook, Workbook, is_workbook, read_workbook
from etl.workbooks.printed import say
from tests.etl.workbooks.made_workbooks import (
    FIRST_SHEET,
    MADE,
    part_of,
    saved,
    with_part,
)

# Words that a spreadsheet takes for nothing else: formulas and error values begin otherwise.
WORDS = st.text(alphabet="缴存额 中心aZ019.-%（）<&>\"'", min_size=1, max_size=12)
VALUES = st.one_of(
    WORDS.filter(lambda word: not word.isspace()),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    # As many digits as a spreadsheet keeps: the writer rounds to one more.
    st.floats(-1e12, 1e12, allow_subnormal=False).map(lambda value: float(f"{value:.15g}")),
    st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)),
)
PLACES = st.tuples(st.integers(1, 1_200), st.integers(1, 30) | st.integers(690, 710))
CODES = ("General", "0.00", "0.00%", '0.00"亿元"')


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(PLACES, st.tuples(VALUES, st.sampled_from(CODES)), min_size=1, max_size=30))
def test_any_cells_read_as_they_were_written(
    cells: dict[tuple[int, int], tuple[str | bool | float | dt.date, str]],
) -> None:
    book = openpyxl.Workbook()
    for (row, column), (value, code) in cells.items():
        written = book.worksheets[0].cell(row, column, value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            written.number_format = code
        else:
            cells[row, column] = value, ""
    read = {(cell.row, cell.column): cell for cell in _cells(saved(book))}
    assert read.keys() == cells.keys()
    for place, (value, code) in cells.items():
        cell = read[place]
        assert (cell.kind, cell.text, cell.suffix) == say(value, code)


def _cells(content: bytes) -> list[Cell]:
    return list(read_workbook(content, "表.xlsx").sheets[0].cells())


@cache
def made(kind: str) -> bytes:
    return MADE[kind]()


def read_or_refused(content: bytes, name: str) -> str:
    """Read it and walk through all that was read; any other failure is the test's."""
    is_workbook(content, name)
    try:
        book = read_workbook(content, name)
    except UnreadableWorkbook as refused:
        return f"{refused.reason}: {refused.says('en')}"
    assert isinstance(book, Workbook)
    for sheet in book.sheets:
        for cell in sheet.cells():
            assert sheet.cell(cell.row, cell.column) == cell
    return "read"


def flipped(content: bytes, flips: list[tuple[int, int]]) -> bytes:
    changed = bytearray(content)
    for place, byte in flips:
        changed[place % len(changed)] = byte
    return bytes(changed)


FLIPS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(FLIPS)
def test_a_package_with_bytes_changed_is_read_or_refused(flips: list[tuple[int, int]]) -> None:
    read_or_refused(flipped(made("xlsx"), flips), "表.xlsx")


@pytest.mark.parametrize(
    "part", [FIRST_SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
)
@settings(max_examples=40, deadline=None)
@given(flips=FLIPS)
def test_a_part_with_bytes_changed_is_read_or_refused(
    part: str, flips: list[tuple[int, int]]
) -> None:
    changed = flipped(part_of(made("xlsx"), part), flips)
    read_or_refused(with_part(made("xlsx"), part, changed), "表.xlsx")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_a_package_cut_anywhere_is_refused(place: int) -> None:
    content = made("xlsx")
    assert read_or_refused(content[: place % len(content)], "表.xlsx") != "read"


@pytest.mark.parametrize("kind", sorted(MADE.keys() - {"xlsx"}))
@settings(max_examples=12, deadline=None)
@given(flips=FLIPS)
def test_other_formats_with_bytes_changed_are_read_or_refused(
    kind: str, flips: list[tuple[int, int]]
) -> None:
    read_or_refused(flipped(made(kind), flips), f"表.{kind}")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    read_or_refused(content, name)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text(max_size=5), min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_text_of_columns_is_read_or_refused(rows: list[list[str]]) -> None:
    text = "\n".join(",".join(row) for row in rows)
    read_or_refused(text.encode("utf-8", "surrogatepass"), "a.csv")


def test_the_unchanged_files_are_read() -> None:
    assert {read_or_refused(made(kind), f"表.{kind}") for kind in MADE} == {"read"}
