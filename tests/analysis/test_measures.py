"""Levels made comparable: quotients with their rounding, the index, and which years are shown."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.compare import GROWTH_OF, SCALE_GUARD
from analysis.figures import Figure, figures_of_centres
from analysis.measures import MEASURES, QUOTIENTS, UNIT_OF, Bar, Block, blocks, default_measure
from catalogue import catalogue
from formulas import Reference
from intervals import Interval, exactly
from tests.made_figures import figure, figures

KNOWN = catalogue()
PAIR = ("guangzhou", "yiyang")
FOUR = (*PAIR, "beijing", "shanghai")


def measured(
    measure: str, *made: Figure, centres: tuple[str, ...] = ("guangzhou",)
) -> tuple[Block, ...]:
    """Answer a measure in 2022."""
    return blocks(figures(*made), dict.fromkeys(centres, 2022), measure, KNOWN)


def only_bar(measure: str, *made: Figure) -> Bar:
    """Give the bar of 2022 in the only block."""
    (block,) = measured(measure, *made)
    (bar,) = [bar for bar in block.bars if bar.asked]
    return bar


def shown(bar: Bar) -> Figure:
    assert bar.figure is not None
    return bar.figure


EMPLOYEES = figure(20, 0, indicator="paying_employees")
WITHDRAWALS = figure(100, 10, indicator="withdrawals")


@pytest.mark.parametrize(
    ("apart", "expected"),
    [
        (None, "relative"),
        (Interval(4, 3, 4.9), "shared"),
        (Interval(4.9, 4.8, SCALE_GUARD), "relative"),
        (exactly(31), "relative"),
    ],
)
def test_amounts_share_a_scale_at_first_only_where_centres_are_surely_alike(
    apart: Interval | None, expected: str
) -> None:
    assert default_measure(apart) == expected


def test_a_quotient_carries_the_rounding_of_both_its_parts() -> None:
    employees = figure(20, 4, indicator="paying_employees")
    bar = only_bar("relative", WITHDRAWALS, employees)
    assert shown(bar).amount == Interval(5, 90 / 24, 110 / 16)
    assert bar.parts == (WITHDRAWALS, employees)


def test_a_share_is_told_in_percent_of_the_centre_s_own_deposits() -> None:
    bar = only_bar("share", figure(100, 50, indicator="withdrawals"), figure(400, 0))
    assert shown(bar).amount == Interval(25, 12.5, 37.5)


def test_a_ratio_that_the_warehouse_holds_goes_before_one_worked_out_here() -> None:
    held = figure(26, indicator="withdrawal_to_deposit_ratio")
    bar = only_bar("share", WITHDRAWALS, figure(400, 0), held)
    assert (bar.figure, bar.parts) == (held, (held,))


@pytest.mark.parametrize("measure", QUOTIENTS)
def test_the_catalogue_s_own_ratio_is_the_quotient_it_stands_for(measure: str) -> None:
    assert KNOWN.indicators[UNIT_OF[measure]].formula is not None
    for quotient in QUOTIENTS[measure]:
        if quotient.indicator_id:
            formula = KNOWN.indicators[quotient.indicator_id].formula
            assert formula is not None
            assert formula.references == (Reference(quotient.of), Reference(quotient.per))
            six_over_two = dict(zip(formula.references, (exactly(6), exactly(2)), strict=True))
            assert formula.evaluate(six_over_two.get) == exactly(3 * quotient.factor)


def test_a_quotient_takes_over_notes_and_doubts_of_both_parts() -> None:
    above = figure(100, indicator="withdrawals", qualifier="累计", doubt="待核")
    below = figure(20, indicator="paying_employees", qualifier="出表后", doubt="待核")
    found = shown(only_bar("relative", above, below))
    assert (found.qualifier, found.doubt) == ("累计；出表后", "待核")
    assert (found.basis, found.observation_id) == ("computed", None)


@pytest.mark.parametrize(
    ("more", "reason"),
    [({}, "formula_of_printed"), ({"basis": "derived"}, "formula_of_derived")],
)
def test_a_quotient_rests_on_growth_where_a_part_does(more: dict[str, Any], reason: str) -> None:
    employees = figure(20, indicator="paying_employees", **more)
    assert shown(only_bar("relative", WITHDRAWALS, employees)).reason == reason


@pytest.mark.parametrize("missing", ["withdrawals", "paying_employees"])
def test_without_one_of_its_parts_there_is_no_quotient(missing: str) -> None:
    held = [f for f in (WITHDRAWALS, EMPLOYEES) if f.indicator_id != missing]
    assert measured("relative", *held) == ()


def test_nothing_is_divided_by_what_may_be_nothing() -> None:
    assert measured("relative", WITHDRAWALS, figure(1, 1, indicator="paying_employees")) == ()


def test_the_index_is_100_and_the_growth_with_its_rounding() -> None:
    (block,) = measured("index", figure(80, 0, year=2021), figure(100, 20))
    (bar,) = block.bars
    assert shown(bar).amount == Interval(125, 100, 150)
    assert [part.year for part in bar.parts] == [2022, 2021]


def test_an_index_of_another_year_is_shown_as_not_of_the_year_asked_for() -> None:
    grown = {"printed_growth": "+3.78", "growth_unit": "percent"}
    made = [figure(100, 0), figure(104, 0, year=2023, centre="yiyang")]
    made = [figure(f.amount.value, 0, centre=f.centre_id, year=f.year, **grown) for f in made]
    (block,) = measured("index", *made, centres=PAIR)
    assert [(bar.centre_id, bar.year, bar.asked) for bar in block.bars] == [
        ("guangzhou", 2022, True),
        ("yiyang", 2023, False),
    ]


def test_amounts_are_shown_as_they_are() -> None:
    for measure in ("own", "shared"):
        bar = only_bar(measure, figure(30))
        assert (bar.figure, bar.parts) == (figure(30), (figure(30),))


def test_the_years_beside_the_one_asked_for_are_shown_where_anybody_has_them() -> None:
    made = [figure(year=2021), figure(year=2022), figure(centre="yiyang", year=2022)]
    (block,) = measured("own", *made, centres=PAIR)
    assert [(bar.centre_id, bar.year, bar.asked, bar.figure is None) for bar in block.bars] == [
        ("guangzhou", 2021, False, False),
        ("guangzhou", 2022, True, False),
        ("yiyang", 2021, False, True),
        ("yiyang", 2022, True, False),
    ]


def test_the_next_year_is_shown_to_three_centres_and_not_to_four() -> None:
    made = [figure(year=year) for year in (2021, 2022, 2023)]
    for count, years in ((3, {2021, 2022, 2023}), (4, {2021, 2022})):
        (block,) = measured("own", *made, centres=FOUR[:count])
        assert {bar.year for bar in block.bars} == years


def test_each_centre_has_its_own_years_where_the_latest_of_each_are_asked_for() -> None:
    made = [figure(year=2024), figure(year=2025), figure(year=2023, centre="yiyang")]
    (block,) = blocks(figures(*made), {"guangzhou": 2025, "yiyang": 2023}, "own", KNOWN)
    assert [(bar.centre_id, bar.year) for bar in block.bars] == [
        ("guangzhou", 2024),
        ("guangzhou", 2025),
        ("yiyang", 2022),
        ("yiyang", 2023),
    ]


def test_a_block_without_any_figure_is_left_out() -> None:
    made = [figure(indicator=i) for i in GROWTH_OF[:2]]
    assert [block.indicator_id for block in measured("own", *made)] == list(GROWTH_OF[:2])


def test_every_measure_has_something_to_say_of_the_real_reports(real_data: object) -> None:
    held = figures_of_centres(PAIR)
    for measure in MEASURES:
        found = blocks(held, dict.fromkeys(PAIR, 2022), measure, KNOWN)
        assert len(found) == 3
        assert {bar.centre_id for block in found for bar in block.bars if bar.figure} == set(PAIR)


def test_withdrawals_per_employee_of_the_real_reports_are_their_quotient(
    real_data: object,
) -> None:
    held = figures_of_centres(PAIR)
    found = blocks(held, dict.fromkeys(PAIR, 2022), "relative", KNOWN)
    bars = {bar.centre_id: bar for bar in found[1].bars if bar.asked}
    for centre in PAIR:
        above, below = (held.get(centre, 2022, i) for i in ("withdrawals", "paying_employees"))
        assert above is not None
        assert below is not None
        assert shown(bars[centre]).amount == above.amount / below.amount * exactly(1)
