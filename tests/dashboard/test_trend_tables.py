"""The tables under the trends: every year in a row, every gap with its reason."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from analysis.trends import Series
from dashboard.trend_tables import shown_in, tables_of
from tests.trend_lines import figure, levels, line

pytestmark = pytest.mark.usefixtures("real_data")


def rows(groups: list[list[Series]], years: tuple[int, ...]) -> list[list[str]]:
    """Give the cells of all tables as text, row by row."""
    html = tables_of(groups, years, "auto").text
    found = re.findall(r"<tr>(.*?)</tr>", html)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in found]
    return [[" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def test_years_go_down_newest_first_and_gaps_say_why() -> None:
    series = line(figure(2022, 80e8), figure(2024, 100e8, 0.5e6))
    head, *years, trend = rows([[series]], (2021, 2022, 2023, 2024))
    assert head == ["缴存额", "广州 亿元"]
    assert [row[0] for row in years] == ["2024", "2023", "2022", "2021"]
    assert [row[1] for row in years] == ["● 100.00", "未收集", "● 80.00", "未收集"]
    assert trend == ["趋势", "还差 3 年"]


def test_a_gap_in_a_year_whose_report_we_hold_is_not_disclosed() -> None:
    series = levels(2023, 80e8, 90e8)
    (gap,) = [row for row in rows([[series]], (2022, 2023, 2024)) if row[0] == "2022"]
    assert gap == ["2022", "未披露"]


def test_a_change_stands_under_its_figure_and_a_derived_figure_is_marked() -> None:
    series = line(figure(2021, 80e8, basis="derived"), figure(2022, 100e8, printed_growth="+25.0"))
    _, later, sooner, _ = rows([[series]], (2021, 2022))
    assert later[1] == "● 100.00 +25.0%"
    assert sooner[1].startswith("○ ≈80")


def test_every_number_and_every_change_is_a_button() -> None:
    html = tables_of([[levels(2021, 80e8, 100e8)]], (2021, 2022), "auto").text
    assert html.count("<button") == 3


def test_another_basis_and_a_doubt_are_shown_at_the_figure() -> None:
    series = line(
        figure(2021, 80e8, qualifier="出表后"), figure(2022, 90e8, doubt="降幅异常，待核")
    )
    text = tables_of([[series]], (2021, 2022), "auto").text
    assert "出表后" in text
    assert "降幅异常，待核" in text


def test_a_centre_without_any_figure_has_no_column_and_an_indicator_without_one_no_table() -> None:
    series = levels(2021, 80e8, 100e8)
    empty = replace(series, centre_id="yiyang", points=())
    head, *_ = rows([[series, empty]], (2021, 2022))
    assert head == ["缴存额", "广州 亿元"]
    assert rows([[empty]], (2021, 2022)) == []


def test_the_figures_shown_are_those_of_all_lines() -> None:
    one, other = levels(2021, 1, 2), levels(2021, 3)
    assert [f.amount.value for f in shown_in([[one], [other]])] == [1, 2, 3]
