"""What publishing a file means: cards that change, ranks that move, findings that come and go.

Both moments are read by `snapshots`; how an effect is told is left to the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress
from typing import Final

from catalogue import Catalogue
from changes import Change, change_of
from etl.snapshots import Column, Pair, Snapshot, snapshot
from figures import Figure
from findings import Finding
from intervals import Interval
from ranks import Place, places

JUDGED: Final = ("higher_better", "lower_better")
NOTHING: Final = Column()


@dataclass(frozen=True, slots=True)
class CardChange:
    """A KPI card that changes: its figure, or the change since the year before, or both."""

    centre_id: str
    year: int
    indicator_id: str
    old: Figure | None
    new: Figure | None
    old_change: Change | None
    new_change: Change | None


@dataclass(frozen=True, slots=True)
class RankMove:
    """A centre's place among all centres that moves; None where it has none.

    The first place is the best one where the indicator has a better, else the largest.
    """

    centre_id: str
    year: int
    indicator_id: str
    direction: str
    old: Place | None
    new: Place | None

    @property
    def forward(self) -> int:
        """Give 1 where it surely moves towards the first place, −1 away from it, else 0."""
        if self.old is None or self.new is None:
            return 0
        return (self.new.worst < self.old.best) - (self.new.best > self.old.worst)

    @property
    def is_better(self) -> bool | None:
        """Tell whether the move is one for the better; None where that cannot be said."""
        return self.forward > 0 if self.forward and self.direction in JUDGED else None


@dataclass(frozen=True, slots=True)
class Effects:
    """What differs afterwards; cards and ranks by centre, year and indicator.

    `ranks` are those of the file's own centres. Of all other centres `others` tells how many have
    a place that moves, `moves_of_others` how many places that are.
    """

    cards: tuple[CardChange, ...]
    ranks: tuple[RankMove, ...]
    appearing: tuple[Finding, ...]
    vanishing: tuple[Finding, ...]
    others: int = 0
    moves_of_others: int = 0

    @property
    def is_nothing(self) -> bool:
        """Tell whether all that pages show stays as it is."""
        return self == Effects((), (), (), ())


def effects(before: Snapshot, after: Snapshot, known: Catalogue) -> Effects:
    """Tell what pages show otherwise after than before; both must be of the same centres."""
    moves = list(_moves(before, after, known))
    centres = {centre: position for position, centre in enumerate(known.centres)}

    def order(one: CardChange | RankMove) -> tuple[int, int, int]:
        position = known.indicators[one.indicator_id].position
        return centres[one.centre_id], one.year, position

    own = [move for move in moves if move.centre_id in before.centres]
    elsewhere = [move.centre_id for move in moves if move.centre_id not in before.centres]
    return Effects(
        tuple(sorted(_cards(before, after, known), key=order)),
        tuple(sorted(own, key=order)),
        tuple(_missing(after.findings, before.findings)),
        tuple(_missing(before.findings, after.findings)),
        len(set(elsewhere)),
        len(elsewhere),
    )


def _cards(before: Snapshot, after: Snapshot, known: Catalogue) -> Iterator[CardChange]:
    for cell in before.cards.by_cell.keys() | after.cards.by_cell.keys():
        unit = known.indicators[cell[2]].unit
        old, new = before.cards.get(*cell), after.cards.get(*cell)
        old_change = change_of(old, before.cards, unit) if old else None
        new_change = change_of(new, after.cards, unit) if new else None
        if _shown(old) != _shown(new) or old_change != new_change:
            yield CardChange(*cell, old, new, old_change, new_change)


def _shown(figure: Figure | None) -> tuple[object, ...] | None:
    """Give what a card shows of a figure: which of several equal ones it is shows nowhere."""
    if figure is None:
        return None
    return figure.amount, figure.basis, figure.qualifier, figure.doubt


def _moves(before: Snapshot, after: Snapshot, known: Catalogue) -> Iterator[RankMove]:
    for pair in before.columns.keys() | after.columns.keys():
        old, new = (one.columns.get(pair, NOTHING) for one in (before, after))
        if old == new:
            continue
        # Other centres' figures are the same before and after; they are read where own ones stand.
        others = before.others.get(pair) or after.others.get(pair) or NOTHING
        direction = known.indicators[pair[0]].direction
        yield from _moved(pair, direction, *(_places(c, others, direction) for c in (old, new)))


def _places(own: Column, others: Column, direction: str) -> dict[str, Place]:
    """Give the places of all centres that may be ranked."""
    names = [*compress(own.centres, own.ranked), *others.centres]
    lows = [*compress(own.lows, own.ranked), *others.lows]
    highs = [*compress(own.highs, own.ranked), *others.highs]
    amounts = [Interval(low, low, high) for low, high in zip(lows, highs, strict=True)]
    found = places(amounts, direction)
    return dict(zip(names, found, strict=True)) if found else {}


def _moved(
    pair: Pair, direction: str, old: dict[str, Place], new: dict[str, Place]
) -> Iterator[RankMove]:
    indicator, year = pair
    for centre in old.keys() | new.keys():
        there, here = old.get(centre), new.get(centre)
        if _band(there) != _band(here):
            yield RankMove(centre, year, indicator, direction, there, here)


def _band(place: Place | None) -> tuple[int, int] | None:
    """Give the ranks alone: a centre more behind it moves nobody."""
    return (place.best, place.worst) if place else None


def _missing(there: Iterable[Finding], here: Iterable[Finding]) -> Iterator[Finding]:
    """Give the findings of the one moment that the other one lacks."""
    known: dict[tuple[str, str, int, str, str], list[Finding]] = {}
    for finding in here:
        known.setdefault(_about(finding), []).append(finding)
    for finding in there:
        if not any(_same(finding, one) for one in known.get(_about(finding), ())):
            yield finding


def _about(finding: Finding) -> tuple[str, str, int, str, str]:
    return (
        finding.check_id,
        finding.centre_id,
        finding.year,
        finding.indicator_id,
        finding.item,
    )


def _same(one: Finding, other: Finding) -> bool:
    """Tell whether two findings are about the same two figures, whichever of them is chosen."""
    straight = _near(one.stated, other.stated) and _near(one.computed, other.computed)
    return straight or (_near(one.stated, other.computed) and _near(one.computed, other.stated))


def _near(one: Interval | None, other: Interval | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.overlaps(other)


__all__ = ["CardChange", "Effects", "RankMove", "Snapshot", "effects", "snapshot"]
