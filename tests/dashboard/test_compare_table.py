"""The table of a comparison: one unit a line, what differs by how much, and what is not judged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from analysis.compare import Comparison, compare
from analysis.figures import Figure
from catalogue import catalogue
from dashboard.compare_table import comparison_table
from dashboard.texts import in_language
from tests.made_figures import figure, figures

KNOWN = catalogue()
PAIR = {"guangzhou": 2022, "yiyang": 2022}
RATE = "withdrawal_to_deposit_ratio"


def found(*made: Figure, years: Mapping[str, int] = PAIR, aligned: bool = True) -> Comparison:
    return compare(figures(*made), years, KNOWN, aligned=aligned)


def cells_of(comparison: Comparison, asked: str = "auto") -> list[list[str]]:
    """Give the texts of the table's lines, cell by cell, without the section headings."""
    table = comparison_table(comparison, asked).text
    rows = re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2])
    cells = [re.findall(r"<td>(.*?)</td>", row) for row in rows]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in cells]


def line(*made: Figure, **more: Any) -> list[str]:
    """Give the cells of the only line."""
    (cells,) = cells_of(found(*made, **more))
    return cells


def both(one: float, other: float, half: float = 0.0, **more: Any) -> list[Figure]:
    return [figure(one, half, **more), figure(other, half, centre="yiyang", **more)]


def test_a_line_has_values_difference_ratio_and_verdict() -> None:
    assert line(*both(1000e8, 250e8)) == [
        "缴存额 亿元广州较高",
        "● 1,000.00",
        "● 250.00",
        "+750.00",
        "4.00 ×",
        "广州较高",
    ]


def test_a_ratio_differs_in_points() -> None:
    assert line(*both(70, 76, 0.005, indicator=RATE))[3:] == [
        "−6.00 个百分点",
        "0.921 ×",
        "益阳较高",
    ]


def test_the_unit_leaves_the_smaller_centre_its_digits() -> None:
    name, one, other, *_ = line(*both(27700, 176, indicator="new_employers"))
    assert (name.partition("广州")[0], one, other) == ("新开户单位 家", "● 27,700", "● 176")
    name, one, other, *_ = line(*both(5.3e6, 2.4e5, indicator="paying_employees"))
    assert (name.partition("广州")[0], one, other) == ("实缴职工 万人", "● 530.00", "● 24.00")


def test_nothing_at_all_does_not_choose_the_unit() -> None:
    assert line(*both(1000e8, 0))[1:3] == ["● 1,000.00", "● 0.00"]


def test_the_unit_asked_for_is_taken() -> None:
    ((name, one, *_),) = cells_of(found(*both(1000e8, 250e8)), "small")
    assert (name.partition("广州")[0], one) == ("缴存额 万元", "● 10,000,000.00")


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"year": 2023}, "年份不同，不判"),
        ({"qualifier": "出表后"}, "口径不同，不判"),
        ({"doubt": "待核"}, "待核，不判"),
    ],
)
def test_what_does_not_compare_has_neither_difference_nor_ratio(
    more: dict[str, Any], word: str
) -> None:
    other = figure(70, centre="yiyang", indicator=RATE, **more)
    assert line(figure(80, indicator=RATE), other)[3:] == ["—", "—", word]


def test_what_rounding_does_not_tell_apart_is_said_to_be_so() -> None:
    assert line(*both(70.1, 70, 0.5, indicator=RATE))[-1] == "舍入内难分"
    assert line(*both(176, 176, indicator="new_employers"))[-1] == "相等"


def test_a_stand_in_shows_its_year_in_small() -> None:
    made = [figure(80, indicator=RATE), figure(70, centre="yiyang", indicator=RATE, year=2023)]
    assert line(*made)[2] == "● 70 2023"
    assert 'class="stand-in"' in comparison_table(found(*made), "auto").text


@pytest.mark.parametrize(
    ("held", "why"), [([("yiyang", 2022)], "未披露"), ([("yiyang", 2023)], "未收集")]
)
def test_a_gap_says_why(
    held: list[tuple[str, int]], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.gaps.held", lambda: frozenset(held))
    assert line(figure(80))[2:] == [why, "—", "—", "缺数，不判"]


def test_notes_and_doubts_stand_by_their_figure() -> None:
    one, other = both(80, 70, indicator=RATE, qualifier="出表后", doubt="待核")
    assert line(one, other)[1].endswith("待核 出表后")


def test_the_latest_of_each_are_set_side_by_side_without_a_verdict() -> None:
    years = {"guangzhou": 2025, "yiyang": 2023}
    made = [
        figure(80, 0.005, indicator=RATE, year=2025),
        figure(70, 0.005, indicator=RATE, year=2023, centre="yiyang"),
    ]
    cells = line(*made, years=years, aligned=False)
    assert cells[1:] == ["● 80.00", "● 70.00", "+10.00 个百分点", "1.14 ×", "年份不同，不判"]


def test_growth_stands_in_percent_and_opens_the_source_of_its_level() -> None:
    grown: dict[str, Any] = {"growth_unit": "percent"}
    made = [
        figure(100e8, printed_growth="+9.8", **grown),
        figure(4e8, centre="yiyang", printed_growth="-2.5", **grown),
    ]
    table = comparison_table(found(*made), "auto").text
    assert cells_of(found(*made))[-1] == [
        "缴存额同比 %广州较高",
        "● +9.8",
        "● −2.5",
        "+12.3 个百分点",
        "—",
        "广州较高",
    ]
    assert table.count("guangzhou|2022|deposits") == 2


def test_more_than_two_centres_are_each_told_against_the_first() -> None:
    years = {**PAIR, "beijing": 2022, "wuhan": 2022}
    made = [
        *both(70, 76, 0.005, indicator=RATE),
        figure(64, 0.005, indicator=RATE, centre="beijing"),
        figure(70, 0.005, indicator=RATE, centre="wuhan"),
    ]
    assert line(*made, years=years)[1:] == [
        "● 70.00",
        "● 76.00+6.00 较高",
        "● 64.00−6.00 较低",
        "● 70.000.00 舍入内难分",
    ]


def test_a_centre_alone_has_one_column_and_no_verdict() -> None:
    assert line(figure(80, indicator=RATE), years={"guangzhou": 2022}) == ["提取率 %", "● 80"]


def test_the_english_table_names_the_higher_centre() -> None:
    with in_language("en"):
        assert line(*both(70, 76, 0.005, indicator=RATE))[3:] == [
            "−6.00 pp",
            "0.921 ×",
            "Yiyang higher",
        ]
