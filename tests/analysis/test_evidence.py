"""What verdicts rest on: printed figures with their places, other verdicts, decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.evidence import (
    counts_by_check,
    decisions_of,
    evidence,
    evidence_of,
    verdict,
    verdicts_resting_on,
    verdicts_that_fit,
)
from analysis.findings import misfits, verdict_counts
from etl.deciding import decide
from findings import Finding
from tests.small_data import SmallData


@pytest.fixture
def twice(small_data: SmallData) -> Finding:
    """Print deposits of one year as 10 and as 12 亿元; give the finding."""
    small_data.reading(value="10.00")
    small_data.reading(value="12.00")
    small_data.build()
    (found,) = misfits()
    return found.finding


def test_evidence_is_the_printed_figures_with_whose_they_are(twice: Finding) -> None:
    found = evidence_of([twice])
    assert set(found) == set(twice.evidence)
    first = found[twice.evidence[0]]
    assert (first.centre_id, first.role, first.item, first.unit) == (
        "guangzhou",
        "actual",
        "",
        "CNY",
    )
    assert {one.place.printed_value for one in found.values()} == {"10.00", "12.00"}
    assert evidence([]) == {}


def test_a_finding_is_known_by_the_first_letters_of_its_id(twice: Finding) -> None:
    assert verdict(twice.id) == twice
    assert verdict(twice.id[:8]) == twice
    assert verdict(twice.id[:7]) is None
    assert verdict("no such id") is None


def test_verdicts_on_a_figure_are_those_that_rest_on_it(twice: Finding) -> None:
    assert twice in verdicts_resting_on("guangzhou", twice.evidence[1:])
    assert verdicts_resting_on("yiyang", twice.evidence) == []
    assert verdicts_resting_on("guangzhou", [10_000_000]) == []
    assert verdicts_resting_on("guangzhou", []) == []


def test_what_fits_is_read_by_verdict_centre_and_rule(real_data: Path) -> None:
    rounded = verdicts_that_fit("rounding", (), (), 1000)
    assert len(rounded) > 5
    assert {one.verdict for one in rounded} == {"rounding"}
    yiyang = verdicts_that_fit("rounding", ("yiyang",), (), 1000)
    assert yiyang == [one for one in rounded if one.centre_id == "yiyang"]
    rule = yiyang[0].check_id
    assert verdicts_that_fit("rounding", ("yiyang",), (rule,), 1000) == [
        one for one in yiyang if one.check_id == rule
    ]
    assert verdicts_that_fit("pass", (), (), 3) == verdicts_that_fit("pass", (), (), 9)[:3]


def test_counts_by_rule_add_up_to_those_by_year(real_data: Path) -> None:
    for centres in ((), ("guangzhou",)):
        by_check = sum(counts_by_check(centres).values())
        by_year = sum(counts.total() for counts in verdict_counts(centres).values())
        assert by_check == by_year > 0


def test_decisions_come_in_the_order_in_which_they_were_made(twice: Finding) -> None:
    assert decisions_of(twice.id) == []
    decide(twice.id, "acknowledged", "", "陈静")
    decide(twice.id, "open", "又有疑问", "王芳")
    told = [(one.state, one.note, one.made_by) for one in decisions_of(twice.id)]
    assert told == [("acknowledged", "", "陈静"), ("open", "又有疑问", "王芳")]
