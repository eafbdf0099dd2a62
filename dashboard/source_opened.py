"""One document opened: its text with every figure marked, and beside it the table of readings.

Filters and the ways between marks and rows work in the browser (static/reader.js), without a rerun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.documents import Document, Reading, Span, readings_of, text_of, unread_in
from catalogue import catalogue
from dashboard.addresses import page_address
from dashboard.choices import nearest
from dashboard.markup import Html, joined, tag
from dashboard.memory import remembered
from dashboard.numbers import MARKS
from dashboard.source_list import known_documents, outward
from dashboard.source_marks import UNREAD, USES, marks_of, uses_of
from dashboard.source_places import address
from dashboard.source_table import families_in, printed_value, readings_table, unit_of
from dashboard.source_text import text_markup
from dashboard.texts import centre_name, indicator_name, language, say
from dashboard.workbooks import Cell, Column, Number, Sheet

# The id of an upload's source, as etl gives it: its batch and its centre.
UPLOAD: Final = re.compile(r"b([0-9]{1,8})-\w{1,40}", re.ASCII)
# The look of list and opened document; no other page needs it.
STYLE: Final = Path(__file__).with_name("reader.css")


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it stands on the page."""

    heading: str
    name: str
    about: Html
    content: Html


def asked(source_id: str) -> tuple[str, Html | str]:
    """Find the document an address names, and what to say where there is none by that id."""
    known = known_documents()
    if not source_id or source_id in known:
        return source_id, ""
    if upload := UPLOAD.fullmatch(source_id):
        # The nearest id would be that of another upload, with other figures.
        return "", joined([say("sources_page_not_published"), _to_batch(int(upload[1]))], " ")
    close = nearest(source_id, tuple(known), lambda one: known[one].title)
    if close is None:
        return "", say("sources_page_unknown", asked=source_id[:30])
    return close, say("unknown_choice", asked=source_id[:30], shown=known[close].title)


@remembered
def opened(source_id: str, _language: str) -> Opened:
    """Lay a document out."""
    document = known_documents()[source_id]
    text, readings, unread = text_of(source_id), readings_of(source_id), unread_in(source_id)
    heading = f"{centre_name(document.centre_id)} · {document.year}"
    table = readings_table(readings, unread, text)
    bar = _filters(readings, unread)
    if text:
        content = bar + _legend() + _panes(text_markup(text, marks_of(readings, unread)), table)
    else:
        content = bar + tag("div", table, class_="pane readings whole")
    room = tag("div", content, class_="reader", data_document=source_id)
    return Opened(heading, document.title, _about(document, readings, unread), room)


def _about(document: Document, readings: Sequence[Reading], unread: Sequence[Span]) -> Html:
    link = outward(document.url)
    facts: list[Html | str] = [tag("a", say("sources_page_back"), href=address(), data_go="")]
    facts += [fact for fact in (document.publisher, document.published_on) if fact]
    told = []
    if document.is_text_held:
        told.append(say("sources_page_counts_unread", unread=f"{len(unread):,}"))
    if document.is_text_held or document.is_upload:
        facts += [link] if link.text else []
        facts += [document.file_name, joined(["sha256 ", tag("code", document.sha256)])]
    note = _not_held(document, link)
    counts = say("clause_join").join([_counts(readings), *told])
    title = tag("p", document.title, class_="lead", lang="zh")
    counted = tag("p", counts, class_="counts")
    return title + counted + tag("p", joined(facts, " · "), class_="sub facts") + note


def _to_batch(batch_id: int) -> Html:
    words = say("sources_page_to_batch", batch=batch_id)
    return tag("a", words, href=page_address("history", batch=str(batch_id)), data_go="")


def _not_held(document: Document, link: Html) -> Html:
    """Say where to find what is not shown here: the file of an upload, the text of another."""
    if document.is_upload:
        key = "sources_page_held_report" if document.is_text_held else "sources_page_held_workbook"
        way = _to_batch(document.batch_id)
        return tag("p", joined([say(key), way], " "), class_="notice")
    if document.is_text_held:
        return Html("")
    return tag("p", joined([say("sources_page_not_held"), link], " "), class_="notice")


def _counts(readings: Sequence[Reading]) -> str:
    uses = _count_uses(readings)
    return say(
        "sources_page_counts",
        count=f"{len(readings):,}",
        chosen=uses["chosen"],
        derived=uses["derived"],
        alternative=uses["alternative"],
    )


def _count_uses(readings: Sequence[Reading]) -> dict[str, int]:
    found = [use for reading in readings for use in uses_of(reading)]
    return {use: found.count(use) for use in USES}


