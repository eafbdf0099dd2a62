"""The same figure twice in a file: said again, or contradicted.

Prose says its main figures several times, so that a repetition is worth a note in a table only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from catalogue import Catalogue
from etl.checking.figures import interval_of
from etl.checking.findings import Finding
from etl.checking.item import Item
from etl.checking.wording import (
    Details,
    centre_name,
    indicator_name,
    item_at,
)


def duplicates(items: Iterable[Item], known: Catalogue) -> Iterator[Finding]:
    """Find each item that states what an earlier one stated."""
    for first, second in _twice(items):
        code = _judged(first, second)
        if code:
            yield Finding(code, second, partial(_details, first, second, known))


def _twice(items: Iterable[Item]) -> Iterator[tuple[Item, Item]]:
    """Give each item that states what an earlier one stated, with that one before it."""
    seen: dict[tuple[object, ...], Item] = {}
    for item in items:
        told = item.observation
        if told is None or told.value is None:
            continue
        part = (told.scope, told.role, told.item, told.bound, told.qualifier, told.unit)
        first = seen.setdefault((item.centre, item.year, item.indicator, told.period, *part), item)
        if first is not item:
            yield first, item


def _judged(first: Item, second: Item) -> str:
    one, other, told = interval_of(first), interval_of(second), second.observation
    in_text = second.place.start is not None
    # Tiers of a policy, and the lines that prose names loosely, may well be several.
    if told is None or told.role == "policy" or (in_text and told.item):
        return ""
    if one is None or other is None or one.overlaps(other):
        return "" if in_text else "duplicate_same"
    return "duplicate_in_text" if in_text else "duplicate_differs"


def _details(first: Item, second: Item, known: Catalogue) -> Details:
    return {
        "centre": centre_name(second.centre, known),
        "year": str(second.year),
        "indicator": indicator_name(second.indicator, known),
        "first": item_at(first),
        "second": item_at(second),
    }
