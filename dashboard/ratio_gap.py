"""Why two ratios differ: the picture from one to the other, the sentence and the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import streamlit as st

from analysis.ratio_gap import Part, Place, Side, Split, split
from catalogue import catalogue
from dashboard import charts, ratio_gap_choices, selection, sources
from dashboard import ratio_gap_words as words
from dashboard.charts import CENTRE_COLOURS, CENTRE_TEXT, GREY, GREY_TEXT, NET, Chart, Spec
from dashboard.choices import show_notices
from dashboard.compare_drawing import INK, in_pixels
from dashboard.markup import Html, joined, markup, show, tag
from dashboard.memory import remembered
from dashboard.ratio_gap_choices import AskedGap
from dashboard.texts import indicator_name, language, say

# A row's parts in pixels: its name, the bar, and what parts it from the next.
NAME, BAR, GAP = 24, 22, 12
# A part smaller than this share of the longest bar would be a few pixels wide: the picture then
# shows the stretch between the ratios alone, and marks them as points, since no bar starts at zero.
THIN: Final = 0.04
ROOM: Final = 0.06
POINT: Final = 15


@dataclass(frozen=True, slots=True)
class Gap:
    """The parts of the section, ready to be shown; without a picture the text says why."""

    chart: Chart | None
    text: Html


@dataclass(slots=True)
class _Rows:
    """What has been drawn so far, and how far down."""

    bars: list[Spec] = field(default_factory=list)
    texts: list[Spec] = field(default_factory=list)
    lines: list[Spec] = field(default_factory=list)
    y: float = 0.0


def show_section(years: tuple[Place, ...]) -> None:
    """Ask which gap to split among the page's centres and years, and put the answer on the page."""
    across = len(years) > 1
    heading = say("ratio_gap_heading" if across else "ratio_gap_heading_years")
    show(tag("h2", heading, class_="section"))
    asked = ratio_gap_choices.ask(years)
    show_notices()
    if asked is None:
        show(tag("p", say("ratio_gap_one_year"), class_="notice"))
        return
    gap = gap_of(asked, tuple(centre for centre, _ in years), language())
    if gap.chart is None:
        show(gap.text)
        return
    with st.container(key="pictures-gap"):
        left, right = st.columns(2)
        with left:
            charts.show(gap.chart, "gap-picture")
        with right:
            show(gap.text)


@remembered
def gap_of(asked: AskedGap, order: tuple[str, ...], _language: str) -> Gap:
    """Put the section together; `order` are the page's centres, by which they have their colour."""
    figures = selection.figures(tuple(dict.fromkeys((asked.start[0], asked.end[0]))))
    indicator = catalogue().indicators[asked.indicator_id]
    found = split(figures, indicator, asked.start, asked.end)
    if not isinstance(found, Split):
        why = (
            words.missing_text(indicator, found.missing)
            if found.missing
            else say("ratio_gap_negative", name=indicator_name(indicator.id))
        )
        return Gap(None, tag("p", why + _others(asked), class_="notice"))
    shown = [figure for side in (found.start, found.end) for figure in side.rests_on]
    behind = sources.background(figures, shown)
    notes = [tag("p", note, class_="source-line") for note in words.notes(found)]
    sums = tag("summary", say("ratio_gap_sums")) + words.arithmetics(found)
    folded = Html(f'<details class="folded">{markup(sums)}</details>')
    return Gap(
        _chart(found, order, sources.reports(shown, behind)),
        joined([words.sentence(found), words.parts_table(found), *notes, folded]),
    )


def _others(asked: AskedGap) -> str:
    if not asked.splittable:
        return say("ratio_gap_no_others")
    names = say("list_comma").join(map(indicator_name, asked.splittable))
    return say("ratio_gap_others", names=names)


def _chart(found: Split, order: tuple[str, ...], source: str) -> Chart:
    levels = [found.start.ratio.value]
    for part in found.parts:
        levels.append(levels[-1] + part.effect.value)
    spread = max(levels) - min(levels)
    is_cut = min(abs(p.effect.value) for p in found.parts) < THIN * max(levels) and (
        spread < max(levels) / 2
    )
    rows = _Rows()
    _draw_end(rows, found.start, found, order, is_cut)
    for part, level in zip(found.parts, levels, strict=False):
        _draw_part(rows, part, level, found)
    _draw_end(rows, found.end, found, order, is_cut)
    low = min(levels) - ROOM * spread if is_cut else min(0.0, *levels)
    title = words.finding(found)
    subtitle = _subtitle(found, is_cut)
    layout = in_pixels(charts.layout(title, subtitle, source, 0), rows.y, rows.texts)
    layout["xaxis"] = {
        "range": [low, max(levels) + ROOM * (max(levels) - low)],
        "visible": False,
        "fixedrange": True,
    }
    layout["shapes"] = rows.lines
    layout["bargap"] = 0
    start, end = (words.place_name(side.place) for side in (found.start, found.end))
    name = f"{start}-{end}-{found.indicator.id}".replace(" ", "-")
    alt = " ".join([title, subtitle, *(words.arithmetic(p, found) for p in found.parts)])
    return Chart({"data": rows.bars, "layout": layout}, alt, name)


