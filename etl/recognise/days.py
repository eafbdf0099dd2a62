"""Days that are themselves the figure: 2月14日和9月30日分别批复预算和决算."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from etl.recognise.figures import Figure
from etl.recognise.periods import of_year
from etl.recognise.phrases import Sense
from etl.recognise.sentences import Context
from etl.recognise.tokens import Token

DAY: Final = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
DAYS: Final = re.compile(
    rf"(?P<days>{DAY}(?:[、和]{DAY})*)[^，。；\d]{{0,16}}(?P<verb>批复|公开)(?P<things>(?:预算|决算)(?:和(?:预算|决算))?)"
)
ONE: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def days(text: str, start: int, end: int, context: Context) -> Iterator[Figure]:
    """Find the days on which budgets and accounts were approved and disclosed."""
    for found in DAYS.finditer(text, start, end):
        dates = list(ONE.finditer(text, *found.span("days")))
        things = found["things"].split("和")
        if len(dates) != len(things):
            continue
        for day, thing in zip(dates, things, strict=True):
            yield _day(day, f"{thing}{found['verb']}日", context)


def _day(day: re.Match[str], item: str, context: Context) -> Figure:
    printed = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    token = Token(
        *("number", day.start(), day.end(), day[0], Decimal(0)),
        printed=printed,
        digits_start=day.start(),
        digits_end=day.end(),
    )
    sense = Sense("disclosure_date", "", item)
    year = of_year(context.document_year)
    made = Figure(token, sense, None, year, day.start(), day.end(), value=printed, unit="日期")
    made.item = item
    return made
