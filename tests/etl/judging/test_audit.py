"""The rules find what a hand audit of two whole reports found, and nothing beside it.

audit.csv is that audit line by line: which rule answers it, or why none does.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.small_data import rows_of
from warehouse.checks import rules

REPORTS: Final = ("guangzhou_2022", "yiyang_2023")
ROWS: Final = list(
    csv.DictReader((Path(__file__).parent / "audit.csv").read_text("utf-8").splitlines())
)
RESULTS: Final = {line["id"]: line["result"] for line in ROWS}
# What a rule may say of a line of the hand's: whatever was only noted or tried is no error.
VERDICTS: Final = {
    "pass": {"pass"},
    "within rounding": {"rounding"},
    "FAIL": {"fail"},
    "alt": {"pass", "rounding", "note"},
    "note": {"pass", "rounding", "note"},
}
# The verdicts on the figures and sentences of both reports.
ASKED: Final = f"""
    select f.check_id, f.centre_id, f.year, f.indicator_id, f.item, f.verdict
    from finding f
    left join observation o on o.observation_id = f.evidence[1]
    where coalesce(nullif(f.source_id, ''), o.source_id) in {REPORTS}
"""


class About(NamedTuple):
    """What a verdict is about."""

    rule: str
    centre: str
    year: int
    indicator: str
    item: str


def about(line: dict[str, str]) -> About:
    names = (line["rule"], line["centre"], int(line["year"]), line["indicator"], line["item"])
    return About(*names)


ANSWERED: Final = [line for line in ROWS if line["rule"]]


@pytest.fixture(scope="module")
def verdicts(warehouse_of_data: Path) -> dict[About, Counter[str]]:
    found: dict[About, Counter[str]] = {}
    for *names, verdict in rows_of(warehouse_of_data, ASKED):
        found.setdefault(About(*names), Counter())[verdict] += 1
    return found


def those(verdict: str, verdicts: dict[About, Counter[str]]) -> set[About]:
    return {one for one, counted in verdicts.items() if counted[verdict]}


def lines_of(result: str, lines: Iterable[dict[str, str]] = ANSWERED) -> set[About]:
    return {about(line) for line in lines if line["result"] == result}


def test_every_line_of_the_audit_is_here() -> None:
    of_guangzhou = Counter(result for name, result in RESULTS.items() if name[0] == "G")
    of_yiyang = Counter(result for name, result in RESULTS.items() if name[0] == "Y")
    assert of_guangzhou == {"pass": 55, "within rounding": 1, "FAIL": 6, "alt": 4, "note": 7}
    assert of_yiyang == {"pass": 40, "within rounding": 5, "FAIL": 2, "note": 5}


def test_a_line_names_the_rule_that_answers_it_or_says_why_none_does() -> None:
    assert [line for line in ROWS if bool(line["rule"]) == bool(line["unanswered"])] == []
    assert {line["rule"] for line in ANSWERED} - set(rules()) == set()


def test_most_lines_are_answered_and_all_that_failed() -> None:
    answered = {line["id"] for line in ANSWERED}
    assert (len(answered), len(RESULTS)) == (101, 125)
    unanswered = Counter(result for name, result in RESULTS.items() if name not in answered)
    assert unanswered == {"note": 10, "pass": 9, "alt": 4, "within rounding": 1}


@pytest.mark.parametrize("line", ANSWERED, ids=lambda line: f"{line['id']}-{line['item']}")
def test_an_answered_line_has_the_verdict_of_the_hand(
    line: dict[str, str], verdicts: dict[About, Counter[str]]
) -> None:
    given = set(verdicts.get(about(line), ()))
    assert given, f"no rule has a verdict on {line['id']} {line['check']}"
    assert given <= VERDICTS[line["result"]], line["check"]


def test_every_failure_of_the_audit_is_found(verdicts: dict[About, Counter[str]]) -> None:
    failed = lines_of("FAIL")
    assert len(failed) == 8
    assert failed - those("fail", verdicts) == set()


def test_nothing_is_called_wrong_that_the_audit_did_not_find(
    verdicts: dict[About, Counter[str]],
) -> None:
    assert those("fail", verdicts) - lines_of("FAIL") == set()


def test_what_is_remarked_is_what_the_audit_noted(verdicts: dict[About, Counter[str]]) -> None:
    noted = those("note", verdicts)
    assert noted - lines_of("note") == set()
    assert {one.rule for one in noted} == {"indicators_scored", "targets_unprinted"}


def test_a_sentence_is_marked_where_it_stands(warehouse_of_data: Path) -> None:
    asked = """
        select f.check_id, s.body[f.span_start + 1 : f.span_end]
        from finding f
        join source s using (source_id)
        where f.span_start is not null
    """
    marked = dict(rows_of(warehouse_of_data, asked))
    assert set(marked) == {"claim_met", "heading_gap", "heading_twice"}
    assert marked["claim_met"].startswith("2022年度我中心圆满完成年度工作目标，主要支出计划任务")
    assert marked["claim_met"].endswith("各项绩效指标均已达到既定目标")
    assert marked["heading_gap"] == "六、部门整体支出绩效情况"
    assert marked["heading_twice"] == "②采购意向公开合规性"
