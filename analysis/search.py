"""Which indicators a reader's words mean, the best match first, and which names come near them.

Words match an id, a name, a synonym or the definition; signs, blanks and letter case do not count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from typing import Final
from unicodedata import normalize

from catalogue import Indicator

NAMES: Final = ("name_zh", "short_zh", "name_en", "short_en")
# How well a text must agree with a name to be called near it. Lower offers names that share no
# meaning, higher leaves slips of one character in three without an offer.
NEAR: Final = 0.45
MOST_NEAR: Final = 5
EXACT, IN_NAME, IN_SYNONYM, IN_DEFINITION = range(4)


def folded(text: str) -> str:
    """Give a text's letters and figures alone, in one width and case.

    >>> folded("“三公”经费 ＯＣＲ")
    '三公经费ocr'
    """
    return "".join(c for c in normalize("NFKC", text).casefold() if c.isalnum())


def search(indicators: Iterable[Indicator], text: str, language: str) -> list[Indicator]:
    """Give the indicators in which every word of the text is found, the best match first.

    The definition is searched in `language`, the names in both; no words find nothing.
    """
    words = [word for word in map(folded, text.split()) if word]
    whole = folded(text)
    found = []
    for indicator in indicators:
        place = _place(indicator, words, whole, language)
        if place is not None:
            found.append((place, indicator))
    return [indicator for _, indicator in sorted(found, key=lambda pair: pair[0])]


def _place(indicator: Indicator, words: list[str], whole: str, language: str) -> int | None:
    """Tell where the hardest word to find stands; None where one is missing."""
    names = _names(indicator)
    synonyms = {folded(synonym) for synonym in indicator.synonyms}
    if whole in names | synonyms:
        return EXACT
    fields = {
        IN_NAME: names,
        IN_SYNONYM: synonyms,
        IN_DEFINITION: {folded(indicator.says("definition", language))},
    }
    places = [_first(fields, word) for word in words]
    known = [place for place in places if place is not None]
    return max(known) if known and len(known) == len(places) else None


def _first(fields: dict[int, set[str]], word: str) -> int | None:
    found = (place for place, texts in fields.items() if any(word in text for text in texts))
    return next(found, None)


def _names(indicator: Indicator) -> set[str]:
    return {folded(indicator.id), *(folded(indicator.text[column]) for column in NAMES)}


def nearest(indicators: Collection[Indicator], text: str) -> list[Indicator]:
    """Give up to five indicators whose id, name or synonym comes near a text, nearest first."""
    asked = folded(text)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(asked)
    likenesses = [(_likeness(indicator, matcher), indicator) for indicator in indicators]
    near = [pair for pair in likenesses if pair[0] >= NEAR]
    near.sort(key=lambda pair: -pair[0])
    return [indicator for _, indicator in near[:MOST_NEAR]]


def _likeness(indicator: Indicator, matcher: SequenceMatcher[str]) -> float:
    """Give the best mean of agreement in order and in any order: 缴存人均 is near 人均缴存额."""
    best = 0.0
    for name in _names(indicator) | {folded(synonym) for synonym in indicator.synonyms}:
        matcher.set_seq1(name)
        letters = matcher.quick_ratio()
        if letters > best:
            best = max(best, (letters + matcher.ratio()) / 2)
    return best
