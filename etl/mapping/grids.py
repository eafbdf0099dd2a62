"""The visible cells of a sheet, and the blocks of them that blank rows and columns set apart.

What a block's cells mean is left to `frames`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from etl.mapping.numerals import FIRST_YEAR, LAST_YEAR, kind_of_text
from etl.mapping.wording import Units
from etl.workbooks.workbook import Cell, Sheet, letters

# Kinds of a cell at a glance: nothing, text, a year, a number, a mark for a missing one.
EMPTY: Final = ""
TEXT: Final = "text"
YEAR: Final = "year"
NUMBER: Final = "number"
MISSING: Final = "missing"
# No form merges more cells than this; a file made to exhaust memory may.
MOST_SPANNED: Final = 500_000


@dataclass(slots=True)
class Grid:
    """A sheet without its hidden rows and columns; `rows` and `columns` are those to read."""

    sheet: Sheet
    rows: list[int]
    columns: list[int]
    units: Units
    width: int
    origins: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    _kinds: dict[int, list[str]] = field(default_factory=dict)
    _unvalued: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row, column in (*self.sheet.pending, *self.sheet.errors):
            if row <= len(self.sheet.values) and column <= self.width:
                self._unvalued.setdefault(row, []).append(column)

    def kind(self, row: int, column: int) -> str:
        """Tell at a glance what stands in a cell of its own."""
        return self.kinds(row)[column - 1]

    def kinds(self, row: int) -> list[str]:
        """Give the kinds of all cells of a row, the hidden ones too."""
        found = self._kinds.get(row)
        if found is None:
            values = self.sheet.values[row - 1]
            found = [self._kind(value) for value in values]
            found.extend([EMPTY] * (self.width - len(found)))
            for column in self._unvalued.get(row, ()):
                found[column - 1] = NUMBER
            self._kinds[row] = found
        return found

    def _kind(self, value: object) -> str:
        if value == "":
            return EMPTY
        if isinstance(value, (float, Decimal)):
            return YEAR if FIRST_YEAR <= value <= LAST_YEAR and value == int(value) else NUMBER
        if isinstance(value, str):
            return kind_of_text(value, self.units)
        if isinstance(value, bool):
            return TEXT
        if isinstance(value, int):
            return YEAR if FIRST_YEAR <= value <= LAST_YEAR else NUMBER
        return YEAR if isinstance(value, date) else NUMBER

    def cell(self, row: int, column: int) -> Cell | None:
        """Give the cell at a row and column."""
        return self.sheet.cell(row, column)

    def text(self, row: int, column: int) -> str:
        """Give what a cell says, as a label; a date says its year where it means one."""
        cell = self.sheet.cell(*self.origins.get((row, column), (row, column)))
        if cell is None:
            return ""
        if cell.kind == "date" and cell.text[4:10] in ("-01-01", "-12-31"):
            return f"{cell.text[:4]}年"
        return cell.text + cell.suffix

    def spanned(self, row: int, column: int) -> bool:
        """Tell whether a cell belongs to merged cells."""
        return (row, column) in self.origins


@dataclass(slots=True)
class Block:
    """Rows and columns of a grid that belong together."""

    grid: Grid
    rows: list[int]
    columns: list[int]
    caption: list[str] = field(default_factory=list)

    def kinds(self, row: int) -> list[str]:
        """Give the kinds of a row's cells."""
        kinds = self.grid.kinds(row)
        return [kinds[column - 1] for column in self.columns]

    @property
    def range(self) -> str:
        """Give the first and the last cell: `A3:F17`."""
        first = f"{letters(self.columns[0])}{self.rows[0]}"
        last = f"{letters(self.columns[-1])}{self.rows[-1]}"
        return first if first == last else f"{first}:{last}"

    def has_numbers(self) -> bool:
        """Tell whether a number, or a mark for a missing one, stands anywhere in it."""
        kinds = list(map(self.kinds, self.rows))
        if any(NUMBER in row or MISSING in row for row in kinds):
            return True
        # Figures may all look like years; those of a header stand in one row.
        return sum(YEAR in row for row in kinds) > 1 or (len(kinds) > 1 and YEAR in kinds[-1])

    def headless(self) -> bool:
        """Tell whether its first row holds numbers already."""
        return NUMBER in self.kinds(self.rows[0])

    def labelled(self) -> bool:
        """Tell whether its first column holds labels rather than numbers."""
        kinds = [self.grid.kind(row, self.columns[0]) for row in self.rows]
        return kinds.count(TEXT) + kinds.count(YEAR) > kinds.count(NUMBER) + kinds.count(MISSING)

    def texts(self) -> list[str]:
        """Give what stands in it, row by row, each merged text once."""
        found: list[str] = []
        for row in self.rows:
            for column in self.columns:
                at = self.grid.origins.get((row, column), (row, column))
                if at == (row, column) and (text := self.grid.text(row, column)):
                    found.append(text)
        return found


