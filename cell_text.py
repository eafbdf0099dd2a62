"""Texts as a spreadsheet's cells hold them: writable into any file, never taken for a formula.

A base module: which texts are written, and into what, is left to the other rooms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from openpyxl.cell import Cell

# What opens a formula in a spreadsheet, the wide forms of Chinese and Japanese Excel among them;
# a tab or the end of a line makes some importers drop what stands before it.
FORMULA_OPENERS: Final = tuple("=+-@\t\r\n＝＋－＠")
# An importer may trim blanks and unseen characters off before it looks for a formula.
OPENING: Final = re.compile(
    f"[\\s\u200b\u200c\u200d\u200e\u200f\u2060\ufeff]*[{re.escape(''.join(FORMULA_OPENERS))}]"
)
# Characters that no XML file may hold, and halves of characters that no encoding can write.
UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Give the text without the characters that no file may hold."""
    return UNWRITABLE.sub("", text)


def opens_formula(text: str) -> bool:
    """Tell whether a spreadsheet might take a text for a formula."""
    return OPENING.match(text) is not None


def write_text(cell: Cell, text: str) -> None:
    """Put a text into an openpyxl cell as a text whatever it begins with; empty leaves none."""
    kept = writable(text)
    cell.value = kept or None
    if kept:
        # openpyxl would make a formula of a leading “=” and an error of “#N/A”.
        cell.data_type = "s"
        cell.quotePrefix = opens_formula(kept)


def csv_text(text: str) -> str:
    """Give a text as a CSV file may hold it: an apostrophe before what might be a formula."""
    kept = writable(text)
    return f"'{kept}" if opens_formula(kept) else kept
