"""Whole annual reports of centres that do not exist, in the varied wording of real ones, are read
as their labels say: each a text beside a list of every figure in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bench.labelled import Case, Figure, Ignored, Read, figure_read
from bench.reading import LABELLED, Score, by_every_indicator, by_the_excerpts_rules
from bench.reading_report import Aim
from catalogue import catalogue
from etl.recognise import recognise

REPORTS = Path(__file__).parent / "reports"
HELD_OUT = REPORTS / "held_out"
# As ordinary as most real reports are; like those held out, there to measure by.
TYPICAL = REPORTS / "typical"
UNSEEN = (HELD_OUT, TYPICAL)
FOLDERS = [pytest.param(folder, id=folder.name) for folder in (REPORTS, HELD_OUT, TYPICAL)]
FILES = sorted(REPORTS.rglob("*.txt"))
NAMES = [path.stem for path in FILES]

AIM_LISTED = Aim(0.98, 0.96, 0.96)
AIM_EVERY = Aim(0.95, 0.9)
AIM_EVERY_TYPICAL = Aim(0.95, 0.88)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure of a report as its label gives it."""

    indicator: str
    year: int
    value: str
    unit: str
    scope: str
    role: str
    item: str = ""
    growth: str = ""
    growth_unit: str = ""
    flat: bool = False
    also: tuple[str, ...] = ()


@cache
def report(path: Path) -> Case:
    """Read a report's text and its labels, of which the first line names centre and year."""
    lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    head, *rows = map(json.loads, lines)
    return Case(
        id=path.stem,
        text=path.read_text(encoding="utf-8"),
        year=head["report_year"],
        facts=tuple(_fact(row) for row in rows if "ignore" not in row),
        optional=(),
        ignored=tuple(_ignored(row) for row in rows if "ignore" in row),
    )


def _fact(row: Mapping[str, Any]) -> Figure:
    label = Labelled(**row)
    # How the lines of a broken-down indicator are named is for the shorter cases to ask.
    return replace(figure_read(label), item="", flat=label.flat, others=tuple(label.also))


def _ignored(row: Mapping[str, Any]) -> Ignored:
    value = Decimal(row["ignore"]).normalize()
    return Ignored(value, frozenset(row.get("as", ())))


def read(text: str, year: int) -> Iterable[Read]:
    """Read one text as the report of a year."""
    return recognise(text, catalogue(), year=year).readings


def reports(folder: Path) -> list[Case]:
    return [report(path) for path in sorted(folder.glob("*.txt"))]


def complaint(folder: Path, score: Score) -> str:
    """Tell what is not right; of the reports held out only how much, so that they stay unseen."""
    rates = f"precision {score.precision:.4f}, recall {score.recall:.4f}, growth {score.growth:.4f}"
    told = [*score.missed, "— wrong:", *score.wrong, "— growth:", *score.growth_wrong]
    return rates if folder in UNSEEN else "\n".join([rates, *told])


@pytest.mark.parametrize("folder", FOLDERS)
def test_figures_that_every_report_prints_are_read_from_whole_reports(folder: Path) -> None:
    score = by_the_excerpts_rules(reports(folder), read)
    short = AIM_LISTED.missed_by(score)
    assert not short, complaint(folder, score)


@pytest.mark.parametrize("folder", FOLDERS)
def test_figures_of_every_indicator_are_read_from_whole_reports(folder: Path) -> None:
    score = by_every_indicator(reports(folder), read)
    aim = AIM_EVERY_TYPICAL if folder == TYPICAL else AIM_EVERY
    short = aim.missed_by(score)
    assert not short, complaint(folder, score)


@pytest.mark.parametrize("folder", FOLDERS)
def test_there_are_enough_reports_to_tell(folder: Path) -> None:
    texts = reports(folder)
    facts = [fact for text in texts for fact in text.facts]
    assert len(texts) >= 5
    assert sum(fact.indicator in LABELLED for fact in facts) >= 200
    assert {fact.indicator for fact in facts} >= LABELLED
    assert sum(fact.growth != "" for fact in facts) >= 100


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_label_is_of_the_catalogue_and_its_scope_is_printed(path: Path) -> None:
    text = report(path)
    closed = "".join(text.text.split())
    assert text.facts
    for fact in text.facts:
        assert fact.indicator in catalogue().indicators, fact
        assert isinstance(fact.value, Decimal), fact
        assert fact.scope == "centre" or fact.scope in closed, fact
