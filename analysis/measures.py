"""Levels of unequal centres made comparable: per paying employee, share, index, or raw amounts.

Each measure gives one block an indicator and one bar a centre and year; axes are the dashboard's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from analysis.compare import GROWTH_OF, SCALE_GUARD, nearest_growth, rests_on_growth
from analysis.figures import Figure, Figures
from catalogue import Catalogue
from intervals import Interval, exactly

# In the order in which they are offered; the last two are raw amounts.
MEASURES: Final = ("relative", "share", "index", "own", "shared")
# Beyond three centres a third year makes the picture longer than the table it explains.
MOST_WITH_NEXT_YEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Quotient:
    """An amount relative to another of the same centre and year, times `factor`.

    `indicator_id` is the catalogue's own indicator of it, if it has one: a report may print it.
    """

    of: str
    per: str
    factor: float
    indicator_id: str


QUOTIENTS: Final = {
    "relative": (
        Quotient("deposits", "paying_employees", 1.0, "deposits_per_employee"),
        Quotient("withdrawals", "paying_employees", 1.0, ""),
        Quotient("loans_issued", "paying_employees", 1.0, ""),
    ),
    "share": (
        Quotient("withdrawals", "deposits", 100.0, "withdrawal_to_deposit_ratio"),
        Quotient("loans_issued", "deposits", 100.0, "loans_to_deposits_ratio"),
        Quotient("value_added_income", "deposits", 100.0, ""),
    ),
}
# The catalogue's indicator whose unit the quotients of a measure are in.
UNIT_OF: Final = {"relative": "deposits_per_employee", "share": "withdrawal_to_deposit_ratio"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A centre's level in a year; `parts` are the figures of the warehouse it is made of.

    `asked` tells the year compared from its neighbours.
    """

    centre_id: str
    year: int
    asked: bool
    figure: Figure | None
    parts: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The bars of one indicator, by centre and year."""

    indicator_id: str
    bars: tuple[Bar, ...]


def default_measure(apart: Interval | None) -> str:
    """Give the measure to start with for centres `apart` times as large as one another."""
    return "shared" if apart and apart.high < SCALE_GUARD else "relative"


def blocks(
    figures: Figures, years: Mapping[str, int], measure: str, known: Catalogue
) -> tuple[Block, ...]:
    """Answer a measure for these centres, each around its own year.

    A neighbouring year is left out where no centre has anything to show for it, and so is a block
    without any figure.
    """
    if measure == "index":
        found = [_index_block(figures, years, i, known) for i in GROWTH_OF]
    else:
        found = _level_blocks(figures, years, QUOTIENTS.get(measure, GROWTH_OF))
    return tuple(block for block in found if any(bar.figure for bar in block.bars))


def _level_blocks(
    figures: Figures, years: Mapping[str, int], asked: Sequence[str | Quotient]
) -> list[Block]:
    offsets = (-1, 0, 1) if len(years) <= MOST_WITH_NEXT_YEAR else (-1, 0)
    found = [
        {
            (centre, offset): _bar(figures, centre, year + offset, what, asked=offset == 0)
            for centre, year in years.items()
            for offset in offsets
        }
        for what in asked
    ]
    kept = {
        offset for bars in found for (_, offset), bar in bars.items() if offset == 0 or bar.figure
    }
    return [
        Block(
            what if isinstance(what, str) else what.of,
            tuple(bar for (_, offset), bar in bars.items() if offset in kept),
        )
        for what, bars in zip(asked, found, strict=True)
    ]


def _bar(figures: Figures, centre_id: str, year: int, what: str | Quotient, *, asked: bool) -> Bar:
    if isinstance(what, str):
        level = figures.get(centre_id, year, what)
        figure, parts = level, _known(level)
    else:
        figure, parts = quotient(figures, centre_id, year, what)
    return Bar(centre_id, year, asked, figure, parts)


def _known(*figures: Figure | None) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if figure)


def quotient(
    figures: Figures, centre_id: str, year: int, what: Quotient
) -> tuple[Figure | None, tuple[Figure, ...]]:
    """Give a quotient as a figure, and the figures it is made of.

    It carries the indicator of its numerator, and the 口径 and doubts of both.
    """
    chosen = figures.get(centre_id, year, what.indicator_id)
    if chosen:
        return chosen, (chosen,)
    above = figures.get(centre_id, year, what.of)
    below = figures.get(centre_id, year, what.per)
    if above is None or below is None or below.amount.low <= 0:
        return None, ()
    derived = rests_on_growth(above) or rests_on_growth(below)
    made = replace(
        above,
        amount=above.amount / below.amount * exactly(what.factor),
        basis="computed",
        reason="formula_of_derived" if derived else "formula_of_printed",
        observation_id=None,
        alternatives=0,
        printed_growth="",
        growth_unit="",
        qualifier=_both(above.qualifier, below.qualifier),
        doubt=_both(above.doubt, below.doubt),
    )
    return made, (above, below)


def _both(one: str, other: str) -> str:
    return "；".join(dict.fromkeys(text for text in (one, other) if text))


def _index_block(
    figures: Figures, years: Mapping[str, int], indicator_id: str, known: Catalogue
) -> Block:
    indicator = known.indicators[indicator_id]
    bars = []
    for centre, year in years.items():
        growth = nearest_growth(figures, centre, year, indicator)
        shown = growth.year if growth else year
        index = replace(growth, amount=growth.amount + exactly(100.0)) if growth else None
        near = _known(*(figures.get(centre, y, indicator_id) for y in (shown, shown - 1)))
        parts = near if growth else ()
        bars.append(Bar(centre, shown, shown == year, index, parts))
    return Block(indicator_id, tuple(bars))
