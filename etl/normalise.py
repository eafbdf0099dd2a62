"""Readings turned into observations: canonical unit, rounding interval, last year's level.

A printed unit decides by itself which canonical unit it can become; nothing is guessed.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final

from catalogue import Catalogue, Indicator, PrintedUnit
from etl.records import Reading
from intervals import Interval, before_growth, from_printed
from tables import Faults

POINT: Final = "point"
# A change of one percentage point is ten of the permille that overdue rates are kept in.
POINTS: Final = {"percent": Decimal(1), "permille": Decimal(10)}
NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
# A double holds 17 digits; what has more than this many was never a figure of a report.
MOST_DIGITS: Final = 20


@dataclass(frozen=True, slots=True)
class Observation:
    """A row of the observation table, in the order of its columns after the two ids."""

    source_id: str
    centre_id: str
    year: int
    period: str
    indicator_id: str
    scope: str
    role: str
    item: str
    bound: str
    printed_value: str
    printed_unit: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    printed_growth: str
    growth_unit: str
    growth_basis: str
    prior: float | None
    prior_low: float | None
    prior_high: float | None
    qualifier: str
    doubt: str
    note: str
    quote: str
    quote_start: int | None
    figure_start: int | None
    figure_end: int | None
    sheet: str
    cell: str
    url: str

    def row(self) -> tuple[Any, ...]:
        """Give the values in column order."""
        return _row(self)


# `astuple` copies every value, which takes longer than to normalise it.
_row: Final = attrgetter(*(field.name for field in fields(Observation)))


class _Unfit(Exception):
    """A cell that cannot be used: its column, and what should stand there."""

    def __init__(self, column: str, expected: str) -> None:
        self.column = column
        self.expected = expected
        super().__init__(expected)


def normalise(reading: Reading, known: Catalogue, faults: Faults) -> Observation | None:
    """Turn a reading into an observation, or name its fault and give None."""
    indicator = known.indicators[reading["indicator"]]
    try:
        unit, level = _level(reading, indicator, known)
        _short_enough(reading, "growth")
        growth_unit, prior = _prior(reading, indicator, known, level)
    except _Unfit as unfit:
        faults.add(reading.row.fault(unfit.column, unfit.expected))
        return None
    value, low, high = _bounds(level)
    prior_value, prior_low, prior_high = _bounds(prior)
    figure = reading.figure or _figure_in_quote(reading)
    cells = reading.row.cells
    return Observation(
        source_id=cells["source"],
        centre_id=cells["centre"],
        year=reading.year,
        period=cells["period"],
        indicator_id=indicator.id,
        scope=cells["scope"],
        role=cells["role"],
        item=cells["item"],
        bound=cells["bound"],
        printed_value=cells["value"],
        printed_unit=cells["unit"],
        value=value,
        low=low,
        high=high,
        unit=unit,
        printed_growth=cells["growth"],
        growth_unit=growth_unit,
        growth_basis=cells["growth_basis"],
        prior=prior_value,
        prior_low=prior_low,
        prior_high=prior_high,
        qualifier=cells["qualifier"],
        doubt=cells["doubt"],
        note=cells["note"],
        quote=cells["quote"],
        quote_start=reading.quote_start,
        figure_start=figure and figure[0],
        figure_end=figure and figure[1],
        sheet=reading.row.file,
        cell=reading.cell or str(reading.row.number),
        url=cells["url"],
    )


def _level(reading: Reading, indicator: Indicator, known: Catalogue) -> tuple[str, Interval | None]:
    if not reading["value"] or reading["unit"] == "日期":
        return indicator.unit, None
    if not reading["unit"]:
        bare = _number(reading, "value", exact=True)
        if bare.value == 0:
            return indicator.unit, bare
        raise _Unfit("unit", f"{indicator.id} 的单位（只有 0 可以不带单位）")
    printed = _printed_unit(reading, indicator, known)
    return printed.unit, _number(reading, "value", printed.factor, exact=printed.exact)


def _number(
    reading: Reading, column: str, factor: Decimal = Decimal(1), *, exact: bool = False
) -> Interval:
    _short_enough(reading, column)
    try:
        return from_printed(reading[column], factor, exact=exact)
    except ValueError:
        raise _Unfit(column, "不带千分位的十进制数") from None


def _short_enough(reading: Reading, column: str) -> None:
    if sum(map(str.isdigit, reading[column].lstrip("+-0."))) > MOST_DIGITS:
        raise _Unfit(column, f"最多 {MOST_DIGITS} 位数字的十进制数")


def _bounds(interval: Interval | None) -> tuple[float, float, float] | tuple[None, None, None]:
    return (interval.value, interval.low, interval.high) if interval else (None, None, None)


def _printed_unit(reading: Reading, indicator: Indicator, known: Catalogue) -> PrintedUnit:
    own = known.printed_units.get((reading["unit"], indicator.unit))
    if own:
        return own
    # A single line of a broken-down indicator, or a change, may have a unit of its own: a limit
    # "3 倍", a rate lowered by 0.15 个百分点, a limit raised by 50 %. It never enters the series;
    # of several units for one printed form the first in units.csv is the usual one.
    units = known.convertible(reading["unit"])
    if units and (reading["item"] or reading["role"] == "change"):
        return known.printed_units[(reading["unit"], units[0])]
    raise _Unfit("unit", f"能换算成 {indicator.unit} 的单位")


def _prior(
    reading: Reading, indicator: Indicator, known: Catalogue, level: Interval | None
) -> tuple[str, Interval | None]:
    printed = reading["growth_unit"]
    if not reading["growth"]:
        return "", None
    unit = {"%": "percent", "个百分点": POINT}.get(printed, printed)
    if level is None or reading["growth_basis"] != "printed" or reading["role"] != "actual":
        return unit, None
    if unit == "percent":
        return unit, _before(level, _number(reading, "growth"))
    if unit == POINT and indicator.unit in POINTS:
        return unit, level - _number(reading, "growth", POINTS[indicator.unit])
    points = known.printed_units.get((printed, POINT))
    if points and indicator.unit in POINTS:
        return unit, level - _number(reading, "growth", points.factor * POINTS[indicator.unit])
    change = known.printed_units.get((printed, indicator.unit))
    if change is None:
        raise _Unfit("growth_unit", f"% 或能换算成 {indicator.unit} 的增减量单位")
    return unit, level - _number(reading, "growth", change.factor, exact=change.exact)


def _before(level: Interval, percent: Interval) -> Interval | None:
    """Give last year's level; None after a fall of all there was, which tells nothing of it."""
    try:
        before = before_growth(level, percent)
    except ZeroDivisionError:
        return None
    return before if math.isfinite(before.high - before.low) else None


def _figure_in_quote(reading: Reading) -> tuple[int, int] | None:
    wanted = reading["value"].lstrip("+-")
    for match in NUMBER.finditer(reading["quote"]):
        if match[0].replace(",", "") == wanted:
            return match.start(), match.end()
    return None
