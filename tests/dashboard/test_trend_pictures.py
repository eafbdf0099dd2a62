"""Which pictures an indicator gets: one axis or several, an index or none, and who is named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from analysis.trends import Series
from dashboard.charts import Chart
from dashboard.markup import Html
from dashboard.sources import Background
from dashboard.trend_pictures import Place, Setting, pictures_of
from tests.trend_lines import RATIO, figure, figures_of, levels, line

CENTRES = ("guangzhou", "yiyang", "foshan")
pytestmark = pytest.mark.usefixtures("real_data")


def of(centre_id: str, series: Series) -> Series:
    """Give the same line as another centre's."""
    points = tuple(
        replace(point, figure=replace(point.figure, centre_id=centre_id)) for point in series.points
    )
    return Series(centre_id, series.indicator, points)


def pictures(
    *several: Series, scale: str = "own", years: tuple[int, ...] = (2021, 2022, 2023)
) -> list[Place]:
    figures = figures_of(*(point.figure for series in several for point in series.points))
    return pictures_of(several, Setting(years, CENTRES, scale, "auto", Background(figures, {}, {})))


def charts_of(places: list[Place]) -> list[Chart]:
    return [place for place in places if isinstance(place, Chart)]


def only(places: list[Place]) -> Chart:
    (chart,) = charts_of(places)
    assert len(places) == 1
    return chart


def lines_of(chart: Chart) -> list[dict[str, Any]]:
    return [trace for trace in chart.spec["data"] if trace["type"] == "scatter"]


LARGE = levels(2021, 50e8, 80e8, 100e8)
SMALL = of("yiyang", levels(2021, 1e8, 2e8, 3e8))
NEAR = of("yiyang", levels(2021, 30e8, 40e8, 50e8))
NONE = of("foshan", Series("foshan", LARGE.indicator, ()))
SINGLE = of("foshan", levels(2022, 90e8))


def test_amounts_far_apart_get_a_picture_each_in_the_colour_of_their_centre() -> None:
    large, small = charts_of(pictures(LARGE, SMALL))
    assert [len(lines_of(chart)) for chart in (large, small)] == [1, 1]
    assert lines_of(large)[0]["line"]["color"] != lines_of(small)[0]["line"]["color"]
    assert large.alt.startswith("缴存额：广州 2021–2023 年增 100.00%")
    assert "缴存额，亿元" in large.alt


def test_amounts_of_like_size_share_one_picture() -> None:
    assert len(lines_of(only(pictures(LARGE, NEAR)))) == 2


def test_a_shared_scale_is_had_for_the_asking_and_says_how_far_apart_the_lines_are() -> None:
    chart = only(pictures(LARGE, SMALL, scale="shared"))
    assert len(lines_of(chart)) == 2
    assert "规模相差 33 倍" in chart.alt


def test_percentages_share_one_picture_however_far_apart() -> None:
    high = levels(2021, 90, 95, indicator_id=RATIO)
    low = of("yiyang", levels(2021, 1, 2, indicator_id=RATIO))
    assert len(lines_of(only(pictures(high, low)))) == 2


def test_an_index_starts_from_100_in_the_first_year_in_common_and_says_which() -> None:
    later = of("yiyang", levels(2022, 2e8, 3e8))
    chart = only(pictures(LARGE, later, scale="index"))
    mine, theirs = lines_of(chart)
    assert (mine["y"], theirs["y"]) == ([62.5, 100, 125], [100, 150])
    assert "指数，2022 年 = 100" in chart.alt
    assert chart.alt.startswith("缴存额：广州 2022–2023 年增 25.00%；益阳 2022–2023 年增 50.00%")


def test_without_a_year_in_common_each_index_has_its_own_base_and_names_it() -> None:
    early, late = levels(2020, 1e8, 2e8), of("yiyang", levels(2022, 1e8, 3e8))
    chart = only(pictures(early, late, scale="index", years=(2020, 2021, 2022, 2023)))
    assert [trace["y"] for trace in lines_of(chart)] == [[100, 200], [100, 300]]
    assert "没有共同年份" in chart.alt
    assert "广州 2020、益阳 2022" in chart.alt


