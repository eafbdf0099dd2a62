"""Whether printed parts make up a printed whole, within what their rounding leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from intervals import Interval, exactly

# Sums of numbers such as 18779.955 differ from the number itself in their last bit.
SLACK: Final = 1e-9
FITS: Final = ("exact", "rounding", "apart")


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts added up beside the whole, in one unit; `rest` is the whole less the parts.

    `fit` is `exact` where the sum rounds to the whole as printed, `rounding` where only rounding
    lets them be alike, else `apart`.
    """

    whole: Interval
    parts: Interval

    @property
    def rest(self) -> Interval:
        """Give what of the whole the parts leave, with all that rounding leaves open."""
        return self.whole - self.parts

    @property
    def fit(self) -> str:
        """Say how the two go together."""
        slack = SLACK * max(abs(self.whole.value), abs(self.parts.value))
        if self.whole.low - slack <= self.parts.value <= self.whole.high + slack:
            return "exact"
        wide = Interval(self.whole.value, self.whole.low - slack, self.whole.high + slack)
        return "rounding" if wide.overlaps(self.parts) else "apart"


def total(parts: Iterable[Interval]) -> Interval:
    """Add amounts up; nothing makes zero."""
    added = exactly(0.0)
    for part in parts:
        added = added + part
    return added
