"""Change from one year to the next: percent for amounts, points for ratios, never mixed.

A base module: which changes are asked for, and how they are told, is left to the other rooms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from figures import Figure, Figures
from intervals import Interval, from_printed, growth_between

# Units whose change is a difference in points: the name of the point in each.
POINT_UNITS: Final = {"percent": "point", "permille": "permille_point"}


@dataclass(frozen=True, slots=True)
class Change:
    """A change since the year before; `unit` is percent, point or permille_point.

    `basis` is `reported` when the report prints it, `computed` when two figures give it.
    """

    amount: Interval
    unit: str
    basis: str

    @property
    def sign(self) -> int:
        """Give 1 or −1 where the sign is beyond rounding, else 0."""
        return (self.amount.low > 0) - (self.amount.high < 0)


def change_of(figure: Figure, figures: Figures, unit: str) -> Change | None:
    """Give a figure's change since the year before, printed or else from last year's figure.

    `unit` is the indicator's canonical unit.
    """
    printed = _printed(figure, unit)
    if printed:
        return printed
    before = figures.get(figure.centre_id, figure.year - 1, figure.indicator_id)
    if before is None or unlike(figure, before):
        return None
    return between(figure.amount, before.amount, unit)


def between(now: Interval, before: Interval, unit: str) -> Change | None:
    """Give the change between two figures in a canonical unit; None across zero."""
    if unit in POINT_UNITS:
        return Change(now - before, POINT_UNITS[unit], "computed")
    if before.low <= 0:
        return None
    return Change(growth_between(now, before), "percent", "computed")


def unlike(one: Figure, other: Figure) -> bool:
    """Tell whether two figures of the same quantity are of unlike 口径 or one is doubted."""
    return one.qualifier != other.qualifier or bool(one.doubt or other.doubt)


def _printed(figure: Figure, unit: str) -> Change | None:
    if not figure.printed_growth:
        return None
    growth = from_printed(figure.printed_growth)
    if figure.growth_unit == "percent":
        return Change(growth, "percent", "reported")
    if figure.growth_unit == "point" and unit == "percent":
        return Change(growth, "point", "reported")
    if figure.growth_unit == "point" and unit == "permille":
        tenfold = Interval(growth.value * 10, growth.low * 10, growth.high * 10)
        return Change(tenfold, "permille_point", "reported")
    return None
