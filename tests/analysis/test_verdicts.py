"""Verdicts: higher or lower only beyond rounding, and like for like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.figures import Figure
from analysis.verdicts import Verdict, verdict
from tests.made_figures import figure

OTHER = figure(10, 1, centre="yiyang")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (figure(13, 1), Verdict.HIGHER),
        (figure(7, 1), Verdict.LOWER),
        (figure(11, 1), Verdict.UNDECIDABLE),
        (figure(12, 1), Verdict.UNDECIDABLE),
        (figure(10, 1), Verdict.UNDECIDABLE),
        (figure(13, 1, year=2023), Verdict.OTHER_YEAR),
        (figure(13, 1, qualifier="出表后"), Verdict.OTHER_BASIS),
        (figure(13, 1, doubt="待核"), Verdict.DOUBTFUL),
        (None, Verdict.MISSING),
    ],
    ids=lambda value: value.value if isinstance(value, Verdict) else "",
)
def test_a_figure_is_judged_against_another(one: Figure | None, expected: Verdict) -> None:
    assert verdict(one, OTHER) == expected


def test_nothing_is_judged_against_nothing() -> None:
    assert verdict(figure(), None) == verdict(None, None) == Verdict.MISSING


def test_only_exact_figures_can_be_equal() -> None:
    assert verdict(figure(3, 0), figure(3, 0, centre="yiyang")) == Verdict.EQUAL
    assert verdict(figure(3, 0), figure(3, 0.5, centre="yiyang")) == Verdict.UNDECIDABLE


def test_figures_of_the_same_special_basis_are_judged() -> None:
    one, other = (figure(v, 1, qualifier="出表后") for v in (20, 10))
    assert verdict(one, other) == Verdict.HIGHER


@given(*(st.tuples(st.floats(-100, 100), st.floats(0, 10)) for _ in range(2)))
def test_a_verdict_read_from_the_other_side_is_its_mirror(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    mirrored = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}
    here, there = figure(*one), figure(*other, centre="yiyang")
    found = verdict(here, there)
    assert verdict(there, here) == mirrored.get(found, found)
    assert (found in mirrored) != here.amount.overlaps(there.amount)
