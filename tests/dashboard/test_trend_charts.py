"""How a trend is drawn: breaks, marks, bars under the line, labels that do not collide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from changes import Change
from dashboard.charts import CENTRE_COLOURS, Chart, Spec
from dashboard.trend_charts import chart
from dashboard.trend_labels import (
    LABEL_GAP,
    LINES_HEIGHT,
    MOST_LABELLED,
    Drawing,
    Line,
    Mark,
    spread,
    tick_texts,
    ticks_around_zero,
    ticks_between,
)
from intervals import Interval, exactly

YEARS = (2021, 2022, 2023, 2024, 2025)


def mark(year: int, value: float, /, **more: Any) -> Mark:
    """Give a printed figure that its line leads to, without a change."""
    plain: dict[str, Any] = {"basis": "reported", "joined": True, "change": None}
    plain |= {"level": exactly(value), "texts": (f"hover {year}", f"bar {year}")}
    return Mark(year=year, cell=f"guangzhou|{year}|deposits", **plain | more)


def grown(value: float, basis: str = "reported") -> Change:
    return Change(exactly(value), "percent", basis)


def drawn(*lines: Sequence[Mark], years: Sequence[int] = YEARS, base: float | None = None) -> Chart:
    """Draw lines named A, B, C …"""
    named = [
        Line("ABCDEF"[i], i, tuple(marks), ("first", "last"), "change, %")
        for i, marks in enumerate(lines)
    ]
    return chart(Drawing("Title", "unit", "source", "file", tuple(years), tuple(named), base))


def traces(picture: Chart, kind: str) -> list[Spec]:
    return [trace for trace in picture.spec["data"] if trace["type"] == kind]


def notes(picture: Chart) -> dict[str, Spec]:
    return {note["text"]: note for note in picture.spec["layout"]["annotations"]}


def test_a_gap_is_an_empty_place_that_is_never_bridged() -> None:
    (trace,) = traces(drawn([mark(2021, 1), mark(2022, 2), mark(2024, 4, joined=False)]), "scatter")
    assert trace["x"] == ["2021", "2022", "2024", "2024"]
    assert trace["y"] == [1, 2, None, 4]
    assert trace["connectgaps"] is False


def test_every_year_has_its_place_on_the_axis_as_a_whole_number() -> None:
    axis = drawn([mark(2021, 1), mark(2025, 4)]).spec["layout"]["xaxis"]
    assert axis["type"] == "category"
    assert axis["categoryarray"] == axis["tickvals"] == ["2021", "2022", "2023", "2024", "2025"]


def test_of_many_years_some_are_named_the_last_among_them() -> None:
    years = range(2006, 2026)
    axis = drawn([mark(2006, 1), mark(2025, 4)], years=years).spec["layout"]["xaxis"]
    assert len(axis["categoryarray"]) == 20
    assert len(axis["tickvals"]) <= MOST_LABELLED
    assert axis["tickvals"][-1] == "2025"


def test_derived_points_are_hollow_and_computed_ones_diamonds() -> None:
    bases = ("reported", "derived", "computed")
    marks = [mark(2021 + i, i, basis=basis) for i, basis in enumerate(bases)]
    (trace,) = traces(drawn(marks), "scatter")
    assert trace["marker"]["symbol"] == ["circle", "circle", "diamond"]
    assert trace["marker"]["color"] == [CENTRE_COLOURS[0], "#FFFFFF", "#FFFFFF"]


def test_an_interval_that_can_be_seen_is_drawn_and_one_that_cannot_is_not() -> None:
    wide = [mark(2021, 10, level=Interval(10, 8, 13)), mark(2022, 20)]
    (trace,) = traces(drawn(wide), "scatter")
    assert trace["error_y"]["array"] == [3, 0]
    assert trace["error_y"]["arrayminus"] == [2, 0]
    narrow = [mark(2021, 10, level=Interval(10, 9.999, 10.001)), mark(2022, 20)]
    (trace,) = traces(drawn(narrow), "scatter")
    assert "error_y" not in trace


def test_the_axis_holds_all_intervals() -> None:
    picture = drawn([mark(2021, 10, level=Interval(10, 5, 30)), mark(2022, 20)])
    low, high = picture.spec["layout"]["yaxis"]["range"]
    assert low < 5
    assert high > 30


def test_a_bar_stands_for_every_change_solid_where_it_is_printed() -> None:
    marks = [
        mark(2022, 1, change=grown(10)),
        mark(2024, 2),
        mark(2025, 3, change=grown(50, "computed")),
    ]
    (trace,) = traces(drawn(marks), "bar")
    assert (trace["x"], trace["y"]) == (["2022", "2025"], [10, 50])
    assert trace["marker"]["color"] == [CENTRE_COLOURS[0], "rgba(0,0,0,0)"]
    assert trace["text"] == ["+10", "+50.00"]


def test_bars_start_at_zero_and_all_strips_have_one_scale() -> None:
    up = [mark(2021, 1), mark(2022, 2, change=grown(100))]
    down = [mark(2021, 2), mark(2022, 1, change=grown(-50))]
    layout = drawn(up, down).spec["layout"]
    assert layout["yaxis2"]["range"] == layout["yaxis3"]["range"]
    low, high = layout["yaxis2"]["range"]
    assert low < -50 < 100 < high
    bottoms = [layout[f"yaxis{i}"]["domain"] for i in ("", 2, 3)]
    assert bottoms[0][0] >= bottoms[1][1] > bottoms[1][0] >= bottoms[2][1] > bottoms[2][0] == 0


def test_a_line_without_changes_has_no_strip() -> None:
    layout = drawn([mark(2021, 1), mark(2023, 2)]).spec["layout"]
    assert "yaxis2" not in layout
    assert layout["yaxis"]["domain"] == [0, 1]
    assert layout["xaxis"]["anchor"] == "y"


def test_points_and_bars_carry_the_cell_whose_source_they_open() -> None:
    picture = drawn([mark(2021, 1), mark(2022, 2, change=grown(100))])
    (points,), (bars,) = traces(picture, "scatter"), traces(picture, "bar")
    assert points["customdata"][1] == ["guangzhou|2022|deposits", "hover 2022"]
    assert bars["customdata"] == [["guangzhou|2022|deposits", "bar 2022"]]


def test_lines_that_share_an_axis_are_named_at_their_ends() -> None:
    picture = drawn([mark(2021, 1), mark(2025, 4)], [mark(2021, 1), mark(2023, 2)])
    found = notes(picture)
    assert (found["A"]["x"], found["A"]["xanchor"]) == (4, "left")
    assert found["B"]["x"] == 2
    assert picture.spec["layout"]["margin"]["r"] > 20


def test_names_at_the_edge_stand_apart_even_where_the_lines_meet() -> None:
    lines = [[mark(2024, 1), mark(2025, 2 + i / 1000)] for i in range(6)]
    picture = drawn(*lines)
    low, high = picture.spec["layout"]["yaxis"]["range"]
    shown = [notes(picture)[name] for name in "ABCDEF"]
    heights = [n["y"] / (high - low) * LINES_HEIGHT + n["yshift"] for n in shown]
    gaps = [b - a for a, b in pairwise(heights)]
    assert gaps == pytest.approx([LABEL_GAP] * 5)


def test_a_single_line_tells_its_values_on_the_side_where_it_does_not_pass() -> None:
    rising, falling = [mark(2021, 1), mark(2022, 2)], [mark(2021, 2), mark(2022, 1)]
    assert notes(drawn(rising))["A last"]["yanchor"] == "bottom"
    assert notes(drawn(rising))["first"]["yanchor"] == "top"
    assert notes(drawn(falling))["A last"]["yanchor"] == "top"
    assert notes(drawn(falling))["first"]["yanchor"] == "bottom"


def test_an_index_has_a_line_at_its_base() -> None:
    (shape,) = drawn([mark(2021, 100), mark(2022, 110)], base=100.0).spec["layout"]["shapes"]
    assert shape["y0"] == shape["y1"] == 100


def test_the_text_alternative_states_the_finding() -> None:
    assert drawn([mark(2021, 1), mark(2022, 2)]).alt.startswith("Title")


def test_plotly_takes_the_whole_specification() -> None:
    marks = [mark(2021, 1), mark(2022, 2, change=grown(100))]
    assert len(go.Figure(drawn(marks, marks, base=1.0).spec).data) == 4


@given(st.lists(st.floats(0, 190), min_size=1, max_size=6), st.floats(1, 30))
def test_labels_spread_out_never_overlap_and_keep_their_order(
    heights: list[float], gap: float
) -> None:
    placed = spread(heights, gap)
    order = sorted(range(len(heights)), key=heights.__getitem__)
    for lower, upper in pairwise(order):
        assert placed[upper] - placed[lower] >= gap - 1e-6


def test_labels_that_do_not_collide_stay_where_they_are() -> None:
    assert spread([90.0, 10.0, 50.0], 20.0) == [90.0, 10.0, 50.0]


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(2, 6))
def test_ticks_are_few_round_and_within_the_axis(low: float, wide: float, count: int) -> None:
    ticks = ticks_between(low, low + wide, count)
    assert len(ticks) <= count + 1
    assert all(low - wide * 1e-6 <= tick <= low + wide * (1 + 1e-6) for tick in ticks)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(-4, 21, [0, 10]), (0, 9, [0, 5]), (-30, 2, [-20, 0]), (-30, 30, [-20, 0, 20])],
)
def test_the_ticks_of_bars_are_zero_and_a_round_number(
    low: float, high: float, ticks: list[float]
) -> None:
    assert ticks_around_zero(low, high) == ticks


def test_ticks_are_written_alike_with_a_true_minus() -> None:
    assert tick_texts([-0.5, 0.0, 1.0]) == ["−0.5", "0.0", "1.0"]
    assert tick_texts([1000.0, 2000.0]) == ["1,000", "2,000"]
