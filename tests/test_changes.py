"""Changes: percent for amounts and points for ratios, printed before worked out, never mixed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changes import Change, between, change_of, unlike
from intervals import Interval, exactly
from tests.made_figures import around, figure, figures


def test_a_printed_growth_is_taken_as_printed_with_its_rounding() -> None:
    now = figure(110, printed_growth="+9.8", growth_unit="percent")
    before = figure(1, year=2021)
    change = change_of(now, figures(now, before), "CNY")
    assert change == Change(Interval(9.8, 9.75, 9.85), "percent", "reported")


def test_a_growth_that_is_not_printed_follows_from_last_years_figure() -> None:
    now, before = figure(110, 0), figure(100, 0, year=2021)
    change = change_of(now, figures(now, before), "CNY")
    assert change is not None
    assert change.amount.value == pytest.approx(10)
    assert (change.unit, change.basis) == ("percent", "computed")


@pytest.mark.parametrize(("unit", "point"), [("percent", "point"), ("permille", "permille_point")])
def test_a_ratio_changes_by_points_and_not_by_percent(unit: str, point: str) -> None:
    now, before = figure(90, 0.5), figure(96, 0.25, year=2021)
    change = change_of(now, figures(now, before), unit)
    assert change == Change(Interval(-6, -6.75, -5.25), point, "computed")


def test_printed_points_of_a_percentage_are_points() -> None:
    now = figure(89.93, 0.005, printed_growth="-5.79", growth_unit="point")
    change = change_of(now, figures(now), "percent")
    assert change is not None
    assert (change.amount.value, change.unit, change.basis) == (-5.79, "point", "reported")


def test_a_printed_percentage_point_is_ten_points_of_a_rate_in_permille() -> None:
    now = figure(0.19, 0.005, printed_growth="-0.01", growth_unit="point")
    change = change_of(now, figures(now), "permille")
    assert change is not None
    assert change.amount.value == pytest.approx(-0.1)
    assert change.amount.half_width == pytest.approx(0.05)
    assert (change.unit, change.basis) == ("permille_point", "reported")


def test_a_growth_printed_as_an_amount_is_worked_out_in_percent() -> None:
    now = figure(110, 0, printed_growth="+10", growth_unit="万元")
    before = figure(100, 0, year=2021)
    change = change_of(now, figures(now, before), "CNY")
    assert change is not None
    assert (change.unit, change.basis) == ("percent", "computed")


@pytest.mark.parametrize(
    "before",
    [
        figure(100, year=2020),
        figure(100, year=2021, centre="yiyang"),
        figure(100, year=2021, indicator="withdrawals"),
        figure(100, year=2021, qualifier="累计"),
        figure(100, year=2021, doubt="待核"),
        figure(0.4, year=2021),
        figure(-100, year=2021),
    ],
    ids=["other year", "centre", "indicator", "basis", "doubted", "may be zero", "negative"],
)
def test_no_change_is_told_against_a_figure_that_is_not_like(before: object) -> None:
    now = figure(110)
    assert change_of(now, figures(now, before), "CNY") is None  # type: ignore[arg-type]


def test_figures_of_the_same_basis_are_like_unless_one_is_doubted() -> None:
    noted = figure(qualifier="累计")
    assert not unlike(noted, figure(qualifier="累计"))
    assert unlike(noted, figure())
    assert unlike(figure(), figure(doubt="待核"))


@pytest.mark.parametrize(
    ("amount", "sign"),
    [
        (around(1, 0.5), 1),
        (around(-1, 0.5), -1),
        (around(0.4, 0.5), 0),
        (Interval(0.5, 0, 1), 0),
        (exactly(0), 0),
    ],
)
def test_the_sign_of_a_change_is_told_only_beyond_rounding(amount: Interval, sign: int) -> None:
    assert Change(amount, "percent", "computed").sign == sign


@given(st.floats(1, 1e6), st.floats(1, 1e6), st.floats(0, 0.4), st.floats(0, 0.4), st.floats(-1, 1))
def test_a_worked_out_growth_encloses_that_of_the_true_levels(
    now: float, before: float, half: float, other: float, place: float
) -> None:
    change = between(around(now, half), around(before, other), "CNY")
    assert change is not None
    true = ((now + place * half) / (before + place * other) - 1) * 100
    assert change.amount.low - 1e-6 <= true <= change.amount.high + 1e-6
