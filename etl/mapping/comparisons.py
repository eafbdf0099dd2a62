"""Which changes are growth on the year before, and beside which figures a change stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from etl.mapping.lines import Line
from etl.mapping.wording import fold

# 年均增长, 两年平均, 环比, 增长目标: changes over another time or to come.
OTHER: Final = re.compile(
    r"(?:年均|年平均|(?<![月人户])平均|复合)(?:复合)?(?:增|变|提高|下降|升)"
    r"|[两二三四五六七八九十\d]年(?:累计|平均|年?均|复合)|环比|目标|计划|预期|预计|排名|位次|名次"
)
BASE: Final = re.compile(r"[比较与](?P<year>(?:19|20)\d\d)")
YEARLY: Final = re.compile(r"同比|[比较与](?:上年|去年|上一年|年初)")
# Roles of figures that came about.
CAME_ABOUT: Final = frozenset(("", "actual"))
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Compared:
    """What the labels of a change compare with: `base` a year, `yearly` surely the year before.

    `other` says that it is no change on a year.
    """

    base: int | None
    yearly: bool
    other: bool


def compared(line: Line) -> Compared:
    """Tell what the changes of a line are measured against."""
    texts = [fold(label.text) for label in line.labels]
    bases = [int(match["year"]) for text in texts for match in BASE.finditer(text)]
    yearly = line.year is not None or any(map(YEARLY.search, texts))
    other = line.partial or line.role not in CAME_ABOUT or any(map(OTHER.search, texts))
    return Compared(bases[-1] if bases else None, yearly, other)


def on_year_before(change: Compared, year: int | None, beside: Collection[int | None]) -> bool:
    """Tell whether a change of the figure of `year` is on the year before.

    `beside` are the years of the figures that it stands with: 增长 after 2020 and 2024 is not.
    """
    if change.other:
        return False
    if change.base is not None:
        return year is None or change.base == year - 1
    return change.yearly or year is None or len(set(beside)) < 2 or year - 1 in beside


def run_before(lines: Sequence[One], is_change: Callable[[One], bool]) -> list[One]:
    """Give the figures in a row that the last changes of `lines`, or its end, follow upon."""
    end = len(lines)
    while end and is_change(lines[end - 1]):
        end -= 1
    start = end
    while start and not is_change(lines[start - 1]):
        start -= 1
    return list(lines[start:end])
