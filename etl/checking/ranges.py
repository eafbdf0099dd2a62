"""Ranges: how low and how high a figure can be by its definition, or is expected to be.

The bounds stand in data/catalogue/ranges.csv, each with its reason or source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

import formulas
from catalogue import FOLDER, Catalogue, Named
from etl.checking.findings import Finding
from etl.checking.identities import Identity
from etl.checking.item import Item
from etl.checking.wording import (
    Details,
    both,
    centre_name,
    fitting,
    indicator_name,
    item_text,
    number_text,
)
from intervals import PLAIN
from tables import read_table

FILE: Final = FOLDER / "ranges.csv"
COLUMNS: Final = ("quantity", "low", "high", "level", "basis_zh", "basis_en")
# A fall in percent that leaves nothing.
ALL: Final = 100
CODES: Final = {"error": "impossible_value", "warning": "implausible_value"}
# What is aimed at, limited or reached is bounded alike; a change, or points taken off, is not.
ROLES: Final = frozenset({"actual", "prior", "target", "budget", "plan", "policy"})


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds in the canonical unit; `quantity` is an indicator, a unit, or a formula.

    An indicator's own line stands in place of its unit's; without bounds it lifts them.
    """

    quantity: str
    low: float | None
    high: float | None
    level: str
    basis: Named


@cache
def ranges() -> tuple[Range, ...]:
    """Read ranges.csv."""
    return tuple(
        Range(
            row["quantity"],
            float(row["low"]) if row["low"] else None,
            float(row["high"]) if row["high"] else None,
            row["level"],
            Named(row["quantity"], row["basis_zh"], row["basis_en"]),
        )
        for row in read_table(FILE, COLUMNS)
    )


def bounds(known: Catalogue) -> dict[str, list[Range]]:
    """Give the ranges of each indicator, its own before those of its unit."""
    told: dict[tuple[str, str], Range] = {(one.quantity, one.level): one for one in ranges()}
    found: dict[str, list[Range]] = {}
    for indicator in known.indicators.values():
        for level in CODES:
            one = told.get((indicator.id, level)) or told.get((indicator.unit, level))
            if one and (one.low is not None or one.high is not None):
                found.setdefault(indicator.id, []).append(one)
    return found


def ratios(known: Catalogue) -> tuple[Identity, ...]:
    """Give the ranges of quantities that are worked out, as identities between two bounds."""
    return tuple(
        Identity(
            one.quantity,
            formulas.parse(one.quantity),
            "between",
            (formulas.parse(f"{one.low:g}"), formulas.parse(f"{one.high:g}")),
            one.basis,
        )
        for one in ranges()
        if one.quantity not in known.indicators and one.quantity not in known.units
    )


def out_of_range(items: Iterable[Item], known: Catalogue) -> Iterator[Finding]:
    """Find each printed figure beyond what it can be."""
    by_indicator = bounds(known)
    for item in items:
        told, found = item.observation, by_indicator.get(item.indicator)
        if not found or told is None or told.value is None or told.role not in ROLES:
            continue
        if told.unit != known.indicators[item.indicator].unit:
            continue
        beyond = next((one for one in found if _is_beyond(told.value, one)), None)
        if beyond:
            details = partial(_details, item, beyond, known)
            yield Finding(CODES[beyond.level], item, details)


def impossible_growth(items: Iterable[Item], known: Catalogue) -> Iterator[Finding]:
    """Find each fall by more than all there was, of what is never negative."""
    by_indicator = bounds(known)
    for item in items:
        told = item.observation
        if told is None or told.growth_unit != "percent" or told.role not in ROLES:
            continue
        never_negative = any(
            one.level == "error" and one.low is not None and one.low >= 0
            for one in by_indicator.get(item.indicator, ())
        )
        growth = told.printed_growth
        if never_negative and PLAIN.fullmatch(growth) and float(growth) < -ALL:
            yield Finding("impossible_growth", item, partial(_growth_details, item, known))


def _growth_details(item: Item, known: Catalogue) -> Details:
    growth = item.observation.printed_growth if item.observation else ""
    return {
        "centre": centre_name(item.centre, known),
        "year": str(item.year),
        "indicator": indicator_name(item.indicator, known),
        "figure": item_text(item),
        "growth": number_text(growth, "%"),
    }


def _is_beyond(value: float, one: Range) -> bool:
    return (one.low is not None and value < one.low) or (one.high is not None and value > one.high)


def _details(item: Item, one: Range, known: Catalogue) -> Details:
    return {
        "centre": centre_name(item.centre, known),
        "year": str(item.year),
        "indicator": indicator_name(item.indicator, known),
        "figure": item_text(item),
        "limits": _limits(item, one, known),
        "basis": one.basis,
    }


def _limits(item: Item, one: Range, known: Catalogue) -> Named:
    low, high = (_bound(item, bound, known) for bound in (one.low, one.high))
    if low and high:
        return both(f"{low} 至 {high}", f"{low} to {high}")
    if low:
        return both(f"不小于 {low}", f"at least {low}")
    return both(f"不大于 {high}", f"at most {high}")


def _bound(item: Item, bound: float | None, known: Catalogue) -> str:
    if bound is None or item.observation is None:
        return ""
    indicator = known.indicators[item.indicator]
    printed = known.printed_units.get((item.observation.printed_unit, indicator.unit))
    unit = printed or fitting(bound, indicator, known)
    return number_text(f"{bound / float(unit.factor):.12g}", unit.printed)
