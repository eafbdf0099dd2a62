"""Why two ratios differ: the gap in parts that add up, with what rounding leaves open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.figures import Figure, figures_of_centres
from analysis.ratio_gap import (
    PER,
    Quotient,
    Split,
    Unsplit,
    denominator_part,
    numerator_part,
    quotient_of,
    quotients,
    split,
)
from catalogue import catalogue
from intervals import Interval
from tests.made_figures import figure, figures

KNOWN = catalogue()
DRAWING = "withdrawal_to_deposit_ratio"
CONTRIBUTION = "housing_contribution_rate"
GUANGZHOU, YIYANG = ("guangzhou", 2022), ("yiyang", 2022)
amounts = st.floats(0.01, 1e6)


def side(place: tuple[str, int], half: float = 0.0, **values: float) -> list[Figure]:
    """Make a centre's figures of a year, by indicator."""
    centre, year = place
    return [
        figure(value, half, centre=centre, year=year, indicator=name)
        for name, value in values.items()
    ]


def gap(made: list[Figure], indicator: str = DRAWING) -> Split:
    found = split(figures(*made), KNOWN.indicators[indicator], YIYANG, GUANGZHOU)
    assert isinstance(found, Split)
    return found


def test_a_quotient_is_read_from_its_formula() -> None:
    assert quotient_of(KNOWN.indicators[DRAWING]) == Quotient(("withdrawals",), "deposits", 100)
    assert quotient_of(KNOWN.indicators["overdue_rate"]) == Quotient(
        ("overdue_amount",), "loan_balance", 1000
    )
    assert quotient_of(KNOWN.indicators["average_loan"]) == Quotient(
        ("loans_issued",), "loans_issued_count", 1
    )
    found = quotient_of(KNOWN.indicators[CONTRIBUTION])
    assert found is not None
    assert found.terms[0] == "loans_issued"
    assert len(found.terms) == 4


@pytest.mark.parametrize(
    "indicator",
    ["deposits", "value_added_income", "net_new_employees", "wrong_case_rate", "loan_balance"],
)
def test_what_is_no_quotient_of_the_same_years_figures_is_left_out(indicator: str) -> None:
    assert quotient_of(KNOWN.indicators[indicator]) is None
    with pytest.raises(ValueError, match=indicator):
        split(figures(), KNOWN.indicators[indicator], YIYANG, GUANGZHOU)


def test_every_quotient_of_the_catalogue_gives_what_its_formula_gives() -> None:
    found = quotients(KNOWN, between_centres=False)
    assert DRAWING in found
    for indicator_id, quotient in found.items():
        formula = KNOWN.indicators[indicator_id].formula
        assert formula is not None
        worth = {name: float(n + 2) for n, name in enumerate(quotient.indicators)}
        value = formula.evaluate(
            lambda r, worth=worth: Interval(*[worth[r.indicator_id]] * 3)  # type: ignore[misc]
        )
        assert value is not None
        above = sum(worth[term] for term in quotient.terms)
        assert value.value == pytest.approx(quotient.factor * above / worth[quotient.denominator])


def test_between_centres_nothing_is_split_that_is_over_the_employees_already() -> None:
    between = quotients(KNOWN, between_centres=True)
    assert "deposits_per_employee" not in between
    assert "employees_per_employer" not in between
    assert set(between) < set(quotients(KNOWN, between_centres=False))


def test_the_parts_of_a_gap_are_the_means_of_both_orders() -> None:
    made = side(YIYANG, withdrawals=1, deposits=4, paying_employees=1)
    made += side(GUANGZHOU, withdrawals=2, deposits=2, paying_employees=1)
    found = gap(made)
    # 1/4 to 2/2: first above the line 25, then below 50; or first below 25, then above 50.
    assert [part.effect.value for part in found.parts] == [37.5, 37.5]
    assert found.gap.value == 75
    assert [part.in_numerator for part in found.parts] == [True, False]


