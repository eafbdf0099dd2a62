"""A PDF's text layer, line by line, with the place of every character; ruled tables as rows.

Page numbers and running heads are left out, so that a sentence that goes over a page break has
only a newline in it. Runs in the child process, for it is where pdfplumber is loaded.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page as Sheet
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import chars_to_textmap

from etl.documents.document import Box, Page
from etl.documents.glyphs import UNKNOWN, typed_letters
from etl.documents.layout import LONGEST_TEXT
from etl.documents.page_edges import drop_page_edges
from etl.documents.placed_lines import NO_BOX, Line
from etl.documents.refusals import Refusal

# The longest report of a ministry has some 200 pages; at 0.05 s a page this many stay in time.
MOST_PAGES: Final = 1000
# A page full of small cells, each with its own frame, has half of this. A drawing with more is no
# table, and finding its cells would take minutes.
MOST_EDGES: Final = 10_000
# A blank where the gap is over half a character: justified Chinese stays in one piece.
SPACING: Final[dict[str, Any]] = {"x_tolerance_ratio": 0.5, "y_tolerance": 3}
# A scan may carry a stamp's or an app's few words on each page.
FEW_LETTERS: Final = 20
# Glyphs without a character, of which a text has a few symbols at most.
MOST_UNKNOWN: Final = 0.2

Char = dict[str, Any]


@dataclass(slots=True)
class Leaf:
    """A page read: its lines and what is shown beside them."""

    number: int
    width: float
    height: float
    lines: list[Line]
    picture_only: bool
    shows_something: bool


def read_pdf(data: bytes) -> tuple[str, tuple[Page, ...]]:
    """Give text and pages of a PDF; raise Refusal for one that is encrypted or has no text."""
    leaves = list(_leaves(data))
    if not leaves:
        raise Refusal("damaged", found="PDF")
    _refuse_without_text(leaves)
    drop_page_edges([leaf.lines for leaf in leaves], [leaf.height for leaf in leaves])
    return _joined(leaves)


def _leaves(data: bytes) -> Iterator[Leaf]:
    try:
        # One page more than are read shows that there are too many.
        pdf = pdfplumber.open(io.BytesIO(data), pages=list(range(1, MOST_PAGES + 2)))
        sheets = pdf.pages
    except PdfminerException as error:
        raise _refusal_for(error) from error
    if len(sheets) > MOST_PAGES:
        raise Refusal("too_many_pages", limit=str(MOST_PAGES))
    length = 0
    for number, sheet in enumerate(sheets, start=1):
        try:
            leaf = _read_sheet(number, sheet)
        except PdfminerException as error:
            raise _refusal_for(error) from error
        length += sum(len(line.text) for line in leaf.lines)
        if length > LONGEST_TEXT:
            raise Refusal("too_long", limit=f"{LONGEST_TEXT:,}")
        yield leaf
        sheet.close()


def _refusal_for(error: PdfminerException) -> Exception:
    """Tell what lies behind the library's exception, which wraps another."""
    cause = error.args[0] if error.args else error
    if isinstance(cause, MemoryError):
        return cause
    if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
        return Refusal("encrypted")
    return Refusal("damaged", found="PDF")


def _read_sheet(number: int, sheet: Sheet) -> Leaf:
    left, top, right, bottom = sheet.bbox
    pictures = sum(abs(found["width"] * found["height"]) for found in sheet.images)
    lines = list(_lines(sheet))
    # A page may begin anywhere in its own coordinates; a place counts from its corner.
    for line in lines if left or top else ():
        line.move(-left, -top)
    letters = sum(len(line.text.replace(" ", "")) for line in lines)
    return Leaf(
        number,
        right - left,
        bottom - top,
        lines,
        letters < FEW_LETTERS and pictures > (right - left) * (bottom - top) / 2,
        bool(letters or sheet.images or sheet.curves),
    )


def _refuse_without_text(leaves: Sequence[Leaf]) -> None:
    text = "".join(line.text for leaf in leaves for line in leaf.lines)
    if not any(leaf.shows_something for leaf in leaves):
        raise Refusal("blank")
    if not text.strip() or all(leaf.picture_only or not leaf.lines for leaf in leaves):
        raise Refusal("no_text_layer")
    if text.count(UNKNOWN) > MOST_UNKNOWN * len(text):
        raise Refusal("garbled", found="字体没有文字对照表")


