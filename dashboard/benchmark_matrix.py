"""The table of many indicators by a few centres: values, and the quarter of all centres each is in.

The quarter stands as a sign in every cell; colour comes second.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.benchmark import QUARTERS, Entry, Field, field_of, held_in, quarters
from catalogue import catalogue
from dashboard import selection, sources
from dashboard.benchmark_choices import Asked, having, ranked_in
from dashboard.benchmark_words import (
    name_of,
    number,
    obstacle_text,
    quarter_sign,
    scale_of,
    value_text,
)
from dashboard.gaps import gap_text
from dashboard.markup import Html, joined, tag
from dashboard.numbers import Scale
from dashboard.texts import centre_name, language, say
from ranks import Place

# Columns that can be taken in at a glance on a wide screen, and rows beyond which nobody reads on.
MOST_COLUMNS: Final = 10
MOST_ROWS: Final = 20


def fields_for(asked: Asked) -> list[Field]:
    """Rank all centres by each indicator of the table, whoever the peers are."""
    known = catalogue()
    indicators = [known.indicators[i] for i in _rows(asked)]
    held = held_in(indicators, [asked.year], asked.measure)
    everyone = selection.all_centres()
    return [field_of(held, i, asked.year, asked.measure, everyone, known) for i in indicators]


def _rows(asked: Asked) -> list[str]:
    """Give the indicators to show, by group: of those ranked this year the usual ones first.

    Where the year has none, the usual ones that anybody has.
    """
    known = catalogue()
    there = ranked_in(asked.year) or having(asked.year)
    usual = [asked.indicator, *known.themes["compare_ratios"], *known.themes["compare_levels"]]
    first = [i for i in dict.fromkeys((*usual, *there)) if i in there]
    kept = {asked.indicator, *first[:MOST_ROWS]}
    groups = list(known.groups)
    return sorted(
        kept, key=lambda i: (groups.index(known.indicators[i].group), known.indicators[i].position)
    )


def columns_for(asked: Asked) -> tuple[str, ...]:
    """Give the marked centres and then the peers, the nearest in scale where all are."""
    if asked.peers.kind == "all":
        near = tuple(size.centre_id for size in selection.sizes(asked.own))
        others = near or asked.peers.centres
    else:
        others = asked.peers.centres
    return tuple(dict.fromkeys((*asked.marked, *others)))[:MOST_COLUMNS]


def _known_first(centres: Sequence[str], fields: Sequence[Field]) -> tuple[str, ...]:
    """Put centres without any figure behind those that have some: they fill a phone's width."""
    known = {entry.centre_id for field in fields for entry in field.entries}
    return tuple(sorted(centres, key=lambda centre: centre not in known))


def matrix(asked: Asked, fields: Sequence[Field]) -> Html:
    """Lay out the table with its heading and how to read it."""
    columns = _known_first(columns_for(asked), fields)
    known = catalogue()
    heads = [tag("th", say("benchmark_indicator"), scope="col")]
    for centre in columns:
        place = asked.marked.index(centre) if centre in asked.marked else None
        style = "" if place is None else f"c{place}"
        heads.append(tag("th", tag("span", centre_name(centre), class_=style), scope="col"))
    body: list[Html] = []
    group = ""
    for field in fields:
        if field.indicator.group != group:
            group = field.indicator.group
            name = getattr(known.groups[group], language())
            body.append(tag("tr", tag("td", name, colspan=str(len(heads))), class_="group"))
        body.append(_row(field, columns))
    head = tag("thead", tag("tr", joined(heads)))
    title = tag("h3", say("benchmark_matrix_title", year=asked.year, count=len(columns)))
    note = tag("p", joined([_legend(), " ", say("benchmark_matrix_note")]), class_="sub")
    table = tag("div", tag("table", head + tag("tbody", joined(body))), class_="scroll")
    return tag("div", title + note + table, class_="panel matrix")


def _legend() -> Html:
    told = []
    for quarter in range(1, QUARTERS + 1):
        sign = say(f"benchmark_quarter_sign_{quarter}")
        text = f"{sign} {say(f'benchmark_quarter_{quarter}')}"
        told.append(tag("span", text, class_=f"badge q{quarter}"))
    return joined(told, " ")


def _row(field: Field, columns: Sequence[str]) -> Html:
    scale = scale_of(field)
    hint = say(f"benchmark_sign_{field.direction}")
    unit = tag("span", f"{scale.unit} · {hint}", class_="unit")
    by_centre = {entry.centre_id: entry for entry in field.entries}
    cells = [_cell(field, by_centre.get(centre), centre, scale) for centre in columns]
    return tag("tr", tag("td", joined([name_of(field), Html("<br>"), unit])) + joined(cells))


def _cell(field: Field, entry: Entry | None, centre: str, scale: Scale) -> Html:
    if entry is None:
        return tag("td", tag("span", gap_text(centre, field.year), class_="soft"))
    value = number(entry, value_text(entry, scale))
    if entry.place is None:
        mark = sources.mark(entry.figure)
        notes = Html("<br>") + _badge(entry) if entry.obstacle != "few" else ""
        return tag("td", joined([mark, " ", value, notes]))
    sign = tag("span", quarter_sign(entry.place), class_="q")
    return tag("td", joined([value, " ", sign]), class_=_shade(entry.place, field))


def _badge(entry: Entry) -> Html:
    """Say in a word why a figure is not ranked, its 口径 or doubt on hover: columns are narrow."""
    word = say(f"benchmark_unlike_{entry.obstacle}")
    return tag("span", word, class_="badge care", title=obstacle_text(entry))


def _shade(place: Place, field: Field) -> str:
    """Name the shade of a cell: of its quarter, of two side by side, or none of more.

    Where nothing is better the shades are greys.
    """
    best, worst = quarters(place)
    kind = "q" if field.is_judged else "n"
    if worst - best > 1:
        return ""
    return f"{kind}{best}" if best == worst else f"{kind}{best} {kind}{best}{worst}"
