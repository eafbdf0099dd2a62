"""The picture of two indicators of one year: a dot a centre, medians as lines; no causes told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.benchmark import Entry, Field
from analysis.benchmark_pairs import Pairs, pairs, side
from dashboard import charts
from dashboard.benchmark_axis import Axis, axis_for
from dashboard.benchmark_dots import Look, looks, marker, spread
from dashboard.benchmark_words import PARTS, keys, name_of, scale_of, value_text
from dashboard.charts import CENTRE_TEXT, GREY, GREY_TEXT, TEXT_SIZE, Chart, Spec
from dashboard.numbers import Scale, with_unit
from dashboard.texts import centre_name, say

HEIGHT: Final = 460
ABOVE: Final = {1: "above", -1: "below", 0: "near"}


def scatter_chart(across: Field, up: Field, marked: Sequence[str], source: str) -> Chart | None:
    """Draw the centres ranked by both; None where they are too few."""
    found = pairs(across, up)
    if not found.both:
        return None
    axes = [
        axis_for([pair[i] for pair in found.both], scale_of(f), 0.08) for i, f in _two(across, up)
    ]
    other = {one.centre_id: two for one, two in found.both}
    title = _finding(found, marked[0], across, up)
    subtitle = _subtitle(across, up, axes)
    base = charts.layout(title, subtitle, source, 0)
    heads = base["margin"]["t"] + base["margin"]["b"]
    entries = [one for one, _ in found.both]
    layout = charts.layout(
        title,
        subtitle,
        source,
        HEIGHT + heads,
        xaxis=axes[0].spec(),
        yaxis=axes[1].spec(ticklabelposition="inside top", ticks=""),
        shapes=_medians(found, axes),
        annotations=[*_median_notes(found, axes), *_names(found, marked, axes)],
        hovermode="closest",
    )
    data = [_trace(look, other, axes) for look in looks(entries, marked)]
    words = " ".join([title, counts_text(found, across, up)])
    name = f"{marked[0]}-{across.indicator.id}-{up.indicator.id}"
    return Chart({"data": data, "layout": layout}, words, name)


def _two(across: Field, up: Field) -> list[tuple[int, Field]]:
    return [(0, across), (1, up)]


def _subtitle(across: Field, up: Field, axes: Sequence[Axis]) -> str:
    told = []
    for key, field, axis in zip(("across", "up"), (across, up), axes, strict=True):
        log = say("benchmark_log_short") if axis.is_log else ""
        name = name_of(field)
        told.append(say(f"benchmark_scatter_{key}", name=name, unit=axis.scale.unit, log=log))
    return say("benchmark_scatter_subtitle", axes=say("clause_join").join(told), year=across.year)


def _finding(found: Pairs, own: str, across: Field, up: Field) -> str:
    """Say where the own centre lies about both medians, or how all centres do."""
    mine = next((pair for pair in found.both if pair[0].centre_id == own), None)
    if mine is None:
        counts = {"above": found.above, "below": found.below}
        return say("benchmark_scatter_all", across=name_of(across), up=name_of(up), **counts)
    signs = [side(e.figure.amount, m) for e, m in zip(mine, found.medians, strict=True)]
    words = [say(f"benchmark_side_{ABOVE[sign]}") for sign in signs]
    names = {"across": name_of(across), "up": name_of(up)}
    if signs[0] == signs[1] != 0:
        return say(f"benchmark_scatter_both_{ABOVE[signs[0]]}", centre=centre_name(own), **names)
    return say(
        "benchmark_scatter_finding",
        centre=centre_name(own),
        **names,
        side_across=words[0],
        side_up=words[1],
    )


def counts_text(found: Pairs, across: Field, up: Field) -> str:
    """Say how many centres lie above and below both medians, and how many on either side."""
    return say(
        "benchmark_scatter_counts",
        across=name_of(across),
        up=name_of(up),
        among=len(found.both),
        above=found.above,
        below=found.below,
        split=found.split,
        near=found.near,
    )


def _trace(look: Look, other: dict[str, Entry], axes: Sequence[Axis]) -> Spec:
    ups = [other[entry.centre_id] for entry in look.entries]
    sides = (look.entries, ups)
    x, y = ([e.figure.amount for e in found] for found in sides)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [axes[0].at(amount.value) for amount in x],
        "y": [axes[1].at(amount.value) for amount in y],
        "error_x": spread(axes[0], x, look.colour),
        "error_y": spread(axes[1], y, look.colour),
        "marker": marker(look.entries, look),
        "customdata": [
            [key, *_told(one, two, axes)]
            for key, one, two in zip(keys(ups), look.entries, ups, strict=True)
        ],
        "hovertemplate": _template(axes),
    }


def _told(one: Entry, two: Entry, axes: Sequence[Axis]) -> list[str]:
    values = (value_text(e, axis.scale) for e, axis in zip((one, two), axes, strict=True))
    return [centre_name(one.centre_id), *values]


def _template(axes: Sequence[Axis]) -> str:
    """Write once what the hovers of all points have alike."""
    units = (axis.scale.unit for axis in axes)
    values = (with_unit(part, unit) for part, unit in zip(PARTS[1:3], units, strict=True))
    return "<br>".join([f"<b>{PARTS[0]}</b>", *values]) + "<extra></extra>"


def _medians(found: Pairs, axes: Sequence[Axis]) -> list[Spec]:
    across, up = (axis.at(m.value) for axis, m in zip(axes, found.medians, strict=True))
    line = {"type": "line", "layer": "below", "line": {"color": GREY, "width": 1, "dash": "dot"}}
    return [
        {**line, "x0": across, "x1": across, "yref": "paper", "y0": 0, "y1": 1},
        {**line, "y0": up, "y1": up, "xref": "paper", "x0": 0, "x1": 1},
    ]


def _median_notes(found: Pairs, axes: Sequence[Axis]) -> list[Spec]:
    texts = [_median_text(axis.scale, found, i) for i, axis in enumerate(axes)]
    places = [axis.note(m.value) for axis, m in zip(axes, found.medians, strict=True)]
    look = {"showarrow": False, "font": {"size": TEXT_SIZE, "color": GREY_TEXT}}
    across = {"x": places[0], "xanchor": "left", "xshift": 4, "yref": "paper", "y": 0}
    up = {"y": places[1], "yanchor": "bottom", "xref": "paper", "x": 1, "xanchor": "right"}
    return [
        {**look, **across, "yanchor": "bottom", "text": texts[0]},
        {**look, **up, "text": texts[1]},
    ]


def _median_text(scale: Scale, found: Pairs, number: int) -> str:
    return say("benchmark_median", value=scale.number(found.medians[number], "computed"))


def _names(found: Pairs, marked: Sequence[str], axes: Sequence[Axis]) -> list[Spec]:
    """Name the marked centres beside their dots, towards the middle of the picture."""
    notes = []
    for pair in found.both:
        if pair[0].centre_id not in marked:
            continue
        x, y = (e.figure.amount.value for e in pair)
        is_left, is_low = axes[0].share(x) > 0.5, axes[1].share(y) > 0.85
        notes.append(
            {
                "text": f"<b>{centre_name(pair[0].centre_id)}</b>",
                "x": axes[0].note(x),
                "y": axes[1].note(y),
                "xanchor": "right" if is_left else "left",
                "xshift": -9 if is_left else 9,
                "yanchor": "top" if is_low else "bottom",
                "showarrow": False,
                "font": {
                    "size": TEXT_SIZE,
                    "color": CENTRE_TEXT[marked.index(pair[0].centre_id)],
                },
            }
        )
    return notes
