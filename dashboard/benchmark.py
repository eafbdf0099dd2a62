"""What the benchmark page shows: finding, ranking in pictures and a table, many indicators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.benchmark import Entry, Field, field_of, held_in
from analysis.benchmark_pairs import pairs
from analysis.figures import Figure, Figures, figures_of_year
from analysis.trends import indicators_needed
from catalogue import catalogue
from dashboard import peer_words, sources
from dashboard.benchmark_choices import Asked
from dashboard.benchmark_field import field_chart
from dashboard.benchmark_lead import sentences
from dashboard.benchmark_matrix import fields_for, matrix
from dashboard.benchmark_near import near_chart
from dashboard.benchmark_scatter import counts_text, scatter_chart
from dashboard.benchmark_sheets import sheets_of
from dashboard.benchmark_table import part_of, ranking_table
from dashboard.benchmark_words import (
    linked,
    missing_by_gap,
    name_of,
    obstacle_badge,
    scale_of,
)
from dashboard.charts import Chart
from dashboard.lines import lead
from dashboard.markup import Html, joined, tag
from dashboard.memory import remembered, remembered_briefly
from dashboard.sources import Background
from dashboard.texts import centre_name, say
from dashboard.workbooks import Sheet

# Formulas look one year back, and into figures that are computed from the year before again.
YEARS_BACK: Final = 2
STYLE: Final = Path(__file__).with_name("benchmark.css")
# More names than these push what follows off the screen.
MOST_LISTED: Final = 20


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A page's parts, ready to be shown."""

    heading: str
    lead: Html
    whole: Chart | None
    near: Chart | None
    aside: Html
    matrix: Html
    source_line: str


@remembered
def benchmark_of(asked: Asked, _language: str) -> Benchmark:
    """Put the page together but for the second indicator and the table."""
    found, behind = _answer(asked)
    line = sources.reports(_shown([found]), behind)
    scale = scale_of(found) if found.entries else None
    return Benchmark(
        heading=_heading(asked, found),
        lead=lead(
            sentences(found, asked.own, peer_words.among(asked.peers), scale)
            if scale
            else [say("benchmark_nobody")]
        ),
        whole=field_chart(found, asked.marked, line),
        near=near_chart(found, asked.marked, line),
        aside=_aside(found),
        matrix=matrix(asked, fields_for(asked)),
        source_line=line,
    )


def _heading(asked: Asked, found: Field) -> str:
    """Give the page's one line: whose place, by what, when."""
    name = name_of(found)
    return say("benchmark_heading", centre=centre_name(asked.own), name=name, year=asked.year)


def _field(asked: Asked, indicator_id: str) -> Field:
    known = catalogue()
    indicator = known.indicators[indicator_id]
    held = held_in([indicator], (asked.year, asked.year - 1), asked.measure)
    centres, year, measure = asked.peers.centres, asked.year, asked.measure
    return field_of(held, indicator, year, measure, centres, known, asked.marked)


def _shown(fields: Sequence[Field]) -> list[Figure]:
    return [part for field in fields for entry in field.entries for part in entry.parts]


def _behind(fields: Sequence[Field]) -> Background:
    """Read where the figures of fields stand, and those that computed ones are made of."""
    shown = _shown(fields)
    needed = list(indicators_needed(dict.fromkeys(f.indicator_id for f in shown), catalogue()))
    years = range(fields[0].year - YEARS_BACK, fields[0].year + 1)
    found = (figure for year in years for figure in figures_of_year(needed, year))
    held = Figures({(f.centre_id, f.year, f.indicator_id): f for f in found})
    return sources.background(held, shown)


@remembered_briefly
def _answer(asked: Asked) -> tuple[Field, Background]:
    """Rank by the indicator asked for, and read what the figures rest on."""
    found = _field(asked, asked.indicator)
    return found, _behind([found])


@remembered
def scatter_of(asked: Asked, second: str, _language: str) -> tuple[Chart | None, Html]:
    """Draw the indicator against a second one, and count; no picture where too few have both."""
    fields = [_answer(asked)[0], _field(asked, second)]
    line = sources.reports(_shown(fields), _behind(fields))
    chart = scatter_chart(fields[0], fields[1], asked.marked, line)
    told = counts_text(pairs(fields[0], fields[1]), fields[0], fields[1]) if chart else ""
    return chart, tag("p", told, class_="sub")


@remembered
def table_of(asked: Asked, part: int, _language: str) -> Html:
    """Lay out the table of all centres, or a part of a long one."""
    found, behind = _answer(asked)
    return ranking_table(found, asked.marked, behind, part)


def part(asked: Asked) -> int:
    """Ask which part of a long table to show."""
    return part_of(len({*asked.peers.centres, *asked.marked}))


def sheets_maker(asked: Asked) -> Callable[[], list[Sheet]]:
    """Give what makes the download's sheets once they are asked for."""
    return lambda: sheets_of(_field(asked, asked.indicator))


def _aside(found: Field) -> Html:
    """List who is not ranked, with figure and reason, and who has no figure."""
    scale = scale_of(found) if found.entries else None
    told = [_unranked(entry, found) for entry in found.unranked] if scale else []
    told += [tag("li", _missing(gap, names)) for gap, names in missing_by_gap(found)]
    if not told:
        return Html("")
    title = tag("h3", say("benchmark_aside_title"))
    return tag("div", title + tag("ul", joined(told)), class_="panel aside")


def _missing(gap: str, names: Sequence[str]) -> Html:
    """Name the centres without a figure after the reason, folded away where they are many."""
    told = say("list_comma").join(names)
    if len(names) <= MOST_LISTED:
        return joined([tag("b", gap), " ", told])
    head = tag("summary", say("benchmark_missing_many", gap=gap, count=len(names)))
    return tag("details", head + tag("p", told), class_="folded")


def _unranked(entry: Entry, found: Field) -> Html:
    value = linked(entry, scale_of(found))
    mark = sources.mark(entry.figure)
    parts: list[Html | str] = [
        centre_name(entry.centre_id),
        " ",
        mark,
        " ",
        value,
        " ",
        obstacle_badge(entry),
    ]
    return tag("li", joined(parts))
