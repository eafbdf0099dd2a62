"""Whether parts make up a whole: exactly, within rounding, or not at all."""

from __future__ import annotations

import pytest

from analysis.adding_up import Sum, total
from intervals import Interval, exactly, from_printed


@pytest.mark.parametrize(
    ("whole", "parts", "fit"),
    [
        ("10.0", ("4.0", "6.0"), "exact"),
        ("10.1", ("4.0", "6.0"), "rounding"),
        ("10.2", ("4.0", "6.0"), "apart"),
        ("0.3", ("0.1", "0.2"), "exact"),
    ],
)
def test_a_sum_fits_as_well_as_rounding_allows(
    whole: str, parts: tuple[str, ...], fit: str
) -> None:
    added = Sum(from_printed(whole), total(from_printed(part) for part in parts))
    assert added.fit == fit


def test_numbers_that_are_exact_fit_in_spite_of_their_last_bit() -> None:
    assert Sum(exactly(0.3), total([exactly(0.1), exactly(0.2)])).fit == "exact"


def test_what_is_left_is_as_open_as_whole_and_parts_together() -> None:
    rest = Sum(Interval(10, 9, 11), Interval(4, 3, 5)).rest
    assert rest == Interval(6, 4, 8)


def test_nothing_adds_up_to_zero() -> None:
    assert total([]) == exactly(0.0)
