"""What a report file becomes: its text and, for a PDF, where each character stands on the page."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Place(NamedTuple):
    """Where a span of the text stands: the page, counted from 1, and the box around it."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF: where its text starts in the document's, and its size in points.

    `picture_only` says that the page shows a picture and has no text, so nothing of it was read.
    `boxes` holds left, top, right and bottom of every character, four zeros where it has no place.
    """

    start: int
    width: float
    height: float
    picture_only: bool = False
    boxes: array[float] = field(default_factory=lambda: array("f"), repr=False, compare=False)

    def box(self, start: int, end: int) -> Box | None:
        """Give the box around these characters of the page, None where none has a place."""
        values = self.boxes[4 * max(start, 0) : 4 * max(end, 0)]
        boxes = [box for box in zip(*[iter(values)] * 4, strict=True) if any(box)]
        if not boxes:
            return None
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class Document:
    """A report as text; `pages` is empty unless the file is a PDF.

    Offsets count characters of `text`. A line ends as in the file for plain text, else with a
    newline; a row of a table is a line of cells separated by tabs.
    """

    name: str
    sha256: str
    text: str = field(repr=False)
    pages: tuple[Page, ...] = field(default=(), repr=False)

    def place(self, start: int, end: int) -> Place | None:
        """Give page and box of the span from `start` up to `end`.

        A span that goes over a page break has the place of its first part. None for a document
        without pages, and for a span that shows nothing.
        """
        first = max(bisect_right(self.pages, start, key=lambda page: page.start) - 1, 0)
        for number, page in enumerate(self.pages[first:], start=first + 1):
            if page.start >= end:
                break
            if box := page.box(start - page.start, end - page.start):
                return Place(number, box)
        return None
