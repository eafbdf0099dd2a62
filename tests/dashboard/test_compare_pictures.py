"""The two pictures of a comparison: who is higher where, and the levels by the measure chosen."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest

from analysis.compare import Comparison, compare
from analysis.figures import Figure
from analysis.measures import blocks
from catalogue import catalogue
from dashboard.charts import CENTRE_COLOURS, Chart, Spec
from dashboard.compare_bars import level_bars
from dashboard.compare_charts import who_is_higher
from dashboard.compare_drawing import LETTER_PX, letters, shade
from dashboard.sources import Background
from tests.made_figures import figure, figures


@pytest.fixture(autouse=True)
def no_report_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold no report, so that a missing figure is one that was not collected."""
    monkeypatch.setattr("dashboard.gaps.held", frozenset)


KNOWN = catalogue()
PAIR = {"guangzhou": 2022, "yiyang": 2022}
SIX = dict.fromkeys(("guangzhou", "yiyang", "beijing", "shanghai", "wuhan", "xian"), 2022)
RATE, OVERDUE = "withdrawal_to_deposit_ratio", "overdue_rate"
NOTHING_BEHIND = Background(figures(), {}, {})
# What a phone leaves of the 390 pixels for a row, and of the row for the scale from 0 to 1.
ROW_PX, SCALE_PX = 325, 290


def found(*made: Figure, years: Mapping[str, int] = PAIR) -> Comparison:
    return compare(figures(*made), years, KNOWN, aligned=True)


def who(*made: Figure, years: Mapping[str, int] = PAIR) -> Chart:
    chart = who_is_higher(found(*made, years=years), NOTHING_BEHIND, "来源")
    assert chart is not None
    return chart


def rates(*values: float, half: float = 0.005, **more: Any) -> list[Figure]:
    """Give a rate of each centre in turn."""
    return [
        figure(value, half, centre=centre, indicator=RATE, **more)
        for centre, value in zip(SIX, values, strict=False)
    ]


def bars(measure: str, *made: Figure, years: Mapping[str, int] = PAIR) -> Chart:
    held = blocks(figures(*made), years, measure, KNOWN)
    chart = level_bars(found(*made, years=years), held, measure, NOTHING_BEHIND, "来源", "auto")
    assert chart is not None
    return chart


def lengths(chart: Chart) -> dict[str, float]:
    """Give the bars' lengths by the text that stands at their end."""
    (trace,) = chart.spec["data"]
    return {t.strip(): x for t, x in zip(trace["text"], trace["x"], strict=True)}


def texts(chart: Chart) -> list[str]:
    return [str(note["text"]) for note in chart.spec["layout"]["annotations"]]


def lines(chart: Chart) -> list[Spec]:
    """Give the lines drawn from one centre to another, not the pale ground of a row."""
    return [s for s in chart.spec["layout"]["shapes"] if s["line"]["width"] == 2]


def test_each_row_is_filled_by_its_largest_value() -> None:
    high = figure(0.4, 0.05, indicator=OVERDUE)
    low = figure(0.1, 0.005, indicator=OVERDUE, centre="yiyang")
    one, other = who(*rates(50, 100), high, low).spec["data"]
    assert (one["x"], other["x"]) == ([0.5, 1.0], [1.0, 0.25])
    assert one["error_x"]["array"][1] == pytest.approx(0.05 / 0.4)


def test_a_row_with_a_negative_value_still_keeps_its_place() -> None:
    one, other = who(*rates(-50, 100)).spec["data"]
    assert (one["x"], other["x"]) == ([0.0], [1.0])


def test_a_row_of_zeros_can_be_drawn() -> None:
    one, other = who(*rates(0, 0, half=0)).spec["data"]
    assert (one["x"], other["x"]) == ([0.0], [0.0])


