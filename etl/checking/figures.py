"""A file's figures by centre, year and indicator, with what the warehouse adds where it is silent.

Which of them contradict each other is left to the checks.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from catalogue import Catalogue, Indicator
from etl.checking.item import Item
from etl.normalise import Observation
from etl.stored import Stored, StoredFigure
from formulas import Reference
from intervals import Interval

YEAR_LENGTH: Final = 4
LAST_MONTH: Final = "12"
ROLES: Final = ("actual", "budget")


class Part(NamedTuple):
    """What a figure is of: a centre or part of it, done or budgeted, all or one line."""

    centre: str
    scope: str
    role: str
    line: str

    @property
    def whole(self) -> bool:
        """Tell whether it is the whole centre's actual figures, as the warehouse's series is."""
        return self.scope == "centre" and self.role == "actual" and not self.line


Cells = dict[tuple[int, str], Item]


@dataclass(frozen=True, slots=True)
class Used:
    """A figure that a check takes: an item's, last year's that an item's growth implies, or a
    stored one.
    """

    year: int
    interval: Interval
    item: Item | None = None
    stored: StoredFigure | None = None
    implied: bool = False

    def scaled(self, factor: float) -> Interval:
        """Give the interval multiplied by a positive factor."""
        amount = self.interval
        return Interval(amount.value * factor, amount.low * factor, amount.high * factor)


def interval_of(item: Item) -> Interval | None:
    """Give an item's figure in its canonical unit."""
    told = item.observation
    if told is None or told.value is None or told.low is None or told.high is None:
        return None
    return Interval(told.value, told.low, told.high)


def prior_of(item: Item) -> Interval | None:
    """Give last year's figure that an item's printed growth implies."""
    told = item.observation
    if told is None or told.prior is None or told.prior_low is None or told.prior_high is None:
        return None
    return Interval(told.prior, told.prior_low, told.prior_high)


def is_annual(told: Observation, indicator: Indicator) -> bool:
    """Tell whether a figure is a year's, as those that stand in the series are."""
    if told.value is None or told.bound or told.unit != indicator.unit:
        return False
    if len(told.period) == YEAR_LENGTH:
        return True
    return indicator.kind != "flow" and told.period[5:7] == LAST_MONTH


class FileFigures:
    """The annual figures of a file by part, and of the warehouse for the same centres."""

    def __init__(self, items: Iterable[Item], stored: Stored, known: Catalogue) -> None:
        self.stored = stored
        self.parts: dict[Part, Cells] = {}
        self._lines: dict[tuple[str, str, int, str, str], Item] = {}
        indicators = known.indicators
        for item in items:
            told = item.observation
            if told is None or not is_annual(told, indicators[item.indicator]):
                continue
            if told.item:
                line = (item.centre, told.scope, item.year, item.indicator, told.item)
                self._lines.setdefault(line, item)
            if told.role in ROLES:
                part = Part(item.centre, told.scope, told.role, told.item)
                self.parts.setdefault(part, {}).setdefault((item.year, item.indicator), item)

    def line(self, part: Part, year: int, indicator: str, name: str) -> Item | None:
        """Give the item for one line of a broken-down indicator, beside actual figures only."""
        if part.role != "actual":
            return None
        return self._lines.get((part.centre, part.scope, year, indicator, name))


class Desk:
    """The figures of one part as formulas take them: the file's, else one implied, else stored.

    Items in `aside`, given by their `id`, are left out: their unit is in doubt already.
    """

    def __init__(self, figures: FileFigures, part: Part, aside: Container[int]) -> None:
        self.part = part
        self.cells = figures.parts[part]
        self._figures = figures
        self._aside = aside
        self._found: dict[tuple[int, str, str], Used | None] = {}

    def find(self, year: int, reference: Reference) -> Used | None:
        """Give the figure that a formula of a year refers to."""
        key = (year - reference.years_back, reference.indicator_id, reference.item)
        try:
            return self._found[key]
        except KeyError:
            found = self._found[key] = self._find(*key)
            return found

    def _find(self, year: int, indicator: str, line: str) -> Used | None:
        if line:
            item = self._figures.line(self.part, year, indicator, line)
        else:
            item = self.cells.get((year, indicator))
        if item is not None:
            interval = interval_of(item)
            return Used(year, interval, item) if interval and id(item) not in self._aside else None
        return self._beside(year, indicator) if self.part.whole and not line else None

    def _beside(self, year: int, indicator: str) -> Used | None:
        """Give a figure the file does not state. One that its growth implies counts where nothing
        is stored; where the two disagree neither does, for that is a problem of its own.
        """
        stored = self._figures.stored.chosen(self.part.centre, year, indicator)
        later = self.cells.get((year + 1, indicator))
        prior = prior_of(later) if later and id(later) not in self._aside else None
        # What was worked out from stored figures says nothing more than they do, and is out of
        # date as soon as the file corrects one of them.
        if stored is None or stored.basis == "computed":
            return Used(year, prior, later, implied=True) if prior else None
        if prior and not prior.overlaps(stored.interval):
            return None
        return Used(year, stored.interval, stored=stored)
