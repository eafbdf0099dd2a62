"""Choices: ids in the address, the nearest valid one for any other, and a line that says so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.choices import MOST_ASKED, nearest

YEARS = [2025, 2024, 2022]
NAMES = {"guangzhou": "广州", "yiyang": "益阳", "beijing": "北京"}


def one_year() -> None:
    """Ask for a year."""
    import streamlit as st

    from dashboard import choices

    st.session_state["chosen"] = choices.choose("year", "年度", [2025, 2024, 2022], 2025)
    choices.show_notices()


def own_year() -> None:
    """Ask for a year under a key of the page's own."""
    import streamlit as st

    from dashboard import choices

    st.session_state["chosen"] = choices.choose("rank_year", "年度", [2025, 2024, 2022], 2025)
    choices.show_notices()


def some_centres() -> None:
    """Ask for centres, at most two."""
    import streamlit as st

    from dashboard import choices

    names = {"guangzhou": "广州", "yiyang": "益阳", "beijing": "北京"}
    default = ["guangzhou", "yiyang"]
    chosen = choices.choose_several("centres", "中心", list(names), default, names.__getitem__, 2)
    st.session_state["chosen"] = chosen
    choices.show_notices()


def one_of_two() -> None:
    """Ask for one of two ways."""
    import streamlit as st

    from dashboard import choices

    st.session_state["chosen"] = choices.switch("way", "方式", ["own", "shared"], str)
    choices.show_notices()


def words() -> None:
    """Ask for words to search for."""
    import streamlit as st

    from dashboard import choices

    st.session_state["chosen"] = choices.ask_words("q", "搜索", "搜索指标")


def app(script: Any, **query: str) -> AppTest:
    tested = AppTest.from_function(script, default_timeout=60)
    for key, text in query.items():
        tested.query_params[key] = text
    tested.run()
    assert [str(error.value) for error in tested.exception] == []
    return tested


def chosen(tested: AppTest) -> Any:
    return tested.session_state["chosen"]


def lines(tested: AppTest) -> list[str]:
    return [str(info.value) for info in tested.info]


def address(tested: AppTest, key: str) -> str | None:
    found = tested.query_params.get(key)
    return found[0] if isinstance(found, list) else found


def test_the_default_stands_where_the_address_is_silent_and_stays_out_of_it() -> None:
    tested = app(one_year)
    assert chosen(tested) == 2025
    assert address(tested, "year") is None
    assert lines(tested) == []


def test_the_address_chooses() -> None:
    tested = app(one_year, year="2022")
    assert (chosen(tested), address(tested, "year"), lines(tested)) == (2022, "2022", [])


def test_a_choice_on_the_screen_goes_into_the_address_and_the_default_out_of_it() -> None:
    tested = app(one_year)
    tested.selectbox(key="year").set_value(2024).run()
    assert (chosen(tested), address(tested, "year")) == (2024, "2024")
    tested.selectbox(key="year").set_value(2025).run()
    assert (chosen(tested), address(tested, "year")) == (2025, None)


def test_an_address_changed_later_is_followed() -> None:
    tested = app(one_year, year="2022")
    tested.query_params["year"] = "2024"
    tested.run()
    assert chosen(tested) == 2024


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("2023", 2024),
        ("1999", 2022),
        ("2999", 2025),
        ("-5", 2022),
        ("2022x", 2022),
        ("202", 2022),
        ("", 2025),
        (" ", 2025),
        ("²", 2025),
        ("--5", 2025),
        ("２０２２", 2025),
        ("9" * 30, 2025),
        ("NaN", 2025),
        ("<script>alert(1)</script>", 2025),
        ("'; drop table series; --", 2025),
        ("../../etc/passwd", 2025),
        ("\x00\u202e", 2025),
        ("益" * 50_000, 2025),
    ],
)
def test_what_cannot_be_had_becomes_the_nearest_choice_and_a_line_says_so(
    asked: str, given: int
) -> None:
    tested = app(one_year, year=asked)
    assert chosen(tested) == given
    (line,) = lines(tested)
    assert f"{given}" in line
    assert len(line) < 150


@pytest.mark.parametrize(
    ("query", "given", "said"),
    [
        ({"year": "2024"}, 2024, 0),
        ({"year": "1990"}, 2022, 1),
        ({"year": "abc"}, 2025, 1),
        ({"year": "2024", "rank_year": "2022"}, 2022, 0),
    ],
)
def test_a_choice_of_one_page_is_taken_from_the_shared_key_too_and_written_under_its_own(
    query: dict[str, str], given: int, said: int
) -> None:
    tested = app(own_year, **query)
    assert (chosen(tested), len(lines(tested))) == (given, said)
    assert address(tested, "year") is None
    assert address(tested, "rank_year") == (None if given == 2025 else str(given))


