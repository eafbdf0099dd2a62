"""The sentence over the findings, and the counts it tells: how much was checked, how much holds,
which report holds worst. The pictures of the same counts are `quality_picture`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from analysis.evidence import counts_by_report
from dashboard.addresses import page_address
from dashboard.lines import line
from dashboard.markup import Html, joined, tag
from dashboard.quality_asked import EVERY, FITS, Asked, centres_of
from dashboard.quality_words import OUTCOMES, outcome
from dashboard.texts import centre_name, say

# Outcomes of each centre's year.
Reports = Mapping[tuple[str, int], Counter[str]]
# So many reports are named where they are equally bad.
MOST_NAMED = 3
# What makes a report bad; a note of scope does not.
WORST = ("fail", "doubt")


def lead_of(asked: Asked, counted: Mapping[tuple[str, str, str], int], reports: Reports) -> Html:
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
    number = {"reports": f"{len(reports):,}"} if asked.centre == EVERY else {}
    counts = joined(told, say("list_comma"))
    first = line(key, count=f"{checked:,}", counts=counts, **whose_told, **number)
    worst = _worst(reports)
    return joined([first, worst], say("sentence_join")) if worst.text else first


def _narrowed(asked: Asked, shown: str, number: int) -> Html:
    """Make a count the way to the list of what it counts."""
    words = {"shown": shown, "handled": EVERY if shown not in FITS else ""}
    if asked.centre != EVERY:
        words["whose"] = asked.centre
    href = page_address("quality", **words)
    return tag("a", f"{number:,}", href=href, data_go="", class_="num")


def _worst(reports: Reports) -> Html:
    """Name the report with the most figures that do not fit, or the reports that have as many."""
    fails = {report: sum(counts[key] for key in WORST) for report, counts in reports.items()}
    most = max(fails.values(), default=0)
    if not most:
        return line("quality_worst_none")
    worst = [report for report, number in fails.items() if number == most]
    worst.sort(key=lambda report: (not reports[report][WORST[0]], report[0], -report[1]))
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
    found: dict[tuple[str, int], Counter[str]] = {}
    for report, counts in counts_by_report(centres_of(asked)).items():
        totals = found.setdefault(report, Counter())
        for (verdict, severity), number in counts.items():
            totals[outcome(verdict, severity)] += number
    return found
