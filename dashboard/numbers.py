"""Numbers as they are shown: fitting unit, no more digits than the source printed, true minus.

The scale of a column or an axis is chosen once for all its figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Final

from analysis.compare import rests_on_growth
from analysis.figures import Figure
from catalogue import Indicator, catalogue
from changes import Change
from dashboard.texts import language, say
from intervals import Interval

MINUS: Final = "−"
ABOUT: Final = "≈"
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
# Half-widths are differences of binary numbers: what is a tenth may come out just above it.
NOISE: Final = 1e-9
# A half-width of so many units leaves the last whole digit with no meaning: 0.43 万 is no 4,300.
UNSURE: Final = 5.0


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
        return ABOUT + text if basis == "derived" else text

    def of(self, figure: Figure) -> str:
        """Write a figure's number, ≈ before one that is derived or rests on one that is."""
        text = self.number(figure.amount, figure.basis)
        return ABOUT + text.removeprefix(ABOUT) if rests_on_growth(figure) else text

    def span(self, amount: Interval) -> str:
        """Write the interval that rounding leaves open, with a digit more than it is wide."""
        half = amount.half_width / self.factor
        decimals = min(max(floor(-log10(half)) + 1, 2), 4) if half else 0
        ends = (_signed_text(end / self.factor, decimals) for end in (amount.low, amount.high))
        return f"[{', '.join(ends)}]"


def scale_for(
    indicator: Indicator,
    amounts: Iterable[Interval],
    asked: str = "auto",
    beside: Iterable[Interval] = (),
) -> Scale:
    """Choose one scale for all these figures of an indicator; `asked` is auto, large or small.

    Figures `beside` them share the unit: it is not chosen by their size, but so that it does not
    give them digits that were not printed.
    """
    steps = SCALES[language()].get(indicator.unit)
    if steps is None:
        return Scale(1.0, unit_text(indicator))
    own = indicator.report_units[0] if indicator.report_units else ""
    if indicator.kind == "ratio" and own in OWN_FACTOR:
        return _own_scale(own)
    if asked in ASKED and indicator.unit == "CNY":
        return Scale(*steps[ASKED[asked]])
    shown = list(amounts)
    largest = max((abs(amount.value) for amount in shown), default=0.0)
    fitting = next((step for step in steps if largest >= step[0]), steps[-1])
    return _sure_scale(steps[: steps.index(fitting) + 1], [*shown, *beside])


def shared_scale(amounts: Sequence[Interval], asked: str = "auto") -> Scale:
    """Choose one unit for amounts of money that are parts of one another, so that they add up.

    It is the smaller one that a reader may ask for, unless a figure is too coarse for it.
    """
    steps = SCALES[language()]["CNY"]
    if asked in ASKED:
        return Scale(*steps[ASKED[asked]])
    return _sure_scale(steps[: ASKED["small"] + 1], amounts)


def _sure_scale(steps: Sequence[tuple[float, str]], amounts: Sequence[Interval]) -> Scale:
    """Give the smallest of these units in which no figure has more than one unsure whole digit.

    A larger one is not taken where it would leave a figure without digits.
    """
    factor, unit = steps[-1]
    halves = [amount.half_width for amount in amounts]
    coarsest = max(halves, default=0.0)
    fitting = factor
    for larger, name in reversed(steps[:-1]):
        if coarsest < UNSURE * factor or any(_vanishes(amount, larger) for amount in amounts):
            break
        factor, unit = larger, name
    if factor == fitting:
        return Scale(factor, unit, MOST_DECIMALS if factor > 1 else 0)
    finest = min((half for half in halves if half), default=0.0)
    decimals = round(-log10(2 * finest / factor))
    return Scale(factor, unit, min(max(MOST_DECIMALS, decimals), 2 * MOST_DECIMALS))


def _vanishes(amount: Interval, factor: float) -> bool:
    return bool(amount.value) and abs(amount.value) < 10**-MOST_DECIMALS * factor / 2


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
    return with_unit(scale.of(figure), scale.unit)


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
    """Give how many decimals a half-width allows: those printed, or one more than are sure."""
    if half <= 0:
        return 0 if scale.factor == 1 and basis == "reported" else scale.most_decimals
    digits = -log10(2 * half)
    wanted = round(digits) if basis == "reported" else floor(digits + NOISE) + 1
    return min(max(wanted, 0), scale.most_decimals)


def _signed_text(value: float, decimals: int) -> str:
    text = f"{value:,.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        return text.lstrip("-")
    return text.replace("-", MINUS)
