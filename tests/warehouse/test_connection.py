"""The connection: right answers for every thread, a new file noticed, a bad one named."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from tests.small_data import SmallData, rows_of
from warehouse import connection
from warehouse.connection import WarehouseUnavailable

THREADS = 8
QUERIES = 400
BATCH = "insert into batch values (?, 'a', '', '', now(), 'published', '', '')"


def deposits() -> list[float]:
    with connection.cursor() as reader:
        return [value for (value,) in reader.execute("select value / 1e8 from series").fetchall()]


def test_a_cursor_reads_the_warehouse(small_data: SmallData) -> None:
    small_data.reading(value="10")
    small_data.build()
    assert connection.state() == "ok"
    assert deposits() == [10]


def test_the_warehouse_of_the_project_is_read_where_nothing_else_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("GJJ_WAREHOUSE", raising=False)
    assert connection.warehouse_file().parts[-2:] == ("data", "warehouse.duckdb")
    monkeypatch.setenv("GJJ_WAREHOUSE", "")
    assert connection.warehouse_file().name == "warehouse.duckdb"
    monkeypatch.setenv("GJJ_WAREHOUSE", "other.duckdb")
    assert connection.warehouse_file() == Path("other.duckdb")


def test_what_is_read_cannot_be_written(small_data: SmallData) -> None:
    small_data.reading()
    small_data.build()
    with connection.cursor() as reader, pytest.raises(duckdb.Error):
        reader.execute("delete from series")
    assert deposits() == [10]


def test_threads_each_with_a_cursor_get_right_answers(real_data: Path) -> None:
    expected = {
        centre: rows_of(real_data, f"select count(*), sum(value) from series where {where}")
        for centre in ("guangzhou", "yiyang", "beijing", "shanghai", "wuhan")
        for where in [f"centre_id = '{centre}'"]
    }
    asked = "select count(*), sum(value) from series where centre_id = ?"

    def ask(number: int) -> tuple[str, list[tuple[object, ...]]]:
        centre = list(expected)[number % len(expected)]
        with connection.cursor() as reader:
            return centre, reader.execute(asked, [centre]).fetchall()

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(ask, range(QUERIES)))
    assert len(answers) == QUERIES
    for centre, found in answers:
        ((count, total),) = found
        ((wanted_count, wanted_total),) = expected[centre]
        assert count == wanted_count > 0
        assert total == pytest.approx(wanted_total)


def test_a_new_file_in_the_same_place_is_noticed(small_data: SmallData) -> None:
    small_data.reading(value="10")
    small_data.build()
    assert deposits() == [10]
    before = connection.version()
    small_data.readings["small.csv"][0]["value"] = "20"
    small_data.build()
    assert connection.version() != before
    assert deposits() == [20]


def test_another_file_is_read_once_the_environment_names_it(
    small_data: SmallData, warehouse_of_data: Path, reading_from: Callable[[Path], None]
) -> None:
    small_data.reading(value="10")
    small_data.build()
    assert deposits() == [10]
    reading_from(warehouse_of_data)
    assert len(deposits()) > 3000
    reading_from(small_data.file)
    assert deposits() == [10]


def test_a_reader_of_the_old_file_reads_on_to_the_end(small_data: SmallData) -> None:
    small_data.reading(value="10")
    small_data.build()
    held = connection.cursor()
    small_data.change("update series set value = 20e8")
    assert deposits() == [20]
    assert held.execute("select value from series").fetchall() == [(10e8,)]


@pytest.mark.parametrize(
    "content",
    [b"", b"no warehouse" * 1000, b"\0" * 8192],
    ids=["empty", "text", "zeros"],
)
def test_a_file_that_is_no_warehouse_is_damaged(small_data: SmallData, content: bytes) -> None:
    small_data.file.write_bytes(content)
    assert connection.state() == "damaged"
    with pytest.raises(WarehouseUnavailable) as unavailable:
        connection.rows("counts")
    assert (unavailable.value.state, unavailable.value.file) == ("damaged", small_data.file)


def test_a_folder_in_place_of_the_file_is_damaged(small_data: SmallData) -> None:
    small_data.file.mkdir()
    assert connection.state() == "damaged"


def test_a_database_without_our_tables_is_damaged(small_data: SmallData) -> None:
    with duckdb.connect(str(small_data.file)) as other:
        other.execute("create table something (a integer)")
    assert connection.state() == "damaged"


@pytest.mark.parametrize(
    "change",
    [
        "drop view candidate; alter table series drop column doubt",
        "drop table batch",
        "drop table decision",
        "alter table finding drop hint",
    ],
)
def test_a_warehouse_of_another_version_is_damaged(small_data: SmallData, change: str) -> None:
    small_data.reading()
    small_data.build()
    assert connection.state() == "ok"
    small_data.change(change)
    assert connection.state() == "damaged"


def test_a_missing_file_is_missing_and_so_is_one_in_no_folder(
    small_data: SmallData, reading_from: Callable[[Path], None]
) -> None:
    assert connection.state() == "missing"
    with pytest.raises(WarehouseUnavailable, match=str(small_data.file)):
        connection.version()
    small_data.file.write_bytes(b"a file")
    reading_from(small_data.file / "below.duckdb")
    assert connection.state() == "missing"


def test_a_warehouse_that_breaks_and_is_mended_is_followed(small_data: SmallData) -> None:
    small_data.reading(value="10")
    small_data.build()
    good = small_data.file.read_bytes()
    states = [connection.state()]
    for content in (b"broken" * 2000, None, good):
        small_data.file.unlink(missing_ok=True)
        if content is not None:
            fresh = small_data.file.with_suffix(".fresh")
            fresh.write_bytes(content)
            fresh.replace(small_data.file)
        states.append(connection.state())
    assert states == ["ok", "damaged", "missing", "ok"]
    assert deposits() == [10]


@pytest.mark.parametrize("kept", [0.2, 0.7, 0.95])
def test_a_file_cut_short_is_damaged(small_data: SmallData, kept: float) -> None:
    small_data.reading()
    small_data.build()
    whole = small_data.file.stat().st_size
    fresh = Path(shutil.copy(small_data.file, small_data.file.with_suffix(".fresh")))
    os.truncate(fresh, int(whole * kept))
    fresh.replace(small_data.file)
    assert connection.state() == "damaged"


def add_and_fail(writer: duckdb.DuckDBPyConnection) -> None:
    with connection.transaction(writer):
        writer.execute(BATCH, [1])
        raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with connection.create(tmp_path / "w.duckdb") as writer:
        with pytest.raises(ZeroDivisionError):
            add_and_fail(writer)
        assert writer.execute("select count(*) from batch").fetchall() == [(0,)]


def test_a_transaction_that_ends_well_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "w.duckdb"
    with connection.create(file) as writer, connection.transaction(writer):
        writer.execute(BATCH, [1])
    assert rows_of(file, "select batch_id from batch") == [(1,)]


def test_a_table_comes_with_its_column_names(real_data: Path) -> None:
    columns, rows = connection.table("findings")
    assert columns[:3] == ["finding_id", "check_id", "verdict"]
    assert {len(row) for row in rows} == {len(columns)}
