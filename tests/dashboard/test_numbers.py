"""Numbers as shown: fitting unit, no digit that was not printed, one scale a column, true minus."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import catalogue
from changes import Change
from dashboard.numbers import (
    MINUS,
    SCALES,
    Scale,
    change_text,
    figure_text,
    scale_for,
    with_unit,
)
from dashboard.texts import in_language
from intervals import Interval, exactly, from_printed
from tests.made_figures import figure

KNOWN = catalogue()
LANGUAGES = ("zh", "en")
# What the sources print amounts in, with the indicator a reader would see them at.
PRINTED = [
    ("deposits", "亿元", Decimal("1e8")),
    ("personnel_expenditure", "万元", Decimal("1e4")),
    ("digital_rmb_amount", "元", Decimal(1)),
    ("paying_employees", "万人", Decimal("1e4")),
    ("paying_employers", "万家", Decimal("1e4")),
    ("loans_issued_count", "万笔", Decimal("1e4")),
    ("supported_housing_area", "万平方米", Decimal("1e4")),
    ("loan_to_deposit_ratio", "%", Decimal(1)),
    ("overdue_rate", "‰", Decimal(1)),
]


def back(text: str) -> Decimal:
    """Read a shown number back."""
    return Decimal(text.lstrip("≈").replace(",", "").replace(MINUS, "-"))


def decimals_of(text: str) -> int:
    return len(text.partition(".")[2])


@given(
    what=st.sampled_from(PRINTED),
    number=st.decimals(min_value=-(10**5), max_value=10**5, places=4),
    decimals=st.integers(0, 4),
    language=st.sampled_from(LANGUAGES),
    asked=st.sampled_from(["auto", "large", "small"]),
)
def test_no_digit_is_shown_that_was_not_printed(
    what: tuple[str, str, Decimal], number: Decimal, decimals: int, language: str, asked: str
) -> None:
    indicator, _, factor = what
    printed = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    amount = from_printed(format(printed, "f"), factor)
    with in_language(language):
        scale = scale_for(KNOWN.indicators[indicator], [amount], asked)
        text = scale.number(amount)
    last_printed = factor.scaleb(-decimals)
    last_shown = Decimal(scale.factor).scaleb(-decimals_of(text))
    assert last_shown >= last_printed or decimals_of(text) == 0
    assert abs(back(text) * Decimal(scale.factor) - printed * factor) <= last_shown / 2
    assert "-" not in text
    assert text.startswith(MINUS) == (back(text) < 0)


@given(
    what=st.sampled_from(PRINTED),
    number=st.decimals(min_value=1, max_value=9999, places=2),
)
def test_a_figure_shown_in_the_unit_it_was_printed_in_looks_as_printed(
    what: tuple[str, str, Decimal], number: Decimal
) -> None:
    _, unit, factor = what
    amount = from_printed(format(number, "f"), factor)
    text = Scale(float(factor), unit).number(amount)
    assert text == f"{number:,}"


@pytest.mark.parametrize(
    ("indicator", "amount", "zh", "en"),
    [
        ("deposits", from_printed("1162.02", Decimal("1e8")), "1,162.02 亿元", "116.20 bn yuan"),
        ("deposits", from_printed("38.40", Decimal("1e8")), "38.40 亿元", "3.84 bn yuan"),
        ("personnel_expenditure", from_printed("8207.40", Decimal("1e4")), "8,207.40 万元", None),
        ("digital_rmb_amount", from_printed("27219"), "2.72 万元", "27,219 yuan"),
        ("paying_employees", from_printed("531.87", Decimal("1e4")), "531.87 万人", None),
        ("paying_employers", exactly(3342), "3,342 家", "3.34 k employers"),
        ("staff_count", exactly(111), "111 人", "111 people"),
        ("overdue_rate", from_printed("0.19"), "0.19‰", "0.19‰"),
        ("overdue_rate", from_printed("0.03", Decimal(10)), "0.3‰", "0.3‰"),
        ("loan_to_deposit_ratio", from_printed("89.93"), "89.93%", "89.93%"),
        ("loan_to_deposit_ratio", from_printed("90"), "90%", "90%"),
        ("average_loan", Interval(676000, 675500, 676500), "67.6 万元", "676 k yuan"),
        ("deposits_per_employee", Interval(21848, 21847.5, 21848.1), "21,848 元", "21,848 yuan"),
    ],
)
def test_a_figure_has_its_fitting_unit_in_each_language(
    indicator: str, amount: Interval, zh: str, en: str | None
) -> None:
    made = replace(figure(indicator=indicator), amount=amount)
    assert figure_text(made) == zh
    if en is not None:
        with in_language("en"):
            assert figure_text(made) == en


def test_a_derived_figure_is_marked_as_about_and_given_one_unsure_digit() -> None:
    amount = Interval(37.001349e8, 36.994748e8, 37.00795e8)
    assert Scale(1e8, "亿元").number(amount, "derived") == "≈37.00"
    assert Scale(1e8, "亿元", 4).number(amount, "derived") == "≈37.00", "37.0 is sure"
    assert Scale(1e8, "亿元").number(amount, "computed") == "37.00"
    assert Scale(1e8, "亿元").span(amount) == "[36.995, 37.008]"


@pytest.mark.parametrize(
    ("amount", "span"),
    [
        (Interval(1058.306e8, 1057.820e8, 1058.793e8), "[1,057.82, 1,058.79]"),
        (Interval(100e8, 50e8, 150e8), "[50.00, 150.00]"),
        (Interval(-1e8, -1.5e8, -0.5e8), f"[{MINUS}1.50, {MINUS}0.50]"),
        (exactly(3e8), "[3, 3]"),
    ],
)
def test_a_span_shows_the_bounds_with_at_least_two_decimals(amount: Interval, span: str) -> None:
    assert Scale(1e8, "亿元").span(amount) == span


@given(value=st.floats(-1e4, 1e4), half=st.floats(1e-4, 1e3))
def test_the_bounds_of_a_span_are_told_more_finely_than_they_lie_apart(
    value: float, half: float
) -> None:
    amount = Interval(value, value - half, value + half)
    low, high = (back(end) for end in Scale(1.0, "").span(amount).strip("[]").split(", "))
    assert float(low) == pytest.approx(amount.low, abs=max(half / 2, 0.00005))
    assert float(high) == pytest.approx(amount.high, abs=max(half / 2, 0.00005))


def test_all_figures_of_a_column_share_the_scale_of_the_largest() -> None:
    deposits = KNOWN.indicators["deposits"]
    large, small = from_printed("1162.02", Decimal("1e8")), from_printed("5000", Decimal("1e4"))
    scale = scale_for(deposits, [small, large])
    assert scale == scale_for(deposits, [large, small]) == Scale(1e8, "亿元")
    assert [scale.number(amount) for amount in (large, small)] == ["1,162.02", "0.50"]
    assert scale_for(deposits, [small]).unit == "万元"


def test_a_negative_figure_is_as_large_as_a_positive_one() -> None:
    inflow = KNOWN.indicators["net_fund_inflow"]
    assert scale_for(inflow, [from_printed("-7.86", Decimal("1e8"))]).unit == "亿元"


def test_a_column_without_figures_has_a_scale_all_the_same() -> None:
    assert scale_for(KNOWN.indicators["deposits"], []).unit == "元"
    assert scale_for(KNOWN.indicators["overdue_rate"], []).unit == "‰"


@pytest.mark.parametrize(
    ("language", "asked", "unit"),
    [
        ("zh", "large", "亿元"),
        ("zh", "small", "万元"),
        ("en", "large", "bn yuan"),
        ("en", "small", "m yuan"),
    ],
)
def test_a_reader_may_ask_for_a_unit_of_money_and_of_nothing_else(
    language: str, asked: str, unit: str
) -> None:
    with in_language(language):
        money = scale_for(KNOWN.indicators["deposits"], [exactly(5)], asked)
        people = KNOWN.indicators["paying_employees"]
        assert money.unit == unit
        assert scale_for(people, [exactly(5)], asked) == scale_for(people, [exactly(5)])


def test_every_unit_of_an_indicator_can_be_shown_in_both_languages() -> None:
    for indicator in KNOWN.indicators.values():
        for language in LANGUAGES:
            with in_language(language):
                for size in (0, 1, 5e4, 5e6, 5e9):
                    scale = scale_for(indicator, [exactly(size)])
                    assert scale.factor > 0
                    assert scale.number(exactly(size))
                    chinese = re.search("[\u4e00-\u9fff]", scale.unit)
                    assert not (language == "en" and chinese), (indicator.id, scale.unit)


def test_the_scales_of_both_languages_are_for_the_same_units_and_go_down_to_one() -> None:
    assert SCALES["zh"].keys() == SCALES["en"].keys() <= KNOWN.units.keys()
    for steps in (*SCALES["zh"].values(), *SCALES["en"].values()):
        factors = [factor for factor, _ in steps]
        assert factors == sorted(factors, reverse=True)
        assert factors[-1] == 1


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        (Change(from_printed("9.8"), "percent", "reported"), "+9.8%", "+9.8%"),
        (Change(from_printed("-16.03"), "percent", "reported"), "−16.03%", "−16.03%"),
        (Change(from_printed("-5.79"), "point", "reported"), "−5.79 个百分点", "−5.79 pp"),
        (Change(from_printed("+1"), "percent", "reported"), "+1%", "+1%"),
        (Change(from_printed("0.0"), "percent", "reported"), "0.0%", "0.0%"),
        (Change(from_printed("-0.0"), "percent", "reported"), "0.0%", "0.0%"),
        (
            Change(Interval(-0.1, -0.15, -0.05), "permille_point", "reported"),
            "−0.1 个千分点",
            "−0.1 ‰ points",
        ),
        (Change(Interval(6.2345, 6.2, 6.27), "percent", "computed"), "+6.23%", "+6.23%"),
        (Change(Interval(6.2345, 2.2, 10.3), "percent", "computed"), "+6%", "+6%"),
        (Change(Interval(-0.001, -0.01, 0.01), "percent", "computed"), "0.00%", "0.00%"),
        (Change(exactly(0.8449), "percent", "computed"), "+0.84%", "+0.84%"),
    ],
)
def test_a_change_has_its_sign_its_unit_and_the_digits_it_is_sure_of(
    change: Change, zh: str, en: str
) -> None:
    assert change_text(change) == zh
    with in_language("en"):
        assert change_text(change) == en


def test_a_sign_stands_close_and_a_word_after_a_blank() -> None:
    assert [with_unit("5", unit) for unit in ("%", "‰", "亿元")] == ["5%", "5‰", "5 亿元"]


@pytest.mark.parametrize(
    ("made", "text"),
    [
        ({"basis": "computed", "reason": "formula_of_derived"}, "≈1.23"),
        ({"basis": "derived"}, "≈1.23"),
        ({"basis": "computed", "reason": "formula_of_printed"}, "1.23"),
    ],
)
def test_what_rests_on_a_derived_figure_is_about(made: dict[str, Any], text: str) -> None:
    amount = Interval(1.234e8, 1.23e8, 1.238e8)
    assert Scale(1e8, "亿元").of(replace(figure(**made), amount=amount)) == text


def test_a_unit_smaller_than_the_printed_digits_gives_way_to_a_larger_one() -> None:
    issued = KNOWN.indicators["loans_issued_count"]
    coarse, other = from_printed("0.43", Decimal("1e4")), from_printed("0.432", Decimal("1e4"))
    for amount, text in ((coarse, "0.43"), (other, "0.432"), (exactly(4321), "4,321")):
        assert scale_for(issued, [amount]).number(amount) == text
    column = scale_for(issued, [exactly(4321), coarse])
    assert column.unit == "万笔"
    assert column.number(exactly(4321)) == "0.43"
    assert scale_for(issued, [coarse, exactly(12)]).unit == "笔", "12 would be 0.00 万笔"
    assert scale_for(issued, [exactly(4321)], beside=[coarse]).unit == "万笔"


def test_a_computed_figure_has_one_digit_more_than_is_sure() -> None:
    assert change_text(Change(Interval(30.06, 30.0, 30.13), "percent", "computed")) == "+30.1%"
    assert change_text(Change(Interval(30.06, 30.02, 30.1), "percent", "computed")) == "+30.06%"
