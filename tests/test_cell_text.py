"""Texts for spreadsheets: nothing a formula could open with passes unguarded, plain text stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cell_text import FORMULA_OPENERS, csv_text, opens_formula, writable


@pytest.mark.parametrize("opener", FORMULA_OPENERS)
@pytest.mark.parametrize("before", ["", " ", "\u3000", "\xa0", "\u200b", "\ufeff", " \u2060 "])
def test_a_formula_is_known_by_its_first_character_that_is_seen(opener: str, before: str) -> None:
    assert opens_formula(f"{before}{opener}1+1")


@pytest.mark.parametrize("text", ["", " ", "广州", "a=1", "缴存额（亿元）", "—", "−5.79", "38.40"])
def test_plain_text_is_left_as_it_is(text: str) -> None:
    assert not opens_formula(text)
    assert csv_text(text) == text


def test_what_no_file_may_hold_is_left_out_and_ends_of_lines_stay() -> None:
    assert writable("a\x00\x1f\ud800\uffffb\n\tc") == "ab\n\tc"


@given(st.text(st.characters()))
def test_what_goes_into_a_csv_file_never_opens_a_formula_and_can_be_encoded(text: str) -> None:
    kept = csv_text(text)
    assert not opens_formula(kept)
    assert kept.encode().decode() == kept
