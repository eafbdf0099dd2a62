"""The picture of a whole field: every centre a dot, sorted, with quartiles and marked centres.

Rows are a few pixels high, so names stand by the marked centres alone; the table names all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis.benchmark import Entry, Field
from analysis.benchmark_open import far_reaching, open_groups, open_with
from dashboard import benchmark_quartiles, charts
from dashboard.benchmark_axis import Axis, axis_for
from dashboard.benchmark_dots import dots, looks
from dashboard.benchmark_quartiles import NARROW_PX
from dashboard.benchmark_words import name_of, rank_text, scale_of, value_text
from dashboard.charts import CENTRE_COLOURS, CENTRE_TEXT, GREY_TEXT, TEXT_SIZE, Chart, Spec
from dashboard.compare_drawing import LETTER_PX, in_pixels, letters
from dashboard.numbers import Scale, with_unit
from dashboard.texts import centre_name, say
from dashboard.trend_labels import spread as apart

# The rows of a field together, and one of them, in pixels: 133 centres make 4.5 each.
FIELD_PX: Final = 600.0
LOWEST_ROW, HIGHEST_ROW = 2.0, 14.0
# What stands between the ranked and the others.
BREAK: Final = 58
LABEL_GAP: Final = 20.0
# How far from its dot a name stands, over or under the run of the others.
ASIDE, RISE = 30, 12
BAND: Final = "rgba(128,140,152,0.16)"
# Below this many the nearer picture names every centre and this one would say nothing more.
FEWEST: Final = 20


@dataclass(frozen=True, slots=True)
class Name:
    """A marked centre's name: its text, how far along the axis its dot is, and the note but for
    the side.
    """

    centre_id: str
    text: str
    share: float
    note: Spec


def field_chart(field: Field, marked: Sequence[str], source: str) -> Chart | None:
    """Draw all of a field; None where there are so few ranked that they can all be named."""
    if len(field.ranked) <= FEWEST:
        return None
    scale = scale_of(field)
    axis = axis_for(field.entries, scale)
    labels = benchmark_quartiles.labels(field, axis)
    rows = _rows(field, benchmark_quartiles.head(labels))
    height = max(rows.values()) + 16
    names = _names(field, marked, axis, rows)
    texts = [*benchmark_quartiles.notes(labels), *names]
    if field.unranked:
        texts.append(_others_note(field, rows))
    title = title_of(field, marked[0])
    layout = in_pixels(charts.layout(title, _subtitle(field, axis), source, 0), height, texts)
    layout["xaxis"] = axis.spec()
    layout["shapes"] = [
        *_bands(field, rows),
        *benchmark_quartiles.lines(field, axis, labels, height),
    ]
    data = [dots(look, axis, rows) for look in looks(field.entries, marked)]
    words = " ".join([title, *_in_words(field, scale)])
    return Chart({"data": data, "layout": layout}, words, f"{marked[0]}-{field.indicator.id}-rank")


def title_of(field: Field, own: str) -> str:
    """State the own centre's place, or that it has none."""
    entry = field.entry(own)
    common = {"centre": centre_name(own), "name": name_of(field)}
    if entry is None or entry.place is None:
        return say("benchmark_title_none", **common, among=len(field.ranked))
    kind = "judged" if field.is_judged else "size"
    rank = rank_text(entry.place)
    return say(f"benchmark_title_{kind}", **common, rank=rank, among=entry.place.among)


def _subtitle(field: Field, axis: Axis) -> str:
    parts = [
        say("benchmark_subtitle", name=name_of(field), year=field.year, unit=axis.scale.unit),
        say(f"benchmark_order_{field.direction}"),
    ]
    parts += [say("benchmark_log")] if axis.is_log else []
    parts += [say("benchmark_bands")] if open_groups(field.ranked) else []
    parts += _widest(field)
    return say("clause_join").join(parts)


def _widest(field: Field) -> list[str]:
    """Say over how many the widest interval reaches where it is too wide for a ground of grey."""
    far = far_reaching(field.ranked)
    if not far:
        return []
    widest = max(far, key=lambda entry: entry.figure.amount.half_width)
    told = {"centre": centre_name(widest.centre_id), "rank": rank_text(widest.place)}
    return [say("benchmark_widest", **told, count=len(open_with(field, widest)))]