def test_the_rounding_of_base_and_level_shows_in_the_index() -> None:
    chart = only(pictures(line(figure(2021, 100, 10), figure(2022, 200, 10)), scale="index"))
    (trace,) = lines_of(chart)
    assert trace["error_y"]["array"][0] == 0
    assert trace["error_y"]["array"][1] == pytest.approx(210 / 90 * 100 - 200, abs=1e-4)
    assert trace["error_y"]["arrayminus"][1] == pytest.approx(200 - 190 / 110 * 100, abs=1e-4)


def test_a_ratio_keeps_its_unit_where_an_index_is_asked_for_and_says_so() -> None:
    chart = only(pictures(levels(2021, 90, 95, indicator_id=RATIO), scale="index"))
    assert lines_of(chart)[0]["y"] == [90, 95]
    assert "比率不作指数" in chart.alt


def test_a_base_that_is_not_above_zero_gives_no_index_and_says_so() -> None:
    chart = only(pictures(levels(2021, -1e8, 1e8), scale="index"))
    assert lines_of(chart)[0]["y"] == [-1, 1]
    assert "不作指数" in chart.alt


def test_a_line_unlike_its_base_is_left_out_of_the_index_by_name() -> None:
    unlike = of("yiyang", line(figure(2021, 1e8), figure(2022, 2e8, qualifier="出表后")))
    chart = only(pictures(LARGE, unlike, scale="index"))
    assert len(lines_of(chart)) == 1
    assert "口径不同或待核、不成线：益阳" in chart.alt


def test_a_centre_without_figures_or_a_second_year_is_named_in_the_picture_of_the_others() -> None:
    chart = only(pictures(LARGE, NONE))
    assert "没有数：佛山" in chart.alt
    chart = only(pictures(LARGE, SINGLE))
    assert "仅一年、不成线：佛山（2022）" in chart.alt
    assert len(lines_of(chart)) == 1


def test_where_each_has_its_own_picture_the_one_without_figures_is_said_and_not_drawn() -> None:
    *drawn, said = pictures(LARGE, SMALL, NONE)
    assert len(charts_of(drawn)) == 2
    assert isinstance(said, Html)
    assert "佛山：缴存额各年未收集" in said.text


def test_a_figure_of_a_single_year_is_told_with_its_source_a_click_away() -> None:
    (said,) = pictures(SINGLE)
    assert isinstance(said, Html)
    assert "90.00 亿元" in said.text
    assert "<button" in said.text


def test_a_single_line_says_how_many_years_its_trend_wants() -> None:
    assert "判断趋势还差 2 年" in only(pictures(LARGE)).alt
    assert "判断趋势" not in only(pictures(LARGE, NEAR)).alt


def test_a_point_tells_value_interval_and_basis_and_no_source_that_is_not_known() -> None:
    series = line(figure(2021, 80e8, 1e8, basis="derived"), figure(2022, 100e8))
    (trace,) = lines_of(only(pictures(series)))
    text = trace["customdata"][0][1]
    assert "广州 2021" in text
    assert "≈80 亿元" in text
    assert "[79.00, 81.00] 亿元" in text
    assert "由同比推算" in text
    assert "来源" not in text


def test_a_bar_tells_its_change_and_who_worked_it_out() -> None:
    printed = figure(2023, 120e8, printed_growth="+20.0")
    chart = only(pictures(line(figure(2021, 80e8), figure(2022, 100e8), printed)))
    (bars,) = [trace for trace in chart.spec["data"] if trace["type"] == "bar"]
    texts = [text for _, text in bars["customdata"]]
    assert texts == ["同比 +25.00%（由两年数算出）", "同比 +20.0%（报告所印）"]
