"""Files of a format that can hide a trap, read in a child process with limits of its own.

A bomb or a damaged file ends the child, never the program that asked.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from etl.documents.child import CPU_SECONDS, MEMORY_BYTES
from etl.documents.document import Page
from etl.documents.exchange import read_answer
from etl.documents.refusals import Refusal

HOME: Final = Path(__file__).parents[2]
# The clock's limit is for a busy machine and for systems without one of processor time.
SECONDS: Final = 120
NAMES: Final = {"pdf": "PDF", "word": "docx", "web_page": "HTML"}


def read_apart(kind: str, data: bytes) -> tuple[str, tuple[Page, ...]]:
    """Give text and pages of a web page, Word file or PDF; raise Refusal."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "etl.documents.child", kind],
            cwd=HOME,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refusal("too_heavy", limit=f"{SECONDS} 秒") from None
    if done.returncode < 0:
        # Ended by the system, for memory or processor time; seldom by a fault of a library.
        raise Refusal("too_heavy", limit=f"{MEMORY_BYTES >> 20} MB 内存、{CPU_SECONDS} 秒")
    if done.returncode:
        raise Refusal("damaged", found=NAMES[kind])
    try:
        return read_answer(done.stdout)
    except ValueError:
        raise Refusal("damaged", found=NAMES[kind]) from None
