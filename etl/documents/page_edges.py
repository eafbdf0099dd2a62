"""Page numbers and running heads, taken out of a PDF's lines: they would stand in the middle of a
sentence that goes over a page break.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from etl.documents.placed_lines import Line

# Top and bottom margin of an official document are 37 and 35 mm of A4's 297 mm.
MARGIN: Final = 0.13
# A running head is one line or two.
EDGE_LINES: Final = 2
FEWEST_HEADS: Final = 3
LONGEST_NUMBER_LINE: Final = 20
PAGE_NUMBER: Final = re.compile(
    r"[-—–―－·\s]*第?\s?(\d{1,4})\s?页?(?:\s?[/，,]?\s?共?\s?\d{1,4}\s?页?)?[-—–―－·\s]*"
)
DIGITS: Final = re.compile(r"\d+")


def drop_page_edges(pages: Sequence[list[Line]], heights: Sequence[float]) -> None:
    """Take page numbers and running heads out of each page's lines, in place.

    A number must stand alone in the margin and count with the pages, a head in the margin of more
    than half of them: figures and sentences do neither.
    """
    edges = [list(_in_margin(lines, height)) for lines, height in zip(pages, heights, strict=True)]
    heads = Counter(
        key
        for number, found in enumerate(edges, start=1)
        for key in {_head(line, number) for line in found}
    )
    often = max(FEWEST_HEADS, len(pages) // 2 + 1)
    shift = _commonest_shift(edges)
    for number, (lines, found) in enumerate(zip(pages, edges, strict=True), start=1):
        dropped = {
            id(line)
            for line in found
            if heads[_head(line, number)] >= often or shift in _shifts(line, number)
        }
        lines[:] = [line for line in lines if id(line) not in dropped]


def _in_margin(lines: Sequence[Line], height: float) -> Iterator[Line]:
    for line in lines[:EDGE_LINES]:
        if not line.is_row and line.edges[1] < MARGIN * height:
            yield line
    for line in lines[-EDGE_LINES:]:
        if not line.is_row and line.edges[0] > (1 - MARGIN) * height:
            yield line


def _head(line: Line, number: int) -> str:
    """Give what a running head has in common on all pages; it may hold the page's number."""
    return DIGITS.sub(lambda found: "#" if found[0] == str(number) else found[0], line.text.strip())


def _shifts(line: Line, number: int) -> list[int]:
    """Give how far a line that can be a page number is ahead of the page's own number."""
    text = line.text.strip()
    found = PAGE_NUMBER.fullmatch(text) if len(text) <= LONGEST_NUMBER_LINE else None
    return [int(found[1]) - number] if found else []


def _commonest_shift(edges: Sequence[Sequence[Line]]) -> int:
    """Give by how much the printed page numbers differ from the counted ones, mostly 0."""
    shifts = Counter(
        shift
        for number, found in enumerate(edges, start=1)
        for line in found
        for shift in _shifts(line, number)
    )
    (shift, times), *_ = shifts.most_common(1) or [(0, 0)]
    return shift if times > 1 else 0
