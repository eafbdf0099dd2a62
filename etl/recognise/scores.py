"""Performance items: what a score or a completion rate is the score or rate of.

The heading above names the item; a sentence may name another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from catalogue import Catalogue
from etl.recognise.figures import Figure
from etl.recognise.lexicon import lexicon_of
from etl.recognise.periods import of_year
from etl.recognise.phrases import Sense
from etl.recognise.sentences import Context
from etl.recognise.tokens import Token

COMPLETION: Final = "perf_completion_rate"
ITEMS: Final = frozenset(("perf_item_score", "perf_score_rate", COMPLETION))
TAIL: Final = re.compile(r"(?:完成情况|情况分析|分析|自评)$")
NOTHING: Final = re.compile(r"无[。\n]?$")


@dataclass(slots=True)
class Section:
    """A heading with its marker, and the figures below it."""

    marker: str
    heading: str
    figures: list[Figure]


def name_items(sections: list[Section], known: Catalogue) -> None:
    """Name the items of scores and rates after the headings they stand under."""
    headings = Counter(section.heading for section in sections)
    for section in sections:
        scored = [f for f in section.figures if f.sense.indicator in ITEMS]
        name = TAIL.sub("", section.heading)
        if headings[section.heading] > 1:
            name += section.marker
        if any(f.sense.indicator == COMPLETION and not f.item for f in scored):
            word = lexicon_of(known).before.last_in(section.heading, 0, len(section.heading))
            named = word.senses[0].indicator if word and word.senses else ""
            _name(scored, named or name, by_rates=not named)
        else:
            _name(scored, name, by_rates=False)


def _name(scored: list[Figure], name: str, *, by_rates: bool) -> None:
    """Name the figures that a sentence has not named; `by_rates` by what each rate is told of."""
    unnamed = [figure for figure in scored if not figure.item]
    rate = next((f for f in unnamed if f.sense.indicator == COMPLETION), None)
    whole = any(figure.role == "full" for figure in scored)
    current = rate.about if rate and by_rates and not whole and rate.about else name
    before: Figure | None = None
    for figure in scored:
        if by_rates and figure.sense.indicator == COMPLETION and figure.about not in ITEMS:
            current = figure.item or figure.about or current
        if not figure.item:
            follows = before and before.item and before not in unnamed
            figure.item = before.item if before and follows and _is_rate(figure) else current
        before = figure
    for item in dict.fromkeys(figure.item for figure in unnamed):
        _number([figure for figure in unnamed if figure.item == item], item)


def _is_rate(figure: Figure) -> bool:
    return figure.sense.indicator == "perf_score_rate"


def _number(scored: list[Figure], name: str) -> None:
    """Tell several scores of one item without a full score apart: 1/3, 2/3, 3/3."""
    parts = [f for f in scored if f.sense.indicator == "perf_item_score" and f.role == "score"]
    if len(parts) > 1 and not any(f.role == "full" for f in scored):
        for number, figure in enumerate(parts, start=1):
            figure.item = f"{name} {number}/{len(parts)}"


def absences(text: str, start: int, end: int, context: Context) -> Iterator[Figure]:
    """Find what a line says there is none of, as figures of zero without unit."""
    if NOTHING.match(text, start, end):
        heading = text.rfind("\n", 0, max(0, start - 1)) + 1
        word = context.lexicon.before.last_in(text, heading, start)
        if word and word.senses and word.senses[0].indicator == "non_general_budget_expenditure":
            yield _none(start, start + 1, word.start, word.phrase, word.senses[0], context)
    for place in range(start, end):
        word = context.lexicon.none.at(text, place, start)
        if word:
            yield _none(
                word.start, word.start + 1, word.start, "", word.senses[0], context, word.end
            )


def _none(
    sign: int, sign_end: int, start: int, item: str, sense: Sense, context: Context, end: int = 0
) -> Figure:
    token = Token(
        *("number", sign, sign_end, "无", Decimal(0)),
        printed="0",
        digits_start=sign,
        digits_end=sign_end,
    )
    year = of_year(context.document_year)
    made = Figure(token, replace(sense), None, year, start, max(end, sign_end), value="0")
    made.item = item or sense.item
    return made
