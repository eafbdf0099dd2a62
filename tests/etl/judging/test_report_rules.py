"""Rules on a report's own arithmetic and words, each with a report that fits and one that does not.

In a text of made_reports.jsonl {} stands for what is right or wrong; harmless_reports.jsonl holds
what resembles a misfit and is none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

import formulas
from catalogue import catalogue
from tests.small_data import SmallData
from warehouse.checks import rules

Report = dict[str, str]
Verdicts = dict[str, list[tuple[str, str]]]

# A text without any figure is not judged.
A_FIGURE: Final = "2022年，增值收益5亿元。"


def reports(name: str) -> dict[str, Report]:
    """Give the reports by rule and what is particular about them, if anything is."""
    lines = (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    named = {": ".join((one["rule"], one.get("why", ""))).strip(": "): one for one in told}
    assert len(named) == len(told)
    return named


MADE: Final = reports("made_reports")
HARMLESS: Final = reports("harmless_reports")


def judged(folder: Path, texts: Mapping[str, str]) -> Verdicts:
    """Give each report to a centre of its own; answer with rules and verdicts by report's name."""
    small = SmallData(folder / "data", folder / "small.duckdb")
    (small.folder / "reports").mkdir()
    whose = dict(zip(catalogue().centres, texts, strict=False))
    assert len(whose) == len(texts)
    for centre, name in whose.items():
        file = f"reports/{centre}.txt"
        (small.folder / file).write_text(f"{A_FIGURE}\n{texts[name]}", encoding="utf-8")
        small.source(id=centre, centre=centre, file=file)
    small.build()
    found: Verdicts = {name: [] for name in texts}
    for centre, rule, verdict in small.rows("select centre_id, check_id, verdict from finding"):
        found[whose[centre]].append((rule, verdict))
    return found


@pytest.fixture(scope="module")
def fitting(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    texts = {case: report["text"].format(report["right"]) for case, report in MADE.items()}
    return judged(tmp_path_factory.mktemp("fitting"), texts)


@pytest.fixture(scope="module")
def misfitting(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    texts = {case: report["text"].format(report["wrong"]) for case, report in MADE.items()}
    return judged(tmp_path_factory.mktemp("misfitting"), texts)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    texts = {case: report["text"] for case, report in HARMLESS.items()}
    return judged(tmp_path_factory.mktemp("harmless"), texts)


@pytest.mark.parametrize("case", MADE)
def test_a_report_that_fits_is_passed(case: str, fitting: Verdicts) -> None:
    rule = MADE[case]["rule"]
    verdicts = {verdict for of_rule, verdict in fitting[case] if of_rule == rule}
    assert verdicts <= {"pass", "rounding"}
    assert bool(verdicts) == (rules()[rule].relation != "never")


@pytest.mark.parametrize("case", MADE)
def test_a_report_that_does_not_fit_is_found(case: str, misfitting: Verdicts) -> None:
    rule = MADE[case]["rule"]
    expected = "note" if rules()[rule].caution.zh else "fail"
    assert (rule, expected) in misfitting[case]


@pytest.mark.parametrize("case", MADE)
def test_a_report_that_fits_one_rule_is_called_wrong_by_none(case: str, fitting: Verdicts) -> None:
    assert [one for one in fitting[case] if one[1] == "fail"] == []


@pytest.mark.parametrize("case", HARMLESS)
def test_what_resembles_a_misfit_is_let_be(case: str, harmless: Verdicts) -> None:
    rule = HARMLESS[case]["rule"]
    misfits = {of_rule for of_rule, verdict in harmless[case] if verdict == "fail"}
    assert misfits == set()
    assert (rule, "note") not in harmless[case]


def test_every_harmless_report_is_about_a_rule_with_a_misfit() -> None:
    assert {report["rule"] for report in HARMLESS.values()} - {
        report["rule"] for report in MADE.values()
    } == set()


def test_the_parts_of_a_ratio_are_those_of_its_formula() -> None:
    query = rules()["ratio_of_items"].query
    known = catalogue().indicators
    of_items = [
        (indicator.id, reference)
        for indicator in known.values()
        if indicator.id in rules()["ratio_of_items"].indicators and indicator.formula
        for reference in formulas.parse(indicator.formula.text).references
    ]
    assert len({ratio for ratio, _ in of_items}) == 5
    for ratio, part in of_items:
        assert f"('{ratio}', '', '{part.indicator_id}', '{part.item}'," in query
