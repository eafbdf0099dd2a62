"""The findings of the quality page: a sentence on them all, a picture of every verdict, the list.

One finding opened is `quality_opened`, what may be done about it `quality_acts`, the download
`quality_sheets`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analysis.evidence import Evidence, counts_by_check, evidence_of
from analysis.findings import STATES, Judged
from dashboard.addresses import page_address
from dashboard.charts import Chart
from dashboard.markup import Html, joined, tag
from dashboard.memory import remembered_until_written
from dashboard.quality_asked import (
    EVERY,
    FITS,
    MISFITS,
    MOST_LISTED,
    Asked,
    centres_of,
    checks_of,
    counts_of_states,
)
from dashboard.quality_asked import found as found_of
from dashboard.quality_lead import lead_of, outcomes_by_report
from dashboard.quality_numbers import Sides, sides
from dashboard.quality_picture import by_family, by_report
from dashboard.quality_quotes import body
from dashboard.quality_words import (
    link,
    rule_title,
    state_badge,
    subject,
    verdict_badge,
    whose,
)
from dashboard.texts import centre_name, say
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
    shown = found_of(asked)[:MOST_LISTED]
    evidence = evidence_of(one.finding for one in shown)
    rows = [_row(one, evidence) for one in shown]
    table = _table(rows) if rows else _nothing(asked)
    states = counts_of_states(asked)
    parts = [_heading(_count(asked, counted, states)), table, _left_out(asked, states)]
    content = tag("div", joined(parts), class_="quality")
    who = say("quality_every_centre") if asked.centre == EVERY else centre_name(asked.centre)
    reports = outcomes_by_report(asked)
    pictures = (by_family(counted, who), by_report(reports, who))
    return Listed(lead_of(asked, counted, reports), tuple(one for one in pictures if one), content)


def _count(asked: Asked, counted: Mapping[tuple[str, str, str], int], states: Counter[str]) -> int:
    """Count the findings that are asked for, on the list or beyond it."""
    if asked.shown not in FITS:
        return states.total() if asked.state == EVERY else states[asked.state]
    checks = checks_of(asked.rule)
    numbers = (
        number
        for (check, verdict, _), number in counted.items()
        if verdict == asked.shown and check in checks
    )
    return sum(numbers)


def _heading(count: int) -> Html:
    """Say how many are listed, and of how many where not all are."""
    if not count:
        return Html("")
    title = tag("h2", say("quality_listed", count=f"{count:,}"))
    if count <= MOST_LISTED:
        return title
    cut = say("quality_more", most=MOST_LISTED, count=f"{count:,}")
    return title + tag("p", cut, class_="notice")


def _nothing(asked: Asked) -> Html:
    words = say("quality_nothing_open" if asked == Asked(asked.centre) else "quality_nothing")
    return tag("p", words, class_="notice")


def _left_out(asked: Asked, states: Counter[str]) -> Html:
    """Count what the choice of a state leaves out, which the sentence and the pictures count."""
    left = Counter({key: states[key] for key in states if asked.state not in (EVERY, key)})
    if not left:
        return Html("")
    counts = say("list_comma").join(
        say("quality_count_of", outcome=say(f"quality_state_{state}"), count=left[state])
        for state in STATES
        if left[state]
    )
    key = "quality_left_handled" if asked.state == STATES[0] else "quality_left_out"
    words = {"shown": asked.shown, "rule": asked.rule, "whose": asked.centre}
    chosen = {name: word for name, word in words.items() if word not in (EVERY, MISFITS)}
    href = page_address("quality", handled=EVERY, **chosen)
    text = say(key, count=left.total(), counts=counts)
    return tag("p", tag("a", text, href=href, data_go=""), class_="left-out")


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
        cells |= {"stated": both.stated, "computed": _second(both)}
    else:
        cells |= {"words": tag("q", excerpt(finding, evidence), lang="zh")}
    cells["rule"] = rule_title(finding)
    cells["state"] = state_badge(one.state) if one.state else "—"
    return tag("tr", joined(_cell(key, cell) for key, cell in cells.items()))


def _second(both: Sides) -> Html | str:
    """Write the second figure; one that is itself printed is no computed one, and says so."""
    if both.relation != "printed":
        return both.told
    return joined([both.told, tag("small", say("quality_printed"))])


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
