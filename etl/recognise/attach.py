"""How a number finds its indicator: the rules in the order in which they are asked.

The first rule that gives a figure decides, and a number that no rule takes stays unread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from etl.recognise import breakdowns, named, related
from etl.recognise.figures import Figure

if TYPE_CHECKING:
    from etl.recognise.sentences import Sentence

Rule = Callable[["Sentence", int], Figure | None]
RULES: Final[tuple[Rule, ...]] = (
    breakdowns.line,
    breakdowns.scored,
    breakdowns.of_parts,
    named.listed_before,
    related.risen_to,
    related.reached,
    related.exact,
    related.prior,
    related.targeted,
    related.capped,
    named.named_before,
    named.moved,
    named.named_elliptically,
    named.banks,
    named.contributing,
    named.named_after,
    breakdowns.of_age,
    breakdowns.of_part,
    related.paired,
    breakdowns.next_of_part,
    related.staged,
    related.total,
)


def figure(sentence: Sentence, place: int) -> Figure | None:
    """Give the figure of the number at a place in a sentence, None if no rule takes it."""
    for rule in RULES:
        found = rule(sentence, place)
        if found:
            return found
    return None
