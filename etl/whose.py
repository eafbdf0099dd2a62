"""Whose a report is: the centre that its opening, its file name or its text names."""

from __future__ import annotations

from collections import Counter
from typing import Final

from catalogue import Catalogue, Centre

# The title and the opening sentence: what follows also names banks, provinces and neighbours.
OPENING: Final = 400


def centre_of(text: str, name: str, known: Catalogue) -> str:
    """Give the id of the centre a report is about, empty where nothing tells.

    Its full name counts first, then its short name before 住房公积金 or 市, in the opening before
    the file's name before the whole text.
    """
    for part in (text[:OPENING], name, text):
        found = _full(part, known) or _short(part, known)
        if found:
            return found
    return ""


def _full(text: str, known: Catalogue) -> str:
    placed = [
        (text.find(centre.full_name.zh), centre.id)
        for centre in known.centres.values()
        if centre.full_name.zh in text
    ]
    return min(placed)[1] if placed else ""


def _short(text: str, known: Catalogue) -> str:
    """Give the centre named most often as a fund's, where one is named more often than others."""
    counts = Counter({centre.id: _mentions(text, centre) for centre in known.centres.values()})
    (first, most), (_, next_most) = counts.most_common(2)
    return first if most > next_most else ""


def _mentions(text: str, centre: Centre) -> int:
    names = (
        f"{centre.name.zh}{rest}" for rest in ("市住房", "住房公积金", "公积金", "市公积金", "市20")
    )
    return sum(text.count(name) for name in names)
