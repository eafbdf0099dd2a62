"""Who is surely highest of several centres, why nobody is, and how unequal centres are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from analysis.compare import Line, Standing, compare, rests_on_growth, scale_gap, standing
from analysis.figures import Figure
from analysis.verdicts import Verdict
from catalogue import catalogue
from intervals import exactly
from tests.made_figures import figure, figures

SIX = ("guangzhou", "yiyang", "beijing", "shanghai", "wuhan", "xian")
RATE = "withdrawal_to_deposit_ratio"


def line_of(*made: Figure, centres: Sequence[str] = SIX[:2]) -> Line:
    """Compare these centres' rate in 2022."""
    years = dict.fromkeys(centres, 2022)
    (line,) = compare(figures(*made), years, catalogue(), aligned=True).ratios
    return line


def line_of_six(*made: Figure) -> Line:
    return line_of(*made, centres=SIX)


def rates(*values: float) -> list[Figure]:
    """Give a rate of each centre in 2022, half a point open to each side."""
    return [
        figure(value, 0.5, centre=centre, indicator=RATE)
        for centre, value in zip(SIX, values, strict=False)
    ]


def test_the_first_of_six_is_judged_against_each_other_one_in_their_order() -> None:
    line = line_of_six(*rates(50, 60, 40, 50, 30))
    assert [pair.other_id for pair in line.pairs] == list(SIX[1:])
    assert [pair.verdict for pair in line.pairs] == [
        Verdict.LOWER,
        Verdict.HIGHER,
        Verdict.UNDECIDABLE,
        Verdict.HIGHER,
        Verdict.MISSING,
    ]


def test_the_highest_of_six_is_surely_above_every_other() -> None:
    line = line_of_six(*rates(50, 60, 40, 50, 30, 20))
    assert standing(line) == Standing(Verdict.HIGHER, "yiyang", SIX)


def test_nobody_is_highest_where_the_first_two_cannot_be_told_apart() -> None:
    line = line_of_six(*rates(50, 60, 60.5, 50, 30, 20))
    assert standing(line) == Standing(Verdict.UNDECIDABLE, "", SIX)


def test_a_wide_interval_further_down_may_also_reach_the_top() -> None:
    wide = figure(40, 30, centre="xian", indicator=RATE)
    assert standing(line_of_six(*rates(50, 60, 55, 50, 30), wide)).highest == ""


@pytest.mark.parametrize(
    "more", [{"doubt": "待核"}, {"qualifier": "出表后"}, {"year": 2023}, {"year": 2021}]
)
def test_an_unlike_figure_is_highest_of_nobody(more: dict[str, Any]) -> None:
    unlike = figure(99, centre="xian", indicator=RATE, **more)
    found = standing(line_of_six(*rates(50, 60, 40), unlike))
    assert found == Standing(Verdict.HIGHER, "yiyang", SIX[:3])


def test_the_basis_that_most_centres_share_is_the_one_compared() -> None:
    special = [
        figure(value, centre=centre, indicator=RATE, qualifier="出表后")
        for centre, value in zip(SIX[:3], (70, 80, 60), strict=True)
    ]
    plain = figure(99, centre="xian", indicator=RATE)
    assert standing(line_of_six(*special, plain)).highest == "yiyang"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"year": 2023}, Verdict.OTHER_YEAR),
        ({"doubt": "待核"}, Verdict.DOUBTFUL),
        ({"qualifier": "出表后"}, Verdict.OTHER_BASIS),
        (None, Verdict.MISSING),
    ],
)
def test_where_fewer_than_two_compare_the_reason_is_given(
    other: dict[str, Any] | None, expected: Verdict
) -> None:
    made = [*rates(50)]
    if other is not None:
        made.append(figure(60, centre="yiyang", indicator=RATE, **other))
    found = standing(line_of(*made))
    assert (found.verdict, found.highest) == (expected, "")
    assert len(found.like) < 2


def test_of_two_centres_the_highest_is_the_one_the_verdict_names() -> None:
    assert standing(line_of(*rates(50, 60))).highest == "yiyang"
    assert standing(line_of(*rates(60, 50))).highest == "guangzhou"
    assert standing(line_of(*rates(60, 60.5))).verdict == Verdict.UNDECIDABLE


def test_scale_is_how_many_times_the_largest_deposits_hold_the_smallest() -> None:
    held = figures(
        figure(100, 0), figure(5, 0, centre="yiyang"), figure(50, 0, centre="xian", year=2021)
    )
    assert scale_gap(held, dict.fromkeys(SIX, 2022)) == exactly(20)
    assert scale_gap(held, {"guangzhou": 2022, "xian": 2022}) == exactly(2)
    assert scale_gap(held, {"guangzhou": 2022, "wuhan": 2022}) is None


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, False),
        ({"basis": "derived"}, True),
        ({"basis": "computed", "reason": "formula_of_printed"}, False),
        ({"basis": "computed", "reason": "formula_of_derived"}, True),
    ],
)
def test_what_rests_on_growth_is_told_from_what_was_printed(
    more: dict[str, Any], expected: bool
) -> None:
    assert rests_on_growth(figure(**more)) is expected
