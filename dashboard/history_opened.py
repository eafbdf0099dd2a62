"""One batch opened: what it was, what happened to it in order, and every figure it holds.

What may be done with it is left to `history_acts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from analysis.history import Batch, BatchFigure, Event, events_of, figures_of
from dashboard.choices import NUMBER
from dashboard.history import batches
from dashboard.history_words import (
    badge,
    compared,
    facts,
    happened,
    holds,
    link,
    loaded,
    moment,
    name,
    person,
    way_on,
)
from dashboard.markup import Html, joined, table, tag
from dashboard.memory import remembered_until_written
from dashboard.numbers import MARKS
from dashboard.source_places import address, place_text
from dashboard.source_table import bounded, growth_of, item_name
from dashboard.texts import centre_name, indicator_name, say
from dashboard.workbooks import Cell, Column, Sheet
from etl.problems import words as problem_words

# A row takes some 400 bytes, and a page is to stay below 200 kB; the download has them all.
MOST_FIGURES: Final = 300
ALL: Final = 10_000_000
HEADS: Final = ("centre", "year", "indicator", "printed", "place", "series")


@dataclass(frozen=True, slots=True)
class Opened:
    """A batch as it stands on the page."""

    heading: Html
    name: str
    about: Html
    content: Html


def asked(text: str) -> tuple[Batch | None, str]:
    """Find the batch an address names, and what to say where there is none of that number."""
    if not text:
        return None, ""
    number = int(text) if NUMBER.fullmatch(text) else 0
    found = batches().get(number)
    return found, "" if found else say("history_unknown", asked=text[:30])


@remembered_until_written
def opened(batch_id: int, language: str) -> Opened:
    """Lay a batch out."""
    batch = batches()[batch_id]
    heading = tag("h1", joined([name(batch), " · ", batch.file_name]))
    found = figures_of(batch_id, MOST_FIGURES)
    parts = [_events(batch, events_of(batch_id)), _meaning(batch, language), _figures(batch, found)]
    content = tag("div", joined(parts), class_="history")
    return Opened(heading, f"{name(batch)} {batch.file_name}", _about(batch), content)


def _about(batch: Batch) -> Html:
    state = tag("p", joined([badge(batch), " ", happened(batch)]), class_="lead")
    back = tag("a", say("history_back"), href=link(), data_go="")
    held = say("history_count_figures", count=f"{batch.readings:,}") if batch.readings else ""
    line = tag("p", facts(back, held, holds(batch), way_on(batch)), class_="sub facts")
    code = tag("code", batch.sha256, class_="whole")
    sha = tag("p", joined(["sha256 ", code]), class_="sub facts")
    return tag("div", state + line + sha, class_="history")


def _events(batch: Batch, events: Sequence[Event]) -> Html:
    """Tell what happened, in order; a project's batch was only ever loaded."""
    if not batch.is_upload:
        why = tag("p", say("history_built_why"), class_="notice")
        return why + tag("p", loaded(batch), class_="sub")
    lines = [_event("loaded", batch.loaded_by, moment(batch.loaded_at), "")]
    lines += [_event(one.action, one.by, moment(one.at), one.reason) for one in events]
    if batch.state == "discarded":
        lines.append(tag("li", tag("b", say("history_event_discarded"))))
    return _section("history_events") + tag("ol", joined(lines), class_="events")


def _event(action: str, by: str, at: str, reason: str) -> Html:
    line = joined([tag("b", say(f"history_event_{action}")), f" {person(by)} · {at}"])
    return tag("li", line + tag("q", reason, class_="reason") if reason else line)


def _meaning(batch: Batch, language: str) -> Html:
    """Tell what publishing meant, and what reasons the warnings were answered with."""
    parts = []
    if batch.difference:
        parts.append(tag("p", say("history_compared", counts=compared(batch) or "0")))
    if batch.answered and batch.state != "staged":
        heads = (say("history_head_warning"), say("history_head_times"), say("history_head_reason"))
        rows = [
            (_title(one.code, language), f"{one.times:,}", one.reason or say("history_no_reason"))
            for one in batch.answered
        ]
        parts.append(tag("div", table(heads, rows), class_="answered"))
    return _section("history_meaning") + joined(parts) if parts else Html("")


def _title(code: str, language: str) -> str:
    known = problem_words().get(code)
    return known[f"title_{language}"] if known else code


def _section(key: str) -> Html:
    return tag("h2", say(key))


