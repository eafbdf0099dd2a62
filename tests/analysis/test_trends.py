"""Lines over the years: where they break, how they changed, their index and their trend."""

from __future__ import annotations

from itertools import combinations, permutations
from math import factorial, inf

import pytest

from analysis.figures import (
    figures_of_centres,
    figures_of_indicators,
    indicators_over_years,
)
from analysis.trends import (
    FEWEST_FOR_TREND,
    Trend,
    base_year_of,
    chance_of,
    indexed,
    indicators_needed,
    kendall_score,
    levels_apart,
    span_of,
    times_apart,
    trend_of,
)
from catalogue import catalogue
from intervals import Interval, exactly
from tests.small_data import SmallData
from tests.trend_lines import AMOUNT, RATIO, figure, levels, line


def test_a_missing_year_is_a_gap_that_the_line_does_not_cross() -> None:
    series = line(figure(2021, 10), figure(2022, 11), figure(2024, 13), figure(2025, 14))
    assert series.years == (2021, 2022, 2024, 2025)
    assert series.gaps == (2023,)
    assert [point.joined for point in series.points] == [False, True, False, True]


@pytest.mark.parametrize("why", ["qualifier", "doubt"])
def test_no_line_leads_to_or_from_a_figure_that_is_doubted_or_of_another_basis(why: str) -> None:
    series = line(figure(2021, 10), figure(2022, 11, **{why: "出表后"}), figure(2023, 12))
    assert [point.joined for point in series.points] == [False, False, False]
    assert [point.change for point in series.points] == [None, None, None]


def test_a_line_of_one_basis_throughout_is_joined_whatever_the_basis() -> None:
    assert levels(2021, 10, 11, qualifier="出表后").points[1].joined


def test_a_printed_growth_is_a_change_even_without_the_year_before() -> None:
    (point,) = line(figure(2022, 11, printed_growth="+9.8")).points
    assert point.change is not None
    assert (point.change.amount.value, point.change.basis) == (9.8, "reported")


def test_amounts_change_in_percent_and_ratios_in_points() -> None:
    amounts, ratios = levels(2021, 80, 100), levels(2021, 80, 100, indicator_id=RATIO)
    changes = [series.points[1].change for series in (amounts, ratios)]
    assert [(c.amount.value, c.unit) for c in changes if c] == [(25, "percent"), (20, "point")]


def test_what_a_formula_needs_comes_with_the_indicator_asked_for() -> None:
    needed = indicators_needed([RATIO, AMOUNT], catalogue())
    assert needed[:2] == (RATIO, AMOUNT)
    assert {"loan_balance", "deposit_balance"} < set(needed)
    assert len(set(needed)) == len(needed)


def test_a_span_goes_from_the_first_year_to_the_last_and_names_the_gaps() -> None:
    span = span_of(line(figure(2021, 80), figure(2022, 90), figure(2024, 100)))
    assert span is not None
    assert span.change is not None
    assert (span.first, span.last, span.gaps) == (2021, 2024, (2023,))
    assert (span.change.amount.value, span.change.unit) == (25, "percent")
    assert not span.derived


def test_a_span_from_a_later_year_leaves_out_what_came_before() -> None:
    span = span_of(levels(2020, 50, 80, 100), start=2021)
    assert span is not None
    assert span.change is not None
    assert (span.first, span.change.amount.value) == (2021, 25)


@pytest.mark.parametrize(
    "more", [{"basis": "derived"}, {"basis": "computed", "reason": "formula_of_derived"}]
)
def test_a_span_that_starts_from_growth_says_so(more: dict[str, str]) -> None:
    span = span_of(line(figure(2021, 80, **more), figure(2023, 100)))
    assert span is not None
    assert span.derived


def test_of_neighbouring_years_the_printed_growth_is_the_span_and_nothing_derived() -> None:
    before = figure(2022, 37.001, 0.007, basis="derived")
    span = span_of(line(before, figure(2023, 38.40, 0.005, printed_growth="+3.78")))
    assert span is not None
    assert span.change is not None
    assert (span.change.amount.value, span.derived) == (3.78, False)


