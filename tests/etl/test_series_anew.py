"""Findings, and the series chosen anew: over what stands, from scratch, after a withdrawal."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from catalogue import catalogue
from etl import series
from tests.small_data import SmallData, rows_of, series_of
from warehouse.connection import transaction

KNOWN = catalogue()


def all_rows(file: Path, table: str) -> list[tuple[Any, ...]]:
    return sorted(rows_of(file, f"select * from {table}"), key=repr)


def rebuild(file: Path, *, state: str = "published", wipe: bool = False) -> None:
    """Choose the series of a warehouse anew, as publishing or withdrawing a batch does."""
    with duckdb.connect(str(file)) as connection, transaction(connection):
        if wipe:
            connection.execute("delete from series")
            connection.execute("delete from finding")
        connection.execute("update batch set state = ?", [state])
        series.rebuild(connection, KNOWN, list(KNOWN.centres))


@pytest.mark.parametrize("wipe", [True, False], ids=["from scratch", "over what stands"])
def test_choosing_the_real_series_anew_gives_what_stands(
    warehouse_of_data: Path, tmp_path: Path, wipe: bool
) -> None:
    copy = Path(shutil.copy(warehouse_of_data, tmp_path / "copy.duckdb"))
    rebuild(copy, wipe=wipe)
    for table in ("series", "finding"):
        assert all_rows(copy, table) == all_rows(warehouse_of_data, table) != []


def test_choosing_one_centres_series_anew_leaves_the_others_alone(
    warehouse_of_data: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(warehouse_of_data, tmp_path / "copy.duckdb"))
    with duckdb.connect(str(copy)) as connection, transaction(connection):
        series.rebuild(connection, KNOWN, ["yiyang"])
    assert all_rows(copy, "series") == all_rows(warehouse_of_data, "series")


@pytest.mark.parametrize("state", ["withdrawn", "staged"])
def test_a_batch_that_is_not_published_gives_no_figure(reports: SmallData, state: str) -> None:
    reports.reading(source="r2023", period="2023", growth="+5")
    assert len(reports.series()) == 2
    rebuild(reports.file, state=state)
    assert series_of(reports.file) == {}
    assert reports.rows("select count(*) from observation") == [(1,)]


def findings(data: SmallData) -> list[tuple[Any, ...]]:
    columns = "check_id, severity, year, stated / 1e8, computed / 1e8"
    misfits = "verdict in ('fail', 'note')"
    return data.rows(f"select {columns} from finding where {misfits} order by computed")


def test_two_printed_figures_that_rounding_cannot_reconcile_are_a_finding(
    reports: SmallData,
) -> None:
    reports.reading(source="r2022", value="10.00")
    reports.reading(source="r2022", value="10.5")
    reports.build()
    assert findings(reports) == [("disagreement", "error", 2022, 10.5, 10)]


def test_two_figures_that_rounding_reconciles_are_no_finding(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10.00")
    reports.reading(source="r2022", value="10")
    reports.reading(source="r2023", period="2023", value="20.0", growth="+100.0")
    reports.build()
    assert findings(reports) == []
    verdicts = reports.rows("select check_id, verdict from finding order by check_id")
    assert verdicts == [("disagreement", "pass"), ("restatement", "pass")]


def test_a_later_growth_that_contradicts_a_printed_figure_is_a_restatement(
    reports: SmallData,
) -> None:
    reports.reading(source="r2022", value="10.0")
    reports.reading(source="r2023", period="2023", value="22.0", growth="+100.0")
    reports.build()
    assert findings(reports) == [("restatement", "warning", 2022, 10, pytest.approx(11))]
