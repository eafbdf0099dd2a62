"""Alerts: rules tried on real figures and on made ones, with what rounding leaves open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import alerts
from analysis.alerts import Alert, AlertRule, Evidence, alert_rules, alerts_of, try_alert
from analysis.figures import Item, figures_of_centres
from catalogue import catalogue
from figures import Cell, Figure, Figures
from intervals import Interval
from tests.made_figures import figure
from warehouse import connection

RULES = {rule.id: rule for rule in alert_rules()}
WHOLE = [
    rule
    for rule in RULES.values()
    if all(c.relation in "<>" and not c.over_items for c in rule.conditions)
]


@pytest.fixture
def real(real_data: Path) -> Evidence:
    assert real_data.exists()
    return alerts.evidence(catalogue())


def by_id(found: list[Alert]) -> dict[str, Alert]:
    return {alert.rule.id: alert for alert in found}


def made(name: str, amount: Interval, year: int = 2022) -> Figure:
    return replace(figure(indicator=name, year=year), amount=amount)


def evidence(**levels: Interval) -> Evidence:
    figures = [made(name, amount) for name, amount in levels.items()]
    cells = {(f.centre_id, f.year, f.indicator_id): f for f in figures}
    return Evidence(Figures(cells), {}, frozenset())


def test_yiyang_is_not_in_the_liquidity_alert_because_both_conditions_must_hold(
    real: Evidence,
) -> None:
    found = by_id(alerts_of(real, "yiyang", 2023))
    liquidity = found["liquidity"]
    assert liquidity.state == "clear"
    inflow, ratio = liquidity.tried
    assert (inflow.state, ratio.state) == ("clear", "hit")
    assert inflow.amount is not None
    assert inflow.amount.low <= 7.86e8 <= inflow.amount.high
    assert found["ratio_above_85"].state == "hit"
    assert found["ratio_above_90"].state == "clear"
    assert found["overdue_above"].state == "clear"


def test_guangzhou_missed_one_target_and_leaves_three_basic_figures_out(real: Evidence) -> None:
    found = by_id(alerts_of(real, "guangzhou", 2022))
    missed = found["targets_missed"]
    assert missed.state == "hit"
    hits = [one.item for one in missed.tried if one.state == "hit"]
    assert [(item.item, item.amount.value) for item in hits if item] == [("new_employees", 96.0)]
    absent = [one.condition.unit_of for one in found["undisclosed"].tried if one.state == "hit"]
    assert absent == ["loan_balance", "deposit_balance", "risk_reserve_balance"]


def test_without_figures_nothing_is_said_to_be_clear(real: Evidence) -> None:
    assert {a.state for a in alerts_of(real, "guangzhou", 1990)} == {"unknown"}


def test_the_latest_year_is_the_last_that_can_be_judged(real: Evidence) -> None:
    found = by_id(alerts.latest_alerts(real, "yiyang", [2022, 2023, 2024, 2025]))
    assert (found["ratio_above_85"].year, found["ratio_above_85"].state) == (2023, "hit")
    own = by_id(alerts.latest_alerts(real, "guangzhou", [2021, 2022, 2024, 2025]))
    assert (own["outflow"].year, own["outflow"].state) == (2025, "clear")
    assert (own["targets_missed"].year, own["targets_missed"].state) == (2022, "hit")


def test_alerts_that_are_set_off_come_first(real: Evidence) -> None:
    states = [alert.state for alert in alerts_of(real, "yiyang", 2023)]
    assert states == sorted(states, key=alerts.STATES.index)


@pytest.mark.parametrize(
    ("ratio", "state"),
    [
        (Interval(86, 85.5, 86.5), "hit"),
        (Interval(85, 84.5, 85.5), "open"),
        (Interval(84, 83.5, 84.5), "clear"),
        (Interval(85, 85, 85), "clear"),
    ],
)
def test_a_bound_within_the_rounding_is_left_open(ratio: Interval, state: str) -> None:
    found = evidence(loan_to_deposit_ratio=ratio)
    assert try_alert(RULES["ratio_above_85"], found, "guangzhou", 2022).state == state


def test_the_liquidity_alert_goes_off_when_both_conditions_hold() -> None:
    found = evidence(
        deposits=Interval(10, 10, 10),
        withdrawals=Interval(12, 12, 12),
        loan_to_deposit_ratio=Interval(90, 90, 90),
    )
    assert try_alert(RULES["liquidity"], found, "guangzhou", 2022).state == "hit"


def test_a_missing_figure_leaves_a_rule_of_several_conditions_unknown_unless_one_fails() -> None:
    short = evidence(deposits=Interval(10, 10, 10), withdrawals=Interval(12, 12, 12))
    assert try_alert(RULES["liquidity"], short, "guangzhou", 2022).state == "unknown"
    plenty = evidence(deposits=Interval(12, 12, 12), withdrawals=Interval(10, 10, 10))
    assert try_alert(RULES["liquidity"], plenty, "guangzhou", 2022).state == "clear"


def test_a_line_that_misses_its_target_within_rounding_is_left_open() -> None:
    item = Item("guangzhou", 2022, "perf_completion_rate", "甲", Interval(100, 99.5, 100.5), 1, "s")
    found = Evidence(Figures({}), {("guangzhou", 2022): [item]}, frozenset())
    assert try_alert(RULES["targets_missed"], found, "guangzhou", 2022).state == "open"


@given(
    st.sampled_from(WHOLE),
    st.lists(st.floats(0.001, 1e6), min_size=3, max_size=3),
    st.data(),
)
def test_what_is_surely_so_holds_for_every_true_value_within_the_rounding(
    rule: AlertRule, numbers: list[float], data: st.DataObject
) -> None:
    names = list(dict.fromkeys(i for c in rule.conditions for i in c.indicators))
    years = (2022, 2021)
    cells: dict[Cell, Figure] = {}
    points: dict[Cell, Figure] = {}
    for name in names:
        for year in years:
            middle = data.draw(st.sampled_from(numbers)) + len(cells)
            low, high = middle * 0.9, middle * 1.1
            cells["guangzhou", year, name] = made(name, Interval(middle, low, high), year)
            true = data.draw(st.floats(low, high))
            points["guangzhou", year, name] = made(name, Interval(true, true, true), year)
    blurred = try_alert(rule, Evidence(Figures(cells), {}, frozenset()), "guangzhou", 2022)
    sharp = try_alert(rule, Evidence(Figures(points), {}, frozenset()), "guangzhou", 2022)
    if blurred.state in ("hit", "clear"):
        assert sharp.state == blurred.state


def test_a_bound_that_is_no_zero_is_named_in_both_titles() -> None:
    numbers = {"three": "3", "三": "3"}
    for rule in RULES.values():
        for language in ("zh", "en"):
            title = str(getattr(rule.title, language))
            for word, digit in numbers.items():
                title = title.replace(word, digit)
            for condition in rule.conditions:
                if condition.bound and rule.id not in ("overdue_beyond_reserve", "targets_missed"):
                    assert f"{condition.bound:g}" in title, rule.id


def test_a_figure_in_doubt_concludes_nothing() -> None:
    found = evidence(loan_to_deposit_ratio=Interval(90, 90, 90))
    doubted = {key: replace(one, doubt="待核") for key, one in found.figures.by_cell.items()}
    unsure = Evidence(Figures(doubted), {}, frozenset())
    assert try_alert(RULES["ratio_above_85"], unsure, "guangzhou", 2022).state == "open"


def test_only_a_bound_by_definition_or_with_its_sentence_counts_as_verified() -> None:
    for rule in RULES.values():
        assert rule.verified == (rule.basis.zh.startswith("按定义") or rule.source is not None), (
            rule.id
        )


def test_a_threshold_taken_from_a_report_is_the_one_it_prints(real_data: Path) -> None:
    assert real_data.exists()
    told = [rule for rule in RULES.values() if rule.source]
    assert told
    for rule in told:
        place = alerts.basis_of(rule)
        assert place is not None
        with connection.cursor() as reader:
            asked = "select value from observation where observation_id = ?"
            ((value,),) = reader.execute(asked, [place]).fetchall()
        assert value in {condition.bound for condition in rule.conditions}


def test_every_rule_needs_indicators_of_the_catalogue() -> None:
    known = catalogue().indicators
    for rule in RULES.values():
        for condition in rule.conditions:
            assert set(condition.indicators) <= known.keys()
            assert condition.unit_of == "month" or condition.unit_of in known


def test_all_that_rules_need_is_read(real: Evidence) -> None:
    """Figures read for the rules alone are those read with everything."""
    whole = figures_of_centres(["yiyang"])
    for (centre, year, indicator), read in real.figures.by_cell.items():
        if centre == "yiyang":
            assert whole.get(centre, year, indicator) == read
    needed = {i for rule in RULES.values() for c in rule.conditions for i in c.indicators}
    kept = {i for c, _, i in real.figures.by_cell if c == "yiyang"}
    assert kept == {i for c, _, i in whole.by_cell if c == "yiyang"} & needed
