"""How the benchmark page writes: names, units, ranks, quarters, numbers with their source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from analysis.benchmark import Entry, Field, quarters
from analysis.measures import UNIT_OF
from catalogue import catalogue
from changes import POINT_UNITS, Change
from dashboard import sources
from dashboard.gaps import gap_text
from dashboard.markup import Html, tag
from dashboard.numbers import MARKS, MINUS, Scale, change_text, scale_for, unit_text, with_unit
from dashboard.texts import centre_name, indicator_name, language, qualifier_text, say
from intervals import Interval
from ranks import Place

# More names than these in a sentence are counted instead.
MOST_NAMED: Final = 3
# A number of things per 10,000 employees is told to a tenth at most.
HEADS_DECIMALS: Final = 1
# Where Plotly puts what a point carries behind its source's key.
PARTS: Final = tuple(f"%{{customdata[{number}]}}" for number in range(1, 6))


def name_of(field: Field) -> str:
    """Name what a field is ranked by."""
    name = indicator_name(field.indicator.id)
    if field.per is None:
        return name
    if field.per.indicator_id:
        return indicator_name(field.per.indicator_id)
    key = "benchmark_per_head" if field.indicator.unit == "CNY" else "benchmark_per_heads"
    return say(key, name=name if language() == "zh" else name.lower())


def scale_of(field: Field) -> Scale:
    """Choose one unit for all figures of a field."""
    amounts = [entry.figure.amount for entry in field.entries]
    if field.per is None:
        return scale_for(field.indicator, amounts)
    if field.indicator.unit == "CNY":
        return scale_for(catalogue().indicators[UNIT_OF["relative"]], amounts)
    unit = say("benchmark_unit_per_heads", unit=unit_text(field.indicator))
    return Scale(1.0, unit, HEADS_DECIMALS)


def rank_text(place: Place | None) -> str:
    """Write a rank band: 5, or 3–5 where rounding leaves it open; a dash without one."""
    if place is None:
        return "—"
    return str(place.best) if place.best == place.worst else f"{place.best}–{place.worst}"


def quarter_sign(place: Place | None) -> str:
    """Give the sign of the quarter a place lies in, or of the two it may lie in; empty without."""
    if place is None:
        return ""
    signs = dict.fromkeys(say(f"benchmark_quarter_sign_{quarter}") for quarter in quarters(place))
    return "–".join(signs)


def quarter_words(place: Place) -> str:
    """Name the quarter a place lies in, or the two it may lie in."""
    names = dict.fromkeys(say(f"benchmark_quarter_{quarter}") for quarter in quarters(place))
    return say("benchmark_or").join(names)


def number(entry: Entry, text: Html | str) -> Html:
    """Make a number a button that opens the source of all that it is made of."""
    figure = entry.figure
    if len(entry.parts) < 2:
        return sources.number(entry.parts[0] if entry.parts else figure, text)
    label = say("source_of", name=f"{indicator_name(figure.indicator_id)} {figure.year}")
    key = sources.cells_key(entry.parts)
    return tag("button", text, class_="src", data_source=key, aria_label=label)


def linked(entry: Entry, scale: Scale) -> Html:
    """Give an entry's number with its unit, its source one click away."""
    return number(entry, with_unit(value_text(entry, scale), scale.unit))


def value_text(entry: Entry, scale: Scale) -> str:
    """Write an entry's number without its unit."""
    return scale.of(entry.figure)


def obstacle_badge(entry: Entry) -> Html:
    """Say in a badge why an entry is not ranked: its 口径 or doubt in words; empty if it is."""
    if entry.obstacle in ("qualifier", "doubt"):
        return sources.badges(entry.figure)
    if entry.obstacle:
        return tag("span", say(f"benchmark_obstacle_{entry.obstacle}"), class_="badge")
    return Html("")


def obstacle_text(entry: Entry) -> str:
    """Say why an entry is not ranked."""
    told = entry.figure.doubt or entry.figure.qualifier
    if entry.obstacle in ("qualifier", "doubt"):
        return qualifier_text(told)
    return say(f"benchmark_obstacle_{entry.obstacle}") if entry.obstacle else ""


def apart_text(field: Field, scale: Scale, apart: Interval) -> str:
    """Write a difference without its sign: in points for ratios, else in the field's unit."""
    amount = apart if apart.value >= 0 else -apart
    point = POINT_UNITS.get(field.indicator.unit) if field.per is None else None
    if point:
        return change_text(Change(amount, point, "computed")).lstrip("+")
    return with_unit(scale.number(amount, "computed"), scale.unit).lstrip(MINUS)


def hover_template(scale: Scale, *, is_ranked: bool, has_spans: bool) -> str:
    """Write once what the hovers of points have alike; `hover_parts` fills the gaps."""
    where = say("benchmark_rank", rank=PARTS[1]) if is_ranked else PARTS[1]
    value = with_unit(PARTS[2], scale.unit)
    change = say("benchmark_hover_change", change=PARTS[3])
    lines = [f"<b>{PARTS[0]}</b> {where}", f"{value} {PARTS[4]}" if has_spans else value, change]
    return "<br>".join(lines) + "<extra></extra>"


def hover_parts(entry: Entry, scale: Scale, *, has_spans: bool) -> list[str]:
    """Give a point's own words: whose it is, place or why none, value by its mark, change.

    What a printed number leaves open is seen from its digits; of others the interval is told.
    """
    basis = entry.figure.basis
    parts = [
        centre_name(entry.centre_id),
        rank_text(entry.place) if entry.place else obstacle_text(entry),
        f"{MARKS[basis]} {value_text(entry, scale)}",
        change_text(entry.change) if entry.change else "—",
    ]
    if has_spans:
        parts.append(scale.span(entry.figure.amount) if basis != "reported" else "")
    return parts


def named(entries: Sequence[Entry]) -> str:
    """Name a few centres, or the first of many and how many there are."""
    names = [centre_name(entry.centre_id) for entry in entries]
    told = say("list_comma").join(names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return told
    return say("benchmark_and_more", names=told, count=len(names))


def missing_by_gap(field: Field) -> list[tuple[str, list[str]]]:
    """Give the names of the centres without a figure by the word for why."""
    found: dict[str, list[str]] = {}
    for centre in field.missing:
        found.setdefault(gap_text(centre, field.year), []).append(centre_name(centre))
    return list(found.items())


def keys(entries: Iterable[Entry]) -> list[str]:
    """Give what points of a picture carry, to open the sources of their entries."""
    return [sources.cells_key(entry.parts) for entry in entries]
