"""The benchmark's pictures: every centre in sight, open orders shown, words for who cannot see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.benchmark import Entry, Field, field_of
from catalogue import catalogue
from dashboard.benchmark_axis import axis_for
from dashboard.benchmark_field import FEWEST, field_chart
from dashboard.benchmark_near import near_chart
from dashboard.benchmark_scatter import scatter_chart
from dashboard.charts import CENTRE_COLOURS, GREY, Chart, Spec
from dashboard.numbers import Scale
from figures import Figure
from tests.made_figures import figure, figures

KNOWN = catalogue()
MANY = tuple(KNOWN.centres)[: FEWEST + 5]


def field(
    values: list[float],
    half: float = 0.0,
    indicator: str = "deposits",
    notes: dict[str, dict[str, Any]] | None = None,
) -> Field:
    made: list[Figure] = [
        figure(value, half, centre=centre, indicator=indicator, **(notes or {}).get(centre, {}))
        for centre, value in zip(MANY, values, strict=False)
    ]
    return field_of(figures(*made), KNOWN.indicators[indicator], 2022, "plain", MANY, KNOWN)


def drawn(chart: Chart | None) -> list[Spec]:
    assert chart is not None
    traces: list[Spec] = chart.spec["data"]
    return traces


def points(traces: list[Spec]) -> dict[str, tuple[float, float]]:
    return {
        cell[0].split("|")[0]: (x, y)
        for trace in traces
        for cell, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }


STEPS = [1e10 - 2e8 * i for i in range(len(MANY))]


def test_every_centre_is_a_dot_sorted_from_the_top(real_data: Path) -> None:
    found = points(drawn(field_chart(field(STEPS), MANY[:1], "来源")))
    heights = [found[centre][1] for centre in MANY]
    assert len(found) == len(MANY)
    assert heights == sorted(heights)
    assert found[MANY[0]][0] == 100.0


def test_own_centre_and_rivals_have_their_colours_and_names(real_data: Path) -> None:
    marked = (MANY[7], MANY[2])
    chart = field_chart(field(STEPS), marked, "来源")
    colours = [trace["marker"]["color"] for trace in drawn(chart)]
    assert colours == [GREY, CENTRE_COLOURS[1], CENTRE_COLOURS[0]]
    assert chart is not None
    texts = " ".join(note["text"] for note in chart.spec["layout"]["annotations"])
    for centre in marked:
        assert f"<b>{KNOWN.centres[centre].name.zh}</b>" in texts


def test_a_point_tells_whose_it_is_its_place_value_and_change(real_data: Path) -> None:
    grey, own = drawn(field_chart(field(STEPS), MANY[:1], "来源"))
    name = KNOWN.centres[MANY[0]].name.zh
    assert own["customdata"] == [[f"{MANY[0]}|2022|deposits", name, "1", "● 100.00", "—"]]
    assert own["hovertemplate"] == (
        "<b>%{customdata[1]}</b> 第 %{customdata[2]} 位<br>%{customdata[3]} 亿元<br>"
        "较上年 %{customdata[4]}<extra></extra>"
    )
    assert len(grey["customdata"]) == len(MANY) - 1


def test_a_very_wide_interval_is_told_in_words_and_lays_no_ground(real_data: Path) -> None:
    wide = figure(STEPS[12], 3e9, centre=MANY[12])
    held = [figure(v, 0, centre=c) for c, v in zip(MANY, STEPS, strict=True) if c != MANY[12]]
    deposits = KNOWN.indicators["deposits"]
    found = field_of(figures(*held, wide), deposits, 2022, "plain", MANY, KNOWN)
    chart = field_chart(found, MANY[:1], "来源")
    assert chart is not None
    layout = chart.spec["layout"]
    assert [shape for shape in layout["shapes"] if shape["type"] == "rect"] == []
    text = layout["annotations"][0]["text"].replace("<br>", "")
    assert f"{KNOWN.centres[MANY[12]].name.zh}区间最宽" in text
    assert f"与 {len(MANY) - 1} 家先后不定" in text


def test_an_open_order_lies_on_a_ground_of_its_own(real_data: Path) -> None:
    values = [*STEPS]
    values[4] = values[5] + 1
    chart = field_chart(field(values, half=1e3), MANY[:1], "来源")
    rows = points(drawn(chart))
    assert chart is not None
    (band,) = [shape for shape in chart.spec["layout"]["shapes"] if shape["type"] == "rect"]
    inside = [c for c in MANY if band["y0"] < rows[c][1] < band["y1"]]
    assert inside == [MANY[4], MANY[5]]


def test_a_derived_point_is_hollow_a_computed_one_a_diamond_and_an_unlike_one_pale(
    real_data: Path,
) -> None:
    notes: dict[str, dict[str, Any]] = {
        MANY[1]: {"basis": "derived"},
        MANY[2]: {"basis": "computed"},
        MANY[3]: {"qualifier": "出表后"},
    }
    traces = drawn(field_chart(field(STEPS, notes=notes), MANY[:1], "来源"))
    symbols = {
        cell[0].split("|")[0]: symbol
        for cell, symbol in zip(traces[0]["customdata"], traces[0]["marker"]["symbol"], strict=True)
    }
    assert symbols[MANY[1]] == "circle-open"
    assert symbols[MANY[2]] == "diamond"
    assert symbols[MANY[4]] == "circle"
    (pale,) = [t for t in traces if t["customdata"][0][0] == f"{MANY[3]}|2022|deposits"]
    assert pale["marker"]["color"].startswith("rgba")
    assert pale["y"][0] > max(y for trace in traces if trace is not pale for y in trace["y"])


def test_a_small_field_is_named_whole_in_one_picture(real_data: Path) -> None:
    small = field(STEPS[:8])
    assert field_chart(small, MANY[:1], "来源") is None
    assert len(points(drawn(near_chart(small, MANY[:1], "来源")))) == 8


def test_the_neighbourhood_names_all_it_shows_with_rank_and_value(real_data: Path) -> None:
    own = MANY[10]
    chart = near_chart(field(STEPS), (own,), "来源")
    shown = points(drawn(chart))
    assert list(MANY[4:17]) == sorted(shown, key=lambda centre: shown[centre][1])
    assert chart is not None
    texts = [note["text"] for note in chart.spec["layout"]["annotations"]]
    assert any(text.endswith(f"<b>{KNOWN.centres[own].name.zh}</b>") for text in texts)
    assert "80.00" in " ".join(texts)
    assert "11 " in chart.alt


def test_a_neighbour_that_cannot_be_told_apart_is_the_finding(real_data: Path) -> None:
    values = [*STEPS]
    values[10] = values[11] + 1
    chart = near_chart(field(values, half=1e3), (MANY[10],), "来源")
    assert chart is not None
    other = KNOWN.centres[MANY[11]].name.zh
    assert chart.alt.startswith(f"{KNOWN.centres[MANY[10]].name.zh}与{other}的先后无法判定")


def test_unequal_centres_share_a_log_axis_and_equals_do_not() -> None:
    scale = Scale(1.0, "")

    def axis(*values: float) -> bool:
        entries = [Entry("", figure(v, 0), (), None, "", None) for v in values]
        return axis_for(entries, scale).is_log

    assert axis(1, 101)
    assert not axis(1, 99)
    assert not axis(0, 1000)
    assert not axis(-1, 1000)


def test_the_axis_holds_every_interval_and_its_ticks() -> None:
    entries = [Entry("", figure(v, 0.5), (), None, "", None) for v in (1, 30, 2000)]
    axis = axis_for(entries, Scale(1.0, ""))
    assert all(0 < axis.share(end) < 1 for end in (0.5, 2000.5))
    spec = axis.spec()
    assert spec["ticktext"] == ["1", "10", "100", "1,000"]
    assert all(0 <= axis.share(tick) <= 1 for tick in spec["tickvals"])


@pytest.mark.parametrize("own", [MANY[0], MANY[-1]])
def test_the_scatter_puts_both_indicators_of_a_centre_together(own: str, real_data: Path) -> None:
    across, up = field(STEPS), field(STEPS, indicator="withdrawals")
    chart = scatter_chart(across, up, (own,), "来源")
    found = points(drawn(chart))
    assert found[own] == (STEPS[MANY.index(own)] / 1e8,) * 2
    assert len(found) == len(MANY)
    assert chart is not None
    side = "高于" if own == MANY[0] else "低于"
    assert chart.alt.startswith(f"{KNOWN.centres[own].name.zh}的缴存额和提取额都{side}中位数")
    assert f"{len(MANY)} 家中" in chart.alt


def test_a_scatter_of_too_few_is_not_drawn(real_data: Path) -> None:
    few = field(STEPS[:4], indicator="withdrawals")
    assert scatter_chart(field(STEPS), few, MANY[:1], "来源") is None
