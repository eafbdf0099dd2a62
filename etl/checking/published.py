"""Figures held against what is published already: another value for the same cell, and growth
that tells another last year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from typing import Final

from catalogue import Catalogue, Named
from etl.checking.figures import FileFigures, Part, interval_of, prior_of
from etl.checking.findings import Finding
from etl.checking.item import Item
from etl.checking.wording import (
    MINUS,
    Details,
    both,
    centre_name,
    decimals_of,
    indicator_name,
    item_at,
    printed_unit_of,
    stored_text,
    with_unit,
    worked_out,
)
from etl.stored import StoredFigure
from intervals import Interval

# What a formula gave is held against its own inputs instead.
DIFFERENCES: Final = {"reported": "differs_from_published", "derived": "differs_from_growth"}
GROWTH_UNITS: Final = {"percent": both("%"), "point": both("个百分点", "percentage points")}


def contradictions(
    figures: FileFigures, known: Catalogue, aside: Collection[int]
) -> Iterator[Finding]:
    """Find each figure that contradicts, beyond rounding, a published one.

    Items in `aside`, given by their `id`, contradict because their unit slipped.
    """
    for part, cells in figures.parts.items():
        for item in cells.values():
            if id(item) in aside:
                continue
            if part.whole:
                yield from _other_figure(figures, part, item, known)
            if item.observation and item.observation.prior is not None:
                yield from _other_growth(figures, part, item, known)


def _other_figure(
    figures: FileFigures, part: Part, item: Item, known: Catalogue
) -> Iterator[Finding]:
    stored = figures.stored.chosen(part.centre, item.year, item.indicator)
    own = interval_of(item)
    code = DIFFERENCES.get(stored.basis) if stored else None
    if stored is None or code is None or own is None:
        return
    if not own.overlaps(stored.interval):
        yield Finding(code, item, partial(_old_details, item, own, stored, known))


def _other_growth(
    figures: FileFigures, part: Part, item: Item, known: Catalogue
) -> Iterator[Finding]:
    prior = prior_of(item)
    earlier = figures.parts[part].get((item.year - 1, item.indicator))
    stated = interval_of(earlier) if earlier else None
    if prior is None:
        return
    if earlier and stated:
        if not prior.overlaps(stated):
            details = partial(_growth_details, item, prior, earlier, known)
            yield Finding("growth_broken", item, details)
        return
    stored = figures.stored.chosen(part.centre, item.year - 1, item.indicator)
    if stored is None or stored.basis != "reported" or not part.whole:
        return
    if not prior.overlaps(stored.interval):
        details = partial(_growth_details, item, prior, stored, known)
        yield Finding("restated", item, details)


def _old_details(item: Item, own: Interval, stored: StoredFigure, known: Catalogue) -> Details:
    indicator, old = known.indicators[item.indicator], stored.interval.value
    by = f"{(own.value / old - 1) * 100:+,.2f}%".replace("-", MINUS) if old else "—"
    return _details(item, known) | {"old": stored_text(stored, indicator, known), "by": by}


def _growth_details(
    item: Item, prior: Interval, stated: Item | StoredFigure, known: Catalogue
) -> Details:
    told, indicator = item.observation, known.indicators[item.indicator]
    if told is None:
        return {}
    unit = printed_unit_of(told.printed_unit, indicator, prior.value, known)
    other = item_at(stated) if isinstance(stated, Item) else stored_text(stated, indicator, known)
    return _details(item, known) | {
        "before": str(item.year - 1),
        "growth": _growth_text(told.printed_growth, told.growth_unit),
        "implied": worked_out(prior, unit, decimals_of(told.printed_value)),
        "stated": other,
    }


def _growth_text(growth: str, unit: str) -> Named:
    name = GROWTH_UNITS.get(unit) or both(unit)
    digits = growth.replace("-", MINUS)
    return both(with_unit(digits, name.zh), with_unit(digits, name.en))


def _details(item: Item, known: Catalogue) -> Details:
    return {
        "centre": centre_name(item.centre, known),
        "year": str(item.year),
        "indicator": indicator_name(item.indicator, known),
        "figure_at": item_at(item),
    }
