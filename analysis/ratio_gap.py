"""Why two ratios differ: their gap split into the part of the numerator and of the denominator.

The split is the mean of the two orders in which one side's amounts can be put in the other's
place (the Shapley value of two players), so that the parts add up exactly and neither comes first.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from analysis.figures import Figure, Figures
from catalogue import Catalogue, Indicator
from changes import unlike
from intervals import Interval, exactly

# What amounts are put in relation to where two centres are unequal: who pays in.
PER: Final = "paying_employees"
# A centre in a year.
Place = tuple[str, int]
Cell = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Quotient:
    """A ratio as factor × (sum of the terms) ÷ denominator, each an indicator of its own year."""

    terms: tuple[str, ...]
    denominator: str
    factor: float

    @property
    def indicators(self) -> tuple[str, ...]:
        """Give the indicators it is made of."""
        return (*self.terms, self.denominator)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two ratios: worked out from its figures, and as it stands in the series.

    `figures` are the terms' and the denominator's, in order; `per` the employees that amounts are
    divided by, None where they are taken as they are.
    """

    place: Place
    ratio: Interval
    stated: Figure | None
    figures: tuple[Figure, ...]
    per: Figure | None

    def amount(self, number: int) -> Interval:
        """Give the amount that is compared: a figure's own, or per employee."""
        whole = self.figures[number].amount
        return whole / self.per.amount if self.per else whole

    @property
    def rests_on(self) -> tuple[Figure, ...]:
        """Give every figure of this side, the stated ratio last."""
        more = (figure for figure in (self.per, self.stated) if figure)
        return (*self.figures, *more)


@dataclass(frozen=True, slots=True)
class Part:
    """What one amount contributes to the gap, in the ratio's unit.

    `number` is its place among the sides' figures. The effect of an amount whose interval contains
    zero cannot be told.
    """

    number: int
    indicator_id: str
    in_numerator: bool
    effect: Interval

    @property
    def sign(self) -> int:
        """Give 1 or −1 where the direction is beyond rounding, else 0."""
        return (self.effect.low > 0) - (self.effect.high < 0)


@dataclass(frozen=True, slots=True)
class Split:
    """The gap from one ratio to another: end − start, and its parts, which add up to it.

    A ratio is `factor` × the sum of its terms ÷ its denominator, in canonical units. `like` tells
    whether all figures are undoubted and of one 口径 on both sides.
    """

    indicator: Indicator
    factor: float
    start: Side
    end: Side
    gap: Interval
    parts: tuple[Part, ...]
    like: bool


@dataclass(frozen=True, slots=True)
class Unsplit:
    """Why a gap cannot be split: figures that are missing, else amounts that may be below zero."""

    indicator: Indicator
    missing: tuple[Cell, ...]


def quotient_of(indicator: Indicator) -> Quotient | None:
    """Read a formula as a quotient; None for others.

    Left out are formulas over another year's figures, over lines of a breakdown, which no series
    holds, and those with a difference above the line.
    """
    if indicator.formula is None:
        return None
    node, factor = _without_factor(indicator.formula.tree)
    match node:
        case ast.BinOp(left=above, op=ast.Div(), right=ast.Name(id=denominator)):
            terms = _sum(above)
            return Quotient(terms, denominator, factor) if terms else None
    return None


def _without_factor(node: ast.expr) -> tuple[ast.expr, float]:
    """Give what stands before the last `* number`, and the number."""
    match node:
        case ast.BinOp(left=left, op=ast.Mult(), right=ast.Constant(value=int(number))):
            return left, float(number)
    return node, 1.0


