"""Lines and tables put together from the events of a web page or a Word file.

Where a table becomes a line of tabs and where it only arranges the page is decided here; reading
the format is left to `web_page` and `word`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from etl.documents.refusals import Refusal

# A report has below 200,000 characters; five million are some 5,000 pages and read in seconds.
LONGEST_TEXT: Final = 1_000_000
# Arranged pages nest tables six or seven deep; each level copies the lines of the one within.
DEEPEST_TABLE: Final = 50
# As HTML has it; a span beyond its table adds nothing.
WIDEST_SPAN: Final = 1000
BLANKS: Final = re.compile(r"\s+")


@dataclass(slots=True)
class Cell:
    """A cell of a table: its lines, and how many columns and rows it spans."""

    lines: list[str] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    holds_table: bool = False

    @property
    def width(self) -> int:
        """Give the columns it spans, as many as HTML allows at most."""
        return min(max(self.columns, 1), WIDEST_SPAN)


@dataclass(slots=True)
class _Table:
    rows: list[list[Cell]] = field(default_factory=list)
    cell: Cell | None = None


class Lines:
    """Collects text into lines; a row of a table becomes one, its cells separated by tabs.

    The text of a merged cell stands once, at its first column and row; empty cells hold its other
    places, so that columns stay one under another. A row of one cell, and a row that holds another
    table, only arrange the page: their lines stay lines.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._words: list[str] = []
        self._tables: list[_Table] = []
        self._length = 0

    def write(self, words: str) -> None:
        """Add to the line at hand; raise Refusal beyond the longest text."""
        self._count(len(words))
        self._words.append(words)

    def end_line(self) -> None:
        """End the line at hand; one without text is dropped."""
        line = "".join(self._words).strip()
        self._words.clear()
        if line:
            self._target().append(line)

    def open_table(self) -> None:
        """Begin a table, within a cell too."""
        self.end_line()
        if len(self._tables) == DEEPEST_TABLE:
            raise Refusal("too_heavy", limit=f"表格嵌套 {DEEPEST_TABLE} 层")
        if self._tables and (cell := self._tables[-1].cell):
            cell.holds_table = True
        self._tables.append(_Table())

    def open_row(self) -> None:
        """Begin a row; without a table it is no row."""
        self.end_line()
        if self._tables:
            self._tables[-1].rows.append([])
            self._tables[-1].cell = None

    def open_cell(self, columns: int = 1, rows: int = 1) -> Cell | None:
        """Begin a cell and give it, for its spans may become known later."""
        self.end_line()
        if not self._tables:
            return None
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        table.cell = Cell(columns=columns, rows=rows)
        table.rows[-1].append(table.cell)
        return table.cell

    def close_cell(self) -> None:
        """End a cell; text up to the next one belongs beside the table."""
        self.end_line()
        if self._tables:
            self._tables[-1].cell = None

    def close_table(self) -> None:
        """End a table and put its lines where it stands."""
        self.end_line()
        if self._tables:
            lines = self._rendered(self._tables.pop())
            self._target().extend(lines)

    def text(self) -> str:
        """Give the whole text, closing what was left open."""
        while self._tables:
            self.close_table()
        self.end_line()
        return "\n".join(self._lines)

    def _target(self) -> list[str]:
        for table in reversed(self._tables):
            if table.cell:
                return table.cell.lines
        return self._lines

    def _count(self, characters: int) -> None:
        self._length += characters
        if self._length > LONGEST_TEXT:
            raise Refusal("too_long", limit=f"{LONGEST_TEXT:,}")

    def _rendered(self, table: _Table) -> list[str]:
        lines: list[str] = []
        held: list[int] = []
        for row in table.rows:
            texts = self._row_texts(row, held)
            if _only_arranges(row, len(texts)):
                lines += [line for cell in row for line in cell.lines]
            elif any(texts):
                lines.append("\t".join(texts))
        return lines

    def _row_texts(self, row: list[Cell], held: list[int]) -> list[str]:
        """Give the texts of a row's columns; `held` counts the rows each column is taken for."""
        texts: list[str] = []
        for cell in row:
            self._skip_held(texts, held)
            columns = cell.width
            self._count(columns)
            held += [0] * (len(texts) + columns - len(held))
            held[len(texts) : len(texts) + columns] = [max(cell.rows, 1) - 1] * columns
            words = " ".join(BLANKS.sub(" ", line) for line in cell.lines)
            texts += [words, *[""] * (columns - 1)]
        self._skip_held(texts, held)
        return texts

    def _skip_held(self, texts: list[str], held: list[int]) -> None:
        """Leave the next columns empty as long as a cell from above reaches into them."""
        while len(texts) < len(held) and held[len(texts)]:
            self._count(1)
            held[len(texts)] -= 1
            texts.append("")


def _only_arranges(row: list[Cell], columns: int) -> bool:
    """Say whether a row holds another table or is one cell over all columns, as around prose."""
    return any(cell.holds_table for cell in row) or (len(row) == 1 and row[0].width == columns)
