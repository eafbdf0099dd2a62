"""What a reason answers: the same finding at every reading, and no other one at that cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from etl.checking import check
from etl.stored import Stored
from tests.etl.checking.made_items import KNOWN, figures, item, problems_of


def keys(value: str, warehouse: Path) -> list[str]:
    items = figures(f"deposits {value} 亿元", period="2022")
    return [problem.key for problem in problems_of(items, warehouse)]


def test_a_finding_has_the_same_key_at_every_reading(last_year: Path) -> None:
    assert len(keys("1010.00", last_year)) == 1
    assert keys("1010.00", last_year) == keys("1010.00", last_year)


def test_another_figure_at_the_same_cell_is_another_finding(last_year: Path) -> None:
    first, second = keys("1010.00", last_year), keys("2010.00", last_year)
    assert first[0].startswith("differs_from_published@表!C5")
    assert second[0].startswith("differs_from_published@表!C5")
    assert first != second


def test_a_key_does_not_change_overnight(last_year: Path) -> None:
    items = [item("C5", "deposits", "1010.00 亿元", period="2026")]
    with duckdb.connect(str(last_year), read_only=True) as connection:
        stored = Stored(connection, {"guangzhou"})
        days = [check(items, stored, KNOWN, date(2026, 11, day)) for day in (21, 22)]
    found = [{problem.key for problem in problems} for problems in days]
    assert any(key.startswith("year_unfinished@") for key in found[0])
    assert found[0] == found[1]
