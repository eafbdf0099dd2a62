"""The workbook of the bench: a year of 350 centres × 100 indicators, and a warehouse to load it
into that knows the years before.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from openpyxl import Workbook

from bench import national
from catalogue import load
from etl.build import build

YEAR = national.YEARS[-1]
EARLIER = range(YEAR - 3, YEAR)
# One unit for a whole column, as a workbook has it.
UNITS = {"CNY": ("万元", 1e4, 2), "m2": ("平方米", 1.0, 0)}


def warehouse_before() -> tuple[Path, Path]:
    """Build the warehouse of the years before; give it and its catalogue."""
    folder, file = national.RESULTS / "before", national.RESULTS / "before.duckdb"
    file.unlink(missing_ok=True)
    national.data_folder(folder, EARLIER)
    build(folder, file)
    return file, folder / "catalogue"


def write_workbook(file: Path, catalogue: Path) -> int:
    """Write the year's workbook; give the number of its figures."""
    known = load(catalogue)
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise RuntimeError("a new workbook has a sheet")
    sheet.title = "年报"
    chosen = national.chosen_indicators(known)
    units = [UNITS.get(i.unit) or national.FORMS[i.unit][-1] for i in chosen]
    sheet.append([f"{YEAR}年住房公积金主要指标"])
    heads = [f"{i.text['name_zh']}（{u[0]}）" for i, u in zip(chosen, units, strict=True)]
    sheet.append(["中心", *heads])
    for rank, centre in enumerate(known.centres):
        cells = [
            round(national.level(indicator, centre, rank, YEAR) / one, decimals)
            for indicator, (_, one, decimals) in zip(chosen, units, strict=True)
        ]
        sheet.append([known.centres[centre].name.zh, *cells])
    book.save(file)
    return len(known.centres) * len(chosen)


def copy_of(warehouse: Path, name: str) -> Path:
    """Copy a warehouse for one run."""
    return Path(shutil.copy(warehouse, warehouse.with_name(f"{name}.duckdb")))
