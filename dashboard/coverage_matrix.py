"""Completeness drawn as tables: centres × indicators with a sign a cell, centres × years as bars.

What is asked and counted is `analysis.completeness`; around it stands `quality_coverage`.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from analysis.completeness import DOUBTED, STATES, Coverage, Picture, Row
from analysis.gaps import GAPS
from catalogue import catalogue
from dashboard.markup import Html, joined, tag
from dashboard.numbers import MARKS
from dashboard.texts import centre_name, indicator_name, language, say

# Each state has a sign of its own, so that the picture reads without colour.
SIGNS: Final = {
    **MARKS,
    "doubted": "?",
    "undisclosed": "□",
    "uncollected": "·",
    "inapplicable": "—",
}
# The classes that colour them: known, in doubt, not disclosed.
LOOKS: Final = {**dict.fromkeys(MARKS, "p"), "doubted": "q", "undisclosed": "x"}


def key() -> Html:
    """Explain the signs, once for the picture."""
    entries = []
    for state in STATES:
        sign = tag("b", SIGNS[state], class_=LOOKS.get(state, "n"), aria_hidden="true")
        name = tag("span", say(f"coverage_state_{state}"))
        means = tag("small", say(f"coverage_means_{state}"))
        entries.append(tag("li", sign + name + means))
    return tag("ul", joined(entries), class_="matrix-key", aria_label=say("coverage_legend"))


def by_indicator(found: Picture, own: str, caption: str) -> Html:
    """Lay out centres × indicators; a cell with a figure opens its source."""
    edges = _edges(found.indicators)
    head = tag("thead", _groups(found.indicators) + _names(found, edges) + _counts(found, edges))
    body = tag("tbody", joined(_row(row, found.indicators, edges, own) for row in found.rows))
    table = tag("table", head + body, aria_label=caption)
    return _framed(table, "matrix en" if language() == "en" else "matrix", caption)


def _framed(table: Html, look: str, caption: str) -> Html:
    # Whoever uses no pointer scrolls it with the arrow keys once it has the focus.
    return tag("div", table, class_=look, tabindex="0", role="region", aria_label=caption)


def _edges(indicators: Sequence[str]) -> tuple[bool, ...]:
    """Tell which columns begin a group of indicators."""
    groups = [catalogue().indicators[name].group for name in indicators]
    return tuple(n == 0 or groups[n - 1] != group for n, group in enumerate(groups))


def _groups(indicators: Sequence[str]) -> Html:
    runs: list[tuple[str, int]] = []
    for name in indicators:
        group = catalogue().indicators[name].group
        if runs and runs[-1][0] == group:
            runs[-1] = (group, runs[-1][1] + 1)
        else:
            runs.append((group, 1))
    cells = [tag("th", "")]
    for group, length in runs:
        words = getattr(catalogue().groups[group], language())
        cells.append(tag("th", words if length > 1 else "", colspan=str(length), scope="colgroup"))
    return tag("tr", joined(cells), class_="group")


def _names(found: Picture, edges: Sequence[bool]) -> Html:
    cells = [tag("th", say("coverage_centre"), scope="col")]
    for name, is_edge in zip(found.indicators, edges, strict=True):
        words = tag("span", indicator_name(name))
        cells.append(tag("th", words, scope="col", class_="edge" if is_edge else "plain"))
    return tag("tr", joined(cells), class_="name")


def _counts(found: Picture, edges: Sequence[bool]) -> Html:
    cells = [tag("th", say("coverage_count"))]
    for name, is_edge in zip(found.indicators, edges, strict=True):
        look = "edge" if is_edge else "plain"
        cells.append(tag("td", str(found.known_of(name)), class_=look))
    return tag("tr", joined(cells), class_="count")


def _row(row: Row, indicators: Sequence[str], edges: Sequence[bool], own: str) -> Html:
    counts = say("coverage_row", year=row.year or "—", known=row.known, asked=row.asked)
    name = joined([centre_name(row.centre_id), tag("small", counts)])
    head = tag("th", name, scope="row").text
    where = f"{row.centre_id}|{row.year}|"
    # Written by hand, without what a browser adds itself: there are some thousand cells.
    cells = "".join(
        _cell(state, where + indicator, is_edge)
        for state, indicator, is_edge in zip(row.states, indicators, edges, strict=True)
    )
    look = ' class="own"' if row.centre_id == own else ""
    return Html(f"<tr{look}>{head}{cells}</tr>")


def _cell(state: str, cell: str, is_edge: bool) -> str:
    look = LOOKS.get(state, "") if state in GAPS else ""
    words = " ".join(word for word in ("edge" if is_edge else "", look) if word)
    start = f'<td class="{words}">' if words else "<td>"
    if state in GAPS:
        return start + SIGNS[state]
    doubt = ' class="q"' if state == DOUBTED else ""
    return f'{start}<button data-source="{escape(cell)}"{doubt}>{SIGNS[state]}</button>'


def by_year(found: Coverage, centres: Sequence[str], own: str, caption: str) -> Html:
    """Lay out centres × years: how many of the indicators asked for, as numbers and as bars."""
    heads = [say("coverage_centre"), *map(str, found.years)]
    head = tag("thead", tag("tr", joined(tag("th", text, scope="col") for text in heads)))
    body = tag("tbody", joined(_year_row(found, centre, own) for centre in centres))
    return _framed(tag("table", head + body, aria_label=caption), "matrix years", caption)


def _year_row(found: Coverage, centre: str, own: str) -> Html:
    cells = [tag("th", centre_name(centre), scope="row")]
    for year in found.years:
        count = found.known.get((centre, year))
        if count is None:
            cells.append(tag("td", SIGNS["uncollected"], class_="none"))
            continue
        full = round(100 * count / max(found.asked[centre], 1))
        words = f"{count}/{found.asked[centre]}"
        cells.append(tag("td", words, style=f"--full:{full}%"))
    look = {"class_": "own"} if centre == own else {}
    return tag("tr", joined(cells), **look)
