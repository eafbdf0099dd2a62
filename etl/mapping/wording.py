"""What a label of a sheet says besides its subject: unit, year, role, growth, part of a year.

Which indicator the rest means is left to `vocabulary`, which centre to `centres`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from etl.recognise.labels import GROWTH
from etl.recognise.plain import FOLDED, NOISE

Units = frozenset[str]

BLANKS: Final = re.compile(rf"(?:{NOISE.pattern}|[\n\t])+")
NUMBERING: Final = re.compile(
    r"(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.](?!\d)|第[一二三四五六七八九十]{1,3}[、，]"
    r"|（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）|[①-⑳]|其中[：，]?|#)+"
)
BRACKETS: Final = re.compile(r"（([^（）]*)）|［([^［］]*)］")
# （3=1+2）, （栏1）: references of a form to its own columns.
REFERENCE: Final = re.compile(r"(?:行|栏|第|列)*[\d①-⑳]+(?:[=+\-*/×÷][\d①-⑳]+)*")
UNIT_LABEL: Final = re.compile(r"(?:计量|金额|货币)?单位：")
TRAILING_UNIT: Final = re.compile(r"(?:[：，/_-]|单位：)(?P<unit>[^：，_]{1,8})$")
GLUED_UNIT: Final = re.compile(
    r"(?P<unit>[亿万千百]+(?:元|人|人次|户|笔|家|个|平方米|平米|㎡)|[%‰])$"
)
SIGNS_OF_CHANGE: Final = re.compile(r"[±+\-/]+(?=[%‰])")

YEAR: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:-12-31|年?1[-—~至]12月份?"
    r"|年?(?:12月31日|12月[末底]|[度]?年?[末底]?|度))(?![\d])"
)
# 24年 at the beginning of a label; 24年期 and 20年以上 are no years.
SHORT_YEAR: Final = re.compile(r"^['’]?(?P<year>[0-4]\d)年(?![期以及内至个利贷-])")
IN_WORDS: Final = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
SPAN: Final = re.compile(
    r"(?<!\d)(?:19|20)\d\d年?(?:[-—–~至到]+)(?:(?:19|20)\d\d|\d\d)(?!\d|月)年?"
)
PART_OF_YEAR: Final = re.compile(
    r"(?<![\d个])(?:1[0-2]|0?[1-9])月(?!(?:末|底)?(?:平均|均))|[一二三四1-4]季度?|[上下]半年|Q[1-4]"
    r"|[本当上]月|月度|[本上]季|环比"
)
PART_AFTER: Final = (
    r"第?[一二三四1-4]季|前[一二三]季|[上下]半年|Q[1-4]|H[12]"
    r"|(?:\d{1,2}[-—–~至])?(?P<month>\d{1,2})月"
)
WHOLE_YEAR: Final = re.compile(r"1[-—~至]12月份?|12月(?:31日|[末底])")
COMPARED: Final = re.compile(
    r"(?:同比|[比较与](?:上年|去年|上一年度?|年初|(?:19|20)\d\d年?)(?:度|末|底)?(?:同期)?(?:相比)?)"
)
CHANGE: Final = re.compile(rf"{GROWTH.pattern}|[比较与](?:去年|上一年|年初|(?:19|20)\d\d)")
# ±%, +/-%: a column of changes without a word.
SIGNED: Final = re.compile(r"[+\-/]*[±+][±+\-/]*[%‰]?")
CHANGES: Final = re.compile(
    r"(?:增长|增幅|增减|增速|增加|下降|变动|变化|升降|减少|提高|降低|幅度|情况|比例|百分比"
    r"|个?百分点|绝对[值数额]|[率额量幅数值±+/%-])+"
)
PERCENT_OF: Final = re.compile(r"增长率|增幅|增速|增减率|变动率|幅度|增长")
AMOUNT_OF: Final = re.compile(r"(?:增减|增加|增长|变动|净增)(?:额|量|数|绝对)|绝对[值数额]")

LAST_YEAR: Final = re.compile(r"(?:上一?年|去年|上期|前一年)(?!结转|结余)(?:度|末|底)?(?:同期)?")
YEAR_BEFORE_LAST: Final = re.compile(r"(?:前年|上上年)(?:度|末|底)?")
THIS_YEAR: Final = re.compile(
    r"(?<![\d年])1[-—~至]12月份?(?:累计)?|(?:[本当今]年|年内)(?:累计|度|末|底)?|本期|报告期内?|报告年度"
)
OPENING: Final = re.compile(r"[年期]初(?!预算|目标|计划|指标|批复)(?:余额|数)?")
CLOSING: Final = re.compile(r"[年期]末|年底|(?<=[^一-龥])年度|^年度|截至")
ROLES: Final = (
    (
        "target",
        re.compile(
            r"(?:年度|绩效|年初|全年)?(?:目标|计划|任务)(?:值|数|额|任务)?(?!完成)|(?:年度)?指标值"
        ),
    ),
    (
        "budget",
        re.compile(
            r"(?:年初|调整|全年|年度|批复|部门)?预算(?:数|额|安排|金额|批复数?)?(?!完成|执行|[收支])"
        ),
    ),
    (
        "actual",
        re.compile(
            r"(?:全年)?(?:实际(?:完成)?|完成|决算|执行)(?:值|数|额|情况)(?!率)|实绩|实际|决算"
        ),
    ),
)
EDGES: Final = "：，、；-—–_/·.±"
# What a label may say of its numbers without naming a subject.
NEUTRAL: Final = frozenset(
    (
        *(
            "",
            "数",
            "值",
            "数值",
            "数据",
            "数额",
            "数量",
            "金额",
            "结果",
            "全年",
            "统计值",
            "情况",
            "发生",
        ),
        *("合计", "总计", "小计", "计", "value", "Value"),
    )
)


@dataclass(frozen=True, slots=True)
class Said:
    """A label taken apart.

    `label` is what a heading is known by, empty where it only tells a year or a unit; `name` is
    the label without unit and year, `rest` what is left when role, growth and 本年 are off too.
    `back` counts years before the table's own, `opening` is the balance a year began with.
    `growth` says that changes stand here, and `hint` whether in `percent`, `point` or `amount`.
    `partial` is a month or a quarter, or several years.
    """

    label: str
    name: str
    rest: str
    units: tuple[str, ...] = ()
    year: int | None = None
    back: int | None = None
    opening: bool = False
    role: str = ""
    growth: bool = False
    hint: str = ""
    partial: bool = False

    @property
    def neutral(self) -> bool:
        """Tell whether no subject is named."""
        return self.rest in NEUTRAL


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Give a text without blanks, its signs and digits in their usual width.

    >>> fold("缴存额 (亿元)")
    '缴存额（亿元）'
    """
    return BLANKS.sub("", text).translate(FOLDED)


