"""The series: which of several figures stands for a centre, a year and an indicator, and why.

Amounts are in 亿元 and printed with one decimal or two; every sum is done in the head.
"""

from __future__ import annotations

from typing import Any

import pytest

from catalogue import catalogue
from etl.series import Figure, _compute
from intervals import Interval
from tests.small_data import SmallData

RATIO = {"indicator": "withdrawal_to_deposit_ratio", "unit": "%"}
POINTS = {"growth_unit": "个百分点", "growth_basis": "printed"}


def chosen(data: SmallData, indicator: str = "deposits", year: int = 2022) -> dict[str, Any]:
    return data.series()["guangzhou", year, indicator]


def in_hundred_millions(figure: dict[str, Any]) -> float:
    return float(figure["value"]) / 1e8


def printed_growth_of_both(data: SmallData, deposits: str, withdrawals: str) -> None:
    """Let the report of 2023 print both amounts as twice those of 2022."""
    data.reading(source="r2023", period="2023", value=deposits, growth="+100")
    cells = {"indicator": "withdrawals", "value": withdrawals}
    data.reading(source="r2023", period="2023", growth="+100", **cells)


def test_a_figure_alone_is_chosen(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10.0")
    figure = chosen(reports)
    assert (figure["basis"], figure["reason"], figure["alternatives"]) == ("reported", "only", 0)
    assert in_hundred_millions(figure) == 10


def test_a_year_without_a_report_follows_from_the_growth_of_the_next(reports: SmallData) -> None:
    reports.reading(source="r2023", period="2023", value="22.0", growth="+100.0")
    figure = chosen(reports)
    assert (figure["basis"], figure["reason"]) == ("derived", "only")
    assert in_hundred_millions(figure) == pytest.approx(11)
    assert figure["low"] == pytest.approx(21.95e8 / 2.0005)
    assert figure["high"] == pytest.approx(22.05e8 / 1.9995)


def test_a_printed_figure_goes_before_a_derived_one(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10.0")
    reports.reading(source="r2023", period="2023", value="22.0", growth="+100.0")
    figure = chosen(reports)
    assert (figure["basis"], figure["reason"]) == ("reported", "printed_first")
    assert in_hundred_millions(figure) == 10
    assert figure["alternatives"] == 1


def test_a_printed_figure_goes_before_what_a_formula_gives(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10.0")
    reports.reading(source="r2022", indicator="withdrawals", value="5.0")
    reports.reading(source="r2022", **RATIO, value="51.0")
    figure = chosen(reports, "withdrawal_to_deposit_ratio")
    assert (figure["basis"], figure["value"]) == ("reported", 51)


def test_a_formula_of_printed_figures_goes_before_a_derived_one(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10.0")
    reports.reading(source="r2022", indicator="withdrawals", value="5.0")
    reports.reading(source="r2023", period="2023", **RATIO, value="80", growth="+10", **POINTS)
    figure = chosen(reports, "withdrawal_to_deposit_ratio")
    assert (figure["basis"], figure["reason"]) == ("computed", "formula_of_printed")
    assert (figure["value"], figure["observation_id"]) == (50, None)
    assert figure["low"] == pytest.approx(4.95 / 10.05 * 100)
    assert figure["high"] == pytest.approx(5.05 / 9.95 * 100)
    assert figure["alternatives"] == 1


def test_a_derived_figure_goes_before_a_formula_of_derived_ones(reports: SmallData) -> None:
    printed_growth_of_both(reports, "20.0", "10.0")
    reports.reading(source="r2023", period="2023", **RATIO, value="80", growth="+10", **POINTS)
    figure = chosen(reports, "withdrawal_to_deposit_ratio")
    assert (figure["basis"], figure["value"], figure["alternatives"]) == ("derived", 70, 0)


def test_a_formula_of_derived_figures_is_better_than_nothing(reports: SmallData) -> None:
    printed_growth_of_both(reports, "20.0", "10.0")
    figure = chosen(reports, "withdrawal_to_deposit_ratio")
    assert (figure["basis"], figure["reason"]) == ("computed", "formula_of_derived")
    assert figure["value"] == pytest.approx(50)


def test_one_derived_part_makes_a_formula_one_of_derived_figures(reports: SmallData) -> None:
    reports.reading(source="r2022", indicator="withdrawals", value="5.0")
    reports.reading(source="r2023", period="2023", value="20.0", growth="+100")
    assert chosen(reports, "withdrawal_to_deposit_ratio")["reason"] == "formula_of_derived"


def test_the_newest_report_goes_first_though_it_is_less_precise(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10.02")
    reports.reading(source="r2023", value="11")
    figure = chosen(reports)
    assert (in_hundred_millions(figure), figure["reason"]) == (11, "newest_then_precise")
    assert figure["alternatives"] == 1


def test_a_report_of_a_later_year_goes_first_though_its_day_is_unknown(reports: SmallData) -> None:
    reports.source(id="r2024", report_year="2024", published_on="")
    reports.reading(source="r2022", value="10")
    reports.reading(source="r2024", value="11")
    assert in_hundred_millions(chosen(reports)) == 11


def test_of_two_reports_of_a_year_the_one_published_last_goes_first(reports: SmallData) -> None:
    for name, published in (("early", "2023-03"), ("late", "2023-04-02"), ("unknown", "")):
        reports.source(id=name, published_on=published)
    reports.reading(source="early", value="10")
    reports.reading(source="late", value="11")
    reports.reading(source="unknown", value="12")
    assert in_hundred_millions(chosen(reports)) == 11


def test_within_a_report_the_most_precise_figure_goes_first(reports: SmallData) -> None:
    for value in ("10", "10.02", "10.0"):
        reports.reading(source="r2022", value=value)
    assert in_hundred_millions(chosen(reports)) == pytest.approx(10.02)


def test_of_equally_precise_figures_the_first_printed_goes_first(reports: SmallData) -> None:
    for value in ("10.3", "10.1", "10.2"):
        reports.reading(source="r2022", value=value)
    assert in_hundred_millions(chosen(reports)) == pytest.approx(10.3)


def test_the_least_rounded_of_two_derived_figures_goes_first(reports: SmallData) -> None:
    reports.reading(source="r2023", period="2023", value="22", growth="+100")
    reports.reading(source="r2023", period="2023", value="22.00", growth="+99.00")
    figure = chosen(reports)
    assert (figure["basis"], figure["reason"]) == ("derived", "newest_then_precise")
    assert in_hundred_millions(figure) == pytest.approx(22 / 1.99)


@pytest.mark.parametrize(
    "cells",
    [
        *({"role": role} for role in ("target", "budget", "policy", "change", "prior", "score")),
        *({"role": role} for role in ("full", "deduction", "plan", "lower_bound")),
        *({"bound": bound} for bound in (">", ">=", "<", "<=")),
        {"item": "住房消费"},
        {"scope": "市中心"},
        {"period": "2022-12"},
        {"period": "2022-12-31"},
        {"period": "2021-2022"},
        {"value": "", "unit": ""},
    ],
    ids=lambda cells: "-".join(f"{key}={value}" for key, value in cells.items()),
)
def test_what_is_no_actual_figure_of_the_whole_centre_and_year_stays_out(
    reports: SmallData, cells: dict[str, str]
) -> None:
    reports.reading(source="r2022", value="7", indicator="withdrawals")
    reports.reading(**{"source": "r2022", "value": "10", "growth": "+5", **cells})
    figures = reports.series()
    assert [key for key in figures if key[2] == "deposits"] == []
    assert ("guangzhou", 2022, "withdrawals") in figures


@pytest.mark.parametrize(
    ("period", "stands"),
    [("2022", True), ("2022-12", True), ("2022-12-31", True), ("2022-06-30", False)],
)
def test_a_level_counts_for_the_year_at_whose_end_it_was_taken(
    reports: SmallData, period: str, stands: bool
) -> None:
    reports.reading(source="r2022", indicator="loan_balance", period=period)
    assert (("guangzhou", 2022, "loan_balance") in reports.series()) == stands


def test_a_growth_that_a_compiler_worked_out_derives_nothing_and_is_not_shown(
    reports: SmallData,
) -> None:
    reports.reading(source="r2022", growth="+5.0", growth_basis="compiler")
    figures = reports.series()
    assert list(figures) == [("guangzhou", 2022, "deposits")]
    assert figures["guangzhou", 2022, "deposits"]["printed_growth"] == ""


def test_a_printed_growth_goes_with_the_figure_it_belongs_to(reports: SmallData) -> None:
    reports.reading(source="r2023", period="2023", growth="+5.0")
    figures = reports.series()
    now, before = (figures["guangzhou", year, "deposits"] for year in (2023, 2022))
    assert (now["printed_growth"], now["growth_unit"]) == ("+5.0", "percent")
    assert (before["printed_growth"], before["growth_unit"]) == ("", "")


def test_a_level_is_carried_on_from_year_to_year_by_its_formula(reports: SmallData) -> None:
    cells = {"indicator": "cumulative_deposits", "period": "2021-12-31", "value": "100.0"}
    reports.reading(source="r2022", **cells)
    reports.reading(source="r2022", value="10.0")
    reports.reading(source="r2023", period="2023", value="20.0")
    figures = reports.series()
    levels = {y: figures["guangzhou", y, "cumulative_deposits"] for y in (2021, 2022, 2023)}
    assert [round(f["value"] / 1e8, 6) for f in levels.values()] == [100, 110, 130]
    assert [f["basis"] for f in levels.values()] == ["reported", "computed", "computed"]
    assert levels[2023]["low"] / 1e8 == pytest.approx(129.85)
    assert levels[2023]["high"] / 1e8 == pytest.approx(130.15)


def test_a_formula_with_a_missing_part_gives_no_figure(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10")
    assert list(reports.series()) == [("guangzhou", 2022, "deposits")]


def test_a_formula_over_lines_of_an_indicator_does_not_take_the_whole_for_them(
    reports: SmallData,
) -> None:
    reports.reading(source="r2022", indicator="total_expenditure", value="10")
    budget = {"indicator": "total_expenditure", "item": "调整预算", "role": "budget"}
    reports.reading(source="r2022", value="20", **budget)
    assert list(reports.series()) == [("guangzhou", 2022, "total_expenditure")]


def test_a_formula_whose_divisor_may_be_zero_gives_no_figure(reports: SmallData) -> None:
    reports.reading(source="r2022", value="0")
    reports.reading(source="r2022", value="5", indicator="withdrawals")
    assert len(reports.series()) == 2


def test_a_computed_figure_takes_the_basis_notes_and_doubts_of_its_parts(
    reports: SmallData,
) -> None:
    reports.reading(source="r2022", value="10", qualifier="累计", doubt="购房")
    reports.reading(source="r2022", value="5", indicator="withdrawals", qualifier="单月；累计")
    figure = chosen(reports, "withdrawal_to_deposit_ratio")
    assert set(figure["qualifier"].split("；")) == {"单月", "累计"}
    assert figure["doubt"] == "购房"


def test_two_centres_do_not_mix(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10")
    reports.reading(source="r2022", value="3", centre="yiyang")
    reports.reading(source="r2022", value="5", centre="yiyang", indicator="withdrawals")
    figures = reports.series()
    assert ("guangzhou", 2022, "withdrawal_to_deposit_ratio") not in figures
    assert figures["yiyang", 2022, "deposits"]["value"] == 3e8
    assert figures["guangzhou", 2022, "deposits"]["value"] == 10e8


def test_a_formula_that_gives_no_finite_number_gives_no_figure() -> None:
    huge = Figure(Interval(1e308, 1e308, 1e308), "reported", True, 0, "", "")
    tiny = Figure(Interval(1e-8, 1e-8, 1e-8), "reported", True, 0, "", "")
    ratio = catalogue().indicators["withdrawal_to_deposit_ratio"]
    cells = {(2022, "withdrawals"): huge, (2022, "deposits"): huge}
    assert _compute(ratio, 2022, cells | {(2022, "deposits"): tiny}) is None
