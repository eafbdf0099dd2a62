"""What can never become a figure: wrong units, unknown centres, impossible years."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.etl.checking.made_items import figures, item, problems_of, told


def test_a_unit_that_does_not_fit_is_an_error_with_the_units_that_would(
    nothing_published: Path,
) -> None:
    (problem,) = problems_of(figures("deposits 38.40 人"), nothing_published)
    assert (problem.code, problem.level, problem.place.cell) == ("unusable_unit", "error", "C5")
    assert problem.says("found") == "缴存额：38.40 人"
    assert "亿元、万元" in problem.says("expected")


def test_a_column_in_a_unit_that_does_not_fit_is_one_problem(nothing_published: Path) -> None:
    column = [item(f"C{row}", "deposits", f"{row} 人", period=f"20{row}") for row in (10, 11, 12)]
    (problem,) = problems_of(column, nothing_published)
    assert problem.place.cell == "C10:C12"
    assert "共 3 个数" in problem.says("found")


def test_a_value_that_is_no_number_is_an_error_at_its_cell(nothing_published: Path) -> None:
    problems = problems_of(figures("deposits 约38 亿元", "withdrawals 20 亿元"), nothing_published)
    assert told(problems) == [("unusable_value", "C5")]


@pytest.mark.parametrize(
    ("printed", "nearest"),
    [
        ("益阳市", "益阳"),
        ("益阳市住房公积金中心", "益阳"),
        ("广州市区", "广州"),
        ("Yiyang City", "益阳"),
        ("呼和浩市", "呼和浩特"),
    ],
)
def test_an_unknown_centre_is_an_error_with_the_nearest_names(
    printed: str, nearest: str, nothing_published: Path
) -> None:
    (problem,) = problems_of(figures("deposits 38.40 亿元", centre=printed), nothing_published)
    assert (problem.code, problem.level, problem.centre) == ("unknown_centre", "error", printed)
    assert f"相近的有 {nearest}" in problem.says("expected")


def test_an_unknown_centre_is_told_once_for_all_its_figures(nothing_published: Path) -> None:
    row = [item(f"{column}7", "deposits", "1 亿元", centre="某地") for column in ("C", "D", "AA")]
    (problem,) = problems_of(row, nothing_published)
    assert problem.place.cell == "C7:AA7"
    assert "没有相近的名称" in problem.says("expected")


def test_a_year_to_come_is_an_error_for_figures_and_none_for_plans(
    nothing_published: Path,
) -> None:
    done = item("C5", "deposits", "38.40 亿元", period="2027")
    planned = item("C6", "deposits", "38.40 亿元", period="2027", role="target")
    (problem,) = problems_of([done, planned], nothing_published)
    assert (problem.code, problem.level, problem.place.cell) == ("year_in_future", "error", "C5")
    assert "今天是 2026-11-22" in problem.says("found")


def test_the_whole_of_a_year_that_is_not_over_needs_a_reason(nothing_published: Path) -> None:
    whole = item("C5", "deposits", "38.40 亿元", period="2026")
    months = item("C6", "paying_employees", "24.13 万人", period="2026-09")
    problems = problems_of([whole, months], nothing_published)
    assert [(p.code, p.level, p.place.cell) for p in problems] == [
        ("year_unfinished", "warning", "C5")
    ]


def test_no_year_goes_before_the_first_fund(nothing_published: Path) -> None:
    old = item("C5", "deposits", "38.40 亿元", period="1990")
    first = item("C6", "deposits", "38.40 亿元", period="1991")
    assert told(problems_of([old, first], nothing_published)) == [("year_too_early", "C5")]
