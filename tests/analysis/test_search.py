"""Searching indicators: by id, name, synonym and definition, the best first, and what is near."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.search import MOST_NEAR, NAMES, folded, nearest, search
from catalogue import catalogue

KNOWN = list(catalogue().indicators.values())


def found(text: str, language: str = "zh") -> list[str]:
    return [indicator.id for indicator in search(KNOWN, text, language)]


@pytest.mark.parametrize("indicator_id", catalogue().indicators)
def test_every_indicator_is_found_by_its_id_its_names_and_its_synonyms(indicator_id: str) -> None:
    known = catalogue().indicators[indicator_id]
    names = [known.text[column] for column in NAMES]
    for text in (known.id, *names, *known.synonyms):
        assert known.id in found(text), text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("缴存额", "deposits"),
        ("deposits", "deposits"),
        ("逾期率", "overdue_rate"),
        ("存贷比", "loan_to_deposit_ratio"),
        ("loan to deposit", "loan_to_deposit_ratio"),
        ("三公经费", "three_public_expenditure"),
        ("ＯＣＲ识别", "ocr_calls"),
    ],
)
def test_what_is_called_so_comes_first(text: str, first: str) -> None:
    assert found(text)[0] == first


def test_a_name_goes_before_a_synonym_and_a_synonym_before_a_definition() -> None:
    deposits = catalogue().indicators["deposits"]
    defined = replace(deposits, id="c", text={**deposits.text, "definition_zh": "即甲乙之和。"})
    called = replace(deposits, id="b", synonyms=("大甲乙",))
    named = replace(deposits, id="a", text={**deposits.text, "name_zh": "甲乙额"})
    answer = search([deposits, defined, called, named], "甲乙", "zh")
    assert [indicator.id for indicator in answer] == ["a", "b", "c"]


def test_every_word_must_be_found_in_any_order() -> None:
    assert found("缴存 人均") == found("人均 缴存") == ["deposits_per_employee"]
    assert found("逾期 提取") == []


def test_a_definition_is_searched_in_the_language_in_use() -> None:
    assert "new_employers" in found("statistical return", "en")
    assert found("statistical return", "zh") == []


def test_no_words_find_nothing() -> None:
    assert found("") == found("  。，“” ") == []


@given(st.text(max_size=20))
def test_no_text_is_too_odd_to_search_for(text: str) -> None:
    assert len(search(KNOWN, text, "zh")) <= len(KNOWN)
    assert len(nearest(KNOWN, text)) <= MOST_NEAR


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("预期率", "overdue_rate"),
        ("缴存人均", "deposits_per_employee"),
        ("depositz", "deposits"),
        ("净流如", "net_fund_inflow"),
    ],
)
def test_a_slip_finds_nothing_but_the_name_that_was_meant_is_near(slip: str, meant: str) -> None:
    assert found(slip) == []
    assert nearest(KNOWN, slip)[0].id == meant


def test_nothing_is_near_to_what_shares_no_letters_with_any_name() -> None:
    assert nearest(KNOWN, "ζζζζ") == []
    assert nearest(KNOWN, "") == []


def test_letter_case_width_blanks_and_signs_do_not_count() -> None:
    assert folded(" “三公”经费（ＯＣＲ）Rate_1 ") == "三公经费ocrrate1"