def test_a_centre_ten_times_as_large_and_otherwise_alike_shows_no_part() -> None:
    made = side(YIYANG, withdrawals=3, deposits=4, paying_employees=2)
    made += side(GUANGZHOU, withdrawals=30, deposits=40, paying_employees=20)
    assert [part.effect.value for part in gap(made).parts] == [0, 0]
    assert [part.sign for part in gap(made).parts] == [0, 0]


def test_two_years_of_one_centre_need_no_employees() -> None:
    made = side(("yiyang", 2021), withdrawals=1, deposits=4)
    made += side(YIYANG, withdrawals=2, deposits=2)
    found = split(figures(*made), KNOWN.indicators[DRAWING], ("yiyang", 2021), YIYANG)
    assert isinstance(found, Split)
    assert found.start.per is None
    assert [part.effect.value for part in found.parts] == [37.5, 37.5]


def test_each_term_of_a_sum_has_its_own_part() -> None:
    terms = {
        "loans_issued": 2.0,
        "subsidised_loan_amount": 0.0,
        "project_loan_amount": 1.0,
        "housing_withdrawal_amount": 1.0,
    }
    made = side(YIYANG, **terms, deposits=8, paying_employees=1)
    made += side(GUANGZHOU, **{**terms, "loans_issued": 4.0}, deposits=8, paying_employees=1)
    found = gap(made, CONTRIBUTION)
    assert [part.effect.value for part in found.parts] == [25, 0, 0, 0, 0]
    assert [part.indicator_id for part in found.parts] == [*terms, "deposits"]


def test_what_is_missing_is_named() -> None:
    made = side(YIYANG, withdrawals=1, deposits=4)
    made += side(GUANGZHOU, withdrawals=2, deposits=2, paying_employees=1)
    found = split(figures(*made), KNOWN.indicators[DRAWING], YIYANG, GUANGZHOU)
    assert found == Unsplit(KNOWN.indicators[DRAWING], ((*YIYANG, PER),))


@pytest.mark.parametrize("wrong", [{"deposits": 0}, {"withdrawals": -1}, {"paying_employees": 0}])
def test_amounts_that_are_not_above_zero_are_not_split(wrong: dict[str, float]) -> None:
    made = side(YIYANG, **{"withdrawals": 1, "deposits": 4, "paying_employees": 1, **wrong})
    made += side(GUANGZHOU, withdrawals=2, deposits=2, paying_employees=1)
    found = split(figures(*made), KNOWN.indicators[DRAWING], YIYANG, GUANGZHOU)
    assert found == Unsplit(KNOWN.indicators[DRAWING], ())


def test_a_part_within_rounding_cannot_be_told() -> None:
    made = side(YIYANG, half=0.5, withdrawals=50, deposits=100)
    made += side(("yiyang", 2023), half=0.5, withdrawals=50, deposits=120)
    found = split(figures(*made), KNOWN.indicators[DRAWING], YIYANG, ("yiyang", 2023))
    assert isinstance(found, Split)
    assert [part.sign for part in found.parts] == [0, -1]


@pytest.mark.parametrize("note", [{"qualifier": "出表后"}, {"doubt": "待核"}])
def test_a_split_over_unlike_figures_says_so(note: dict[str, Any]) -> None:
    alike = side(YIYANG, withdrawals=1, paying_employees=1)
    alike += side(GUANGZHOU, withdrawals=2, deposits=2, paying_employees=1)
    assert gap([*alike, figure(4, 0, centre="yiyang")]).like
    assert not gap([*alike, figure(4, 0, centre="yiyang", **note)]).like


@given(start=st.tuples(amounts, amounts), end=st.tuples(amounts, amounts))
def test_the_parts_add_up_to_the_gap(start: tuple[float, float], end: tuple[float, float]) -> None:
    (n0, d0), (n1, d1) = start, end
    parts = numerator_part(100, start, end), denominator_part(100, start, end)
    scale = max(abs(part) for part in (*parts, 100 * n1 / d1, 100 * n0 / d0))
    assert sum(parts) == pytest.approx(100 * (n1 / d1 - n0 / d0), abs=1e-9 * scale)
    # Seen from the other side each part is the same with the other sign.
    assert numerator_part(100, end, start) == pytest.approx(-parts[0])
    assert denominator_part(100, end, start) == pytest.approx(-parts[1])


