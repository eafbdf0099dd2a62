"""The words in which a self-evaluation gives the reason for a loss of points, from its own text."""

from __future__ import annotations

import re
from typing import Final

from analysis.performance_printed import Printed
from analysis.performance_tree import Node

# A heading stands on a line of its own and opens with a sign of its level or with its number.
HEADING: Final = re.compile(r"^[ \t]*(?:#+|[①-⑳]|[（(]\d+[）)])[^。；\n]*\n", re.MULTILINE)
BREAK: Final = re.compile(r"\s*\n\s*")
# A blank that a scan left beside a number or a sign.
STRAY: Final = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
END: Final = "。"


def reason_of(node: Node, rate: Printed | None, body: str) -> str:
    """Quote the sentences that tell why points were lost; empty where no text is held.

    The one with the deduction where there is one, else those from the completion rate (else from
    the first print of the heading) to the score.
    """
    placed = [p for p in node.prints if p.place is not None and p.quote_start is not None]
    if not placed or not body:
        return ""
    taken = [p for p in placed if p.role == "deduction"]
    told = taken or [*([rate] if rate and rate.place is not None else []), *placed]
    first = min(p.quote_start or 0 for p in told)
    last = max((p.quote_start or 0) + len(p.quote) for p in told)
    return _sentences(body, first, last)


def claim_in(body: str, start: int, end: int) -> str:
    """Quote a stretch of the text in one line."""
    return _in_one_line(body[start:end])


def _sentences(body: str, start: int, end: int) -> str:
    opening = body.rfind(END, 0, start) + 1
    closing = body.find(END, end - 1)
    return _in_one_line(HEADING.sub("", body[opening : closing + 1 if closing >= 0 else end]))


def _in_one_line(text: str) -> str:
    return STRAY.sub("", BREAK.sub("", text.strip()))
