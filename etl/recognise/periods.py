"""When a figure holds: dates of the text turned into periods."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# The national five-year plans: the thirteenth ran from 2016 to 2020.
PLAN_NUMBERS: Final = {"二": 12, "三": 13, "四": 14, "五": 15, "六": 16}
FIRST_YEAR_OF_THIRTEENTH: Final = 2016


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or a year's end, a month, or a span of years."""

    text: str
    year: int
    ends: bool = False
    month_only: bool = False


def of_year(year: int) -> Period:
    """Give the period of a whole year."""
    return Period(str(year), year)


def year_end(year: int) -> Period:
    """Give the last day of a year."""
    return Period(f"{year}-12-31", year, ends=True)


def period_of(match: re.Match[str], current: int) -> Period:
    """Turn a date token into a period; `current` is the year that bare dates belong to."""
    if match["plan"]:
        first = FIRST_YEAR_OF_THIRTEENTH + 5 * (PLAN_NUMBERS[match["plan"]] - 13)
        return Period(f"{first}-{first + 4}", first + 4)
    if match["only"]:
        return Period(f"{current}-{int(match['only']):02}", current, month_only=True)
    year = int(match["year"] or current)
    if match["ends"] or match["now"] or match["date"] == "年末":
        return year_end(year)
    return _in_month(match, year) if match["month"] else of_year(year)


def _in_month(match: re.Match[str], year: int) -> Period:
    month = int(match["month"])
    if match["monthend"] and month == 12:
        return year_end(year)
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return Period(f"{year}-{month:02}{day}", year, ends=True)


YEAR: Final = re.compile(r"((?:19|20)\d\d)年")
TITLE: Final = re.compile(r"((?:19|20)\d\d)年(?:年度|度)?[^，。；\n]{0,40}报告")


def year_of_report(text: str) -> int | None:
    """Give the year a report is about: that of its title, or the first named near its top."""
    found = TITLE.search(text, 0, 400) or YEAR.search(text, 0, 400)
    return int(found[1]) if found else None
