"""The child process that parses what may be a trap: `python -m etl.documents.child KIND`.

Takes the file on standard input and gives the text, or the reason for refusing it, on standard
output as `exchange` writes it. A damaged file may end it in any way; the parent tells what that
means.
"""

from __future__ import annotations

import logging
import sys
from typing import Final

from etl.apart import limit_resources
from etl.documents.document import Page
from etl.documents.exchange import write_refusal, write_text
from etl.documents.refusals import Refusal

# A report of 200 pages needs 250 MB; a gigabyte is what a small server can spare.
MEMORY_BYTES: Final = 1024 * 1024 * 1024
# The longest PDF allowed needs half of this.
CPU_SECONDS: Final = 90


def read(kind: str, data: bytes) -> tuple[str, tuple[Page, ...]]:
    """Give text and pages of a file of this kind; raise Refusal."""
    if kind == "pdf":
        from etl.documents.pdf import read_pdf

        return read_pdf(data)
    if kind == "word":
        from etl.documents.word import read_word

        return read_word(data), ()
    from etl.documents.web_page import read_web_page

    return read_web_page(data), ()


def main() -> int:
    """Read standard input; give 0 when the answer, a text or a refusal, was written."""
    limit_resources(MEMORY_BYTES, CPU_SECONDS)
    logging.disable()
    try:
        text, pages = read(sys.argv[1], sys.stdin.buffer.read())
        write_text(sys.stdout.buffer, text, pages)
    except Refusal as refusal:
        write_refusal(sys.stdout.buffer, refusal)
    except MemoryError:
        write_refusal(
            sys.stdout.buffer, Refusal("too_heavy", limit=f"{MEMORY_BYTES >> 20} MB 内存")
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
