"""Judgement between figures that knows about rounding and 口径: verdicts and rank bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from analysis.figures import Figure
from intervals import rank_bands

# Fewer centres than this make no ranking: with two or three, a place says nothing.
FEWEST_TO_RANK: Final = 5


class Verdict(Enum):
    """What can be said of one figure against another."""

    HIGHER = "higher"
    LOWER = "lower"
    EQUAL = "equal"
    UNDECIDABLE = "undecidable"
    OTHER_YEAR = "other_year"
    OTHER_BASIS = "other_basis"
    DOUBTFUL = "doubtful"
    MISSING = "missing"


def verdict(one: Figure | None, other: Figure | None) -> Verdict:
    """Judge `one` against `other`: higher or lower only beyond rounding and like for like."""
    if one is None or other is None:
        return Verdict.MISSING
    if one.year != other.year:
        return Verdict.OTHER_YEAR
    if one.doubt or other.doubt:
        return Verdict.DOUBTFUL
    if one.qualifier != other.qualifier:
        return Verdict.OTHER_BASIS
    if one.amount.overlaps(other.amount):
        exact = one.amount.low == one.amount.high and one.amount == other.amount
        return Verdict.EQUAL if exact else Verdict.UNDECIDABLE
    return Verdict.HIGHER if one.amount.low > other.amount.high else Verdict.LOWER


@dataclass(frozen=True, slots=True)
class Place:
    """A rank band: the best and worst rank rounding allows, among how many centres."""

    best: int
    worst: int
    among: int


def place_of(centre_id: str, figures: Sequence[Figure], direction: str) -> Place | None:
    """Rank a centre among like figures of one indicator and year.

    Doubted figures and those with a 口径 note are not ranked. Lower is better for
    `lower_better`; otherwise the largest comes first. None when too few centres have a figure
    or this one may not be ranked.
    """
    ranked = [f for f in figures if not f.doubt and not f.qualifier]
    if len(ranked) < FEWEST_TO_RANK:
        return None
    bands = rank_bands([f.amount for f in ranked], descending=direction != "lower_better")
    for figure, (best, worst) in zip(ranked, bands, strict=True):
        if figure.centre_id == centre_id:
            return Place(best, worst, len(ranked))
    return None
