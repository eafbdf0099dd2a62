"""Figures of centres of which nothing is known yet, held against what all centres ever had.

The 35 centres of `peers` have deposits between 90 and 120 亿元.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from etl.problems import Proposal
from tests.etl.checking.conftest import PEERS
from tests.etl.checking.made_items import KNOWN, figures, item, problems_of, told

STRANGERS: Final = list(KNOWN.centres)[PEERS:]
STRANGER: Final = STRANGERS[0]


def test_ten_thousands_read_as_hundred_millions_are_a_slip_without_any_other_year(
    peers: Path,
) -> None:
    (problem,) = problems_of(figures("deposits 1150000 亿元", centre=STRANGER), peers)
    assert (problem.code, problem.level) == ("unit_slip", "warning")
    assert problem.proposal == Proposal("deposits", "万元")
    assert "而各中心历来在 90 亿元 与 120 亿元 之间" in problem.says("found")
    assert "若为 1,150,000 万元" in problem.says("expected")


def test_hundred_millions_read_as_ten_thousands_are_a_slip_without_any_other_year(
    peers: Path,
) -> None:
    (problem,) = problems_of(figures("deposits 115.00 万元", centre=STRANGER), peers)
    assert (problem.code, problem.proposal) == ("unit_slip", Proposal("deposits", "亿元"))


def test_years_of_a_file_that_slipped_alike_do_not_bear_each_other_out(peers: Path) -> None:
    rows = [
        item(f"C{row}", "deposits", f"{value} 亿元", centre=STRANGER, period=str(2018 + row))
        for row, value in enumerate(["1050000", "1100000", "1150000"])
    ]
    (problem,) = problems_of(rows, peers)
    assert (problem.code, problem.place.cell) == ("unit_slip", "C0:C2")
    assert problem.proposal == Proposal("deposits", "万元")


def test_a_year_beyond_all_centres_does_not_speak_against_the_next(peers: Path) -> None:
    rows = [
        item("C5", "deposits", "1150000 亿元", centre=STRANGER, period="2021"),
        item("C6", "deposits", "115 亿元", centre=STRANGER, period="2022"),
    ]
    assert told(problems_of(rows, peers)) == [("unit_slip", "C5")]


def test_a_figure_that_no_unit_brings_back_needs_a_reason(peers: Path) -> None:
    (problem,) = problems_of(figures("deposits 500.00 亿元", centre=STRANGER), peers)
    assert (problem.code, problem.level) == ("beyond_any_centre", "warning")
    assert "在 90 亿元 与 120 亿元 之间" in problem.says("expected")


@pytest.mark.parametrize("value", ["4.00", "60.00", "300.00"])
def test_a_smaller_or_larger_centre_than_those_known_is_no_wonder(value: str, peers: Path) -> None:
    assert problems_of(figures(f"deposits {value} 亿元", centre=STRANGER), peers) == []


def test_few_centres_bound_nothing(last_year: Path) -> None:
    assert problems_of(figures("deposits 1150000 亿元", centre=STRANGER), last_year) == []


def test_nothing_at_all_where_every_centre_has_something_needs_a_reason(peers: Path) -> None:
    found = problems_of(figures("deposits 0 亿元", centre=STRANGER), peers)
    assert told(found) == [("beyond_any_centre", "C5")]


@pytest.mark.parametrize("year", ["2021", "2023"])
def test_zero_beside_a_large_figure_needs_a_reason(year: str, last_year: Path) -> None:
    (problem,) = problems_of(figures("deposits 0 亿元", period=year), last_year)
    assert (problem.code, problem.level) == ("zero_beside_figure", "warning")
    assert "2022 年为 1,000.00 亿元" in problem.says("found")


def test_what_is_small_may_come_to_nothing(last_year: Path) -> None:
    rows = figures("project_loan_balance-1 0.80 亿元", "project_loan_balance 0 亿元")
    assert problems_of(rows, last_year) == []


def test_a_growth_beyond_any_centres_needs_a_reason_though_no_other_year_is_known(
    peers: Path,
) -> None:
    (problem,) = problems_of(
        [item("C5", "deposits", "105.00 亿元", centre=STRANGER, growth="+950")], peers
    )
    assert (problem.code, problem.level) == ("jump", "warning")
    assert "2022 年为 ≈10.000 亿元（由 表!C5 的同比推算）" in problem.says("found")
    fine = item("C5", "deposits", "105.00 亿元", centre=STRANGER, growth="+15.0")
    assert problems_of([fine], peers) == []


def test_a_fall_by_more_than_all_there_was_is_impossible(nothing_published: Path) -> None:
    fallen = item("C5", "deposits", "105.00 亿元", growth="-120.5")
    problem = problems_of([fallen], nothing_published)[0]
    assert (problem.code, problem.level) == ("impossible_growth", "error")
    assert "同比 −120.5%" in problem.says("found")
    assert problems_of([item("C5", "deposits", "0 亿元", growth="-100")], nothing_published) == []


def test_what_may_be_negative_may_fall_by_more_than_all_there_was(
    nothing_published: Path,
) -> None:
    turned = item("C5", "net_new_employees", "-50 人", growth="-120.5")
    assert problems_of([turned], nothing_published) == []


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("overdue_rate 120 ‰", True),
        ("overdue_rate 1000 ‰", True),
        ("overdue_rate 1.20 ‰", False),
        ("value_added_yield 0.0155 %", True),
        ("value_added_yield 1.55 %", False),
    ],
)
def test_rates_that_few_centres_print_have_a_range_of_their_own(
    line: str, asked: bool, nothing_published: Path
) -> None:
    found = told(problems_of(figures(line), nothing_published))
    assert found == ([("implausible_value", "C5")] if asked else [])
