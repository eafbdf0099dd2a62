"""Open orders of a field: whatever the true values are, and none swallowed by one wide interval."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.benchmark import Entry, Field, field_of
from analysis.benchmark_open import far_reaching, middle, open_groups, open_with
from catalogue import catalogue
from intervals import Interval, exactly
from ranks import FEWEST_TO_RANK, places
from tests.made_figures import figure, figures

KNOWN = catalogue()
CENTRES = tuple(KNOWN.centres)[:20]

amounts = st.tuples(st.integers(-50, 50), st.integers(0, 10)).map(
    lambda pair: Interval(pair[0], pair[0] - pair[1], pair[0] + pair[1])
)


def entries(ordered: list[Interval]) -> list[Entry]:
    return [
        Entry(str(i), replace(figure(), amount=amount), (), place, "", None)
        for i, (amount, place) in enumerate(zip(ordered, places(ordered, "neutral"), strict=True))
    ]


def field(count: int, wide: int = -1) -> Field:
    """Make a field of amounts from 10 to 10 apart, one of which may be as wide as all."""
    made = [
        figure(1e3 - 10 * n, 300 if n == wide else 1, centre=centre)
        for n, centre in enumerate(CENTRES[:count])
    ]
    deposits = KNOWN.indicators["deposits"]
    return field_of(figures(*made), deposits, 2022, "plain", CENTRES[:count], KNOWN)


@settings(deadline=None)
@given(st.lists(amounts, min_size=FEWEST_TO_RANK, max_size=12), st.data())
def test_whatever_the_true_values_are_the_order_changes_only_within_open_groups(
    intervals: list[Interval], data: st.DataObject
) -> None:
    ordered = sorted(intervals, key=lambda amount: -amount.value)
    made = entries(ordered)
    far = far_reaching(made)
    like = [position for position, entry in enumerate(made) if entry not in far]
    true = [data.draw(st.floats(ordered[p].low, ordered[p].high)) for p in like]
    groups = open_groups(made)
    inside = {p for first, last in groups for p in range(first, last + 1)}
    for number, least in enumerate(accumulate(true, min)):
        position = like[number]
        ends = position not in inside or any(position == last for _, last in groups)
        if ends and number + 1 < len(true):
            assert least > max(true[number + 1 :])


def test_one_very_wide_interval_makes_no_group_of_those_it_reaches_over() -> None:
    found = field(20, wide=9)
    (far,) = far_reaching(found.ranked)
    assert far.centre_id == CENTRES[9]
    assert len(open_with(found, far)) == 19
    assert open_groups(found.ranked) == []


def test_where_all_are_as_wide_none_is_left_out_of_the_group() -> None:
    made = entries([exactly(3.0)] * 20)
    assert far_reaching(made) == ()
    assert open_groups(made) == [(0, 19)]


def test_an_order_open_beside_a_wide_interval_is_still_a_group() -> None:
    ordered = [Interval(v, v - h, v + h) for v, h in ((9, 1), (8, 20), (7.5, 1), (3, 1), (1, 0.5))]
    assert open_groups(entries(ordered)) == [(0, 2)]


@pytest.mark.parametrize(("count", "there"), [(5, [2]), (6, [2, 3]), (3, [])])
def test_the_median_is_the_middle_centres_or_lies_between_two(count: int, there: list[int]) -> None:
    found = middle(field(count))
    assert [entry.centre_id for entry in found] == [CENTRES[n] for n in there]
