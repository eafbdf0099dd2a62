"""Centres side by side: which year, which figure stands in, what is judged and what is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.compare import (
    Comparison,
    Line,
    best_year,
    compare,
    compared,
    latest_years,
    years_known,
)
from analysis.figures import Figure
from analysis.verdicts import Verdict
from catalogue import catalogue
from intervals import Interval, exactly
from tests.made_figures import figure, figures

KNOWN = catalogue()
PAIR = ("guangzhou", "yiyang")
SIX = ("guangzhou", "yiyang", "beijing", "shanghai", "wuhan", "xian")
RATE, AMOUNT = "withdrawal_to_deposit_ratio", "loan_balance"


def side_by_side(
    *made: Figure, years: Mapping[str, int] | None = None, aligned: bool = True
) -> Comparison:
    """Compare Guangzhou and Yiyang in 2022, or the centres and years said instead."""
    return compare(figures(*made), years or dict.fromkeys(PAIR, 2022), KNOWN, aligned=aligned)


def only_line(*made: Figure, **more: Any) -> Line:
    """Compare in one indicator; its growth, if any, is another line."""
    found = side_by_side(*made, **more)
    (line,) = found.ratios + found.levels
    return line


def test_the_year_is_the_one_with_most_indicators_known_for_all() -> None:
    held = figures(
        *(figure(year=2021, centre=c, indicator=i) for c in PAIR for i in ("deposits", RATE)),
        *(figure(year=2022, centre=c) for c in PAIR),
        *(figure(year=2023, indicator=i) for i in compared(KNOWN)),
    )
    assert best_year(held, PAIR, compared(KNOWN)) == 2021


def test_of_equally_full_years_the_latest_is_taken() -> None:
    held = figures(*(figure(year=y, centre=c) for y in (2021, 2022) for c in PAIR))
    assert best_year(held, PAIR, compared(KNOWN)) == 2022


def test_where_nothing_is_shared_the_year_with_most_figures_is_taken() -> None:
    held = figures(
        figure(year=2021), figure(year=2021, indicator=RATE), figure(year=2022, centre="yiyang")
    )
    assert best_year(held, PAIR, compared(KNOWN)) == 2021


def test_without_any_figure_there_is_no_year() -> None:
    assert best_year(figures(), PAIR, compared(KNOWN)) is None
    assert best_year(figures(figure(indicator="self_score")), PAIR, compared(KNOWN)) is None


def test_years_to_choose_from_are_those_of_any_of_the_centres_newest_first() -> None:
    held = figures(
        figure(year=2021), figure(year=2023, centre="yiyang"), figure(year=2025, centre="xian")
    )
    assert years_known(held, PAIR, compared(KNOWN)) == [2023, 2021]


def test_each_centre_has_its_own_latest_year_and_none_without_figures() -> None:
    held = figures(figure(year=2021), figure(year=2025), figure(year=2023, centre="yiyang"))
    assert latest_years(held, SIX, compared(KNOWN)) == {"guangzhou": 2025, "yiyang": 2023}


def test_figures_of_the_year_are_judged_with_difference_and_ratio() -> None:
    (pair,) = only_line(figure(30, 0), figure(10, 0, centre="yiyang")).pairs
    assert (pair.other_id, pair.verdict) == ("yiyang", Verdict.HIGHER)
    assert (pair.difference, pair.ratio) == (exactly(20), exactly(3))


def test_rounding_of_both_figures_goes_into_difference_and_ratio() -> None:
    (pair,) = only_line(figure(30, 2), figure(10, 2, centre="yiyang")).pairs
    assert pair.difference == Interval(20, 16, 24)
    assert pair.ratio == Interval(3, 28 / 12, 32 / 8)


def test_figures_that_rounding_does_not_tell_apart_are_undecidable_but_still_compared() -> None:
    (pair,) = only_line(figure(10.2, 0.5), figure(10, 0.5, centre="yiyang")).pairs
    assert pair.verdict == Verdict.UNDECIDABLE
    assert pair.difference is not None
    assert pair.difference.low < 0 < pair.difference.high


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"qualifier": "出表后"}, Verdict.OTHER_BASIS),
        ({"doubt": "降幅异常，待核"}, Verdict.DOUBTFUL),
    ],
)
def test_an_unlike_or_doubted_figure_is_shown_and_not_judged(
    more: dict[str, Any], expected: Verdict
) -> None:
    line = only_line(figure(30), figure(10, centre="yiyang", **more))
    assert line.pairs[0].verdict == expected
    assert [cell.figure is not None for cell in line.cells] == [True, True]


def test_for_a_missing_year_the_nearest_stands_in_and_is_not_judged() -> None:
    other = [figure(value, centre="yiyang", year=year) for year, value in ((2019, 7), (2023, 9))]
    line = only_line(figure(30), *other)
    cell = line.cells[1]
    assert (cell.figure, cell.asked_year, cell.substituted) == (other[1], 2022, True)
    assert line.pairs[0].verdict == Verdict.OTHER_YEAR


def test_stand_ins_are_not_judged_even_where_their_years_agree() -> None:
    line = only_line(figure(30, year=2024), figure(10, centre="yiyang", year=2024))
    assert [cell.substituted for cell in line.cells] == [True, True]
    assert line.pairs[0].verdict == Verdict.OTHER_YEAR


def test_the_latest_of_each_are_judged_where_their_years_agree_and_only_there() -> None:
    years = {"guangzhou": 2025, "yiyang": 2023}
    made = [
        figure(30, year=2023, indicator=RATE),
        figure(10, year=2023, indicator=RATE, centre="yiyang"),
        figure(30, year=2025, indicator=AMOUNT),
        figure(10, year=2023, indicator=AMOUNT, centre="yiyang"),
    ]
    found = side_by_side(*made, years=years, aligned=False)
    assert [line.pairs[0].verdict for line in found.lines] == [Verdict.HIGHER, Verdict.OTHER_YEAR]
    assert not any(cell.substituted for line in found.lines for cell in line.cells)


def test_a_missing_figure_gives_no_verdict_and_no_difference() -> None:
    line = only_line(figure(30))
    assert line.cells[1].figure is None
    assert line.pairs[0].verdict == Verdict.MISSING
    assert (line.pairs[0].difference, line.pairs[0].ratio) == (None, None)


@pytest.mark.parametrize("value", [0, -5, 0.3])
def test_there_is_no_ratio_to_what_may_be_nothing_or_less(value: float) -> None:
    made = [figure(30, 0), figure(value, 0.5, centre="yiyang")]
    for order in (made, made[::-1]):
        years = dict.fromkeys((f.centre_id for f in order), 2022)
        (pair,) = only_line(*order, years=years).pairs
        assert pair.ratio is None
        assert pair.difference is not None


def test_a_line_without_any_figure_is_left_out() -> None:
    found = side_by_side(figure(80, indicator=RATE))
    assert [line.indicator.id for line in found.lines] == [RATE]


def test_one_centre_alone_has_lines_and_no_pairs() -> None:
    line = only_line(figure(80), years={"guangzhou": 2022})
    assert (len(line.cells), line.pairs) == (1, ())


@given(*(st.tuples(st.floats(1, 100), st.floats(0, 10)) for _ in range(2)))
def test_the_order_of_the_centres_turns_verdict_and_difference_round(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    made = [figure(*one), figure(*other, centre="yiyang")]
    (there,) = only_line(*made).pairs
    (back,) = only_line(*made, years=dict.fromkeys(PAIR[::-1], 2022)).pairs
    mirrored = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}
    assert back.verdict == mirrored.get(there.verdict, there.verdict)
    assert there.difference is not None
    assert back.difference == -there.difference


def growth_line(*made: Figure) -> Line:
    (line,) = side_by_side(*made).growth
    return line


def test_growth_is_the_printed_one_and_differs_in_points() -> None:
    printed: dict[str, Any] = {"growth_unit": "percent"}
    line = growth_line(
        figure(printed_growth="+9.8", **printed),
        figure(centre="yiyang", printed_growth="-2.5", **printed),
    )
    assert [c.figure.amount.value for c in line.cells if c.figure] == [9.8, -2.5]
    assert line.pairs[0].verdict == Verdict.HIGHER
    assert line.pairs[0].difference is not None
    assert line.pairs[0].difference.value == pytest.approx(12.3)
    assert line.pairs[0].ratio is None


def test_growth_that_is_not_printed_comes_from_the_year_before() -> None:
    line = growth_line(figure(80, 0, year=2021), figure(100, 0))
    own = line.cells[0].figure
    assert own is not None
    assert (own.amount, own.basis, own.year) == (exactly(25), "computed", 2022)
    assert line.pairs[0].verdict == Verdict.MISSING


def test_without_growth_in_the_year_that_of_the_nearest_stands_in_unjudged() -> None:
    printed: dict[str, Any] = {"growth_unit": "percent"}
    line = growth_line(
        figure(printed_growth="+9.8", **printed),
        figure(centre="yiyang"),
        figure(centre="yiyang", year=2023, printed_growth="+3.78", **printed),
    )
    assert line.cells[1].figure is not None
    assert (line.cells[1].figure.year, line.cells[1].substituted) == (2023, True)
    assert line.pairs[0].verdict == Verdict.OTHER_YEAR


def test_growth_across_a_change_of_basis_is_not_told() -> None:
    found = side_by_side(figure(80, year=2021), figure(100, qualifier="出表后"))
    assert found.growth == ()
