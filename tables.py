"""The project's own CSV tables, read with every fault named by file, row and column.

A base module: what the columns mean is left to `catalogue` and `etl`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a table: where it stands, what is there, what should be."""

    file: str
    row: int
    column: str
    found: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.file} 第 {self.row} 行" + (f"「{self.column}」列" if self.column else "")
        return f"{place}：现为「{self.found}」，应为{self.expected}。"


class FaultyData(Exception):
    """A data or catalogue file cannot be used; carries every fault found in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table with its place, so that a fault in it can be named."""

    file: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, column: str, expected: str) -> Fault:
        """Name a fault in this row's column."""
        return Fault(self.file, self.number, column, self.cells.get(column, ""), expected)


@dataclass(slots=True)
class Faults:
    """Collects faults so that all of them are told at once."""

    found: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Keep a fault for the end of the reading."""
        self.found.append(fault)

    def raise_any(self) -> None:
        """Raise FaultyData if a fault was kept."""
        if self.found:
            raise FaultyData(self.found)


def read_table(path: Path, columns: Sequence[str], *, strip: bool = True) -> list[Row]:
    """Read a UTF-8 CSV file whose header must be `columns`, in this order.

    `strip` takes the blanks around each cell away.

    Row numbers count the header as row 1, as a spreadsheet shows them. Raise FaultyData for a
    missing file, another encoding, another header or a row of another length.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(_rows(path.name, csv.reader(file), columns, strip))
    except FileNotFoundError:
        raise FaultyData([Fault(path.name, 1, "", "没有这个文件", f"文件 {path}")]) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise FaultyData([Fault(path.name, 1, "", str(error), "UTF-8 编码的 CSV 文本")]) from None


def _rows(
    file: str, reader: Iterator[list[str]], columns: Sequence[str], strip: bool
) -> Iterator[Row]:
    header = next(reader, [])
    if header != list(columns):
        raise FaultyData([Fault(file, 1, "", ",".join(header), f"表头 {','.join(columns)}")])
    faults = Faults()
    for number, cells in enumerate(reader, start=2):
        if len(cells) == len(columns):
            texts = (cell.strip() if strip else cell for cell in cells)
            yield Row(file, number, dict(zip(columns, texts, strict=True)))
        elif cells:
            faults.add(Fault(file, number, "", f"{len(cells)} 列", f"{len(columns)} 列"))
    faults.raise_any()
