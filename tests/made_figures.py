"""Figures made for a test, without a warehouse behind them."""

from __future__ import annotations

from typing import Any

from analysis.figures import Figure, Figures
from intervals import Interval


def around(value: float, half: float = 0.5) -> Interval:
    """Give a value that rounding leaves open by `half` to each side."""
    return Interval(value, value - half, value + half)


def figure(
    value: float = 10.0,
    half: float = 0.5,
    *,
    centre: str = "guangzhou",
    year: int = 2022,
    indicator: str = "deposits",
    **more: Any,
) -> Figure:
    """Make a figure; what is not said is that of a printed one without notes."""
    plain: dict[str, Any] = {
        "basis": "reported",
        "reason": "only",
        "observation_id": 1,
        "alternatives": 0,
        "printed_growth": "",
        "growth_unit": "",
        "qualifier": "",
        "doubt": "",
    }
    return Figure(centre, year, indicator, around(value, half), **{**plain, **more})


def figures(*made: Figure) -> Figures:
    """Put figures together as a question reads them."""
    return Figures({(f.centre_id, f.year, f.indicator_id): f for f in made})
