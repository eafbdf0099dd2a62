"""A centre's years published one by one, in any order, are judged as all of them at once."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final

import duckdb
import pytest

from etl import publish, series
from tests.judged_made import DAY, KNOWN, observation, sources_of
from warehouse import connection

CENTRE: Final = "made"
FINDINGS: Final = """
    select
        check_id, verdict, severity, year, indicator_id, item, stated, stated_low, stated_high,
        computed, computed_low, computed_high, hint, evidence
    from finding
    order by all
"""
AMOUNTS: Final = (
    *("deposits", "withdrawals", "loan_balance", "deposit_balance", "loans_issued"),
    *("loans_recovered", "cumulative_deposits", "cumulative_withdrawals", "value_added_income"),
)
RATIOS: Final = ("loan_to_deposit_ratio", "withdrawal_to_deposit_ratio", "value_added_yield")
VALUES: Final = ("38.40", "37.00", "30.54", "3.84", "120.50", "90.00")
# Last year's ratio by its change, beside a balance that the next year's growth tells.
TRACED: Final = [
    [
        "loan_to_deposit_ratio-1 90.00 growth=-5.00 growth_unit=个百分点",
        *("loan_balance-1 110.00 growth=+1.00", "deposits-1 40.00", "withdrawals-1 30.00"),
    ],
    ["deposit_balance 140.00 growth=+10.00"],
]


def random_years(seed: int) -> list[list[str]]:
    """Give some figures of each of four years, the years in any order."""
    chance = random.Random(seed)
    years = []
    for back in chance.sample(range(4), 4):
        lines = []
        for name in chance.sample((*AMOUNTS, *RATIOS), 9):
            growth = chance.choice(("", "", "-5.0", "+3.78", "+10.2"))
            unit = " growth_unit=个百分点" if growth and name in RATIOS else ""
            told = f" growth={growth}{unit}" if growth else ""
            lines.append(f"{name}{-back:+d} {chance.choice(VALUES)}{told}")
        years.append(lines)
    return years


def published(years: Iterable[list[str]], file: Path) -> tuple[list[Any], list[Any]]:
    """Publish year by year; give the findings then, and those of all judged anew at the end."""
    with connection.create(file) as writer, connection.transaction(writer):
        publish.add_catalogue(writer, KNOWN)
    with duckdb.connect(str(file)) as writer:
        for number, lines in enumerate(years, 1):
            made = [observation(line, CENTRE) for line in lines]
            batch = publish.Batch(f"{number}.csv", "", "test", datetime.combine(DAY, time()))
            with connection.transaction(writer):
                publish.add_sources(writer, sources_of({CENTRE: made}))
                publish.add_batch(writer, number, batch)
                publish.add_observations(writer, number, made)
                series.rebuild(writer, KNOWN, [CENTRE], min(one.year for one in made))
        in_turns = writer.execute(FINDINGS).fetchall()
        with connection.transaction(writer):
            series.rebuild(writer, KNOWN, [CENTRE])
        return in_turns, writer.execute(FINDINGS).fetchall()


def test_a_balance_that_the_next_year_tells_changes_no_earlier_verdict(tmp_path: Path) -> None:
    in_turns, at_once = published(TRACED, tmp_path / "made.duckdb")
    assert any(row[0] == "I06_before" for row in at_once)
    assert in_turns == at_once


@pytest.mark.parametrize("seed", range(8))
def test_years_published_in_any_order_are_judged_as_all_at_once(seed: int, tmp_path: Path) -> None:
    in_turns, at_once = published(random_years(seed), tmp_path / "made.duckdb")
    assert len(at_once) > 10
    assert in_turns == at_once
