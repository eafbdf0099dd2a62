"""A document's text as it is read: headings, paragraphs, lists, tables, with its figures marked.

Every block says where it begins in the text (`data-o`), so that the browser finds a sentence by its
offsets. Nothing of the text is changed; only the signs that make a heading or a list are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from analysis.documents import Span
from dashboard.markup import Html, joined, markup, tag
from dashboard.source_marks import Mark, Painted
from dashboard.texts import say

# A numbered line this short that ends without a full stop is a heading.
LONGEST_HEADING: Final = 40
PARAGRAPH, ITEM, ROW, PAGE_BREAK = "p", "li", "tr", "break"
MARKED_HEADING: Final = re.compile(r"(#{1,6})[ \t]+")
BULLET: Final = re.compile(r"[-*•·][ \t]+")
STRONG: Final = re.compile(r"\*\*(.*)\*\*")
# The three ranks of numbering that Chinese reports use, from the highest.
NUMBERED: Final = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳]"),
)
DECIMAL: Final = re.compile(r"\d+[.．]\d")
SENTENCE_ENDS: Final = tuple("。；;！？!?，,：")
# The page has its title (h1) and the names of its panels (h2); headings of the text follow.
HIGHEST, LOWEST = 3, 6


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text and what it is: `h3` to `h6`, `p`, `li`, `tr` or `break`."""

    kind: str
    span: Span


def text_markup(text: str, marks: Sequence[Mark]) -> Html:
    """Lay a text out with its marks."""
    painted = Painted(text, marks)
    parts: list[Html] = []
    page = 1
    for kind, blocks in groupby(blocks_of(text), lambda block: block.kind):
        if kind == ROW:
            parts.append(_table(painted, list(blocks)))
        elif kind == ITEM:
            parts.append(tag("ul", joined(_block(painted, block) for block in blocks)))
        elif kind == PAGE_BREAK:
            for _ in blocks:
                page += 1
                parts.append(tag("div", say("sources_page_page", page=page), class_="break"))
        else:
            parts += [_block(painted, block) for block in blocks]
    return joined(parts)


def blocks_of(text: str) -> Iterator[Block]:
    """Cut a text into its lines, without the empty ones; a form feed begins a new page."""
    for match in re.finditer(r"\f|[^\r\n\f]+", text):
        if match[0] == "\f":
            yield Block(PAGE_BREAK, Span(*match.span()))
        elif match[0].strip():
            yield _line(match[0], match.start())


def _line(line: str, offset: int) -> Block:
    if "\t" in line.strip():
        return Block(ROW, Span(offset, offset + len(line)))
    start, end = _without_blanks(line)
    marked, bullet = MARKED_HEADING.match(line, start), BULLET.match(line, start)
    if begun := marked or bullet:
        start = begun.end()
    if strong := STRONG.fullmatch(line, start, end):
        start, end = strong.span(1)
    if bullet:
        kind = ITEM
    elif marked:
        # Conversions get the number of signs wrong more often than authors their numbering.
        kind = _rank(line[start:end]) or f"h{min(HIGHEST + len(marked[1]) - 1, LOWEST)}"
    else:
        kind = _heading(line[start:end]) or PARAGRAPH
    return Block(kind, Span(offset + start, offset + end))


def _without_blanks(line: str) -> tuple[int, int]:
    return len(line) - len(line.lstrip()), len(line.rstrip())


def _heading(line: str) -> str:
    """Give the rank of a numbered heading; empty for a paragraph that begins with a number."""
    is_sentence = len(line) > LONGEST_HEADING or line.endswith(SENTENCE_ENDS)
    return "" if is_sentence or DECIMAL.match(line) else _rank(line)


def _rank(line: str) -> str:
    ranks = (rank for rank, numbering in enumerate(NUMBERED) if numbering.match(line))
    return next((f"h{HIGHEST + 1 + rank}" for rank in ranks), "")


def _block(painted: Painted, block: Block) -> Html:
    return tag(block.kind, _content(painted, block.span), data_o=str(block.span.start))


def _table(painted: Painted, blocks: Sequence[Block]) -> Html:
    """Lay tab-separated lines out as a table, without a head: the text does not tell it."""
    rows = []
    for block in blocks:
        line = painted.text[block.span.start : block.span.end]
        cells = []
        for cell in re.finditer(r"[^\t]*(?:\t|$)", line):
            if cell.start() < len(line) or line.endswith("\t"):
                start = block.span.start + cell.start()
                span = Span(start, start + len(cell[0].rstrip("\t")))
                cells.append(tag("td", _content(painted, span), data_o=str(start)))
        rows.append(tag("tr", joined(cells)))
    return tag("div", tag("table", tag("tbody", joined(rows))), class_="scroll")


def _content(painted: Painted, span: Span) -> Html:
    return joined(_piece(text, mark) for text, mark in painted.pieces(span))


def _piece(text: str, mark: Mark | None) -> Html | str:
    if mark is None:
        return text
    # Written by hand: a report has hundreds of them, and each letter counts that often.
    return Html(f'<mark data-at="{mark.place}" class="{mark.kind}">{markup(text)}</mark>')
