"""Lines of a few years whose sums a reader does in the head, made without a warehouse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from analysis.figures import Figure, Figures
from analysis.trends import Series, series_of
from catalogue import catalogue
from intervals import Interval, exactly

AMOUNT: Final = "deposits"
RATIO: Final = "loan_to_deposit_ratio"
PLAIN: Final = Figure(
    "guangzhou", 2022, AMOUNT, exactly(1), "reported", "only", None, 0, "", "percent", "", ""
)


def figure(year: int, value: float, half: float = 0.0, /, **more: Any) -> Figure:
    """Give deposits of Guangzhou, or what is said instead, `half` wide to either side."""
    amount = Interval(value, value - half, value + half)
    return replace(PLAIN, **{"year": year, "amount": amount, **more})


def figures_of(*found: Figure) -> Figures:
    """Keep figures by their cells."""
    return Figures({(f.centre_id, f.year, f.indicator_id): f for f in found})


def line(*found: Figure) -> Series:
    """Line up figures of one centre and indicator."""
    indicator = catalogue().indicators[found[0].indicator_id]
    return series_of(figures_of(*found), found[0].centre_id, indicator)


def levels(start: int, *values: float, **more: Any) -> Series:
    """Line up exact values of consecutive years."""
    return line(*(figure(start + i, value, **more) for i, value in enumerate(values)))
