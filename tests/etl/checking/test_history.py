"""Figures held against the years beside them: units that slipped, and jumps."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.problems import Problem, Proposal
from tests.etl.checking.made_items import KNOWN, figures, item, problems_of, published, told


def only(problems: list[Problem], code: str) -> Problem:
    assert [problem.code for problem in problems] == [code]
    return problems[0]


@pytest.mark.parametrize(
    ("printed", "unit"),
    [("1050.00 万元", "亿元"), ("10500000 亿元", "万元"), ("1050.00 千万元", "亿元")],
)
def test_a_column_in_another_unit_than_last_year_is_asked_about_with_the_unit_that_fits(
    printed: str, unit: str, last_year: Path
) -> None:
    problem = only(problems_of(figures(f"deposits {printed}"), last_year), "unit_slip")
    assert problem.level == "warning"
    assert problem.proposal == Proposal("deposits", unit)
    assert "是 2022 年 1,000.00 亿元（「2022年年度报告」）的" in problem.says("found")


@pytest.mark.parametrize("factor", [10, 100, 1000])
def test_a_decimal_point_in_the_wrong_place_is_asked_about_without_a_unit(
    factor: int, last_year: Path
) -> None:
    problem = only(
        problems_of(figures(f"deposits {1050 * factor}.00 亿元"), last_year), "unit_slip"
    )
    assert problem.proposal is None
    assert "若为 1,050 亿元" in problem.says("expected")


def test_per_mille_taken_for_percent_is_asked_about(tmp_path: Path) -> None:
    before = published(tmp_path, "overdue_rate 0.19 ‰")
    problem = only(problems_of(figures("overdue_rate 0.20 %"), before), "unit_slip")
    assert problem.proposal == Proposal("overdue_rate", "‰")


def test_a_fraction_taken_for_percent_is_asked_about(tmp_path: Path) -> None:
    before = published(tmp_path, "withdrawal_to_deposit_ratio 79.54 %")
    problem = only(problems_of(figures("withdrawal_to_deposit_ratio 0.81 %"), before), "unit_slip")
    assert "若为 81%" in problem.says("expected")


def test_the_very_figure_published_already_in_another_unit_is_a_slip_and_no_difference(
    last_year: Path,
) -> None:
    again = figures("deposits 1000.00 万元", period="2022")
    assert told(problems_of(again, last_year)) == [("unit_slip", "C5")]


def test_a_growth_that_fits_last_year_bears_a_leap_out(last_year: Path) -> None:
    leap = item("C5", "deposits", "10500.00 亿元", growth="+950")
    assert problems_of([leap], last_year) == []


def test_a_column_that_slipped_is_one_problem_and_breaks_no_identity(peers: Path) -> None:
    centres = list(KNOWN.centres)[:20]
    column = [item(f"C{r}", "deposits", "106.00 万元", centre=c) for r, c in enumerate(centres, 5)]
    beside = [
        item(f"D{r}", "withdrawal_to_deposit_ratio", "50.00 %", centre=c)
        for r, c in enumerate(centres, 5)
    ]
    spent = [item(f"E{r}", "withdrawals", "53.00 亿元", centre=c) for r, c in enumerate(centres, 5)]
    problem = only(problems_of([*column, *beside, *spent], peers), "unit_slip")
    assert problem.place.cell == "C5:C24"
    assert problem.proposal == Proposal("deposits", "亿元")
    assert "同一标题下共 20 个数" in problem.says("found")


def test_one_figure_that_slipped_in_a_column_that_fits_proposes_no_unit(peers: Path) -> None:
    centres = list(KNOWN.centres)[:5]
    column = [item(f"C{r}", "deposits", "106.00 亿元", centre=c) for r, c in enumerate(centres, 5)]
    column[2] = item("C7", "deposits", "106.00 万元", centre=centres[2])
    problem = only(problems_of(column, peers), "unit_slip")
    assert (problem.place.cell, problem.proposal) == ("C7", None)


def test_a_year_of_a_file_that_slipped_is_told_by_its_other_years(nothing_published: Path) -> None:
    values = {"2019": "100", "2020": "110", "2021": "1200", "2022": "125", "2023": "130"}
    rows = [
        item(f"C{row}", "deposits", f"{value}.00 亿元", period=year)
        for row, (year, value) in enumerate(values.items(), 5)
    ]
    assert told(problems_of(rows, nothing_published)) == [("unit_slip", "C7")]


def test_of_two_years_that_speak_against_each_other_the_later_is_asked_about(
    nothing_published: Path,
) -> None:
    pair = figures("deposits-1 100.00 亿元", "deposits 1050.00 亿元")
    assert told(problems_of(pair, nothing_published)) == [("unit_slip", "C6")]


def test_small_counts_and_what_is_left_between_large_figures_may_grow_tenfold(
    tmp_path: Path,
) -> None:
    before = published(tmp_path, "org_unit_count 2 个", "risk_reserve_provision 42.34 万元")
    now = figures("org_unit_count 20 个", "risk_reserve_provision 423.40 万元")
    assert problems_of(now, before) == []


@pytest.mark.parametrize(
    ("value", "asked"), [("95.00", False), ("180.00", False), ("200.00", True), ("55.00", True)]
)
def test_a_change_beyond_what_any_centre_ever_had_needs_a_reason(
    value: str, asked: bool, peers: Path
) -> None:
    now = [item("C5", "deposits", f"{value} 亿元", centre=list(KNOWN.centres)[2])]
    problems = problems_of(now, peers)
    assert told(problems) == ([("jump", "C5")] if asked else [])
    for problem in problems:
        assert problem.level == "warning"
        assert "在 −10.0% 与 +20.0% 之间（35 对相邻年度）" in problem.says("expected")


def test_few_pairs_of_years_tell_of_no_jump(last_year: Path) -> None:
    assert problems_of(figures("deposits 2500.00 亿元"), last_year) == []


def test_a_slip_is_no_jump_as_well(peers: Path) -> None:
    now = [item("C5", "deposits", "1050.00 亿元", centre=list(KNOWN.centres)[2])]
    assert told(problems_of(now, peers)) == [("unit_slip", "C5")]
