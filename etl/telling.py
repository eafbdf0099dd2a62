"""What `gjj read` tells of a report: an object a reading, or the whole text with figures marked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from catalogue import Catalogue
from etl.documents import Document
from etl.recognise import Reading, Recognised, Unread, recognise
from etl.reports import GROWTH_UNITS

STYLE: Final = """
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.9 sans-serif;
  color: #16202b; background: #fff }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
mark { color: inherit; background: #e3f1ef; border-bottom: 2px solid #0f766e }
mark[data-role=target] { background: #fdf3d6; border-bottom-style: double }
mark[data-role=budget], mark[data-role=plan] { background: #e8ecfb; border-bottom-style: dashed }
mark[data-role=policy] { background: #f1e8fb; border-bottom-style: dotted }
mark[data-role=unread] { background: #eee; border-bottom: 2px dashed #888 }
mark small { color: #44546a; padding-left: .3em }
"""
ROLES: Final = {
    "actual": "实际",
    "target": "目标",
    "budget": "预算",
    "policy": "政策规定",
    "change": "增减",
    "prior": "上年",
    "score": "得分",
    "full": "满分",
    "deduction": "扣分",
    "plan": "计划",
    "lower_bound": "下限",
    "unread": "未归属",
}
# Half of a pair, which JSON may hold and UTF-8 may not.
LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# Housing-provident funds began in 1991; what lies far outside is a slip, not a year.
YEARS: Final = range(1991, 2101)


def told(reading: Reading, document: Document | None = None) -> dict[str, Any]:
    """Give a reading as `gjj read` prints it; absent growth is null, page and box are a PDF's."""
    found: dict[str, Any] = {
        "indicator": reading.indicator,
        "year": reading.year,
        "period": reading.period,
        "value": reading.value,
        "unit": reading.unit,
        "growth": reading.growth or None,
        "growth_unit": reading.growth_unit or None,
        "scope": reading.scope,
        "role": reading.role,
        "item": reading.item,
        "stage": reading.stage,
        "counted": reading.counted,
        "bound": reading.bound,
        "qualifier": reading.qualifier,
        "quote": reading.quote,
        "start": reading.start,
        "end": reading.end,
    }
    place = document.place(reading.figure_start, reading.figure_end) if document else None
    if place:
        found |= {"page": place.page, "box": [round(side, 1) for side in place.box]}
    return found


def lines(found: Recognised, document: Document) -> Iterator[str]:
    """Give a JSON object for each reading, in the order of the text."""
    return (dump(told(reading, document)) for reading in found.readings)


def unread_lines(found: Recognised) -> Iterator[str]:
    """Give a JSON object for each number that no indicator was found for."""
    return (dump({"unread": one.text, "start": one.start, "end": one.end}) for one in found.unread)


def dump(found: object) -> str:
    """Give JSON on one line, Chinese kept as it is."""
    line = json.dumps(found, ensure_ascii=False)
    return LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", line)


class FaultyLine(Exception):
    """A line of a JSON Lines input that is no text to read; its text is one sentence."""


def answer(line: str, number: int, known: Catalogue) -> str:
    """Read the text of one JSON line, `{"id", "text", "report_year"}`; give its answer's line.

    Raise FaultyLine for a line that is no such object, or whose year is none.
    """
    asked = _asked(line)
    if asked is None:
        raise FaultyLine(
            f"第 {number} 行读不了：现为「{line.strip()[:40]}」，应为 "
            '{"id", "text", "report_year"} 这样的 JSON 对象；请改正这一行再读。'
        )
    found = recognise(asked["text"], known, year=asked["report_year"])
    return dump({"id": asked["id"], "readings": [told(one) for one in found.readings]})


def _asked(line: str) -> dict[str, Any] | None:
    """Give what a line asks, its year as a number or None; None where it asks nothing."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        return None
    year = asked.get("report_year")
    if isinstance(year, str) and year.isascii() and year.isdigit() and len(year) == 4:
        year = int(year)
    if year is not None and (isinstance(year, bool) or year not in YEARS):
        return None
    year = None if year is None else int(year)
    return {"id": asked.get("id"), "text": asked["text"], "report_year": year}


def page(found: Recognised, document: Document, known: Catalogue) -> str:
    """Give the report as one HTML page that needs nothing else, every figure marked."""
    count = f"{len(found.readings)} 个读数，{len(found.unread)} 个数未归属"
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(document.name)}</title><style>{STYLE}</style></head><body>"
        f"<h1>{escape(document.name)}</h1><p>{count}</p>"
        f"<pre>{_marked(found, document.text, known)}</pre></body></html>\n"
    )


def _marked(found: Recognised, text: str, known: Catalogue) -> str:
    pieces, place = [], 0
    spans: list[tuple[int, int, Reading | Unread]] = [
        *((one.figure_start, one.figure_end, one) for one in found.readings),
        *((one.start, one.end, one) for one in found.unread),
    ]
    for start, end, one in sorted(spans, key=lambda span: span[:2]):
        if start < place:
            continue
        pieces += [escape(text[place:start]), _mark(text[start:end], one, known)]
        place = end
    return "".join([*pieces, escape(text[place:])])


def _mark(text: str, one: Reading | Unread, known: Catalogue) -> str:
    if isinstance(one, Unread):
        return f'<mark data-role="unread">{escape(text)}<small>{ROLES["unread"]}</small></mark>'
    name = known.indicators[one.indicator].text["short_zh"]
    scope = "" if one.scope == "centre" else one.scope
    # Scores have the indicator scored for their line, all else the report's words.
    scored = known.indicators.get(one.line)
    line = scored.text["short_zh"] if scored else one.line
    parts = (name, line, scope, one.period, ROLES[one.role])
    label = escape(" · ".join(part for part in parts if part))
    growth = (
        f"，{one.growth}{GROWTH_UNITS.get(one.growth_unit, one.growth_unit)}" if one.growth else ""
    )
    title = escape(f"{one.value}{one.unit}{growth}")
    shown = f"{escape(text)}<small>{label}</small>"
    return f'<mark data-role="{one.role}" title="{title}">{shown}</mark>'
