"""Fixtures of every room: the real data built once, small data, and a process that reads either."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etl.build import build
from tests.small_data import SmallData
from warehouse import connection


@pytest.fixture(scope="session")
def warehouse_of_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's real data into a warehouse of the tests' own."""
    file = tmp_path_factory.mktemp("warehouse") / "warehouse.duckdb"
    build(file=file)
    return file


@pytest.fixture
def reading_from(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Let this process read the warehouse in a file of the test's choice."""
    return lambda file: monkeypatch.setenv("GJJ_WAREHOUSE", str(file))


@pytest.fixture
def real_data(warehouse_of_data: Path, reading_from: Callable[[Path], None]) -> Path:
    """Let this process read the real data; give the warehouse's file."""
    reading_from(warehouse_of_data)
    return warehouse_of_data


@pytest.fixture
def small_data(tmp_path: Path, reading_from: Callable[[Path], None]) -> SmallData:
    """Give a data folder to fill; this process reads the warehouse built from it."""
    small = SmallData(tmp_path / "data", tmp_path / "small.duckdb")
    reading_from(small.file)
    return small


@pytest.fixture(autouse=True)
def no_warehouse_of_the_developer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[None]:
    """Let no test read the warehouse that happens to stand in data/, nor hold one at its end."""
    monkeypatch.setenv("GJJ_WAREHOUSE", str(tmp_path / "none" / "warehouse.duckdb"))
    yield
    connection.release()