def _subtitle(found: Split, is_cut: bool) -> str:
    told = [
        say(
            "ratio_gap_subtitle",
            name=indicator_name(found.indicator.id),
            unit=words.ratio_scale(found).unit,
        )
    ]
    told += [say("ratio_gap_per_note")] if found.start.per else []
    told += [say("ratio_gap_cut_note")] if is_cut else []
    return say("sentence_join").join(told)


def _draw_end(rows: _Rows, side: Side, found: Split, order: tuple[str, ...], is_cut: bool) -> None:
    position = order.index(side.place[0])
    text = words.ratio_text(side, found)
    _write(rows, words.place_name(side.place), text, CENTRE_TEXT[position])
    *above, below = side.figures
    stated = side.stated
    cells = sources.cell_key(stated) if stated else sources.cells_key((above[0], below))
    hover = f"<b>{words.place_name(side.place)}</b><br>{indicator_name(found.indicator.id)} {text}"
    y = rows.y + BAR / 2
    shared: Spec = {
        "y": [y],
        "customdata": [cells],
        "hovertext": [hover],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": CENTRE_COLOURS[position]},
    }
    value = side.ratio.value
    if is_cut:
        point = {"type": "scatter", "mode": "markers", "x": [value], **shared}
        rows.bars.append({**point, "marker": {**shared["marker"], "size": POINT}})
    else:
        bar = {"type": "bar", "orientation": "h", "x": [value], "base": [0], "width": [BAR]}
        rows.bars.append({**bar, **shared})
    if not rows.lines:  # the first of the two
        _connect(rows, value)
    rows.y += BAR + GAP


def _draw_part(rows: _Rows, part: Part, level: float, found: Split) -> None:
    arrow = {1: "▲ ", -1: "▼ ", 0: "≈ "}[part.sign]
    text = arrow + words.effect_text(part.effect, found)
    _write(rows, words.part_name(part, found), text, INK)
    effect = part.effect
    figure = found.end.figures[part.number]
    per = found.end.per
    span = words.ratio_scale(found).span(effect)
    hover = "<br>".join(
        [
            f"<b>{words.part_name(part, found)}</b>",
            charts.wrapped(words.arithmetic(part, found)),
            f"{say('source_interval')} {span}",
        ]
    )
    rows.bars.append(
        {
            "type": "bar",
            "orientation": "h",
            "x": [effect.value],
            "base": [level],
            "y": [rows.y + BAR / 2],
            "width": [BAR],
            "customdata": [sources.cells_key((figure, per)) if per else sources.cell_key(figure)],
            "hovertext": [hover],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "error_x": {
                "type": "data",
                "array": [effect.high - effect.value],
                "arrayminus": [effect.value - effect.low],
                "color": GREY_TEXT,
                "thickness": 1.5,
                "width": 3,
            },
            "marker": {
                "color": {1: NET, -1: GREY, 0: "rgba(0,0,0,0)"}[part.sign],
                "line": {"color": {1: NET, -1: GREY, 0: GREY}[part.sign], "width": 2},
            },
        }
    )
    _connect(rows, level + effect.value)
    rows.y += BAR + GAP


def _write(rows: _Rows, name: str, value: str, colour: str) -> None:
    """Write a row's name at its left and its value at its right, above its bar."""
    for text, x, anchor in ((name, 0, "left"), (f"<b>{value}</b>", 1, "right")):
        rows.texts.append(
            {
                "text": text,
                "x": x,
                "xref": "paper",
                "xanchor": anchor,
                "y": rows.y + NAME / 2,
                "yanchor": "middle",
                "showarrow": False,
                "captureevents": False,
                "font": {"size": charts.TEXT_SIZE, "color": colour},
            }
        )
    rows.y += NAME


def _connect(rows: _Rows, level: float) -> None:
    """Lead from a bar down to where the next one starts."""
    ends = {"x0": level, "x1": level, "y0": rows.y, "y1": rows.y + 2 * BAR + GAP + NAME}
    line = {"color": GREY, "width": 1, "dash": "dot"}
    rows.lines.append({"type": "line", **ends, "line": line, "layer": "below"})
