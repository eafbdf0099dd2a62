"""The number that a cell prints: its digits without separators, its sign, a unit of its own.

What the number is of, and whether its unit fits, is left to `figures`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from etl.mapping.wording import Units, fold
from etl.workbooks.workbook import Cell

# How reports and forms write that there is no figure; 0 is a figure.
MISSING: Final = frozenset(
    (
        *("", "-", "--", "---", "—", "——", "–", "/", "//", "\\", "…", "……", "...", "×"),
        *(
            "无",
            "暂无",
            "空",
            "缺",
            "N/A",
            "NA",
            "n/a",
            "na",
            "N.A.",
            "null",
            "NULL",
            "None",
            "nan",
        ),
        *("不适用", "未披露", "未公布", "未公开", "未统计", "暂缺", "缺失", "无数据", "暂无数据"),
    )
)
ERRORS: Final = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA", "#SPILL!")
)
NUMBER: Final = re.compile(
    r"(?P<open>（)?(?P<way>增长|上升|增加|提高|下降|减少|降低|回落|↑|↓)?(?P<sign>[+-])?[¥￥]?"
    r"(?P<digits>\d{1,3}(?:[，']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<inner>[^\d）.，]*)"
    r"(?(open)）)(?P<outer>[^\d）.，]*)"
)
DOWN: Final = frozenset(("下降", "减少", "降低", "回落", "↓"))
PLAIN: Final = r"(?:\d{1,3}(?:，\d{3})+|\d+)(?:\.\d+)?[^\d，.]{0,3}?"
# A number with a remark: 约38.4, 38.4*, 38.4①, 38.4（预计）.
MARKED: Final = re.compile(
    rf"(?:约为?|近|超过?|逾|≈|[<>≤≥])[+-]?{PLAIN}"
    rf"|[+-]?{PLAIN}(?:[*#※†①-⑳]+|（[^（）]*）|余|多|左右|以上)[^\d]{{0,3}}"
)
# A whole number between these may be a year.
FIRST_YEAR: Final = 1980
LAST_YEAR: Final = 2100
BARE_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:年度?|年末)?|[0-3]\d年[度末]?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: `value` such as `-3.28`, and the unit its cell gives it, if any."""

    value: str
    unit: str
    way: str = ""


@lru_cache(maxsize=16384)
def number_in(text: str, units: Units) -> Number | None:
    """Give the number that a text is, alone or with one of the units, None for anything else.

    >>> number_in("（3.28）%", frozenset("%"))
    Number(value='-3.28', unit='%', way='')
    """
    match = NUMBER.fullmatch(fold(text))
    if match is None or (match["inner"] and match["outer"]):
        return None
    unit = match["inner"] or match["outer"] or ""
    if unit and unit not in units:
        return None
    digits = match["digits"].replace("，", "").replace("'", "")
    negative = (match["sign"] == "-") != (match["way"] in DOWN) or match["open"] is not None
    value = ("-" if negative else "") + (f"0{digits}" if digits[0] == "." else digits)
    return Number(value, unit, match["way"] or "")


def number_of(cell: Cell, units: Units) -> Number | str | None:
    """Give a cell's number, None where it is missing, or the code of the problem it is."""
    if cell.kind == "number":
        text = cell.text
        if text[-1] == "%":
            return Number(text[:-1], "%")
        return Number(text, cell.suffix)
    if cell.kind in ("pending", "error", "date"):
        return {"pending": None, "error": "error_value", "date": "date_for_number"}[cell.kind]
    return _of_text(cell.text, units)


@lru_cache(maxsize=16384)
def _of_text(text: str, units: Units) -> Number | str | None:
    folded = fold(text)
    if folded in MISSING:
        return None
    if text.strip().upper() in ERRORS:
        return "error_value"
    number = number_in(text, units)
    if number:
        return number
    return "marked_number" if MARKED.fullmatch(folded) else "not_a_number"


@lru_cache(maxsize=16384)
def kind_of_text(text: str, units: Units) -> str:
    """Tell what a text cell may be: `year`, `number`, `missing`, `text`, or nothing at all."""
    folded = fold(text)
    if BARE_YEAR.fullmatch(folded):
        return "year"
    if folded in MISSING:
        return "missing" if folded else ""
    if text.strip().upper() in ERRORS:
        return "number"
    number = number_in(text, units)
    return "number" if number and not number.way else "text"
