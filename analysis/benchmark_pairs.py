"""Two indicators of one year side by side: how the centres that have both lie about the medians."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.benchmark import Entry, Field, quartiles_of
from intervals import Interval
from ranks import FEWEST_TO_RANK


@dataclass(frozen=True, slots=True)
class Pairs:
    """The centres ranked by two indicators of one year, and how they lie about both medians.

    Counts are of centres surely `above` both, surely `below` both, and surely above one and below
    the other; the `near` ones lie on a median within rounding.
    """

    both: tuple[tuple[Entry, Entry], ...]
    medians: tuple[Interval, ...]
    above: int
    below: int
    split: int
    near: int


def pairs(across: Field, up: Field) -> Pairs:
    """Put two fields together; medians are of the centres that have both. Empty for too few."""
    other = {entry.centre_id: entry for entry in up.ranked}
    both = tuple((e, other[e.centre_id]) for e in across.ranked if e.centre_id in other)
    if len(both) < FEWEST_TO_RANK:
        return Pairs((), (), 0, 0, 0, 0)
    sides = ([pair[side].figure.amount for pair in both] for side in (0, 1))
    medians = tuple(quartiles_of(amounts)[1] for amounts in sides)
    found = [[side(e.figure.amount, m) for e, m in zip(p, medians, strict=True)] for p in both]
    above, below = found.count([1, 1]), found.count([-1, -1])
    split = found.count([1, -1]) + found.count([-1, 1])
    return Pairs(both, medians, above, below, split, len(found) - above - below - split)


def side(amount: Interval, mark: Interval) -> int:
    """Give 1 or −1 where an amount is surely above or below a mark, else 0."""
    return (amount.low > mark.high) - (amount.high < mark.low)
