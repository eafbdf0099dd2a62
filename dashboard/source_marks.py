"""The marks in a document's text: which stretch belongs to which reading, and of what kind it is.

How marks look is reader.css's, what a click on one does static/reader.js's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from analysis.documents import Reading, Span

# Roles that are marked alike, by the name that the filter and the address give them.
FAMILIES: Final = {
    "actual": ("actual",),
    "target": ("target", "plan", "lower_bound"),
    "budget": ("budget",),
    "policy": ("policy",),
    "score": ("score", "full", "deduction"),
    "prior": ("prior", "change"),
}
FAMILY_OF: Final = {role: family for family, roles in FAMILIES.items() for role in roles}
UNREAD: Final = "unread"
# What became of a reading, as the filter and the address call it.
USES: Final = ("chosen", "derived", "alternative", "none")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to mark; `place` leads to its rows, `kind` says how it looks."""

    span: Span
    place: str
    kind: str


def uses_of(reading: Reading) -> list[str]:
    """Say what became of a reading, in the words of USES."""
    uses = []
    if reading.own == "chosen":
        uses.append("chosen")
    if reading.prior == "chosen":
        uses.append("derived")
    if "alternative" in (reading.own, reading.prior):
        uses.append("alternative")
    return uses or ["none"]


def marks_of(readings: Iterable[Reading], unread: Iterable[Span]) -> list[Mark]:
    """Give the marks of a text, one for each place, those that give way to others first.

    A reading whose figure is not known to stand anywhere has its whole quote marked, which gives
    way to any figure within it.
    """
    quotes: dict[tuple[str, Span], list[Reading]] = {}
    figures: dict[tuple[str, Span], list[Reading]] = {}
    for reading in readings:
        if reading.figure:
            figures.setdefault((reading.place, reading.figure), []).append(reading)
        elif reading.quote:
            quotes.setdefault((reading.place, reading.quote), []).append(reading)
    left = [Mark(span, str(span.start), UNREAD) for span in unread]
    return [*_marks(quotes), *left, *_marks(figures)]


def _marks(places: Mapping[tuple[str, Span], Sequence[Reading]]) -> Iterator[Mark]:
    """Mark each stretch as the most telling of its readings is."""
    for (place, span), readings in places.items():
        first = max(readings, key=lambda reading: "chosen" in uses_of(reading))
        uses = uses_of(first)
        use = next((use for use in ("chosen", "alternative") if use in uses), "")
        yield Mark(span, place, f"{FAMILY_OF[first.role]} {use}".strip())


class Painted:
    """A text of which every character knows the mark it belongs to."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self.text = text
        self._marks = marks
        self._owners = [-1] * len(text)
        for number, mark in enumerate(marks):
            for place in range(mark.span.start, min(mark.span.end, len(text))):
                self._owners[place] = number

    def pieces(self, span: Span) -> Iterator[tuple[str, Mark | None]]:
        """Give a stretch of the text in pieces, each with the mark on it, if any."""
        for owner, places in groupby(range(span.start, span.end), self._owners.__getitem__):
            start, *rest = places
            end = rest[-1] if rest else start
            yield self.text[start : end + 1], self._marks[owner] if owner >= 0 else None
