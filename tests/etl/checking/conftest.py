"""Warehouses that the checks of files share, each built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.etl.checking.made_items import KNOWN, published
from tests.small_data import SmallData

# Every indicator that has few pairs of years rests on the check's own measure of closeness; with
# these 35 the extents are known: in a year deposits went to between 0.9 and 1.2 of what they were.
PEERS = 35


@pytest.fixture(scope="session")
def nothing_published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a warehouse that holds nothing of any centre the tests check but one old figure."""
    return published(tmp_path_factory.mktemp("nothing"), "staff_count 5 人", period="1999")


@pytest.fixture(scope="session")
def last_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a warehouse with a few figures of Guangzhou for 2022."""
    lines = ("deposits 1000.00 亿元", "withdrawals 800.00 亿元", "cumulative_deposits 9000.00 亿元")
    return published(tmp_path_factory.mktemp("last"), *lines)


@pytest.fixture(scope="session")
def peers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a warehouse where 35 centres' deposits are known for 2021 and 2022."""
    folder = tmp_path_factory.mktemp("peers")
    small = SmallData(folder / "data", folder / "small.duckdb")
    for number, centre in enumerate(list(KNOWN.centres)[:PEERS]):
        small.source(id=centre, centre=centre)
        now = {0: "90.00", 1: "120.00"}.get(number, "105.00")
        for year, value in (("2021", "100.00"), ("2022", now)):
            small.reading(source=centre, centre=centre, period=year, value=value)
    small.build()
    return small.file