def test_the_line_stands_once() -> None:
    tested = app(one_year, year="1999")
    assert len(lines(tested)) == 1
    tested.run()
    assert lines(tested) == []


@pytest.mark.parametrize(
    "asked",
    ["<b>bold</b>", "[link](https://example.com)", "**loud**", "`code`", ":red[x]", "$x$"],
)
def test_markup_in_the_address_is_read_and_not_obeyed(asked: str) -> None:
    (line,) = lines(app(one_year, year=asked))
    shown = line.replace("\\", "")
    assert asked in shown
    signs = "<>[]()*`:$"
    bare = [c for b, c in zip(" " + line, line, strict=False) if c in signs and b != "\\"]
    assert bare == []


@pytest.mark.parametrize(
    ("asked", "given", "said"),
    [
        ("beijing", ["beijing"], 0),
        ("beijing,yiyang", ["beijing", "yiyang"], 0),
        (" beijing , yiyang ", ["beijing", "yiyang"], 0),
        ("beijing,beijing", ["beijing"], 0),
        ("guangzhou,yiyang,beijing", ["guangzhou", "yiyang"], 1),
        ("guangzou,beijin", ["guangzhou", "beijing"], 2),
        ("广州,beijing", ["guangzhou", "beijing"], 1),
        ("nowhere-at-all", ["guangzhou", "yiyang"], 1),
        (",,", ["guangzhou", "yiyang"], 1),
        ("", ["guangzhou", "yiyang"], 1),
    ],
)
def test_several_centres_are_taken_in_order_once_each_and_no_more_than_fit(
    asked: str, given: list[str], said: int
) -> None:
    tested = app(some_centres, centres=asked)
    assert chosen(tested) == given
    assert len(lines(tested)) == said


def test_an_address_of_endless_parts_is_read_no_further_than_any_choice_reaches() -> None:
    tested = app(some_centres, centres=",".join(f"x{n}" for n in range(20_000)) + ",beijing")
    assert chosen(tested) == ["guangzhou", "yiyang"]
    assert len(lines(tested)) <= MOST_ASKED


def test_centres_chosen_on_the_screen_go_into_the_address() -> None:
    tested = app(some_centres)
    tested.multiselect(key="centres").set_value(["beijing", "guangzhou"]).run()
    assert chosen(tested) == ["beijing", "guangzhou"]
    assert address(tested, "centres") == "beijing,guangzhou"
    tested.multiselect(key="centres").set_value(["guangzhou", "yiyang"]).run()
    assert address(tested, "centres") is None


def test_all_centres_may_be_taken_away_and_stay_away() -> None:
    tested = app(some_centres)
    tested.multiselect(key="centres").set_value([]).run()
    assert chosen(tested) == []
    tested.run()
    assert chosen(tested) == []


@pytest.mark.parametrize(
    ("asked", "given", "said"),
    [("shared", "shared", 0), ("own", "own", 0), ("shard", "shared", 1), ("x", "own", 1)],
)
def test_one_of_two_is_taken_from_the_address(asked: str, given: str, said: int) -> None:
    tested = app(one_of_two, way=asked)
    assert chosen(tested) == given
    assert len(lines(tested)) == said


@pytest.mark.parametrize(
    ("asked", "given"), [("逾期", "逾期"), ("  rate ", "rate"), ("", ""), ("长" * 999, "长" * 60)]
)
def test_words_are_taken_from_the_address_as_long_as_a_name_can_be(asked: str, given: str) -> None:
    assert chosen(app(words, q=asked)) == given


@given(st.text(max_size=40))
def test_any_text_has_a_nearest_choice_or_none_and_never_an_error(asked: str) -> None:
    assert nearest(asked, YEARS, str) in {*YEARS, None}
    assert nearest(asked, list(NAMES), NAMES.__getitem__) in {*NAMES, None}


@given(st.integers(-(10**7), 10**7))
def test_the_nearest_year_is_the_nearest_by_number(asked: int) -> None:
    found = nearest(str(asked), YEARS, str)
    assert found is not None
    assert abs(found - asked) == min(abs(year - asked) for year in YEARS)


def test_of_two_years_as_near_the_first_offered_is_given() -> None:
    assert nearest("2023", YEARS, str) == 2024


@pytest.mark.parametrize(
    ("asked", "given"),
    [("guangzou", "guangzhou"), ("GUANGZHOU", "guangzhou"), ("广州", "guangzhou"), ("q", None)],
)
def test_a_name_is_found_by_id_or_by_what_the_screen_calls_it(
    asked: str, given: str | None
) -> None:
    assert nearest(asked, list(NAMES), NAMES.__getitem__) == given
