"""The same figure twice in a file."""

from __future__ import annotations

from pathlib import Path

from tests.etl.checking.made_items import item, problems_of, told


def test_two_values_for_one_figure_are_an_error_that_names_both_cells(
    nothing_published: Path,
) -> None:
    pair = [item("C5", "deposits", "38.40 亿元"), item("F9", "deposits", "38.50 亿元")]
    (problem,) = problems_of(pair, nothing_published)
    assert (problem.code, problem.level, problem.place.cell) == ("duplicate_differs", "error", "F9")
    assert "38.40 亿元（表!C5），又作 38.50 亿元（表!F9）" in problem.says("found")


def test_a_figure_said_again_in_another_unit_is_a_note(nothing_published: Path) -> None:
    pair = [item("C5", "deposits", "38.40 亿元"), item("F9", "deposits", "384012.34 万元")]
    (problem,) = problems_of(pair, nothing_published)
    assert (problem.code, problem.level, problem.place.cell) == ("duplicate_same", "note", "F9")


def test_a_column_said_again_is_one_note(nothing_published: Path) -> None:
    years = range(2011, 2021)
    first = [item(f"C{y - 2006}", "deposits", "38.40 亿元", period=str(y)) for y in years]
    again = [
        item(f"D{y - 2006}", "deposits", "38.40 亿元", period=str(y), heading="归集额")
        for y in years
    ]
    assert told(problems_of([*first, *again], nothing_published)) == [("duplicate_same", "D5:D14")]


def test_prose_may_say_its_figures_again_but_not_others(nothing_published: Path) -> None:
    said = [item("100", "deposits", "38.40 亿元"), item("200", "deposits", "38.40 亿元")]
    assert problems_of(said, nothing_published) == []
    other = item("300", "deposits", "38.50 亿元")
    (problem,) = problems_of([*said, other], nothing_published)
    assert (problem.code, problem.level) == ("duplicate_in_text", "warning")
    assert (problem.place.start, problem.place.end) == (300, 305)


def test_figures_of_another_year_part_role_or_month_are_no_duplicates(
    nothing_published: Path,
) -> None:
    others = ({"period": "2022"}, {"scope": "省直"}, {"role": "budget"}, {"period": "2023-06"})
    rows = [item(f"C{row}", "deposits", f"{row} 亿元", **o) for row, o in enumerate(others, 30)]
    assert problems_of([item("C5", "deposits", "38.40 亿元"), *rows], nothing_published) == []
