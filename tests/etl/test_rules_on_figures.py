"""Each rule about figures: what fits it, what does not, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

from etl.laws import laws
from findings import Finding
from tables import read_table
from tests.judged_made import judged
from warehouse.checks import rules

FILE: Final = Path(__file__).with_name("rule_cases.csv")
# By rule: the figures that fit it, and those that do not.
CASES: Final = {
    (row["rule"], row["fits"] == "1"): row["figures"]
    for row in read_table(FILE, ("rule", "fits", "figures"))
}
RULES: Final = tuple(dict.fromkeys(rule for rule, _ in CASES))
OURS: Final = ("balance", "ratio", "change", "source")
# Rules that tell of every row they find.
FOUND_ONLY: Final = ("I23_fall", "implausible", "out_of_range", "stale", "unit_slip")
Findings = dict[str, list[Finding]]


def lines(figures: str) -> list[str]:
    return [line.strip() for line in figures.split(";")]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    cases = {
        f"{rule}:{'fit' if fits else 'misfit'}": lines(figures)
        for (rule, fits), figures in CASES.items()
    }
    return judged(cases, tmp_path_factory.mktemp("rules") / "made.duckdb")


def of_rule(found: Iterable[Finding], rule: str) -> list[Finding]:
    return [one for one in found if one.check_id == rule]


@pytest.mark.parametrize("rule", RULES)
def test_figures_that_fit_a_rule_pass_it(rule: str, findings: Findings) -> None:
    told = of_rule(findings[f"{rule}:fit"], rule)
    assert told
    assert {one.verdict for one in told} <= {"pass", "rounding"}
    assert {one.severity for one in told} == {"none"}


@pytest.mark.parametrize("rule", RULES)
def test_figures_that_do_not_fit_a_rule_are_told_of(rule: str, findings: Findings) -> None:
    told = [one for one in of_rule(findings[f"{rule}:misfit"], rule) if one.is_misfit]
    assert len(told) == 1
    (one,) = told
    cautious = bool(rules()[rule].caution.zh)
    assert one.verdict == ("note" if cautious else "fail")
    assert one.severity == ("note" if cautious else rules()[rule].severity)
    assert one.stated is not None
    assert one.computed is not None
    assert len(one.evidence) > 1
    assert None not in one.evidence


def test_every_rule_about_figures_has_its_case() -> None:
    of_identities = {one.id for one in rules().values() if one.family in OURS and one.identities}
    numbered = {name for name in rules() if name[1:3].isdigit()}
    assert of_identities | numbered <= {*RULES, *FOUND_ONLY} <= rules().keys()


def test_what_fits_one_rule_is_told_of_by_no_other(findings: Findings) -> None:
    loud = {
        case: [one.check_id for one in found if one.is_misfit]
        for case, found in findings.items()
        if case.endswith(":fit")
    }
    assert {case: told for case, told in loud.items() if told} == {}


def told_of(figures: str, rule: str, folder: Path) -> list[Finding]:
    """Give what a rule says of one set of figures."""
    return of_rule(judged({"made": lines(figures)}, folder / "made.duckdb")["made"], rule)


SINGLE: Final = (
    ("out_of_range", "coverage_rate 100.1", 1),
    ("out_of_range", "coverage_rate 100.0", 0),
    ("out_of_range", "deposits -38.40", 1),
    ("out_of_range", "net_new_employees -0.24 万人", 0),
    ("out_of_range", "deposits -38.40 role=change", 0),
    ("out_of_range", "depositor_mix[国有] 101.0", 1),
    ("out_of_range", "coverage_rate 100.1 doubt=待核", 0),
    ("implausible", "overdue_rate 0.3 %", 0),
    ("implausible", "overdue_rate 2.1 %", 1),
    ("I23_fall", "deposits 38.40 growth=-103.78", 1),
    ("I23_fall", "deposits 38.40 growth=-99.99", 0),
    ("I23_fall", "net_new_employees 100 growth=-300", 0),
    ("unit_slip", "deposits 38.40; deposits-1 37.00 万元", 1),
    ("unit_slip", "deposits 38.40; deposits-1 37.00 万元; deposits-2 35.00 万元", 1),
    ("unit_slip", "deposits 38.40; deposits-1 3.70", 0),
    ("unit_slip", "deposits 38.40; deposits-1 3.70; deposits-2 3.50", 1),
    ("unit_slip", "deposits 38.40; deposits-1 37.00; deposits-2 0.35", 0),
    ("unit_slip", "deposits 38.40; deposits-1 12.40", 0),
    ("unit_slip", "deposits 38.40; deposits-1 37.00 万元 doubt=待核", 0),
    ("unit_slip", "new_employers 90; new_employers-1 9; new_employers-2 9", 0),
    ("unit_slip", "overdue_rate 0.19 %; overdue_rate-1 0.19; overdue_rate-2 0.20", 1),
    ("unit_slip", "net_fund_inflow 4.20; net_fund_inflow-1 0.42; net_fund_inflow-2 0.41", 0),
    ("stale", "deposits 38.40; deposits-1 38.40", 1),
    ("stale", "deposits 38.40; deposits-1 38.41", 0),
    ("stale", "deposits 38.4; deposits-1 38.4", 0),
    ("stale", "deposits 38.40 growth=+0.00; deposits-1 38.40", 0),
)  # fmt: skip


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    cases = {f"{rule}:{figures}": lines(figures) for rule, figures, _ in SINGLE}
    return judged(cases, tmp_path_factory.mktemp("single") / "made.duckdb")


@pytest.mark.parametrize(("rule", "figures", "count"), SINGLE)
def test_single_figures_are_told_of_only_beyond_doubt(
    rule: str, figures: str, count: int, single: Findings
) -> None:
    told = of_rule(single[f"{rule}:{figures}"], rule)
    assert len(told) == count
    assert all(one.is_misfit for one in told)


def test_a_slip_amid_other_years_is_told_of_that_year_alone(tmp_path: Path) -> None:
    figures = "deposits 38.40; deposits-1 37.00 万元; deposits-2 35.00; deposits-3 34.00"
    told = told_of(figures, "unit_slip", tmp_path)
    assert [one.year for one in told] == [2022]


def test_a_figure_in_doubt_is_held_to_nothing(tmp_path: Path) -> None:
    figures = CASES["I08", False] + " doubt=待核"
    assert told_of(figures, "I08", tmp_path) == []


def test_figures_of_unlike_scope_are_a_note_not_a_fault(tmp_path: Path) -> None:
    figures = "withdrawal_to_deposit_ratio 79.57; withdrawals 30.54; deposits 38.40"
    with_branch = figures.replace("30.54", "30.54 qualifier=含分中心")
    alike = figures.replace(";", " qualifier=含分中心;") + " qualifier=含分中心"
    files = [tmp_path / name for name in ("plain", "branch", "alike")]
    for file in files:
        file.mkdir()
    told = [
        told_of(f, "I08", at) for f, at in zip((figures, with_branch, alike), files, strict=True)
    ]
    assert [one.verdict for (one,) in told] == ["fail", "note", "fail"]


def test_a_provision_of_last_year_that_is_not_known_leaves_what_was_remitted_alone(
    tmp_path: Path,
) -> None:
    figures = "rental_supplement_remitted 13045.63; rental_supplement_provision 12738.37"
    assert told_of(figures, "I18", tmp_path) == []


def test_growth_is_told_in_percent_and_amounts_in_their_own_unit(tmp_path: Path) -> None:
    figures = "mgmt_fee_remitted 5999.25; mgmt_fee_provision 5999.24"
    (told,) = told_of(figures, "I18", tmp_path)
    assert told.stated is not None
    assert told.stated.value == 59992500.0
    assert rules()["I18"].unit == ""
    assert rules()["I24"].unit == "percent"


MONTHS: Final = (
    ("I23_change", "deposits 38.40 growth=+3.78; deposits 0.20 role=change"),
    ("I23_prior", "deposits 38.40 growth=+3.78; deposits-1 3.00 role=prior"),
    ("I23_difference", "deposits 38.40; deposits-1 37.00; deposits 0.20 role=change"),
    ("I20", "bank_deposits 9.00; bank_deposit_mix[活期] 4.00; bank_deposit_mix[定期] 6.00"),
)


@pytest.mark.parametrize(("rule", "figures"), MONTHS, ids=[rule for rule, _ in MONTHS])
def test_a_months_figure_is_not_held_to_a_years(rule: str, figures: str, tmp_path: Path) -> None:
    *year, month = lines(figures)
    of_month = f"{month} period=2023-03" if "-1 " not in month else f"{month} period=2022-03"
    files = [tmp_path / name for name in ("year", "month")]
    for file in files:
        file.mkdir()
    told = [
        told_of("; ".join((*year, one)), rule, at)
        for one, at in zip((month, of_month), files, strict=True)
    ]
    assert [[one.is_misfit for one in found] for found in told] == [[True], []]


@pytest.mark.parametrize(("value", "count"), [("-0.30", 0), ("-0.90", 1)])
def test_a_negative_yield_is_held_to_its_balances_too(
    value: str, count: int, tmp_path: Path
) -> None:
    figures = (
        f"value_added_yield {value}; value_added_income -3700.00 万元; "
        "deposit_balance 126.13; deposit_balance-1 118.27"
    )
    told = told_of(figures, "I16", tmp_path)
    assert [one.is_misfit for one in told] == [bool(count)]


def test_several_breakdowns_in_one_table_come_to_several_hundreds(tmp_path: Path) -> None:
    figures = "; ".join(f"depositor_mix[{name}] 50.00" for name in ("国有", "民营", "中低", "高"))
    assert [one.verdict for one in told_of(figures, "I25", tmp_path)] == ["pass"]


def test_the_tables_of_laws_are_those_of_the_checks_on_files() -> None:
    tables = laws()
    assert len(tables["part_of"]["parts"]) >= 30
    assert "loan_balance / loans_issued" in tables["allowed"]["quantity"]
    assert all(len(set(map(len, columns.values()))) == 1 for columns in tables.values())
