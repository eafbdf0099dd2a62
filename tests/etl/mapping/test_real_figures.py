"""The figures of all centres we hold, laid out as lists and as tables, are read back unchanged."""

from __future__ import annotations

import pytest

from catalogue import FOLDER, catalogue
from etl.records import READING_COLUMNS
from etl.workbooks import Workbook
from tables import read_table
from tests.etl.mapping.made_books import mapped, one_sheet

HELD = [
    row
    for row in read_table(FOLDER.parent / "observations" / "peers.csv", READING_COLUMNS)
    if len(row["period"]) == 4 and row["unit"]
]
NAMES = {centre.id: centre.name.zh for centre in catalogue().centres.values()}


def as_list() -> Workbook:
    """Give a row for each figure."""
    rows: list[list[object]] = [["城市", "年份", "指标", "数值", "单位", "链接"]]
    for row in HELD:
        name = catalogue().indicators[row["indicator"]].says("short", "zh")
        cells = (int(row["period"]), name, row["value"], row["unit"], row["url"])
        rows.append([NAMES[row["centre"]], *cells])
    return one_sheet(rows, name="数据")


def as_table() -> Workbook:
    """Give a row for each centre and year, an indicator a column, units in the cells."""
    indicators = list(dict.fromkeys(row["indicator"] for row in HELD))
    keys = list(dict.fromkeys((row["centre"], row["period"]) for row in HELD))
    cells = {(r["centre"], r["period"], r["indicator"]): r["value"] + r["unit"] for r in HELD}
    heads = [catalogue().indicators[one].says("name", "zh") for one in indicators]
    rows: list[list[object]] = [["中心", "年度", *heads]]
    for centre, year in keys:
        found = (cells.get((centre, year, one), "—") for one in indicators)
        rows.append([catalogue().centres[centre].full_name.zh, f"{year}年", *found])
    return one_sheet(rows)


@pytest.mark.parametrize("workbook", [as_list(), as_table()], ids=["list", "table"])
def test_every_figure_held_of_other_centres_is_read_back(workbook: Workbook) -> None:
    held = {(r["centre"], r["period"], r["indicator"], r["value"], r["unit"]) for r in HELD}
    found = mapped(workbook)
    read = {(r.centre, str(r.year), r.indicator, r.value, r.unit) for r in found.readings}
    assert len(held) > 1500
    assert read == held
    assert found.problems == ()
