"""The picture of levels: a bar a centre and year, by the measure chosen, in blocks by indicator."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.compare import Comparison, rests_on_growth
from analysis.figures import Figure
from analysis.measures import UNIT_OF, Bar, Block
from catalogue import catalogue
from dashboard import charts, sources
from dashboard.charts import CENTRE_COLOURS, CENTRE_TEXT, GREY, GREY_TEXT, TEXT_SIZE, Chart, Spec
from dashboard.compare_drawing import (
    INK,
    LETTER_PX,
    hover_text,
    in_pixels,
    letters,
    shade,
)
from dashboard.compare_findings import finding
from dashboard.gaps import gap_text
from dashboard.numbers import Scale, figure_text, scale_for, with_unit
from dashboard.sources import Background
from dashboard.texts import centre_name, indicator_name, say

# A block's name, a bar with the space under it, what parts centres, and blocks, in pixels.
NAME, BAR, BETWEEN, GAP = 26, 22, 6, 14
THICK = 16
# The narrowest picture: what is left of a bar must hold its name, what is right of the longest
# one its value.
ROW_PX = 342


def level_bars(
    found: Comparison,
    blocks: Sequence[Block],
    measure: str,
    behind: Background,
    source: str,
    asked: str,
) -> Chart | None:
    """Draw a measure's blocks; `asked` is the money unit. None where there is nothing to draw."""
    if not blocks:
        return None
    scales = [_scale(block, measure, asked) for block in blocks]
    rows = [
        _rows(block, measure, scale, behind) for block, scale in zip(blocks, scales, strict=True)
    ]
    heads: list[Spec] = []
    zeros: list[Spec] = []
    y = 0.0
    for block, scale, bars in zip(blocks, scales, rows, strict=True):
        heads.append(_head(block, scale, y))
        y = _place(bars, y + NAME)
        zeros.append(_zero_line(bars, BAR / 2))
        y += GAP
    flat = [bar for bars in rows for bar in bars]
    title = finding(found, blocks, measure)
    layout = in_pixels(charts.layout(title, say(f"compare_bars_{measure}"), source, 0), y, heads)
    layout["yaxis"] |= _row_names(flat, found)
    layout["xaxis"] = _x_axis(flat, found)
    layout["shapes"] = zeros
    words = " ".join(
        [title, *(_in_words(block, bars) for block, bars in zip(blocks, rows, strict=True))]
    )
    return Chart(
        {"data": [_trace(flat, found)], "layout": layout},
        words,
        f"{'-'.join(found.years)}-{measure}",
    )


def _scale(block: Block, measure: str, asked: str) -> Scale:
    amounts = [bar.figure.amount for bar in block.bars if bar.figure]
    if measure == "index":
        return Scale(1.0, "", 2)
    indicator = catalogue().indicators[UNIT_OF.get(measure, block.indicator_id)]
    smallest = min(amounts, key=lambda amount: abs(amount.value))
    return scale_for(indicator, [smallest], asked, amounts)


def _rows(block: Block, measure: str, scale: Scale, behind: Background) -> list[Spec]:
    """Give a bar's numbers: lengths on a shared scale are fractions of the block's longest."""
    longest: dict[str, float] = {}
    for bar in block.bars:
        if bar.figure:
            group = bar.centre_id if measure == "own" else ""
            longest[group] = max(longest.get(group, 0.0), abs(bar.figure.amount.value))
    rows = []
    for bar in block.bars:
        full = longest.get(bar.centre_id if measure == "own" else "", 0.0) or 1.0
        base, unit = (100.0, 1.0) if measure == "index" else (0.0, full)
        rows.append(_row(bar, base, unit, scale, measure, behind))
    return rows


def _row(
    bar: Bar, base: float, unit: float, scale: Scale, measure: str, behind: Background
) -> Spec:
    row: Spec = {"bar": bar, "x": 0.0, "base": base / unit, "error": (None, None), "hover": ""}
    if bar.figure is None:
        return {**row, "text": gap_text(bar.centre_id, bar.year)}
    amount = bar.figure.amount
    text = scale.of(bar.figure)
    if rests_on_growth(bar.figure):
        ends = (amount.high - amount.value) / unit, (amount.value - amount.low) / unit
        row["error"] = ends
    hover = hover_text(bar.figure, scale, behind)
    if len(bar.parts) > 1 and measure != "index":
        hover += "<br>" + charts.wrapped(_quotient(bar.figure, bar.parts, scale))
    notes = f" {say('source_doubt')}" if bar.figure.doubt else ""
    return {**row, "x": (amount.value - base) / unit, "text": text + notes, "hover": hover}


