"""The picture of who is higher where: a row an indicator, a dot a centre, each row its own scale.

Heights are pixels from the top and widths fractions of a row, so that nothing overlaps on the
narrowest screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from analysis.compare import JUDGED, Cell, Comparison, Line, rests_on_growth, standing
from analysis.figures import Figure
from analysis.verdicts import Verdict
from dashboard import charts, sources
from dashboard.charts import CENTRE_COLOURS, CENTRE_TEXT, GREY, GREY_TEXT, Chart, Spec
from dashboard.compare_drawing import (
    INK,
    LETTER_PX,
    hover_text,
    in_pixels,
    letters,
    shade,
)
from dashboard.compare_table import line_scale
from dashboard.compare_words import when_text
from dashboard.gaps import gap_text
from dashboard.numbers import Scale, with_unit
from dashboard.sources import Background
from dashboard.texts import centre_name, indicator_name, say

# A row's parts in pixels: its name, a line of values, the dots, and what parts it from the next.
NAME, LABEL, DOTS, GAP = 22, 18, 18, 12
# On a screen of 390 px a row is some 340 px wide, of which the scale from 0 to 1 has 290.
SCALE_PX: Final = 290
LEFT, RIGHT = 0.0, 1.12
ROW_LETTERS: Final = 40
# Room that two values need between them, in pixels.
BETWEEN: Final = 6
DOT: Final = 13


@dataclass(slots=True)
class _Drawing:
    """What a row adds to the picture: texts, dots by centre, lines, and how far down it is."""

    y: float = 0.0
    texts: list[Spec] = field(default_factory=list)
    shapes: list[Spec] = field(default_factory=list)
    dots: dict[str, list[Spec]] = field(default_factory=dict)

    def name(self, text: str) -> None:
        """Write a row's name at its left."""
        self.write(text, LEFT, self.y + NAME / 2, "left")

    def write(self, text: str, x: float, y: float, anchor: str, **style: object) -> None:
        """Write a text at a place of the row, bound by its left, right or centre."""
        font = {"size": charts.TEXT_SIZE, "color": INK, **style}
        self.texts.append(
            {
                "text": text,
                "x": x,
                "y": y,
                "xanchor": anchor,
                "yanchor": "middle",
                "showarrow": False,
                "captureevents": False,
                "font": font,
            }
        )


def who_is_higher(found: Comparison, behind: Background, source: str) -> Chart | None:
    """Draw the ratios of all centres; None where there is nothing to set side by side."""
    if len(found.years) < 2 or not found.ratios:
        return None
    drawing = _Drawing()
    _draw_key(drawing, found)
    for line in found.ratios:
        _draw_row(drawing, line, found, behind)
    title = _finding(found)
    subtitle = say("compare_who_subtitle", when=when_text(found))
    layout = in_pixels(charts.layout(title, subtitle, source, 0), drawing.y, drawing.texts)
    layout["xaxis"] = {"range": [LEFT, RIGHT], "visible": False, "fixedrange": True}
    layout["shapes"] = drawing.shapes
    data = [_trace(dots) for dots in drawing.dots.values()]
    words = " ".join([title, *(_in_words(line, found) for line in found.ratios)])
    return Chart({"data": data, "layout": layout}, words, f"{'-'.join(found.years)}-compare")


def _draw_key(drawing: _Drawing, found: Comparison) -> None:
    names = [
        f'<span style="color:{CENTRE_TEXT[i]}">● {centre_name(centre)}</span>'
        for i, centre in enumerate(found.years)
    ]
    for start in range(0, len(names), 3):
        drawing.name("　".join(names[start : start + 3]))
        drawing.y += NAME
    drawing.y += GAP / 2


def _draw_row(drawing: _Drawing, line: Line, found: Comparison, behind: Background) -> None:
    scale = line_scale(line, "auto")
    name = indicator_name(line.indicator.id)
    soft = f" {scale.unit}"
    towards = {"lower_better": "compare_lower_better", "higher_better": "compare_higher_better"}
    word, colour = _judgement(line, found)
    if line.indicator.direction in towards:
        hint = say(towards[line.indicator.direction])
        soft += hint if letters(name + soft + hint + word) < ROW_LETTERS else ""
    drawing.name(f'{name}<span style="color:{GREY_TEXT}">{soft}</span>')
    if letters(name + soft + word) >= ROW_LETTERS:
        drawing.y += NAME
    drawing.write(word, RIGHT, drawing.y + NAME / 2, "right", color=colour)
    drawing.y += NAME
    cells = [cell for cell in line.cells if cell.figure]
    if len(cells) > 1:
        _draw_dots(drawing, cells, line, scale, found, behind)
    drawing.y += GAP


def _draw_dots(
    drawing: _Drawing,
    cells: list[Cell],
    line: Line,
    scale: Scale,
    found: Comparison,
    behind: Background,
) -> None:
    figures = [cell.figure for cell in cells if cell.figure]
    # Where all are zero, any scale shows them where they belong.
    full = max(abs(figure.amount.value) for figure in figures) or 1.0
    shift = min(0.0, *(figure.amount.value for figure in figures)) / full
    place = {f.centre_id: (f.amount.value / full - shift) / (1 - shift) for f in figures}
    labels = {f.centre_id: _label(f, scale, found) for f in figures}
    above, below = _lanes(place, labels)
    level = drawing.y + LABEL * len(above) + DOTS / 2
    like = standing(line).like
    _draw_track(drawing, [place[centre] for centre in like], level)
    for lanes, down in ((above, -1), (below, 1)):
        for number, lane in enumerate(lanes):
            y = level + down * (DOTS / 2 + LABEL * (number + 0.5))
            for centre, x in lane:
                colour = CENTRE_TEXT[list(found.years).index(centre)]
                drawing.write(labels[centre], x, y, "center", color=colour)
    for figure in figures:
        half = [(figure.amount.high - figure.amount.value), figure.amount.value - figure.amount.low]
        dot = {
            "x": place[figure.centre_id],
            "y": level,
            "figure": figure,
            "colour": CENTRE_COLOURS[list(found.years).index(figure.centre_id)],
            "pale": len(like) < 2 or figure.centre_id not in like,
            "spread": [end / full / (1 - shift) for end in half],
            "hover": hover_text(figure, scale, behind),
        }
        drawing.dots.setdefault(figure.centre_id, []).append(dot)
    drawing.y = level + DOTS / 2 + LABEL * len(below)


