"""Places of several figures: the range of a sheet that covers them, and their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from etl.problems import Place, Problem
from etl.workbooks.workbook import letters

CELL: Final = re.compile(r"([A-Z]{1,3})(\d+)", re.ASCII)
BASE: Final = 26


def covering(places: Sequence[Place]) -> Place:
    """Give the smallest range over cells of one sheet; the first place where one is no cell.

    >>> str(covering([Place("缴存", "C7"), Place("缴存", "C9")]))
    '缴存!C7:C9'
    """
    first = places[0]
    cells = [cell for place in places for cell in CELL.findall(place.cell)]
    if len(places) == 1 or not cells or any(not place.cell for place in places):
        return first
    columns = [_column(name) for name, _ in cells]
    rows = [int(row) for _, row in cells]
    ends = (f"{letters(min(columns))}{min(rows)}", f"{letters(max(columns))}{max(rows)}")
    return Place(first.sheet, ends[0] if ends[0] == ends[1] else ":".join(ends))


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * BASE + ord(letter) - ord("A") + 1
    return number


def in_file_order(problems: Iterable[Problem], sheets: Iterable[str]) -> list[Problem]:
    """Sort problems by sheet, as `sheets` lists them, row and column, or by place in a text."""
    rank = {sheet: number for number, sheet in enumerate(sheets)}

    def order(problem: Problem) -> tuple[int, int, int]:
        place = problem.place
        cell = CELL.match(place.cell)
        row, column = (int(cell[2]), _column(cell[1])) if cell else (place.start or 0, 0)
        return rank.get(place.sheet, len(rank)), row, column

    return sorted(problems, key=order)