def _joined(leaves: Sequence[Leaf]) -> tuple[str, tuple[Page, ...]]:
    texts: list[str] = []
    pages: list[Page] = []
    start = 0
    for leaf in leaves:
        whole = Line()
        for line in leaf.lines:
            whole.append(line)
            whole.add("\n")
        if leaf is leaves[-1]:
            whole.text = whole.text.removesuffix("\n")
        pages.append(Page(start, leaf.width, leaf.height, leaf.picture_only, whole.boxes))
        texts.append(whole.text)
        start += len(whole.text)
    return "".join(texts), tuple(pages)


def _lines(sheet: Sheet) -> Iterator[Line]:
    """Give a page's lines from top to bottom, each ruled table's rows in their place."""
    chars = [
        char | {"text": typed_letters(char["text"])} for char in sheet.chars if _is_straight(char)
    ]
    spacing = SPACING | {"y_tolerance": _line_tolerance(chars)}
    for table in _tables(sheet):
        top = table.bbox[1]
        above = [char for char in chars if _middle(char)[1] < top]
        within = [char for char in chars if _is_in(char, table.bbox)]
        yield from _prose(above, spacing)
        yield from _rows(table, within, spacing)
        taken = {id(char) for char in (*above, *within)}
        chars = [char for char in chars if id(char) not in taken]
    yield from _prose(chars, spacing)


def _tables(sheet: Sheet) -> list[Table]:
    """Give the ruled tables of a page; a box around a paragraph is none."""
    if not 0 < len(sheet.edges) <= MOST_EDGES:
        return []
    tables = [table for table in sheet.find_tables() if len(table.cells) > 1]
    return sorted(tables, key=lambda table: (table.bbox[1], table.bbox[0]))


def _line_tolerance(chars: Sequence[Char]) -> float:
    """Give how far tops may differ within a line, in points.

    Digits in a Latin font stand higher or lower than the Chinese beside them by up to a third of
    their size; the next line is more than a whole size away.
    """
    sizes = sorted(char["size"] for char in chars)
    return max(0.4 * float(sizes[len(sizes) // 2]), 3.0) if sizes else 3.0


def _prose(chars: list[Char], spacing: dict[str, Any]) -> Iterator[Line]:
    line = Line()
    for letters, char in chars_to_textmap(chars, **spacing).tuples if chars else ():
        if letters == "\n":
            yield line
            line = Line()
        else:
            line.add(letters, _box(char))
    if line.text.strip():
        yield line


def _rows(table: Table, chars: list[Char], spacing: dict[str, Any]) -> Iterator[Line]:
    """Give a line for each row of a table; a row of one cell over the whole width keeps its own."""
    for row in table.rows:
        held = [char for char in chars if _is_in(char, row.bbox)]
        cells = [
            list(_prose([char for char in held if cell and _is_in(char, cell)], spacing))
            for cell in row.cells
        ]
        printed = [cell for cell in row.cells if cell]
        if len(printed) == 1 and printed[0][2] - printed[0][0] > 0.98 * _width(table):
            yield from (line for cell in cells for line in cell)
        elif any(cells):
            yield _row(cells)


def _row(cells: Sequence[Sequence[Line]]) -> Line:
    row = Line(is_row=True)
    for position, lines in enumerate(cells):
        if position:
            row.add("\t")
        for number, line in enumerate(lines):
            # Chinese wrapped in a narrow cell goes on without a blank, two numbers do not.
            if number and _is_word(row.text[-1:]) and _is_word(line.text[:1]):
                row.add(" ")
            row.append(line)
    return row


def _width(table: Table) -> float:
    return float(table.bbox[2] - table.bbox[0])


def _is_word(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _box(char: Char | None) -> Box:
    return Box(char["x0"], char["top"], char["x1"], char["bottom"]) if char else NO_BOX


def _middle(char: Char) -> tuple[float, float]:
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


def _is_in(char: Char, box: tuple[float, float, float, float]) -> bool:
    x, y = _middle(char)
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def _is_straight(char: Char) -> bool:
    """Say whether a glyph stands upright or on its side; a slanting one is a watermark's."""
    a, b, c, d, _, _ = char["matrix"]
    return not (min(abs(a), abs(b)) > 0.01 * max(abs(a), abs(b)) and abs(c) > 0.01 * abs(d) > 0)
