"""The scores of a self-evaluation as a tree: total, parts, sections, items.

No name is known beforehand: headings with full marks are parts or sections by what adds up, scores
that follow a section belong to it. Full marks that are not printed follow from the section's, or
stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from analysis.performance_printed import ITEM, RATE, TOTAL, Check, Printed, held, total_of
from findings import Finding
from intervals import Interval, exactly

# How readings name one of several scores under one heading: its number and how many there are.
PIECE: Final = re.compile(r"(?P<heading>.+) \d+/\d+")
# What sums of printed marks may be off by through floating-point arithmetic.
NOTHING: Final = 1e-6
# The full marks of a whole self-evaluation.
HUNDRED: Final = 100.0
Ruled = Mapping[int, Sequence[Finding]]


@dataclass(frozen=True)
class Node:
    """A heading with what is printed of it; the total's name is empty.

    `score` and `full` are amounts in points, printed or (`full_inferred`, no printed score)
    following from others; None where nothing says them. `again` are further prints of the score.
    The score of a heading without items is held to what its rule says.
    """

    name: str
    stated_score: Printed | None = None
    stated_full: Printed | None = None
    stated_rate: Printed | None = None
    deductions: tuple[Printed, ...] = ()
    again: tuple[Printed, ...] = ()
    children: tuple[Node, ...] = ()
    full: Interval | None = None
    sum_check: Check | None = None
    score_check: Check | None = None
    full_check: Check | None = None
    rate_check: Check | None = None

    @cached_property
    def score(self) -> Interval | None:
        """Give the score as printed, else the sum of its pieces."""
        if self.stated_score:
            return self.stated_score.amount
        return total_of(scores) if (scores := _all_scores(self.children)) else None

    @property
    def full_inferred(self) -> bool:
        """Tell whether its full marks follow from others."""
        return self.full is not None and self.stated_full is None

    @property
    def lost(self) -> Interval | None:
        """Give the points lost, None where the full marks are not known."""
        return self.full - self.score if self.full and self.score else None

    @property
    def is_short(self) -> bool:
        """Tell whether points were lost."""
        return self.lost is not None and self.lost.value > NOTHING

    @property
    def share(self) -> float | None:
        """Give the share of the full marks that was reached, 0 to 1."""
        if self.score is None or self.full is None or self.full.value <= 0:
            return None
        return self.score.value / self.full.value

    @property
    def prints(self) -> tuple[Printed, ...]:
        """Give all that is printed of it itself."""
        own = (self.stated_full, self.stated_score, self.stated_rate, *self.again)
        return tuple(p for p in (*own, *self.deductions) if p)

    def walk(self) -> Iterator[Node]:
        """Give it and all below it, from the top."""
        yield self
        for child in self.children:
            yield from child.walk()

    def losses(self) -> list[Node]:
        """Give the lowest headings below it that lost points, most points first."""
        found = [n for n in self.walk() if n.is_short and not any(c.full for c in n.children)]
        return sorted(found, key=lambda node: -(node.lost.value if node.lost else 0.0))


def score_tree(
    printed: Sequence[Printed], completions: Mapping[str, Printed], ruled: Ruled
) -> Node | None:
    """Put the scores printed, in the text's order, together; None where there are none.

    `completions` are the completion rates by the indicator they are of.
    """
    headings = _headings(printed)
    total = next((p for p in printed if p.indicator_id == TOTAL), None)
    if not headings and total is None:
        return None
    tops = [_inferred(node, completions) for node in _tops(_sections(headings))]
    top = Node("", total, children=tuple(tops))
    return _checked(replace(top, full=total_of(_all_fulls(top.children) or [])), ruled)


@dataclass
class _Heading:
    name: str
    prints: list[Printed] = field(default_factory=list)

    def of(self, role: str) -> list[Printed]:
        return [p for p in self.prints if p.indicator_id == ITEM and p.role == role]

    def node(self) -> Node:
        """Make a node of it: of a score that is printed again, the one nearest to its full marks
        counts, or the first.
        """
        fulls, scores = self.of("full"), self.of("score")
        after = [s for s in scores if fulls and (s.place or 0) > (fulls[0].place or 0)]
        chosen = next(iter(after or scores), None)
        rate = next((p for p in self.prints if p.indicator_id == RATE), None)
        return Node(
            self.name,
            chosen,
            next(iter(fulls), None),
            rate,
            tuple(self.of("deduction")),
            tuple(score for score in scores if score is not chosen),
            full=fulls[0].amount if fulls else None,
        )


def _headings(printed: Sequence[Printed]) -> list[_Heading]:
    """Gather what is printed under each heading; one with full marks stands where these do.

    Without full marks a name that comes again in a later section is another heading.
    """
    own = [one for one in printed if one.indicator_id in (ITEM, RATE)]
    with_full = {one.item for one in own if one.role == "full"}
    found: dict[tuple[int, str], _Heading] = {}
    section = 0
    for one in own:
        section += one.role == "full"
        key = (0 if one.item in with_full else section, one.item)
        found.setdefault(key, _Heading(one.item)).prints.append(one)
    order = {id(one): number for number, one in enumerate(printed)}
    return sorted(found.values(), key=lambda h: order[id((h.of("full") or h.prints)[0])])


def _sections(headings: Sequence[_Heading]) -> list[Node]:
    """Put the headings without full marks under the one with full marks that they follow.

    Those before the first one stand by themselves.
    """
    found: list[tuple[Node, list[Node]]] = []
    for heading in headings:
        node = heading.node()
        if node.stated_full or not found or not found[-1][0].stated_full:
            found.append((node, []))
        else:
            found[-1][1].append(node)
    return [replace(node, children=tuple(_gathered(items))) for node, items in found]


def _gathered(items: Sequence[Node]) -> Iterator[Node]:
    """Put scores that are pieces of one heading under it."""
    pieces: dict[str, list[Node]] = {}
    for item in items:
        match = PIECE.fullmatch(item.name)
        pieces.setdefault(match["heading"] if match else item.name, []).append(item)
    for heading, nodes in pieces.items():
        alone = len(nodes) == 1 and nodes[0].name == heading
        yield nodes[0] if alone else Node(heading, children=tuple(nodes))


def _tops(nodes: Sequence[Node]) -> list[Node]:
    """Give the headings of the first level: those whose full marks make a hundred, if any do."""
    ways = [_nested(nodes, fewest) for fewest in (2, 1)]
    return next((tops for tops in ways if _make_a_hundred(tops)), ways[0])


def _make_a_hundred(tops: Sequence[Node]) -> bool:
    fulls = _all_fulls(tops)
    return fulls is not None and abs(sum(full.value for full in fulls) - HUNDRED) < NOTHING


def _nested(nodes: Sequence[Node], fewest: int) -> list[Node]:
    """Put those that follow a heading without items under it while their full marks add up to it.

    So many at least: one alone with the same full marks may be a neighbour.
    """
    tops: list[Node] = []
    left = list(nodes)
    while left:
        node, *left = left
        under = _adding_up(node, left, fewest)
        below = tuple(_nested(left[:under], fewest))
        tops.append(replace(node, children=below) if under else node)
        left = left[under:]
    return tops


def _adding_up(node: Node, following: Sequence[Node], fewest: int) -> int:
    if node.full is None or node.children:
        return 0
    left = node.full.value
    for number, other in enumerate(following, 1):
        left -= other.full.value if other.full else left + 1
        if left < -NOTHING:
            return 0
        if left < NOTHING:
            return number if number >= fewest else 0
    return 0


def _inferred(node: Node, completions: Mapping[str, Printed]) -> Node:
    """Infer the full marks of a section's items where its own leave no other way."""
    children = tuple(_inferred(child, completions) for child in node.children)
    if node.full is not None and any(child.full is None for child in children):
        children = _with_fulls(children, node.full, completions)
    return replace(node, children=children)