def test_a_span_between_unlike_ends_has_no_change() -> None:
    span = span_of(line(figure(2021, 80), figure(2022, 90), figure(2023, 100, qualifier="出表后")))
    assert span is not None
    assert (span.change, span.unlike) == (None, True)


def test_a_span_from_below_zero_has_no_percentage_and_is_not_called_unlike() -> None:
    span = span_of(levels(2021, -10, 20))
    assert span is not None
    assert (span.change, span.unlike) == (None, False)


def test_a_single_year_has_no_span() -> None:
    assert span_of(levels(2021, 80)) is None


def test_rounding_of_base_and_level_goes_into_the_index_and_the_base_is_exactly_100() -> None:
    base = figure(2021, 100, amount=Interval(100, 80, 125))
    index = indexed(line(base, figure(2022, 200)), 2021)
    assert index is not None
    assert index.levels == (exactly(100), Interval(200, 160, 250))


def test_years_before_the_base_have_an_index_too() -> None:
    index = indexed(levels(2021, 50, 100, 150), 2022)
    assert index is not None
    assert [level.value for level in index.levels if level] == [50, 100, 150]


def test_an_unlike_figure_has_no_index() -> None:
    series = line(figure(2021, 100), figure(2022, 150, qualifier="出表后"), figure(2023, 200))
    index = indexed(series, 2021)
    assert index is not None
    assert index.levels == (exactly(100), None, exactly(200))
    assert index.comparable == 2


def test_a_percentage_has_no_index() -> None:
    assert indexed(levels(2021, 80, 90, indicator_id=RATIO), 2021) is None


@pytest.mark.parametrize("base", [0, -5])
def test_a_base_of_nothing_or_less_gives_no_index(base: float) -> None:
    assert indexed(levels(2021, base, 90), 2021) is None


def test_the_base_year_is_the_first_that_all_lines_have() -> None:
    one, other = line(figure(2020, 1), figure(2022, 1), figure(2023, 1)), levels(2021, 1, 1, 1)
    assert base_year_of([one, other]) == 2022
    assert base_year_of([one]) == 2020
    assert base_year_of([levels(2020, 1), other]) is None


def test_a_doubted_figure_is_no_base() -> None:
    assert base_year_of([line(figure(2021, 1, doubt="待核"), figure(2022, 1))]) == 2022


@pytest.mark.parametrize(("smaller", "apart"), [(21, False), (20, True), (-20, True), (0, True)])
def test_amounts_five_times_apart_share_no_axis(smaller: float, apart: bool) -> None:
    assert levels_apart([levels(2021, 90, 100), levels(2021, smaller)]) is apart


def test_percentages_share_an_axis_however_far_apart() -> None:
    ratios = [levels(2021, value, indicator_id=RATIO) for value in (1, 100)]
    assert times_apart(ratios) == 100
    assert not levels_apart(ratios)


def test_levels_of_nothing_but_zero_are_not_apart() -> None:
    assert times_apart([levels(2021, 0), levels(2021, 0)]) == 1
    assert times_apart([levels(2021, 0), levels(2021, 1)]) == inf


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ((1, 2, 3, 4, 5), "rising"),
        ((5, 4, 3, 2, 1), "falling"),
        ((1, 2, 3, 5, 4), "unclear"),
        ((1, 2, 3, 4, 4), "unclear"),
        ((2, 1, 3, 4, 5, 6, 7, 8), "rising"),
    ],
)
def test_a_trend_is_what_chance_seldom_does(values: tuple[float, ...], verdict: str) -> None:
    last = 2020 + len(values)
    assert trend_of(levels(2021, *values)) == Trend(verdict, 2021, last)


def test_years_that_rounding_does_not_tell_apart_make_no_trend() -> None:
    values = [figure(2021 + i, 10 + i, 0.4) for i in range(5)]
    assert trend_of(line(*values)) == Trend("rising", 2021, 2025)
    wide = [figure(2021 + i, 10 + i, 0.6) for i in range(5)]
    assert trend_of(line(*wide)) == Trend("unclear", 2021, 2025)


