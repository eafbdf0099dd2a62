"""Headings whose figures all slipped, told from single figures that did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.checking.item import Item
from etl.checking.verdicts import Verdicts

Headings = dict[str, list[Item]]


def by_heading(items: Iterable[Item]) -> Headings:
    """Sort items by their heading; those of a text have none and stay out."""
    headings: Headings = {}
    for item in items:
        if item.heading:
            headings.setdefault(item.heading, []).append(item)
    return headings


def slipped_headings(headings: Headings, verdicts: Verdicts) -> dict[str, float]:
    """Give the headings that slipped as a whole, with the factor that would mend them.

    That is where no figure under the heading fits as it is, and those of which anything can be
    said are printed in one unit and slipped alike: two by the years beside them or by all centres,
    or more than half by their identities, or the only one.
    """
    slipped: dict[str, list[Item]] = {}
    for slip in verdicts.slips.values():
        if slip.item.heading in headings:
            slipped.setdefault(slip.item.heading, []).append(slip.item)
    found = {}
    for heading, alike in slipped.items():
        factors = {verdicts.slips[id(item)].factor for item in alike}
        if len(factors) == 1 and _whole(alike, headings[heading], verdicts, heading):
            found[heading] = factors.pop()
    return found


def _whole(alike: Sequence[Item], under: Sequence[Item], verdicts: Verdicts, heading: str) -> bool:
    units = {item.observation.printed_unit for item in under if item.observation}
    if verdicts.fitting.get(heading) or len(units) > 1:
        return False
    slips = [verdicts.slips[id(item)] for item in alike]
    by_others = sum(slip.beside is not None or slip.extent is not None for slip in slips)
    return by_others >= 2 or len(alike) * 2 > len(under)
