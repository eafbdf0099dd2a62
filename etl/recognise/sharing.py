"""Which figures share a list of growths: the last ones, in order, as far as the units suit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from etl.recognise import growth
from etl.recognise.figures import Figure, fits
from etl.recognise.tokens import POINTS, Token

if TYPE_CHECKING:
    from etl.recognise.sentences import Sentence

Pair = tuple[Figure, Token, int]
GROWTH_ITSELF: Final = "online_business_growth"
CUT: Final = re.compile(r"[、，]?[\d.]*")
NET: Final = frozenset(("net_new_employers", "net_new_employees"))
AVERAGES: Final = frozenset(("average_loan", "deposits_per_employee"))
NEW: Final = frozenset(("new_employers", "new_employees"))


def pairs(
    sentence: Sentence, told: growth.Growth, candidates: list[Figure], *, named: bool = False
) -> list[Pair]:
    """Give each change with its sign and the figure it belongs to; nothing where that is unsure.

    `named` says that a word names the figures, so that what stands between matters less.
    """
    count, changes = len(told.changes), told.changes
    if told.all and count == 1:
        chosen, changes = candidates, told.changes * len(candidates)
    elif count < len(candidates) and told.each and _ends_cut(sentence, changes[-1][0]):
        chosen = candidates[:count]
    elif count > len(candidates) > 0 and sentence.start == 0:
        # The text begins in mid sentence: the growths of the figures cut off come first.
        chosen, changes = candidates, changes[-len(candidates) :]
    elif count == 1 and told.each and len(candidates) > 1:
        chosen = []
    else:
        chosen = _chosen(sentence, told, candidates)
        if not named and chosen and _is_cut_off(sentence, chosen[-1], changes[0][0]):
            chosen = []
    if len(chosen) != len(changes):
        return []
    return [(found, token, sign) for found, (token, sign) in zip(chosen, changes, strict=True)]


def _chosen(sentence: Sentence, told: growth.Growth, candidates: list[Figure]) -> list[Figure]:
    if not told.relative:
        return _by_unit(sentence, told, candidates)
    chosen = _last(candidates, len(told.changes), sentence.text)
    both = zip(chosen, told.changes, strict=False)
    if all(_suits_one(found, token, sentence) for found, (token, _) in both):
        return chosen
    return _aligned(sentence, told, candidates)


def suits(found: Figure, told: growth.Growth, sentence: Sentence) -> bool:
    """Tell whether any change of a list can be one of a figure."""
    return any(_suits_one(found, token, sentence) for token, _ in told.changes)


def _suits_one(found: Figure, token: Token, sentence: Sentence) -> bool:
    if token.unit in POINTS:
        return found.token.relative
    if found.sense.indicator == GROWTH_ITSELF:
        return False
    if token.relative:
        return not found.token.relative or len(sentence.figures) == 1
    return fits(found.sense, token, sentence.context.known)


def _ends_cut(sentence: Sentence, token: Token) -> bool:
    """Tell whether the text ends in mid sentence after a growth: …分别增长6.2%、11.4."""
    ends = sentence.end == len(sentence.text)
    return ends and CUT.fullmatch(sentence.text, token.end) is not None


def _last(candidates: list[Figure], count: int, text: str) -> list[Figure]:
    """Give the last figures, passing over net increases where the growth is of the others."""
    if count == 1 and candidates and candidates[-1].sense.indicator in NET:
        near = (f for f in candidates if "；" not in text[f.end : candidates[-1].start])
        return [f for f in near if f.sense.indicator not in NET][-1:] or candidates[-1:]
    for left_out in (frozenset[str](), AVERAGES, NET, NET | NEW):
        rest = [found for found in candidates if found.sense.indicator not in left_out]
        if len(rest) == count:
            return rest
    return candidates[-count:]


def _is_cut_off(sentence: Sentence, found: Figure, token: Token) -> bool:
    """Tell whether a number we could not read stands between a figure and a growth."""
    for number in sentence.unread[-3:]:
        aside = "）" in sentence.text[number.end : token.start]
        if found.end <= number.start < token.start and not aside:
            return True
    return False


def _aligned(sentence: Sentence, told: growth.Growth, candidates: list[Figure]) -> list[Figure]:
    """Give, for each change, the last figure before those already given that it suits."""
    chosen: list[Figure] = []
    rest = list(candidates)
    for token, _ in reversed(told.changes):
        while rest and not _suits_one(rest[-1], token, sentence):
            rest.pop()
        chosen[:0] = [rest.pop()] if rest else []
    return chosen


def _by_unit(sentence: Sentence, told: growth.Growth, candidates: list[Figure]) -> list[Figure]:
    """Give, for each change in units, the last figure that it can be a change of."""
    chosen: list[Figure] = []
    for token, _ in reversed(told.changes):
        fitting = [
            found
            for found in candidates
            if found not in chosen and fits(found.sense, token, sentence.context.known)
        ]
        chosen[:0] = fitting[-1:]
    return chosen
