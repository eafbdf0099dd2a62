"""The table of all centres of a field: rank, province, value, change, source; then the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.benchmark import Entry, Field
from catalogue import catalogue
from dashboard import choices, sources
from dashboard.benchmark_words import (
    name_of,
    number,
    obstacle_badge,
    quarter_sign,
    rank_text,
    scale_of,
    value_text,
)
from dashboard.gaps import gap_text
from dashboard.markup import Html, joined, tag
from dashboard.numbers import Scale, change_text
from dashboard.sources import Background, parts_of
from dashboard.texts import centre_name, language, say

# A row takes some 330 bytes and the page shall stay below 200 kB: a table of more rows than all of
# today's centres is cut in even parts, none longer than a part may be.
MOST_ROWS: Final = 140
PART_ROWS: Final = 60
COLUMNS: Final = ("rank", "quarter", "centre", "province", "value", "change", "source")


def part_of(count: int) -> int:
    """Ask which part of a table of so many rows to show; 0 without asking where it is short."""
    if count <= MOST_ROWS:
        return 0
    rows = rows_a_part(count)
    parts = [str(number + 1) for number in range(-(-count // rows))]
    names = {
        part: say("benchmark_part", first=start + 1, last=min(start + rows, count))
        for part, start in zip(parts, range(0, count, rows), strict=True)
    }
    return int(choices.switch("part", say("benchmark_parts"), parts, names.__getitem__)) - 1


def rows_a_part(count: int) -> int:
    """Give how many of `count` rows stand in each part of the table.

    >>> rows_a_part(134), rows_a_part(350)
    (134, 59)
    """
    if count <= MOST_ROWS:
        return count
    parts = -(-count // PART_ROWS)
    return -(-count // parts)


def ranking_table(field: Field, marked: Sequence[str], behind: Background, part: int) -> Html:
    """Lay out a part of the table."""
    scale = scale_of(field)
    lines = [_line(entry, marked, scale, behind) for entry in field.entries]
    lines += [_missing(centre, field.year, marked) for centre in field.missing]
    rows = rows_a_part(len(lines))
    shown = lines[part * rows : (part + 1) * rows]
    heads = [tag("th", _head(column, scale), scope="col") for column in COLUMNS]
    name = say("benchmark_table_title", name=name_of(field), year=field.year)
    body = tag("thead", tag("tr", joined(heads))) + tag("tbody", joined(shown))
    table = tag("div", tag("table", body), class_="scroll")
    return tag("div", tag("h3", name) + table, class_="panel ranking")


def _head(column: str, scale: Scale) -> Html | str:
    name = say(f"benchmark_column_{column}")
    if column != "value":
        return name
    return joined([name, " ", tag("span", scale.unit, class_="unit")])


def _line(entry: Entry, marked: Sequence[str], scale: Scale, behind: Background) -> Html:
    value = joined([sources.mark(entry.figure), " ", number(entry, value_text(entry, scale))])
    badge = obstacle_badge(entry)
    cells: list[Html | str] = [
        rank_text(entry.place),
        quarter_sign(entry.place),
        _name(entry.centre_id, marked),
        _province(entry.centre_id),
        joined([value, Html("<br>"), badge]) if badge.text else value,
        change_text(entry.change) if entry.change else "—",
        tag("span", _title(entry, behind), class_="soft"),
    ]
    return _cells(cells, entry.centre_id in marked)


def _missing(centre: str, year: int, marked: Sequence[str]) -> Html:
    gap = tag("span", gap_text(centre, year), class_="soft")
    cells = ["—", "", _name(centre, marked), _province(centre), gap, "—", ""]
    return _cells(cells, centre in marked)


def _cells(cells: Sequence[Html | str], is_marked: bool) -> Html:
    row = joined(tag("td", cell) for cell in cells)
    return tag("tr", row, class_="marked") if is_marked else tag("tr", row)


def _name(centre: str, marked: Sequence[str]) -> Html | str:
    name = centre_name(centre)
    return tag("b", name, class_=f"c{marked.index(centre)}") if centre in marked else name


def _province(centre: str) -> str:
    return str(getattr(catalogue().centres[centre].province, language()))


def _title(entry: Entry, behind: Background) -> str:
    """Name the document a figure rests on; of several the first."""
    found = (part for one in entry.parts for part in parts_of(one, behind.figures))
    places = (behind.places.get(part.observation_id or 0) for part in found)
    return next((place.title for place in places if place), "")
