"""Shares: 提取额占当年缴存额的79.54%, 占比54.06%, 缴存职工中，国有企业占8%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import formulas
from catalogue import Catalogue
from etl.recognise.figures import Figure, choose
from etl.recognise.making import make
from etl.recognise.phrases import Sense, Word
from etl.recognise.tokens import Token

if TYPE_CHECKING:
    from etl.recognise.sentences import Sentence

LIGHT: Final = re.compile(r"(?>的|之比|比重|比例|比率|比|为|达到?|约|总额|总数)*+")


def share(sentence: Sentence, place: int) -> Figure | None:
    """Give the figure of a percentage told after 占 or 占比, None if there is none such."""
    token = sentence.tokens[place]
    if not token.relative or place == 0:
        return None
    before = sentence.tokens[place - 1]
    if before.kind == "share":
        near = LIGHT.fullmatch(sentence.text, before.end, token.start)
        listed = _of_list(sentence, token, before.start)
        return listed or (_of_last(sentence, token) if near else None)
    if before.kind == "word" and place > 1:
        earlier = sentence.tokens[place - 2]
        if earlier.kind in ("date", "compared") and place > 2:
            earlier = sentence.tokens[place - 3]
        if earlier.kind == "share":
            both = _of_both(sentence, token, earlier.start, before)
            return both or _of_list(sentence, token, earlier.start)
        if sentence.text[earlier.end : before.start] == "与" and earlier.kind == "word":
            return _of_both(sentence, token, earlier.end, before)
    return _of_list(sentence, token, token.start) if _among(sentence, token.start) else None


def _of_list(sentence: Sentence, token: Token, end: int) -> Figure | None:
    """缴存职工中，国家机关和事业单位占42.1%: the item stands between its comma and 占."""
    context, text = sentence.context, sentence.text
    among = _among(sentence, end) or context.among
    if among is None:
        return None
    last = sentence.figures[-1].end if sentence.figures else 0
    low = max(sentence.start, among.end, last)
    opened = text.rfind("（", low, end)
    closed = opened >= 0 and text.find("）", opened, end) > 0
    marks = "，；：。" if closed else "，；：。（"
    start = max(low, *(text.rfind(mark, low, end) + 1 for mark in marks))
    item = text[start:end].lstrip("、，").removeprefix("其中")
    if not LISTED.fullmatch(item):
        return None
    special = context.lexicon.share.last_in(text, start, end)
    sense = _special(special, among, context.known) or choose(among.senses, token, context.known)
    if sense is None:
        return None
    context.among = among
    made = make(sentence, token, Sense(sense.indicator, "", ""), among, start)
    if made:
        made.item = item
    return made


def _among(sentence: Sentence, end: int) -> Word | None:
    low = max(sentence.start, end - LONGEST_LIST)
    return sentence.context.lexicon.among.last_in(sentence.text, low, end)


LONGEST_LIST: Final = 300
LISTED: Final = re.compile(r"(?=.*[一-龥])[一-龥\d、（）~～〜—–-]{2,40}")


def _special(word: Word | None, among: Word, known: Catalogue) -> Sense | None:
    """Give what the item makes of the list: 30岁（含）以下 is of borrowers, not of dwellings."""
    groups = {known.indicators[sense.indicator].group for sense in among.senses}
    senses = word.senses if word else ()
    return next((s for s in senses if known.indicators[s.indicator].group in groups), None)


def _of_last(sentence: Sentence, token: Token) -> Figure | None:
    """占比54.06%: the share of the figure before in its whole."""
    last = sentence.figures[-1] if sentence.figures else None
    if last is None or sentence.words:
        return None
    sense = sentence.context.lexicon.share_of.get(last.sense.indicator)
    if sense is None:
        return None
    made = make(sentence, token, sense, None, token.start)
    if made:
        made.item, made.stage, made.role = sense.item or last.item, last.stage, last.role
        made.period, made.scope = last.period, last.scope
        made.word = last.word
    return made


def _of_both(sentence: Sentence, token: Token, sign_start: int, whole: Token) -> Figure | None:
    """提取额占当年缴存额的79.54%: the indicator whose formula divides the one by the other."""
    if whole.word is None or not LIGHT.fullmatch(sentence.text, whole.end, token.start):
        return None
    parts = [word for word in sentence.words if word.end <= sign_start]
    if parts and LIGHT.fullmatch(sentence.text, parts[-1].end, sign_start):
        part_ids = {sense.indicator for sense in parts[-1].senses}
        start = parts[-1].start
    elif sentence.last and not parts:
        part_ids, start = {sentence.last.sense.indicator}, sign_start
        if "expenditure" in sentence.last.sense.indicator:
            return _of_last_named(sentence, token, whole)
    else:
        return None
    whole_ids = {sense.indicator for sense in whole.word.senses}
    sums = sentence.context.lexicon.cumulated
    # 占支取总额: the year's, when a figure of the year is divided by it.
    whole_ids |= {flow for flow, stock in sums.items() if stock in whole_ids}
    for indicator in sentence.context.known.indicators.values():
        if indicator.formula and _divides(indicator.formula, part_ids, whole_ids):
            sense = Sense(indicator.id, "", "")
            if choose((sense,), token, sentence.context.known):
                return make(sentence, token, sense, None, start)
    return None


def _of_last_named(sentence: Sentence, token: Token, whole: Token) -> Figure | None:
    sentence.words = [word for word in sentence.words if word is not whole.word]
    return _of_last(sentence, token)


def _divides(formula: formulas.Formula, part: set[str], whole: set[str]) -> bool:
    """Tell whether a formula is one of the parts divided by one of the wholes."""
    names = [reference.indicator_id for reference in formula.references]
    return len(names) == 2 and names[0] in part and names[1] in whole and "/" in formula.text