@pytest.mark.parametrize("count", range(1, FEWEST_FOR_TREND))
def test_too_few_points_give_no_verdict_but_how_many_years_are_wanting(count: int) -> None:
    values = range(1, count + 1)
    trend = trend_of(levels(2021, *values))
    assert trend == Trend("too_short", 2021, 2020 + count, FEWEST_FOR_TREND - count)


def test_one_gap_among_five_years_wants_one_year() -> None:
    series = line(*(figure(year, year) for year in (2021, 2022, 2024, 2025)))
    assert trend_of(series) == Trend("too_short", 2024, 2025, missing=1)


def test_old_years_beyond_a_gap_do_not_count_for_a_trend_of_today() -> None:
    series = line(*(figure(year, year) for year in (2010, 2011, 2012, 2013, 2014, 2025)))
    assert trend_of(series) == Trend("too_short", 2025, 2025, missing=4)


def test_a_change_of_basis_starts_the_count_anew() -> None:
    old = [figure(year, year) for year in range(2016, 2023)]
    new = [figure(year, year, qualifier="出表后") for year in (2023, 2024)]
    assert trend_of(line(*old, *new)) == Trend("too_short", 2023, 2024, missing=3)


def test_a_doubted_last_year_is_left_out_of_the_trend() -> None:
    clear = [figure(year, year) for year in range(2016, 2021)]
    doubted = figure(2021, 1, doubt="待核")
    assert trend_of(line(*clear, doubted)) == Trend("rising", 2016, 2020)
    assert trend_of(line(doubted)) is None


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_the_chance_of_a_score_is_its_share_of_all_orders(count: int) -> None:
    scores = [_score(order) for order in permutations(range(count))]
    for score in set(scores):
        share = sum(abs(other) >= abs(score) for other in scores) / factorial(count)
        assert chance_of(count, score) == pytest.approx(share)
    assert chance_of(count, 0) == 1


def test_a_score_between_two_counts_as_the_one_nearer_to_zero() -> None:
    assert chance_of(5, 9) == chance_of(5, 8) > chance_of(5, 10)
    assert chance_of(5, -9) == chance_of(5, -8)


def _score(order: tuple[int, ...]) -> int:
    return sum((b > a) - (b < a) for a, b in combinations(order, 2))


def test_a_score_counts_later_against_earlier() -> None:
    assert kendall_score([exactly(1), exactly(2), exactly(3)]) == 3
    assert kendall_score([exactly(3), exactly(1), exactly(1)]) == -2
    assert kendall_score([exactly(1)]) == 0


def test_one_query_gives_just_the_figures_of_these_centres_and_indicators(
    small_data: SmallData,
) -> None:
    small_data.source()
    small_data.source(id="other", centre="yiyang")
    small_data.reading()
    small_data.reading(indicator="withdrawals", value="7")
    small_data.reading(source="other", centre="yiyang", value="3")
    small_data.build()
    found = figures_of_indicators(["guangzhou"], [AMOUNT])
    assert [f.amount.value for f in found.by_cell.values()] == [1e9]
    every = figures_of_centres(["guangzhou", "yiyang"])
    wanted = {cell: f for cell, f in every.by_cell.items() if cell[2] == AMOUNT}
    assert figures_of_indicators(["guangzhou", "yiyang"], [AMOUNT]).by_cell == wanted
    assert len(wanted) == 2


def test_only_an_indicator_with_two_years_of_one_centre_can_have_a_line(
    small_data: SmallData,
) -> None:
    small_data.source()
    small_data.source(id="next", report_year="2023")
    small_data.source(id="other", centre="yiyang", report_year="2023")
    small_data.reading()
    small_data.reading(source="next", period="2023")
    small_data.reading(indicator="withdrawals")
    small_data.reading(indicator="withdrawals", source="other", centre="yiyang", period="2023")
    small_data.reading(indicator="loans_issued", growth="+10")
    small_data.build()
    found = indicators_over_years()
    assert AMOUNT in found
    assert "withdrawals" not in found
    assert "loans_issued" in found
    order = list(catalogue().indicators)
    assert found == sorted(found, key=order.index)
