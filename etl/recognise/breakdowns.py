"""Numbers of a part of what was told before: a sub-centre, an age, a spending line, a score.

Each rule looks at one number in its sentence and gives a figure or None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from etl.recognise.figures import Figure, choose, fits
from etl.recognise.gaps import DONE, LIGHT, gap
from etl.recognise.making import TOTAL_SCORE, make
from etl.recognise.named import numbers_from
from etl.recognise.phrases import Sense, Word
from etl.recognise.reading import WHOLE
from etl.recognise.tokens import Token

if TYPE_CHECKING:
    from etl.recognise.sentences import Sentence


LINE_NAME: Final = re.compile(r"(?:专项|运行|项目)?(?:支出|费用|经费)(?>为|共|计|约)*+$")
PROJECTS: Final = "project_expenditure"
LINES: Final = "project_line_expenditure"
AGE: Final = re.compile(r"\d\d岁(?:（含）)?以[下上]")
SCORED: Final = re.compile(
    r"(?P<name>[一-龥“”]*?)(?:情况)?(?:自评)?(?:综合)?(?P<kind>满分|实际得分|得分)(?:为)?"
)
ITEM: Final = re.compile(r"[一-龥“”]{2,20}")


def line(sentence: Sentence, place: int) -> Figure | None:
    """其中：归集贷款宣传支出181.19万元: a line of the project expenditure told before."""
    token = sentence.tokens[place]
    told = [sentence.resumed, *sentence.figures]
    if not sentence.listed or not any(f and f.sense.indicator == PROJECTS for f in told):
        return None
    start = max(sentence.clause, sentence.parts_from)
    tail = LINE_NAME.search(sentence.text, start, token.start)
    if not tail or tail.start() == start:
        return None
    made = make(sentence, token, Sense(LINES, "", ""), None, start)
    if made:
        made.item = sentence.text[start : tail.start()]
    return made


def scored(sentence: Sentence, place: int) -> Figure | None:
    """自评得分95.6分，其中预算执行9.8分: a part of the total score."""
    token, told = sentence.tokens[place], [sentence.resumed, *sentence.figures]
    if token.unit != "分" or not sentence.listed:
        return None
    if not any(f and f.sense.indicator == TOTAL_SCORE for f in told):
        return None
    start = max(sentence.clause, sentence.parts_from)
    name = sentence.text[start : token.start]
    if not ITEM.fullmatch(name):
        return None
    score = SCORED.fullmatch(name)
    full = score is not None and score["kind"] == "满分"
    sense = Sense("perf_item_score", "full" if full else "score", "")
    made = make(sentence, token, sense, None, start)
    if made:
        before = sentence.figures[-1].item if sentence.figures else ""
        made.item = (score["name"] if score else name) or before
    return made


def of_part(sentence: Sentence, place: int) -> Figure | None:
    """其中，市中心66.08亿元: the part's name alone, the word is the one of the whole."""
    token, last = sentence.tokens[place], sentence.last
    if last is None and sentence.list_word is None and sentence.context.told:
        last = sentence.context.told[-1]
    word = last.word if last and not _is_announced(sentence) else sentence.list_word
    if sentence.scope == WHOLE or word is None:
        return None
    if sentence.words and sentence.words[-1] is not sentence.list_word:
        return None
    named = sentence.text.rfind(sentence.scope, sentence.clause, token.start)
    if named < 0 or not gap(sentence, named + len(sentence.scope), token, DONE):
        return None
    sense = choose(word.senses, token, sentence.context.known)
    if sense:
        sentence.by_name = True
        return make(sentence, token, sense, word, named)
    return _as_other_part(sentence, token, named)


def _is_announced(sentence: Sentence) -> bool:
    """Tell 各师市缴存额：第一师9.14亿元, whose word stands before its colon."""
    return sentence.list_word is not None and not sentence.figures


