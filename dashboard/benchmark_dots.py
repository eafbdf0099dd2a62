"""Dots of the benchmark's pictures: a centre each, its basis by shape, its interval a thin bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.benchmark import Entry
from dashboard.benchmark_axis import Axis
from dashboard.benchmark_words import hover_parts, hover_template, keys
from dashboard.charts import CENTRE_COLOURS, GREY, Spec
from dashboard.compare_drawing import shade
from intervals import Interval

SYMBOLS: Final = {"reported": "circle", "derived": "circle-open", "computed": "diamond"}
# An interval of less than this share of the axis is narrower than its dot's outline.
VISIBLE: Final = 0.004
DOT, MARKED_DOT = 7, 13


@dataclass(frozen=True, slots=True)
class Look:
    """Entries that look alike; those not ranked are pale."""

    entries: list[Entry]
    colour: str
    size: int
    is_strong: bool


def looks(entries: Sequence[Entry], marked: Sequence[str], dot: int = DOT) -> list[Look]:
    """Give the looks of entries, the grey ones first, so that the marked lie over them."""
    others = [e for e in entries if e.centre_id not in marked]
    found = [
        Look([e for e in others if e.place], GREY, dot, True),
        Look([e for e in others if not e.place], GREY, dot, False),
    ]
    for position, centre in reversed(list(enumerate(marked))):
        own = [e for e in entries if e.centre_id == centre]
        strong = all(e.place for e in own)
        found.append(Look(own, CENTRE_COLOURS[position], MARKED_DOT, strong))
    return [look for look in found if look.entries]


def dots(look: Look, axis: Axis, rows: Mapping[str, float]) -> Spec:
    """Draw a look's dots on their rows, given in pixels."""
    amounts = [entry.figure.amount for entry in look.entries]
    has_spans = any(entry.figure.basis != "reported" for entry in look.entries)
    is_ranked = all(entry.place for entry in look.entries)
    told = (hover_parts(entry, axis.scale, has_spans=has_spans) for entry in look.entries)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [axis.at(amount.value) for amount in amounts],
        "y": [round(rows[entry.centre_id], 1) for entry in look.entries],
        "error_x": spread(axis, amounts, look.colour),
        "marker": marker(look.entries, look),
        "customdata": [[key, *own] for key, own in zip(keys(look.entries), told, strict=True)],
        "hovertemplate": hover_template(axis.scale, is_ranked=is_ranked, has_spans=has_spans),
        "cliponaxis": False,
    }


def marker(entries: Sequence[Entry], look: Look) -> Spec:
    """Give the marks of points: full for reported, hollow for derived, diamonds for computed."""
    symbols = [SYMBOLS[entry.figure.basis] for entry in entries]
    same = symbols[0] if len(set(symbols)) == 1 else symbols
    colour = shade(look.colour, strong=look.is_strong)
    return {"symbol": same, "color": colour, "size": look.size, "opacity": 1}


def spread(axis: Axis, amounts: Sequence[Interval], colour: str) -> Spec:
    """Give the intervals of points as thin bars, those that can be seen."""
    ends = [(a.high - a.value, a.value - a.low) for a in amounts]
    seen = [abs(axis.share(a.high) - axis.share(a.low)) > VISIBLE for a in amounts]
    if not any(seen):
        return {"visible": False}
    return {
        "type": "data",
        "symmetric": False,
        "array": [axis.at(up) if s else 0 for (up, _), s in zip(ends, seen, strict=True)],
        "arrayminus": [axis.at(down) if s else 0 for (_, down), s in zip(ends, seen, strict=True)],
        "color": colour,
        "thickness": 1.5,
        "width": 0,
    }
