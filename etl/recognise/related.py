"""Numbers that stand in a relation to the figure before them: its pair, its stage, its past.

Each rule looks at one number in its sentence and gives a figure or None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from etl.recognise import growth
from etl.recognise.figures import Figure, choose, fits
from etl.recognise.gaps import EXACT, PAIRED, RISEN, STAGED, gap
from etl.recognise.lexicon import LIMIT
from etl.recognise.making import make
from etl.recognise.named import numbers_from
from etl.recognise.periods import Period, of_year, year_end
from etl.recognise.phrases import Sense
from etl.recognise.reading import ACTUAL
from etl.recognise.tokens import Token

if TYPE_CHECKING:
    from etl.recognise.sentences import Sentence


RESTATED: Final = ("，即", "即", "（即")
RANGES: Final = ("-", "—", "–", "~", "至", "到", "和")
PRIOR: Final = re.compile(
    r"[，（]?(?:而)?(?:上年度?|去年|上一年度?)(?:年?[末底]|同期)?(?:余额)?(?:分别)?(?:为|是|的)?|[，（]?(?:与|比|较)(?:上年|去年)(?:同期|[末底])?(?:的|（)?|，?在(?:上年|去年)(?:同期|[末底])?的?"
)


def paired(sentence: Sentence, place: int) -> Figure | None:
    """0.43万笔11.72亿元: one word for two figures of unlike units."""
    token, last = sentence.tokens[place], sentence.last
    if last is None or last.word is None or sentence.words or last.aside != bool(sentence.depth):
        return None
    if not any(gap(sentence, end, token, PAIRED) for end in (last.end, last.token.end)):
        return None
    others = tuple(sense for sense in last.word.senses if sense.indicator != last.sense.indicator)
    sense = choose(others, token, sentence.context.known)
    made = make(sentence, token, sense, last.word, token.start) if sense else None
    if made and last.role == "prior":
        made.role, made.period, made.scope = "prior", last.period, last.scope
        made.beside = last.beside
    return made


def staged(sentence: Sentence, place: int) -> Figure | None:
    """预算安排数10.50万元: another stage of the figure before; 即36,072元: the same again."""
    token, last = sentence.tokens[place], sentence.last
    if last is None or sentence.words or not fits(last.sense, token, sentence.context.known):
        return None
    between = sentence.text[last.end : token.start]
    again = between in RESTATED or (last.role == LIMIT and between in RANGES)
    if not again and not gap(sentence, last.end, token, STAGED):
        return None
    return make(sentence, token, last.sense, last.word, last.end + 1)


def total(sentence: Sentence, place: int) -> Figure | None:
    """年初预算数共计23,745.12万元: of what is not said, so of all that is spent."""
    token = sentence.tokens[place]
    if sentence.words or sentence.figures or not token.unit.endswith("元"):
        return None
    if not TOTALLED.search(sentence.text, sentence.clause, token.start):
        return None
    sense = Sense("total_expenditure", "", "")
    return make(sentence, token, sense, None, sentence.clause)


TOTALLED: Final = re.compile(r"预算数|决算数")


def exact(sentence: Sentence, place: int) -> Figure | None:
    """突破百亿元，达101.36亿元: the exact figure takes the place of its bound."""
    token, last = sentence.tokens[place], sentence.figures[-1] if sentence.figures else None
    if last is None or not last.bound or sentence.words:
        return None
    told = EXACT.fullmatch(sentence.text, last.end, token.start)
    if not told or not fits(last.sense, token, sentence.context.known):
        return None
    made = make(sentence, token, last.sense, last.word, last.start)
    if made:
        sentence.figures.remove(last)
    return made


def prior(sentence: Sentence, place: int) -> Figure | None:
    """上年为34.81亿元: last year's level of the figure before."""
    token, last = sentence.tokens[place], sentence.last
    if last is None or sentence.words or not PRIOR.fullmatch(sentence.text, last.end, token.start):
        return None
    if "分别" in sentence.text[last.end : token.start]:
        return _priors(sentence, place)
    known = sentence.context.known
    actual = (f for f in reversed(sentence.figures) if f.role == ACTUAL)
    level = next((f for f in actual if fits(f.sense, token, known)), None)
    made = make(sentence, token, level.sense, level.word, last.end + 1) if level else None
    if made and level:
        made.role, made.period = "prior", _year_before(level.period)
        made.scope, made.beside = level.scope, True
    return made


def _level_of_change(sentence: Sentence, token: Token, change: Figure) -> Figure | None:
    """贷款余额比上年末增加3.42亿元，为97.65亿元: the level after its change in units."""
    if not fits(change.sense, token, sentence.context.known):
        return None
    made = make(sentence, token, change.sense, change.word, change.start)
    if made:
        sentence.figures.remove(change)
        sign = -1 if change.value.startswith("-") else 1
        made.growth = change.growth or growth.signed(change.token, sign)
        made.growth_unit = change.growth_unit or growth.growth_unit(change.token)
    return made


