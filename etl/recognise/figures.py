"""A figure on its way to a reading: what is known of it so far, and of its unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from catalogue import Catalogue
from etl.recognise.periods import Period
from etl.recognise.phrases import Sense, Word
from etl.recognise.reading import ACTUAL, WHOLE
from etl.recognise.tokens import POINTS, Token

MONEY: Final = "CNY"
SCORE: Final = "score"
# A limit may be told in another unit than its indicator's: three times the mean wage.
OF_LIMITS: Final = frozenset(("倍",))


@dataclass(slots=True)
class Figure:
    """A number given to an indicator; spans count in the cleaned text."""

    token: Token
    sense: Sense
    word: Word | None
    period: Period
    start: int
    end: int
    scope: str = WHOLE
    role: str = ACTUAL
    item: str = ""
    stage: str = ""
    counted: str = ""
    bound: str = ""
    qualifier: str = ""
    growth: str = ""
    growth_unit: str = ""
    aside: bool = False
    value: str = ""
    unit: str = ""
    about: str = ""
    beside: bool = False
    level: Figure | None = None
    growth_tokens: list[Token] = field(default_factory=list)


def fits(sense: Sense, token: Token, known: Catalogue, *, change: bool = False) -> bool:
    """Tell whether a number's unit can be one of the sense's indicator, or of a change of it."""
    unit = known.indicators[sense.indicator].unit
    if not token.unit:
        return unit == SCORE or (token.value == 0 and sense.indicator.endswith("_rate"))
    if change and token.unit in POINTS:
        return unit in ("percent", "permille")
    if (token.unit, unit) in known.printed_units:
        return True
    if token.bound and token.text.endswith("亿") and unit == MONEY:
        return True
    return sense.role == "policy" and token.unit in OF_LIMITS


def choose(
    senses: tuple[Sense, ...], token: Token, known: Catalogue, *, change: bool = False
) -> Sense | None:
    """Give the one sense that fits a number's unit, None if none or several do."""
    fitting = [sense for sense in senses if fits(sense, token, known, change=change)]
    return fitting[0] if len(fitting) == 1 else None


def printed_unit(token: Token, sense: Sense, known: Catalogue) -> str:
    """Give the unit as printed; 百亿 said of money is 亿元, a score without unit is in 分."""
    unit = known.indicators[sense.indicator].unit
    if unit == MONEY and token.unit in ("亿", "万") and not token.text[0].isdigit():
        return f"{token.unit}元"
    return token.unit or ("分" if unit == SCORE else "")
