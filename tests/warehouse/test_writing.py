"""The writer: whole transactions, one at a time, readers undisturbed, others told who holds it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import duckdb
import pytest

from tests.small_data import SmallData, rows_of
from tests.uploaded import publish
from warehouse import connection
from warehouse.connection import WarehouseUnavailable
from warehouse.writing import trying, writing

COUNT = "select count(*) from batch"
HOLDER = """
from warehouse import connection
connection.hold()
print("held", flush=True)
input()
"""
ADD = "insert into batch values (?, 'a', '', '', now(), 'staged', '', '')"


@pytest.fixture
def built(small_data: SmallData) -> SmallData:
    small_data.reading()
    small_data.build()
    return small_data


def batches() -> int:
    with connection.cursor() as reader:
        ((count,),) = reader.execute(COUNT).fetchall()
    return int(count)


def test_what_was_only_tried_is_undone(built: SmallData) -> None:
    before = connection.version()
    with trying() as writer:
        writer.execute(ADD, [1001])
        assert writer.execute(COUNT).fetchall() == [(2,)]
    assert batches() == 1
    assert connection.version()[2:] == before[2:]


@pytest.mark.parametrize("attempt", [writing, trying])
def test_a_fault_inside_undoes_everything_and_is_told(
    built: SmallData, attempt: Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]
) -> None:
    def fail() -> None:
        with attempt() as writer:
            writer.execute(ADD, [1001])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert batches() == 1
    with writing() as writer:
        writer.execute(ADD, [1001])
    assert batches() == 2


def test_a_reader_reads_on_while_somebody_writes(built: SmallData) -> None:
    connection.hold()
    with connection.cursor() as reader, writing() as writer:
        writer.execute(ADD, [1001])
        assert reader.execute(COUNT).fetchall() == [(1,)]
        assert batches() == 1
    assert batches() == 2


def test_writers_wait_for_each_other_and_none_is_lost(built: SmallData) -> None:
    def write(number: int) -> None:
        with writing() as writer:
            ((seen,),) = writer.execute("select max(batch_id) from batch").fetchall()
            writer.execute(ADD, [seen + 1])

    threads = [threading.Thread(target=write, args=[n]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert batches() == 9


def in_another_process(file: Path, *call: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GJJ_WAREHOUSE": str(file)}
    return subprocess.run(
        [sys.executable, "-m", "etl", *call],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("call", [("withdraw", "1001"), ("check",), ("build",)], ids="-".join)
def test_another_process_is_told_that_the_warehouse_is_held(
    built: SmallData, call: tuple[str, ...]
) -> None:
    connection.hold()
    done = in_another_process(built.file, *call)
    assert done.returncode == 1
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert "正由看板" in sentence
    assert "「上传」页" in sentence


def test_what_is_held_by_another_process_is_held(built: SmallData) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER],
        env={**os.environ, "GJJ_WAREHOUSE": str(built.file)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    assert connection.state() == "held"
    with pytest.raises(WarehouseUnavailable), writing():
        pass
    holder.communicate("\n")
    assert connection.state() == "ok"
    with writing() as writer:
        writer.execute(ADD, [1001])
    assert batches() == 2


def test_what_was_let_go_stands_in_the_file(built: SmallData) -> None:
    batch_id = publish(("guangzhou", 2024, "deposits", "12.00", "亿元"))
    connection.release()
    assert rows_of(built.file, "select max(batch_id) from batch") == [(batch_id,)]


def test_only_what_changes_the_figures_makes_pages_ask_again(built: SmallData) -> None:
    connection.hold()
    before = connection.version()
    with writing() as writer:
        writer.execute(ADD, [1001])
    assert connection.version() == before
    publish(("guangzhou", 2024, "deposits", "12.00", "亿元"))
    assert connection.version() != before
