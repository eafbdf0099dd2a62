"""The tree of scores as lines that fold out, and the points lost with their reasons."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.performance import Loss, Performance
from analysis.performance_printed import Check, Printed
from analysis.performance_tree import Node
from dashboard.lines import line
from dashboard.markup import Html, joined, tag
from dashboard.numbers import MARKS
from dashboard.performance_words import judged, linked, name_of, percent, points, verdict_words
from dashboard.texts import say
from intervals import Interval

# Opened from the start: the total and its parts, so that the sections show.
OPEN_LEVELS = 2


def tree_list(tree: Node) -> Html:
    """Fold the scores out level by level, each line with its bar, score, full marks and verdict."""
    heads = ("heading", "share", "score", "sum")
    top = joined(tag("span", say(f"performance_tree_{head}")) for head in heads)
    lines = tag("div", top, class_="heads") + _branch(tree, tree, 0)
    return tag("div", tag("h3", say("performance_tree")) + lines, class_="panel tree")


def _branch(node: Node, whole: Node, level: int) -> Html:
    content, depth = _line(node, whole), f"--level:{level}"
    if not node.children:
        return tag("div", content, class_="leaf", style=depth)
    below = tag("div", joined(_branch(child, whole, level + 1) for child in node.children))
    words = {"open": ""} if level < OPEN_LEVELS else {}
    return tag("details", tag("summary", content, style=depth) + below, **words)


def _line(node: Node, whole: Node) -> Html:
    return joined(
        [
            tag("b", name_of(node.name)),
            tag("span", _bar(node, whole), class_="track"),
            tag("span", _score(node), class_="num"),
            tag("span", _sum(node), class_="sums"),
        ]
    )


def _bar(node: Node, whole: Node) -> Html:
    """Draw the full marks as a length of the total's, what was reached of them filled."""
    if node.full is None or node.share is None or whole.full is None:
        return Html("")
    width = 100 * node.full.value / whole.full.value
    kind = "short" if node.is_short else "whole"
    inner = tag("i", "", style=f"width:{100 * node.share:.2f}%")
    return tag("span", inner, class_=f"bar {kind}", style=f"width:{width:.2f}%")


def _score(node: Node) -> Html:
    score: Html | str = say("performance_unprinted")
    if node.stated_score:
        score = linked(node.stated_score)
    elif node.score:
        score = f"{MARKS['computed']} {points(node.score)}"
    if node.full is None:
        return joined([score])
    marks = f"{MARKS['computed']} {points(node.full)}"
    full = linked(node.stated_full) if node.stated_full else tag("span", marks, class_="soft")
    told = joined([score, " / ", full])
    if node.is_short and node.lost:
        lost = tag("span", line("performance_short", points=points(node.lost)), class_="care")
        return joined([told, " ", lost])
    return told


def _sum(node: Node) -> Html:
    told = []
    if node.sum_check:
        value = points(node.sum_check.computed)
        told.append(_checked("performance_sum", node.sum_check, value, *_added(node)))
    if node.score_check:
        value = points(node.score_check.computed)
        told.append(_checked("performance_sum_score", node.score_check, value, *node.prints))
    if node.full_check:
        value = points(node.full_check.computed)
        told.append(_checked("performance_sum_full", node.full_check, value, *_added(node)))
    if node.rate_check and node.stated_rate:
        value = percent(node.rate_check.computed)
        told.append(_checked("performance_sum_rate", node.rate_check, value, *node.prints))
    return joined(told, say("sentence_join"))


def _added(node: Node) -> list[Printed]:
    return [printed for one in (node, *node.children) for printed in one.prints]


def _checked(key: str, check: Check, value: str, *about: Printed) -> Html:
    words = line(key, value=value, verdict=judged(check, *about))
    return tag("span", words, class_="care") if check.is_misfit else words


def losses_list(found: Performance) -> Html:
    """List the points lost, most first, each with the report's own words for it."""
    if not found.losses:
        return Html("")
    rows = joined(_loss(loss) for loss in found.losses)
    foot = _accounted(found)
    head = tag("h3", say("performance_losses"))
    return tag("div", head + tag("ol", rows) + foot, class_="panel losses")


def _loss(loss: Loss) -> Html:
    item = loss.item
    deducted = item.deductions[0] if len(item.deductions) == 1 else None
    lost: Html | str = points(loss.points)
    if deducted:
        lost = linked(deducted)
    head = line(
        "performance_loss",
        name=tag("b", name_of(item.name)),
        points=tag("b", lost, class_="care"),
        score=linked(item.stated_score) if item.stated_score else "",
        full=points(item.full) if item.full else "",
    )
    quote = tag("q", loss.reason, lang="zh") if loss.reason else Html("")
    return tag("li", tag("div", head) + quote)


def _accounted(found: Performance) -> Html:
    check = found.accounted
    tree = found.tree
    if check is None or tree is None or tree.full is None or tree.stated_score is None:
        return Html("")
    sum_ = joined([points(one) for one in _lost(found.losses)], " + ")
    words = line(
        "performance_accounted",
        sum=sum_,
        lost=points(check.computed),
        full=points(tree.full),
        total=linked(tree.stated_score),
        verdict=verdict_words(check),
    )
    return tag("p", words, class_="sub")


def _lost(losses: Sequence[Loss]) -> list[Interval]:
    return [loss.points for loss in losses]
