"""Where a printed figure stands: its sentence or its cell, the document, and the ways there."""

from __future__ import annotations

import re
from typing import Final

from analysis.amendments import Righted
from analysis.figures import Provenance
from dashboard.addresses import page_address
from dashboard.markup import Html, joined, markup, tag
from dashboard.numbers import MINUS, with_unit
from dashboard.texts import language, say

# A cell of a workbook, where lists and texts have the number of a line.
CELL: Final = re.compile(r"[A-Z]{1,3}[1-9][0-9]*")


def address(source_id: str = "", place: str = "") -> str:
    """Give the address of a document on the sources page, at a place in it if one is named.

    Without a document it is that of the list of all.
    """
    return page_address("sources", source=source_id, at=place)


def as_printed(number: str) -> str:
    """Give a printed number with a true minus sign."""
    return number.replace("-", MINUS)


def place_markup(place: Provenance, amended: Righted | None = None) -> Html:
    """Lay out what is printed at a place: its words, the way there, and all that is known of it.

    `amended` is what an amendment says the figure should be.
    """
    lines: list[tuple[str, Html | str]] = [
        (say("source_printed"), f"{as_printed(place.printed_value)} {place.printed_unit}")
    ]
    if amended:
        lines += _amended(place, amended)
    if place.printed_growth:
        unit = {"percent": "%", "point": say("points")}.get(place.growth_unit, place.growth_unit)
        lines.append((say("source_growth"), with_unit(as_printed(place.printed_growth), unit)))
    row = place_text(place.sheet, place.cell)
    batch = say("source_batch", batch=place.batch_id, day=place.loaded_at)
    lines += [
        (say("source_document"), place.title),
        (say("source_publisher"), place.publisher),
        (say("source_published"), place.published_on or say("source_unknown_date")),
        (say("source_address"), place.url),
        (say("source_note"), place.note),
        (say("source_file"), _file(place)),
        (say("source_place"), joined([row, " · ", _batch_link(place, batch)])),
    ]
    pairs = joined(tag("dt", name) + tag("dd", text) for name, text in lines if markup(text))
    return _quotation(place) + _way(place) + tag("dl", pairs)


def amended_line(place: Provenance, amended: Righted) -> str:
    """Say what is printed at a place and what is taken in its stead."""
    printed = with_unit(as_printed(place.printed_value), place.printed_unit)
    right = with_unit(as_printed(amended.right_value), amended.right_unit)
    return say("source_amended_line", printed=printed, right=right)


def _amended(place: Provenance, amended: Righted) -> list[tuple[str, Html | str]]:
    reason = amended.reason_zh if language() == "zh" else amended.reason_en
    who = say("source_amended_who", by=amended.made_by, day=amended.made_on)
    return [
        (say("source_amended"), tag("b", amended_line(place, amended))),
        (say("source_amended_why"), reason),
        (say("source_amended_by"), who),
    ]


def place_text(sheet: str, cell: str) -> str:
    """Name where a figure stands: a cell of a workbook's sheet, or a line of a file."""
    key = "source_cell" if CELL.fullmatch(cell) else "source_row"
    return say(key, file=sheet, row=cell)


def _batch_link(place: Provenance, words: str) -> Html:
    return tag("a", words, href=page_address("history", batch=str(place.batch_id)), data_go="")


def _way(place: Provenance) -> Html:
    """Lead to the marked figure in its document, or to its row where we hold no text."""
    pane = "table" if place.quote_start is None else "text"
    words = say(f"sources_page_see_{pane}")
    link = tag("a", words, href=address(place.source_id, place.place), data_go="")
    return tag("p", link, class_="way")


def _file(place: Provenance) -> str:
    return f"{place.report_file} · sha256 {place.report_sha256[:12]}…" if place.report_file else ""


def _quotation(place: Provenance) -> Html:
    if not place.quote:
        return Html("")
    start, end = place.figure_start, place.figure_end
    if start is None or end is None:
        middle = tag("mark", place.quote)
    else:
        marked = tag("mark", place.quote[start:end])
        middle = joined([place.quote[:start], marked, place.quote[end:]])
    if place.quote_start is None:  # beside a workbook's cell stands no running text
        return tag("blockquote", tag("b", middle))
    return tag("blockquote", joined(["…", place.before, tag("b", middle), place.after, "…"]))
