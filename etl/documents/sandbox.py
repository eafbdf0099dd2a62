"""Files of a format that can hide a trap, read in a child process with limits of its own."""

from __future__ import annotations

from typing import Final

from etl.apart import EndedEarly, run_apart
from etl.documents.child import CPU_SECONDS, MEMORY_BYTES
from etl.documents.document import Page
from etl.documents.exchange import read_answer
from etl.documents.refusals import Refusal

# The clock's limit is for a busy machine and for systems without one of processor time.
SECONDS: Final = 120
NAMES: Final = {"pdf": "PDF", "word": "docx", "web_page": "HTML"}


def read_apart(kind: str, data: bytes) -> tuple[str, tuple[Page, ...]]:
    """Give text and pages of a web page, Word file or PDF; raise Refusal."""
    try:
        return read_answer(run_apart("etl.documents.child", kind, data, seconds=SECONDS))
    except EndedEarly as ended:
        if ended.cause == "clock":
            raise Refusal("too_heavy", limit=f"{SECONDS} 秒") from None
        if ended.cause == "limits":
            limit = f"{MEMORY_BYTES >> 20} MB 内存、{CPU_SECONDS} 秒"
            raise Refusal("too_heavy", limit=limit) from None
        raise Refusal("damaged", found=NAMES[kind]) from None
    except ValueError:
        raise Refusal("damaged", found=NAMES[kind]) from None
