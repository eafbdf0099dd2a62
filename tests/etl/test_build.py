"""`gjj build`: the same rows from the same input, and the old warehouse kept when it cannot."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from catalogue import catalogue
from etl import series
from etl.build import build
from tables import FaultyData
from tests.small_data import SmallData, rows_of
from warehouse import connection

# What only people bring in, none of it in the project's own data.
UPLOADS = ("upload", "event", "correction", "decision", "peer_group")
TABLES = (
    *("centre", "indicator", "source", "batch", "observation", "amendment"),
    *("series", "finding", "unread"),
)


def everything(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Give every table's rows in the order in which they stand; findings have none."""
    return {
        table: rows_of(file, f"select * from {table}{' order by all' * (table == 'finding')}")
        for table in TABLES
    }


def test_the_tables_compared_are_all_there_are(warehouse_of_data: Path) -> None:
    named = "select table_name from information_schema.tables where table_type = 'BASE TABLE'"
    assert {name for (name,) in rows_of(warehouse_of_data, named)} == {*TABLES, *UPLOADS}


def test_building_twice_gives_the_same_rows_in_the_same_order(
    warehouse_of_data: Path, tmp_path: Path
) -> None:
    again = build(file=tmp_path / "again.duckdb")
    first, second = everything(warehouse_of_data), everything(again.file)
    # Every number of the two reports is read; what is left unread is tested with small reports.
    assert all(rows for table, rows in first.items() if table != "unread")
    assert first == second


def test_a_build_says_how_many_rows_of_each_kind_it_made(small_data: SmallData) -> None:
    small_data.source()
    small_data.source(id="other")
    small_data.reading(value="10")
    small_data.reading(value="20")
    built = small_data.build()
    assert (built.sources, built.observations, built.figures, built.findings) == (2, 2, 1, 1)
    assert built.file == small_data.file


def test_each_file_of_readings_is_a_batch_with_its_name_and_sha256(small_data: SmallData) -> None:
    small_data.source(id="r1", collected_on="2026-11-01")
    small_data.source(id="r2", collected_on="2026-11-05")
    small_data.reading("b.csv", source="r1")
    small_data.reading("a.csv", source="r1")
    small_data.reading("a.csv", source="r2", centre="yiyang")
    small_data.build()
    files = {
        name: hashlib.sha256((small_data.folder / "observations" / name).read_bytes()).hexdigest()
        for name in ("a.csv", "b.csv")
    }
    columns = "batch_id, file_name, sha256, cast(loaded_at as varchar), state"
    assert small_data.rows(f"select {columns} from batch order by batch_id") == [
        (1, "a.csv", files["a.csv"], "2026-11-05 00:00:00", "published"),
        (2, "b.csv", files["b.csv"], "2026-11-01 00:00:00", "published"),
    ]
    numbered = "select observation_id, batch_id, centre_id from observation order by 1"
    assert small_data.rows(numbered) == [
        (1, 1, "guangzhou"),
        (2, 1, "yiyang"),
        (3, 2, "guangzhou"),
    ]


def test_centres_and_indicators_stand_in_the_order_of_the_catalogue(
    warehouse_of_data: Path,
) -> None:
    known = catalogue()
    for table, ids in (("centre", known.centres), ("indicator", known.indicators)):
        stand = rows_of(warehouse_of_data, f"select {table}_id from {table} order by position")
        assert [name for (name,) in stand] == list(ids)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"unit": "斤"}, "small.csv 第 3 行「unit」列：现为「斤」，应为能换算成 CNY 的单位。"),
        ({"value": "x"}, "small.csv 第 3 行「value」列：现为「x」，应为不带千分位的十进制数。"),
        ({"role": "x"}, "small.csv 第 3 行「role」列：现为「x」，应为其中之一：actual、"),
    ],
)
def test_a_fault_leaves_the_old_warehouse_untouched(
    small_data: SmallData, cells: dict[str, str], sentence: str
) -> None:
    small_data.reading()
    small_data.build()
    before = small_data.file.read_bytes()
    small_data.reading(**cells)
    with pytest.raises(FaultyData) as faulty:
        small_data.build()
    assert str(faulty.value).startswith(sentence)
    assert small_data.file.read_bytes() == before
    assert beside(small_data.file) == []


def test_a_build_that_breaks_off_leaves_the_old_warehouse_and_nothing_beside_it(
    small_data: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_data.reading()
    small_data.build()
    before = small_data.file.read_bytes()

    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(series, "rebuild", break_off)
    with pytest.raises(KeyboardInterrupt):
        small_data.build()
    assert small_data.file.read_bytes() == before
    assert beside(small_data.file) == []


def beside(file: Path) -> list[str]:
    """Give the names of what lies beside the warehouse, the data folder apart."""
    return sorted(path.name for path in file.parent.iterdir() if path.is_file() and path != file)


def test_faults_of_several_files_are_told_together(small_data: SmallData) -> None:
    small_data.reading("a.csv", unit="斤")
    small_data.reading("b.csv", unit="尺")
    with pytest.raises(FaultyData) as faulty:
        small_data.build()
    assert [(fault.file, fault.found) for fault in faulty.value.faults] == [
        ("a.csv", "斤"),
        ("b.csv", "尺"),
    ]


def test_a_file_without_readings_is_named(small_data: SmallData) -> None:
    small_data.reading()
    small_data.readings["empty.csv"] = []
    with pytest.raises(FaultyData) as faulty:
        small_data.build()
    (fault,) = faulty.value.faults
    assert (fault.file, fault.found) == ("empty.csv", "没有读数")


def test_a_fault_of_the_catalogue_stops_the_build(small_data: SmallData) -> None:
    small_data.reading()
    themes = small_data.folder / "catalogue" / "themes.csv"
    themes.write_text(themes.read_text(encoding="utf-8") + "headline,7,nothing\n", "utf-8")
    with pytest.raises(FaultyData, match=r"themes\.csv"):
        small_data.build()
    assert not small_data.file.exists()


def test_a_page_that_reads_while_a_build_replaces_the_file_reads_on(small_data: SmallData) -> None:
    small_data.reading(value="10")
    small_data.build()
    held = connection.cursor()
    small_data.readings["small.csv"][0]["value"] = "20"
    small_data.build()
    asked = "select value / 1e8 from series"
    assert held.execute(asked).fetchall() == [(10,)]
    assert connection.cursor().execute(asked).fetchall() == [(20,)]


def test_a_warehouse_is_made_in_a_folder_that_is_not_there_yet(
    small_data: SmallData, tmp_path: Path
) -> None:
    small_data.reading()
    built = build(small_data.write(), tmp_path / "new" / "folder" / "w.duckdb")
    assert rows_of(built.file, "select count(*) from series") == [(1,)]


def test_a_finding_is_known_by_its_id_and_rests_on_each_reading_once(
    warehouse_of_data: Path,
) -> None:
    found = rows_of(warehouse_of_data, "select finding_id, evidence from finding")
    assert len({name for name, _ in found}) == len(found) > 0
    assert [evidence for _, evidence in found if len(set(evidence)) < len(evidence)] == []