def year_in(text: str) -> int | None:
    """Give the one year that a title or a name tells, None where it tells none or several.

    A span of years tells none; a year that says 年度 or 年 goes before bare digits.
    """
    written = IN_WORDS.sub(lambda match: match[0].translate(DIGITS), text)
    folded = SPAN.sub("", BLANKS.sub(" ", written).translate(FOLDED))
    said = [(match["year"], match[0] != match["year"]) for match in YEAR.finditer(folded)]
    for certain in (True, False):
        years = {year for year, marked in said if marked >= certain}
        if len(years) == 1:
            return int(years.pop())
    return None


def part_of_year(text: str, year: int) -> bool:
    """Tell whether a title is about a part of a year: 2023年一季度, 2023年1-6月.

    The last month alone is none: a report of 2023年12月 gives the year's sums and its end.
    """
    folded = BLANKS.sub("", text).translate(FOLDED)
    found = re.search(rf"{year}年?度?（?(?P<part>{PART_AFTER})", folded)
    return found is not None and found["month"] != "12"


@lru_cache(maxsize=8192)
def say(text: str, units: Units) -> Said:
    """Take a label apart; `units` are the printed units there are."""
    folded = fold(text)
    numbering = NUMBERING.match(folded)
    if numbering and numbering.end() < len(folded):
        folded = folded[numbering.end() :]
    folded = SHORT_YEAR.sub(r"20\g<year>年", folded)
    bare, found = _units(folded, units)
    signed = SIGNED.fullmatch(folded) or SIGNED.fullmatch(bare) or (not bare and "±" in folded)
    change = bool(signed or CHANGE.search(bare))
    partial = bool(PART_OF_YEAR.search(WHOLE_YEAR.sub("", bare)) or SPAN.search(bare))
    name, year = _year(COMPARED.sub("同比", bare) if change else bare)
    rest, hint = _without_change(name, found) if change else (name, "")
    if signed:
        name = rest = ""
    rest, role = _without_role(rest)
    rest, back, opening = _without_time(rest)
    rest = _tidied(rest)
    told = rest or role or change
    return Said(
        label="±" if signed else _tidied(name) if told else "",
        name=_tidied(name),
        rest=rest,
        units=found,
        year=year,
        back=None if year else back,
        opening=opening and not year,
        role=role,
        growth=change,
        hint=hint,
        partial=partial,
    )


