"""Readings become observations: canonical unit, rounding interval, last year's level, no guess."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import catalogue
from etl.normalise import Observation, normalise
from etl.records import READING_COLUMNS, Reading
from tables import Faults, FaultyData, Row
from tests.small_data import GROWTH, READING

KNOWN = catalogue()


def reading(**cells: str) -> Reading:
    growth = GROWTH if "growth" in cells else {}
    row = dict.fromkeys(READING_COLUMNS, "") | READING | growth | cells
    return Reading(Row("small.csv", 2, row), int(row["period"][:4]), None)


def observe(**cells: str) -> Observation:
    faults = Faults()
    observation = normalise(reading(**cells), KNOWN, faults)
    faults.raise_any()
    assert observation is not None
    return observation


def level(observation: Observation) -> tuple[float | None, ...]:
    return observation.value, observation.low, observation.high


def prior(observation: Observation) -> tuple[float | None, ...]:
    return observation.prior, observation.prior_low, observation.prior_high


@pytest.mark.parametrize(
    ("indicator", "value", "unit", "expected"),
    [
        ("deposits", "38.40", "亿元", (3.84e9, 3.8395e9, 3.8405e9)),
        ("personnel_expenditure", "2230.11", "万元", (22301100, 22301050, 22301150)),
        ("digital_rmb_amount", "27219", "元", (27219, 27218.5, 27219.5)),
        ("paying_employers", "54.16", "万家", (541600, 541550, 541650)),
        ("paying_employers", "15.17", "万个", (151700, 151650, 151750)),
        ("paying_employers", "0.33", "万户", (3300, 3250, 3350)),
        ("paying_employers", "3342", "家", (3342, 3342, 3342)),
        ("paying_employees", "24.13", "万人", (241300, 241250, 241350)),
        ("staff_count", "111", "名", (111, 111, 111)),
        ("loans_issued_count", "5.42", "万户", (54200, 54150, 54250)),
        ("loans_issued_count", "0.43", "万笔", (4300, 4250, 4350)),
        ("supported_housing_area", "508.1", "万平米", (5081000, 5080500, 5081500)),
        ("supported_housing_area", "144", "㎡", (144, 143.5, 144.5)),
        ("overdue_rate", "0.19", "‰", (0.19, 0.185, 0.195)),
        ("overdue_rate", "0.03", "%", (0.3, 0.25, 0.35)),
        ("loan_to_deposit_ratio", "89.93", "%", (89.93, 89.925, 89.935)),
        ("net_fund_inflow", "-7.86", "亿元", (-7.86e8, -7.865e8, -7.855e8)),
    ],
)
def test_a_printed_figure_is_kept_in_the_canonical_unit_with_its_bounds(
    indicator: str, value: str, unit: str, expected: tuple[float, float, float]
) -> None:
    observation = observe(indicator=indicator, value=value, unit=unit)
    assert level(observation) == pytest.approx(expected)
    assert observation.unit == KNOWN.indicators[indicator].unit
    assert (observation.printed_value, observation.printed_unit) == (value, unit)


def test_a_hundredth_of_a_percent_is_a_tenth_of_a_permille() -> None:
    guangzhou = observe(indicator="overdue_rate", value="0.03", unit="%")
    yiyang = observe(indicator="overdue_rate", value="0.19", unit="‰")
    assert guangzhou.unit == yiyang.unit == "permille"
    assert guangzhou.value == pytest.approx(0.3)
    assert guangzhou.low is not None
    assert yiyang.high is not None
    assert guangzhou.low > yiyang.high


@given(st.decimals(min_value=0, max_value=10**5, places=6), st.integers(0, 4))
def test_the_true_amount_lies_between_the_bounds(true: Decimal, decimals: int) -> None:
    printed = true.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    observation = observe(value=format(printed, "f"))
    assert observation.low is not None
    assert observation.high is not None
    assert observation.low <= float(true * 10**8) <= observation.high


@pytest.mark.parametrize(
    ("growth", "value", "low", "high"),
    [
        ("+10", 100, 109.995 / 1.105, 110.005 / 1.095),
        ("+10.0", 100, 109.995 / 1.1005, 110.005 / 1.0995),
        ("-50.0", 220, 109.995 / 0.5005, 110.005 / 0.4995),
        ("0.0", 110, 109.995 / 1.0005, 110.005 / 0.9995),
    ],
)
def test_last_years_level_follows_from_growth_in_percent(
    growth: str, value: float, low: float, high: float
) -> None:
    observation = observe(value="110.00", growth=growth)
    assert prior(observation) == pytest.approx((value * 1e8, low * 1e8, high * 1e8))


def test_last_years_ratio_follows_from_points_by_subtraction() -> None:
    cells = {"indicator": "loan_to_deposit_ratio", "value": "89.93", "unit": "%"}
    observation = observe(**cells, growth="-5.79", growth_unit="个百分点")
    assert prior(observation) == pytest.approx((95.72, 95.71, 95.73))
    assert observation.growth_unit == "point"


def test_a_point_of_a_rate_kept_in_permille_counts_ten() -> None:
    cells = {"indicator": "overdue_rate", "value": "0.19", "unit": "‰"}
    observation = observe(**cells, growth="-0.01", growth_unit="个百分点")
    assert prior(observation) == pytest.approx((0.29, 0.235, 0.345))


def test_last_years_amount_follows_from_a_change_in_its_unit() -> None:
    cells = {"indicator": "public_expenditure", "value": "378.08", "unit": "万元"}
    observation = observe(**cells, growth="-17.35", growth_unit="万元")
    assert prior(observation) == pytest.approx((3954300, 3954200, 3954400))


def test_an_exact_count_less_an_exact_change_is_exact() -> None:
    cells = {"indicator": "paying_employers", "value": "3342", "unit": "家"}
    observation = observe(**cells, growth="28", growth_unit="家")
    assert prior(observation) == (3314, 3314, 3314)


@pytest.mark.parametrize(
    "cells",
    [
        {"growth": ""},
        {"growth": "+10", "growth_basis": "compiler"},
        {"growth": "+10", "role": "target"},
        {"growth": "-100", "value": "0"},
        {"growth": "+10", "value": "", "unit": ""},
    ],
    ids=["no growth", "worked out by a compiler", "of a target", "all is gone", "of no value"],
)
def test_nothing_follows_about_last_year_from(cells: dict[str, str]) -> None:
    assert prior(observe(**cells)) == (None, None, None)


@pytest.mark.parametrize(
    "cells",
    [
        {"indicator": "disclosure_date", "value": "2022-02-14", "unit": "日期"},
        {"value": "", "unit": "", "role": "target", "bound": ">"},
    ],
    ids=["a date", "a word"],
)
def test_a_date_or_a_word_is_kept_as_printed_and_has_no_value(cells: dict[str, str]) -> None:
    observation = observe(**cells)
    assert level(observation) == (None, None, None)
    assert observation.printed_value == cells["value"]


def test_zero_alone_may_stand_without_a_unit_and_is_exact() -> None:
    assert level(observe(value="0", unit="")) == (0, 0, 0)


def test_a_line_of_a_broken_down_indicator_may_have_a_unit_of_its_own() -> None:
    observation = observe(indicator="deposit_base_limit", value="3", unit="倍", item="倍数")
    assert (observation.value, observation.unit) == (3, "times")


@pytest.mark.parametrize("role", ["target", "budget", "policy", "prior", "score", "plan"])
def test_a_role_is_kept(role: str) -> None:
    assert observe(role=role).role == role


@pytest.mark.parametrize(
    ("cells", "column", "expected"),
    [
        ({"unit": "斤"}, "unit", "能换算成 CNY 的单位"),
        ({"unit": "%"}, "unit", "能换算成 CNY 的单位"),
        ({"unit": ""}, "unit", "只有 0 可以不带单位"),
        ({"value": "many"}, "value", "不带千分位的十进制数"),
        ({"value": "1,162.02"}, "value", "不带千分位的十进制数"),
        ({"value": "many", "unit": ""}, "value", "不带千分位的十进制数"),
        ({"value": "nan"}, "value", "不带千分位的十进制数"),
        ({"growth": "much"}, "growth", "不带千分位的十进制数"),
        ({"growth": "5%"}, "growth", "不带千分位的十进制数"),
        ({"growth": "5", "growth_unit": ""}, "growth_unit", "增减量单位"),
        ({"growth": "5", "growth_unit": "个百分点"}, "growth_unit", "增减量单位"),
        ({"growth": "5", "growth_unit": "万人"}, "growth_unit", "能换算成 CNY 的增减量单位"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(
    cells: dict[str, str], column: str, expected: str
) -> None:
    with pytest.raises(FaultyData) as faulty:
        observe(**cells)
    (fault,) = faulty.value.faults
    assert (fault.file, fault.row, fault.column) == ("small.csv", 2, column)
    assert fault.found == cells.get(column, READING.get(column, ""))
    assert expected in fault.expected


@pytest.mark.parametrize(
    ("value", "quote", "marked"),
    [
        ("1162.02", "新增缴存额1,162.02亿元，同比增长9.8%", "1,162.02"),
        ("2", "在12个月内增长2%", "2"),
        ("1", "10家中有1家", "1"),
        ("-17.35", "减少了17.35万元", "17.35"),
        ("100", "12月单月缴存额突破百亿", None),
        ("8", "", None),
    ],
)
def test_the_figure_is_found_in_its_quote(value: str, quote: str, marked: str | None) -> None:
    observation = observe(value=value, quote=quote)
    start, end = observation.figure_start, observation.figure_end
    found = quote[start:end] if start is not None else None
    assert found == marked


def test_an_observation_knows_the_row_that_holds_it() -> None:
    observation = observe()
    assert (observation.sheet, observation.cell) == ("small.csv", "2")


@pytest.mark.parametrize("digits", ["9" * 400, "9" * 21, "1." + "3" * 30])
@pytest.mark.parametrize(
    "cells", [("value", {}), ("growth", {"value": "10.00"}), ("growth", {"value": ""})]
)
def test_a_number_of_hundreds_of_digits_is_no_figure(
    cells: tuple[str, dict[str, str]], digits: str
) -> None:
    column, others = cells
    faults = Faults()
    assert normalise(reading(**others | {column: digits}), KNOWN, faults) is None
    assert [fault.column for fault in faults.found] == [column]


@pytest.mark.parametrize("digits", ["0.30000000000000004", "0.000000000000000012345678901234567"])
def test_a_number_as_a_spreadsheet_computes_it_is_a_figure(digits: str) -> None:
    assert observe(value=digits).value == pytest.approx(float(digits) * 1e8)