def _quotient(figure: Figure, parts: Sequence[Figure], scale: Scale) -> str:
    above, below = (f"{indicator_name(f.indicator_id)} {figure_text(f)}" for f in parts)
    value = with_unit(scale.of(figure), scale.unit)
    return say("compare_sum", above=above, below=below, value=value)


def _head(block: Block, scale: Scale, y: float) -> Spec:
    name = f"<b>{indicator_name(block.indicator_id)}</b>"
    unit = f' <span style="color:{GREY_TEXT}">{scale.unit}</span>'
    return {
        "text": name + unit,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": y + NAME / 2,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": TEXT_SIZE, "color": INK},
    }


def _place(rows: Sequence[Spec], top: float) -> float:
    """Set the rows below one another, each centre's apart from the next; give where they end."""
    y = top
    for before, row in zip([rows[0], *rows], rows, strict=False):
        y += BETWEEN * (before["bar"].centre_id != row["bar"].centre_id)
        row["y"] = y + BAR / 2
        y += BAR
    return y


def _zero_line(rows: Sequence[Spec], half: float) -> Spec:
    x = rows[0]["base"]
    ends = {"y0": rows[0]["y"] - half, "y1": rows[-1]["y"] + half}
    return {"type": "line", "x0": x, "x1": x, **ends, "line": {"color": GREY, "width": 1}}


def _row_names(rows: Sequence[Spec], found: Comparison) -> Spec:
    """Name each row by its year, the first of a centre by the centre too."""
    names = []
    before: Spec | None = None
    for row in rows:
        bar: Bar = row["bar"]
        follows = before is not None and row["y"] - before["y"] == BAR
        colour = CENTRE_TEXT[list(found.years).index(bar.centre_id)]
        name = f"{bar.year}" if follows else f"{centre_name(bar.centre_id)} {bar.year}"
        names.append(f'<span style="color:{colour}">{name}</span>')
        before = row
    return {
        "visible": True,
        "tickvals": [row["y"] for row in rows],
        "ticktext": names,
        "tickfont": {"size": TEXT_SIZE},
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "automargin": False,
    }


def _x_axis(rows: Sequence[Spec], found: Comparison) -> Spec:
    """Leave room for the longest row name at the left and the longest value at the right."""
    longest = max(letters(f"{centre_name(centre)} 2000") for centre in found.years)
    left = min(longest * LETTER_PX / ROW_PX + 0.05, 0.42)
    room = max(letters(row["text"]) for row in rows) * LETTER_PX / (ROW_PX * (1 - left)) + 0.02
    ends = [row["base"] + row["x"] for row in rows] + [rows[0]["base"]]
    low, high = min(ends), max(ends)
    spread = (high - low) or 1.0
    right = high + spread * room / (1 - room)
    start = low - (spread * room / (1 - room) if low < rows[0]["base"] else 0.0)
    return {
        "domain": [left, 1],
        "range": [start, right],
        "showgrid": False,
        "showticklabels": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _trace(rows: Sequence[Spec], found: Comparison) -> Spec:
    order = list(found.years)
    bars: list[Bar] = [row["bar"] for row in rows]
    colours = [shade(CENTRE_COLOURS[order.index(bar.centre_id)], strong=bar.asked) for bar in bars]
    hollow = [bar.figure is not None and rests_on_growth(bar.figure) for bar in bars]
    text_colours = [INK if bar.figure else GREY_TEXT for bar in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [row["x"] for row in rows],
        "y": [row["y"] for row in rows],
        "base": [row["base"] for row in rows],
        "width": THICK,
        "text": [f"\u00a0{row['text']}" for row in rows],
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"size": TEXT_SIZE, "color": text_colours},
        "customdata": [sources.cells_key(bar.parts) for bar in bars],
        "hovertext": [row["hover"] for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "error_x": {
            "type": "data",
            "array": [row["error"][0] for row in rows],
            "arrayminus": [row["error"][1] for row in rows],
            "color": GREY_TEXT,
            "thickness": 1.5,
            "width": 3,
        },
        "marker": {
            "color": [
                "rgba(0,0,0,0)" if empty else colour
                for colour, empty in zip(colours, hollow, strict=True)
            ],
            "line": {"color": colours, "width": 2},
        },
    }


def _in_words(block: Block, rows: Sequence[Spec]) -> str:
    name = indicator_name(block.indicator_id)
    values = say("list_comma").join(
        f"{centre_name(row['bar'].centre_id)} {row['bar'].year} {row['text']}" for row in rows
    )
    return f"{name} {values}."
