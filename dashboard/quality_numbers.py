"""The two figures of a verdict, stated and computed, with no more digits than they allow.

Both stand in the unit of the printed one, so that they can be held against each other by eye.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from analysis.arithmetic import Operand, spelled
from analysis.evidence import Evidence
from catalogue import catalogue
from dashboard.numbers import MINUS, Scale, scale_for, with_unit
from dashboard.texts import language, say
from findings import Finding
from intervals import PLAIN, Interval
from warehouse.checks import rules

# A figure worked out is shown with up to so many digits more than what it is held against.
MORE_DIGITS: Final = 2
# Decimals that a number without rounding may have.
MOST_DECIMALS: Final = 6
# What is left of a bound's distance once it is only the last bit of the arithmetic.
NOISE: Final = 1e-9
# What tells a sum from a figure taken as it is printed.
SIGNS: Final = (" + ", " − ", " × ", " ÷ ")
# What a computed figure is to the stated one, where it is not simply worked out.
HOW: Final = {"<=": "most", "between": "range", "printed": "printed"}


@dataclass(frozen=True, slots=True)
class Sides:
    """Both figures of a finding with the intervals that rounding leaves open.

    `difference` is the computed less the stated one, without a sign where both are printed; a
    ratio's is in points. `relation` is the
    rule's: `=`, or `<=` and `between` where `computed` is what the stated one must not exceed, or
    the range it must lie in; `printed` where it is itself printed elsewhere.
    """

    stated: str
    stated_span: str
    computed: str
    computed_span: str
    difference: str
    relation: str

    @property
    def told(self) -> str:
        """Give the computed figure as it stands by itself in a list."""
        return f"≤ {self.computed}" if self.relation == "<=" else self.computed


def sides(finding: Finding, evidence: Mapping[int, Evidence]) -> Sides | None:
    """Write both figures of a finding; None where it is about words."""
    stated, computed = finding.stated, finding.computed
    if stated is None or computed is None:
        return None
    scale = printed_scale(finding, evidence)
    decimals = _printed_decimals(stated, scale.factor)
    told, span = _as_printed(finding, evidence), span_text(computed, scale)
    is_printed = told is not None
    if told is None:
        worked = _worked_decimals(computed, scale.factor, decimals)
        told = with_unit(number_text(computed.value / scale.factor, worked), scale.unit)
    elif span and not told.endswith(scale.unit):
        span = with_unit(span, scale.unit)
    relation = rules()[finding.check_id].relation if finding.check_id in rules() else "="
    if relation == "=" and is_printed:
        relation = "printed"
    if relation == "between":
        told, span = with_unit(span or told, scale.unit), ""
    most = MOST_DECIMALS if is_printed else max(decimals, _shown_decimals(told))
    apart = _difference(computed - stated, scale, most)
    return Sides(
        with_unit(number_text(stated.value / scale.factor, decimals), scale.unit),
        span_text(stated, scale),
        told,
        span,
        apart.lstrip(f"+{MINUS}") if relation == "printed" else apart,
        relation,
    )


def printed_scale(finding: Finding, evidence: Mapping[int, Evidence]) -> Scale:
    """Give the unit the stated figure is printed in; on an English page the fitting one."""
    first = evidence.get(finding.evidence[0]) if finding.evidence else None
    if first and finding.stated:
        if _is_growth(first, finding.stated.value):
            return Scale(1.0, say("points") if first.place.growth_unit == "point" else "%")
        known = catalogue().printed_units.get((first.place.printed_unit, first.unit))
        if language() == "zh" and known and _is_amount(first, finding.stated):
            return Scale(float(known.factor), first.place.printed_unit)
    amounts = [one for one in (finding.stated, finding.computed) if one]
    return scale_for(catalogue().indicators[finding.indicator_id], amounts)


def _as_printed(finding: Finding, evidence: Mapping[int, Evidence]) -> str | None:
    """Give the computed figure as it is printed where it is simply another printed one."""
    first, *others = (evidence.get(number) for number in finding.evidence or (0,))
    for other in others:
        is_alike = first and other and other.unit == first.unit
        if is_alike and other and finding.computed and _is_amount(other, finding.computed):
            return operand_text(other)
    return None


def by_side(
    finding: Finding, evidence: Mapping[int, Evidence]
) -> tuple[list[Evidence], list[Evidence]]:
    """Part the figures a finding rests on: those of the stated side, those it is held against.

    Where both are printed, the stated one may be printed several times.
    """
    known = [evidence[number] for number in finding.evidence if number in evidence]
    both = sides(finding, evidence)
    if both is None or both.relation != "printed" or finding.stated is None:
        return known[:1], known[1:]
    again = [one for one in known[1:] if _is_amount(one, finding.stated)]
    return [*known[:1], *again], [one for one in known[1:] if one not in again]


def _is_amount(one: Evidence, amount: Interval) -> bool:
    return one.amount is not None and all(
        math.isclose(mine, other, rel_tol=NOISE)
        for mine, other in (
            (one.amount.value, amount.value),
            (one.amount.low, amount.low),
            (one.amount.high, amount.high),
        )
    )


def _is_growth(one: Evidence, value: float) -> bool:
    is_amount = one.amount is not None and math.isclose(one.amount.value, value)
    growth = growth_of(one)
    return not is_amount and growth is not None and math.isclose(growth, value)


def growth_of(one: Evidence) -> float | None:
    """Give the growth printed beside a figure, in percent or points; None where there is none."""
    printed = one.place.printed_growth
    if one.place.growth_unit not in ("percent", "point") or not PLAIN.fullmatch(printed):
        return None
    return float(printed)


def arithmetic(finding: Finding, evidence: Mapping[int, Evidence]) -> str:
    """Write the sum of the printed figures that gives the computed one; empty where none does."""
    if finding.computed is None:
        return ""
    known = [evidence[number] for number in finding.evidence if number in evidence]
    if not known:
        return ""
    for used, stated in ((known[1:], known[0].id), (known, 0)):
        operands = _operands(used, stated, finding.year)
        found = spelled(operands, finding.computed, known[0].unit)
        if any(sign in found for sign in SIGNS):
            return found
    return ""


def _operands(used: Sequence[Evidence], stated: int, year: int) -> list[Operand]:
    """Give the figures of a sum, without their units where all have the same.

    The `stated` figure among those it follows from, and one of the year after, stand for the year
    before theirs, by their growth.
    """
    units = {one.place.printed_unit for one in used}
    operands = []
    for one in used:
        if one.amount is not None:
            growth = growth_of(one)
            unit = one.place.growth_unit if growth is not None else ""
            text = operand_text(one, is_bare=len(units) == 1 and len(used) > 1)
            operand = Operand(one.amount.value, text, growth or 0.0, unit, one.unit)
            is_before = bool(unit) and (one.id == stated or one.place.year > year)
            operands.append(operand.before if is_before else operand)
    return operands


def operand_text(one: Evidence, *, is_bare: bool = False) -> str:
    """Write a figure as it is printed, with separators; on an English page in a fitting unit."""
    printed, unit = one.place.printed_value, one.place.printed_unit
    if one.amount and language() == "en" and one.place.indicator_id:
        scale = scale_for(catalogue().indicators[one.place.indicator_id], [one.amount])
        decimals = _printed_decimals(one.amount, scale.factor)
        return with_unit(number_text(one.amount.value / scale.factor, decimals), scale.unit).strip()
    if not PLAIN.fullmatch(printed):
        return with_unit(printed, unit).strip()
    number = number_text(float(printed), len(printed.partition(".")[2]))
    return number if is_bare else with_unit(number, unit).strip()


def _difference(gap: Interval, scale: Scale, most: int) -> str:
    """Write how far apart the two are, with a digit more than their rounding is wide."""
    points = {"%": say("points"), "‰": say("permille_points")}.get(scale.unit, scale.unit)
    value, half = gap.value / scale.factor, gap.half_width / scale.factor
    allowed = most if half <= abs(value) * NOISE else max(floor(-log10(half)) + 1, 0)
    text = number_text(value, min(allowed, most))
    return with_unit(text if text.startswith(MINUS) else f"+{text}", points)


def _shown_decimals(text: str) -> int:
    found = re.search(r"\.(\d+)", text)
    return len(found[1]) if found else 0


def _printed_decimals(amount: Interval, factor: float) -> int:
    """Give the decimals that a figure was printed with, from its rounding."""
    half = amount.half_width / factor
    if half <= abs(amount.value / factor) * NOISE:
        return _needed(amount.value / factor)
    return min(max(round(-log10(2 * half)), 0), MOST_DECIMALS)


def _worked_decimals(amount: Interval, factor: float, stated: int) -> int:
    """Give the decimals that a computed figure allows, at least those of the stated one."""
    half = amount.half_width / factor
    if half <= abs(amount.value / factor) * NOISE:
        return max(stated, min(stated + MORE_DIGITS, _needed(amount.value / factor)))
    return max(stated, min(stated + MORE_DIGITS, round(-log10(2 * half))))


def _needed(value: float) -> int:
    """Give the decimals that an exact number needs."""
    return len(f"{value:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2])


def number_text(value: float, decimals: int) -> str:
    """Write a number with thousands separators and a true minus sign.

    >>> number_text(-1162.024, 2)
    '−1,162.02'
    """
    text = f"{value:,.{decimals}f}"
    return text.lstrip("-") if not float(text.replace(",", "")) else text.replace("-", MINUS)


def span_text(amount: Interval, scale: Scale) -> str:
    """Write the interval that rounding leaves open; empty for an exact figure."""
    half = amount.half_width / scale.factor
    if half <= abs(amount.value / scale.factor) * NOISE:
        return ""
    decimals = min(max(ceil(-log10(half) - NOISE), 0), MOST_DECIMALS)
    ends = (number_text(end / scale.factor, decimals) for end in (amount.low, amount.high))
    return f"[{', '.join(ends)}]"