def _sum(node: ast.expr) -> tuple[str, ...]:
    """Give the indicators that are added up; empty where anything else stands there."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _sum(node.left), _sum(node.right)
        return (*left, *right) if left and right else ()
    return ()


def quotients(known: Catalogue, *, between_centres: bool) -> dict[str, Quotient]:
    """Give the ratios whose gap can be split, by indicator, in catalogue order.

    Between centres amounts are put per paying employee; a ratio that is itself over or of the
    employees has nothing to split there.
    """
    found = {i.id: quotient for i in known.indicators.values() if (quotient := quotient_of(i))}
    if not between_centres:
        return found
    return {i: quotient for i, quotient in found.items() if PER not in quotient.indicators}


def split(figures: Figures, indicator: Indicator, start: Place, end: Place) -> Split | Unsplit:
    """Split the gap between the ratio at one place and at another.

    Raise ValueError where the indicator's formula is no quotient.
    """
    quotient = quotient_of(indicator)
    if quotient is None:
        raise ValueError(f"{indicator.id}: the formula is no quotient")
    is_per_head = start[0] != end[0]
    cells = [(*place, i) for place in (start, end) for i in _wanted(quotient, is_per_head)]
    missing = tuple(cell for cell in cells if cell not in figures.by_cell)
    if missing:
        return Unsplit(indicator, missing)
    sides = [_side(figures, indicator, quotient, place, is_per_head) for place in (start, end)]
    if None in sides:
        return Unsplit(indicator, ())
    first, last = (side for side in sides if side)
    return Split(
        indicator,
        quotient.factor,
        first,
        last,
        last.ratio - first.ratio,
        _parts(quotient, first, last),
        _are_like(first, last),
    )


def _are_like(start: Side, end: Side) -> bool:
    pairs = [*zip(start.figures, end.figures, strict=True), (start.per, end.per)]
    pairs.append((start.stated, end.stated))
    return not any(unlike(one, other) for one, other in pairs if one and other)


def _wanted(quotient: Quotient, is_per_head: bool) -> tuple[str, ...]:
    return (*quotient.indicators, PER) if is_per_head else quotient.indicators


def _side(
    figures: Figures, indicator: Indicator, quotient: Quotient, place: Place, is_per_head: bool
) -> Side | None:
    """Put a side together; None where a divisor may be zero or an amount below it.

    The bounds of the parts are found at the corners of the inputs' intervals, which holds while
    no amount changes its sign.
    """
    found = tuple(figures.by_cell[(*place, i)] for i in quotient.indicators)
    per = figures.by_cell[(*place, PER)] if is_per_head else None
    *above, below = (figure.amount for figure in found)
    if below.low <= 0 or any(amount.low < 0 for amount in above) or (per and per.amount.low <= 0):
        return None
    ratio = _total(above) / below * exactly(quotient.factor)
    return Side(place, ratio, figures.get(*place, indicator.id), found, per)


def _total(amounts: Sequence[Interval]) -> Interval:
    total = amounts[0]
    for amount in amounts[1:]:
        total = total + amount
    return total


def _parts(quotient: Quotient, start: Side, end: Side) -> tuple[Part, ...]:
    inputs = [_inputs(quotient, side) for side in (start, end)]
    below = [(side[-2], side[-1]) for side in inputs]
    above = [
        Part(
            number,
            indicator_id,
            in_numerator=True,
            effect=_extremes(
                lambda n0, d0, e0, n1, d1, e1: numerator_part(
                    quotient.factor, (n0 / e0, d0 / e0), (n1 / e1, d1 / e1)
                ),
                (inputs[0][number], *below[0], inputs[1][number], *below[1]),
            ),
        )
        for number, indicator_id in enumerate(quotient.terms)
    ]
    totals = [_total(side[:-2]) for side in inputs]
    last = _extremes(
        lambda n0, d0, e0, n1, d1, e1: denominator_part(
            quotient.factor, (n0 / e0, d0 / e0), (n1 / e1, d1 / e1)
        ),
        (totals[0], *below[0], totals[1], *below[1]),
    )
    return (*above, Part(len(quotient.terms), quotient.denominator, False, last))


def _inputs(quotient: Quotient, side: Side) -> list[Interval]:
    """Give the terms, the denominator and what all are divided by."""
    per = side.per.amount if side.per else exactly(1.0)
    return [*(side.figures[n].amount for n in range(len(quotient.indicators))), per]


def numerator_part(factor: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    """Give what a change above the line contributes; each side is (numerator, denominator).

    Mean of changing it first, over the start's denominator, and last, over the end's.

    >>> numerator_part(100, (1.0, 4.0), (2.0, 2.0))
    37.5
    """
    (n0, d0), (n1, d1) = start, end
    return factor * (n1 - n0) * (1 / d0 + 1 / d1) / 2


def denominator_part(factor: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    """Give what the change of the denominator contributes; each side as in `numerator_part`.

    >>> denominator_part(100, (1.0, 4.0), (2.0, 2.0))
    37.5
    """
    (n0, d0), (n1, d1) = start, end
    return factor * (1 / d1 - 1 / d0) * (n0 + n1) / 2


def _extremes(
    part: Callable[[float, float, float, float, float, float], float], inputs: Sequence[Interval]
) -> Interval:
    """Work a part out with its bounds: it rises or falls throughout in each of its inputs."""
    corners = [part(*corner) for corner in product(*((i.low, i.high) for i in inputs))]
    return Interval(part(*(i.value for i in inputs)), min(corners), max(corners))
