"""What must hold between the figures of a centre and year."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.checking.identities import FILE, RELATIONS, broken, identities
from formulas import Reference
from intervals import Interval, exactly, from_printed
from tables import read_table
from tests.etl.checking.made_items import KNOWN, figures, item, problems_of, told

BY_ID = {identity.id: identity for identity in identities(KNOWN)}


def test_every_formula_of_the_catalogue_is_an_identity_and_every_line_of_the_table() -> None:
    formulas = {one.id for one in KNOWN.indicators.values() if one.formula}
    lines = {row["id"] for row in read_table(FILE, _columns())}
    assert BY_ID.keys() == formulas | lines
    assert len(BY_ID) == len(identities(KNOWN))


def _columns() -> list[str]:
    return FILE.read_text(encoding="utf-8").splitlines()[0].split(",")


@pytest.mark.parametrize("identity", BY_ID.values(), ids=BY_ID)
def test_an_identity_names_indicators_that_there_are_and_is_told_in_both_languages(
    identity: object,
) -> None:
    one = BY_ID[getattr(identity, "id", "")]
    assert {reference.indicator_id for reference in one.references} <= KNOWN.indicators.keys()
    assert one.relation in RELATIONS
    assert len(one.right) == (2 if one.relation in ("between", "either") else 1)
    assert one.title.zh
    assert one.title.en
    assert one.caution is None or (one.caution.zh and one.caution.en)


def breach(identity: str, **given: float | str) -> bool:
    """Tell whether an identity is broken by figures such as `deposits='38.40'` or `prev_x=3`."""
    intervals: dict[Reference, Interval] = {}
    for name, value in given.items():
        back = name.startswith("prev_")
        amount = from_printed(value) if isinstance(value, str) else exactly(value)
        intervals[Reference(name.removeprefix("prev_"), "", int(back))] = amount
    return broken(BY_ID[identity], intervals.get) is not None


@pytest.mark.parametrize(
    ("identity", "given", "is_broken"),
    [
        ("total_expenditure", {"total_expenditure": "10.0", "basic_expenditure": "4.0",
                               "project_expenditure": "6.1"}, False),
        ("total_expenditure", {"total_expenditure": "10.0", "basic_expenditure": "4.0",
                               "project_expenditure": "6.2"}, True),
        ("withdrawal_to_deposit_ratio", {"withdrawal_to_deposit_ratio": "79.54",
                                         "withdrawals": "30.54", "deposits": "38.40"}, False),
        ("withdrawal_to_deposit_ratio", {"withdrawal_to_deposit_ratio": "79.57",
                                         "withdrawals": "30.54", "deposits": "38.40"}, True),
        ("I07", {"loan_to_deposit_ratio": "85.00", "fund_utilisation_rate": "84.99"}, False),
        ("I07", {"loan_to_deposit_ratio": "85.00", "fund_utilisation_rate": "84.98"}, True),
        ("I16", {"value_added_income": 1.5, "value_added_yield": 1.5,
                 "prev_deposit_balance": 90.0, "deposit_balance": 110.0}, False),
        ("I16", {"value_added_income": 1.5, "value_added_yield": 1.5,
                 "prev_deposit_balance": 110.0, "deposit_balance": 90.0}, False),
        ("I16", {"value_added_income": 1.5, "value_added_yield": 1.0,
                 "prev_deposit_balance": 90.0, "deposit_balance": 110.0}, True),
        ("I18.fee", {"mgmt_fee_remitted": 5.0, "mgmt_fee_provision": 5.0,
                     "prev_mgmt_fee_provision": 4.0}, False),
        ("I18.fee", {"mgmt_fee_remitted": 4.0, "mgmt_fee_provision": 5.0,
                     "prev_mgmt_fee_provision": 4.0}, False),
        ("I18.fee", {"mgmt_fee_remitted": 4.5, "mgmt_fee_provision": 5.0,
                     "prev_mgmt_fee_provision": 4.0}, True),
        ("total_expenditure", {"total_expenditure": 10.0, "basic_expenditure": 4.0}, False),
    ],
)  # fmt: skip
def test_an_identity_is_broken_only_beyond_rounding(
    identity: str, given: dict[str, float | str], is_broken: bool
) -> None:
    assert breach(identity, **given) is is_broken


def test_a_breach_is_told_at_its_cell_with_the_arithmetic_and_where_each_number_came_from(
    last_year: Path,
) -> None:
    rows = figures("cumulative_deposits 10100.00 亿元", "deposits 1050.00 亿元")
    (problem,) = problems_of(rows, last_year)
    assert (problem.code, problem.level, problem.place.cell) == ("identity_broken", "warning", "C5")
    assert problem.says("found") == (
        "广州 2023 年：缴存总额 10,100.00 亿元（表!C5） ≠ 2022 年缴存总额 9,000.00 亿元"
        "（「2022年年度报告」） + 缴存额 1,050.00 亿元（表!C6） = 10,050.000 亿元"
    )
    assert problem.says("found", "en") == (
        "Guangzhou 2023: Cumulative deposits 10,100.00 亿元 (表!C5) ≠ 2022 Cumulative deposits "
        "9,000.00 亿元 (“2022年年度报告”) + Deposits 1,050.00 亿元 (表!C6) = 10,050.000 亿元"
    )


def test_sums_that_meet_within_rounding_are_no_problem(last_year: Path) -> None:
    rows = figures("cumulative_deposits 10050.01 亿元", "deposits 1050.00 亿元")
    assert problems_of(rows, last_year) == []


def test_figures_of_the_warehouse_alone_are_never_checked(last_year: Path) -> None:
    assert problems_of(figures("staff_count 91 人", period="2022"), last_year) == []


def test_where_definitions_may_differ_a_breach_is_a_note(nothing_published: Path) -> None:
    rows = figures(
        "loan_to_deposit_ratio 80.00 %", "loan_balance 100.00 亿元", "deposit_balance 120.00 亿元"
    )
    (problem,) = problems_of(rows, nothing_published)
    assert (problem.code, problem.level) == ("identity_doubtful", "note")
    assert "两端须同为出表前或出表后" in problem.says("expected")


def test_a_growth_stands_in_for_a_last_year_that_nobody_states(nothing_published: Path) -> None:
    rows = [
        item("C5", "cumulative_deposits", "10000.00 亿元", growth="+10.00"),
        item("C6", "deposits", "1000.00 亿元"),
    ]
    (problem,) = problems_of(rows, nothing_published)
    assert (problem.code, problem.place.cell) == ("identity_broken", "C5")
    assert "2022 年缴存总额 ≈9,090.909 亿元（由 表!C5 的同比推算）" in problem.says("found")


def test_each_stage_of_a_budget_adds_up_by_itself(nothing_published: Path) -> None:
    def stage(column: str, name: str, total: str) -> list[object]:
        cells = {"role": "budget", "item": name}
        return [
            item(f"{column}5", "total_expenditure", f"{total} 万元", **cells),
            item(f"{column}6", "basic_expenditure", "40.00 万元", **cells),
            item(f"{column}7", "project_expenditure", "60.00 万元", **cells),
        ]

    rows = [*stage("C", "年初预算", "100.00"), *stage("D", "调整预算", "105.00")]
    assert told(problems_of(rows, nothing_published)) == [("identity_broken", "D5")]  # type: ignore[arg-type]


def test_the_only_unit_that_mends_an_identity_is_asked_about(nothing_published: Path) -> None:
    rows = figures(
        "total_expenditure 100.00 万元", "basic_expenditure 40.00 万元",
        "project_expenditure 60.00 亿元",
    )  # fmt: skip
    (problem,) = problems_of(rows, nothing_published)
    assert told([problem]) == [("unit_slip", "C7")]
    assert problem.proposal is not None
    assert problem.proposal.unit == "万元"
    assert "勾稽关系不合" in problem.says("found")


def test_where_any_of_three_could_have_slipped_the_identity_is_told(
    nothing_published: Path,
) -> None:
    rows = figures(
        "withdrawal_to_deposit_ratio 7.95 %", "withdrawals 30.54 亿元", "deposits 38.40 亿元"
    )
    assert told(problems_of(rows, nothing_published)) == [("identity_broken", "C5")]


def test_one_figure_breaks_several_identities_in_one_problem(nothing_published: Path) -> None:
    rows = figures(
        "loan_balance 130.00 亿元", "cumulative_loans 120.00 亿元", "overdue_amount 140 亿元"
    )
    problems = problems_of(rows, nothing_published)
    assert told(problems) == [("identity_broken", "C5"), ("identity_broken", "C7")]
