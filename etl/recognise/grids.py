"""Tables of a report: each number cell is read by its row's and its column's labels.

A line with tabs is a row; rows follow each other without another line between. What a label says
of role, period, unit and part is left to `labels`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from etl.recognise import labels
from etl.recognise.figures import Figure, choose, printed_unit
from etl.recognise.growth import growth_unit, signed
from etl.recognise.making import COUNTED
from etl.recognise.phrases import Sense, Word
from etl.recognise.reading import ACTUAL, WHOLE
from etl.recognise.sentences import Context
from etl.recognise.tokens import Token, tokenise

VALUE: Final = re.compile(
    r"(?:[<>≥≤]=?|不低于|不高于|不超过|超过)?-?\d[\d，.]*[^\d（]{0,5}(?:（[^\t]*）)?$"
)
MOST_LABELS: Final = 8
LONGEST_CAPTION: Final = 160


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something: its span, its column from 0 and its text."""

    start: int
    end: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: one cell, or the cells of several header rows."""

    column: int
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """Give the texts of the cells, the topmost first."""
        return "，".join(cell.text for cell in self.cells)


@dataclass(slots=True)
class Grid:
    """Collects the rows of a table; `finish` reads it and starts anew."""

    context: Context
    rows: list[list[Cell]] = field(default_factory=list)
    text: str = ""
    caption: str = ""

    def add(self, text: str, start: int, end: int) -> None:
        """Add the row that text[start:end] is; the lines above the first are its caption."""
        if not self.rows:
            self.text = text
            self.caption = text[max(0, start - LONGEST_CAPTION) : start]
        cells, place = [], start
        for column, piece in enumerate(text[start:end].rstrip("\n").split("\t")):
            if piece:
                cells.append(Cell(place, place + len(piece), column, piece))
            place += len(piece) + 1
        self.rows.append(cells)

    def finish(self) -> tuple[list[Figure], list[Token]]:
        """Read the table collected, if any."""
        if not self.rows:
            return [], []
        table = _Table(self.context, self.text, labels.units_of_caption(self.caption))
        table.subject = self._subject()
        for row in self.rows:
            table.row(row)
        self.rows = []
        return table.figures, table.unread

    def _subject(self) -> Word | None:
        """Give the word that the two lines above announce the table by: 各县缴存额如下."""
        start = self.rows[0][0].start if self.rows[0] else 0
        lines = self.caption.rstrip("\n").split("\n")[-2:]
        low = start - min(start, len("\n".join(lines)) + 1)
        if not labels.ANNOUNCES.search(self.text, low, start):
            return None
        return self.context.lexicon.before.last_in(self.text, low, start)


@dataclass(slots=True)
class _Table:
    context: Context
    text: str
    units: tuple[str, ...]
    figures: list[Figure] = field(default_factory=list)
    unread: list[Token] = field(default_factory=list)
    heads: dict[int, Head] = field(default_factory=dict)
    last_head: Head | None = None
    begun: bool = False
    unit_columns: frozenset[int] = frozenset()
    subject: Word | None = None
    before: list[Cell] = field(default_factory=list)

    def row(self, row: list[Cell]) -> None:
        """Read a row: a header, or labels and values."""
        values = [c for c in row if VALUE.match(c.text) and not labels.YEAR_HEAD.fullmatch(c.text)]
        if values:
            # Beside other numbers a bare 1916 is a number too, and no year.
            values = [c for c in row if VALUE.match(c.text) and not labels.named_year(c.text)]
        taken = {cell.column for cell in values}
        names = [cell for cell in row if cell.column not in taken]
        if not values and len(row) > 1 and (len(row) >= len(self.heads) or not self.begun):
            self._head_row(row)
        self.begun = self.begun or bool(values)
        first = len(self.figures)
        self.before = names or self.before
        for cell in values:
            self._value(cell, row, self.before[:MOST_LABELS], first)

    def _head_row(self, row: list[Cell]) -> None:
        """Read a header; a second one below the first says more of the same columns."""
        above = {} if self.begun else self.heads
        heads = {}
        for column in range(max((*above, row[-1].column)) + 1):
            own = [cell for cell in row if cell.column == column]
            over = [head for at, head in above.items() if at <= column][-1:]
            if own or (over and over[0].column == column):
                cells = (*(cell for head in over for cell in head.cells), *own)
                heads[column] = Head(column, cells)
        self.heads, self.last_head, self.begun = heads, heads[max(heads)], False
        columns = (at for at, head in heads.items() if labels.UNIT_COLUMN.fullmatch(head.text))
        self.unit_columns = frozenset(columns)

    def _value(self, cell: Cell, row: list[Cell], names: list[Cell], first: int) -> None:
        head = self._head(cell, row)
        tokens = tokenise(self.text, cell.start, cell.end, self.context.lexicon)
        token = next((token for token in tokens if token.kind == "number"), None)
        if token is None:
            return
        if head and labels.GROWTH.search(head.text):
            self._grow(token, head, first)
        elif (cell is not row[0] or token.unit) and (found := self._figure(token, names, head)):
            self.figures.append(found)
        elif cell is not row[0] or token.unit:
            self.unread.append(token)

    def _head(self, cell: Cell, row: list[Cell]) -> Head | None:
        """Give a cell's column head; in a row that lost cells the last stands under the last."""
        last = self.last_head
        lost = cell is row[-1] and len(row) < len(self.heads)
        if last and (cell.column > last.column or lost):
            return last
        return self.heads.get(cell.column)

    def _figure(self, token: Token, names: list[Cell], head: Head | None) -> Figure | None:
        over = head.cells if head else ()
        for place in (*reversed(names), *reversed(over)):
            word = self.context.lexicon.before.last_in(self.text, place.start, place.end)
            units = (*labels.units(place, *over), *self._unit_column(names))
            found = word and self._with_word(token, word, units, place in over, names, head)
            if found:
                return found
        if self.subject and names and (token.unit or head):
            units = (*labels.units(*over), *self._unit_column(names))
            return self._with_word(token, self.subject, units, True, names, head)
        return None

    def _with_word(
        self,
        token: Token,
        word: Word,
        units: tuple[str, ...],
        in_head: bool,
        names: list[Cell],
        head: Head | None,
    ) -> Figure | None:
        printed, sense = self._sense(token, word, units)
        return self._made(printed, word, sense, in_head, names, head) if sense else None

    def _unit_column(self, names: list[Cell]) -> list[str]:
        return [cell.text for cell in names if cell.column in self.unit_columns]

    def _sense(
        self, token: Token, word: Word, units: tuple[str, ...]
    ) -> tuple[Token, Sense | None]:
        """Give a number the first unit told of it that fits, and its sense."""
        known = self.context.known
        if token.unit or token.value == 0:
            return token, choose(word.senses, token, known)
        for unit in (*units, *self.units):
            printed = replace(token, unit=unit)
            sense = choose(word.senses, printed, known)
            if sense:
                return printed, sense
        return token, choose(word.senses, token, known)

    def _made(
        self,
        token: Token,
        word: Word,
        sense: Sense,
        in_head: bool,
        names: list[Cell],
        head: Head | None,
    ) -> Figure:
        texts = [cell.text for cell in (*names, *((head,) if head else ()))]
        scope = WHOLE
        if in_head or len(names) > 1:
            scope = labels.scope(names, {at: one.text for at, one in self.heads.items()})
        if not in_head and head and scope == WHOLE:
            scope = labels.scope_of_head(head.text)
        item = "" if sense.item == COUNTED else sense.item
        if in_head and scope == WHOLE and not item:
            item = labels.item(names) if self.heads else ""
        period = labels.period(texts, self.context.document_year)
        role = sense.role or labels.role(texts)
        if role == ACTUAL and period.year < self.context.document_year:
            role = "prior"
        return Figure(
            token=token,
            sense=sense,
            word=word,
            period=period,
            start=token.start,
            end=token.end,
            scope=scope,
            role=role,
            item=item,
            bound=token.bound,
            value=token.printed,
            unit=printed_unit(token, sense, self.context.known),
        )

    def _grown(self, own: list[Figure], head: Head) -> Figure:
        """Give the figure of a row that a growth column is of: its year's, or the one before it."""
        growths = [one for one in self.heads.values() if labels.GROWTH.search(one.text)]
        paired = 2 * len(growths) >= len(self.heads) - 1 > 2
        about = labels.YEAR.search(head.text)
        year = int(about["year"]) if about else max(figure.period.year for figure in own)
        of_year = [figure for figure in own if figure.period.year == year]
        return own[-1] if (paired and not about) or not of_year else of_year[-1]

    def _grow(self, token: Token, head: Head, first: int) -> None:
        """Give a growth cell to its row's figure of the latest year."""
        first = max(first, len(self.figures) - MOST_LABELS)
        own = self.figures[first:]
        unit = token.unit or next(iter(labels.units(*head.cells)), "")
        printed = replace(token, unit=unit)
        if not own or not printed.relative:
            self.unread.append(token)
            return
        latest = self._grown(own, head)
        if unit == "%" and latest.unit == "%":
            printed = replace(token, unit="个百分点")
        latest.growth = signed(printed, 1)
        latest.growth_unit = growth_unit(printed)
