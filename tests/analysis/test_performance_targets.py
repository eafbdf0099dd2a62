"""Targets held to what was reached: bounds, directions, and what rounding leaves open."""

from __future__ import annotations

import pytest

from analysis.performance_printed import COMPLETION, Printed
from analysis.performance_targets import Target, targets_of
from catalogue import catalogue
from intervals import from_printed


def printed(number: int, indicator: str, role: str, value: str, bound: str = "") -> Printed:
    item = indicator if role == "rate" else ""
    told = (COMPLETION, "actual") if role == "rate" else (indicator, role)
    amount = from_printed(value)
    return Printed(
        number, "report", *told, item, bound, value, amount, amount, value, number, number
    )


def target_of(indicator: str, aim: str, actual: str, rate: str, bound: str = "") -> Target:
    told = [
        printed(1, indicator, "target", aim, bound),
        printed(2, indicator, "actual", actual),
        printed(3, indicator, "rate", rate),
    ]
    (found,) = targets_of(told, None, {}, catalogue())
    return found


@pytest.mark.parametrize(
    ("bound", "actual", "met"),
    [
        (">=", "90", True),
        (">", "90", False),
        ("", "90", True),
        (">=", "90.4", True),
        (">=", "89.4", False),
        (">=", "89.9", False),
    ],
)
def test_a_target_is_met_by_its_bound(bound: str, actual: str, met: bool) -> None:
    assert target_of("hall_satisfaction_rate", "90", actual, "100", bound).met is met


def test_a_target_within_the_rounding_of_what_was_reached_is_left_open() -> None:
    assert target_of("hall_satisfaction_rate", "90.3", "90", "100", ">=").met is None


def test_less_is_better_turns_the_quotient_round() -> None:
    found = target_of("response_time", "3", "2.92", "102.7", "<")
    assert found.computed is not None
    assert found.check is not None
    assert found.computed.value == pytest.approx(102.74, abs=0.01)
    assert (found.check.verdict, found.met) == ("pass", True)
    assert target_of("response_time", "3", "3.20", "94", "<").met is False


def test_a_rate_of_100_for_far_more_is_no_contradiction() -> None:
    found = target_of("wrong_case_rate", "1", "0.10", "100", "<=")
    assert found.is_capped
    assert found.check is None
    assert found.reasons == ()


def test_a_rate_that_target_and_actual_do_not_give_is_a_contradiction() -> None:
    found = target_of("new_employees", "50", "60.00", "150.0")
    assert found.reasons == ("contradiction", "far")
    assert found.check is not None
    assert found.check.check_id == ""


def test_a_rate_alone_tells_whether_the_target_was_met() -> None:
    told = [printed(1, "new_employees", "rate", "96.0")]
    (found,) = targets_of(told, None, {}, catalogue())
    assert (found.met, found.check, found.computed) == (False, None, None)
    assert found.reasons == ("missed",)
