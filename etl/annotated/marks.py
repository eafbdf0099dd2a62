"""Problems marked at their cells: filled by level, with a comment that says what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING, Final

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from cell_text import writable
from etl import workbook_look as look
from etl.annotated.words import WORDS
from etl.problems import LEVELS

if TYPE_CHECKING:
    from etl.problems import Place, Problem

# Light enough for black figures, and no colour that office programs offer by themselves.
FILLS: Final = {"error": "F9C9C6", "warning": "FBDFB1", "note": "CBE1F8"}
# The line that parts the analyst's own comment from ours, by which ours is known again.
PARTING: Final = f"── {look.AUTHOR} ──"
# A program may be slow with many more; past it cells are filled and stand in the list.
MOST_COMMENTS: Final = 5_000
# As many cells of one problem are filled: a whole column of a national workbook.
MOST_CELLS: Final = 5_000
# The longest text that a cell or comment may hold.
LONGEST: Final = 32_000

Area = tuple[int, int, int, int]
# A sheet's name, a row and a column.
Spot = tuple[str, int, int]


def mark(sheets: Mapping[str, Worksheet], problems: Sequence[Problem], language: str) -> None:
    """Fill the cells of every problem that has some, and comment the first of each."""
    texts: dict[Spot, list[str]] = {}
    levels: dict[Spot, str] = {}
    ends = {name: (sheet.max_row, sheet.max_column) for name, sheet in sheets.items()}
    for problem in sorted(problems, key=lambda one: LEVELS.index(one.level)):
        name, area = problem.place.sheet, area_of(problem.place)
        if area is None or name not in sheets:
            continue
        spots = [
            (name, *_head(sheets[name], row, column)) for row, column in _cells(area, *ends[name])
        ]
        for spot in spots:
            levels.setdefault(spot, problem.level)
        texts.setdefault(spots[0], []).append(_told(problem, language))
    fills = {level: PatternFill("solid", fgColor=color) for level, color in FILLS.items()}
    for (name, row, column), level in levels.items():
        sheets[name].cell(row, column).fill = fills[level]
    for (name, row, column), told in islice(texts.items(), MOST_COMMENTS):
        _comment(sheets[name].cell(row, column), "\n\n".join(told))


def area_of(place: Place) -> Area | None:
    """Give first row and column, last row and column of a place; None where it names no cell."""
    try:
        left, top, right, bottom = range_boundaries(place.cell)
    except (ValueError, TypeError):
        return None
    return (top, left, bottom, right) if left and top and right and bottom else None


def _cells(area: Area, last_row: int, last_column: int) -> Iterator[tuple[int, int]]:
    """Give the cells of an area as far as the sheet goes, the first in any case."""
    top, left, bottom, right = area
    rows = range(top, max(min(bottom, last_row), top) + 1)
    columns = range(left, max(min(right, last_column), left) + 1)
    return islice(product(rows, columns), MOST_CELLS)


def _head(sheet: Worksheet, row: int, column: int) -> tuple[int, int]:
    """Give the cell itself, or the first of the merged cells that it is part of."""
    if isinstance(sheet.cell(row, column), MergedCell):
        for span in sheet.merged_cells.ranges:
            if span.min_row <= row <= span.max_row and span.min_col <= column <= span.max_col:
                return span.min_row, span.min_col
    return row, column


def _told(problem: Problem, language: str) -> str:
    words = WORDS[language]
    title = problem.says("title", language)
    parts = ((part, problem.says(part, language)) for part in ("found", "expected", "fix"))
    said = [f"{words[part]}{words['colon']}{text}" for part, text in parts if text]
    return "\n".join([f"【{words[problem.level]}】{title}", *said])


def _comment(cell: Cell | MergedCell, told: str) -> None:
    if isinstance(cell, MergedCell):
        return
    own = cell.comment.text.partition(PARTING)[0].rstrip() if cell.comment else ""
    parts = [own, PARTING, told] if own else [PARTING, told]
    cell.comment = look.comment(writable("\n".join(parts))[:LONGEST])


def unmark(sheet: Worksheet) -> None:
    """Take fills and comments of an earlier marked copy away; the analyst's comments stay."""
    marks = {f"00{color}" for color in FILLS.values()}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.has_style and cell.fill.fgColor.rgb in marks:
                cell.fill = PatternFill()
            if isinstance(cell, Cell) and cell.comment and PARTING in cell.comment.text:
                own = cell.comment.text.partition(PARTING)[0].rstrip()
                cell.comment = look.comment(own) if own else None
