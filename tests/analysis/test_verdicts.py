"""Verdicts and places: higher or lower only beyond rounding, like for like, ranks as bands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.figures import Figure
from analysis.verdicts import FEWEST_TO_RANK, Place, Verdict, place_of, verdict
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


def five(*values: float, half: float = 0.0) -> list[Figure]:
    names = ("guangzhou", "yiyang", "beijing", "shanghai", "wuhan", "xian")
    return [figure(v, half, centre=name) for name, v in zip(names, values, strict=False)]


def test_the_largest_comes_first_unless_lower_is_better() -> None:
    figures = five(30, 50, 40, 20, 10)
    assert place_of("guangzhou", figures, "higher_better") == Place(3, 3, 5)
    assert place_of("yiyang", figures, "higher_better") == Place(1, 1, 5)
    assert place_of("yiyang", figures, "lower_better") == Place(5, 5, 5)
    assert place_of("yiyang", figures, "neutral") == Place(1, 1, 5)


def test_a_place_is_a_band_where_rounding_leaves_it_open() -> None:
    figures = five(30, 31, 40, 20, 10, half=1)
    assert place_of("guangzhou", figures, "higher_better") == Place(2, 3, 5)
    assert place_of("beijing", figures, "higher_better") == Place(1, 1, 5)


def test_too_few_centres_make_no_ranking() -> None:
    figures = five(5, 4, 3, 2, 1)
    assert len(figures) == FEWEST_TO_RANK
    assert place_of("guangzhou", figures, "higher_better") == Place(1, 1, 5)
    assert place_of("guangzhou", figures[:-1], "higher_better") is None


@pytest.mark.parametrize("note", [{"doubt": "待核"}, {"qualifier": "出表后"}])
def test_a_doubted_or_unlike_figure_is_not_ranked_and_ranks_no_other(note: dict[str, Any]) -> None:
    special = figure(100, 0, centre="xian", **note)
    figures = [*five(5, 4, 3, 2, 1), special]
    assert place_of("xian", figures, "higher_better") is None
    assert place_of("guangzhou", figures, "higher_better") == Place(1, 1, 5)
    assert place_of("guangzhou", [*figures[:4], special], "higher_better") is None


def test_a_centre_without_a_figure_has_no_place() -> None:
    assert place_of("haikou", five(5, 4, 3, 2, 1), "higher_better") is None
