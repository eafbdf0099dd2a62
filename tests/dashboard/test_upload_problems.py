"""Problems laid out: grouped by kind, the gravest first, each at its cell among its neighbours."""

from __future__ import annotations

import pytest

from dashboard.texts import in_language
from dashboard.upload_problems import (
    FEWEST_OF_A_KIND,
    MOST_SHOWN,
    context,
    group_markup,
    groups_of,
    reason_of,
)
from dashboard.upload_words import label, place_text, short
from etl.choices import Choices
from etl.problems import Place, Problem
from etl.understanding import Understood
from etl.workbooks.workbook import Sheet, Workbook

GRID: list[list[object]] = [
    ["中心", "年度", "缴存额", "提取额", "贷款"],
    ["广州", 2023.0, "待定", 5.25, 7.0],
]


def understood(text: str = "") -> Understood:
    """Give a file of one sheet, 年报, or a text."""
    workbook = None if text else Workbook("a.xlsx", "xlsx", "", (Sheet("年报", GRID),))
    return Understood("a", "", Choices(), (), (), workbook=workbook, text=text)


def error(cell: str = "C2") -> Problem:
    return Problem("already_published", Place("年报", cell), {"batch": "1", "by": "李", "day": "x"})


def warning(cell: str) -> Problem:
    return Problem("formula_without_value", Place("年报", cell))


def test_problems_of_a_kind_stand_together_the_gravest_first() -> None:
    groups = groups_of([warning("A1"), error("B1"), warning("C1")], "all")
    assert [(one.level, len(one.problems)) for one in groups] == [("error", 1), ("warning", 2)]


def test_a_level_asked_for_hides_the_others() -> None:
    (only,) = groups_of([warning("A1"), error("B1")], "warning")
    assert only.code == "formula_without_value"
    assert groups_of([error()], "note") == []


def test_of_hundreds_the_first_are_shown_the_rest_counted_and_no_kind_is_left_out() -> None:
    many = [error(f"C{row}") for row in range(1, 201)]
    first, last = groups_of([*many, *(warning(f"D{row}") for row in range(1, 11))], "all")
    assert len(first.shown) == MOST_SHOWN
    assert len(last.shown) == FEWEST_OF_A_KIND
    assert "150" in group_markup(first, understood()).text
    assert group_markup(first, understood()).text.count("<tr>") == MOST_SHOWN + 1


def test_a_problem_shows_its_cell_among_the_cells_beside_it() -> None:
    text = context(Place("年报", "C2"), understood()).text
    assert text.count("<span") == 5
    assert '<span class="here">待定</span>' in text
    assert "广州" in text


def test_a_range_is_shown_by_its_first_cell_and_an_empty_cell_as_empty() -> None:
    assert '<span class="here">缴存额</span>' in context(Place("年报", "C1:C2"), understood()).text
    assert '<span class="here">∅</span>' in context(Place("年报", "G2"), understood()).text


@pytest.mark.parametrize(
    "place", [Place("年报"), Place("没有", "C2"), Place("年报", "??"), Place()]
)
def test_what_is_no_cell_has_no_neighbours(place: Place) -> None:
    assert context(place, understood()).text == ""


def test_a_problem_in_a_text_shows_the_words_around_it() -> None:
    text = "缴存额1,110.00亿元，同比增长"
    assert "<mark>1,110.00</mark>" in context(Place(start=3, end=11), understood(text)).text


def test_places_are_named_as_a_spreadsheet_does() -> None:
    assert place_text(Place("年报", "C2")) == "年报!C2"
    assert place_text(Place(start=3, end=9)) == "第 3 字"
    assert place_text(Place()) == "整个文件"
    with in_language("en"):
        assert place_text(Place()) == "the whole file"


def test_a_megabyte_in_a_cell_is_cut_to_be_read() -> None:
    assert short("一\n\n二  三") == "一 二 三"
    assert len(short("数" * 1_000_000)) < 200
    assert len(label("*" * 1_000_000)) < 300


def test_a_label_is_no_markdown() -> None:
    assert label("**x** `y` $z$ <b>") == r"\*\*x\*\* \`y\` \$z\$ \<b\>"


def test_a_reason_for_all_answers_a_warning_without_its_own() -> None:
    one, other = warning("A1"), warning("A2")
    assert Choices(reasons={"*": "核对过"}).reason_for(one.key)
    assert Choices(reasons={one.key: "核对过"}).reason_for(one.key)
    assert not Choices(reasons={other.key: "核对过"}).reason_for(one.key)
    assert reason_of([one, other], {one.key: "a", other.key: "a"}) == "a"
    assert reason_of([one, other], {one.key: "a"}) == ""
