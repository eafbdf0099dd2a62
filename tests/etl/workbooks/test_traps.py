"""Files made to use up memory or time end in one sentence or are read, and neither is used up."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.workbooks import Span, UnreadableWorkbook, read_workbook, sandbox
from etl.workbooks.printed import LONGEST_TEXT
from tests.etl.workbooks.traps import (
    READ,
    REFUSED,
    all_columns,
    all_hidden,
    bomb_of_blanks,
    far_corner,
    far_corners_of_many_sheets,
    megabyte_in_a_cell,
    million_formatted_rows,
    one_text_in_every_cell,
    span_of_all,
    too_many_cells,
)

ROOT = Path(__file__).parents[3]
# What a reading may take, its child process counted in.
MOST_MEMORY = 500_000_000
# Reads a file in a process of its own and prints what that and its child took, in kilobytes. The
# process asks for its own peak by name, for `getrusage` counts in what started it.
MEASURE = """
import re, resource, sys
from pathlib import Path
from etl.workbooks import UnreadableWorkbook, read_workbook
try:
    read_workbook(sys.stdin.buffer.read(), "trap.xlsx")
except UnreadableWorkbook:
    pass
own = re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())
print(int(own[1]) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def name_of(make: object) -> str:
    return getattr(make, "__name__", str(make))


@pytest.mark.parametrize("make", REFUSED, ids=name_of)
def test_a_trap_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(make(), "trap.xlsx")
    assert caught.value.reason == REFUSED[make]


@pytest.mark.parametrize("make", READ, ids=name_of)
def test_what_is_only_unusual_is_read(make: Callable[[], bytes]) -> None:
    book = read_workbook(make(), "unusual.xlsx")
    assert any(True for _ in book.sheets[0].cells())
    assert book.problems == ()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
@pytest.mark.parametrize(
    "make",
    [
        bomb_of_blanks,
        far_corner,
        far_corners_of_many_sheets,
        one_text_in_every_cell,
        too_many_cells,
        million_formatted_rows,
        all_columns,
        megabyte_in_a_cell,
    ],
    ids=name_of,
)
def test_reading_stays_within_its_memory(make: Callable[[], bytes]) -> None:
    command = [sys.executable, "-c", MEASURE]
    done = subprocess.run(command, cwd=ROOT, input=make(), capture_output=True, check=True)
    assert 10_000_000 < int(done.stdout) * 1024 < MOST_MEMORY


def test_a_million_formatted_rows_hold_the_one_figure_they_hold() -> None:
    (cell,) = read_workbook(million_formatted_rows(), "rows.xlsx").sheets[0].cells()
    assert (cell.address, cell.text) == ("A1", "7")


def test_the_last_column_is_read() -> None:
    cell = read_workbook(all_columns(), "columns.xlsx").sheets[0].cell(2, 16_384)
    assert cell is not None
    assert (cell.address, cell.text) == ("XFD2", "2048")


def test_a_megabyte_in_a_cell_is_cut() -> None:
    cell = read_workbook(megabyte_in_a_cell(), "long.xlsx").sheets[0].cell(2, 1)
    assert cell is not None
    assert len(cell.text) == LONGEST_TEXT
    assert cell.text.endswith("x…")


def test_spans_and_hidden_parts_reach_no_further_than_the_cells() -> None:
    assert read_workbook(span_of_all(), "span.xlsx").sheets[0].merged == (Span(1, 1, 1, 1),)
    hidden = read_workbook(all_hidden(), "hidden.xlsx").sheets[0]
    assert (hidden.hidden_rows, set(hidden.hidden_columns)) == (frozenset(), {1})


def test_what_takes_too_long_by_the_clock_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.001)
    with pytest.raises(UnreadableWorkbook, match=r"0\.001 s") as caught:
        read_workbook(far_corner(), "slow.xlsx")
    assert caught.value.reason == "too_heavy"
