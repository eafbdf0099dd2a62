"""Figures of a part of the members: those of 灵活就业 or 租房 are not the centre's totals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from etl.recognise.lexicon import LIMIT
from etl.recognise.phrases import Sense

if TYPE_CHECKING:
    from etl.recognise.sentences import Sentence

TOTALS: Final = frozenset(("deposit", "withdrawal", "loan"))
ALL_MEMBERS: Final = re.compile(r"全年|全市|全省|总计|年末累计|历年累计|^合计|额合计")
MEASURED: Final = frozenset(("flow", "stock"))


def restrict(sentence: Sentence, sense: Sense, start: int, reach: int) -> Sense | None:
    """Give what a sense means after the subgroups named before `reach`; None if nothing we know.

    A subgroup holds until its sentence ends, one in parentheses until these close. `start` is
    where the figure's own words begin: a count of banks is narrowed by these alone.
    """
    if sense.role == LIMIT:
        return sense
    lexicon = sentence.context.lexicon
    for where, name in _named(sentence, start, reach):
        becomes = lexicon.subgroup_of[name]
        if sense.indicator in becomes:
            changed = becomes[sense.indicator]
            role, item = sense.role or changed.role, changed.item or sense.item
            sense = Sense(changed.indicator, role, item)
        elif _excludes(sentence, sense, becomes, own=where >= start):
            return None
    return sense


def _excludes(sentence: Sentence, sense: Sense, becomes: dict[str, Sense], *, own: bool) -> bool:
    """Tell whether a figure of the subgroup cannot be one of the indicator."""
    if any(sense.indicator == other.indicator for other in becomes.values()):
        return False
    return is_total(sentence, sense) or (own and _is_counted(sentence, sense))


def is_total(sentence: Sentence, sense: Sense) -> bool:
    """Tell whether an indicator counts the whole fund: deposits, withdrawals, loans."""
    indicator = sentence.context.known.indicators[sense.indicator]
    if indicator.id in sentence.context.lexicon.narrowed:
        return True
    return indicator.group in TOTALS and indicator.kind in MEASURED


def _is_counted(sentence: Sentence, sense: Sense) -> bool:
    indicator = sentence.context.known.indicators[sense.indicator]
    return indicator.group in TOTALS and indicator.kind == "count" and not sense.item


def _named(sentence: Sentence, place: int, reach: int) -> list[tuple[int, str]]:
    """Give the subgroups named so far, save those in parentheses that are closed."""
    text = sentence.text
    start = sentence.context.last_start if sentence.resumed else sentence.start
    if sentence.subgroups is None:
        found = sentence.context.lexicon.subgroup.finditer(text, start, sentence.end)
        spans = _parentheses(text, start, sentence.end)
        sentence.subgroups = [(hit, _closes(hit.start(), spans)) for hit in found]
    hits = [
        (hit.start(), hit[0])
        for hit, closed in sentence.subgroups
        if hit.end() <= reach and (closed is None or closed >= reach)
    ]
    clause, segment = (
        max(text.rfind(mark, start, place) for mark in marks) for marks in ("，；、", "；")
    )
    # A subgroup named in the same clause takes the place of those named before it, and some
    # words qualify the noun of their clause alone.
    near = [hit for hit in hits if hit[0] > clause]
    if not near and ALL_MEMBERS.search(text, max(start, clause + 1), reach):
        return []
    fleeting = sentence.context.lexicon.fleeting
    lasting = [hit for hit in hits if hit[1] not in fleeting]
    # One named among the parts (其中) ends with its semicolon.
    whole = [hit for hit in lasting if not _among_parts(text, start, hit[0])]
    return near or [hit for hit in lasting if hit[0] > segment] or whole


def _among_parts(text: str, start: int, place: int) -> bool:
    return text.rfind("其中", start, place) > text.rfind("；", start, place)


def _closes(place: int, spans: list[tuple[int, int]]) -> int | None:
    """Give where the innermost parentheses around a place close, None outside of any."""
    return min((closed for opened, closed in spans if opened < place < closed), default=None)


def _parentheses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the spans of parentheses, those left open reaching to `end`."""
    spans, opened = [], []
    for place in range(start, end):
        if text[place] == "（":
            opened.append(place)
        elif text[place] == "）" and opened:
            spans.append((opened.pop(), place))
    return spans + [(place, end) for place in opened]
