"""A workbook as it was read: sheets of cells as the analyst sees them, nothing yet understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from etl.problems import Problem
from etl.workbooks.printed import say

Kind = Literal["number", "text", "date", "bool", "error", "pending"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell; rows and columns count from 1.

    `text` is what it says: a number's digits without separators and padded to the decimals its
    format shows (`38.40`), with `%` where the format is a percent (`3.28%`); a date as ISO.
    `suffix` is a unit that the number format prints behind the number, such as `亿元` or `‰`.
    `pending` is a formula whose value was never saved.
    """

    row: int
    column: int
    kind: Kind
    text: str
    suffix: str = ""

    @property
    def address(self) -> str:
        """Give the address as a spreadsheet writes it: `C7`."""
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Span:
    """A block of merged cells, from first to last row and column, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """A sheet: what calamine gives, and what openpyxl adds where the file has it.

    `values[r][c]` is row r+1, column c+1 as calamine gives it, `""` for an empty cell. `formats`
    are the number formats that say more than the value, `pending` the formulas without a saved
    value and `errors` the error values (`#N/A`), all by (row, column) from 1; `values` has `""`
    for the last two. Spans and hidden rows and columns reach no further than `values`.
    Of a sheet that could not be `examined` only the values are known.
    """

    name: str
    values: list[list[object]]
    hidden: bool = False
    merged: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    pending: frozenset[tuple[int, int]] = frozenset()
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    examined: bool = True

    def cell(self, row: int, column: int) -> Cell | None:
        """Give the cell at a row and column from 1, or None where it is empty."""
        if not (0 < row <= len(self.values) and 0 < column <= len(self.values[row - 1])):
            return None
        return self._cell(row, column, self.values[row - 1][column - 1])

    def cells(self) -> Iterator[Cell]:
        """Give the filled cells, row by row."""
        unvalued = {row for row, _ in (*self.pending, *self.errors)}
        for row, values in enumerate(self.values, 1):
            for column, value in enumerate(values, 1):
                if value != "" or row in unvalued:
                    found = self._cell(row, column, value)
                    if found is not None:
                        yield found

    def _cell(self, row: int, column: int, value: object) -> Cell | None:
        place = row, column
        if place in self.pending:
            return Cell(row, column, "pending", "")
        if place in self.errors:
            return Cell(row, column, "error", self.errors[place])
        said = say(value, self.formats.get(place, ""))
        return None if said is None else Cell(row, column, *said)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file read; `problems` are what reading already found, such as formulas without a value."""

    name: str
    kind: str
    sha256: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()


def letters(column: int) -> str:
    """Give a column's letters.

    >>> letters(28)
    'AB'
    """
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
