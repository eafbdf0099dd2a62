"""Completeness as the quality page shows it: what is asked, a sentence, the picture, its download.

What a cell is stands in `analysis.completeness`, how it looks in `coverage_matrix`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from typing import Final

import streamlit as st

from analysis import completeness
from analysis.completeness import KNOWN, STATES, Coverage, Picture, Row
from analysis.gaps import GAPS
from analysis.peers import Peers
from applicability import EVERY, exemptions
from catalogue import catalogue
from dashboard import choices, coverage_matrix, selection
from dashboard.dictionary import known_coverage
from dashboard.gaps import held
from dashboard.lines import lead, line
from dashboard.markup import Html, tag
from dashboard.markup import show as show_markup
from dashboard.memory import remembered
from dashboard.peer_words import reason
from dashboard.texts import centre_name, indicator_name, language, say
from dashboard.workbooks import Cell, Column, Number, Sheet
from etl.template.columns import asked as asked_for

STYLE: Final = Path(__file__).with_name("quality_coverage.css")
COMMON, TEMPLATE = "common", "template"
VIEWS: Final = ("indicators", "years")
# Of so many centres a figure must be known to be a common one: what a single report alone tells
# would make the picture three times as wide.
FEWEST: Final = 2
# Each centre's last year with any figure, in the place of a year.
LATEST: Final = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is shown: around which centre, in which year (LATEST: each its own), which columns."""

    own: str
    year: int
    columns: str
    view: str
    peers: Peers


@dataclass(frozen=True, slots=True)
class Shown:
    """The parts of the view, ready to be shown."""

    lead: Html
    content: Html


def ask() -> Asked:
    """Ask for centre, year, columns and peers in one row, and for the view under it."""
    row = choices.row([3, 3, 4, 4])
    with row[0]:
        own = selection.centre()
    with row[1]:
        names = {LATEST: say("coverage_latest")} | {year: str(year) for year in _years()}
        year = choices.choose(
            "of-year", say("coverage_year"), tuple(names), LATEST, names.__getitem__
        )
    with row[2]:
        options = _column_names()
        columns = choices.choose(
            "columns", say("coverage_columns"), tuple(options), COMMON, options.__getitem__
        )
    with row[3]:
        peers = selection.peers(own)
    views = {key: say(f"coverage_by_{key}") for key in VIEWS}
    view = choices.switch("by", say("coverage_by"), VIEWS, views.__getitem__, hidden_label=True)
    return Asked(own, year, columns, view, peers)


def show() -> Asked:
    """Show the view with its choices; give what was asked, for the page's download."""
    st.html(STYLE)
    asked = ask()
    choices.show_notices()
    shown = coverage_of(asked, language())
    show_markup(shown.lead)
    show_markup(shown.content)
    return asked


@remembered
def _years() -> tuple[int, ...]:
    found = completeness.coverage(catalogue().centres, template())
    return tuple(reversed(found.years))


def _column_names() -> dict[str, str]:
    groups = {key: str(getattr(named, language())) for key, named in catalogue().groups.items()}
    return {COMMON: say("coverage_common"), TEMPLATE: say("coverage_template"), **groups}


def template() -> tuple[str, ...]:
    """Give the indicators that the template asks every centre for, in catalogue order by group."""
    return tuple(one.id for one in asked_for(catalogue()))


def columns_of(asked: str) -> tuple[str, ...]:
    """Give the indicators of a choice of columns: the common ones, all asked for, or a group's."""
    if asked in catalogue().groups:
        return tuple(i.id for i in catalogue().indicators.values() if i.group == asked)
    if asked == TEMPLATE:
        return template()
    known = known_coverage()
    return tuple(name for name in template() if known[name].centres >= FEWEST)


def _coverage(asked: Asked) -> Coverage:
    return completeness.coverage(asked.peers.centres, columns_of(asked.columns))


def _picture(asked: Asked) -> Picture:
    every = completeness.coverage(asked.peers.centres, tuple(catalogue().indicators))
    years = {
        centre: asked.year or every.latest(centre)
        for centre in catalogue().centres
        if centre in asked.peers.centres
    }
    return completeness.picture(years, columns_of(asked.columns), held(), asked.own)


@remembered
def coverage_of(asked: Asked, _language: str) -> Shown:
    """Put the view together."""
    found = _picture(asked)
    row = found.of(asked.own)
    year = row.year if row else asked.year
    sentences: list[Html | str] = [coverage_line(asked.own, year)] if year else []
    sentences += [_among_peers(found, asked.own)]
    told = lead(sentences) + reason(asked.peers, asked.own)
    if asked.view == "years":
        return Shown(told, _by_years(asked))
    return Shown(told, _by_indicators(found, asked.own))


def coverage_line(centre_id: str, year: int) -> Html:
    """Say how many of the indicators of the template a centre has in a year, and why not more."""
    found = completeness.picture({centre_id: year}, template(), held())
    (row,) = found.rows
    counts = found.counts()
    applying = [state for state in GAPS if state != completeness.INAPPLICABLE]
    parts: dict[str, str | int] = {
        "centre": centre_name(centre_id),
        "year": year,
        "asked": row.asked,
        "known": row.known,
        "missing": row.asked - row.known,
        "bases": _parts({state: counts[state] for state in (*KNOWN, completeness.DOUBTED)}),
        "gaps": _parts({state: counts[state] for state in applying}),
    }
    key = "coverage_line_none" if not row.known else "coverage_line"
    return line("coverage_line_full" if row.known == row.asked else key, **parts)


