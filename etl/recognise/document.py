"""A whole text read: its lines told apart into headings, tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from catalogue import Catalogue
from etl.recognise import grids, scores
from etl.recognise.days import days
from etl.recognise.figures import Figure
from etl.recognise.lexicon import lexicon_of
from etl.recognise.periods import year_of_report
from etl.recognise.plain import Plain, plain
from etl.recognise.reading import WHOLE, Reading, Recognised, Unread
from etl.recognise.sentences import Context, Sentence, section_of
from etl.recognise.tokens import Token

SENTENCE: Final = re.compile(r"[^。！？\n]{0,1500}[。！？\n]?")
LINE: Final = re.compile(r"[^\n]*\n?")
MARKER: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、]|[①-⑳])"
)
LEVELS: Final = tuple(
    map(
        re.compile,
        (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]", r"\d", r"（\d", r"[①-⑳]"),
    )
)
PLANS: Final = re.compile(r"下一步|工作打算|工作计划|工作安排|改进措施|工作思路|工作展望")
SUB_CENTRE: Final = re.compile(r"分中心|管理部|办事处")
OWN_NAME: Final = re.compile(r"(?:以下)?简称[：“]{0,2}(?P<name>[一-龥]{2,10}?)[”）]")
QUALIFIER: Final = re.compile(r"（(?P<text>[^（）\d]{2,20})）")


def recognise(text: str, known: Catalogue, *, year: int | None = None) -> Recognised:
    """Read every figure of a report's text.

    `year` is the year the report is about; without it the first year named near its top is, and
    else the year before this one. Time grows with the length of the text.
    """
    source = plain(text)
    about = year or year_of_report(source.text) or datetime.now(tz=UTC).year - 1
    names = (found["name"] for found in OWN_NAME.finditer(source.text))
    own = frozenset(name for name in names if not SUB_CENTRE.search(name))
    context = Context(known, lexicon_of(known), about, about, own=own)
    reader = _Reader(source, context)
    reader.read()
    readings = [_reading(found, source, text, known) for found in reader.figures]
    readings.sort(key=lambda reading: (reading.figure_start, reading.indicator))
    taken = {(reading.figure_start, reading.figure_end) for reading in readings}
    unread = (_unread(token, source, text) for token in reader.unread)
    return Recognised(
        tuple(readings), tuple(found for found in unread if (found.start, found.end) not in taken)
    )


class _Reader:
    def __init__(self, source: Plain, context: Context) -> None:
        self.source = source
        self.context = context
        self.figures: list[Figure] = []
        self.unread: list[Token] = []
        self.sections: list[scores.Section] = []
        self.planned_level = 0

    def read(self) -> None:
        text, place = self.source.text, 0
        grid = grids.Grid(self.context)
        while place < len(text):
            line = LINE.match(text, place)
            end = line.end() if line else len(text)
            if "\t" in text[place:end]:
                grid.add(text, place, end)
            else:
                self._take(grid.finish())
                self._line(place, end)
            place = end
        self._take(grid.finish())
        scores.name_items(self.sections, self.context.known)

    def _take(self, found: tuple[list[Figure], list[Token]]) -> None:
        self.figures.extend(found[0])
        self.unread.extend(found[1])

    def _line(self, start: int, end: int) -> None:
        if not self.context.scope_lasts:
            self.context.scope, self.context.scope_lasts = WHOLE, True
        if start in self.source.headings:
            self._heading(start, end)
        self.context.year = self.context.document_year
        self.context.among = None
        self.context.told = []
        before = len(self.figures)
        for first, last in _sentences(self.source.text, start, end):
            if last - first == 1:
                continue
            sentence = Sentence(self.source.text, first, last, self.context)
            sentence.read()
            self._take((sentence.figures, sentence.unread))
            self.context.told.extend(sentence.figures)
            if sentence.figures:
                self.context.last = sentence.figures[-1]
                self.context.previous = sentence.figures
                self.context.last_start = first
                self.context.period = sentence.period
            elif not sentence.listed:
                self.context.last = None
        for others in (scores.absences, days):
            self.figures.extend(others(self.source.text, start, end, self.context))
        if not self.sections:
            self.sections.append(scores.Section("", "", []))
        self.sections[-1].figures.extend(self.figures[before:])

    def _heading(self, start: int, end: int) -> None:
        text = self.source.text
        marker = MARKER.match(text, start)
        body = text[marker.end() if marker else start : end].strip("\n：。")
        self.sections.append(scores.Section(marker[0] if marker else "", body, []))
        self.context.scope = WHOLE
        self.context.last = None
        self.context.section = section_of(body)
        level = _level(marker[0] if marker else "")
        if PLANS.search(body):
            self.planned_level = level
        elif level <= self.planned_level:
            self.planned_level = 0
        self.context.planned = self.planned_level > 0


def _level(marker: str) -> int:
    """Give a heading's level by its marker: 一、 is 1, （一） is 2, 1. is 3, （1） is 4, ① is 5."""
    return next((n for n, sign in enumerate(LEVELS, start=1) if sign.match(marker)), 1)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    place = start
    while place < end:
        found = SENTENCE.match(text, place, end)
        if not found or found.end() == place:
            return
        yield place, found.end()
        place = found.end()


def _reading(found: Figure, source: Plain, text: str, known: Catalogue) -> Reading:
    start, end = source.span(found.start, found.end)
    first, last = source.span(found.token.digits_start, found.token.digits_end)
    after = QUALIFIER.match(source.text, found.token.end)
    qualifier = found.qualifier
    if after and after["text"] in known.qualifiers:
        qualifier, end = after["text"], max(end, source.span(found.start, after.end())[1])
    return Reading(
        indicator=found.sense.indicator,
        period=found.period.text,
        value=found.value,
        unit=found.unit,
        growth=found.growth,
        growth_unit=found.growth_unit,
        scope=found.scope,
        role=found.role,
        item=found.item,
        stage=found.stage,
        counted=found.counted,
        bound=found.bound,
        qualifier=qualifier,
        quote=text[start:end],
        start=start,
        end=end,
        figure_start=first,
        figure_end=last,
    )


def _unread(token: Token, source: Plain, text: str) -> Unread:
    start, end = source.span(token.digits_start, token.end)
    return Unread(start, end, text[start:end])