def _with_fulls(
    items: tuple[Node, ...], full: Interval, completions: Mapping[str, Printed]
) -> tuple[Node, ...]:
    """Take every item for full but those with a deduction or a target missed.

    That is so where the full marks then add up to the section's; else they stay unknown.
    """
    known = [_with_deduction(item) for item in items]
    scaled = [item for item in known if item.full is None and _in_proportion(item, completions)]
    plain = [item for item in known if item.full is None and item not in scaled]
    if any(item.score is None for item in plain) or len(scaled) > 1:
        return items
    taken = [replace(i, full=exactly(i.score.value)) for i in plain if i.score]
    by_name = {item.name: item for item in (*known, *taken)}
    rest = full.value - sum(i.full.value for i in by_name.values() if i.full)
    for item in scaled:
        expected = _in_proportion(item, completions)
        if expected and expected.low - NOTHING <= rest <= expected.high + NOTHING:
            by_name[item.name] = replace(item, full=exactly(round(rest, 6)))
            rest = 0.0
    return tuple(by_name[i.name] for i in items) if abs(rest) < NOTHING else items


def _with_deduction(item: Node) -> Node:
    taken = [taken for node in item.walk() for taken in node.deductions]
    if item.full is not None or item.score is None or not taken:
        return item
    marks = item.score.value + sum(one.amount.value for one in taken)
    return replace(item, full=exactly(marks))


def _in_proportion(item: Node, completions: Mapping[str, Printed]) -> Interval | None:
    """Give the full marks of which the score is the share that a missed target reached."""
    rate = completions.get(item.name)
    if item.score is None or rate is None or rate.amount.high >= 100 or rate.amount.low <= 0:
        return None
    return item.score / (rate.amount / exactly(100.0))


def _checked(node: Node, ruled: Ruled) -> Node:
    children = tuple(_checked(child, ruled) for child in node.children)
    scores, fulls = _all_scores(children), _all_fulls(children)
    full, score, rate = node.stated_full, node.stated_score, node.stated_rate
    reached = None
    if rate and node.score and node.full and node.full.low > 0:
        reached = node.score / node.full * exactly(100.0)
    printed_fulls = fulls if all(child.stated_full for child in children) else None
    return replace(
        node,
        children=children,
        sum_check=held(score, total_of(scores), ruled) if score and scores else None,
        score_check=held(score, None, ruled) if score and not children else None,
        full_check=held(full, total_of(printed_fulls), ruled) if full and printed_fulls else None,
        rate_check=held(rate, reached, ruled) if rate else None,
    )


def _all_scores(nodes: Sequence[Node]) -> list[Interval] | None:
    found = [node.score for node in nodes if node.score]
    return found if found and len(found) == len(nodes) else None


def _all_fulls(nodes: Sequence[Node]) -> list[Interval] | None:
    found = [node.full for node in nodes if node.full]
    return found if found and len(found) == len(nodes) else None
