"""An analyst's own workbook given back with every problem at its cell, and a list of them all.

Finding the problems is left to `workbooks`, `mapping` and `checking`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.problems import Problem
    from etl.workbooks.workbook import Workbook


def annotated(
    workbook: Workbook | None,
    content: bytes,
    kind: str,
    problems: Sequence[Problem],
    language: str,
) -> bytes:
    """Make a marked copy: .xlsm of an .xlsm, else .xlsx; `language` is `zh` or `en`.

    Each problem's cells are filled by its level, a comment says what was found, what was expected
    and what to do, and a first sheet lists all problems with links. An .xlsx or .xlsm keeps what
    else it holds; of other kinds, and of files too large for that, cells, merges and what is
    hidden are copied. Without a workbook, for a file that could not be read, only the list is made.
    """
    # Loading openpyxl takes 0.4 s, which other calls of the command line should not wait for.
    from etl.annotated.copying import copy_of

    return copy_of(workbook, content, kind, problems, language)


__all__ = ["annotated"]
