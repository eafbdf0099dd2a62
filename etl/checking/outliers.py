"""Figures that stand out, in words: further from others than any centre ever was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from catalogue import Catalogue, Named
from etl.checking.figures import Used, interval_of
from etl.checking.findings import Finding
from etl.checking.item import Item
from etl.checking.verdicts import Beyond, Emptied, Jump
from etl.checking.wording import (
    Details,
    both,
    centre_name,
    implied_text,
    indicator_name,
    item_at,
    printed_unit_of,
    stored_text,
    with_unit,
)
from etl.stored import Extent

# From here on decimals say nothing.
WHOLE: Final = 1000


def jumped(jumps: Iterable[Jump], known: Catalogue) -> Iterator[Finding]:
    """Find each figure further from a year beside it than any centre ever went."""
    for jump in jumps:
        yield Finding("jump", jump.item, partial(_jump_details, jump, known))


def beyond_all(found: Iterable[Beyond], known: Catalogue) -> Iterator[Finding]:
    """Find each figure beyond what any centre ever had."""
    for one in found:
        yield Finding("beyond_any_centre", one.item, partial(_beyond_details, one, known))


def emptied(found: Iterable[Emptied], known: Catalogue) -> Iterator[Finding]:
    """Find each zero beside a large figure."""
    for one in found:
        yield Finding("zero_beside_figure", one.item, partial(_emptied_details, one, known))


def who(item: Item, known: Catalogue) -> Details:
    """Name the centre, year and indicator of an item."""
    return {
        "centre": centre_name(item.centre, known),
        "year": str(item.year),
        "indicator": indicator_name(item.indicator, known),
    }


def beside_text(used: Used, item: Item, known: Catalogue) -> Named:
    """Write the figure that an item is held against, and where it comes from."""
    indicator = known.indicators[item.indicator]
    if used.item and used.implied:
        return implied_text(used.item, used.interval, indicator, known)
    if used.item:
        return item_at(used.item)
    return stored_text(used.stored, indicator, known) if used.stored else both("")


def extent_texts(item: Item, extent: Extent, known: Catalogue) -> tuple[str, str]:
    """Write the least and the greatest figure of all centres, in the item's unit if it has one."""
    return _level(item, extent.least, known), _level(item, extent.greatest, known)


def _level(item: Item, value: float, known: Catalogue) -> str:
    printed = item.observation.printed_unit if item.observation else ""
    unit = printed_unit_of(printed, known.indicators[item.indicator], value, known)
    number = value / float(unit.factor)
    return with_unit(f"{number:,.0f}" if number >= WHOLE else f"{number:.4g}", unit.printed)


def _beyond_details(one: Beyond, known: Catalogue) -> Details:
    least, greatest = extent_texts(one.item, one.extent, known)
    found: Details = {"figure": item_at(one.item), "least": least, "greatest": greatest}
    return {**who(one.item, known), **found}


def _emptied_details(one: Emptied, known: Catalogue) -> Details:
    return {
        **who(one.item, known),
        "figure": item_at(one.item),
        "beside_year": str(one.beside.year),
        "beside": beside_text(one.beside, one.item, known),
    }


def _jump_details(jump: Jump, known: Catalogue) -> Details:
    item, beside, own = jump.item, jump.beside, interval_of(jump.item)
    ratio = (own.value if own else 0.0) / beside.interval.value
    return {
        **who(item, known),
        "figure": item_at(item),
        "beside_year": str(beside.year),
        "beside": beside_text(beside, item, known),
        "change": _percent(ratio if beside.year < item.year else 1 / ratio),
        "from": str(min(item.year, beside.year)),
        "to": str(max(item.year, beside.year)),
        "least": _percent(jump.extent.smallest_ratio or 0.0),
        "most": _percent(jump.extent.greatest_ratio or 0.0),
        "pairs": f"{jump.extent.pairs:,}",
    }


def _percent(ratio: float) -> str:
    return f"{(ratio - 1) * 100:+,.1f}%".replace("-", "−")
