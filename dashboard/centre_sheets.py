"""The centre page's download: its figures, what they rest on, and what is printed beside them."""

from __future__ import annotations

from analysis.centre import Line
from catalogue import catalogue
from dashboard import sheets
from dashboard.centre_parts import Dossier
from dashboard.texts import centre_name, indicator_name, qualifier_text, say
from dashboard.workbooks import Cell, Column, Number, Sheet


def of_centre(dossier: Dossier) -> list[Sheet]:
    """Give the sheets of the page: every figure shown, and the year's lines."""
    own, year = dossier.centre_id, dossier.year
    headline = catalogue().themes["headline"]
    shown = [
        figure
        for (centre, of_year, indicator), figure in dossier.figures.by_cell.items()
        if centre == own and (of_year == year or indicator in headline)
    ]
    return [*sheets.of_shown(shown, dossier.asked), _lines(dossier)]


def _lines(dossier: Dossier) -> Sheet:
    return Sheet(
        say("centre_lines"),
        (
            Column(say("centre"), 12),
            Column(say("year"), 8),
            Column(say("download_indicator"), 22),
            Column(say("download_id"), 26),
            Column(say("centre_line"), 30),
            Column(say("centre_role"), 12),
            Column(say("centre_period"), 12),
            Column(say("source_printed"), 14),
            Column(say("download_printed_unit"), 10),
            Column(say("source_qualifier"), 22),
            Column(say("source_doubt"), 22),
            Column(say("source_document"), 30),
        ),
        [_row(line) for line in dossier.lines],
    )


def _row(line: Line) -> list[Cell]:
    return [
        centre_name(line.centre_id),
        line.year,
        indicator_name(line.indicator_id),
        line.indicator_id,
        line.item,
        say(f"sources_page_role_{line.role}"),
        line.period,
        _printed(line),
        line.printed_unit,
        qualifier_text(line.qualifier),
        qualifier_text(line.doubt),
        line.source_id,
    ]


def _printed(line: Line) -> Cell:
    """Give the number with its printed digits; what has a bound or is none stays text."""
    if line.bound or line.amount is None:
        return f"{line.bound}{line.printed_value}"
    return Number(float(line.printed_value), len(line.printed_value.partition(".")[2]))
