"""The sentences a verdict rests on, with the figures marked: what is stated, what it follows from.

Figures of one sentence are marked in it together; the ways lead to the sentence in its document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.documents import Span, text_of
from analysis.evidence import Evidence
from analysis.figures import Provenance
from dashboard.markup import Html, joined, tag
from dashboard.memory import remembered
from dashboard.quality_numbers import by_side, sides
from dashboard.source_list import known_documents
from dashboard.source_places import address, place_text
from dashboard.texts import indicator_name, say
from findings import Finding

# How far a sentence is told to each side of what is marked in it, in characters.
AROUND: Final = 60
# “得 4 分。” alone does not say for what.
FEWEST_LETTERS: Final = 16
ENDS: Final = re.compile(r"[。；;\n]")
# The signs that conversions put before a heading.
HEADING: Final = re.compile(r"\s*#{1,6}[ \t]+")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence in pieces, each with whether it is what the verdict is about; and its place.

    `where` names a cell or a page, where there is one.
    """

    pieces: tuple[tuple[str, bool], ...]
    source_id: str
    place: str
    where: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """The sentences of a verdict: where the figure is stated, what it follows from, words alone."""

    stated: tuple[Quote, ...]
    computed: tuple[Quote, ...]
    words: tuple[Quote, ...]


def quotes_of(finding: Finding, evidence: Mapping[int, Evidence]) -> Quotes:
    """Give the sentences that a verdict rests on; figures of one sentence are marked together."""
    known = [evidence[number] for number in finding.evidence if number in evidence]
    words = (_of_words(finding),) if finding.span else ()
    if finding.stated is None or finding.computed is None:
        return Quotes((), (), (*words, *_of_all(known)))
    stated, others = by_side(finding, evidence)
    return Quotes(_of_all(stated), _of_all(others), words)


def all_quotes(finding: Finding, evidence: Mapping[int, Evidence]) -> tuple[Quote, ...]:
    """Give every sentence that a verdict rests on once, those of words first."""
    known = [evidence[number] for number in finding.evidence if number in evidence]
    return (*((_of_words(finding),) if finding.span else ()), *_of_all(known))


def both_sides(finding: Finding, evidence: Mapping[int, Evidence]) -> Html:
    """Lay the sentences of both sides out, one beside the other."""
    quotes, both = quotes_of(finding, evidence), sides(finding, evidence)
    is_printed = both is not None and both.relation == "printed"
    parts = [
        ("quality_head_stated" if is_printed else "quality_where_stated", quotes.stated),
        ("quality_printed" if is_printed else "quality_where_computed", quotes.computed),
        ("quality_in_text", quotes.words),
    ]
    told = [
        tag("section", tag("h3", say(key)) + joined(_quoted(quote) for quote in found))
        for key, found in parts
        if found
    ]
    title = say("quality_sentences" if len(told) > 1 else "quality_sentence")
    return tag("h2", title) + tag("div", joined(told), class_="both") if told else Html("")


def _quoted(quote: Quote) -> Html:
    words = joined(tag("mark", text) if marked else text for text, marked in quote.pieces)
    title = report_title(quote.source_id)
    name = f"{title} · {quote.where}" if quote.where else title
    link = tag("a", name, href=address(quote.source_id, quote.place), data_go="", lang="zh")
    return tag("blockquote", words, lang="zh") + tag("p", link, class_="way")


def report_title(source_id: str) -> str:
    """Give a document's title."""
    known = known_documents().get(source_id)
    return known.title if known else source_id


def _of_all(known: Iterable[Evidence]) -> tuple[Quote, ...]:
    """Quote the figures in the order in which they come, those of one sentence together."""
    groups: dict[tuple[str, str], list[Evidence]] = {}
    for one in known:
        groups.setdefault((one.place.source_id, _sentence_key(one.place)), []).append(one)
    return tuple(_of_figures(group) for group in groups.values())


def _sentence_key(place: Provenance) -> str:
    if place.quote_start is None:
        return f"{place.sheet}!{place.cell}!{place.indicator_id}"
    return str(_sentence(place.source_id, _span(place)).start)


def _span(place: Provenance) -> Span:
    """Give where a figure stands in its text, or its whole quote where that is not known."""
    start = place.quote_start or 0
    if place.figure_start is None or place.figure_end is None:
        return Span(start, start + len(place.quote))
    return Span(start + place.figure_start, start + place.figure_end)


def _of_figures(group: Sequence[Evidence]) -> Quote:
    place = group[0].place
    if place.quote_start is None:
        return _in_table(place)
    spans = sorted({_span(one.place) for one in group})
    return _in_text(place.source_id, spans, place.place)


def _in_table(place: Provenance) -> Quote:
    """Quote a figure that stands in a table or workbook: its words, its value, its cell."""
    name = place.quote or indicator_name(place.indicator_id)
    printed = f"{place.printed_value} {place.printed_unit}".strip()
    where = place_text(place.sheet, place.cell)
    return Quote(((f"{name}：", False), (printed, True)), place.source_id, place.place, where)


def _of_words(finding: Finding) -> Quote:
    start, end = finding.span or (0, 0)
    return _in_text(finding.source_id, [Span(start, end)], str(start))


def _in_text(source_id: str, spans: Sequence[Span], place: str) -> Quote:
    text = body(source_id)
    start = min(_sentence(source_id, one).start for one in spans)
    end = max(_sentence(source_id, one).end for one in spans)
    is_cut = start > 0 and not ENDS.match(text[start - 1])
    if heading := HEADING.match(text, start, spans[0].end):
        start = heading.end()
    pieces = [("…", False)] if is_cut else []
    at = start
    for span in spans:
        if span.end > at:
            pieces += [(text[at : span.start], False), (text[max(span.start, at) : span.end], True)]
            at = span.end
    pieces.append((text[at:end], False))
    if text[end:].strip() and not ENDS.match(text[end - 1]):
        pieces.append(("…", False))
    return Quote(tuple(piece for piece in pieces if piece[0]), source_id, place, _page(text, start))


def _page(text: str, start: int) -> str:
    """Name the page of a place in a text that is cut into pages."""
    if "\f" not in text:
        return ""
    return say("sources_page_page", page=text.count("\f", 0, start) + 1)


def _sentence(source_id: str, span: Span) -> Span:
    """Give the sentence around a stretch of a text, cut where it is long.

    One of a few letters says little: then the sentence before it comes along.
    """
    text = body(source_id)
    before = text[max(span.start - AROUND, 0) : span.start]
    after = text[span.end : span.end + AROUND]
    ended = ENDS.search(after)
    end = span.end + (ended.end() if ended else len(after))
    begun = [span.start - len(before) + match.end() for match in ENDS.finditer(before)]
    start = next((one for one in reversed(begun) if end - one >= FEWEST_LETTERS), None)
    return Span(span.start - len(before) if start is None else start, end)


@remembered
def body(source_id: str) -> str:
    """Give a document's whole text."""
    return text_of(source_id)