def _rows(field: Field, head: float) -> dict[str, float]:
    """Give how far down, in pixels, each centre's row is."""
    step = min(max(FIELD_PX / len(field.ranked), LOWEST_ROW), HIGHEST_ROW)
    rows = {e.centre_id: head + step * (i + 0.5) for i, e in enumerate(field.ranked)}
    below = head + step * len(field.ranked) + BREAK
    return rows | {e.centre_id: below + 9.0 * i for i, e in enumerate(field.unranked)}


def _bands(field: Field, rows: dict[str, float]) -> list[Spec]:
    """Lay a light ground under the rows whose order rounding leaves open."""
    ids = [entry.centre_id for entry in field.ranked]
    half = (rows[ids[1]] - rows[ids[0]]) / 2
    place = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    return [
        {
            **place,
            "y0": round(rows[ids[first]] - half, 1),
            "y1": round(rows[ids[last]] + half, 1),
            "fillcolor": BAND,
            "line": {"width": 0},
        }
        for first, last in open_groups(field.ranked)
    ]


def _names(field: Field, marked: Sequence[str], axis: Axis, rows: dict[str, float]) -> list[Spec]:
    """Name the marked centres beside their dots, on the side where the others leave room."""
    middle = (min(rows.values()) + max(rows.values())) / 2
    names = [_name(e, marked, axis, rows) for c in marked if (e := field.entry(c))]
    usual = [(rows[n.centre_id] < middle) == (field.direction != "lower_better") for n in names]
    sides = [_goes_left(n, left) for n, left in zip(names, usual, strict=True)]
    # On the other side than usual the run of the others is passed underneath.
    rises = [
        -RISE if (rows[n.centre_id] < middle) == (side == left) else RISE
        for n, side, left in zip(names, sides, usual, strict=True)
    ]
    wanted = [rows[n.centre_id] + rise for n, rise in zip(names, rises, strict=True)]
    placed = apart(wanted, LABEL_GAP)
    return [
        {
            **name.note,
            "ax": -ASIDE if is_left else ASIDE,
            "ay": round(row - rows[name.centre_id], 1),
            "xanchor": "right" if is_left else "left",
        }
        for name, is_left, row in zip(names, sides, placed, strict=True)
    ]


def _name(entry: Entry, marked: Sequence[str], axis: Axis, rows: dict[str, float]) -> Name:
    value, position = entry.figure.amount.value, marked.index(entry.centre_id)
    rank = say("benchmark_rank", rank=rank_text(entry.place)) if entry.place else ""
    told = f"{value_text(entry, axis.scale)} {rank}".strip()
    name = centre_name(entry.centre_id)
    note = {
        "text": f"<b>{name}</b> {told}",
        "x": axis.note(value),
        "y": rows[entry.centre_id],
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": CENTRE_COLOURS[position],
        "standoff": 5,
        "font": {"size": TEXT_SIZE, "color": CENTRE_TEXT[position]},
    }
    return Name(entry.centre_id, f"{name} {told}", axis.share(value), note)


def _goes_left(name: Name, usual: bool) -> bool:
    """Choose the side of a name: where the others leave room, unless it would leave a phone."""
    needed = (letters(name.text) * LETTER_PX + ASIDE) / NARROW_PX
    if usual:
        return name.share >= needed or name.share > 0.5
    return 1 - name.share < needed and name.share > 0.5


def _others_note(field: Field, rows: dict[str, float]) -> Spec:
    return {
        "text": say("benchmark_unranked_below", count=len(field.unranked)),
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": min(rows[e.centre_id] for e in field.unranked) - 16,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": TEXT_SIZE, "color": GREY_TEXT},
    }


def _in_words(field: Field, scale: Scale) -> list[str]:
    """Tell what the picture shows to who cannot see it."""
    first, last = field.ranked[0], field.ranked[-1]
    ends = {
        "first": centre_name(first.centre_id),
        "best": with_unit(value_text(first, scale), scale.unit),
        "last": centre_name(last.centre_id),
        "worst": with_unit(value_text(last, scale), scale.unit),
        "median": with_unit(scale.number(field.quartiles[1], "computed"), scale.unit),
    }
    return [say("benchmark_alt", **ends)]