@pytest.mark.parametrize(
    ("more", "symbol"),
    [
        ({}, "circle"),
        ({"basis": "derived"}, "circle-open"),
        ({"basis": "computed", "reason": "formula_of_derived"}, "circle-open"),
        ({"basis": "computed", "reason": "formula_of_printed"}, "circle"),
    ],
)
def test_a_dot_is_hollow_where_its_figure_rests_on_growth(
    more: dict[str, Any], symbol: str
) -> None:
    one, other = who(rates(70)[0], figure(60, centre="yiyang", indicator=RATE, **more)).spec["data"]
    assert (one["marker"]["symbol"], other["marker"]["symbol"]) == (["circle"], [symbol])


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"year": 2023}, "年份不同，不判"),
        ({"qualifier": "出表后"}, "口径不同，不判"),
        ({"doubt": "待核"}, "待核，不判"),
    ],
)
def test_what_does_not_compare_is_pale_unjoined_and_said(more: dict[str, Any], word: str) -> None:
    chart = who(rates(70)[0], figure(60, centre="yiyang", indicator=RATE, **more))
    for trace, colour in zip(chart.spec["data"], CENTRE_COLOURS, strict=False):
        assert trace["marker"]["color"] == [shade(colour, strong=False)]
    assert lines(chart) == []
    assert word in texts(chart)
    assert word in chart.alt


def test_a_figure_of_another_year_says_which() -> None:
    chart = who(rates(70)[0], figure(60, centre="yiyang", indicator=RATE, year=2023))
    assert "60 (2023)" in texts(chart)


def test_comparable_dots_are_joined_and_the_higher_named_in_its_colour() -> None:
    chart = who(*rates(70, 35))
    (line,) = lines(chart)
    assert (line["x0"], line["x1"]) == (0.5, 1.0)
    (note,) = [n for n in chart.spec["layout"]["annotations"] if n["text"] == "广州较高"]
    assert note["font"]["color"] == CENTRE_COLOURS[0]


def test_the_line_leaves_out_what_does_not_compare() -> None:
    unlike = figure(10, centre="beijing", indicator=RATE, qualifier="出表后")
    chart = who(*rates(100, 50), unlike, years={**PAIR, "beijing": 2022})
    (line,) = lines(chart)
    assert (line["x0"], line["x1"]) == (0.5, 1.0)
    assert len(chart.spec["data"]) == 3


def test_a_row_without_a_second_figure_has_no_dots_and_says_who_lacks_it() -> None:
    chart = who(*rates(70, 60), figure(0.3, indicator=OVERDUE))
    assert [len(trace["x"]) for trace in chart.spec["data"]] == [1, 1]
    assert "益阳未收集" in texts(chart)


def test_the_title_counts_who_is_higher_where() -> None:
    overdue = [
        figure(v, 0.2, centre=c, indicator=OVERDUE) for c, v in zip(PAIR, (0.3, 0.2), strict=True)
    ]
    assert "谁在哪里更高：广州 1 项，1 项难分" in who(*rates(70, 60), *overdue).alt
    unlike = figure(60, centre="yiyang", indicator=RATE, doubt="待核")
    assert "没有可判的指标" in who(rates(70)[0], unlike).alt


def test_one_centre_alone_has_no_such_picture() -> None:
    alone = found(*rates(70), years={"guangzhou": 2022})
    assert who_is_higher(alone, NOTHING_BEHIND, "") is None


@pytest.mark.parametrize(
    "values",
    [(70, 70.1), (50, 60, 70), (70, 70.1, 70.2, 70.3, 70.4, 70.5), (1, 2, 99, 99.1, 99.2, 100)],
    ids=["two", "three", "six alike", "six at the ends"],
)
def test_no_two_values_of_a_row_overlap_even_on_a_phone(values: tuple[float, ...]) -> None:
    chart = who(*rates(*values), years=dict(list(SIX.items())[: len(values)]))
    notes = [n for n in chart.spec["layout"]["annotations"] if n.get("xanchor") == "center"]
    assert len(notes) == len(values)
    by_height: dict[float, list[tuple[float, float]]] = {}
    for note in notes:
        half = letters(note["text"]) * LETTER_PX / 2
        middle = note["x"] * SCALE_PX
        by_height.setdefault(note["y"], []).append((middle - half, middle + half))
        assert middle - half >= 0
        assert middle + half <= ROW_PX
    for spans in by_height.values():
        assert all(a[1] < b[0] for a, b in pairwise(sorted(spans)))


