"""What is wrong in an uploaded file: one problem, its place, and its words in both languages.

The words stand in data/words/problems.csv, a row a code; which problems there are is found by
`workbooks`, `mapping` and `checking`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2s
from typing import Final

from catalogue import FOLDER, Named
from tables import read_table

# An error blocks publishing, a warning needs a reason, a note is for information.
LEVELS: Final = ("error", "warning", "note")
PARTS: Final = ("title", "found", "expected", "fix")
COLUMNS: Final = (
    "code",
    "level",
    *(f"{part}_{tongue}" for part in PARTS for tongue in ("zh", "en")),
)
FILE: Final = FOLDER.parent / "words" / "problems.csv"

# Details that change while the file and what is found in it stay the same.
PASSING: Final = {"today": ""}
DIGEST: Final = 4

Detail = str | Named


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: a cell or range of a sheet (`C7`, `C7:C9`), or a span of a text."""

    sheet: str = ""
    cell: str = ""
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        if self.start is not None:
            return f"{self.start}–{self.end}"
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True, slots=True)
class Proposal:
    """A unit offered in place of the one taken for a heading; nothing changes until accepted."""

    heading: str
    unit: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at; `details` fill the words' {parts}, a Named by its language."""

    code: str
    place: Place
    details: Mapping[str, Detail] = field(default_factory=dict)
    centre: str = ""
    year: int | None = None
    indicator: str = ""
    proposal: Proposal | None = None

    @property
    def level(self) -> str:
        """Give `error`, `warning` or `note`."""
        return words()[self.code]["level"]

    @property
    def key(self) -> str:
        """Name this problem within its file, the same at every reading that finds the same.

        What was found is part of it, so that a reason given answers no other finding there.
        """
        found = self._filled("found_zh", {**self.details, **PASSING})
        digest = blake2s(found.encode(), digest_size=DIGEST).hexdigest()
        return f"{self.code}@{self.place}#{digest}"

    def says(self, part: str, language: str = "zh") -> str:
        """Give the `title`, what was `found`, what was `expected` or the `fix` in words."""
        return self._filled(f"{part}_{language}", self.details)

    def _filled(self, column: str, details: Mapping[str, Detail]) -> str:
        language = column[-2:]
        filled = {
            name: detail if isinstance(detail, str) else getattr(detail, language)
            for name, detail in details.items()
        }
        return words()[self.code][column].format_map(filled)


@cache
def words() -> dict[str, dict[str, str]]:
    """Load the words of every problem by code."""
    return {row["code"]: dict(row.cells) for row in read_table(FILE, COLUMNS, strip=False)}
