"""The difference laid out: old and new in one unit, by how much, and what it means in sentences."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from catalogue import catalogue
from changes import Change as Growth
from dashboard.texts import in_language
from dashboard.upload_difference import amounts, changes_table, chosen_changes, first_filter, tiles
from dashboard.upload_effects import band, effects_markup, pair_of
from etl.checking.item import Item
from etl.difference import Change, Difference, Kind
from etl.effects import CardChange, Effects, RankMove
from etl.normalise import Observation
from etl.problems import Place
from etl.stored import StoredFigure, Words
from figures import Figure
from findings import Finding
from intervals import Interval, from_printed
from ranks import Place as Rank
from tests.uploaded import observation

KNOWN = catalogue()
UNITS = {unit.printed: unit.factor for unit in KNOWN.printed_units.values()}


def amount(text: str, unit: str = "亿元") -> Interval:
    return from_printed(text, UNITS[unit])


def item(
    value: str, unit: str = "亿元", indicator: str = "deposits", told: Observation | None = None
) -> Item:
    found = told or observation(("guangzhou", 2023, indicator, value, unit))
    return Item(Place("缴存", "C7"), "缴存额", "guangzhou", 2023, indicator, "", found)


def stored(value: str, unit: str = "亿元", basis: str = "reported") -> StoredFigure:
    return StoredFigure(
        amount(value, unit), basis, 1, 1, "2023年年度报告", value, unit, chosen=True
    )


def change(kind: Kind, value: str = "11.25", old: str = "10.50", *, shown: bool = True) -> Change:
    return Change(kind, item(value), stored(old) if old else None, shown)


def figure(value: str, basis: str = "reported") -> Figure:
    return Figure("guangzhou", 2023, "deposits", amount(value), basis, "", 1, 0, "", "", "", "")


def test_old_and_new_stand_in_one_unit_with_the_digits_that_were_printed() -> None:
    assert amounts(change("changed")) == ("10.50 亿元", "11.25 亿元")
    small = Change("changed", item("9500", "万元"), stored("1.2"))
    assert amounts(small) == ("1.2 亿元", "0.9500 亿元")
    with in_language("en"):
        assert amounts(change("changed")) == ("1.050 bn yuan", "1.125 bn yuan")


def test_a_derived_old_figure_is_marked_as_about() -> None:
    old, _ = amounts(Change("changed", item("11.25"), stored("10.50", basis="derived")))
    assert old.startswith("≈10.5")


def test_a_figure_not_known_before_has_no_old_one() -> None:
    assert amounts(change("new", old="")) == ("—", "11.25 亿元")


def test_a_line_says_by_how_much_against_whom_and_where() -> None:
    text = changes_table([change("conflicting")], "attention", is_certain=True).text
    for words in ("缴存额", "广州 · 2023", "冲突", "+7.1", "2023年年度报告", "缴存!C7"):
        assert words in text
    assert "发布后页面显示文件的数" in text


def test_pages_that_go_on_showing_the_old_figure_are_told_of_only_where_it_was_tried() -> None:
    kept = [change("conflicting", shown=False)]
    assert "仍显示现有的数" in changes_table(kept, "attention", is_certain=True).text
    assert "显示" not in changes_table(kept, "attention", is_certain=False).text


def test_conflicts_come_first_and_the_filter_begins_where_something_is() -> None:
    found = Difference((change("unchanged"), change("changed"), change("conflicting")))
    assert [one.kind for one in chosen_changes(found, "attention")] == ["conflicting", "changed"]
    assert first_filter(found) == "attention"
    assert first_filter(Difference((change("unchanged"),))) == "unchanged"
    assert first_filter(Difference((change("new", old=""),))) == "new"


def test_of_thousands_the_first_are_shown_and_the_rest_counted() -> None:
    text = changes_table([change("new", old="")] * 1_050, "new", is_certain=True).text
    assert text.count("<tr>") == 51
    assert "1,000" in text


def test_all_four_counts_are_told_though_they_are_none() -> None:
    text = tiles({"new": 1_234}).text
    assert "1,234" in text
    assert text.count(">0<") == 3


def test_a_figure_of_words_shows_its_words() -> None:
    told = observation(("guangzhou", 2023, "deposits", "11.25", "亿元"))
    word = Change("changed", item("", told=told), None, old_words=Words("12.50", "亿元", "", ""))
    assert amounts(word)[1] == "11.25 亿元"


def test_a_card_that_changes_shows_both_values_in_one_unit() -> None:
    assert pair_of("deposits", figure("9.50"), figure("11.25")) == ("9.50 亿元", "11.25 亿元")
    assert pair_of("deposits", None, figure("11.25")) == ("", "11.25 亿元")
    assert pair_of("deposits", figure("9.50"), None) == ("9.50 亿元", "—")


def test_effects_are_told_as_cards_and_sentences() -> None:
    growth = Growth(Interval(7.14, 7.1, 7.2), "percent", "computed")
    card = CardChange("guangzhou", 2023, "deposits", figure("9.50"), figure("11.25"), None, growth)
    move = RankMove("guangzhou", 2023, "deposits", "neutral", Rank(3, 5, 133), Rank(2, 2, 134))
    findings = found_of("10.00", "11.00").appearing
    text = effects_markup(Effects((card,), (move,), findings, (), 2, 3)).text
    for words in ("11.25 亿元", "现为 9.50 亿元", "同比 +7.1", "3–5 / 133 → 2 / 134", "▲"):
        assert words in text
    assert "广州 2023 缴存额：同一指标另有不同的印出数" in text
    assert "10.00 亿元，另一数 11.00 亿元" in text
    assert "其他 2 个中心的 3 个名次" in text
    assert "11.25 亿元，另一数 11.5 亿元" in effects_markup(found_of("11.25", "11.5")).text
    assert "消失" not in text


def found_of(stated: str, computed: str) -> Effects:
    about = ("1", "disagreement", "fail", "error", "guangzhou", 2023, "deposits", "")
    sides = [from_printed(number, Decimal("1e8")) for number in (stated, computed)]
    parts: tuple[Any, ...] = (*about, *sides, "", (1, 2), "", None)
    return Effects((), (), (Finding(*parts),), ())


def test_nothing_that_changes_is_said_to_be_nothing() -> None:
    assert "都不变" in effects_markup(Effects((), (), (), ())).text


@pytest.mark.parametrize(
    ("place", "text"), [(None, "无名次"), (Rank(3, 3, 9), "3 / 9"), (Rank(3, 5, 9), "3–5 / 9")]
)
def test_a_rank_is_written_as_a_band(place: Rank | None, text: str) -> None:
    assert band(place) == text