def test_rows_stand_below_one_another_within_the_picture() -> None:
    chart = who(
        *rates(70, 60),
        *[figure(v, centre=c, indicator=OVERDUE) for c, v in zip(PAIR, (3.0, 2.0), strict=True)],
    )
    one = chart.spec["data"][0]
    bottom, top = chart.spec["layout"]["yaxis"]["range"]
    assert top < one["y"][0] < one["y"][1] < bottom


OWN = [
    figure(100e8, 0),
    figure(50e8, 0, year=2021, basis="derived"),
    figure(4e8, 0, centre="yiyang"),
]


def test_amounts_on_their_own_scales_fill_them_centre_by_centre() -> None:
    assert lengths(bars("own", *OWN)) == {"100.00": 1.0, "≈50.00": 0.5, "4.00": 1.0, "未收集": 0.0}


def test_amounts_on_a_shared_scale_keep_their_proportions() -> None:
    assert lengths(bars("shared", *OWN)) == {
        "100.00": 1.0,
        "≈50.00": 0.5,
        "4.00": 0.04,
        "未收集": 0.0,
    }


def test_a_derived_bar_is_hollow_and_another_year_pale() -> None:
    (trace,) = bars("own", *OWN).spec["data"]
    blue = CENTRE_COLOURS[0]
    assert trace["marker"]["color"][:2] == ["rgba(0,0,0,0)", blue]
    assert trace["marker"]["line"]["color"][:2] == [shade(blue, strong=False), blue]


def test_index_bars_start_at_100() -> None:
    grown: dict[str, Any] = {"growth_unit": "percent"}
    made = [
        figure(100, printed_growth="+9.8", **grown),
        figure(4, centre="yiyang", printed_growth="-2.5", **grown),
    ]
    chart = bars("index", *made)
    (trace,) = chart.spec["data"]
    assert trace["base"] == [100.0, 100.0]
    assert [round(x, 6) for x in trace["x"]] == [9.8, -2.5]
    low, high = chart.spec["layout"]["xaxis"]["range"]
    assert low < 97.5
    assert high > 109.8


def test_bars_that_start_at_zero_have_zero_on_their_axis() -> None:
    for measure in ("own", "shared"):
        assert bars(measure, *OWN).spec["layout"]["xaxis"]["range"][0] == 0


def test_each_bar_is_named_by_year_and_each_centre_once_a_block() -> None:
    names = bars("own", *OWN).spec["layout"]["yaxis"]["ticktext"]
    assert [name.count("广州") for name in names] == [1, 0, 0, 0]
    assert [name.count("益阳") for name in names] == [0, 0, 1, 0]
    assert all("2021" in name or "2022" in name for name in names)


def test_a_doubted_bar_says_so() -> None:
    chart = bars("own", figure(100e8, 0, doubt="待核"), years={"guangzhou": 2022})
    assert list(lengths(chart)) == ["100.00 待核"]


def test_the_alternative_text_holds_every_value() -> None:
    alt = bars("own", *OWN).alt
    for words in ("广州 2022 100.00", "广州 2021 ≈50.00", "益阳 2022 4.00", "益阳 2021 未收集"):
        assert words in alt


def test_there_is_no_picture_of_nothing() -> None:
    assert level_bars(found(*rates(70, 60)), (), "own", NOTHING_BEHIND, "", "auto") is None


def test_a_chinese_letter_is_wider_than_a_latin_one() -> None:
    assert letters("2022") == 4
    assert letters("广州") == 3.5
    assert letters("higher") < 6
