"""Figures known beforehand: each is worked out here again from the digits that are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catalogue import catalogue
from tests.small_data import Cell, rows_of, series_of

HUNDRED_MILLION = Decimal("1e8")
TEN_THOUSAND = Decimal("1e4")


@pytest.fixture(scope="module")
def figures(warehouse_of_data: Path) -> dict[Cell, dict[str, Any]]:
    return series_of(warehouse_of_data)


@dataclass(frozen=True)
class Printed:
    """A printed number and the bounds its last digit leaves."""

    text: str

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        number = Decimal(self.text)
        half = Decimal(5).scaleb(-1 - len(self.text.partition(".")[2]))
        return number - half, number + half


def quotient(one: Printed, other: Printed, times: int = 1) -> tuple[float, float, float]:
    """Divide two positive printed numbers: value, low, high."""
    (low, high), (least, most) = one.bounds, other.bounds
    value = Decimal(one.text) / Decimal(other.text)
    return float(value * times), float(low / most * times), float(high / least * times)


def before(level: Printed, percent: Printed) -> tuple[float, float, float]:
    """Give last year's level by this year's and a growth above −100 %."""
    (low, high), (least, most) = level.bounds, percent.bounds
    value = Decimal(level.text) / (1 + Decimal(percent.text) / 100)
    return float(value), float(low / (1 + most / 100)), float(high / (1 + least / 100))


def in_unit(figure: dict[str, Any], unit: Decimal = Decimal(1)) -> tuple[float, float, float]:
    value, low, high = (figure[name] / float(unit) for name in ("value", "low", "high"))
    return value, low, high


def test_guangzhou_printed_its_deposits_of_2022_and_their_growth(
    figures: dict[Cell, dict[str, Any]],
) -> None:
    figure = figures["guangzhou", 2022, "deposits"]
    assert in_unit(figure, HUNDRED_MILLION) == pytest.approx((1162.02, 1162.015, 1162.025))
    assert (figure["printed_growth"], figure["growth_unit"]) == ("+9.8", "percent")
    assert figure["basis"] == "reported"


def test_guangzhous_deposits_of_2021_follow_from_that_growth(
    figures: dict[Cell, dict[str, Any]],
) -> None:
    figure = figures["guangzhou", 2021, "deposits"]
    found = in_unit(figure, HUNDRED_MILLION)
    assert found == pytest.approx(before(Printed("1162.02"), Printed("9.8")))
    assert [round(number, 2) for number in found] == [1058.31, 1057.82, 1058.79]
    assert figure["basis"] == "derived"


def test_yiyangs_deposits_of_2022_follow_from_the_report_of_2023(
    figures: dict[Cell, dict[str, Any]],
) -> None:
    figure = figures["yiyang", 2022, "deposits"]
    found = in_unit(figure, HUNDRED_MILLION)
    assert found == pytest.approx(before(Printed("38.40"), Printed("3.78")))
    assert [round(number, 3) for number in found] == [37.001, 36.995, 37.008]
    assert figure["basis"] == "derived"


def test_both_overdue_rates_stand_in_permille(figures: dict[Cell, dict[str, Any]]) -> None:
    guangzhou = figures["guangzhou", 2022, "overdue_rate"]
    yiyang = figures["yiyang", 2023, "overdue_rate"]
    assert catalogue().indicators["overdue_rate"].unit == "permille"
    assert in_unit(guangzhou) == pytest.approx((0.3, 0.25, 0.35))  # printed as 0.03 %
    assert in_unit(yiyang) == pytest.approx((0.19, 0.185, 0.195))  # printed as 0.19 ‰


def test_guangzhous_loan_to_deposit_ratio_of_2024_is_computed(
    figures: dict[Cell, dict[str, Any]],
) -> None:
    figure = figures["guangzhou", 2024, "loan_to_deposit_ratio"]
    assert in_unit(figure) == pytest.approx(quotient(Printed("2233.93"), Printed("3058.97"), 100))
    assert round(figure["value"], 2) == 73.03
    assert (figure["basis"], figure["reason"]) == ("computed", "formula_of_printed")


def test_yiyangs_loan_to_deposit_ratio_of_2022_follows_from_points(
    figures: dict[Cell, dict[str, Any]],
) -> None:
    figure = figures["yiyang", 2022, "loan_to_deposit_ratio"]
    low, high = Printed("89.93").bounds
    assert figure["value"] == pytest.approx(89.93 + 5.79)
    assert figure["low"] == pytest.approx(float(low) + 5.785)
    assert figure["high"] == pytest.approx(float(high) + 5.795)
    assert round(figure["value"], 2) == 95.72
    assert (figure["basis"], figure["qualifier"]) == ("derived", "出表后")


# The list of figures of 2022 that can be compared, from the identities worked out by hand when
# the two reports were read (section 5): Guangzhou's, then Yiyang's with its interval.
SAME_YEAR = """
paying_employees | 531.87万人 | 24.369 [24.363, 24.375]万人
deposits | 1162.02亿元 | 37.001 [36.995, 37.008]亿元
withdrawals | 847.92亿元 | 26.855 [26.850, 26.861]亿元
withdrawal_to_deposit_ratio | 72.97 [72.97, 72.97]% | 72.58 [72.57, 72.59]%
loans_issued_count | 5.42万笔 | 0.5269 [0.5207, 0.5331]万笔
loans_issued | 366.41亿元 | 13.957 [13.951, 13.964]亿元
average_loan | 67.60 [67.54, 67.67]万元 | 26.49 [26.17, 26.82]万元
loans_to_deposits_ratio | 31.53 [31.53, 31.53]% | 37.72 [37.70, 37.75]%
deposits_per_employee | 21848 [21848, 21848]元 | 15184 [15177, 15191]元
value_added_income | 44.14亿元 | 1.8466 [1.8465, 1.8467]亿元
basic_expenditure | 8817.39万元 | 2424.34 [2424.28, 2424.41]万元
personnel_expenditure | 8207.40万元 | 2028.91 [2028.86, 2028.97]万元
public_expenditure | 609.99万元 | 395.43 [395.42, 395.44]万元
"""
# Here the list takes another way than the growth in percent: the printed increase in 家 or 万元.
OTHER_WAY = """
paying_employers | 15.17万个 | 3314家
total_expenditure | 23136.13万元 | 4362.94 [4362.87, 4363.02]万元
project_expenditure | 14318.74万元 | 1938.60 [1938.59, 1938.61]万元
three_public_expenditure | 6.52万元 | 6.36 [6.35, 6.37]万元
"""
AMOUNT = re.compile(r"(?P<value>[\d.]+)( \[(?P<low>[\d.]+), (?P<high>[\d.]+)\])?(?P<unit>\D+)")


@dataclass(frozen=True)
class Expected:
    """A figure as the list prints it: numbers in one unit, with as many decimals as printed."""

    value: Printed
    low: Printed
    high: Printed
    factor: Decimal


def expected(text: str, indicator: str) -> Expected:
    match = AMOUNT.fullmatch(text.strip())
    assert match is not None, text
    value, unit = match["value"], catalogue().indicators[indicator].unit
    factor = catalogue().printed_units[match["unit"], unit].factor
    bounds = Printed(match["low"] or value), Printed(match["high"] or value)
    return Expected(Printed(value), *bounds, factor)


def listed(table: str) -> list[tuple[str, str, str]]:
    lines = [line.split(" | ") for line in table.strip().splitlines()]
    return [(centre, line[0], line[n]) for line in lines for n, centre in ((1, "g"), (2, "y"))]


CENTRES = {"g": "guangzhou", "y": "yiyang"}


@pytest.mark.parametrize(("centre", "indicator", "text"), listed(SAME_YEAR))
def test_a_figure_of_2022_is_the_one_of_the_list_to_its_last_digit(
    figures: dict[Cell, dict[str, Any]], centre: str, indicator: str, text: str
) -> None:
    wanted = expected(text, indicator)
    value, low, high = in_unit(figures[CENTRES[centre], 2022, indicator], wanted.factor)
    assert rounds_to(wanted.value, value)
    if "[" in text:
        assert rounds_to(wanted.low, low)
        assert rounds_to(wanted.high, high)


def rounds_to(printed: Printed, number: float) -> bool:
    """Tell whether a number is printed so; one half way may be rounded up or down."""
    least, most = printed.bounds
    return float(least) - 1e-9 <= number <= float(most) + 1e-9


@pytest.mark.parametrize(("centre", "indicator", "text"), listed(OTHER_WAY))
def test_a_figure_that_the_list_reaches_another_way_agrees_within_rounding(
    figures: dict[Cell, dict[str, Any]], centre: str, indicator: str, text: str
) -> None:
    wanted = expected(text, indicator)
    _, low, high = in_unit(figures[CENTRES[centre], 2022, indicator], wanted.factor)
    assert low <= float(wanted.high.bounds[1])
    assert high >= float(wanted.low.bounds[0])


@pytest.mark.parametrize(
    ("centre", "indicator"),
    [
        ("yiyang", "net_new_employees"),
        ("yiyang", "overdue_rate"),
        ("yiyang", "withdrawing_employees"),
        ("yiyang", "new_employers"),
        ("yiyang", "new_employees"),
        ("guangzhou", "loan_balance"),
        ("guangzhou", "loan_to_deposit_ratio"),
        ("guangzhou", "value_added_yield"),
        ("guangzhou", "housing_contribution_rate"),
        ("yiyang", "rental_supplement_remitted"),
    ],
)
def test_what_the_list_says_cannot_be_had_for_2022_is_not_made_up(
    figures: dict[Cell, dict[str, Any]], centre: str, indicator: str
) -> None:
    assert (centre, 2022, indicator) not in figures
    assert any((c, i) == (centre, indicator) for c, _, i in figures) or centre == "guangzhou"


def test_the_printed_digits_used_here_are_those_of_the_data(warehouse_of_data: Path) -> None:
    columns = "centre_id, year, indicator_id, printed_value, printed_growth"
    asked = f"select distinct {columns} from observation where role = 'actual' and item = ''"
    printed = set(rows_of(warehouse_of_data, asked))
    assert ("guangzhou", 2022, "deposits", "1162.02", "+9.8") in printed
    assert ("yiyang", 2023, "deposits", "38.40", "+3.78") in printed
    assert ("guangzhou", 2022, "overdue_rate", "0.03", "") in printed
    assert ("yiyang", 2023, "overdue_rate", "0.19", "") in printed
    assert ("guangzhou", 2024, "loan_balance", "2233.93", "") in printed
    assert ("yiyang", 2023, "loan_to_deposit_ratio", "89.93", "-5.79") in printed
