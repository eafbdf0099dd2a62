"""Places among centres as bands, because rounding leaves some of them open.

A base module: which centres are peers, and how a place is told, is left to the other rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from figures import Figure
from intervals import Interval, rank_bands

# Fewer centres than this make no ranking: with two or three, a place says nothing.
FEWEST_TO_RANK: Final = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A rank band: the best and worst rank rounding allows, among how many centres."""

    best: int
    worst: int
    among: int


def is_ranked(figure: Figure) -> bool:
    """Tell whether a figure may be ranked: it is not doubted and has no 口径 note."""
    return not figure.doubt and not figure.qualifier


def places(amounts: Sequence[Interval], direction: str) -> list[Place]:
    """Rank figures that may be ranked, all of one indicator and year; none when too few.

    Lower is better for `lower_better`; otherwise the largest comes first.
    """
    if len(amounts) < FEWEST_TO_RANK:
        return []
    bands = rank_bands(amounts, descending=direction != "lower_better")
    return [Place(best, worst, len(amounts)) for best, worst in bands]


def place_of(centre_id: str, figures: Sequence[Figure], direction: str) -> Place | None:
    """Rank a centre among like figures of one indicator and year, as `places` does.

    Doubted figures and those with a 口径 note are not ranked. None when too few centres have a
    figure or this one may not be ranked.
    """
    ranked = [figure for figure in figures if is_ranked(figure)]
    found = places([figure.amount for figure in ranked], direction)
    for figure, place in zip(ranked, found, strict=bool(found)):
        if figure.centre_id == centre_id:
            return place
    return None
