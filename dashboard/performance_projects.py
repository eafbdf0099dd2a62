"""The table of projects a centre evaluated itself."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.performance import Project
from dashboard.lines import line
from dashboard.markup import Html, joined, table, tag
from dashboard.numbers import MARKS
from dashboard.performance_words import judged, linked, name_of, points
from dashboard.texts import say

HEADS = ("project", "spent", "self_score", "grade", "most", "verdict")


def projects_table(projects: Sequence[Project]) -> Html:
    """Lay out the projects; the score is held to what the budget spent allows."""
    if not projects:
        return Html("")
    heads = [say(f"performance_{head}") for head in HEADS]
    lines = [_row(project) for project in projects]
    body = table(heads, lines, say("performance_projects"))
    return tag("div", body + tag("p", line("performance_most_note"), class_="sub"), class_="panel")


def _row(project: Project) -> list[Html | str]:
    verdict: Html | str = say("performance_unchecked")
    if project.check:
        words = judged(project.check, project.completion, project.score)
        verdict = tag("b", words, class_="care") if project.check.is_misfit else words
    most = f"≤ {MARKS['computed']} {points(project.most)}" if project.most else ""
    return [
        joined([name_of(project.name)]),
        linked(project.completion) if project.completion else say("performance_unprinted"),
        linked(project.score) if project.score else say("performance_unprinted"),
        tag("span", project.grade, lang="zh") if project.grade else "",
        tag("span", most, class_="soft"),
        verdict,
    ]
