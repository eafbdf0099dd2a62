"""Our own template read back: its hidden sheet says which column holds which indicator.

It is trusted where the visible heading still says the same; elsewhere the heading is read as in any
workbook.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from catalogue import Catalogue
from etl.mapping.frames import Frame, Label, Role
from etl.mapping.grids import Block, Grid
from etl.mapping.headers import Part
from etl.mapping.hidden import SCHEMA_SHEET
from etl.mapping.vocabulary import Vocabulary
from etl.mapping.wording import say
from etl.problems import Place, Problem
from etl.workbooks.workbook import Sheet, Workbook

MARK: Final = "gjj-template"
ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
CENTRE_COLUMN: Final = 1
YEAR_COLUMN: Final = 2
Trusted = tuple[str, str]


@dataclass(slots=True)
class Schema:
    """The columns of figures of our template, by sheet and by the place of their header cell."""

    year: int | None
    columns: dict[str, dict[tuple[int, int], Trusted]] = field(default_factory=dict)


def schema_of(workbook: Workbook, known: Catalogue) -> Schema | None:
    """Give the schema that a workbook carries, None where it is no template of ours."""
    sheet = next((one for one in workbook.sheets if one.name == SCHEMA_SHEET), None)
    if sheet is None or _text(sheet, 1, 1) != MARK:
        return None
    year = _text(sheet, 1, 3)
    schema = Schema(int(year) if year.isdecimal() else None)
    for row in range(2, len(sheet.values) + 1):
        name, address, indicator, unit = (_text(sheet, row, column) for column in range(1, 5))
        place = ADDRESS.fullmatch(address)
        if place and indicator in known.indicators:
            at = int(place[2]), _column(place[1])
            schema.columns.setdefault(name, {})[at] = (indicator, unit)
    return schema


def template_frame(
    grid: Grid, columns: dict[tuple[int, int], Trusted], words: Vocabulary
) -> tuple[Frame | None, dict[int, Trusted], list[Problem]]:
    """Give a template sheet's table, what its columns surely are, and the headings changed."""
    head = min(row for row, _ in columns)
    body = [row for row in grid.rows if row > head and _centre_or_year(grid, row)]
    if not body or head not in grid.rows:
        return None, {}, []
    used = [
        column
        for column in grid.columns
        if column > YEAR_COLUMN
        and (grid.kind(head, column) or any(grid.kind(r, column) for r in body))
    ]
    part = Part(
        Block(grid, [head, *body], [CENTRE_COLUMN, YEAR_COLUMN, *used]), [], [head], None, body
    )
    heads = {c: [Label(grid.text(head, c), head, c)] if grid.text(head, c) else [] for c in used}
    roles: dict[int, Role] = {CENTRE_COLUMN: "centre", YEAR_COLUMN: "year"}
    sides = {row: _sides(grid, row, roles) for row in body}
    trusted, problems = _trusted(grid, columns, words)
    return Frame(part, heads, sides, roles), trusted, problems


def _trusted(
    grid: Grid, columns: dict[tuple[int, int], Trusted], words: Vocabulary
) -> tuple[dict[int, Trusted], list[Problem]]:
    """Tell the columns whose visible heading still says what the schema says from the others."""
    trusted: dict[int, Trusted] = {}
    problems: list[Problem] = []
    for (row, column), (indicator, unit) in columns.items():
        text = grid.text(row, column)
        said = say(text, words.units)
        meant = {sense.indicator for sense in words.meaning((said,)).senses}
        if indicator in meant and (unit in said.units or not unit):
            trusted[column] = indicator, unit
        elif row in grid.rows and column in grid.columns:
            name = words.known.indicators[indicator].says("name", "zh")
            details = {"heading": text, "expected": f"{name}（{unit}）" if unit else name}
            cell = grid.cell(row, column)
            place = Place(grid.sheet.name, cell.address if cell else "")
            problems.append(Problem("template_changed", place, details, indicator=indicator))
    return trusted, problems


def _sides(grid: Grid, row: int, roles: dict[int, Role]) -> list[Label]:
    labels = (Label(grid.text(row, c), row, c, role) for c, role in roles.items())
    return [label for label in labels if label.text]


def _centre_or_year(grid: Grid, row: int) -> bool:
    return bool(grid.kind(row, CENTRE_COLUMN) or grid.kind(row, YEAR_COLUMN))


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.cell(row, column)
    return cell.text.strip() if cell else ""


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
