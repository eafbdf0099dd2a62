"""A line of a page together with the place of every character in it."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Final

from etl.documents.document import Box

NO_BOX: Final = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Line:
    """A line of a page: `boxes` holds four numbers a character, as `document.Page` does.

    `is_row` says that it is the row of a table.
    """

    text: str = ""
    boxes: array[float] = field(default_factory=lambda: array("f"))
    is_row: bool = False

    def add(self, letters: str, box: Box = NO_BOX) -> None:
        """Add what one glyph stands for; each letter of a ligature has the glyph's box."""
        self.text += letters
        self.boxes.extend(box * len(letters))

    def append(self, line: Line) -> None:
        """Add another line's text and places."""
        self.text += line.text
        self.boxes.extend(line.boxes)

    @property
    def edges(self) -> tuple[float, float]:
        """Give the highest and the lowest point, in points from the top of the page."""
        tops = [
            top for top, bottom in zip(self.boxes[1::4], self.boxes[3::4], strict=True) if bottom
        ]
        return min(tops, default=0.0), max(self.boxes[3::4], default=0.0)

    def move(self, right: float, down: float) -> None:
        """Move every place by so many points."""
        for at in range(0, len(self.boxes), 4):
            if any(self.boxes[at : at + 4]):
                moved = zip(self.boxes[at : at + 4], (right, down) * 2, strict=True)
                self.boxes[at : at + 4] = array("f", map(sum, moved))
