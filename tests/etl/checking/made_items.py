"""Figures of a made-up file, and the warehouse they are checked against.

A figure stands in the sheet 表; what is not said of it makes it Guangzhou's of 2023, in 亿元.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from catalogue import catalogue
from etl.checking import Item, check
from etl.normalise import normalise
from etl.problems import PARTS, Place, Problem
from etl.records import READING_COLUMNS, Reading
from etl.stored import Stored
from tables import Faults, Row
from tests.small_data import READING, SmallData

KNOWN: Final = catalogue()
TODAY: Final = date(2026, 11, 22)
FIGURE: Final = {**READING, "period": "2023", "source": ""}


def item(cell: str, indicator: str, printed: str, /, *, heading: str = "", **cells: str) -> Item:
    """Make a figure from what is printed, such as `38.40 亿元`; its heading is its indicator."""
    value, _, unit = printed.partition(" ")
    growth = {"growth_unit": "%", "growth_basis": "printed"} if "growth" in cells else {}
    told = {**dict.fromkeys(READING_COLUMNS, ""), **FIGURE, **growth, **cells}
    told |= {"indicator": indicator, "value": value, "unit": unit}
    place = Place(start=int(cell), end=int(cell) + 5) if cell.isdigit() else Place("表", cell)
    year = int(told["period"][:4])
    faults = Faults()
    reading = Reading(Row("file.xlsx", 1, told), year, None)
    known = told["centre"] in KNOWN.centres
    observation = normalise(reading, KNOWN, faults) if known else None
    return Item(
        place=place,
        heading="" if cell.isdigit() else heading or indicator,
        centre=told["centre"],
        year=year,
        indicator=indicator,
        printed=printed,
        observation=observation,
        fault=faults.found[0] if faults.found else None,
    )


def figures(*lines: str, **cells: str) -> list[Item]:
    """Make a figure of each line `indicator value unit`, in C5, C6, …; `-1` behind an indicator
    puts it in the year before.
    """
    made = []
    for row, line in enumerate(lines, start=5):
        indicator, _, printed = line.partition(" ")
        before = {"period": "2022"} if indicator.endswith("-1") else {}
        made.append(item(f"C{row}", indicator.removesuffix("-1"), printed, **{**cells, **before}))
    return made


def problems_of(items: Iterable[Item], warehouse: Path) -> list[Problem]:
    """Check a file's figures against a warehouse; every problem found must have all its words."""
    listed = list(items)
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        stored = Stored(connection, {one.centre for one in listed})
        found = check(listed, stored, KNOWN, TODAY)
    for problem in found:
        said = [problem.says(part, tongue) for part in PARTS for tongue in ("zh", "en")]
        if not all(said) or any("{" in text for text in said):
            raise AssertionError(said)
    return found


def told(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Give the code and place of each problem."""
    return [(problem.code, problem.place.cell or str(problem.place)) for problem in problems]


def published(folder: Path, *lines: str, **cells: str) -> Path:
    """Build a warehouse that holds each line `indicator value unit` for Guangzhou in 2022."""
    small = SmallData(folder / "data", folder / "small.duckdb")
    small.source()
    for line in lines:
        indicator, value, unit = line.split()
        small.reading(**{"indicator": indicator, "value": value, "unit": unit, **cells})
    small.build()
    return small.file
