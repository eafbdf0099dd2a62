"""Data folders of a few rows, so that a reader of a test does its sums in the head.

The catalogue in them is a copy of the project's own; sources and readings are the test's.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb

from catalogue import FOLDER
from etl.build import Built, build
from etl.records import READING_COLUMNS, SOURCE_COLUMNS

SOURCE: Final = {
    "id": "report",
    "centre": "guangzhou",
    "title": "2022年年度报告",
    "publisher": "广州住房公积金管理中心",
    "published_on": "2023-03-31",
    "report_year": "2022",
    "collected_on": "2026-11-01",
}
READING: Final = {
    "source": "report",
    "centre": "guangzhou",
    "indicator": "deposits",
    "period": "2022",
    "value": "10",
    "unit": "亿元",
    "scope": "centre",
    "role": "actual",
}
GROWTH: Final = {"growth_unit": "%", "growth_basis": "printed"}

Cell = tuple[str, int, str]


class SmallData:
    """A data folder in the making and the warehouse built from it."""

    def __init__(self, folder: Path, file: Path) -> None:
        self.folder = folder
        self.file = file
        self.sources: list[dict[str, str]] = []
        self.readings: dict[str, list[dict[str, str]]] = {}
        shutil.copytree(FOLDER, folder / "catalogue")

    def source(self, **cells: str) -> None:
        """Add a source; what is not said is that of a plain annual report of Guangzhou."""
        self.sources.append({**SOURCE, **cells})

    def reading(self, file: str = "small.csv", /, **cells: str) -> None:
        """Add a reading; what is not said makes it deposits of 10 亿元 in 2022."""
        growth = GROWTH if "growth" in cells else {}
        self.readings.setdefault(file, []).append({**READING, **growth, **cells})

    def write(self) -> Path:
        """Write sources and readings into the folder and give it."""
        write_table(self.folder / "sources.csv", SOURCE_COLUMNS, self.sources or [dict(SOURCE)])
        (self.folder / "observations").mkdir(exist_ok=True)
        for name, rows in self.readings.items():
            write_table(self.folder / "observations" / name, READING_COLUMNS, rows)
        return self.folder

    def build(self) -> Built:
        """Build the warehouse from the folder."""
        return build(self.write(), self.file)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the built warehouse."""
        return rows_of(self.file, sql)

    def change(self, sql: str) -> None:
        """Change the built warehouse, putting a new file in its place as a build does."""
        fresh = Path(shutil.copy(self.file, self.file.with_suffix(".fresh")))
        with duckdb.connect(str(fresh)) as connection:
            connection.execute(sql)
        fresh.replace(self.file)

    def series(self) -> dict[Cell, dict[str, Any]]:
        """Build, and give the chosen figures by centre, year and indicator."""
        self.build()
        return series_of(self.file)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    """Write a CSV table whose missing cells are empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def rows_of(file: Path, sql: str) -> list[tuple[Any, ...]]:
    """Ask a warehouse file."""
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def series_of(file: Path) -> dict[Cell, dict[str, Any]]:
    """Give a warehouse's chosen figures by centre, year and indicator."""
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute("select * from series")
        names = [column[0] for column in found.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return {(row["centre_id"], row["year"], row["indicator_id"]): row for row in rows}
