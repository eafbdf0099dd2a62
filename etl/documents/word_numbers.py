"""The numbers that Word puts before paragraphs by itself: 一、, （一）, 1. and their counting.

They are printed, so they belong to the text; where they stand is left to `word`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

LEVELS: Final = 9
DIGITS: Final = "〇一二三四五六七八九"
CHINESE_KINDS: Final = (
    "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting "
    "taiwaneseCountingThousand ideographTraditional"
)
CHINESE: Final = frozenset(CHINESE_KINDS.split())
UNNUMBERED: Final = frozenset({"bullet", "none", ""})
# The first of twenty characters that stand for 1 to 20.
ENCLOSED: Final = {
    "decimalEnclosedCircle": "①",
    "decimalEnclosedCircleChinese": "①",
    "decimalEnclosedParen": "⑴",
    "decimalEnclosedFullstop": "⒈",
}
ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: its first number, its kind of number and what is printed (`%1.`)."""

    start: int
    kind: str
    pattern: str


@dataclass(frozen=True, slots=True)
class _Num:
    """A list in use: the definition it follows and the levels that begin anew."""

    definition: str
    starts: dict[int, int]


class Numbering:
    """Counts the numbered paragraphs of one document, which must be asked in their order."""

    def __init__(self, numbering: bytes, styles: bytes) -> None:
        root = _parsed(numbering)
        self._definitions = {
            _value(found, "abstractNumId"): _levels(found) for found in _all(root, "abstractNum")
        }
        self._nums = {_value(found, "numId"): _num(found) for found in _all(root, "num")}
        self._styles = {_value(found, "styleId"): found for found in _all(_parsed(styles), "style")}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, style: str, number: str, level: str) -> str:
        """Count a paragraph and give what Word prints before it, "" where that is no number.

        `number` and `level` are the paragraph's own, "" where its style gives them. A blank
        parts a label from the text if it might run into it: `1.` and `2023年`.
        """
        if not number:
            number, level = self._of_style(style, level)
        num = self._nums.get(number)
        at = int(level) if level.isdigit() else 0
        if num is None or at not in self._definitions.get(num.definition, {}):
            return ""
        levels = self._definitions[num.definition]
        counts = self._counted(number, num, levels, at)
        if levels[at].kind in UNNUMBERED:
            return ""
        printed = levels[at].pattern
        for other in range(at + 1):
            if f"%{other + 1}" in printed and other in levels:
                count = counts[other] or levels[other].start
                printed = printed.replace(f"%{other + 1}", numeral(count, levels[other].kind))
        return f"{printed} " if printed[-1:].isascii() and printed else printed

    def _counted(self, number: str, num: _Num, levels: dict[int, _Level], at: int) -> list[int]:
        counts = self._counts.setdefault(num.definition, [0] * LEVELS)
        if at in num.starts and (number, at) not in self._begun:
            counts[at] = num.starts[at]
        else:
            counts[at] = counts[at] + 1 if counts[at] else levels[at].start
        self._begun.add((number, at))
        counts[at + 1 :] = [0] * (LEVELS - at - 1)
        return counts

    def _of_style(self, style: str, level: str) -> tuple[str, str]:
        """Give list and level from a style or one that it is based on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found = self._styles[style]
            for properties in _all(found, "numPr"):
                values = {_name(child): _value(child, "val") for child in properties}
                if "numId" in values:
                    return values["numId"], level or values.get("ilvl", "0")
            style = next((_value(based, "val") for based in _all(found, "basedOn")), "")
        return "", ""


def numeral(count: int, kind: str) -> str:
    """Print a count as Word does for a kind of number.

    >>> numeral(12, "chineseCounting"), numeral(4, "lowerRoman"), numeral(3, "upperLetter")
    ('十二', 'iv', 'C')
    """
    if kind in CHINESE:
        return chinese_numeral(count)
    if kind in ENCLOSED and 1 <= count <= 20:
        return chr(ord(ENCLOSED[kind]) + count - 1)
    if kind in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in {"upperRoman", "lowerRoman"}:
        return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return f"{count:02}" if kind == "decimalZero" else str(count)


def chinese_numeral(count: int) -> str:
    """Print a count in Chinese, from ten thousand on in digits.

    >>> [chinese_numeral(count) for count in (7, 10, 19, 20, 101, 110, 1002)]
    ['七', '十', '十九', '二十', '一百零一', '一百一十', '一千零二']
    """
    if not 0 < count < 10_000:
        return str(count)
    printed, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // size % 10
        if digit:
            printed += ("零" if gap and printed else "") + DIGITS[digit] + unit
        gap = not digit
    return printed.removeprefix("一") if 10 <= count < 20 else printed


def _roman(count: int) -> str:
    printed = ""
    for size, letters in ROMAN:
        printed += letters * (count // size)
        count %= size
    return printed


def _levels(definition: etree._Element) -> dict[int, _Level]:
    levels = {}
    for found in _all(definition, "lvl"):
        values = {_name(child): _value(child, "val") for child in found}
        start = values.get("start", "1")
        levels[_digit(_value(found, "ilvl"))] = _Level(
            int(start) if start.isdigit() else 1,
            values.get("numFmt", ""),
            values.get("lvlText", ""),
        )
    return levels


def _num(found: etree._Element) -> _Num:
    starts = {
        _digit(_value(override, "ilvl")): int(_value(start, "val"))
        for override in _all(found, "lvlOverride")
        for start in _all(override, "startOverride")
        if _value(start, "val").isdigit()
    }
    definition = next((_value(child, "val") for child in _all(found, "abstractNumId")), "")
    return _Num(definition, starts)


def _digit(level: str) -> int:
    return int(level) if level in {"0", "1", "2", "3", "4", "5", "6", "7", "8"} else 0


def _parsed(part: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(part, parser) if part else None


def _all(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Give the elements of that name below, whichever namespace the file uses."""
    return iter(()) if element is None else element.iter(f"{{*}}{name}")


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _value(element: etree._Element, name: str) -> str:
    """Give an attribute by its name without namespace, "" where it is missing."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
