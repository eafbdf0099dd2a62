"""Growth as printed: 同比分别下降25.31%、12.14%, and which figures it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from etl.recognise.tokens import Token

# No list of growth is longer than this many tokens.
NET: Final = "净增"
SIGNS: Final = {"+": 1, "↑": 1, "↓": -1}
LONGEST: Final = 40
SEPARATORS: Final = frozenset("，、") | {"和", "及", "以及"}
# What may stand between a verb of change and its number.
LIGHT: Final = re.compile(
    r"(?>\+|↑|↓|率|幅度?|速|了|约|近|为|达到?|至多|额|数|量|：|—|-|“|超过?|逾|[\d年]{5})*+"
)
RESULT: Final = re.compile(r"了?(?:至|到|为)")


@dataclass(slots=True)
class Growth:
    """A list of changes told together: the numbers with their signs, and how they are shared."""

    changes: list[tuple[Token, int]] = field(default_factory=list)
    each: bool = False
    all: bool = False
    compared: bool = False

    @property
    def relative(self) -> bool:
        """Tell whether the changes are in percent or points."""
        return bool(self.changes) and self.changes[0][0].relative


def parse(tokens: Sequence[Token], index: int, text: str) -> tuple[Growth, int]:
    """Read the growth that starts at a token; give it and the index after it.

    A growth without numbers was none: the index is then that of the first token again.
    """
    growth, sign, last = Growth(all=_says_all(tokens, index)), 0, index
    for place in range(index, min(len(tokens), index + LONGEST)):
        token = tokens[place]
        if token.kind == "each":
            growth.each, growth.all = True, growth.all or token.text == "均"
        elif token.kind in ("rise", "fall") and not _is_result(token, text):
            sign = 1 if token.kind == "rise" else -1
        elif token.kind == "word" and token.text == NET and place > index:
            sign = 1
        elif token.kind == "compared":
            growth.compared = True
        elif token.kind == "number" and _takes(growth, tokens, place, sign, text):
            growth.changes.append((token, sign or _bare_sign(tokens, place, text)))
            last = place + 1
        elif not _separates(tokens, place, growth):
            break
    return growth, last


def _is_result(token: Token, text: str) -> bool:
    """Tell 增加到5亿元, the level reached, from 增幅为5%, the change itself."""
    return token.text[-1] not in "幅速率" and RESULT.match(text, token.end) is not None


def _separates(tokens: Sequence[Token], place: int, growth: Growth) -> bool:
    token = tokens[place]
    listed = token.kind == "mark" and token.text in SEPARATORS
    return listed and _goes_on(tokens, place + 1, growth)


def _says_all(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].kind == "each" and tokens[index - 1].text == "均"


def _takes(growth: Growth, tokens: Sequence[Token], place: int, sign: int, text: str) -> bool:
    token, before = tokens[place], tokens[place - 1]
    if not token.unit or not (sign or _is_signed(growth, tokens, place, text)):
        return False
    if growth.changes and token.relative != growth.relative:
        return False
    if before.kind == "mark":
        return bool(growth.changes)
    return LIGHT.fullmatch(text, before.end, token.start) is not None


def _is_signed(growth: Growth, tokens: Sequence[Token], place: int, text: str) -> bool:
    """同比+6.2%, 同比分别为3.34%、-0.49%: a change told by its sign alone."""
    token, before = tokens[place], tokens[place - 1]
    if not growth.compared or not token.relative:
        return False
    between = text[before.end : token.start]
    return growth.each or token.printed.startswith("-") or between in SIGNS


def _bare_sign(tokens: Sequence[Token], place: int, text: str) -> int:
    between = text[tokens[place - 1].end : tokens[place].start]
    return SIGNS.get(between, 1)


def _goes_on(tokens: Sequence[Token], place: int, growth: Growth) -> bool:
    """Tell whether a list of changes goes on after a separator."""
    if place >= len(tokens):
        return False
    token = tokens[place]
    if not growth.changes:
        return token.kind in ("rise", "fall", "each")
    if token.kind == "number":
        adjacent = token.start == tokens[place - 1].end
        return adjacent and bool(token.unit) and token.relative == growth.relative
    if token.kind in ("rise", "fall") and place + 1 < len(tokens):
        following = tokens[place + 1]
        last = growth.changes[-1][0]
        alike = growth_unit(following) == growth_unit(last) or not growth.relative
        return following.kind == "number" and following.relative == growth.relative and alike
    return False


def signed(token: Token, sign: int) -> str:
    """Give a change as signed text: a fall of 2.07 is -2.07, a rise of -44.2 is -44.2."""
    negative = (sign < 0) != token.printed.startswith("-")
    return ("-" if negative else "+") + token.printed.lstrip("-")


def growth_unit(token: Token) -> str:
    """Name the unit of a change: percent, point, or the unit as printed."""
    if token.unit in ("个百分点", "百分点"):
        return "point"
    return "percent" if token.unit == "%" else token.unit