def _figures(batch: Batch, found: Sequence[BatchFigure]) -> Html:
    if not found:
        key = "history_no_figures" if batch.state in ("staged", "discarded") else "history_empty"
        return _section("history_figures") + tag("p", say(key), class_="sub")
    cut = Html("")
    if batch.readings > len(found):
        words = say("history_figures_more", most=len(found), count=f"{batch.readings:,}")
        cut = tag("p", words, class_="notice")
    heads = [say(f"history_head_{name}") for name in HEADS]
    rows = [_row(figure, batch) for figure in found]
    note = tag("p", say("history_note"), class_="source-line")
    listed = tag("div", table(heads, rows), class_="figures")
    return _section("history_figures") + cut + listed + note


def _row(figure: BatchFigure, batch: Batch) -> Sequence[Html | str]:
    place = place_text(figure.sheet, figure.cell)
    shown = batch.state == "published"
    way = address(figure.source_id, figure.place)
    return (
        centre_name(figure.centre_id),
        str(figure.year),
        tag("span", indicator_name(figure.indicator_id)) + _which(figure),
        _printed(figure),
        tag("a", place, href=way, data_go="") if shown else place,
        _series(figure) if shown else say(f"history_series_{batch.state}"),
    )


def _which(figure: BatchFigure) -> Html:
    """Say below an indicator which role, part or item the figure is of, where not the plain one."""
    parts: list[Html | str] = []
    if figure.role != "actual":
        parts.append(say(f"sources_page_role_{figure.role}"))
    if figure.scope != "centre":
        parts.append(figure.scope)
    if figure.item:
        parts.append(item_name(figure.item))
    return tag("small", joined(parts, " · ")) if parts else Html("")


def _printed(figure: BatchFigure) -> Html:
    value = bounded(figure.bound, figure.printed_value)
    growth = growth_of(figure.printed_growth, figure.growth_unit)
    unit = figure.printed_unit
    told = joined([value, unit if unit in ("%", "‰") else f" {unit}".rstrip()])
    return told + tag("small", growth) if growth.text else told


def _series(figure: BatchFigure) -> Html:
    """Say what became of a figure, with the way to where it is shown."""
    found: list[Html] = []
    for basis, fate, year, use in (
        ("reported", figure.own, figure.year, "chosen"),
        ("derived", figure.prior, figure.year - 1, "derived"),
    ):
        if fate == "chosen":
            cell = f"{figure.centre_id}|{year}|{figure.indicator_id}"
            text = f"{MARKS[basis]} {say(f'sources_page_use_{use}')}"
            found.append(tag("button", text, class_="src", data_source=cell))
    if figure.own == "alternative":
        found.append(tag("span", _instead(figure)))
    return joined(tag("div", one) for one in found or [Html(escape(say("sources_page_use_none")))])


def _instead(figure: BatchFigure) -> str:
    if figure.standing:
        return say("history_stands_else", title=figure.standing)
    return say("sources_page_alternative")


def opened_sheets(batch_id: int) -> list[Sheet]:
    """Give every figure of a batch as a download."""
    widths = {
        "centre": 12, "year": 8, "indicator": 24, "role": 10, "scope": 16, "item": 24,
        "printed": 16, "printed_unit": 10, "growth": 10, "growth_unit": 10, "sheet": 30,
        "place": 10, "series": 16, "instead": 40,
    }  # fmt: skip
    columns = tuple(Column(say(f"history_head_{name}"), w) for name, w in widths.items())
    batch = batches()[batch_id]
    rows = [_sheet_row(figure, batch) for figure in figures_of(batch_id, ALL)]
    return [Sheet(say("history_figures"), columns, rows)]


def _sheet_row(figure: BatchFigure, batch: Batch) -> list[Cell]:
    is_shown = batch.state == "published"
    series = f"sources_page_use_{figure.own or 'none'}"
    units = {"percent": "%", "point": say("points")}
    return [
        centre_name(figure.centre_id),
        figure.year,
        indicator_name(figure.indicator_id),
        say(f"sources_page_role_{figure.role}"),
        "" if figure.scope == "centre" else figure.scope,
        figure.item,
        figure.bound + figure.printed_value,
        figure.printed_unit,
        figure.printed_growth,
        units.get(figure.growth_unit, figure.growth_unit),
        figure.sheet,
        figure.cell,
        say(series if is_shown else f"history_series_{batch.state}"),
        figure.standing,
    ]