def visible(sheet: Sheet, units: Units, *, rows: bool, columns: bool) -> Grid:
    """Give the cells of a sheet to read; `rows` and `columns` include the hidden ones.

    `units` are the printed units there are, so that 38.40亿元 is seen to be a number.
    """
    width = max(map(len, sheet.values), default=0)
    hidden_rows = frozenset() if rows else sheet.hidden_rows
    hidden_columns = frozenset() if columns else sheet.hidden_columns
    grid = Grid(
        sheet,
        [row for row in range(1, len(sheet.values) + 1) if row not in hidden_rows],
        [column for column in range(1, width + 1) if column not in hidden_columns],
        units,
        width,
    )
    left = MOST_SPANNED
    for span in sheet.merged:
        bottom, right = min(span.bottom, len(sheet.values)), min(span.right, width)
        left -= max(0, bottom - span.top + 1) * max(0, right - span.left + 1)
        if left < 0:
            break
        for row in range(span.top, bottom + 1):
            for column in range(span.left, right + 1):
                grid.origins[(row, column)] = (span.top, span.left)
    return grid


def blocks(grid: Grid) -> list[Block]:
    """Give the blocks that hold numbers, top down, each with the lines of text above it."""
    filled = {row: _filled(grid, row) for row in grid.rows}
    parts = _cut(grid, grid.rows, frozenset(grid.columns), filled)
    return _captioned(_joined(parts))


Filled = dict[int, list[int]]


def _filled(grid: Grid, row: int) -> list[int]:
    kinds, origins = grid.kinds(row), grid.origins
    if not origins:
        return [column for column in grid.columns if kinds[column - 1]]
    return [c for c in grid.columns if kinds[c - 1] or (row, c) in origins]


def _cut(grid: Grid, rows: Sequence[int], columns: frozenset[int], filled: Filled) -> list[Block]:
    """Cut at blank rows, then at blank columns, until nothing is left to cut."""
    inside = {row: [c for c in filled[row] if c in columns] for row in rows}
    bands = _runs(list(rows), {row for row in rows if inside[row]})
    if len(bands) > 1:
        return [part for band in bands for part in _cut(grid, band, columns, filled)]
    if not bands:
        return []
    used = {column for row in bands[0] for column in inside[row]}
    strips = _runs([column for column in grid.columns if column in columns], used)
    # A row by itself shows no column that is blank on purpose: a spaced table has many such rows.
    if len(strips) > 1 and len(bands[0]) > 1:
        return [part for s in strips for part in _cut(grid, bands[0], frozenset(s), filled)]
    return [Block(grid, list(bands[0]), [column for strip in strips for column in strip])]


def _runs(places: list[int], used: set[int]) -> list[list[int]]:
    """Give the runs of neighbouring places that are used."""
    runs: list[list[int]] = [[]]
    for place in places:
        if place in used:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _joined(parts: list[Block]) -> list[Block]:
    """Join what a blank row or column inside one table has parted."""
    joined: list[Block] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and part.has_numbers() and (_beside(before, part) or _below(before, part)):
            _join(before, part)
        else:
            joined.append(part)
    return joined


def _beside(before: Block, part: Block) -> bool:
    """Tell whether a block is the rest of the table on its left: it has no labels of its own."""
    rows_shared = not set(before.rows).isdisjoint(part.rows)
    right = part.columns[0] > before.columns[-1]
    return rows_shared and right and before.labelled() and not part.labelled()


def _below(before: Block, part: Block) -> bool:
    """Tell whether a block goes on with the table above it, or has its header there."""
    under = part.rows[0] > before.rows[-1]
    if not under or not part.headless() or not _share_columns(before, part):
        return False
    return before.has_numbers() or sum(map(bool, before.kinds(before.rows[-1]))) > 1


def _share_columns(before: Block, part: Block) -> bool:
    shared = set(before.columns) & set(part.columns)
    return len(shared) * 2 >= min(len(before.columns), len(part.columns)) and len(shared) > 1


def _join(before: Block, part: Block) -> None:
    rows = {*before.rows, *part.rows}
    columns = {*before.columns, *part.columns}
    before.rows = [row for row in before.grid.rows if min(rows) <= row <= max(rows)]
    before.columns = [c for c in before.grid.columns if min(columns) <= c <= max(columns)]


def _captioned(parts: list[Block]) -> list[Block]:
    """Give the blocks with numbers; those without are captions of what follows them."""
    found: list[Block] = []
    caption: list[str] = []
    fresh = False
    for part in parts:
        if part.has_numbers():
            part.caption = caption
            found.append(part)
            fresh = False
        else:
            caption = [*caption, *part.texts()] if fresh or not found else part.texts()
            fresh = True
    return found
