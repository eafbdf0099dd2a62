"""The line that tells other pages what checks made of a centre's year, with ways to the misfits."""

from __future__ import annotations

from collections import Counter
from typing import Final

from analysis.findings import verdicts_on
from dashboard.addresses import page_address
from dashboard.lines import line
from dashboard.markup import Html, joined, tag
from dashboard.memory import remembered_until_written
from dashboard.quality_asked import handled_badge
from dashboard.quality_words import OUTCOMES, link, outcome_of, rule_title, subject, verdict_badge
from dashboard.texts import say
from findings import Finding

MOST_NAMED: Final = 6


@remembered_until_written
def strip(centre_id: str, year: int, _language: str) -> Html:
    """Tell in a line how many figures of a centre's year were checked and which do not fit."""
    found = verdicts_on(centre_id, year)
    if not found:
        return Html("")
    counts = Counter(map(outcome_of, found))
    told = say("list_comma").join(
        say("quality_count_of", outcome=say(f"quality_outcome_{key}"), count=counts[key])
        for key in reversed(OUTCOMES)
        if counts[key]
    )
    head = line("quality_strip", year=str(year), count=str(len(found)), counts=told)
    misfits = [finding for finding in found if outcome_of(finding) in ("fail", "doubt")]
    named = [_way(finding) for finding in misfits[:MOST_NAMED]]
    href = page_address("quality", whose=centre_id)
    all_of = tag("a", say("quality_strip_all"), href=href, data_go="")
    return tag("div", joined([tag("b", head), *named, all_of], " "), class_="strip-of-alerts")


def _way(finding: Finding) -> Html:
    name = subject(finding) or rule_title(finding)
    way = tag("a", name, href=link(finding), data_go="")
    badges = (verdict_badge(finding), way, handled_badge(finding))
    return tag("span", joined([badge for badge in badges if badge.text], " "), class_="chip")
