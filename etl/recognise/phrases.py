"""Phrases found in a text: the longest that fits a place wins, and a phrase may have gaps.

What phrases mean is said in data/words and read by `lexicon`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

GAP: Final = "…"
# A gap holds what stands between a verb and its object, such as 财政城市廉租住房（公共租赁住房）.
LONGEST_GAP: Final = 24
HOLDS_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word may mean: an indicator, with the role and item it implies."""

    indicator: str
    role: str
    item: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word found in a text: its span and the senses among which the unit decides."""

    start: int
    end: int
    phrase: str
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    parts: tuple[str, ...]
    phrase: str
    senses: tuple[Sense, ...]
    weight: int


class Words:
    """Phrases of one place, looked up by the first two characters of their last part."""

    def __init__(self, senses: dict[str, list[Sense]]) -> None:
        self.senses = {phrase: tuple(dict.fromkeys(found)) for phrase, found in senses.items()}
        self._by_anchor: dict[str, list[_Phrase]] = {}
        for phrase, found in self.senses.items():
            parts = tuple(phrase.split(GAP))
            entry = _Phrase(parts, phrase, found, sum(map(len, parts)))
            self._by_anchor.setdefault(parts[-1][:2], []).append(entry)
        for entries in self._by_anchor.values():
            entries.sort(key=lambda entry: (entry.weight, len(entry.parts)), reverse=True)

    def at(self, text: str, place: int, clause: int) -> Word | None:
        """Give the longest word whose last part starts at `place`; its gaps end at `clause`."""
        short = self._by_anchor.get(text[place : place + 1], ())
        for entry in (*self._by_anchor.get(text[place : place + 2], ()), *short):
            if text.startswith(entry.parts[-1], place):
                start = _first_part(entry.parts, text, place, clause)
                if start is not None:
                    end = place + len(entry.parts[-1])
                    return Word(start, end, entry.phrase, entry.senses)
        return None

    def last_in(self, text: str, start: int, end: int) -> Word | None:
        """Give the word that ends last within a span, the longest of those."""
        best: Word | None = None
        for place in range(start, end):
            word = self.at(text, place, start)
            if word and word.end <= end and (best is None or word.end > best.end):
                best = word
        return best


def _first_part(parts: tuple[str, ...], text: str, place: int, clause: int) -> int | None:
    """Look back for the parts before the last; give where the first starts, None if missing."""
    for part in reversed(parts[:-1]):
        low = max(clause, place - LONGEST_GAP - len(part))
        found = text.rfind(part, low, place)
        if found < 0 or HOLDS_DIGIT.search(text, found, place):
            return None
        place = found
    return place
