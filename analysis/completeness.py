"""What is known of each centre and indicator in a year, and of what kind each gap is.

Which indicators are asked for is the caller's; how the picture looks is left to the dashboard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.figures import figures_of_year
from analysis.gaps import GAPS, gap
from applicability import exemption
from figures import Figure
from warehouse.connection import rows

# What a cell may be, the surest first: a chosen figure by its basis, one in doubt, or a gap.
KNOWN: Final = ("reported", "derived", "computed")
DOUBTED: Final = "doubted"
INAPPLICABLE: Final = "inapplicable"
STATES: Final = (*KNOWN, DOUBTED, *GAPS)


@dataclass(frozen=True, slots=True)
class Row:
    """A centre in its year: the state of each indicator, and how many of them are known.

    `asked` leaves out what does not apply to the centre; figures in doubt count as known.
    """

    centre_id: str
    year: int
    states: tuple[str, ...]

    @property
    def known(self) -> int:
        """Count the indicators with a figure."""
        return sum(state not in GAPS for state in self.states)

    @property
    def asked(self) -> int:
        """Count the indicators that apply."""
        return len(self.states) - self.states.count(INAPPLICABLE)


@dataclass(frozen=True, slots=True)
class Picture:
    """Centres × indicators: one state a cell, the indicators in the order of the columns."""

    indicators: tuple[str, ...]
    rows: tuple[Row, ...]

    def known_of(self, indicator_id: str) -> int:
        """Count the centres with a figure of an indicator."""
        place = self.indicators.index(indicator_id)
        return sum(row.states[place] not in GAPS for row in self.rows)

    def counts(self) -> Counter[str]:
        """Count the cells of each state."""
        return Counter(state for row in self.rows for state in row.states)

    def of(self, centre_id: str) -> Row | None:
        """Give a centre's row; None where it is not among them."""
        return next((row for row in self.rows if row.centre_id == centre_id), None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the indicators asked for each centre has in each year.

    A year in which a centre has none is not in `known`.
    """

    years: tuple[int, ...]
    known: Mapping[tuple[str, int], int]
    asked: Mapping[str, int]

    def latest(self, centre_id: str) -> int:
        """Give the last year in which a centre has any of them; 0 where there is none."""
        return max((year for centre, year in self.known if centre == centre_id), default=0)


Held = frozenset[tuple[str, int]]


def state_of(
    figure: Figure | None, centre_id: str, year: int, held: Held, indicator_id: str
) -> str:
    """Tell the one state of a cell, of STATES."""
    if figure is None:
        return gap(centre_id, year, held, indicator_id)
    return DOUBTED if figure.doubt else figure.basis


def picture(
    years: Mapping[str, int], indicators: Sequence[str], held: Held, own: str = ""
) -> Picture:
    """Make the picture of these centres, each in its year; the own one first, then the fullest.

    Of equally full ones the first asked for comes first.
    """
    figures = {
        (figure.centre_id, figure.year, figure.indicator_id): figure
        for year in sorted(set(years.values()))
        for figure in figures_of_year(indicators, year)
    }
    found = []
    for centre, year in years.items():
        states = tuple(
            state_of(figures.get((centre, year, name)), centre, year, held, name)
            for name in indicators
        )
        found.append(Row(centre, year, states))
    found.sort(key=lambda row: (row.centre_id != own, -row.known))
    return Picture(tuple(indicators), tuple(found))


def coverage(centres: Iterable[str], indicators: Sequence[str]) -> Coverage:
    """Count by year how many of these indicators each centre has a figure of."""
    asked = {
        centre: sum(exemption(centre, name) is None for name in indicators) for centre in centres
    }
    counted = rows("figures_by_year", {"indicators": list(indicators)})
    known = {(centre, year): count for centre, year, count in counted if centre in asked}
    return Coverage(tuple(sorted({year for _, year in known})), known, asked)
