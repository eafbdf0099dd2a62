"""What the child process tells its parent: a line of JSON, then the text, then the boxes.

No pickle: the child has read a file that nobody trusts.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Sequence
from typing import Any, BinaryIO, Final

from etl.documents.document import Page
from etl.documents.refusals import Refusal

# Half of a pair, which a PDF may claim a glyph to stand for, is no text.
LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
NUMBERS_PER_BOX: Final = 4


def write_refusal(out: BinaryIO, refusal: Refusal) -> None:
    """Write why the file is not read."""
    told = {"reason": refusal.reason, "found": refusal.found, "limit": refusal.limit}
    out.write(json.dumps(told).encode() + b"\n")


def write_text(out: BinaryIO, text: str, pages: Sequence[Page]) -> None:
    """Write a text and the places of its characters."""
    words = LONE_SURROGATE.sub("\ufffd", text).encode()
    told = [(page.start, page.width, page.height, page.picture_only) for page in pages]
    out.write(json.dumps({"bytes": len(words), "pages": told}).encode() + b"\n")
    out.write(words)
    out.writelines(page.boxes.tobytes() for page in pages)


def read_answer(answer: bytes) -> tuple[str, tuple[Page, ...]]:
    """Give text and pages; raise the Refusal that was written, ValueError if nothing whole was."""
    head, _, rest = answer.partition(b"\n")
    told: dict[str, Any] = json.loads(head)
    if "reason" in told:
        raise Refusal(told["reason"], found=told["found"], limit=told["limit"])
    text = rest[: told["bytes"]].decode()
    boxes = array("f")
    boxes.frombytes(rest[told["bytes"] :])
    ends = [*(page[0] for page in told["pages"][1:]), len(text)][: len(told["pages"])]
    pages = tuple(
        Page(
            start,
            width,
            height,
            picture_only,
            boxes[NUMBERS_PER_BOX * start : NUMBERS_PER_BOX * end],
        )
        for (start, width, height, picture_only), end in zip(told["pages"], ends, strict=True)
    )
    return text, pages
