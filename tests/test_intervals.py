"""Intervals hold the true value: of what is printed, and of everything worked out from it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervals import (
    Interval,
    before_growth,
    exactly,
    from_printed,
    growth_between,
    rank_bands,
)

FACTORS = [Decimal("0.1"), Decimal(1), Decimal(10), Decimal("1e4"), Decimal("1e8")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("38.40", 38.395, 38.405),
        ("38.4", 38.35, 38.45),
        ("0.19", 0.185, 0.195),
        ("-0.1", -0.15, -0.05),
        ("+9.8", 9.75, 9.85),
        ("8", 7.5, 8.5),
        ("0", -0.5, 0.5),
        ("0.00", -0.005, 0.005),
        ("1162.02", 1162.015, 1162.025),
        ("007", 6.5, 7.5),
    ],
)
def test_a_printed_number_may_be_off_by_half_of_its_last_digit(
    text: str, low: float, high: float
) -> None:
    assert from_printed(text) == Interval(float(text), low, high)


def test_a_printed_number_is_scaled_with_its_bounds() -> None:
    assert from_printed("38.40", Decimal("1e8")) == Interval(3.84e9, 3.8395e9, 3.8405e9)


def test_a_whole_count_is_exact_and_a_count_with_decimals_is_rounded() -> None:
    assert from_printed("3342", exact=True) == exactly(3342)
    assert from_printed("24.1", exact=True) == Interval(24.1, 24.05, 24.15)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "abc", "1,162.02", "1 162", " 8", "8\n", "nan", "inf", "-inf", "1e8", "1_000"),
        *("８", ".5", "5.", "--5", "3²", "约8", "8%"),
    ],
)
def test_what_is_no_plain_decimal_number_is_refused_and_named(text: str) -> None:
    with pytest.raises(ValueError, match="not a plain decimal number") as refused:
        from_printed(text)
    assert repr(text) in str(refused.value)


@given(
    true=st.decimals(min_value=-(10**6), max_value=10**6, places=6),
    decimals=st.integers(0, 4),
    factor=st.sampled_from(FACTORS),
)
def test_the_true_value_lies_in_the_interval_of_what_is_printed_of_it(
    true: Decimal, decimals: int, factor: Decimal
) -> None:
    printed = true.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    interval = from_printed(format(printed, "f"), factor)
    assert interval.low <= float(true * factor) <= interval.high
    assert interval.low < interval.value < interval.high


def intervals(low: float = -1e6, high: float = 1e6) -> st.SearchStrategy[Interval]:
    bounds = st.lists(st.floats(low, high), min_size=3, max_size=3).map(sorted)
    return bounds.map(lambda three: Interval(three[1], three[0], three[2]))


def points(interval: Interval) -> st.SearchStrategy[float]:
    return st.floats(interval.low, interval.high)


@given(data=st.data(), one=intervals(), other=intervals())
def test_sums_differences_and_products_enclose_those_of_all_points(
    data: st.DataObject, one: Interval, other: Interval
) -> None:
    x, y = data.draw(points(one)), data.draw(points(other))
    for result, point in (
        (one + other, x + y),
        (one - other, x - y),
        (one * other, x * y),
        (-one, -x),
    ):
        assert result.low <= point <= result.high
        assert result.low <= result.value <= result.high


@given(data=st.data(), one=intervals(), other=intervals(1e-3))
def test_quotients_enclose_those_of_all_points_for_either_sign_of_the_divisor(
    data: st.DataObject, one: Interval, other: Interval
) -> None:
    x, y = data.draw(points(one)), data.draw(points(other))
    for divisor, point in ((other, x / y), (-other, x / -y)):
        result = one / divisor
        assert result.low <= point <= result.high
        assert result.low <= result.value <= result.high


@pytest.mark.parametrize(
    "divisor", [exactly(0), Interval(1, 0, 2), Interval(-1, -2, 0), Interval(1, -1, 2)]
)
def test_dividing_by_what_may_be_zero_is_refused(divisor: Interval) -> None:
    with pytest.raises(ZeroDivisionError):
        exactly(1) / divisor


def test_last_years_level_follows_from_this_years_and_its_growth() -> None:
    before = before_growth(from_printed("110.0"), from_printed("10.0"))
    assert before.value == pytest.approx(100)
    assert before.low == pytest.approx(109.95 / 1.1005)
    assert before.high == pytest.approx(110.05 / 1.0995)


def test_last_year_is_unknown_after_a_fall_of_everything() -> None:
    with pytest.raises(ZeroDivisionError):
        before_growth(exactly(0), from_printed("-100.0"))


@given(data=st.data(), level=intervals(1.0), percent=intervals(-90.0, 500.0))
def test_the_growth_from_the_level_before_encloses_the_growth_printed(
    data: st.DataObject, level: Interval, percent: Interval
) -> None:
    back = growth_between(level, before_growth(level, percent))
    wanted = data.draw(points(percent))
    assert back.value == pytest.approx(percent.value, rel=1e-9, abs=1e-9)
    assert back.low - 1e-9 <= wanted <= back.high + 1e-9


@given(data=st.data(), level=intervals(1.0), percent=intervals(-90.0, 500.0))
def test_the_level_before_encloses_that_of_every_level_and_growth(
    data: st.DataObject, level: Interval, percent: Interval
) -> None:
    x, g = data.draw(points(level)), data.draw(points(percent))
    before = before_growth(level, percent)
    assert before.low <= x / (1 + g / 100) <= before.high


@given(one=intervals(), other=intervals())
def test_two_intervals_overlap_where_one_point_lies_in_both(one: Interval, other: Interval) -> None:
    shared = max(one.low, other.low) <= min(one.high, other.high)
    assert one.overlaps(other) == other.overlaps(one) == shared


@given(st.lists(intervals(0.0, 20.0), max_size=8), st.booleans())
def test_a_rank_band_reaches_from_those_surely_ahead_to_those_surely_behind(
    figures: list[Interval], descending: bool
) -> None:
    def ahead(one: Interval, other: Interval) -> bool:
        return one.low > other.high if descending else one.high < other.low

    counted = [
        (
            1 + sum(ahead(other, figure) for other in figures),
            len(figures) - sum(ahead(figure, other) for other in figures),
        )
        for figure in figures
    ]
    assert rank_bands(figures, descending=descending) == counted


def test_exact_figures_have_one_rank_and_equal_ones_share_theirs() -> None:
    figures = [exactly(5), exactly(7), exactly(5), exactly(1)]
    assert rank_bands(figures, descending=True) == [(2, 3), (1, 1), (2, 3), (4, 4)]
    assert rank_bands(figures, descending=False) == [(2, 3), (4, 4), (2, 3), (1, 1)]
    assert rank_bands([], descending=True) == []
