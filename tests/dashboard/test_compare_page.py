"""The compare page as its script runs: choices, defaults that follow, too few centres, sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.measures import MEASURES
from dashboard import sources
from dashboard.compare import Compare, compare_of
from dashboard.compare_choices import Asked
from dashboard.markup import Html
from dashboard.texts import in_language

PAGE = Path(__file__).parents[2] / "pages" / "compare.py"
PAIR = (("guangzhou", 2022), ("yiyang", 2022))
MANY = ("beijing", "shanghai", "guangzhou", "hangzhou", "changsha", "yiyang")
SIX = tuple((centre, 2025) for centre in MANY)


def visit(**address: str) -> AppTest:
    """Run the page's script under an address."""
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def chosen(page: AppTest, label: str) -> object:
    return next(box.value for box in page.selectbox if box.label == label)


def choose(page: AppTest, label: str, value: object) -> AppTest:
    next(box for box in page.selectbox if box.label == label).set_value(value)
    return page.run()


def page_of(
    years: tuple[tuple[str, int], ...] = PAIR, measure: str = "relative", **more: bool
) -> Compare:
    return compare_of(Asked(years, more.get("aligned", True), measure, "auto"), "zh")


def numbers(html: Html) -> list[str]:
    """Give the cells that the numbers of a table open the source of."""
    return re.findall(r'data-source="([^"]+)"', html.text)


def test_guangzhou_and_yiyang_meet_in_2022_by_ratios_and_per_head(real_data: Path) -> None:
    page = visit()
    assert page.multiselect[0].value == ["guangzhou", "yiyang"]
    assert [chosen(page, label) for label in ("年度", "比较方式")] == [2022, "relative"]
    assert page.query_params == {}


def test_a_year_nobody_chose_follows_the_centres(real_data: Path) -> None:
    page = visit()
    page.multiselect[0].set_value(["beijing", "shanghai"]).run()
    assert [chosen(page, label) for label in ("年度", "比较方式")] == [2025, "shared"]
    assert not page.info
    page.multiselect[0].set_value(["guangzhou", "yiyang"]).run()
    assert [chosen(page, label) for label in ("年度", "比较方式")] == [2022, "relative"]


def test_a_year_that_was_chosen_stays_while_the_centres_have_it(real_data: Path) -> None:
    page = choose(visit(), "年度", 2023)
    page.multiselect[0].set_value(["guangzhou", "yiyang", "beijing"]).run()
    assert chosen(page, "年度") == 2023
    assert "2023" in page.query_params["at"]


def test_the_latest_of_each_leaves_no_year_to_choose(real_data: Path) -> None:
    page = visit(align="latest")
    (box,) = [box for box in page.selectbox if box.label == "年度"]
    assert box.disabled
    assert len(box.options) == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"centres": "guangzou,yiyang"}, "「guangzou」"),
        ({"at": "1990"}, "「1990」"),
        ({"align": "lates"}, "「lates」"),
        ({"measure": "foo"}, "「foo」"),
    ],
)
def test_what_an_address_asks_in_vain_is_said(
    address: dict[str, str], words: str, real_data: Path
) -> None:
    assert words in " ".join(info.value for info in visit(**address).info)


def test_one_centre_is_shown_and_one_more_asked_for(real_data: Path) -> None:
    page = visit(centres="yiyang")
    assert [info.value for info in page.info] == ["请再选一家中心，才能对比；下面先列出益阳的数。"]
    alone = page_of((("yiyang", 2023),))
    assert alone.who is None
    assert alone.levels is not None
    assert alone.lead.text == ""
    assert len(numbers(alone.table)) > 20


def test_no_centre_gives_a_line_and_nothing_else(real_data: Path) -> None:
    page = visit()
    page.multiselect[0].set_value([]).run()
    assert not page.exception
    assert [info.value for info in page.info] == ["请选两至六家中心。"]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("years", [PAIR, SIX], ids=["two", "six"])
def test_every_number_and_point_names_figures_that_are_shown(
    measure: str, years: tuple[tuple[str, int], ...], real_data: Path
) -> None:
    page = page_of(years, measure)
    cells = numbers(page.table)
    assert len(cells) > 30
    for chart in (page.who, page.levels):
        assert chart is not None
        points = [point for trace in chart.spec["data"] for point in trace["customdata"] if point]
        assert points
        cells += [cell for point in points for cell in point.split(";")]
    assert set(cells) <= {sources.cell_key(figure) for figure in page.shown}


def test_a_bar_made_of_two_figures_tells_its_arithmetic_and_opens_both(real_data: Path) -> None:
    chart = page_of().levels
    assert chart is not None
    (bars,) = chart.spec["data"]
    point = "guangzhou|2022|withdrawals;guangzhou|2022|paying_employees"
    hover = bars["hovertext"][bars["customdata"].index(point)].replace("<br>", " ")
    assert "提取额 847.92 亿元 ÷ 实缴职工 531.87 万人 = 15,942 元" in hover


def test_the_english_page_shows_chinese_only_where_it_quotes(real_data: Path) -> None:
    with in_language("en"):
        page = compare_of(Asked(SIX, True, "index", "auto"), "en")
    chinese = re.compile("[\u4e00-\u9fff]")
    assert not chinese.search(page.heading.text + page.lead.text + page.notice.text)
    assert not chinese.search(re.sub(r'title="[^"]*"', "", page.table.text))
    assert page.who is not None
    assert not chinese.search(page.who.alt)
