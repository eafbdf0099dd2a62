"""What a spreadsheet's number format prints around a number: decimals, a percent sign, a unit.

The number itself is left to `printed`; dates are told by the library that reads the file.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# The formats that a file names by number only and that print decimals or a percent sign, as
# ECMA-376 part 1, 18.8.30 lists them; 37–44 print blanks and brackets that say nothing here.
BUILT_IN: Final = {
    2: "0.00",
    4: "#,##0.00",
    7: "0.00",
    8: "0.00",
    9: "0%",
    10: "0.00%",
    39: "0.00",
    40: "0.00",
    43: "0.00",
    44: "0.00",
}
TOKEN: Final = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.) | [_*]. | \[\$(?P<money>[^\]-]*)[^\]]*\]
    | \[(?P<condition>[<>=]{1,2}-?[\d.]+)\] | \[[^\]]*\]
    | (?P<general>General|G/通用格式) | (?P<power>E[+-]\d*) | (?P<digit>[0\#?]) | (?P<sign>[.,%;/@])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
CONDITION: Final = re.compile(r"([<>=]+)(.+)")
COMPARE: Final = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
# Brackets around a negative number, and signs that a unit does not begin or end with.
NO_UNIT: Final = " \t\u3000()（）-+.,:;"
# A longer text behind a number is a remark, no unit.
LONGEST_UNIT: Final = 12
# As many as a spreadsheet lets one ask for.
MOST_DECIMALS: Final = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """What a format adds: decimals it always shows, whether it is a percent, and its unit.

    A format that scales (`#,##0,`) adds nothing: the stored number is the true one, and the
    unit printed beside it belongs to the scaled one.
    """

    decimals: int = 0
    percent: bool = False
    suffix: str = ""


PLAIN: Final = Shown()
Token = tuple[str, str]


@lru_cache(maxsize=4096)
def is_telling(code: str) -> bool:
    """Say whether a format adds anything to some number.

    >>> is_telling("0.00%"), is_telling("#,##0")
    (True, False)
    """
    return any(_shown(section) != PLAIN for section in _sections(code))


def shown(code: str, value: float) -> Shown:
    """Give what a format adds to this value.

    >>> shown('0.00"亿元"', 38.4)
    Shown(decimals=2, percent=False, suffix='亿元')
    """
    sections = _sections(code)
    for section in sections[:2]:
        conditions = [word for kind, word in section if kind == "condition"]
        if conditions:
            if _meets(conditions[0], value):
                return _shown(section)
            if section is sections[-1]:
                return PLAIN
    if any(kind == "condition" for section in sections for kind, _ in section):
        return _shown(sections[min(len(sections), 3) - 1])
    if len(sections) > 1 and value < 0:
        return _shown(sections[1])
    return _shown(sections[2] if len(sections) > 2 and value == 0 else sections[0])


def _meets(condition: str, value: float) -> bool:
    found = CONDITION.fullmatch(condition)
    try:
        return bool(found and COMPARE[found[1]](value, float(found[2])))
    except (KeyError, ValueError):
        return False


@lru_cache(maxsize=4096)
def _sections(code: str) -> tuple[tuple[Token, ...], ...]:
    sections: list[list[Token]] = [[]]
    for token in _tokens(code):
        if token == ("sign", ";"):
            sections.append([])
        else:
            sections[-1].append(token)
    return tuple(map(tuple, sections))


def _tokens(code: str) -> Iterator[Token]:
    for found in TOKEN.finditer(code):
        kind = found.lastgroup
        if kind:
            literal = kind in {"quoted", "escaped", "money", "other"}
            yield ("literal" if literal else kind), found[kind]


@lru_cache(maxsize=4096)
def _shown(section: tuple[Token, ...]) -> Shown:
    kinds = [kind for kind, _ in section]
    words = [word if kind == "sign" else kind for kind, word in section]
    digits = [place for place, kind in enumerate(kinds) if kind in {"digit", "general"}]
    if not digits or "power" in kinds or "/" in words:
        return PLAIN
    first, last = digits[0], digits[-1]
    if "%" in words:
        return Shown(_decimals(section), percent=True)
    if "literal" in kinds[first:last] or words[last + 1 : last + 2] == [","]:
        return PLAIN
    if "." in words and words[words.index(".") - 1] == ",":
        return PLAIN
    behind = "".join(word for kind, word in section[last + 1 :] if kind == "literal")
    suffix = behind.strip(NO_UNIT)
    return Shown(_decimals(section), suffix=suffix if len(suffix) <= LONGEST_UNIT else "")


def _decimals(section: tuple[Token, ...]) -> int:
    """Count the decimals always shown, up to the last `0`."""
    if ("sign", ".") not in section:
        return 0
    behind = section[section.index(("sign", ".")) + 1 :]
    digits = [word for kind, word in behind if kind == "digit"]
    always = max((place for place, word in enumerate(digits, 1) if word == "0"), default=0)
    return min(always, MOST_DECIMALS)
