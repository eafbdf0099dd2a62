"""A sentence cut into tokens: numbers with their units, dates, changes, words, signs.

The cleaned text of `plain` goes in; what the tokens say together is left to `sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from etl.recognise.lexicon import Lexicon
from etl.recognise.phrases import Word

CHINESE_DIGITS: Final = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    "两": 2,
    "〇": 0,
}
CHINESE_TENS: Final = {"十": 10, "百": 100, "千": 1000}
DOINGS: Final = "(?:发放|收回|回收|提取|归集|缴存|缴|提|贷|放)"
LAST_YEAR: Final = "(?:上年|去年)(?:末|底|同期)?"
RISES: Final = (
    f"增长|上升|提高|增加|提升|上涨|增幅|扩大|上浮|上调|多增|增速|增长率|回升|攀升|净增|多{DOINGS}"
    rf"|(?:高出|高于|多于|超出|超){LAST_YEAR}|(?<!新)增(?=\d)|[升高](?=\d)|增收|增支"
)
FALLS: Final = (
    f"下降|减少|降低|回落|下滑|缩减|降幅|下调|下跌|少增|缩小|收窄|减幅|少{DOINGS}"
    rf"|(?:低于|少于){LAST_YEAR}|[降减低少](?=\d)|减收|减支"
)
YEAR: Final = r"(?:19|20)\d\d"
DATE: Final = (
    rf"(?P<date>(?P<year>{YEAR})年(?:(?P<ends>度?年?[末底]|末)|度(?!末)"
    rf"|(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[12]\d|3[01]|0?[1-9])日|(?P<monthend>[底末]))?"
    rf"|)|“?十(?P<plan>[二三四五六])五”?期间|(?P<only>1[0-2]|[1-9])月(?:份|单月|当月)|[当全本]年(?P<now>末|底)?|年末)"
)
COMPARED: Final = (
    rf"(?P<compared>同比|环比|(?:比|较|与)(?:上年度?|去年|前年|上一年度?|{YEAR}年度?)"
    rf"(?:[年]?[末底]|同期)*(?:相比)?|(?:比|较)(?:年初|同期)(?:相比)?|同期|上年(?:末|底|同期|度)?|去年(?:同期|末|底)?)"
)
MASTER: Final = re.compile(
    rf"(?P<section>(?<![\d.])(?:\d{{1,2}}\.(?=\D|{YEAR}年)|（[一二三四五六七八九十]{{1,3}}）|（\d{{1,2}}）"
    rf"|[一二三四五六七八九十]{{1,3}}、|[①-⑳]|(?<![^\n])\d{{1,2}}、)|第[一二三四五六七八九十\d]{{1,3}}"
    rf"(?=[届次轮批期季章条款项号位]))"
    # Numbers that are part of a name: 表1, 〔2022〕45号, 12329, 7*24小时, 2021-2023年.
    rf"|(?P<name>[图表]\d{{1,2}}|附件\d{{1,2}}|〔\d{{4}}〕\d*号?|(?:12329|12345)(?![\d.]|[亿万元家人笔户])|\d+(?=\*\d)"
    rf"|{YEAR}(?=[-—–]{YEAR}年))"
    rf"|{DATE}|{COMPARED}"
    rf"|(?P<rise>{RISES})|(?P<fall>{FALLS})"
    r"|(?P<each>分别|均|各)(?!分中心|部门|管理部|类|项)"
    r"|(?P<part>其中|包括|其中包含)"
    r"|(?P<share>占比|占)"
    r"|(?P<number>(?P<sign>(?<![\d%a-zA-Z年月])[-−])?(?P<digits>\d{1,3}(?:，\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:'\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?<=[超过破逾达于约近银行有为共设辖托由])(?P<han>[一二三四五六七八九十百千两]{1,5})(?=[家个亿万名人项户笔所次]))"
    r"|(?P<slogan>“(?=\d))"
    r"|(?P<mark>[，、；。：！？\n\t]|和|及|以及)"
    r"|(?P<open>（)|(?P<close>）)"
)
BOUNDS: Final = {
    "<=": ("不超过", "不高于", "不多于", "不得高于", "不得超过", "≤"),
    "<": ("小于", "低于", "不足", "不到", "<"),
    ">=": ("不低于", "不少于", "不得低于", "不得少于", "至少", "达到或超过", "≥"),
    ">": ("突破", "超过", "高于", "大于", "超", "逾", ">"),
}
# The longest first, so that 不低于 is not heard as 低于.
BEFORE_BOUND: Final = sorted(
    ((word, bound) for bound, words in BOUNDS.items() for word in words),
    key=lambda told: len(told[0]),
    reverse=True,
)
MANY: Final = re.compile(r"[多余]")
AFTER_BOUND: Final = re.compile(r"(?P<more>[及(（]?以上)|(?P<less>[及(（]?以下|以内)")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence: its kind, its span and, for a number, what was printed."""

    kind: str
    start: int
    end: int
    text: str
    value: Decimal | None = None
    printed: str = ""
    unit: str = ""
    bound: str = ""
    digits_start: int = 0
    digits_end: int = 0
    word: Word | None = None
    match: re.Match[str] | None = None

    @property
    def relative(self) -> bool:
        """Tell whether the number is in percent or points."""
        return self.unit in RELATIVE