def units_in(text: str, units: Units) -> tuple[str, ...]:
    """Give the units that a text is made of: 亿元; 万元、人; ±%."""
    plain = UNIT_LABEL.sub("", SIGNS_OF_CHANGE.sub("", fold(text)))
    plain = plain.removeprefix("人民币").lstrip("：") if plain not in units else plain
    if plain in units:
        return (plain,)
    parts = tuple(part for part in re.split(r"[、，/；和]", plain) if part)
    return parts if parts and all(part in units for part in parts) else ()


def _units(text: str, units: Units) -> tuple[str, tuple[str, ...]]:
    """Take units off a label: those in brackets, behind a stroke, or glued to its end."""
    found: list[str] = []

    def off(match: re.Match[str]) -> str:
        inner = match[1] or match[2] or ""
        told = units_in(inner, units)
        found.extend(told)
        return "" if told or REFERENCE.fullmatch(inner) else match[0]

    bare = BRACKETS.sub(off, text)
    if found:
        return bare, tuple(found)
    trailing = TRAILING_UNIT.search(bare) or GLUED_UNIT.search(bare)
    told = units_in(trailing["unit"], units) if trailing and trailing.start() else ()
    if trailing and told:
        return bare[: trailing.start()].rstrip("（"), told
    return bare, ()


def _year(text: str) -> tuple[str, int | None]:
    years = {match["year"] for match in YEAR.finditer(SPAN.sub("", text))}
    if len(years) != 1:
        return text, None
    return YEAR.sub("", text).replace("（）", ""), int(years.pop())


def _without_change(text: str, units: tuple[str, ...]) -> tuple[str, str]:
    hint = ""
    if any("百分点" in told for told in (*units, text)):
        hint = "point"
    elif AMOUNT_OF.search(text):
        hint = "amount"
    elif PERCENT_OF.search(text):
        hint = "percent"
    found = CHANGE.search(text)
    start = found.start() if found else len(text)
    rest = text[:start] + CHANGES.sub("", COMPARED.sub("", text[start:]))
    return rest.replace("（）", ""), hint


def _without_role(text: str) -> tuple[str, str]:
    for role, pattern in ROLES:
        if pattern.search(text):
            return pattern.sub("", text, count=1).replace("（）", ""), role
    return text, ""


def _without_time(text: str) -> tuple[str, int | None, bool]:
    back: int | None = None
    opening = OPENING.search(text) is not None
    for pattern, years in ((YEAR_BEFORE_LAST, 2), (LAST_YEAR, 1), (OPENING, 1), (THIS_YEAR, 0)):
        if back is None and pattern.search(text):
            back = years
            text = pattern.sub("", text, count=1)
    return CLOSING.sub("", text).replace("（）", ""), back, opening and back == 1


def _tidied(text: str) -> str:
    return text.strip(EDGES)
