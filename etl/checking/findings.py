"""Findings told as problems: one a figure, or one a heading where most of its figures are alike.

Nobody answers the same question 350 times. What is found is left to the checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from etl.checking.headings import Headings
from etl.checking.item import Item
from etl.checking.places import covering
from etl.checking.wording import NOWHERE, Details, both
from etl.problems import Problem

# So few are told one by one, whatever they stand under.
FEW: Final = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about an item; its `details` are worked out when it is told."""

    code: str
    item: Item
    details: Callable[[], Details]


def told(findings: Iterable[Finding], headings: Headings) -> Iterator[Problem]:
    """Tell findings; those of one code about most figures under a heading of a sheet together,
    the first of them as an example.
    """
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        place = finding.item.place
        groups.setdefault((finding.code, place.sheet, finding.item.heading), []).append(finding)
    for (_, sheet, heading), group in groups.items():
        if len(group) > FEW and _is_most(group, headings.get(heading, ()), sheet):
            yield _together(group)
        else:
            yield from (_alone(finding) for finding in group)


def _is_most(group: list[Finding], under: Iterable[Item], sheet: str) -> bool:
    items = {id(finding.item) for finding in group}
    return len(items) * 2 > sum(item.place.sheet == sheet for item in under) > 0


def _alone(finding: Finding) -> Problem:
    item = finding.item
    details = {**finding.details(), "more": NOWHERE}
    return Problem(finding.code, item.place, details, item.centre, item.year, item.indicator)


def _together(group: list[Finding]) -> Problem:
    first = group[0]
    items = {id(finding.item): finding.item for finding in group}
    more = both(
        f"（同一标题下共有 {len(items)} 个数如此，这是其一）",
        f" ({len(items)} figures under this heading are alike; this is one of them)",
    )
    place = covering([item.place for item in items.values()])
    details = {**first.details(), "more": more}
    return Problem(first.code, place, details, indicator=first.item.indicator)