def _parts(counts: dict[str, int]) -> str:
    told = (
        say("coverage_part", state=say(f"coverage_state_{state}"), count=count)
        for state, count in counts.items()
        if count
    )
    return say("list_comma").join(told)


def _among_peers(found: Picture, own: str) -> Html | str:
    others = [row for row in found.rows if row.centre_id != own]
    if not others:
        return say("coverage_peers_alone")
    fullest = max(found.rows, key=lambda row: row.known)
    return line(
        "coverage_peers",
        indicators=len(found.indicators),
        peers=len(found.rows),
        first=centre_name(fullest.centre_id),
        most=fullest.known,
        median=median_low(row.known for row in found.rows),
    )


def _by_indicators(found: Picture, own: str) -> Html:
    if not any(row.known for row in found.rows):
        return tag("p", say("coverage_none"), class_="notice")
    known, cells = sum(row.known for row in found.rows), sum(row.asked for row in found.rows)
    numbers = {"centres": len(found.rows), "indicators": len(found.indicators), "cells": cells}
    title = say("coverage_title_indicators", known=known, share=_percent(known / cells), **numbers)
    nobody = sum(not found.known_of(name) for name in found.indicators)
    told = [say("coverage_nobody", count=nobody)] if nobody else []
    subtitle = " · ".join([*told, say("coverage_how")])
    head = tag("h3", title) + tag("p", subtitle, class_="sub") + coverage_matrix.key()
    return head + coverage_matrix.by_indicator(found, own, title)


def _percent(share: float) -> str:
    """Write a share in percent, small ones with a decimal so that some is never told as none."""
    return f"{100 * share:.{0 if share >= 0.1 else 1}f}"


def _by_years(asked: Asked) -> Html:
    found = _coverage(asked)
    if not found.known:
        return tag("p", say("coverage_none"), class_="notice")
    centres = _ordered(found, asked)
    having = {year: sum(y == year for _, y in found.known) for year in found.years}
    fullest = max(having, key=lambda year: (having[year], year))
    title = say("coverage_title_years", year=fullest, count=having[fullest])
    subtitle = say("coverage_subtitle_years", indicators=len(columns_of(asked.columns)))
    head = tag("h3", title) + tag("p", subtitle, class_="sub")
    return head + coverage_matrix.by_year(found, centres, asked.own, title)


def _ordered(found: Coverage, asked: Asked) -> list[str]:
    """Sort the centres: the own one first, then by what they have over all years."""
    total = {centre: 0 for centre in catalogue().centres if centre in asked.peers.centres}
    for (centre, _), count in found.known.items():
        total[centre] += count
    return sorted(total, key=lambda centre: (centre != asked.own, -total[centre]))


def coverage_sheets(asked: Asked) -> list[Sheet]:
    """Give the download: every cell's state, the counts by year, and why what does not apply."""
    return [_states_sheet(_picture(asked)), _years_sheet(asked), _reasons_sheet()]


def _states_sheet(found: Picture) -> Sheet:
    counted = ("coverage_centre", "coverage_year", "coverage_count", "coverage_asked")
    columns = [Column(say(name), 10) for name in counted]
    columns += [Column(indicator_name(name), 14) for name in found.indicators]
    return Sheet(say("coverage_sheet_indicators"), tuple(columns), [_states(r) for r in found.rows])


def _states(row: Row) -> list[Cell]:
    counts: Sequence[Cell] = (str(row.year or ""), Number(row.known), Number(row.asked))
    words = {state: say(f"coverage_state_{state}") for state in STATES}
    return [centre_name(row.centre_id), *counts, *(words[state] for state in row.states)]


def _years_sheet(asked: Asked) -> Sheet:
    found = _coverage(asked)
    columns = [Column(say("coverage_centre"), 12), Column(say("coverage_asked"), 10)]
    columns += [Column(str(year), 8) for year in found.years]
    rows: list[list[Cell]] = []
    for centre in _ordered(found, asked):
        counts = (found.known.get((centre, year)) for year in found.years)
        cells: list[Cell] = [None if count is None else Number(count) for count in counts]
        rows.append([centre_name(centre), Number(found.asked[centre]), *cells])
    return Sheet(say("coverage_sheet_years"), tuple(columns), rows)


def _reasons_sheet() -> Sheet:
    columns = (
        Column(say("coverage_indicator"), 24),
        Column(say("coverage_centre"), 12),
        Column(say("coverage_reason"), 60),
    )
    rows: list[list[Cell]] = [
        [
            indicator_name(one.indicator_id),
            say("coverage_every_centre") if one.centre_id == EVERY else centre_name(one.centre_id),
            str(getattr(one, language())),
        ]
        for one in exemptions().values()
    ]
    return Sheet(say("coverage_sheet_reasons"), columns, rows)
