"""How rules are run: what was touched is judged anew, to the same verdicts as all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from catalogue import catalogue
from etl import publish, series
from etl.judging import judge
from tests.judged_made import judged, observation, sources_of
from tests.small_data import rows_of
from warehouse import connection

FIRST = [
    "deposits-1 37.00",
    "withdrawals-1 26.86",
    "withdrawal_to_deposit_ratio-1 72.58",
    "deposits-2 3.50 growth=+4.00",
    "net_new_employers-1 30",
    "new_employers-1 20",
    "net_new_employers-2 9",
    "new_employers-2 5",
]
LATER = [
    "deposits 38.40 growth=+3.78",
    "withdrawals 30.54 growth=+13.72",
    "withdrawal_to_deposit_ratio 79.54 growth=+6.69 growth_unit=个百分点",
    "net_new_employers 28",
    "new_employers 176",
]
FINDINGS = (
    "select finding_id, check_id, verdict, severity, year, stated, computed from finding "
    "where centre_id = 'made' order by all"
)


def findings(file: Path) -> list[tuple[Any, ...]]:
    return rows_of(file, FINDINGS)


def test_a_later_year_published_leaves_what_all_at_once_gives(tmp_path: Path) -> None:
    judged({"made": [*FIRST, *LATER]}, tmp_path / "once.duckdb")
    judged({"made": FIRST}, tmp_path / "turns.duckdb")
    before = findings(tmp_path / "turns.duckdb")
    with duckdb.connect(tmp_path / "turns.duckdb") as writer, connection.transaction(writer):
        later = [observation(line, "made") for line in LATER]
        publish.add_sources(writer, sources_of({"made": later}))
        publish.add_observations(writer, 1, later)
        series.rebuild(writer, catalogue(), ["made"], 2023)
    assert before != findings(tmp_path / "turns.duckdb")
    assert findings(tmp_path / "turns.duckdb") == findings(tmp_path / "once.duckdb")


def test_other_centres_and_earlier_years_are_left_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "made.duckdb"
    judged({"made": [*FIRST, *LATER], "other": [*FIRST, *LATER]}, file)
    changed = "update finding set verdict = 'left' where centre_id = 'other' or year < 2022"
    with duckdb.connect(file) as writer, connection.transaction(writer):
        writer.execute(changed)
        judge(writer, {"centres": ["made"], "since": 2022})
    told = "select distinct centre_id, year < 2022, verdict = 'left' from finding"
    assert set(rows_of(file, told)) == {
        ("made", True, True),
        ("made", False, False),
        ("other", True, True),
        ("other", False, True),
    }


@pytest.mark.parametrize("hint", ["truncated", "unit", ""])
def test_a_misfit_says_what_it_looks_like(hint: str, tmp_path: Path) -> None:
    rate = {"truncated": "0.19", "unit": "1.94", "": "0.27"}[hint]
    lines = [f"overdue_rate {rate} ‰", "overdue_amount 226.60 万元", "loan_balance 113.43"]
    if hint == "unit":
        lines[1] = "overdue_amount 220.05 万元"
    found = judged({"made": lines}, tmp_path / "made.duckdb")["made"]
    assert [(one.verdict, one.hint) for one in found if one.check_id == "I11"] == [("fail", hint)]


SHARES = [f"depositor_mix[{name}] 14.28" for name in "一二三四五六七"]
TRACED = [
    "withdrawal_to_deposit_ratio 79.54 growth=+6.96 growth_unit=个百分点",
    "withdrawals 29.5467 growth=+10.0000",
    "deposits 40.7000 growth=+10.0000",
]


@pytest.mark.parametrize(("figures", "rule"), [(SHARES, "I25"), (TRACED, "I08_before")])
def test_nothing_was_cut_off_a_sum_or_a_figure_traced_back(
    figures: list[str], rule: str, tmp_path: Path
) -> None:
    found = judged({"made": figures}, tmp_path / "made.duckdb")["made"]
    assert [one.hint for one in found if one.check_id == rule and one.is_misfit] == [""]


def test_a_figure_and_its_growth_are_one_reading_of_the_evidence(tmp_path: Path) -> None:
    lines = ["paying_employers 3342 growth=+0.84", "new_employers 176"]
    found = judged({"made": lines}, tmp_path / "made.duckdb")["made"]
    assert [one.evidence for one in found if one.check_id == "I22_employers"] == [(1, 2)]
