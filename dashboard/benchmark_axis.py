"""The axes of the benchmark's pictures: the unit's own scale, or a logarithmic one for unequals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from math import floor, log10
from typing import Any, Final

from analysis.benchmark import Entry
from dashboard.charts import GREY_TEXT, TEXT_SIZE, Spec
from dashboard.numbers import Scale
from dashboard.trend_charts import NET
from dashboard.trend_labels import short, tick_texts, ticks_between

# Beyond two orders of magnitude half of the centres would share a tenth of the axis.
LOG_FROM: Final = 100.0
# What is left free at each end of the axis.
AIR: Final = 0.05
# As many numbers fit below a picture of a phone's width.
MOST_TICKS: Final = 6
# Over fewer powers of ten than this, three times each is written as well.
FEW_POWERS: Final = 3.2


@dataclass(frozen=True, slots=True)
class Axis:
    """A range of values in the shown unit, its ends as Plotly wants them, and whether by powers."""

    scale: Scale
    is_log: bool
    low: float
    high: float

    def at(self, canonical: float) -> float:
        """Give a canonical value in the shown unit."""
        return short(canonical / self.scale.factor)

    def note(self, canonical: float) -> float:
        """Give where a note to a canonical value stands: Plotly wants the power there."""
        value = canonical / self.scale.factor
        return short(log10(value)) if self.is_log else short(value)

    def share(self, canonical: float) -> float:
        """Give how far along the axis a canonical value stands, 0 to 1."""
        return (self.note(canonical) - self.low) / (self.high - self.low)

    def spec(self, **more: Any) -> Spec:
        """Give the axis as Plotly draws it."""
        ticks = _powers(self.low, self.high) if self.is_log else self._even()
        return {
            "type": "log" if self.is_log else "linear",
            "range": [self.low, self.high],
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": [tick_texts([t])[0] for t in ticks] if self.is_log else tick_texts(ticks),
            "tickfont": {"size": TEXT_SIZE, "color": GREY_TEXT},
            "tickangle": 0,
            "gridcolor": NET,
            "zeroline": False,
            "fixedrange": True,
            "automargin": False,
            **more,
        }

    def _even(self) -> list[float]:
        return ticks_between(self.low, self.high, MOST_TICKS)


def axis_for(entries: Sequence[Entry], scale: Scale, air: float = AIR) -> Axis:
    """Choose an axis for entries, logarithmic if the largest is 100 times the smallest."""
    amounts = [entry.figure.amount for entry in entries]
    low = min(amount.low for amount in amounts) / scale.factor
    high = max(amount.high for amount in amounts) / scale.factor
    is_log = low > 0 and high / low > LOG_FROM
    if is_log:
        low, high = log10(low), log10(high)
    wide = (high - low) or abs(high) * AIR or 1.0
    return Axis(scale, is_log, short(low - air * wide), short(high + air * wide))


def _powers(low: float, high: float) -> list[float]:
    """Give the powers of ten between two exponents, with 2 and 5 times where they are few."""
    steps = (1, 3) if high - low < FEW_POWERS else (1,)
    found = []
    for power in count(floor(low)):
        if power > high:
            break
        found += [n * 10.0**power for n in steps]
    return [short(tick) for tick in found if low <= log10(tick) <= high]