inputs = st.lists(st.tuples(st.floats(1, 100), st.floats(0, 0.4)), min_size=6, max_size=6)


@given(inputs, st.lists(st.floats(-1, 1), min_size=6, max_size=6))
def test_the_bounds_hold_whatever_the_figures_were_before_rounding(
    rounded: list[tuple[float, float]], where: list[float]
) -> None:
    assume(len(rounded) == 6)
    names = ("withdrawals", "deposits", PER)
    made = [
        figure(value, half, centre=place[0], year=place[1], indicator=name)
        for (value, half), (place, name) in zip(
            rounded, [(p, n) for p in (YIYANG, GUANGZHOU) for n in names], strict=True
        )
    ]
    found = gap(made)
    true = [v + half * at for (v, half), at in zip(rounded, where, strict=True)]
    start, end = ((n / e, d / e) for n, d, e in (true[:3], true[3:]))
    for part, work in zip(found.parts, (numerator_part, denominator_part), strict=True):
        real = work(100, start, end)
        slack = 1e-9 * max(1.0, abs(real))
        assert part.effect.low - slack <= real <= part.effect.high + slack


def test_guangzhou_and_yiyang_draw_alike_for_two_reasons_that_cancel(real_data: Path) -> None:
    """The anchors are the hand audit's: 72.97 % against 72.58 %, 21,848 against 15,184 元."""
    assert real_data.is_file()
    held = figures_of_centres(["guangzhou", "yiyang"])
    found = split(held, KNOWN.indicators[DRAWING], YIYANG, GUANGZHOU)
    assert isinstance(found, Split)
    assert found.start.ratio.value == pytest.approx(72.58, abs=0.005)
    assert found.end.ratio.value == pytest.approx(72.97, abs=0.005)
    assert found.start.amount(1).value == pytest.approx(15184, abs=0.5)
    assert found.end.amount(1).value == pytest.approx(21848, abs=0.5)
    # (15942.24 − 11020.41) × (1 ÷ 15183.89 + 1 ÷ 21847.82) ÷ 2 × 100 = 27.47
    drawn, paid_in = (part.effect for part in found.parts)
    assert drawn.value == pytest.approx(27.47, abs=0.005)
    assert paid_in.value == pytest.approx(-27.08, abs=0.005)
    assert drawn.low < drawn.value < drawn.high
    assert found.gap.value == pytest.approx(0.39, abs=0.005)
    assert found.like


def test_yiyang_draws_more_since_withdrawals_outgrew_deposits(real_data: Path) -> None:
    """Printed are 79.54 % and, from its growth, 72.58 %; the parts are worked out by hand.

    N: 26.8554 → 30.54, D: 37.0013 → 38.40 (亿元).
    3.6846 × (1 ÷ 37.0013 + 1 ÷ 38.40) ÷ 2 × 100 = 3.6846 × (0.0270261 + 0.0260417) × 50 = 9.777
    (0.0260417 − 0.0270261) × (26.8554 + 30.54) ÷ 2 × 100 = −0.0009844 × 57.3954 × 50 = −2.825
    """
    assert real_data.is_file()
    held = figures_of_centres(["yiyang"])
    found = split(held, KNOWN.indicators[DRAWING], YIYANG, ("yiyang", 2023))
    assert isinstance(found, Split)
    assert [part.effect.value for part in found.parts] == pytest.approx([9.777, -2.825], abs=0.001)
    assert found.end.stated is not None
    assert found.end.stated.amount.value == 79.54
    assert found.end.ratio.value == pytest.approx(79.53, abs=0.005)
    assert found.end.stated.amount.overlaps(found.end.ratio)
