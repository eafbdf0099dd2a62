"""The drawing of a trend: a line for each centre, and under it a strip of year-on-year bars each.

Its labels are in `trend_labels`; what a line says, its words and units, in `trend_pictures`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard import charts
from dashboard.charts import GREY_TEXT, TEXT_SIZE, Chart, Spec
from dashboard.numbers import change_number
from dashboard.trend_labels import (
    HEADING_HEIGHT,
    LINES_HEIGHT,
    MOST_LABELLED,
    Drawing,
    Line,
    Mark,
    end_notes,
    heading_notes,
    right_margin,
    short,
    text_width,
    tick_texts,
    ticks_around_zero,
    ticks_between,
)
from intervals import Interval

WHITE: Final = "#FFFFFF"
CLEAR: Final = "rgba(0,0,0,0)"
NET: Final = "rgba(128,140,152,0.22)"
ZERO: Final = "rgba(128,140,152,0.7)"
# Heights in pixels of the tallest bar: of few strips, and of more than these many.
BARS_HEIGHT: Final = 44
LOW_BARS_HEIGHT: Final = 30
MOST_HIGH_STRIPS: Final = 3
# Points of more years than these would touch.
MOST_LARGE: Final = 10
# Of the number above a bar, which no bar may reach into.
NUMBER_HEIGHT: Final = 19


def chart(drawing: Drawing) -> Chart:
    """Draw a picture: the lines on one axis, then the bars of each centre on a like scale."""
    count = len(drawing.strips)
    labelled = len(drawing.years) <= MOST_LABELLED
    levels = _level_span(drawing)
    changes, strip = _change_span(drawing, labelled)
    height = LINES_HEIGHT + strip * count
    notes = [*heading_notes(drawing, strip, height), *end_notes(drawing, levels)]
    layout = charts.layout(
        drawing.title,
        drawing.subtitle,
        drawing.source,
        height,
        annotations=notes,
        xaxis=_year_axis(drawing.years, f"y{count + 1}" if count else "y"),
        yaxis=_level_axis(levels, LINES_HEIGHT / height),
        bargap=0.35,
        **_strip_axes(count, strip, changes, shown=not labelled),
    )
    # The layout's height is the whole picture's: plots, heading and source line.
    margin = layout["margin"]
    layout["height"] = height + margin["t"] + margin["b"]
    axes = [layout["yaxis"], *([] if labelled or not count else [layout["yaxis2"]])]
    left = 12 + max(text_width(text) for axis in axes for text in axis["ticktext"])
    layout["margin"] = {**margin, "l": left, "r": right_margin(drawing)}
    # Words begin at the picture's edge, not at the axis: on a phone they need the whole width.
    for note in layout["annotations"]:
        if note.get("xref") == "paper":
            note["xshift"] = 4 - left
    if drawing.base is not None:
        layout["shapes"] = [_base_line(drawing.base)]
    pixel = (levels[1] - levels[0]) / LINES_HEIGHT
    traces = [_line_trace(line, pixel) for line in drawing.lines]
    traces += [_bar_trace(line, i + 2, labelled) for i, line in enumerate(drawing.strips)]
    alt = f"{drawing.title}。{drawing.subtitle}"
    return Chart({"data": traces, "layout": layout}, alt, drawing.file_name)


def _line_trace(line: Line, pixel: float) -> Spec:
    """Draw a line; before a point that it must not lead to stands an empty one.

    Intervals are drawn where one of the line is higher than a `pixel` of the axis.
    """
    colour = charts.CENTRE_COLOURS[line.colour]
    path: list[tuple[Mark, Interval | None]] = []
    for mark in line.marks:
        if path and not mark.joined:
            path.append((mark, None))
        path.append((mark, mark.level))
    shapes = ["diamond" if mark.basis == "computed" else "circle" for mark, _ in path]
    fills = [colour if mark.basis == "reported" else WHITE for mark, _ in path]
    seen = any(level.high - level.low > pixel for _, level in line.drawn)
    spec: Spec = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [str(mark.year) for mark, _ in path],
        "y": [short(level.value) if level else None for _, level in path],
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": colour, "width": 2},
        "marker": {
            "size": 9 if len(line.marks) <= MOST_LARGE else 6,
            "symbol": shapes,
            "color": fills,
            "opacity": 1,
            "line": {"color": colour, "width": 2},
        },
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [[mark.cell, mark.texts[0]] for mark, _ in path],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
    }
    if seen:
        spec["error_y"] = _error_bars([level for _, level in path], colour)
    return spec


def _error_bars(levels: Sequence[Interval | None], colour: str) -> Spec:
    return {
        "type": "data",
        "symmetric": False,
        "array": [short(level.high - level.value) if level else 0 for level in levels],
        "arrayminus": [short(level.value - level.low) if level else 0 for level in levels],
        "color": colour,
        "thickness": 1.5,
        "width": 4,
    }


def _bar_trace(line: Line, axis: int, labelled: bool) -> Spec:
    colour = charts.CENTRE_COLOURS[line.colour]
    spec: Spec = {
        "type": "bar",
        "yaxis": f"y{axis}",
        "x": [str(mark.year) for mark, _ in line.changes],
        "y": [short(change.amount.value) for _, change in line.changes],
        "marker": {
            "color": [
                colour if change.basis == "reported" else CLEAR for _, change in line.changes
            ],
            "line": {"color": colour, "width": 1.5},
        },
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [[mark.cell, mark.texts[1]] for mark, _ in line.changes],
        "hovertemplate": f"<b>{line.name} %{{x}}</b><br>%{{customdata[1]}}<extra></extra>",
    }
    if labelled:
        numbers = [change_number(change) for _, change in line.changes]
        spec |= {"text": numbers, "textposition": "outside", "textangle": 0, "cliponaxis": False}
        spec |= {"textfont": {"size": TEXT_SIZE}, "constraintext": "none"}
    return spec


def _level_span(drawing: Drawing) -> tuple[float, float]:
    """Give the ends of the axis: all intervals, and room for the end labels."""
    levels = [level for line in drawing.lines for _, level in line.drawn]
    low = min((level.low for level in levels), default=0.0)
    high = max((level.high for level in levels), default=1.0)
    wide = (high - low) or abs(high) * 0.1 or 1.0
    return low - 0.22 * wide, high + 0.22 * wide


def _change_span(drawing: Drawing, labelled: bool) -> tuple[tuple[float, float], int]:
    """Give the ends of the bars' axis, alike for all, and the height of a strip in pixels.

    The axis holds zero, every bar, and beyond the bars the room for their numbers.
    """
    changes = (change for line in drawing.strips for _, change in line.changes)
    values = [0.0, *(change.amount.value for change in changes)]
    low, high = min(values), max(values)
    bars = BARS_HEIGHT if len(drawing.strips) <= MOST_HIGH_STRIPS else LOW_BARS_HEIGHT
    room = NUMBER_HEIGHT if labelled else 4
    below, above = room * (low < 0), room * (high > 0 or low == 0)
    per_pixel = ((high - low) or 1.0) / bars
    ends = low - below * per_pixel, high + above * per_pixel
    return ends, HEADING_HEIGHT + below + bars + above


def _year_axis(years: Sequence[int], anchor: str) -> Spec:
    step = -(-len(years) // MOST_LABELLED)
    shown = [str(year) for year in years[::-1][::step][::-1]]
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": [str(year) for year in years],
        "range": [-0.5, len(years) - 0.5],
        "tickmode": "array",
        "tickvals": shown,
        "tickangle": 0,
        "tickfont": {"size": TEXT_SIZE},
        "anchor": anchor,
        "fixedrange": True,
        "automargin": False,
        "showgrid": False,
    }


def _level_axis(span: tuple[float, float], share: float) -> Spec:
    # A number at the very bottom would touch the heading of the bars below.
    bottom = span[0] + 0.06 * (span[1] - span[0])
    ticks = ticks_between(bottom, span[1], 5)
    return {"domain": [1 - share, 1], **_axis(span, ticks, shown=True)}


def _strip_axes(count: int, strip: int, span: tuple[float, float], *, shown: bool) -> Spec:
    """Lay the strips out from the bottom of the lines to that of the picture."""
    if not count:
        return {}
    height = LINES_HEIGHT + strip * count
    share, bars = strip / height, (strip - HEADING_HEIGHT) / height
    axis = _axis(span, ticks_around_zero(*span), shown=shown)
    bottoms = [share * (count - 1 - i) for i in range(count)]
    return {
        f"yaxis{i + 2}": {"domain": [bottom, bottom + bars], **axis}
        for i, bottom in enumerate(bottoms)
    }


def _axis(span: tuple[float, float], ticks: Sequence[float], *, shown: bool) -> Spec:
    return {
        "range": list(span),
        "tickmode": "array",
        "tickvals": list(ticks),
        "ticktext": list(tick_texts(ticks)),
        "tickfont": {"size": TEXT_SIZE, "color": GREY_TEXT},
        "showticklabels": shown,
        "showgrid": shown,
        "gridcolor": NET,
        "zeroline": span[0] <= 0 <= span[1],
        "zerolinecolor": ZERO,
        "fixedrange": True,
        "automargin": False,
    }


def _base_line(level: float) -> Spec:
    line = {"color": ZERO, "width": 1.5, "dash": "dot"}
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": level,
        "y1": level,
        "line": line,
    }
