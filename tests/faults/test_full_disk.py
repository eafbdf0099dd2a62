"""A full disk: publishing says so, and the warehouse stays as it was."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.publisher import publish
from tests.small_data import SmallData
from warehouse import connection
from warehouse.writing import NotWritten

# The built warehouse takes two or three megabytes of it.
MEGABYTES = 8


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a small file system of its own."""
    if sys.platform != "linux":
        pytest.skip("only Linux mounts a tmpfs")
    place = tmp_path / "small"
    place.mkdir()
    size = f"size={MEGABYTES}m"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting needs root")
    yield place
    connection.release()
    subprocess.run(["umount", str(place)], check=True)


def fill(place: Path, *, left: int) -> Path:
    """Fill the disk up to some bytes."""
    filler = place / "filler"
    free = shutil.disk_usage(place).free
    filler.write_bytes(bytes(max(0, free - left)))
    return filler


def test_a_full_disk_is_told_and_nothing_changes(
    small_disk: Path, small_data: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_data.reading()
    small_data.build()
    file = Path(shutil.copy(small_data.file, small_disk / "warehouse.duckdb"))
    monkeypatch.setenv("GJJ_WAREHOUSE", str(file))
    publish(1)
    before = connection.rows("series_figures", {"centres": ["guangzhou", "yiyang"], "since": 0})
    filler = fill(small_disk, left=8192)
    for number in range(2, 6):
        with pytest.raises(NotWritten):
            publish(number)
    after = connection.rows("series_figures", {"centres": ["guangzhou", "yiyang"], "since": 0})
    assert after == before != []
    filler.unlink()
    batch_id = publish(7)
    assert connection.rows("batch", {"batch": batch_id})[0][4] == "published"