RELATIVE: Final = frozenset(("%", "‰", "个百分点", "百分点", "个千分点", "千分点"))
POINTS: Final = frozenset(("个百分点", "百分点", "个千分点", "千分点"))


def tokenise(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """Cut text[start:end] into tokens; characters that say nothing to us are left out."""
    units = lexicon.units
    tokens: list[Token] = []
    place = clause = start
    while place < end:
        word = lexicon.before.at(text, place, clause)
        found = MASTER.match(text, place, end)
        if word and word.end <= end and (found is None or found.end() <= word.end):
            tokens.append(
                Token("word", word.start, word.end, text[word.start : word.end], word=word)
            )
            place = word.end
        elif found is None:
            place += 1
        else:
            token = _token(text, found, end, units)
            tokens.append(token)
            place = max(token.end, place + 1)
            if token.kind == "mark" and token.text not in "、和及以及":
                clause = place
    return tokens


def _token(text: str, found: re.Match[str], end: int, units: re.Pattern[str]) -> Token:
    kind = found.lastgroup or ""
    for name in KINDS:
        if found[name] is not None:
            kind = name
            break
    if kind == "number":
        return _number(text, found, end, units)
    return Token(kind, found.start(), found.end(), found[0], match=found)


KINDS: Final = (
    *("section", "name", "date", "compared", "rise", "fall", "each", "part", "share", "number"),
    *("slogan", "mark", "open", "close"),
)


def _number(text: str, found: re.Match[str], end: int, units: re.Pattern[str]) -> Token:
    start, stop = found.start(), found.end()
    han, printed = found["han"], (found["digits"] or "").replace("，", "").replace("'", "")
    value = chinese(han) if han else Decimal(printed)
    if found["sign"]:
        value, printed = -value, f"-{printed}"
    bound, unit, close = _before_bound(text, start), "", stop
    if MANY.match(text, close, end):
        close, bound = close + 1, ">"
    unit_found = units.match(text, close, end)
    if unit_found:
        unit, close = unit_found[0], unit_found.end()
    after = AFTER_BOUND.match(text, close, end)
    if after and unit and not bound:
        bound, close = (">=" if after["more"] else "<="), after.end()
    return Token(
        *("number", start, close, text[start:close], value),
        printed=str(value) if han else printed,
        unit=unit,
        bound=bound,
        digits_start=start,
        digits_end=stop,
    )


def _before_bound(text: str, start: int) -> str:
    for word, bound in BEFORE_BOUND:
        if text.endswith(word, max(0, start - 5), start):
            return bound
    return ""


def chinese(numeral: str) -> Decimal:
    """Give the value of a small Chinese numeral, such as 四, 十二 or 两百."""
    total, digit = 0, 0
    for sign in numeral:
        if sign in CHINESE_DIGITS:
            digit = CHINESE_DIGITS[sign]
        else:
            total += (digit or 1) * CHINESE_TENS[sign]
            digit = 0
    return Decimal(total + digit)


def only(tokens: Iterable[Token], kind: str) -> list[Token]:
    """Give the tokens of one kind."""
    return [token for token in tokens if token.kind == kind]