def _filters(readings: Sequence[Reading], unread: Sequence[Span]) -> Html:
    """Lay out the filters: by role, by indicator group, by what became of a reading."""
    indicators = catalogue().indicators
    here = {indicators[reading.indicator_id].group for reading in readings}
    groups = {key: str(getattr(name, language())) for key, name in catalogue().groups.items()}
    by_group = _select("group", {key: name for key, name in groups.items() if key in here})
    uses = {key: count for key, count in _count_uses(readings).items() if count}
    by_use = _select("use", {k: f"{say(f'sources_page_use_{k}')} {n}" for k, n in uses.items()})
    shown = tag("output", data_words=say("sources_page_shown", shown="{shown}", count="{count}"))
    by_role = _roles(readings, unread)
    return tag("div", joined([by_role, by_group, by_use, shown]), class_="filters")


def _roles(readings: Sequence[Reading], unread: Sequence[Span]) -> Html:
    """Lay out a button for each family of roles, which is the legend of the marks as well."""
    counts = families_in(readings)
    names = {key: tag("mark", say(f"sources_page_family_{key}"), class_=key) for key in counts}
    if unread:
        counts[UNREAD] = len(unread)
        names[UNREAD] = tag("mark", say("sources_page_unread"), class_=UNREAD)
    buttons = [_button("", tag("span", say("sources_page_all")), sum(counts.values()))]
    buttons += [_button(key, names[key], count) for key, count in counts.items()]
    label = say("sources_page_by_role")
    row = joined(buttons)
    return tag("div", row, class_="chips", role="group", aria_label=label, data_filter="role")


def _button(value: str, name: Html, count: int) -> Html:
    words = name + tag("span", f" {count:,}", class_="soft")
    return tag("button", words, data_value=value, aria_pressed="false" if value else "true")


def _select(name: str, options: Mapping[str, str]) -> Html:
    every = tag("option", say(f"sources_page_every_{name}"), value="")
    choice = every + joined(tag("option", text, value=key) for key, text in options.items())
    label = say(f"sources_page_by_{name}")
    return tag("select", choice, data_filter=name, aria_label=label)


def _legend() -> Html:
    chosen = tag("mark", say("sources_page_legend_chosen"), class_="actual chosen")
    other = tag("mark", say("sources_page_legend_alternative"), class_="actual alternative")
    marks = [
        tag("span", f"{MARKS[basis]} {say(f'basis_{basis}')}", class_="key")
        for basis in ("reported", "derived")
    ]
    ways = tag("span", say("sources_page_legend_ways"), class_="ways")
    legend = joined([chosen, other, *marks, ways], "　")
    return tag("p", legend, class_="source-line")


def _panes(text: Html, table: Html) -> Html:
    """Set text and table side by side; a narrow screen shows one of them under its tab."""
    tabs = joined(
        tag("button", say(f"sources_page_tab_{pane}"), data_pane=pane, aria_pressed=on)
        for pane, on in (("text", "true"), ("table", "false"))
    )
    names = {pane: say(f"sources_page_tab_{pane}") for pane in ("text", "table")}
    left = tag("section", text, class_="pane text", lang="zh", aria_label=names["text"])
    right = tag("section", table, class_="pane readings", aria_label=names["table"])
    bar = tag("div", tabs, class_="tabs", role="group", aria_label=say("sources_page_tabs"))
    return bar + tag("div", left + right, class_="panes")


def opened_sheets(source_id: str) -> list[Sheet]:
    """Give a document's readings as a download."""
    widths = {
        "indicator": 22, "id": 26, "period": 12, "role": 10, "scope": 16, "item": 24,
        "printed": 16, "printed_unit": 10, "growth": 10, "growth_unit": 10, "canonical": 20,
        "low": 20, "high": 20, "unit": 10, "series": 20, "at": 10,
    }  # fmt: skip
    columns = tuple(Column(say(f"sources_page_head_{name}"), w) for name, w in widths.items())
    text = text_of(source_id)
    rows = [_sheet_row(reading, text) for reading in readings_of(source_id)]
    return [Sheet(say("sources_page_tab_table"), columns, rows)]


def _sheet_row(reading: Reading, text: str) -> list[Cell]:
    amount = reading.amount
    bounds = (amount.value, amount.low, amount.high) if amount else ()
    worth: list[Cell] = [Number(bound, 6, grouped=False) for bound in bounds] or [None] * 3
    uses = (say(f"sources_page_use_{use}") for use in uses_of(reading))
    return [
        indicator_name(reading.indicator_id),
        reading.indicator_id,
        reading.period,
        say(f"sources_page_role_{reading.role}"),
        "" if reading.scope == "centre" else reading.scope,
        reading.item,
        reading.bound + printed_value(reading, text),
        reading.printed_unit,
        reading.printed_growth,
        {"percent": "%", "point": say("points")}.get(reading.growth_unit, reading.growth_unit),
        *worth,
        unit_of(reading.unit),
        say("list_comma").join(uses),
        reading.place,
    ]
