"""What holds of every text: what was printed is read back, every reading points at its own figure
and quote, no figure is claimed twice, and nothing but the text decides.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.labelled import cases
from bench.reading_report import CASES, HELD_OUT, reports
from catalogue import catalogue
from etl.recognise import recognise
from tests.etl.recognise.sentences_made import (
    Said,
    Sentence,
    number_and_amount,
    one_figure,
    one_ratio,
    parts_of_a_whole,
    sentences,
    shared_growth,
)

ROLES = {
    *("actual", "target", "budget", "policy", "change", "prior"),
    *("score", "full", "deduction", "plan", "lower_bound"),
}
PERIOD = re.compile(r"(\d{4}-)?\d{4}|\d{4}-(0[1-9]|1[0-2])(-[0-3]\d)?|\d{4}-(Q[1-4]|H[12])")
DIGITS = re.compile(r"\d+(?:\.\d+)?")
# An amount of money, people, loans or employers: in a reading's sentence, or unread.
AMOUNT = re.compile(r"(?<![\d.,，])\d[\d,]*(?:\.\d+)?\s*(?:亿元|万元|万人|万名|万笔|笔|家|‰)")
# What conversions leave in a text, and what is not of the field at all.
LEFTOVERS = ("[bookmark: _GoBack]", "\n\n— 12 —\n\n", "**", "\u3000", "　　", "\t", "<br>", "\x0c")


def said_in(text: str) -> list[Said]:
    return [
        Said(
            one.indicator,
            Decimal(one.value),
            one.unit,
            Decimal(one.growth) if one.growth else None,
            one.growth_unit,
            one.scope,
        )
        for one in recognise(text, catalogue(), year=2024).readings
    ]


@cache
def real_and_invented_texts() -> tuple[str, ...]:
    invented = (case.text for folder in (CASES, HELD_OUT) for case in cases(folder))
    return (*invented, *(report.text() for report in reports()))


def assert_places_hold(text: str) -> None:
    """Assert what must hold of every reading and unread number of a text."""
    read = recognise(text, catalogue(), year=2024)
    starts = [one.figure_start for one in read.readings]
    assert starts == sorted(starts)
    for one in read.readings:
        assert one.quote == text[one.start : one.end]
        assert one.start <= one.figure_start < one.figure_end <= one.end
        printed_digits = DIGITS.findall(plain(text[one.figure_start : one.figure_end]))
        if printed_digits and re.fullmatch(r"-?[\d.]+", one.value):
            value = abs(Decimal(one.value))
            assert value in map(Decimal, printed_digits), (one.value, one.quote)
        assert one.indicator in catalogue().indicators
        assert one.role in ROLES
        assert one.bound in {"", ">", ">=", "<", "<="}
        assert PERIOD.fullmatch(one.period), one.period
        assert str(one.year) in one.period
        assert bool(one.growth) == bool(one.growth_unit)
        assert not one.growth or Decimal(one.growth).is_finite()
    for number in read.unread:
        assert number.text == text[number.start : number.end]
    claimed = [(one.figure_start, one.figure_end) for one in read.readings]
    claimed = sorted([*claimed, *((one.start, one.end) for one in read.unread)])
    for (_, end), (start, _) in pairwise(claimed):
        assert end <= start, text[start - 20 : end + 20]


def plain(figure: str) -> str:
    """Give a figure with plain digits, and nothing between them."""
    narrow = unicodedata.normalize(
        "NFKC", re.sub(r"\[bookmark:[^\]]*\]|\*|\s*— \d+ —\s*", "", figure)
    )
    return re.sub(r"(?<=[\d.])[\s,]+(?=[\d.])", "", narrow)


@given(one_figure())
def test_a_figure_with_its_growth_is_read_back(made: Sentence) -> None:
    assert said_in(made.text) == list(made.said)


@given(one_ratio())
def test_a_ratio_with_its_points_is_read_back(made: Sentence) -> None:
    assert said_in(made.text) == list(made.said)


@given(shared_growth())
def test_shared_growth_is_read_back_in_order(made: Sentence) -> None:
    assert said_in(made.text) == list(made.said)


@given(number_and_amount())
def test_number_and_amount_of_one_verb_are_read_back(made: Sentence) -> None:
    assert said_in(made.text) == list(made.said)


@given(parts_of_a_whole())
def test_parts_are_read_back_as_parts(made: Sentence) -> None:
    assert said_in(made.text) == list(made.said)


@given(st.lists(sentences(), min_size=2, max_size=4))
@settings(max_examples=50)
def test_paragraphs_are_read_back_independently(made: list[Sentence]) -> None:
    text = "\n\n".join(sentence.text for sentence in made)
    assert said_in(text) == [said for sentence in made for said in sentence.said]


@pytest.mark.parametrize("number", range(len(real_and_invented_texts())))
def test_readings_of_every_case_and_report_point_at_their_figures(number: int) -> None:
    assert_places_hold(real_and_invented_texts()[number])


@pytest.mark.parametrize("number", range(len(real_and_invented_texts())))
def test_no_amount_vanishes(number: int) -> None:
    text = real_and_invented_texts()[number]
    read = recognise(text, catalogue(), year=2024)
    spans = [(one.start, one.end) for one in read.readings]
    spans += [(one.start, one.end) for one in read.unread]
    for amount in AMOUNT.finditer(text):
        assert any(start <= amount.start() < end for start, end in spans), amount.group()


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_readings_of_damaged_texts_point_at_their_figures(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(real_and_invented_texts()[:-2]))
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + data.draw(st.sampled_from(LEFTOVERS)) + text[place:]
    start = data.draw(st.integers(0, len(text)))
    assert_places_hold(text[start : data.draw(st.integers(start, len(text)))])


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_is_read_without_a_fault(text: str) -> None:
    assert_places_hold(text)


@given(
    st.text(
        "0123456789０９.,，、%％‰亿万元人家笔同比分别增长下降其中（）()：-–—年末月日 \t\n缴存额",
        max_size=120,
    )
)
@settings(max_examples=300, deadline=None)
def test_any_text_of_the_words_of_reports_is_read_without_a_fault(text: str) -> None:
    assert_places_hold(text)


@given(sentences(), sentences())
def test_what_was_read_before_changes_nothing(one: Sentence, other: Sentence) -> None:
    first = recognise(one.text, catalogue(), year=2024)
    recognise(other.text, catalogue(), year=2019)
    assert recognise(one.text, catalogue(), year=2024) == first


def test_a_text_of_another_field_gives_no_readings() -> None:
    text = "运动会有32个代表团的1,204名运动员参赛，产生金牌86枚，观众达15.3万人次，同比增长12%。"
    assert recognise(text, catalogue(), year=2024).readings == ()


def test_an_empty_text_gives_nothing() -> None:
    read = recognise("", catalogue())
    assert (read.readings, read.unread) == ((), ())
