"""The sentence over the findings, and the counts it tells: how much was checked, how much holds,
which report holds worst. The pictures of the same counts are `quality_picture`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from analysis.findings import verdict_counts
from dashboard.addresses import page_address
from dashboard.lines import line
from dashboard.markup import Html, joined, tag
from dashboard.quality_asked import EVERY, FITS, Asked, all_misfits, centres_of
from dashboard.quality_words import OUTCOMES, outcome, outcome_of
from dashboard.texts import centre_name, say

# So many reports are named where they are equally bad.
MOST_NAMED = 3
# What makes a report bad; a note of scope does not.
WORST = ("fail", "doubt")


def lead_of(asked: Asked, counted: Mapping[tuple[str, str, str], int]) -> Html:
    """Say how many figures were checked, how many hold, and which report holds worst."""
    totals = by_outcome(counted)
    checked = sum(totals.values())
    if not checked:
        return line("quality_lead_none")
    told = [
        joined([say(f"quality_outcome_{key}").lower(), " ", _narrowed(asked, key, totals[key])])
        for key in reversed(OUTCOMES)
        if totals[key]
    ]
    key = "quality_lead_all" if asked.centre == EVERY else "quality_lead_one"
    whose_told = {} if asked.centre == EVERY else {"centre": centre_name(asked.centre)}
    number = {"reports": f"{len(verdict_counts()):,}"} if asked.centre == EVERY else {}
    counts = joined(told, say("list_comma"))
    first = line(key, count=f"{checked:,}", counts=counts, **whose_told, **number)
    return joined([first, _worst(asked)], say("sentence_join")) if _worst(asked).text else first


def _narrowed(asked: Asked, shown: str, number: int) -> Html:
    """Make a count the way to the list of what it counts."""
    words = {"shown": shown, "handled": EVERY if shown not in FITS else ""}
    if asked.centre != EVERY:
        words["whose"] = asked.centre
    href = page_address("quality", **words)
    return tag("a", f"{number:,}", href=href, data_go="", class_="num")


def _worst(asked: Asked) -> Html:
    """Name the report with the most figures that do not fit, or the reports that have as many."""
    fails = Counter(
        (one.finding.centre_id, one.finding.year)
        for one in all_misfits()
        if asked.centre in (EVERY, one.finding.centre_id) and outcome_of(one.finding) in WORST
    )
    if not fails:
        return line("quality_worst_none")
    most = max(fails.values())
    worst = [report for report, number in fails.items() if number == most]
    if len(worst) > MOST_NAMED:
        return line("quality_worst_several", reports=len(worst), count=most)
    names = joined((_report(*report) for report in worst), say("list_comma"))
    return line("quality_worst", report=names, count=most)


def _report(centre_id: str, year: int) -> Html:
    href = page_address("quality", whose=centre_id)
    name = say("quality_report", centre=centre_name(centre_id), year=year)
    return tag("a", name, href=href, data_go="")


def by_outcome(counted: Mapping[tuple[str, str, str], int]) -> Counter[str]:
    """Add up counts by rule, verdict and severity to counts by outcome."""
    totals: Counter[str] = Counter()
    for (_, verdict, severity), number in counted.items():
        totals[outcome(verdict, severity)] += number
    return totals


def outcomes_by_report(asked: Asked) -> dict[tuple[str, int], Counter[str]]:
    """Count outcomes by centre and year."""
    counts = verdict_counts(centres_of(asked))
    found = {
        report: Counter({key: number for key, number in verdicts.items() if key != "fail"})
        for report, verdicts in counts.items()
    }
    for one in all_misfits():
        report = (one.finding.centre_id, one.finding.year)
        if one.finding.verdict == "fail" and report in found:
            found[report][outcome_of(one.finding)] += 1
    return found
