"""Numbers as they are shown: fitting unit, no more digits than the source printed, true minus.

The scale of a column or an axis is chosen once for all its figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10
from typing import Final

from analysis.figures import Figure
from catalogue import Indicator, catalogue
from changes import Change
from dashboard.texts import language, say
from intervals import Interval

MINUS: Final = "−"
MARKS: Final = {"reported": "●", "derived": "○", "computed": "◇"}
# From this size on, in the canonical unit, a figure is shown in the larger unit of its language.
SCALES: Final = {
    "zh": {
        "CNY": ((1e8, "亿元"), (1e4, "万元"), (1.0, "元")),
        "person": ((1e4, "万人"), (1.0, "人")),
        "employer": ((1e4, "万家"), (1.0, "家")),
        "loan": ((1e4, "万笔"), (1.0, "笔")),
        "m2": ((1e4, "万平方米"), (1.0, "平方米")),
        "count": ((1e4, "万"), (1.0, "个")),
    },
    "en": {
        "CNY": ((1e9, "bn yuan"), (1e6, "m yuan"), (1.0, "yuan")),
        "person": ((1e6, "m people"), (1e3, "k people"), (1.0, "people")),
        "employer": ((1e6, "m employers"), (1e3, "k employers"), (1.0, "employers")),
        "loan": ((1e6, "m loans"), (1e3, "k loans"), (1.0, "loans")),
        "m2": ((1e6, "m m²"), (1.0, "m²")),
        "count": ((1e6, "m"), (1.0, "")),
    },
}
# The two units a reader may ask for instead of the fitting one, by language.
ASKED: Final = {"large": 0, "small": 1}
# Per-head and per-loan amounts have a unit of their own in the field, whatever their size.
OWN_UNIT: Final = {"元": "yuan", "万元/笔": "k yuan"}
OWN_FACTOR: Final = {"元": 1.0, "万元/笔": 1e4}
MOST_DECIMALS: Final = 2


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit to show figures in: canonical value ÷ factor."""

    factor: float
    unit: str
    most_decimals: int = MOST_DECIMALS

    def number(self, amount: Interval, basis: str = "reported") -> str:
        """Write a figure's number without its unit, ≈ before a derived one."""
        decimals = _decimals(amount.half_width / self.factor, basis, self)
        text = _signed_text(amount.value / self.factor, decimals)
        return f"≈{text}" if basis == "derived" else text

    def span(self, amount: Interval) -> str:
        """Write the interval that rounding leaves open, with a digit more than it is wide."""
        half = amount.half_width / self.factor
        decimals = min(max(floor(-log10(half)) + 1, 2), 4) if half else 0
        ends = (_signed_text(end / self.factor, decimals) for end in (amount.low, amount.high))
        return f"[{', '.join(ends)}]"


def scale_for(indicator: Indicator, amounts: Iterable[Interval], asked: str = "auto") -> Scale:
    """Choose one scale for all these figures of an indicator; `asked` is auto, large or small."""
    steps = SCALES[language()].get(indicator.unit)
    if steps is None:
        return Scale(1.0, unit_text(indicator))
    own = indicator.report_units[0] if indicator.report_units else ""
    if indicator.kind == "ratio" and own in OWN_FACTOR:
        return _own_scale(own)
    if asked in ASKED and indicator.unit == "CNY":
        return Scale(*steps[ASKED[asked]])
    largest = max((abs(amount.value) for amount in amounts), default=0.0)
    factor, unit = next((s for s in steps if largest >= s[0]), steps[-1])
    return Scale(factor, unit, MOST_DECIMALS if factor > 1 else 0)


def _own_scale(own: str) -> Scale:
    if own == "元":
        return Scale(1.0, "元" if language() == "zh" else OWN_UNIT[own], 0)
    if language() == "zh":
        return Scale(OWN_FACTOR[own], "万元")
    return Scale(1e3, OWN_UNIT[own])


def unit_text(indicator: Indicator) -> str:
    """Give the short name of an indicator's canonical unit."""
    return str(getattr(catalogue().units[indicator.unit].short, language()))


def with_unit(number: str, unit: str) -> str:
    """Join a number and its unit: signs stand close, words after a space."""
    return f"{number}{unit}" if unit in ("%", "‰") else f"{number} {unit}"


def figure_text(figure: Figure, asked: str = "auto") -> str:
    """Write a single figure with its fitting unit."""
    indicator = catalogue().indicators[figure.indicator_id]
    scale = scale_for(indicator, [figure.amount], asked)
    return with_unit(scale.number(figure.amount, figure.basis), scale.unit)


def change_text(change: Change) -> str:
    """Write a change: +9.8% for amounts, −5.79 个百分点 for ratios."""
    return with_unit(change_number(change), change_unit(change.unit))


def change_number(change: Change) -> str:
    """Write a change with its sign and without its unit."""
    decimals = _decimals(change.amount.half_width, change.basis, Scale(1.0, ""))
    sign = "+" if change.amount.value > 0 else ""
    return sign + _signed_text(change.amount.value, decimals)


def change_unit(unit: str) -> str:
    """Give the name of a change's unit."""
    names = {"percent": "%", "point": say("points"), "permille_point": say("permille_points")}
    return names[unit]


def _decimals(half: float, basis: str, scale: Scale) -> int:
    """Give how many decimals a half-width allows: those printed, or one unsure digit more."""
    if half <= 0:
        return 0 if scale.factor == 1 and basis == "reported" else scale.most_decimals
    wanted = round(-log10(2 * half)) if basis == "reported" else floor(-log10(half)) + 1
    return min(max(wanted, 0), scale.most_decimals)


def _signed_text(value: float, decimals: int) -> str:
    text = f"{value:,.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        return text.lstrip("-")
    return text.replace("-", MINUS)
