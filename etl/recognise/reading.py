"""What recognition gives: readings with their exact spans, and numbers it could not attribute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WHOLE: Final = "centre"
ACTUAL: Final = "actual"


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as printed at a place in a text, before any judgement.

    `period` is a year, year-month, year-month-day or a span of years. `value` has no separators
    and `unit` is as printed. `growth` is signed, `growth_unit` is `percent`, `point` or the
    printed unit. `stage` is the budget's stage or the cumulation, `counted` what a bare count
    counts. `quote` is the text from `start` to `end`; the number stands from `figure_start` to
    `figure_end`. All four count characters of the text read.
    """

    indicator: str
    period: str
    value: str
    unit: str
    growth: str
    growth_unit: str
    scope: str
    role: str
    item: str
    stage: str
    counted: str
    bound: str
    qualifier: str
    quote: str
    start: int
    end: int
    figure_start: int
    figure_end: int

    @property
    def year(self) -> int:
        """Give the year in which the period ends."""
        first, _, last = self.period.partition("-")
        return int(last) if len(last) == 4 else int(first)

    @property
    def line(self) -> str:
        """Give the name that tells this figure from others of its indicator, or nothing."""
        return "·".join(part for part in (self.stage, self.item or self.counted) if part)


@dataclass(frozen=True, slots=True)
class Unread:
    """A number of the text that could not be attributed to an indicator."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """The readings of a text and its unread numbers, each in the order of the text."""

    readings: tuple[Reading, ...]
    unread: tuple[Unread, ...]
