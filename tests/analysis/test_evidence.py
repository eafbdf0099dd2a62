"""What verdicts rest on: printed figures with their places, other verdicts, decisions."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from analysis.evidence import (
    counts_by_check,
    counts_by_report,
    decisions_of,
    evidence,
    evidence_of,
    verdict,
    verdicts_resting_on,
    verdicts_that_fit,
)
from analysis.findings import STATES, counts_by_state, misfit, misfits, verdict_counts
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


def test_a_misfit_is_known_by_the_first_letters_of_its_id_with_what_was_decided(
    twice: Finding,
) -> None:
    decide(twice.id, "reported", "去函", "陈静")
    for letters in (twice.id, twice.id[:8]):
        found = misfit(letters)
        assert found
        assert (found.finding, found.state, found.note) == (twice, "reported", "去函")
    assert misfit(twice.id[:7]) is None
    assert misfit("no such id") is None


def test_letters_with_which_several_misfits_begin_name_none(
    twice: Finding, small_data: SmallData
) -> None:
    small_data.change(
        f"insert into finding select * replace ('{twice.id[:12]}' as finding_id) from finding "
        f"where finding_id = '{twice.id}'"
    )
    assert misfit(twice.id[:8]) is None
    assert misfit(twice.id)


def test_what_fits_is_no_misfit(real_data: Path) -> None:
    (fitting,) = verdicts_that_fit("pass", (), (), 1)
    assert verdict(fitting.id) == fitting
    assert misfit(fitting.id) is None


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


def test_misfits_are_read_by_centre_rule_severity_and_state_and_at_most_so_many(
    real_data: Path,
) -> None:
    every = misfits()
    assert len({one.finding.verdict for one in every}) == len({one.state for one in every}) == 2
    first = every[0].finding
    for centres, checks, severities, states in (
        ((first.centre_id,), (), (), ()),
        ((), (first.check_id,), (), ()),
        ((), (), ("warning", "note"), ()),
        ((), (), (), ("corrected",)),
        ((first.centre_id,), (first.check_id,), (first.severity,), ("open",)),
    ):
        found = [
            one
            for one in every
            if (not centres or one.finding.centre_id in centres)
            and (not checks or one.finding.check_id in checks)
            and (not severities or one.finding.severity in severities)
            and (not states or one.state in states)
        ]
        assert misfits(centres, checks, severities, states) == found
        assert misfits(centres, checks, severities, states, most=1) == found[:1] != []
    assert misfits(checks=("no such rule",)) == []


def test_counts_by_state_are_those_of_the_misfits_they_count(real_data: Path) -> None:
    every = misfits()
    counts = counts_by_state()
    assert counts == Counter(one.state for one in every)
    assert set(counts) < set(STATES)
    rule = next(one.finding.check_id for one in every if one.state == "corrected")
    for asked in ((("yiyang",), (), ()), ((), (rule,), ()), ((), (), ("error",))):
        assert counts_by_state(*asked) == Counter(one.state for one in misfits(*asked))
        assert counts_by_state(*asked) != counts


def test_a_decision_moves_a_finding_from_a_count_to_another(twice: Finding) -> None:
    assert counts_by_state() == {"open": 1}
    decide(twice.id, "acknowledged", "", "陈静")
    assert counts_by_state() == {"acknowledged": 1}
    assert misfits(states=("open",)) == []


def test_counts_by_report_tell_verdict_and_severity(real_data: Path) -> None:
    found = Counter[tuple[str, int]]()
    for report, counts in counts_by_report().items():
        verdicts = Counter[str]()
        for (verdict_, severity), number in counts.items():
            verdicts[verdict_] += number
            found[report] += number if severity == "error" else 0
        assert verdicts == verdict_counts()[report]
    errors = [one.finding for one in misfits(severities=("error",))]
    assert +found == Counter((one.centre_id, one.year) for one in errors)
    assert {centre for centre, _ in counts_by_report(("yiyang",))} == {"yiyang"}


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
