"""Judgement between figures that knows about rounding and 口径."""

from __future__ import annotations

from enum import Enum

from figures import Figure


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
