"""Two fields side by side: only who is ranked in both, about the medians of those."""

from __future__ import annotations

from analysis.benchmark import Field, field_of
from analysis.benchmark_pairs import pairs, side
from catalogue import catalogue
from figures import Figure
from intervals import Interval, exactly
from tests.made_figures import figure, figures

SIX = ("beijing", "shanghai", "guangzhou", "shenzhen", "wuhan", "yiyang")


def field(indicator: str, *values: float, half: float = 0.0, unlike: str = "") -> Field:
    made: list[Figure] = [
        figure(v, half, centre=c, indicator=indicator, qualifier="出表后" if c == unlike else "")
        for c, v in zip(SIX, values, strict=False)
    ]
    known = catalogue()
    return field_of(figures(*made), known.indicators[indicator], 2022, "plain", SIX, known)


def test_centres_are_counted_about_both_medians() -> None:
    found = pairs(field("deposits", 5, 4, 3, 2, 1), field("withdrawals", 50, 20, 30, 40, 10))
    assert [cut.value for cut in found.medians] == [3, 30]
    assert (found.above, found.below, found.split, found.near) == (1, 1, 2, 1)
    assert len(found.both) == 5


def test_who_is_not_ranked_by_one_of_them_is_left_out_of_both_medians() -> None:
    across = field("deposits", 6, 5, 4, 3, 2, 1, unlike="beijing")
    found = pairs(across, field("withdrawals", 60, 50, 40, 30, 20, 10))
    assert [one.centre_id for one, _ in found.both] == list(SIX[1:])
    assert [cut.value for cut in found.medians] == [3, 30]


def test_too_few_in_both_make_no_picture() -> None:
    found = pairs(field("deposits", 5, 4, 3, 2, 1), field("withdrawals", 5, 4, 3, 2))
    assert not found.both


def test_rounding_decides_on_which_side_of_a_median_a_centre_is() -> None:
    assert side(Interval(10, 9, 11), exactly(8)) == 1
    assert side(Interval(10, 9, 11), exactly(12)) == -1
    assert side(Interval(10, 9, 11), Interval(12, 11, 13)) == 0
    rounded = pairs(
        field("deposits", 30, 21, 20, 10, 5, half=1), field("withdrawals", 5, 4, 3, 2, 1)
    )
    assert rounded.near == 2