def capped(sentence: Sentence, place: int) -> Figure | None:
    """首套房贷款最高额度60万元，第二套45万元: the same limit for another group."""
    token, last = sentence.tokens[place], sentence.figures[-1] if sentence.figures else None
    if last is None or last.role != LIMIT or sentence.words or token.unit != last.token.unit:
        return None
    group = GROUP.fullmatch(sentence.text, last.end, token.start)
    made = make(sentence, token, last.sense, last.word, last.end + 1) if group else None
    if made and group:
        made.item = group["name"]
    return made


GROUP: Final = re.compile(
    r"[，、；（](?P<name>[一-龥（）]{2,14}?)(?:的)?(?:为|可达|最高|提高至|调整为|不得高于|不得低于)?"
)


def targeted(sentence: Sentence, place: int) -> Figure | None:
    """完成目标任务92000万元的107.19%: the target of the figure before, and how far it was met."""
    token, last = sentence.tokens[place], sentence.last
    others = [word for word in sentence.words if token.relative or word.phrase not in FULFILLED]
    if last is None or others:
        return None
    if last.role == "target" and sentence.text[last.end : token.start] == "的":
        completion = Sense("perf_completion_rate", "", "")
        made = make(sentence, token, completion, None, token.start) if token.relative else None
        if made:
            made.item = last.sense.indicator
        return made
    told = TARGET.search(sentence.text, sentence.clause, token.start)
    if not told or not fits(last.sense, token, sentence.context.known):
        return None
    made = make(sentence, token, last.sense, last.word, told.start())
    if made:
        made.role = "target"
    return made


# Words of how far a target was met, which lead the target itself too.
FULFILLED: Final = frozenset(
    ("完成年度目标任务", "完成年度任务", "完成年度计划", "完成目标任务", "完成计划", "完成目标")
)
TARGET: Final = re.compile(r"完成[^，；。\d]{0,25}(?:任务|计划|目标)(?:数|为|数为)?$")


def _priors(sentence: Sentence, place: int) -> Figure | None:
    """上年分别为13.2万人、45.1亿元: last year's levels of the figures before, in order."""
    numbers = numbers_from(sentence, place)
    levels = [found for found in sentence.figures if found.role == ACTUAL][-len(numbers) :]
    known = sentence.context.known
    if len(levels) != len(numbers) or not all(
        fits(level.sense, number, known) for level, number in zip(levels, numbers, strict=True)
    ):
        return None
    made = []
    for level, number in zip(levels, numbers, strict=True):
        found = make(sentence, number, level.sense, level.word, number.start)
        if found is None:
            return None
        found.role, found.period, found.scope = "prior", _year_before(level.period), level.scope
        found.beside = True
        made.append(found)
    sentence.taken_to = numbers[-1].end
    sentence.figures.extend(made[:-1])
    return made[-1]


def _year_before(period: Period) -> Period:
    return year_end(period.year - 1) if period.ends else of_year(period.year - 1)


def reached(sentence: Sentence, place: int) -> Figure | None:
    """缴存额同比增长6.1%，达到73.29亿元: the level stands after its growth."""
    token, waiting = sentence.tokens[place], sentence.waiting
    last = sentence.figures[-1] if sentence.figures else None
    if last and last.role == "change" and EXACT.fullmatch(sentence.text, last.end, token.start):
        return _level_of_change(sentence, token, last)
    if waiting is None or sentence.words:
        return None
    change, sign = waiting.told.changes[-1]
    if not EXACT.fullmatch(sentence.text, change.end, token.start):
        return None
    sense = choose(waiting.word.senses, token, sentence.context.known)
    made = make(sentence, token, sense, waiting.word, waiting.word.start) if sense else None
    if made:
        sentence.waiting = None
        made.growth, made.growth_unit = growth.signed(change, sign), growth.growth_unit(change)
    return made


def risen_to(sentence: Sentence, place: int) -> Figure | None:
    """自4,793,358人增长至5,240,099人: the level that the figure before came to."""
    token, last = sentence.tokens[place], sentence.last
    before = sentence.tokens[place - 1] if place else None
    if last is None or before is None or sentence.words:
        return None
    if last.role == "change" and sentence.text[last.end : token.start] in ("至", "到"):
        return make(sentence, token, last.sense, last.word, last.end)
    if not RISEN.fullmatch(sentence.text, last.end, token.start):
        return None
    if not fits(last.sense, token, sentence.context.known):
        return None
    stock = sentence.context.lexicon.grown.get(last.sense.indicator)
    if stock:
        return make(sentence, token, Sense(stock, "", ""), last.word, last.end)
    made = make(sentence, token, last.sense, last.word, last.end)
    if made and made.role == LIMIT:
        last.item, made.item = "调整前", "调整后"
    elif made:
        last.role, last.beside = "prior", True
        if last.period.year == sentence.context.document_year:
            last.period = _year_before(last.period)
    return made
