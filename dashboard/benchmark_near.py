"""The picture of a centre among its neighbours: near enough to see what rounding leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.benchmark import Entry, Field
from analysis.benchmark_open import around, open_groups, open_with
from dashboard import charts
from dashboard.benchmark_axis import axis_for
from dashboard.benchmark_dots import dots, looks
from dashboard.benchmark_field import BAND, FEWEST
from dashboard.benchmark_quartiles import NARROW_PX
from dashboard.benchmark_words import name_of, named, rank_text, scale_of, value_text
from dashboard.charts import CENTRE_TEXT, GREY, GREY_TEXT, TEXT_SIZE, Chart, Spec
from dashboard.compare_drawing import INK, LETTER_PX, in_pixels, letters
from dashboard.numbers import Scale
from dashboard.texts import centre_name, say

# Own centre and as many on either side: thirteen rows are as high as the whole field beside them.
REACH: Final = 6
ROW: Final = 40
# All of a small field has the same room.
LOW_ROW: Final = 30
# What a name or a value keeps from the dots.
BETWEEN: Final = 14
DOT: Final = 11


def near_chart(field: Field, marked: Sequence[str], source: str) -> Chart | None:
    """Draw the own centre among those next to it, or all of a small field; None without ranks."""
    if not field.ranked:
        return None
    whole = len(field.ranked) <= FEWEST
    start, end = (0, len(field.ranked)) if whole else around(field, marked[0], REACH)
    rows = field.ranked[start:end]
    scale = scale_of(field)
    step = LOW_ROW if whole else ROW
    places = {e.centre_id: step * (i + 0.5) for i, e in enumerate(rows)}
    axis = axis_for(rows, scale)
    left, right = _room(rows, scale)
    domain = [left, 1 - right]
    title = _finding(field, marked[0])
    subtitle = say("benchmark_near_subtitle", name=name_of(field), unit=scale.unit, year=field.year)
    if not whole:
        subtitle += say("clause_join") + say("benchmark_near_part", first=start + 1, last=end)
    texts = [note for e in rows for note in _texts(e, places[e.centre_id], marked, scale)]
    layout = in_pixels(charts.layout(title, subtitle, source, 0), step * len(rows), texts)
    layout["xaxis"] = {**axis.spec(visible=False), "domain": domain}
    layout["shapes"] = [*_bands(field, start, end, step), *_tracks(places, domain)]
    data = [dots(look, axis, places) for look in looks(rows, marked, DOT)]
    words = say("benchmark_near_alt", title=title, rows=_in_words(rows, scale))
    return Chart({"data": data, "layout": layout}, words, f"{marked[0]}-{field.indicator.id}-near")


def _room(rows: Sequence[Entry], scale: Scale) -> tuple[float, float]:
    """Give the shares of the width that ranks and names, and that values need on a phone."""
    names = max(letters(f"{rank_text(e.place)} {centre_name(e.centre_id)}") for e in rows)
    values = max(letters(value_text(e, scale)) for e in rows)
    left, right = (w * LETTER_PX + BETWEEN for w in (names, values))
    return min(left / NARROW_PX, 0.5), min(right / NARROW_PX, 0.3)


def _finding(field: Field, own: str) -> str:
    """Say with whom the own centre's order is open, or that it is decided."""
    entry = field.entry(own)
    if entry is None or entry.place is None:
        return say("benchmark_near_top")
    alike = open_with(field, entry)
    if alike:
        return say("benchmark_near_open", centre=centre_name(own), names=named(alike))
    return say("benchmark_near_decided", centre=centre_name(own))


def _texts(entry: Entry, down: float, marked: Sequence[str], scale: Scale) -> list[Spec]:
    """Write rank and name left of a row, the value right of it."""
    centre = entry.centre_id
    colour = CENTRE_TEXT[marked.index(centre)] if centre in marked else INK
    name = f"<b>{centre_name(centre)}</b>" if centre in marked else centre_name(centre)
    rank = f'<span style="color:{GREY_TEXT}">{rank_text(entry.place)}</span>'
    place = {"xref": "paper", "y": down, "yanchor": "middle", "showarrow": False}
    font = {"size": TEXT_SIZE, "color": colour}
    return [
        {**place, "text": f"{rank} {name}", "x": 0, "xanchor": "left", "font": font},
        {**place, "text": value_text(entry, scale), "x": 1, "xanchor": "right", "font": font},
    ]


def _bands(field: Field, start: int, end: int, step: float) -> list[Spec]:
    """Lay a light ground under the rows whose order is open, as far as they are in sight."""
    place = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    look = {"fillcolor": BAND, "line": {"width": 0}}
    seen = ((max(a, start), min(b + 1, end)) for a, b in open_groups(field.ranked))
    return [
        {**place, **look, "y0": step * (a - start) + 2, "y1": step * (b - start) - 2}
        for a, b in seen
        if a < b
    ]


def _tracks(places: dict[str, float], domain: list[float]) -> list[Spec]:
    """Lead the eye from a name over its dot to its value."""
    look = {"type": "line", "xref": "paper", "layer": "below", "opacity": 0.25}
    line = {"color": GREY, "width": 1}
    return [
        {**look, "x0": domain[0], "x1": domain[1], "y0": y, "y1": y, "line": line}
        for y in places.values()
    ]


def _in_words(rows: Sequence[Entry], scale: Scale) -> str:
    told = (f"{rank_text(e.place)} {centre_name(e.centre_id)} {value_text(e, scale)}" for e in rows)
    return say("list_comma").join(told)
