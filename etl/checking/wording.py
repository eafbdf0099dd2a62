"""Figures and places in words, as problems quote them: 1,162.02 亿元（缴存!C7）.

Which problem there is, and what it says around them, is left to the checks and problems.csv.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import floor, log10
from typing import Final

from catalogue import Catalogue, Indicator, Named, PrintedUnit
from etl.checking.item import Item
from etl.problems import Detail, Place
from etl.stored import StoredFigure
from intervals import PLAIN, Interval

MINUS: Final = "−"
# What fills the {parts} of a problem's words.
Details = dict[str, Detail]

CLOSE_UNITS: Final = ("%", "％", "‰")
NOWHERE: Final = Named("", "", "")
# What is worked out is written with a digit more than what it is held against.
ONE_MORE: Final = 1


def both(zh: str, en: str | None = None) -> Named:
    """Pair a Chinese and an English text; one that is the same in both is given once."""
    return Named("", zh, zh if en is None else en)


def joined(texts: Iterable[Named], zh: str, en: str) -> Named:
    """Join texts with a separator of each language."""
    kept = list(texts)
    return both(zh.join(text.zh for text in kept), en.join(text.en for text in kept))


def number_text(digits: str, unit: str) -> str:
    """Write a plain number and its unit as a person would.

    >>> number_text("-1162.02", "亿元")
    '−1,162.02 亿元'
    """
    if not PLAIN.fullmatch(digits):
        return with_unit(digits, unit)
    whole, point, rest = digits.lstrip("+-").partition(".")
    sign = MINUS if digits.startswith("-") else ""
    return with_unit(f"{sign}{int(whole):,}{point}{rest}", unit)


def with_unit(number: str, unit: str) -> str:
    """Join a number and its unit: signs stand close, words after a space."""
    return f"{number}{unit}" if not unit or unit in CLOSE_UNITS else f"{number} {unit}"


def item_text(item: Item) -> str:
    """Write an item's figure with its printed unit."""
    told = item.observation
    return item.printed if told is None else number_text(told.printed_value, told.printed_unit)


def place_text(place: Place) -> Named:
    """Name a place: a cell of a sheet, or the characters of a text."""
    if place.start is not None:
        span = f"{place.start}–{place.end}"
        return both(f"第 {span} 字", f"characters {span}")
    return both(str(place))


def at(text: str | Named, place: Named) -> Named:
    """Put a place, or a source, in brackets behind a text."""
    said = both(text) if isinstance(text, str) else text
    return both(f"{said.zh}（{place.zh}）", f"{said.en} ({place.en})")


def item_at(item: Item) -> Named:
    """Write an item's figure and where it stands."""
    return at(item_text(item), place_text(item.place))


def stored_text(stored: StoredFigure, indicator: Indicator, known: Catalogue) -> Named:
    """Write a published figure and its source; what follows from a growth is marked ≈."""
    title = both(f"「{stored.source_title}」", f"“{stored.source_title}”")
    if stored.basis == "reported":
        return at(number_text(stored.printed_value, stored.printed_unit), title)
    figure = worked_out(stored.interval, fitting(stored.interval.value, indicator, known))
    if stored.basis == "derived":
        whence = both(f"由{title.zh}所印同比推算", f"from the growth printed in {title.en}")
    else:
        whence = both("按公式计算", "by its formula")
    return at(f"≈{figure}", whence)


def implied_text(item: Item, prior: Interval, indicator: Indicator, known: Catalogue) -> Named:
    """Write last year's figure that an item's growth implies, and where that growth stands."""
    told = item.observation
    unit = printed_unit_of(told.printed_unit if told else "", indicator, prior.value, known)
    figure = worked_out(prior, unit, decimals_of(told.printed_value) if told else None)
    place = place_text(item.place)
    whence = both(f"由 {place.zh} 的同比推算", f"from the growth at {place.en}")
    return at(f"≈{figure}", whence)


def printed_unit_of(
    printed: str, indicator: Indicator, value: float, known: Catalogue
) -> PrintedUnit:
    """Give the printed unit to write a figure in beside one that is printed in `printed`."""
    return known.printed_units.get((printed, indicator.unit)) or fitting(value, indicator, known)


def fitting(value: float, indicator: Indicator, known: Catalogue) -> PrintedUnit:
    """Give the largest of the units an indicator is reported in that leaves a whole number."""
    units = [known.printed_units[(unit, indicator.unit)] for unit in indicator.report_units]
    units.sort(key=lambda unit: unit.factor, reverse=True)
    if not units:
        short = known.units[indicator.unit].short
        return PrintedUnit(short.zh, indicator.unit, Decimal(1), exact=False)
    return next((unit for unit in units if abs(value) >= unit.factor), units[-1])


def worked_out(amount: Interval, unit: PrintedUnit, decimals: int | None = None) -> str:
    """Write a figure worked out, to a digit more than `decimals`, or than its interval is sure."""
    factor = float(unit.factor)
    if decimals is None:
        half = amount.half_width / factor
        decimals = min(max(floor(-log10(2 * half)), 0), 4) if half > 0 else 1
    text = f"{amount.value / factor:.{decimals + ONE_MORE}f}"
    return number_text(text, unit.printed)


def decimals_of(digits: str) -> int:
    """Count the decimals of a printed number."""
    return len(digits.partition(".")[2])


def centre_name(centre: str, known: Catalogue) -> Named:
    """Give a centre's name, or what the file prints where it is unknown."""
    found = known.centres.get(centre)
    return found.name if found else both(centre)


def indicator_name(indicator: str, known: Catalogue) -> Named:
    """Give an indicator's name, or its id where there is none."""
    found = known.indicators.get(indicator)
    return both(found.says("name", "zh"), found.says("name", "en")) if found else both(indicator)
