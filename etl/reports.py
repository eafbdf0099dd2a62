"""The reports whose text we hold, read by recognition into readings like those of a table."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from catalogue import Catalogue
from etl import recognise
from etl.records import READING_COLUMNS, Reading, Source
from tables import Row

GROWTH_UNITS: Final = {"percent": "%", "point": "个百分点"}


def read_report(
    source: Source, known: Catalogue
) -> tuple[list[Reading], tuple[recognise.Unread, ...]]:
    """Read a source's text; give its readings and the numbers that none was made of.

    A reading's row number is the line of the text that holds its quote's first character.
    """
    found = recognise.recognise(source.body, known, year=source.report_year)
    return readings_of(found, source), found.unread


def readings_of(found: recognise.Recognised, source: Source) -> list[Reading]:
    """Give what recognition found in a source's text as readings like those of a table."""
    lines = [place for place, sign in enumerate(source.body) if sign == "\n"]
    return [
        _reading(reading, source, bisect_right(lines, reading.start) + 1)
        for reading in found.readings
    ]


def _reading(found: recognise.Reading, source: Source, line: int) -> Reading:
    cells = dict.fromkeys(READING_COLUMNS, "") | {
        "source": source.id,
        "centre": source.centre_id,
        "indicator": found.indicator,
        "period": found.period,
        "value": found.value,
        "unit": found.unit,
        "growth": found.growth,
        "growth_unit": GROWTH_UNITS.get(found.growth_unit, found.growth_unit),
        "growth_basis": "printed" if found.growth else "",
        "scope": found.scope,
        "role": found.role,
        "item": found.line,
        "bound": found.bound,
        "qualifier": found.qualifier,
        "quote": found.quote,
        "start": str(found.start),
    }
    figure = (found.figure_start - found.start, found.figure_end - found.start)
    row = Row(source.file_name, line, cells)
    return Reading(row, found.year, found.start, figure)
