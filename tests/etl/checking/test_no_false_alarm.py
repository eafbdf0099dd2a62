"""The project's real figures, held against each other: what is told of them is true.

Each problem named here was looked up by hand; a check that tells more than these is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from etl.build import DATA, read_batches
from etl.checking import Item, check
from etl.normalise import Observation
from etl.problems import Place, Problem
from etl.records import read_sources
from etl.stored import Stored
from etl.understanding import understand
from tests.etl.checking.made_items import KNOWN, TODAY


@pytest.fixture(scope="module")
def peers() -> list[Item]:
    """Give the figures of the annual reports as rows of a sheet."""
    batches = read_batches(DATA, KNOWN, read_sources(DATA, KNOWN))
    return [_item(observation) for _, found in batches for observation in found]


def _item(told: Observation) -> Item:
    place = Place(told.sheet, f"E{told.cell}")
    where = (told.centre_id, told.year, told.indicator_id)
    return Item(place, told.indicator_id, *where, f"{told.printed_value}", told)


def checked(items: Sequence[Item], warehouse: Path, *, without: str = "") -> list[Problem]:
    """Check items against the real warehouse; `without` forgets sources whose id is like it."""
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("begin")
        if without:
            connection.execute("delete from observation where source_id like ?", [without])
            connection.execute(
                "delete from series where basis = 'computed' or observation_id not in "
                "(select observation_id from observation)"
            )
        stored = Stored(connection, {item.centre for item in items})
        problems = check(items, stored, KNOWN, TODAY)
        connection.execute("rollback")
    return problems


def found(problems: Sequence[Problem]) -> set[tuple[str, str, str]]:
    return {(problem.code, problem.centre, problem.indicator) for problem in problems}


@pytest.mark.parametrize("without", ["", "%_2022", "%"])
def test_guangzhous_report_contradicts_itself_in_an_area_and_a_rate(
    without: str, warehouse_of_data: Path
) -> None:
    file = DATA / "reports" / "guangzhou_2022.txt"
    items = understand(file.read_bytes(), file.name, KNOWN).items
    assert len(items) > 250
    # 508.1 and 513.17 万平方米; 0.1 % where 2 of 1,186 cases are 0.17 %.
    assert found(checked(items, warehouse_of_data, without=without)) - _republished == {
        ("duplicate_in_text", "guangzhou", "supported_housing_area"),
        ("identity_broken", "guangzhou", "wrong_case_rate"),
    }


# Published once already, the report's other value for the area differs from the one shown.
_republished = {("differs_from_published", "guangzhou", "supported_housing_area")}


@pytest.mark.parametrize("without", ["", "%_2023", "%"])
def test_yiyangs_report_contradicts_itself_in_one_sum(
    without: str, warehouse_of_data: Path
) -> None:
    file = DATA / "reports" / "yiyang_2023.txt"
    items = understand(file.read_bytes(), file.name, KNOWN).items
    assert len(items) > 80
    # 13045.63 万元 and 1.31 亿元.
    assert found(checked(items, warehouse_of_data, without=without)) == {
        ("duplicate_in_text", "yiyang", "rental_supplement_remitted")
    }


@pytest.mark.parametrize("without", ["", "%_2025", "%_2024", "%"])
def test_the_annual_reports_hold_one_oddity(
    peers: list[Item], without: str, warehouse_of_data: Path
) -> None:
    year = without[-4:]
    items = [item for item in peers if year in ("", "%") or str(item.year) == year]
    assert len(items) > 400
    # 绍兴 2025: more employers newly registered than contribute.
    oddities = found(checked(items, warehouse_of_data, without=without))
    assert oddities == (
        set() if year == "2024" else {("identity_doubtful", "shaoxing", "new_employers")}
    )
