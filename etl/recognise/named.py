"""Numbers whose indicator a word names: before the number or after it.

Each rule looks at one number in its sentence and gives a figure or None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from etl.recognise.figures import Figure, choose, fits
from etl.recognise.gaps import LIGHT, PAIRED, gap
from etl.recognise.lexicon import LIMIT
from etl.recognise.making import make
from etl.recognise.phrases import Sense, Word
from etl.recognise.tokens import POINTS, Token

if TYPE_CHECKING:
    from etl.recognise.sentences import Sentence


NOUN: Final = re.compile(
    r"[、，和及](?P<noun>[一-龥]{2,5}?)(?>数|为|达到?|共|有|约|各|不低于|不高于|不超过)*+$"
)
PHRASE: Final = re.compile(r"[一-龥A-Za-z0-9“”]{1,18}")
PHRASE_ENDS: Final = re.compile(r"[和及的被，“、]|以及|进行|正在|全部|已经|获|由|在市")
DIGIT: Final = re.compile(r"\d")
BETWEEN: Final = re.compile(r"(?:（[^（）]{0,40}）)?(?:以上)?的?")


def named_before(sentence: Sentence, place: int) -> Figure | None:
    """缴存额38.40亿元: the last word before the number."""
    token = sentence.tokens[place]
    if not sentence.words:
        return None
    word = elliptic(sentence, sentence.words[-1])
    loose = len(word.phrase) > 1
    limit = _limit(sentence, word, token)
    if limit:
        return limit
    if not (gap(sentence, word.end, token, LIGHT) if loose else word.end == token.start):
        skipped = sentence.unread[-1] if sentence.unread else None
        if (
            skipped is None
            or skipped.start < word.end
            or not (
                gap(sentence, word.end, skipped, LIGHT)
                and gap(sentence, skipped.end, token, PAIRED)
            )
        ):
            return None
    sense = choose(word.senses, token, sentence.context.known) or by_context(sentence, word, token)
    return make(sentence, token, sense, word, word.start) if sense else None


def _limit(sentence: Sentence, word: Word, token: Token) -> Figure | None:
    """最高贷款额度单方缴存35万元: a limit may name its group before the number."""
    group = LIMITED.fullmatch(sentence.text, word.end, token.start)
    if not group or not word.senses or any(sense.role != LIMIT for sense in word.senses):
        return None
    sense = choose(word.senses, token, sentence.context.known)
    made = make(sentence, token, sense, word, word.start) if sense else None
    if made:
        made.item = group["name"]
    return made


LIMITED: Final = re.compile(
    r"(?:为|：|提高到|提高至|调整为)?(?P<name>[单双个家夫多二三首第][一-龥（）]{1,10}?)(?:最高|可达|为)?"
)


def by_context(sentence: Sentence, word: Word, token: Token) -> Sense | None:
    """Give the one of several senses that the section or a sum told before speaks for."""
    known, section = sentence.context.known, sentence.context.section
    if sentence.figures:
        section = known.indicators[sentence.figures[-1].sense.indicator].group
    fitting = [sense for sense in word.senses if fits(sense, token, known)]
    of_section = [s for s in fitting if known.indicators[s.indicator].group == section]
    return of_section[0] if len(of_section) == 1 else by_sum(sentence, word, token)


def by_sum(sentence: Sentence, word: Word, token: Token) -> Sense | None:
    """其他20.45万元 after 业务收入: of several senses the one that is summed with what was told."""
    known = sentence.context.known
    told = {f.sense.indicator for f in (*sentence.context.previous, *sentence.figures)}
    sums = sentence.context.lexicon.sums
    fitting = [
        sense
        for sense in word.senses
        if fits(sense, token, known) and any(sense.indicator in s and told & s for s in sums)
    ]
    return fitting[0] if len(fitting) == 1 else None


def moved(sentence: Sentence, place: int) -> Figure | None:
    """下调贷款利率0.15个百分点: a change told by a verb before the word."""
    token = sentence.tokens[place]
    if not sentence.words or token.unit not in POINTS:
        return None
    word = sentence.words[-1]
    sense = choose(word.senses, token, sentence.context.known, change=True)
    if sense is None or not gap(sentence, word.end, token, LIGHT):
        return None
    made = make(sentence, token, sense, word, word.start)
    if made:
        made.role = "change"
    return made


def elliptic(sentence: Sentence, word: Word) -> Word:
    """新增缴存单位2.77万个、缴存职工66.25万人: the second word lacks what the first begins with."""
    last = sentence.figures[-1] if sentence.figures else None
    if (
        last is None
        or last.word is None
        or sentence.text[last.end : word.start] not in ("、", "和")
    ):
        return word
    senses = sentence.context.lexicon.before.senses
    for length in range(len(last.word.phrase) - 1, 1, -1):
        whole = last.word.phrase[:length] + word.phrase
        if whole in senses:
            return Word(word.start, word.end, whole, senses[whole])
    return word


def listed_before(sentence: Sentence, place: int) -> Figure | None:
    """新开户单位、新开户职工分别为176家、2.07万人: as many words as numbers, in order."""
    token, words = sentence.tokens[place], sentence.words
    if len(words) < 2 or not gap(sentence, words[-1].end, token, LIGHT):
        return None
    if "分别" not in sentence.text[words[-1].end : token.start]:
        return None
    numbers = numbers_from(sentence, place)
    if len(numbers) != len(words):
        return None
    pairs = list(zip(words, numbers, strict=True))
    senses = [choose(word.senses, number, sentence.context.known) for word, number in pairs]
    if not all(senses):
        return None
    made = [
        make(sentence, number, sense, word, words[0].start)
        for (word, number), sense in zip(pairs, senses, strict=True)
        if sense
    ]
    if not all(made):
        return None
    sentence.taken_to = numbers[-1].end
    sentence.figures.extend(found for found in made[:-1] if found)
    return made[-1]


def numbers_from(sentence: Sentence, place: int) -> list[Token]:
    """Give the numbers that follow each other from a place on, separated by 、 or ，or 和."""
    found = [sentence.tokens[place]]
    for token in sentence.tokens[place + 1 :]:
        if token.kind == "number":
            found.append(token)
        elif not (token.kind == "mark" and token.text in "、，和及"):
            break
    return found


def named_elliptically(sentence: Sentence, place: int) -> Figure | None:
    """实缴单位15.17万个、职工531.87万人: the noun takes its verb from the figure before."""
    token, last = sentence.tokens[place], sentence.last
    if last is None or last.word is None or sentence.words or token.start - last.end > 12:
        return None
    found = NOUN.match(sentence.text, last.end, token.start)
    if not found:
        return None
    senses = sentence.context.lexicon.before.senses
    for length in range(len(last.word.phrase) - 1, 0, -1):
        phrase = last.word.phrase[:length] + found["noun"]
        if phrase in senses:
            sense = choose(senses[phrase], token, sentence.context.known)
            word = Word(found.start("noun"), found.end("noun"), phrase, senses[phrase])
            return make(sentence, token, sense, word, word.start) if sense else None
    return None


def named_after(sentence: Sentence, place: int) -> Figure | None:
    """24.57万名缴存职工提取住房公积金, 52个政务服务事项: the last word of the phrase behind."""
    token, text = sentence.tokens[place], sentence.text
    start = _skip(text, token.end)
    phrase = PHRASE.match(text, start, sentence.end)
    reach = phrase.end() if phrase else token.end
    cut = PHRASE_ENDS.search(text, start + 1, reach) if phrase else None
    end = min(cut.start() if cut else reach, _next_digit(text, start, reach))
    word = sentence.context.lexicon.after.last_in(text, token.digits_end, end)
    sense = choose(word.senses, token, sentence.context.known) if word else None
    if word is None or sense is None:
        return None
    if token.unit.endswith("人次") and word.start != token.end:
        return None
    made = make(sentence, token, sense, word, token.start, reach=end)
    if made:
        if made.counted:
            made.counted = text[min(start, word.start) : end]
        made.end = max(made.end, word.end)
        if word.phrase not in sentence.context.lexicon.before.senses:
            # A verb such as 提取 also leads the next number; a noun only followed this one.
            sentence.taken_to = max(sentence.taken_to, word.end)
    return made


def banks(sentence: Sentence, place: int) -> Figure | None:
    """缴存业务委托6家商业银行办理: the banks' business stands before, in the same clause."""
    token = sentence.tokens[place]
    found = BUSINESS.search(sentence.text, sentence.clause, token.start)
    if token.unit != "家" or not found or not BANK.match(sentence.text, token.end):
        return None
    word = Word(found.start(), found.end(), "受委托银行", (Sense("entrusted_banks", "", ""),))
    return make(sentence, token, word.senses[0], word, found.start())


