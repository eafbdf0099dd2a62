"""The arithmetic by which a figure follows from printed ones, found from the figures themselves.

Rules are SQL and keep their sums to themselves; what a reader is to see is `(1 + 1) ÷ (317 + 869)`.
Only sums that give the figure to the last digit are told, the simplest first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Final

from intervals import Interval

# Two sums that agree to nine digits are one: doubles carry sixteen, few of them lost on the way.
AGREES: Final = 1e-9
# Ratios are kept in percent or per mille, and amounts in yuan are printed in ten thousands.
SCALES: Final = {1.0: "", 100.0: " × 100%", 1000.0: " × 1000‰"}
MINUS: Final = "−"
# Each figure more doubles the ways in which some are taken from the others.
MOST_SIGNED: Final = 5


@dataclass(frozen=True, slots=True)
class Operand:
    """A printed figure in a sum: its canonical value, how it is written, and its growth.

    `growth_unit` is `percent` or `point`; empty where no growth is printed beside it. `unit` is the
    value's canonical one.
    """

    value: float
    text: str
    growth: float = 0.0
    growth_unit: str = ""
    unit: str = ""

    @property
    def before(self) -> Operand:
        """Give last year's figure that follows from this one and its growth."""
        (found,) = _growths([self])
        return Operand(found.value, found.text, unit=self.unit)


@dataclass(frozen=True, slots=True)
class _Sum:
    value: float
    text: str


def spelled(operands: Sequence[Operand], computed: Interval, unit: str = "") -> str:
    """Write the sum of these figures that gives `computed`, which is in `unit`; empty where none
    does. Only quotients may be of figures in another unit.

    >>> found = [Operand(n, str(n)) for n in (1, 1, 317, 869)]
    >>> spelled(found, Interval(200 / 1186, 0.16, 0.17), "percent")
    '(1 + 1) ÷ (317 + 869) × 100%'
    """
    alike = all(one.unit in ("", unit) for one in operands)
    for found in (*_sums(operands), *_growths(operands)):
        if not alike and "÷" not in found.text:
            continue
        for scale, text in SCALES.items():
            if scale != 1 and "÷" not in found.text:
                continue
            if scale == 1 and "÷" in found.text and computed.value.is_integer():
                continue  # small whole numbers come out of many a quotient by chance
            if math.isclose(found.value * scale, computed.value, rel_tol=AGREES):
                return _bracketed(found.text, text)
    return ""


def _bracketed(text: str, scale: str) -> str:
    """Multiply a quotient as a whole; a difference after it needs brackets."""
    return f"({text}){scale}" if scale and text.endswith(" 1") else text + scale


def _sums(operands: Sequence[Operand]) -> Iterator[_Sum]:
    """Give each figure by itself, then sums and differences of all, then quotients of them."""
    yield from (_Sum(one.value, one.text) for one in operands)
    if len(operands) > 1:
        yield _total(operands)
        yield from _differences(operands)
        yield from _quotients(operands)
        yield from _shares(operands)


def _differences(operands: Sequence[Operand]) -> Iterator[_Sum]:
    """Take some of the figures from the others, as few of them as will do."""
    if len(operands) > MOST_SIGNED:
        return
    for taken in range(1, len(operands)):
        for parts in combinations(operands, taken):
            kept = [one for one in operands if not any(one is part for part in parts)]
            whole, part = _total(kept), _total(parts)
            less = f" {MINUS} ".join(one.text for one in parts)
            yield _Sum(whole.value - part.value, f"{whole.text} {MINUS} {less}")


def _quotients(operands: Sequence[Operand]) -> Iterator[_Sum]:
    """Divide some of the figures by the others; then by how much the ones exceed the others."""
    halves = list(_halves(operands))
    for above, below in halves:
        yield from _divided(above, below)
    for now, before in halves:
        for grown in _divided(now, before):
            yield _Sum(grown.value - 1, f"{grown.text} {MINUS} 1")


def _halves(operands: Sequence[Operand]) -> Iterator[tuple[Sequence[Operand], Sequence[Operand]]]:
    """Part the figures in two, first where they stand apart and then, of a few, in any way."""
    for place in range(1, len(operands)):
        yield operands[:place], operands[place:]
        yield operands[place:], operands[:place]
    if 2 < len(operands) <= MOST_SIGNED:
        for taken in range(1, len(operands)):
            for parts in combinations(operands, taken):
                yield parts, [one for one in operands if not any(one is part for part in parts)]


def _shares(operands: Sequence[Operand]) -> Iterator[_Sum]:
    """Divide by what one figure leaves of another, or what it leaves by a figure."""
    if len(operands) == 2:
        a, b = operands
        for part, whole in ((a, b), (b, a)):
            yield from _with_difference(part, whole, part)
            yield from _with_difference(whole, whole, part)
    if len(operands) == 3:
        for one, whole, part in permutations(operands):
            yield from _with_difference(one, whole, part)


def _with_difference(one: Operand, whole: Operand, part: Operand) -> Iterator[_Sum]:
    rest = whole.value - part.value
    text = f"({whole.text} {MINUS} {part.text})"
    if rest:
        yield _Sum(one.value / rest, f"{one.text} ÷ {text}")
    if one.value:
        yield _Sum(rest / one.value, f"{text} ÷ {one.text}")


def _divided(above: Sequence[Operand], below: Sequence[Operand]) -> Iterator[_Sum]:
    divisor = _total(below)
    if divisor.value:
        text = f"{_whole(above)} ÷ {_whole(below)}"
        yield _Sum(_total(above).value / divisor.value, text)


def _whole(parts: Sequence[Operand]) -> str:
    text = _total(parts).text
    return f"({text})" if len(parts) > 1 else text


def _total(operands: Sequence[Operand]) -> _Sum:
    text = " + ".join(one.text for one in operands)
    return _Sum(math.fsum(one.value for one in operands), text)


def _growths(operands: Sequence[Operand]) -> Iterator[_Sum]:
    """Give the year before that a printed growth implies, as `intervals.before_growth` does."""
    for one in operands:
        sign, size = ("+", one.growth) if one.growth >= 0 else (MINUS, -one.growth)
        if one.growth_unit == "percent" and one.growth != -100:
            text = f"{one.text} ÷ (1 {sign} {size:.15g}%)"
            yield _Sum(one.value / (1 + one.growth / 100), text)
        elif one.growth_unit == "point":
            taken = MINUS if one.growth >= 0 else "+"
            yield _Sum(one.value - one.growth, f"{one.text} {taken} {size:.15g}")
