"""Hidden sheets, rows and columns: which were left out, and how many numbers stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from etl.mapping.grids import NUMBER, YEAR, Grid, visible
from etl.mapping.mapped import LeftOut
from etl.mapping.wording import Units
from etl.workbooks.workbook import Sheet, letters

# The sheet in which our own template keeps its schema.
SCHEMA_SHEET: Final = "_gjj"


def left_out(sheet: Sheet, included: Sequence[str], units: Units) -> Iterator[LeftOut]:
    """Give the hidden parts of a sheet that are not to be read."""
    if sheet.name == SCHEMA_SHEET:
        return
    grid = visible(sheet, units, rows=True, columns=True)
    key = f"sheet:{sheet.name}"
    if sheet.hidden and key not in included:
        numbers = _numbers(grid, grid.rows, grid.columns)
        yield LeftOut(key, "sheet", sheet.name, sheet.name, numbers)
        return
    rows = [row for row in grid.rows if row in sheet.hidden_rows]
    key = f"rows:{sheet.name}"
    if rows and key not in included:
        yield LeftOut(key, "rows", sheet.name, _runs(rows, str), _numbers(grid, rows, grid.columns))
    columns = [column for column in grid.columns if column in sheet.hidden_columns]
    key = f"columns:{sheet.name}"
    if columns and key not in included:
        numbers = _numbers(grid, grid.rows, columns)
        yield LeftOut(key, "columns", sheet.name, _runs(columns, letters), numbers)


def read_grid(sheet: Sheet, included: Sequence[str], units: Units) -> Grid | None:
    """Give the cells of a sheet to read, None for a hidden sheet that is not included."""
    if sheet.name == SCHEMA_SHEET or (sheet.hidden and f"sheet:{sheet.name}" not in included):
        return None
    return visible(
        sheet,
        units,
        rows=f"rows:{sheet.name}" in included,
        columns=f"columns:{sheet.name}" in included,
    )


def _numbers(grid: Grid, rows: Iterable[int], columns: Sequence[int]) -> int:
    kinds = (grid.kind(row, column) for row in rows for column in columns)
    return sum(kind in (NUMBER, YEAR) for kind in kinds)


def _runs(places: list[int], name: Callable[[int], str]) -> str:
    """Write places as runs: 3–5, 9."""
    starts = [places[0], *(b for a, b in pairwise(places) if b != a + 1)]
    ends = [*(a for a, b in pairwise(places) if b != a + 1), places[-1]]
    spans = zip(starts, ends, strict=True)
    return ", ".join(name(a) if a == b else f"{name(a)}–{name(b)}" for a, b in spans)
