"""How low and how high a figure can be."""

from __future__ import annotations

from pathlib import Path

import pytest

import formulas
from etl.checking.ranges import bounds, ranges, ratios
from tests.etl.checking.made_items import KNOWN, figures, item, problems_of, told


@pytest.mark.parametrize(
    ("line", "limits"),
    [
        ("coverage_rate 100.01 %", "0% 至 100%"),
        ("housing_withdrawal_share 785 %", "0% 至 100%"),
        ("overdue_rate 1000.5 ‰", "0‰ 至 1,000‰"),
        ("overdue_rate 100.5 %", "0% 至 100%"),
        ("deposits -38.40 亿元", "不小于 0 亿元"),
        ("paying_employees -3 人", "不小于 0 人"),
        ("network_uptime_days 367 天", "0 天 至 366 天"),
    ],
)
def test_a_figure_beyond_its_definition_is_an_error_with_the_bounds_in_its_unit(
    line: str, limits: str, nothing_published: Path
) -> None:
    (problem,) = problems_of(figures(line), nothing_published)
    assert (problem.code, problem.level) == ("impossible_value", "error")
    assert problem.says("expected").startswith(limits)


@pytest.mark.parametrize(
    "line",
    [
        "coverage_rate 100.00 %",
        "deposits 0 亿元",
        "net_new_employees -0.24 万人",
        "risk_reserve_provision -42.34 万元",
        "public_expenditure_control_rate -16.4 %",
        "loan_to_deposit_ratio 104.2 %",
        "withdrawal_to_deposit_ratio 120.5 %",
        "overdue_rate 20 ‰",
    ],
)
def test_what_can_be_is_no_problem(line: str, nothing_published: Path) -> None:
    assert problems_of(figures(line), nothing_published) == []


def test_a_change_may_be_negative_where_the_level_may_not(nothing_published: Path) -> None:
    fall = item("C5", "deposits", "-3.28 亿元", role="change")
    assert problems_of([fall], nothing_published) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["loan_balance 100.00 亿元", "loans_issued 2.00 亿元"], "= 50"),
        (["loan_balance 100.00 亿元", "loans_issued 80.00 亿元"], "= 1.25"),
        (["supported_housing_area 100.00 万平方米", "loans_issued_count 1.00 万笔"], None),
        (["supported_housing_area 100.00 万平方米", "loans_issued_count 0.50 万笔"], "= 200"),
    ],
)
def test_a_ratio_beyond_what_its_source_gives_needs_a_reason(
    lines: list[str], said: str | None, nothing_published: Path
) -> None:
    problems = problems_of(figures(*lines), nothing_published)
    assert told(problems) == ([("implausible_ratio", "C5")] if said else [])
    assert all(said in p.says("found") and p.level == "warning" for p in problems if said)


def test_every_range_is_of_indicators_or_units_that_there_are() -> None:
    for one in ranges():
        if one.quantity not in KNOWN.units:
            references = formulas.parse(one.quantity).references
            assert {r.indicator_id for r in references} <= KNOWN.indicators.keys(), one.quantity
        assert one.level in ("error", "warning")
        assert one.basis.zh
        assert one.basis.en


def test_no_unit_and_indicator_share_a_name() -> None:
    assert not KNOWN.units.keys() & KNOWN.indicators.keys()


def test_every_range_is_used() -> None:
    used = {one.quantity for found in bounds(KNOWN).values() for one in found}
    lifted = {one.quantity for one in ranges() if one.low is None and one.high is None}
    worked_out = {one.id for one in ratios(KNOWN)}
    assert used | lifted | worked_out == {one.quantity for one in ranges()}
    assert lifted == {"net_new_employers", "net_new_employees"}
