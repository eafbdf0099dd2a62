"""Units of an indicator: those it can be printed in, those that fit, the likely one.

A unit is never taken without being told; the likely one is only ever proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from catalogue import Catalogue, Indicator
from etl.recognise.phrases import Sense

# 户数, 笔数, 人数, 家数: the heading names what is counted, one by one.
COUNTED: Final = re.compile(r"(?<![万亿千])(?P<unit>[户笔人家])[数次]$")
SCORED: Final = re.compile(r"得分$|分值$|总分$|满分$")
# The whole country's deposits of a year are under 40,000 亿元, and what the largest centre ever
# took in under 40,000 亿元 too, which is 400,000,000 万元: greater numbers are in a smaller unit.
TOO_MUCH: Final = ((Decimal("1e9"), "元"), (Decimal("1e5"), "万元"))


def units_for(indicator: str, known: Catalogue) -> tuple[str, ...]:
    """Give the printed units an indicator can have, the usual ones first."""
    entry = known.indicators[indicator]
    fitting = (printed for printed, unit in known.printed_units if unit == entry.unit)
    usual = (unit for unit in entry.report_units if (unit, entry.unit) in known.printed_units)
    return tuple(dict.fromkeys((*usual, *fitting)))


def fits(indicator: str, unit: str, known: Catalogue) -> bool:
    """Tell whether a printed unit can become the indicator's."""
    return (unit, known.indicators[indicator].unit) in known.printed_units


def fits_title(indicator: str, unit: str, known: Catalogue) -> bool:
    """Tell whether a unit told for a whole table can be meant for this indicator.

    A mean or a ratio in money has a unit of its own: 单位：亿元 above it does not mean it.
    """
    entry = known.indicators[indicator]
    own = entry.kind == "ratio" and entry.unit == "CNY"
    return fits(indicator, unit, known) and (not own or unit in entry.report_units)


def of_heading(text: str) -> str:
    """Give the unit that a heading's last word tells: 笔 of 发放笔数, 分 of 实际得分."""
    counted = COUNTED.search(text)
    if counted:
        return counted["unit"]
    return "分" if SCORED.search(text) else ""


def sense_for(senses: Sequence[Sense], unit: str, known: Catalogue) -> Sense | None:
    """Give the one meaning that a unit fits; without a unit, the only meaning there is."""
    fitting = [s for s in senses if fits(s.indicator, unit, known)] if unit else list(senses)
    return fitting[0] if len({(s.indicator, s.item) for s in fitting}) == 1 else None


def likely(entry: Indicator, values: Iterable[str], known: Catalogue) -> str:
    """Give the unit to propose for numbers printed without one, from the usual ones."""
    usual = entry.report_units or units_for(entry.id, known)
    numbers = [Decimal(value) for value in values]
    if not usual or not numbers:
        return usual[0] if usual else ""
    if entry.unit == "CNY" and entry.kind != "ratio":
        greatest = max(abs(number) for number in numbers)
        return next((unit for bound, unit in TOO_MUCH if greatest >= bound), usual[0])
    whole = all(number == number.to_integral_value() for number in numbers)
    exact = [unit for unit in usual if known.printed_units[(unit, entry.unit)].exact == whole]
    return exact[0] if exact else usual[0]