def _draw_track(drawing: _Drawing, like: list[float], level: float) -> None:
    track = {"type": "line", "x0": 0, "x1": 1, "y0": level, "y1": level, "layer": "below"}
    drawing.shapes.append({**track, "line": {"color": GREY, "width": 6}, "opacity": 0.18})
    if len(like) > 1:
        ends = {"x0": min(like), "x1": max(like), "line": {"color": GREY, "width": 2}}
        drawing.shapes.append({**track, **ends})


def _label(figure: Figure, scale: Scale, found: Comparison) -> str:
    text = scale.of(figure)
    asked = found.years[figure.centre_id]
    return text if figure.year == asked and found.aligned else f"{text} ({figure.year})"


Lane = list[tuple[str, float]]


def _lanes(place: dict[str, float], labels: dict[str, str]) -> tuple[list[Lane], list[Lane]]:
    """Put each value above its dot, or below, or a line further out: the first place with room.

    Gives the lines above and those below, each from the dots outwards.
    """
    lanes: list[tuple[Lane, float]] = []
    for centre in sorted(place, key=lambda centre: place[centre]):
        half = LETTER_PX / 2 * letters(labels[centre]) / SCALE_PX
        x = min(max(place[centre], LEFT + half), RIGHT - half)
        for number, (lane, end) in enumerate(lanes):
            if x - half >= end:
                lane.append((centre, x))
                lanes[number] = lane, x + half + BETWEEN / SCALE_PX
                break
        else:
            lanes.append(([(centre, x)], x + half + BETWEEN / SCALE_PX))
    return [lane for lane, _ in lanes[::2]], [lane for lane, _ in lanes[1::2]]


def _trace(dots: list[Spec]) -> Spec:
    colours = [shade(dot["colour"], strong=not dot["pale"]) for dot in dots]
    hollow = [rests_on_growth(dot["figure"]) for dot in dots]
    marker: dict[str, Any] = {
        "size": DOT,
        "color": colours,
        "symbol": ["circle-open" if empty else "circle" for empty in hollow],
        "line": {"color": colours, "width": [3 if empty else 0 for empty in hollow]},
    }
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot["x"] for dot in dots],
        "y": [dot["y"] for dot in dots],
        "customdata": [sources.cell_key(dot["figure"]) for dot in dots],
        "hovertext": [dot["hover"] for dot in dots],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "error_x": {
            "type": "data",
            "array": [dot["spread"][0] for dot in dots],
            "arrayminus": [dot["spread"][1] for dot in dots],
            "color": dots[0]["colour"],
            "thickness": 2,
            "width": 0,
        },
        "marker": marker,
        "cliponaxis": False,
    }


def _judgement(line: Line, found: Comparison) -> tuple[str, str]:
    """Say who is higher on a line, or why nobody is, and in which colour."""
    result = standing(line)
    if result.verdict is Verdict.HIGHER:
        key = "compare_higher" if len(found.years) == 2 else "compare_highest"
        position = list(found.years).index(result.highest)
        some = [cell for cell in line.cells if cell.figure and cell.centre_id not in result.like]
        like = say("compare_among_like_short") if some and len(found.years) > 2 else ""
        return like + say(key, centre=centre_name(result.highest)), CENTRE_TEXT[position]
    lacking = [cell.centre_id for cell in line.cells if cell.figure is None]
    if result.verdict is Verdict.MISSING and 0 < len(lacking) <= 2:
        told = (
            say(
                "compare_missing_of",
                centre=centre_name(c),
                gap=gap_text(c, found.years[c], line.indicator.id),
            )
            for c in lacking
        )
        return say("list_comma").join(told), GREY_TEXT
    return say(f"compare_verdict_{result.verdict.value}"), GREY_TEXT


def _finding(found: Comparison) -> str:
    results = [standing(line) for line in found.ratios]
    higher = [result.highest for result in results if result.verdict is Verdict.HIGHER]
    counts = [
        say("compare_who_count", centre=centre_name(centre), count=higher.count(centre))
        for centre in found.years
        if centre in higher
    ]
    undecided = sum(r.verdict in JUDGED for r in results) - len(higher)
    if undecided:
        counts.append(say("compare_who_undecided", count=undecided))
    if not counts:
        return say("compare_who_nobody")
    return say("compare_who", counts=say("clause_join").join(counts))


def _in_words(line: Line, found: Comparison) -> str:
    scale = line_scale(line, "auto")
    values = say("list_comma").join(
        f"{centre_name(f.centre_id)} {f.year} {with_unit(scale.of(f), scale.unit)}"
        for f in (cell.figure for cell in line.cells)
        if f
    )
    name = indicator_name(line.indicator.id)
    word, _ = _judgement(line, found)
    return say("compare_alt_row", name=name, values=values, verdict=word)
