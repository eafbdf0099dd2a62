"""What the trends page shows: finding, pictures of each indicator over the years, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from analysis.figures import (
    Figures,
    figures_of_indicators,
    indicators_over_years,
)
from analysis.trends import FEWEST_FOR_TREND, Series, indicators_needed, series_of
from catalogue import catalogue
from dashboard import charts, choices, sheets, sources
from dashboard.charts import Chart
from dashboard.markup import Html, show
from dashboard.memory import remembered
from dashboard.texts import centre_name, indicator_name, say
from dashboard.trend_pictures import SCALES, Place, Setting, pictures_of, source_line
from dashboard.trend_tables import shown_in, tables_of
from dashboard.trend_words import lead_text, years_text
from dashboard.workbooks import Sheet

DEFAULT: Final = "trend_default"
# A number of a table takes some 250 bytes and the page shall stay below 200 kB with its pictures:
# beyond these many numbers it asks which indicator to tabulate.
MOST_TABULATED: Final = 300
# Pictures of a phone's width stand three in a row on a wide screen, those of several lines two.
MOST_IN_ROW: Final = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines asked for, by indicator and then by centre, and all figures they rest on."""

    groups: tuple[tuple[Series, ...], ...]
    figures: Figures
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trends:
    """A page's parts; `rows` are pictures side by side, `notes` how to read them."""

    title: str
    lead: Html
    rows: tuple[tuple[Place, ...], ...]
    notes: str
    source_line: str


@remembered
def indicator_options() -> tuple[str, ...]:
    """Give the indicators that some centre has for two years or more, in catalogue order."""
    return tuple(indicators_over_years())


def indicators() -> tuple[str, ...]:
    """Ask for up to six indicators; empty when the reader takes all away."""
    options = indicator_options()
    default = [i for i in catalogue().themes[DEFAULT] if i in options] or options[:3]
    label = say("trends_indicators")
    chosen = choices.choose_several("indicators", label, options, default, indicator_name)
    return tuple(chosen)


def scale() -> str:
    """Ask how to lay the axes: own, index or shared."""
    names = {key: say(f"trends_scale_{key}") for key in SCALES}
    return choices.switch("scale", say("trends_scale"), SCALES, names.__getitem__)


@remembered
def _answer(centres: tuple[str, ...], indicator_ids: tuple[str, ...]) -> Answer:
    known = catalogue()
    figures = figures_of_indicators(centres, indicators_needed(indicator_ids, known))
    groups = tuple(
        tuple(series_of(figures, centre, known.indicators[i]) for centre in centres)
        for i in indicator_ids
    )
    years = [year for group in groups for series in group for year in series.years]
    whole = tuple(range(min(years), max(years) + 1)) if years else ()
    return Answer(groups, figures, whole)


@remembered
def trends_of(
    centres: tuple[str, ...],
    indicator_ids: tuple[str, ...],
    scale: str,
    asked: str,
    _language: str,
) -> Trends:
    """Put the page together but for its tables; `asked` is the money unit asked for."""
    answer = _answer(centres, indicator_ids)
    lines = [series for group in answer.groups for series in group]
    behind = sources.background(answer.figures, shown_in(answer.groups))
    setting = Setting(answer.years, centres, scale, asked, behind)
    return Trends(
        title=_title(centres, answer.years),
        lead=lead_text(lines, centres),
        rows=_rows([pictures_of(group, setting) for group in answer.groups]),
        notes=_notes(scale),
        source_line=source_line(lines, behind),
    )


def _title(centres: Sequence[str], years: Sequence[int]) -> str:
    names = say("list_comma").join(centre_name(centre) for centre in centres)
    span = years_text(years[0], years[-1]) if years else say("page_trends")
    return say("trends_title", centres=names, years=span)


def _rows(groups: Sequence[Sequence[Place]]) -> tuple[tuple[Place, ...], ...]:
    """Lay pictures in rows: an indicator's own together, and all that stand alone together.

    Those of the indicator asked for first come first.
    """
    alone = [place for group in groups if len(group) == 1 for place in group]
    together = [row for group in groups if len(group) > 1 for row in _in_rows(group)]
    blocks = [_in_rows(alone), together]
    if len(groups[0]) > 1:
        blocks.reverse()
    return tuple(row for block in blocks for row in block)


def _in_rows(places: Sequence[Place]) -> list[tuple[Place, ...]]:
    """Fill rows of two or three alike, the last with empty places."""
    count = 2 if len(places) in (1, 2, 4) else MOST_IN_ROW
    padded = [*places, *[Html("")] * (-len(places) % count)]
    return [tuple(padded[i : i + count]) for i in range(0, len(padded), count)]


def _notes(scale: str) -> str:
    keys = ["trends_note_bars", *(["trends_note_own"] if scale == "own" else [])]
    told = [say("marks_legend"), *(say(key) for key in keys)]
    return "　".join([*told, say("trends_note_test", fewest=FEWEST_FOR_TREND)])


def tabulated(centres: tuple[str, ...], indicator_ids: tuple[str, ...]) -> tuple[str, ...]:
    """Give the indicators to tabulate: all, or the one asked for where all would be too many."""
    if len(shown_in(_answer(centres, indicator_ids).groups)) <= MOST_TABULATED:
        return indicator_ids
    label = say("trends_table_of")
    with st.container(width=320):
        chosen = choices.choose("table", label, indicator_ids, indicator_ids[0], indicator_name)
    return (chosen,)


def sheets_for(centres: tuple[str, ...], indicator_ids: tuple[str, ...], asked: str) -> list[Sheet]:
    """Give the download's sheets: all figures of the pictures and what they rest on."""
    answer = _answer(centres, indicator_ids)
    shown = shown_in(answer.groups)
    return sheets.of_figures(shown, sources.background(answer.figures, shown), asked)


@remembered
def tables_for(
    centres: tuple[str, ...],
    indicator_ids: tuple[str, ...],
    tabulated_ids: tuple[str, ...],
    asked: str,
    _language: str,
) -> Html:
    """Lay out the tables of some of the indicators."""
    answer = _answer(centres, indicator_ids)
    groups = [group for group in answer.groups if group[0].indicator.id in tabulated_ids]
    return tables_of(groups, answer.years, asked)


def show_pictures(page: Trends) -> None:
    """Put the pictures on the page, row by row."""
    with st.container(key="pictures"):
        for row in page.rows:
            for place, column in zip(row, st.columns(len(row)), strict=True):
                with column:
                    _show(place)


def _show(place: Place) -> None:
    if isinstance(place, Chart):
        charts.show(place, f"trend-{place.file_name}")
    elif place.text:
        show(place)
