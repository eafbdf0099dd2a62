"""Workbooks of a form that can hide a trap, read in a child process with limits of its own."""

from __future__ import annotations

from typing import Final

from etl.apart import EndedEarly, run_apart
from etl.workbooks.child import CPU_SECONDS, MEMORY_BYTES
from etl.workbooks.exchange import read_answer
from etl.workbooks.refusals import Refusal
from etl.workbooks.workbook import Sheet

# The clock's limit is for a busy machine and for systems without one of processor time.
SECONDS: Final = 30


def read_apart(kind: str, content: bytes) -> list[Sheet]:
    """Give the sheets of a workbook; raise Refusal."""
    try:
        return read_answer(run_apart("etl.workbooks.child", kind, content, seconds=SECONDS))
    except EndedEarly as ended:
        if ended.cause == "clock":
            raise Refusal("too_heavy", limit=f"{SECONDS} s") from None
        if ended.cause == "limits":
            limit = f"{MEMORY_BYTES >> 20} MB, {CPU_SECONDS} s"
            raise Refusal("too_heavy", limit=limit) from None
        raise Refusal("damaged", found=kind) from None
    except (ValueError, KeyError, TypeError):
        raise Refusal("damaged", found=kind) from None
