"""kill -9 in the midst of publishing and withdrawing: each batch is wholly there or wholly not."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from catalogue import catalogue
from etl import series
from tests.faults.publisher import FIGURES
from tests.small_data import SmallData, rows_of
from warehouse import connection
from warehouse.connection import transaction

ROOT = Path(__file__).parents[2]
MOMENTS = 20
WIDEST_S = 2.0

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 on Windows")


def publish_until_killed(file: Path, moment: int, after_s: float) -> list[tuple[str, int]]:
    """Start the publisher, kill it; give what it said was done, in order."""
    publisher = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.publisher", str(moment * 1000)],
        cwd=ROOT,
        env={**os.environ, "GJJ_WAREHOUSE": str(file)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert publisher.stdout is not None
    assert publisher.stdout.readline() == "started\n"
    time.sleep(after_s)
    publisher.send_signal(signal.SIGKILL)
    said = publisher.communicate()[0].splitlines()
    assert publisher.returncode == -signal.SIGKILL
    words = (line.split() for line in said if line.endswith(tuple("0123456789")))
    return [(action, int(batch)) for action, batch in words]


def refute(file: Path, done: list[tuple[str, int]]) -> None:
    """Raise AssertionError where something is half done or something acknowledged is missing."""
    assert connection.state() == "ok"
    connection.release()
    asked = """
        select b.batch_id, b.state, count(o.observation_id), b.sha256 in (select sha256 from upload)
        from batch b left join observation o on o.batch_id = b.batch_id
        where b.batch_id > 1000 group by all
    """
    batches = {batch: rest for batch, *rest in rows_of(file, asked)}
    assert all(rest[1:] == [FIGURES, True] for rest in batches.values())
    assert {rest[0] for rest in batches.values()} <= {"published", "withdrawn"}
    events = set(rows_of(file, "select action, batch_id from event"))
    assert set(done) <= events
    for batch, (state, *_) in batches.items():
        assert (state, batch) in events
        assert (("withdrawn", batch) in events) == (state == "withdrawn")


def test_nothing_is_half_done_and_nothing_acknowledged_is_lost(small_data: SmallData) -> None:
    small_data.reading()
    small_data.build()
    chance = random.Random(20261122)
    done: list[tuple[str, int]] = []
    for moment in range(MOMENTS):
        done += publish_until_killed(small_data.file, moment, chance.uniform(0, WIDEST_S))
        refute(small_data.file, done)
    assert {action for action, _ in done} == {"published", "withdrawn"}
    standing = everything(small_data.file)
    with duckdb.connect(str(small_data.file)) as writer, transaction(writer):
        writer.execute("delete from series")
        writer.execute("delete from finding")
        series.rebuild(writer, catalogue(), list(catalogue().centres))
    assert everything(small_data.file) == standing


def everything(file: Path) -> list[list[object]]:
    return [
        sorted(rows_of(file, f"select * from {one}"), key=repr) for one in ("series", "finding")
    ]
