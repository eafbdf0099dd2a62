"""Figures with the interval their rounding allows, and the arithmetic on them.

A base module beside `catalogue`: it knows nothing of indicators, files or screens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

HALF: Final = Decimal("0.5")
PLAIN: Final = re.compile(r"[+-]?\d+(?:\.(\d+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Interval:
    """A value in its canonical unit and the bounds that rounding leaves open."""

    value: float
    low: float
    high: float

    @property
    def half_width(self) -> float:
        """Give half the distance between the bounds, in the value's unit."""
        return (self.high - self.low) / 2

    def overlaps(self, other: Interval) -> bool:
        """Tell whether one true value could lie in both intervals."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.value + other.value, self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.value - other.value, self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        return _spread(self, other, lambda a, b: a * b)

    def __truediv__(self, other: Interval) -> Interval:
        """Divide; raise ZeroDivisionError when the divisor may be zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor's interval contains zero")
        return _spread(self, other, lambda a, b: a / b)

    def __neg__(self) -> Interval:
        return Interval(-self.value, -self.high, -self.low)


def _spread(a: Interval, b: Interval, op: Callable[[float, float], float]) -> Interval:
    corners = [op(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    return Interval(op(a.value, b.value), min(corners), max(corners))


def exactly(value: float) -> Interval:
    """Give the interval of a number that carries no rounding."""
    return Interval(value, value, value)


def from_printed(text: str, factor: Decimal = Decimal(1), *, exact: bool = False) -> Interval:
    """Read a printed number and scale it by `factor` into the canonical unit.

    The bounds lie half a unit of the last printed digit away, unless the number is whole and
    `exact` says that whole numbers in this unit are counts. Raise ValueError for anything that
    is not a plain decimal number.

    >>> from_printed("38.40", Decimal("1e8"))
    Interval(value=3840000000.0, low=3839500000.0, high=3840500000.0)
    """
    plain = PLAIN.fullmatch(text)
    if plain is None:
        raise ValueError(f"{text!r} is not a plain decimal number")
    number, decimals = Decimal(text), len(plain[1] or "")
    half = Decimal(0) if exact and not decimals else HALF.scaleb(-decimals)
    bounds = (number, number - half, number + half)
    return Interval(*(float(bound * factor) for bound in bounds))


def before_growth(level: Interval, percent: Interval) -> Interval:
    """Give last year's level from this year's and its growth: level / (1 + g / 100).

    Raise ZeroDivisionError where the growth may be −100 %.
    """
    return level / (exactly(1.0) + percent / exactly(100.0))


def growth_between(now: Interval, before: Interval) -> Interval:
    """Give the growth in percent from `before` to `now`; both must be positive amounts."""
    return (now / before - exactly(1.0)) * exactly(100.0)


def rank_bands(figures: Iterable[Interval], *, descending: bool) -> list[tuple[int, int]]:
    """Give each figure the best and the worst rank that its rounding allows, 1 being first.

    A figure surely ahead of another has an interval wholly beyond the other's.
    """
    from bisect import bisect_left, bisect_right

    spans = [(-f.high, -f.low) if descending else (f.low, f.high) for f in figures]
    lows = sorted(low for low, _ in spans)
    highs = sorted(high for _, high in spans)
    return [(bisect_left(highs, low) + 1, bisect_right(lows, high)) for low, high in spans]
