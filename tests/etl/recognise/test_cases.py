"""The invented texts in cases/ are read as well as the report of a centre nobody saw should be."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from bench.labelled import Case, cases
from bench.reading import Score, by_every_indicator, by_the_excerpts_rules
from bench.reading_report import AIM_CASES, CASES, HELD_OUT, Aim, read
from catalogue import catalogue

FOLDERS = [pytest.param(CASES, id="cases"), pytest.param(HELD_OUT, id="held_out")]
# Excerpts cut out of ordinary reports at any place; there to measure by.
TYPICAL = CASES / "typical"
THEMES = sorted(path.name for path in CASES.glob("*.jsonl"))
# A theme has some forty to a hundred figures, so that one mistake is one to two hundredths.
AIM_THEME = Aim(0.95, 0.95, 0.95)
AIM_TYPICAL = Aim(0.98, 0.96, 0.96)
AIM_TYPICAL_EVERY = Aim(0.95, 0.88)
SEPARATORS = re.compile(r"(?<=[\d.])[\s,]+(?=[\d.])")
IN_WORDS = {"四家": "4", "百亿": "100"}


@cache
def texts(theme: str) -> list[Case]:
    return [*cases(CASES / theme), *cases(HELD_OUT / theme)]


def rates(score: Score) -> str:
    """Tell how much is right and not what is wrong, so that the texts stay unseen."""
    return f"precision {score.precision:.4f}, recall {score.recall:.4f}, growth {score.growth:.4f}"


def complaint(score: Score) -> str:
    return "\n".join([*score.missed, "— wrong:", *score.wrong, "— growth:", *score.growth_wrong])


@pytest.mark.parametrize("folder", FOLDERS)
def test_figures_that_every_annual_report_prints_are_read(folder: Path) -> None:
    score = by_the_excerpts_rules(cases(folder), read)
    assert not AIM_CASES.missed_by(score), complaint(score)


@pytest.mark.parametrize("folder", FOLDERS)
def test_figures_of_every_indicator_are_read_with_role_and_item(folder: Path) -> None:
    score = by_every_indicator(cases(folder), read)
    assert not AIM_CASES.missed_by(score), complaint(score)


def test_figures_that_every_annual_report_prints_are_read_from_ordinary_excerpts() -> None:
    score = by_the_excerpts_rules(cases(TYPICAL), read)
    assert not AIM_TYPICAL.missed_by(score), rates(score)


def test_figures_of_every_indicator_are_read_from_ordinary_excerpts() -> None:
    score = by_every_indicator(cases(TYPICAL), read)
    assert not AIM_TYPICAL_EVERY.missed_by(score), rates(score)


def test_there_are_enough_ordinary_excerpts_to_tell() -> None:
    assert sum(len(case.facts) for case in cases(TYPICAL)) >= 200


@pytest.mark.parametrize("theme", THEMES)
def test_no_theme_is_read_much_worse_than_the_others(theme: str) -> None:
    score = by_every_indicator(texts(theme), read)
    assert not AIM_THEME.missed_by(score), complaint(score)


def test_there_are_cases_of_every_theme_in_both_halves() -> None:
    assert sorted(path.name for path in HELD_OUT.glob("*.jsonl")) == THEMES
    assert sum(len(texts(theme)) for theme in THEMES) >= 160


@pytest.mark.parametrize("theme", THEMES)
def test_every_label_of_a_theme_is_of_the_catalogue_and_printed_in_its_text(theme: str) -> None:
    check_labels(texts(theme))


def test_every_label_of_the_ordinary_excerpts_is_of_the_catalogue_and_printed() -> None:
    check_labels(cases(TYPICAL))


def check_labels(labelled: list[Case]) -> None:
    for case in labelled:
        numbers = numbers_in(case.text)
        for fact in case.facts:
            assert fact.indicator in catalogue().indicators, case.id
            assert isinstance(fact.value, Decimal)
            assert f"{abs(fact.value):f}" in numbers, (case.id, fact)
            assert fact.scope == "centre" or fact.scope in "".join(case.text.split()), case.id


def test_no_two_cases_share_a_name_or_a_text() -> None:
    every = [*cases(TYPICAL), *(case for theme in THEMES for case in texts(theme))]
    assert len({case.id for case in every}) == len(every)
    assert len({case.text for case in every}) == len(every)


def numbers_in(text: str) -> set[str]:
    """Give the numbers of a text, with and without what separates their digits."""
    plain = unicodedata.normalize("NFKC", text)
    found = re.findall(r"\d+(?:\.\d+)?", plain + "\n" + SEPARATORS.sub("", plain))
    found += [digits for words, digits in IN_WORDS.items() if words in text]
    return {normal for number in found if (normal := shortened(number))}


def shortened(number: str) -> str:
    whole, _, fraction = number.partition(".")
    fraction = fraction.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{fraction}" if fraction else "")
