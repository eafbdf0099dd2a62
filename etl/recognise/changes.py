"""Growth given to the figures it is told of; a change without its level becomes a reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from etl.recognise import growth, subgroups
from etl.recognise.figures import Figure, choose
from etl.recognise.lexicon import LIMIT
from etl.recognise.making import make
from etl.recognise.phrases import Word
from etl.recognise.reading import ACTUAL, WHOLE
from etl.recognise.sharing import GROWTH_ITSELF, pairs, suits
from etl.recognise.tokens import POINTS, Token

if TYPE_CHECKING:
    from etl.recognise.sentences import Sentence


# A change is looked up among so many figures told before it in its paragraph.
LONGEST_MEMORY: Final = 60
RATES: Final = frozenset(("percent", "point", "千分点", "个千分点"))
NOUN_UNITS: Final = {
    "笔数": "loan",
    "户数": "loan",
    "贷款笔数": "loan",
    "金额": "CNY",
    "额": "CNY",
    "人数": "person",
    "单位数": "employer",
    "家数": "employer",
    "资金": "CNY",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A growth told before its level, and the word it is told of."""

    word: Word
    told: growth.Growth


def growth_of(sentence: Sentence, told: growth.Growth, first: Token) -> None:
    """Give a growth to the figures it is told of; changes without a figure become readings."""
    known_to = max((found.end for found in sentence.figures), default=0)
    words = [w for w in sentence.words if known_to <= w.start and w.end <= first.start]
    if not words and _refines_change(sentence, told):
        return
    if len(words) == len(told.changes) > 1 and _in_order(sentence, told, words):
        return
    candidates = _candidates(sentence, told)
    if not words or len(_nouns(sentence, first)) == len(told.changes) > 1:
        _attach(sentence, told, _without_words(sentence, told, first, candidates))
    elif named := _of_words(words, candidates):
        _attach(sentence, told, named, named=True)
    else:
        _of_sentence_before(sentence, told, words)


def _candidates(sentence: Sentence, told: growth.Growth) -> list[Figure]:
    """Give the figures of the sentence that a growth may belong to, in order."""
    return [
        found
        for found in sentence.figures
        if found.scope == sentence.scope
        and found.aside == bool(sentence.depth)
        and (found.role in (ACTUAL, "prior") or found.item == "调整后")
        and not found.beside
        and (not found.growth or _is_refined(found, told))
        and suits(found, told, sentence)
    ]


def _without_words(
    sentence: Sentence, told: growth.Growth, first: Token, candidates: list[Figure]
) -> list[Figure]:
    """Narrow the figures a growth may belong to where no word names one."""
    count = len(told.changes)
    if len(sentence.group) == count > 1:
        return sentence.group
    parts = [found for found in sentence.figures[-count:] if found.scope != WHOLE]
    if len(parts) == count > 1 and len({found.scope for found in parts}) == count:
        return parts
    if not candidates and len(sentence.grown) == count:
        return sentence.grown
    if sentence.open and not candidates:
        # 实缴单位52.38万家（同比增长4.7%）: the figure before the parenthesis.
        opened = sentence.open[-1][2]
        before = (f for f in sentence.figures if opened in (f.end, f.token.end))
        return [found for found in before if suits(found, told, sentence)]
    return _of_noun(sentence, first, told, candidates)


def _attach(
    sentence: Sentence, told: growth.Growth, candidates: list[Figure], *, named: bool = False
) -> None:
    """Give each change to its figure, or leave all of them unread."""
    shared = pairs(sentence, told, candidates, named=named)
    if not shared:
        sentence.unread.extend(token for token, _ in told.changes)
    for found, token, sign in shared:
        if found.growth and not subgroups.is_total(sentence, found.sense):
            _keep_as_change(sentence, found)
        _grow(found, token, sign)
        found.end = max(found.end, token.end)
        found.growth_tokens = [token]


def _grow(found: Figure, token: Token, sign: int) -> None:
    found.growth = growth.signed(token, sign)
    found.growth_unit = growth.growth_unit(token)


def _refines_change(sentence: Sentence, told: growth.Growth) -> bool:
    """项目经费比上年增长1437.59万元，增长74.16%: the same change, in percent."""
    last = sentence.figures[-1] if sentence.figures else None
    if last is None or last.role != "change" or not told.relative or len(told.changes) > 1:
        return False
    ((token, sign),) = told.changes
    for found in (last, last.level):
        if found:
            _grow(found, token, sign)
    last.end = max(last.end, token.end)
    return True