def _as_other_part(sentence: Sentence, token: Token, start: int) -> Figure | None:
    """市管中心新开户单位1.07万家，铁路分中心183家: what the part before was told of."""
    taken = {f.sense.indicator for f in sentence.figures if f.scope == sentence.scope}
    for other in sentence.figures:
        fresh = other.sense.indicator not in taken and other.scope not in (WHOLE, sentence.scope)
        if fresh and fits(other.sense, token, sentence.context.known):
            return make(sentence, token, other.sense, other.word, start)
    return None


def next_of_part(sentence: Sentence, place: int) -> Figure | None:
    """铁路分中心183家、1.4万人: the part's next figure, in the order of the part before."""
    token, last = sentence.tokens[place], sentence.last
    if last is None or sentence.words or last.scope in (WHOLE, ""):
        return None
    if sentence.text[last.end : token.start] not in ("、", "，", "和"):
        return None
    return _as_other_part(sentence, token, token.start)


def of_parts(sentence: Sentence, place: int) -> Figure | None:
    """市中心、省直分中心提取额分别为212亿元、56亿元: a number for each part, in order."""
    token, text = sentence.tokens[place], sentence.text
    told = TOGETHER.search(text, sentence.clause, token.start)
    if told:
        names = re.split("[、和]", told["names"])
        word = _word_of_parts(sentence, text[told.end("names") : token.start])
    elif sentence.group and AGAIN.fullmatch(text, sentence.group[-1].end, token.start):
        names, word = [found.scope for found in sentence.group], sentence.group[-1].word
    else:
        return None
    numbers = numbers_from(sentence, place)
    if word is None or len(numbers) not in (len(names), 2 * len(names)):
        return None
    each = len(numbers) // len(names)
    start = told.start() if told else token.start
    made = []
    for index, number in enumerate(numbers):
        sense = choose(word.senses, number, sentence.context.known)
        found = make(sentence, number, sense, word, start) if sense else None
        if found is None:
            return None
        found.scope = names[index // each]
        made.append(found)
    sentence.taken_to, sentence.group = numbers[-1].end, made
    sentence.figures.extend(made[:-1])
    return made[-1]


def _word_of_parts(sentence: Sentence, lead: str) -> Word | None:
    """Give the word of a list of parts: one that stands there, or what a verb means."""
    if sentence.words:
        return sentence.words[-1]
    senses = sentence.context.lexicon.before.senses
    for verb, phrase in VERBS.items():
        if verb in lead:
            return Word(sentence.clause, sentence.clause, phrase, senses[phrase])
    return sentence.last.word if sentence.last else None


VERBS: Final = {
    "发放": "发放贷款",
    "投放": "发放贷款",
    "回收": "回收贷款",
    "收回": "回收贷款",
    "归集": "归集额",
    "缴存": "缴存额",
    "提取": "提取额",
    "支取": "提取额",
}
AGAIN: Final = re.compile(r"[，；](?:[^，；。\d]{0,8})(?:分别|依次)(?:为|达)?")
NAME: Final = r"[一-龥]{1,12}(?:中心|管理部|[师市县区局州旗部]|[省市区州]直|直属|本级)"
TOGETHER: Final = re.compile(
    rf"(?P<names>{NAME}(?:[、和]{NAME})+)[^，。；\d]{{0,20}}(?:分别|依次)[^，。；\d]{{0,6}}$"
)


def of_age(sentence: Sentence, place: int) -> Figure | None:
    """其中35岁以下56.4万人: a part of the figure before by age."""
    token, known = sentence.tokens[place], sentence.context.known
    age = AGE.search(sentence.text, sentence.clause, token.start)
    if sentence.words or not age or not gap(sentence, age.end(), token, LIGHT):
        return None
    sentence.item = age[0]
    told = [*sentence.context.previous, *sentence.figures]
    for whole in reversed(told if sentence.resumed else sentence.figures):
        if whole.sense.indicator not in sentence.context.lexicon.shares and fits(
            whole.sense, token, known
        ):
            return make(sentence, token, whole.sense, whole.word, age.start())
    return None
