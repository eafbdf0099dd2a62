"""What a sheet's XML tells that the library does not: formats, formulas without a value, error
values, hidden rows and columns, and how far its cells really reach.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Self

from etl.workbooks.markup import Attributes, walk
from etl.workbooks.refusals import Refusal
from etl.workbooks.workbook import Span, letters

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
# The grid that a reader makes in memory, and the cells in it: the first is a hundred times, the
# second eight times a national workbook. More would take longer than anyone waits.
MOST_GRID: Final = 5_000_000
MOST_FILLED: Final = 300_000
NUMBERS: Final = frozenset({"", "n"})
TRUE: Final = frozenset({"1", "true"})

Position = tuple[int, int]


@dataclass(slots=True)
class Details:
    """What was found; rows and columns count from 1, `bottom` and `right` are the last filled."""

    formats: dict[Position, str] = field(default_factory=dict)
    pending: set[Position] = field(default_factory=set)
    errors: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    bottom: int = 0
    right: int = 0
    filled: int = 0

    def take(self, place: Position) -> None:
        """Count a filled cell in."""
        self.filled += 1
        self.bottom, self.right = max(self.bottom, place[0]), max(self.right, place[1])

    def within_reach(self) -> Self:
        """Leave out hidden rows and columns beyond the last filled ones."""
        self.hidden_rows = {row for row in self.hidden_rows if row <= self.bottom}
        self.hidden_columns = {column for column in self.hidden_columns if column <= self.right}
        return self


def read_details(xml: bytes, formats: dict[str, str]) -> Details:
    """Read a sheet's part; `formats` are those that say something, by style.

    Raise Refusal for damage and for cells too many or too far out.
    """
    reader = _Reader(formats)
    walk(xml, reader.start, end=reader.end, text=reader.text)
    return reader.found.within_reach()


def refuse_far_reach(bottom: int, right: int, filled: int) -> None:
    """Raise Refusal where a grid would be too large or has too many filled cells."""
    if bottom * right > MOST_GRID:
        raise Refusal("too_many_cells", found=f"{letters(right)}{bottom}", limit=f"{MOST_GRID:,}")
    if filled > MOST_FILLED:
        raise Refusal("too_many_cells", found=f"{letters(right)}{bottom}", limit=f"{MOST_FILLED:,}")


class _Reader:
    """The handlers of one walk through a sheet; cells may leave out where they stand."""

    def __init__(self, formats: dict[str, str]) -> None:
        self.found = Details()
        self._formats = formats
        self._row = self._column = 0
        self._cell: Attributes | None = None
        self._formula = self._inline = self._valued = False
        self._value: list[str] | None = None
        self._said = ""
        self._columns: dict[str, int] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._open_cell(attributes)
        elif tag == "v":
            self._value, self._valued = [], True
        elif tag == "f":
            self._formula = True
        elif tag == "is":
            self._inline = True
        elif tag == "row":
            self._open_row(attributes)
        elif tag == "col":
            self._take_columns(attributes)

    def text(self, piece: str) -> None:
        if self._value is not None:
            self._value.append(piece)

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "v" and self._value is not None:
            self._said, self._value = "".join(self._value), None
        elif tag == "c" and self._cell is not None:
            self._close_cell(self._cell)
            self._cell = None

    def _open_row(self, attributes: Attributes) -> None:
        self._row = _whole(attributes.get("r"), self._row + 1)
        self._column = 0
        if _is_hidden(attributes, "ht"):
            self.found.hidden_rows.add(self._row)

    def _take_columns(self, attributes: Attributes) -> None:
        if _is_hidden(attributes, "width"):
            first, last = _whole(attributes.get("min"), 1), _whole(attributes.get("max"), 0)
            self.found.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))

    def _open_cell(self, attributes: Attributes) -> None:
        self._cell, self._said = attributes, ""
        self._formula = self._inline = self._valued = False
        place = attributes.get("r")
        if place is None:
            self._column += 1
            return
        name = place.rstrip("0123456789")
        self._row = _whole(place[len(name) :], 0)
        if name not in self._columns:
            self._columns[name] = _column(name)
        self._column = self._columns[name]
        if not (0 < self._row <= LAST_ROW and 0 < self._column <= LAST_COLUMN):
            raise Refusal("damaged", found="xlsx")

    def _close_cell(self, attributes: Attributes) -> None:
        if not (self._said or self._inline or self._formula):
            return
        found, kind = self.found, attributes.get("t", "")
        place = self._row, self._column
        found.take(place)
        if found.filled > MOST_FILLED:
            refuse_far_reach(found.bottom, found.right, found.filled)
        if kind == "e":
            found.errors[place] = self._said[:20]
        elif self._formula and not self._said and (kind in NUMBERS or not self._valued):
            # The saved value of a text formula may be an empty text; a number never is.
            found.pending.add(place)
        elif kind in NUMBERS:
            code = self._formats.get(attributes.get("s", ""))
            if code:
                found.formats[place] = code


def _is_hidden(attributes: Attributes, size: str) -> bool:
    if attributes.get("hidden") in TRUE:
        return True
    given = attributes.get(size, "1")
    return not given.strip("0.") and "0" in given


def _whole(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) <= 8):
        raise Refusal("damaged", found="xlsx")
    return int(text)


def _column(name: str) -> int:
    """Give a column's number from its letters, 0 where they are none."""
    if not (0 < len(name) <= 3 and name.isascii() and name.isalpha()):
        return 0
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
