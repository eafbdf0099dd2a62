"""One centre's self-evaluation of a year: scores, targets, projects, and what goes with what.

Scores of different centres are never put side by side: each report has its own items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis.documents import text_of
from analysis.findings import verdicts_on
from analysis.performance_printed import (
    COMPLETION,
    PROJECT_COMPLETION,
    PROJECT_SCORE,
    SCORES,
    Check,
    Printed,
    compared,
    of_family,
    printed_in,
    ruled_in,
)
from analysis.performance_reasons import claim_in, reason_of
from analysis.performance_targets import Target, completions_of, targets_of
from analysis.performance_tree import Node, Ruled, score_tree
from catalogue import Catalogue
from findings import Finding
from intervals import Interval, exactly

# The share of a project's score that spending its budget carries, of 100: identity I31.
BUDGET_POINTS: Final = 10.0
# How readings name a score that several projects have in common.
SEVERAL: Final = re.compile(r"\d+个项目")


@dataclass(frozen=True, slots=True)
class Loss:
    """A heading that lost points, and the sentences that say why."""

    item: Node
    points: Interval
    reason: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project's own evaluation; `most` is what its budget completion allows, `grade` a word."""

    name: str
    completion: Printed | None
    score: Printed | None
    grade: str
    most: Interval | None
    check: Check | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the report that its own figures contradict."""

    text: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Performance:
    """A self-evaluation; `tree` is None where no score is printed.

    `printed` are the figures it consists of.
    """

    centre_id: str
    year: int
    source_id: str
    tree: Node | None
    losses: tuple[Loss, ...]
    targets: tuple[Target, ...]
    projects: tuple[Project, ...]
    claims: tuple[Claim, ...]
    printed: tuple[Printed, ...]

    @property
    def accounted(self) -> Check | None:
        """Tell whether the points lost add up to what the total lacks of its full marks."""
        if self.tree is None or self.tree.lost is None or not self.losses:
            return None
        lost = sum((loss.points for loss in self.losses), start=exactly(0.0))
        return compared(self.tree.lost, lost)


def performance_of(centre_id: str, year: int, known: Catalogue) -> Performance | None:
    """Put a centre's self-evaluation of a year together; None where none is held."""
    printed = printed_in(centre_id, year)
    if not printed:
        return None
    source = printed[0].source_id
    body = text_of(source)
    ruled = ruled_in(centre_id, year)
    rates = completions_of(printed)
    tree = score_tree(printed, rates, ruled)
    targets = targets_of(printed, tree, ruled, known)
    return Performance(
        centre_id,
        year,
        source,
        tree,
        tuple(_losses(tree, rates, body)) if tree else (),
        tuple(targets),
        tuple(_projects(printed, ruled, body)),
        tuple(_claims(centre_id, year, source, body)),
        tuple(p for p in printed if p.indicator_id in SCORES),
    )


def _losses(tree: Node, rates: dict[str, Printed], body: str) -> list[Loss]:
    return [
        Loss(node, node.lost, reason_of(node, rates.get(node.name), body))
        for node in tree.losses()
        if node.lost
    ]


def _projects(printed: Sequence[Printed], ruled: Ruled, body: str) -> list[Project]:
    told = (p for p in printed if p.indicator_id in (PROJECT_SCORE, PROJECT_COMPLETION))
    names = dict.fromkeys(p.item for p in told if p.item and not SEVERAL.fullmatch(p.item))
    return [_project(name, printed, ruled, body) for name in names]


def _project(name: str, printed: Sequence[Printed], ruled: Ruled, body: str) -> Project:
    found = {p.indicator_id: p for p in reversed(printed) if p.item == name and p.role == "actual"}
    rate, score = found.get(PROJECT_COMPLETION), found.get(PROJECT_SCORE)
    most = None
    if rate:
        spent = rate.amount / exactly(100.0) * exactly(BUDGET_POINTS)
        most = exactly(100.0 - BUDGET_POINTS) + spent
    return Project(
        name,
        rate,
        score,
        _grade(score, body) if score else "",
        most,
        _within(score, most, ruled) if score and most else None,
    )


def _within(score: Printed, most: Interval, ruled: Ruled) -> Check:
    """Hold a score to the most it may be: the rule's verdict, else that of the figures."""
    for finding in of_family(ruled.get(score.observation_id, ())):
        if finding.computed:
            return Check(
                finding.verdict, score.amount, finding.computed, finding.hint, finding.check_id
            )
    if score.amount.value <= most.value:
        return Check("pass", score.amount, most)
    return Check("rounding" if score.amount.low <= most.high else "fail", score.amount, most)


def _grade(score: Printed, body: str) -> str:
    """Read the word that follows a score in its row of a table."""
    if score.quote_start is None:
        return ""
    row, _, _ = body[score.quote_start + len(score.quote) :].partition("\n")
    word = row.strip(" \t|")
    return word if 0 < len(word) <= 2 else ""


def _claims(centre_id: str, year: int, source: str, body: str) -> list[Claim]:
    """Give what the rules found of sentences about what was evaluated."""
    return [
        Claim(claim_in(body, *finding.span), finding)
        for finding in verdicts_on(centre_id, year)
        if finding.is_misfit
        and finding.span
        and finding.source_id == source
        and finding.indicator_id in SCORES
    ]


__all__ = ["COMPLETION", "Claim", "Loss", "Performance", "Project", "performance_of"]