def _is_refined(found: Figure, told: growth.Growth) -> bool:
    """Tell whether a growth in percent follows one in units: 增加44.7万，增幅9.3%."""
    return told.relative and found.growth_unit not in RATES


def _of_words(words: list[Word], candidates: list[Figure]) -> list[Figure]:
    """Give the figures that the words before a growth name: 发放金额同比增加7.99%."""
    named = [{sense.indicator for sense in word.senses} for word in words]
    return [found for found in candidates if any(found.sense.indicator in ids for ids in named)]


def _of_sentence_before(sentence: Sentence, told: growth.Growth, words: list[Word]) -> None:
    """其中，缴存额同比增加2.9%: the level was told in the sentence before."""
    (token, sign), *more = told.changes
    levels = [
        found
        for found in _of_words(words, sentence.context.told[-LONGEST_MEMORY:])
        if found.scope == sentence.scope and suits(found, told, sentence)
    ]
    if levels and not more and (not levels[-1].growth or _is_refined(levels[-1], told)):
        _grow(levels[-1], token, sign)
        sentence.grown.append(levels[-1])
        if token.relative or subgroups.is_total(sentence, levels[-1].sense):
            return
    _change(sentence, told, words[-1])
    if levels and sentence.figures and sentence.figures[-1].role == "change":
        sentence.figures[-1].level = levels[-1]


def _in_order(sentence: Sentence, told: growth.Growth, words: list[Word]) -> bool:
    """实缴单位、实缴职工、缴存额同比分别增长13.57%、3.90%、11.26%: a word a change."""
    figures = [*sentence.context.told[-LONGEST_MEMORY:], *sentence.figures]
    found = [_of_words([word], figures) for word in words]
    if not all(found):
        return False
    for levels, (token, sign) in zip(found, told.changes, strict=True):
        _grow(levels[-1], token, sign)
    return True


def _of_noun(
    sentence: Sentence, first: Token, told: growth.Growth, candidates: list[Figure]
) -> list[Figure]:
    """笔数同比下降7.9%，金额同比增长1.3%: the noun tells which of a pair is meant."""
    nouns = _nouns(sentence, first)
    if len(nouns) != len(told.changes):
        return candidates
    named = [[f for f in candidates if _is_named(f, noun, sentence)] for noun in nouns]
    return [found[-1] for found in named] if all(named) else candidates


def _nouns(sentence: Sentence, first: Token) -> list[str]:
    lead = sentence.text[sentence.clause : first.start].removesuffix("的")
    return re.split("[、和]", lead)


def _is_named(found: Figure, noun: str, sentence: Sentence) -> bool:
    unit = sentence.context.known.indicators[found.sense.indicator].unit
    named = found.word is not None and bool(noun) and noun in found.word.phrase
    return named or NOUN_UNITS.get(noun) == unit


def _change(sentence: Sentence, told: growth.Growth, word: Word) -> None:
    """Make a reading of a change told without its level: 人员经费比上年增加201.2万元."""
    (token, sign), *more = told.changes
    if not word.senses:
        sentence.unread.extend(change for change, _ in told.changes)
        return
    first = word.senses[0]
    known = first.role == LIMIT or first.indicator == GROWTH_ITSELF
    if token.relative and not more and not known:
        sentence.waiting = Waiting(word, told)
        return
    sense = choose(word.senses, token, sentence.context.known, change=True)
    made = make(sentence, token, sense, word, word.start) if sense and not more else None
    if made is None:
        sentence.unread.extend(change for change, _ in told.changes)
        return
    if made.role == "policy" or made.sense.indicator == GROWTH_ITSELF:
        if made.role == "policy":
            made.item = ""
            made.role = "change" if token.unit in POINTS else made.role
        sentence.figures.append(made)
        return
    made.role = "change"
    made.value = growth.signed(token, sign).lstrip("+")
    sentence.figures.append(made)


def _keep_as_change(sentence: Sentence, found: Figure) -> None:
    token = found.growth_tokens[-1]
    made = make(sentence, token, found.sense, found.word, token.start)
    if made:
        made.role, made.value = "change", found.growth.lstrip("+")
        made.growth, made.growth_unit = "", ""
        made.scope, made.period = found.scope, found.period
        sentence.figures.append(made)
