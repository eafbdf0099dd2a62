"""The findings of the quality page: a sentence on them all, a picture of every verdict, the list.

One finding opened is `quality_opened`, what may be done about it `quality_acts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.evidence import Evidence, counts_by_check, evidence_of
from analysis.findings import Judged
from dashboard.charts import Chart
from dashboard.markup import Html, joined, tag
from dashboard.memory import remembered_until_written
from dashboard.quality_asked import (
    EVERY,
    FITS,
    MOST_LISTED,
    Asked,
    centres_of,
    checks_of,
)
from dashboard.quality_asked import found as found_of
from dashboard.quality_lead import lead_of, outcomes_by_report
from dashboard.quality_numbers import sides
from dashboard.quality_picture import by_family, by_report
from dashboard.quality_quotes import body
from dashboard.quality_words import (
    link,
    outcome_of,
    rule_title,
    state_badge,
    subject,
    verdict_badge,
    whose,
)
from dashboard.texts import centre_name, indicator_name, say
from dashboard.workbooks import Cell, Column, Number, Sheet
from findings import Finding

# The look of the quality page; no other page needs it.
STYLE: Final = Path(__file__).with_name("quality.css")
# What a list needs of a sentence to be told from another.
MOST_LETTERS: Final = 60
HEADS: Final = ("verdict", "whose", "subject", "stated", "computed", "rule", "state")


@dataclass(frozen=True, slots=True)
class Listed:
    """The findings as they stand on the page."""

    lead: Html
    pictures: tuple[Chart, ...]
    content: Html


@remembered_until_written
def list_of(asked: Asked, _language: str) -> Listed:
    """Lay out the findings that are asked for."""
    counted = counts_by_check(centres_of(asked))
    found = found_of(asked)
    shown = found[:MOST_LISTED]
    evidence = evidence_of(one.finding for one in shown)
    rows = [_row(one, evidence) for one in shown]
    parts = [_heading(asked, found, counted), _table(rows) if rows else _nothing(asked)]
    content = tag("div", joined(parts), class_="quality")
    who = say("quality_every_centre") if asked.centre == EVERY else centre_name(asked.centre)
    pictures = (by_family(counted, who), by_report(outcomes_by_report(asked), who))
    return Listed(lead_of(asked, counted), tuple(one for one in pictures if one), content)


def _heading(
    asked: Asked, found: Sequence[Judged], counted: Mapping[tuple[str, str, str], int]
) -> Html:
    """Say how many are listed, and of how many where not all are."""
    if not found:
        return Html("")
    count = len(found)
    if asked.shown in FITS:
        checks = checks_of(asked.rule)
        numbers = (
            number
            for (check, verdict, _), number in counted.items()
            if verdict == asked.shown and check in checks
        )
        count = sum(numbers)
    title = tag("h2", say("quality_listed", count=f"{count:,}"))
    if count <= MOST_LISTED:
        return title
    cut = say("quality_more", most=MOST_LISTED, count=f"{count:,}")
    return title + tag("p", cut, class_="notice")


def _nothing(asked: Asked) -> Html:
    words = say("quality_nothing_open" if asked == Asked(asked.centre) else "quality_nothing")
    return tag("p", words, class_="notice")


def _table(rows: Sequence[Html]) -> Html:
    head = joined(
        tag("th", say(f"quality_head_{name}"), scope="col", class_=name) for name in HEADS
    )
    content = tag("thead", tag("tr", head)) + tag("tbody", joined(rows))
    return tag("table", content, class_="findings")


def _row(one: Judged, evidence: Mapping[int, Evidence]) -> Html:
    finding = one.finding
    both = sides(finding, evidence)
    name = tag("a", subject(finding) or rule_title(finding), href=link(finding), data_go="")
    cells: dict[str, Html | str] = {
        "verdict": verdict_badge(finding),
        "whose": whose(finding),
        "subject": name,
    }
    if both:
        cells |= {"stated": both.stated, "computed": both.told}
    else:
        cells |= {"words": tag("q", excerpt(finding, evidence), lang="zh")}
    cells["rule"] = rule_title(finding)
    cells["state"] = state_badge(one.state) if one.state else "—"
    return tag("tr", joined(_cell(key, cell) for key, cell in cells.items()))


def _cell(name: str, content: Html | str) -> Html:
    """Write a cell; a narrow screen shows a card a finding, each line with its name."""
    if name == "words":
        label = say("quality_head_words")
        return tag("td", content, class_=name, data_name=label, colspan="2")
    return tag("td", content, class_=name, data_name=say(f"quality_head_{name}"))


def excerpt(finding: Finding, evidence: Mapping[int, Evidence] | None = None) -> str:
    """Give the words that a finding is about, or the first it rests on, as a list has room."""
    known = evidence or {}
    if finding.span:
        words = body(finding.source_id)[slice(*finding.span)]
    else:
        words = next((known[n].place.quote for n in finding.evidence if n in known), "")
    words = " ".join(words.split())
    return words if len(words) <= MOST_LETTERS else words[:MOST_LETTERS] + "…"


def list_sheets(asked: Asked) -> list[Sheet]:
    """Give every finding that is asked for as a download."""
    widths = {
        "id": 14, "verdict": 12, "centre": 12, "year": 8, "indicator": 24, "item": 20,
        "stated": 20, "computed": 20, "stated_low": 16, "stated_high": 16, "computed_low": 16,
        "computed_high": 16, "rule": 44, "state": 10, "decided_by": 12, "note": 40,
    }  # fmt: skip
    columns = tuple(Column(say(f"quality_head_{name}"), width) for name, width in widths.items())
    found = found_of(asked)
    evidence = evidence_of(one.finding for one in found)
    rows = [_sheet_row(one, evidence) for one in found]
    return [Sheet(say("page_quality"), columns, rows)]


def _sheet_row(one: Judged, evidence: Mapping[int, Evidence]) -> list[Cell]:
    finding = one.finding
    both = sides(finding, evidence)
    bounds: list[Cell] = []
    for side in (finding.stated, finding.computed):
        ends = (side.low, side.high) if side else ()
        bounds += [Number(end, 6, grouped=False) for end in ends] or [None, None]
    return [
        finding.id,
        say(f"quality_outcome_{outcome_of(finding)}"),
        centre_name(finding.centre_id),
        finding.year,
        indicator_name(finding.indicator_id) if finding.indicator_id else "",
        finding.item,
        both.stated if both else excerpt(finding, evidence),
        both.told if both else None,
        *bounds,
        rule_title(finding),
        say(f"quality_state_{one.state}") if one.state else None,
        one.made_by,
        one.note,
    ]