BUSINESS: Final = re.compile(r"(?:缴存|归集)业务(?:[^，；。\d贷]{0,40})$")
BANK: Final = re.compile(r"(?:商业|股份制)?银行")


def contributing(sentence: Sentence, place: int) -> Figure | None:
    """4.72万家单位、231.46万名职工正常缴存: the verb stands after the last of the pair."""
    token = sentence.tokens[place]
    found = CONTRIBUTING.match(sentence.text, token.end, sentence.end)
    if not found:
        return None
    word = Word(found.start(), found.end("noun"), *CONTRIBUTORS[found["noun"]])
    sense = choose(word.senses, token, sentence.context.known)
    made = make(sentence, token, sense, word, token.start, reach=found.end()) if sense else None
    if made:
        made.end = found.end()
    return made


CONTRIBUTING: Final = re.compile(
    r"(?P<noun>单位|职工)(?:[、和为][\d.，]{1,12}[一-龥]{1,3}职工)?(?:正常|实际|按时)?缴存(?!职工|单位|人)"
)
CONTRIBUTORS: Final = {
    "单位": ("实缴单位", (Sense("paying_employers", "", ""),)),
    "职工": ("实缴职工", (Sense("paying_employees", "", ""),)),
}


def _skip(text: str, place: int) -> int:
    """Pass over what may stand between a number and its noun: 超过1000万元（含）的项目."""
    found = BETWEEN.match(text, place)
    return found.end() if found else place


def _next_digit(text: str, start: int, end: int) -> int:
    found = DIGIT.search(text, start, end)
    return found.start() if found else end
