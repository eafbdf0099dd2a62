"""Rows and columns as lines: what the labels of each say of its figures.

Figures stand where a line of subjects, which tell the indicator, meets a line of entities, which
tell centre, year or growth. Either may be the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from etl.mapping import centres as places
from etl.mapping.centres import Centres
from etl.mapping.frames import PLACES, Frame, Label
from etl.mapping.mapped import Layout
from etl.mapping.vocabulary import Vocabulary
from etl.mapping.wording import Said, say, year_in
from etl.recognise.reading import WHOLE

SEPARATOR: Final = " / "
# What a column beside 当年发生额 or 年末余额 holds: of a balance no flow, of a turnover no balance.
BALANCES: Final = frozenset(("余额", "结余"))
# A place among others is no figure of the indicator beside it.
RANK: Final = re.compile(r"排名|排位|位次|名次")
TURNOVERS: Final = frozenset(("发生额", "发生数"))


@dataclass(slots=True)
class Line:
    """A row or a column of figures: `index` is its number in the sheet.

    `levels` are its labels taken apart, `centre` an id, empty where its figures are left aside,
    None where no centre is told. `only` is `stock` or `flow` where other figures cannot stand here.
    `sums` says that it adds up other lines. `aside` tells why a
    line is not read, and `why` is the label that says so where it is none of its own.
    """

    index: int
    labels: list[Label]
    levels: list[Said] = field(default_factory=list)
    unit: str = ""
    centre: str | None = None
    centre_text: str = ""
    scope: str = ""
    year: int | None = None
    back: int = 0
    only: str = ""
    role: str = ""
    growth: bool = False
    partial: bool = False
    sums: bool = False
    whole: bool = False
    aside: str = ""
    why: Label | None = None

    @property
    def heading(self) -> str:
        """Give the whole heading without units and years."""
        said: list[str] = []
        for level in self.levels:
            if level.label and level.label not in said[-1:]:
                said.append(level.label)
        return SEPARATOR.join(said)

    @property
    def units(self) -> tuple[str, ...]:
        """Give the units that its lowest label tells; of growth those told with the growth."""
        first = len(self.levels) - 1
        if self.growth:
            first = max((at for at, level in enumerate(self.levels) if level.growth), default=first)
        return tuple(unit for level in reversed(self.levels[first:]) for unit in level.units)

    @property
    def group_units(self) -> tuple[str, ...]:
        """Give the units that the labels above the lowest tell, the nearest first."""
        return tuple(unit for level in reversed(self.levels[:-1]) for unit in level.units)

    @property
    def text(self) -> str:
        """Give its lowest label as printed."""
        return self.labels[-1].text if self.labels else ""


@dataclass(slots=True)
class Table:
    """Lines of subjects and of entities; `transposed` where the subjects are rows."""

    frame: Frame
    layout: Layout
    subjects: list[Line]
    entities: list[Line]

    @property
    def transposed(self) -> bool:
        """Tell whether the subjects are rows."""
        return self.layout in ("rows", "tidy")

    def at(self, subject: Line, entity: Line) -> tuple[int, int]:
        """Give row and column of the cell where two lines meet."""
        if self.transposed:
            return subject.index, entity.index
        return entity.index, subject.index


class Lines:
    """Makes lines of labels."""

    def __init__(self, words: Vocabulary, centres: Centres) -> None:
        self.words = words
        self.centres = centres

    def table(self, frame: Frame) -> Table:
        """Find which way a table lies, and give its lines."""
        columns = [
            self.line(at, labels, frame.column_units.get(at, ""))
            for at, labels in frame.heads.items()
        ]
        rows = self._rows(frame)
        over, beside = self._known(columns), self._known(rows)
        if over == beside == 0:
            over = self._under_caption(frame, columns)
        listed = "indicator" in frame.roles.values()
        sideways = beside > over or (listed and over in (beside, 0))
        if not sideways:
            return Table(frame, "columns", columns, self._as_entities(rows))
        entities = self._as_entities(columns)
        if "indicator" not in frame.roles.values() or PLACES.isdisjoint(frame.roles.values()):
            return Table(frame, "rows", rows, entities)
        return Table(frame, "tidy", self._with_places(rows), entities)

    def template(self, frame: Frame) -> Table:
        """Give the lines of our own template: an indicator a column, a centre and year a row."""
        columns = [self.line(at, labels) for at, labels in frame.heads.items()]
        rows = [self.line(row, labels) for row, labels in frame.sides.items()]
        return Table(frame, "template", columns, self._as_entities(rows))

    def line(self, index: int, labels: Iterable[Label], unit: str = "") -> Line:
        """Give the line that labels tell, the topmost or leftmost first."""
        line = Line(index, list(labels), unit=unit)
        for label in line.labels:
            self._hear(line, label)
        return line

    def _rows(self, frame: Frame) -> list[Line]:
        """Give the lines of the rows; a label without figures heads those below it."""
        lines: list[Line] = []
        section: Label | None = None
        grid = frame.part.block.grid
        for row, labels in frame.sides.items():
            filled = any(grid.kind(row, column) for column in frame.heads)
            if not filled:
                section = labels[0] if len(labels) == 1 else section
                continue
            headed = (
                section is not None and len(labels) == 1 and self._heads(frame, section, labels[0])
            )
            whole = [section, *labels] if section and headed else labels
            lines.append(self.line(row, whole, frame.row_units.get(row, "")))
        return lines

    def _heads(self, frame: Frame, section: Label, label: Label) -> bool:
        """Tell whether a row without figures heads one below it, rather than lacks its own."""
        above, said = (say(one.text, self.words.units) for one in (section, label))
        meant = self.words.meaning((above,))
        named = meant.how == "name" or above.units or section.row in frame.row_units
        return said.neutral or not (meant.senses and named)

    def _with_places(self, rows: list[Line]) -> list[Line]:
        """Tell whose figures each row of a tidy table gives, by its columns of places and years."""
        beside = [[label for label in line.labels if label.role in PLACES] for line in rows]
        lines = [
            self.line(
                line.index, [label for label in line.labels if label.role not in PLACES], line.unit
            )
            for line in rows
        ]
        told = [self.line(line.index, labels) for line, labels in zip(rows, beside, strict=True)]
        for line, place in zip(lines, self._as_entities(told), strict=True):
            line.centre = place.centre if place.centre is not None else line.centre
            line.scope, line.aside, line.back = place.scope, place.aside, line.back + place.back
            line.why = place.labels[-1] if place.labels else None
            line.year = place.year if place.year is not None else line.year
        return lines

    def _hear(self, line: Line, label: Label) -> None:
        """Add to a line what a label tells."""
        found = self.centres.find(label.text) if label.role != "year" else None
        if found is not None:
            line.centre, line.centre_text = found, label.text
            return
        if places.whole(label.text):
            line.scope, line.whole = WHOLE, True
            return
        said = say(label.text, self.words.units)
        centre, rest = self.centres.prefixed(label.text)
        if centre and not self.words.knows(said) and self._tells(rest):
            line.centre, line.centre_text = centre, label.text
            said = say(rest, self.words.units)
        if self.centres.is_sum(label.text) and not self.words.knows(said):
            line.sums = True
        if label.role == "year" and said.year is None:
            year = year_in(label.text)
            said = Said("", "", "", year=year, back=said.back) if year else said
        line.levels.append(said)
        self._add_facts(line, said)

    def _tells(self, text: str) -> bool:
        """Tell whether a text names an indicator, or a year alone."""
        said = say(text, self.words.units)
        return self.words.knows(said) or (said.neutral and said.year is not None)

    def _add_facts(self, line: Line, said: Said) -> None:
        whole = self.words.meaning((said,)).whole
        line.year = said.year if said.year is not None else line.year
        line.back = said.back if said.back is not None and not whole else line.back
        if said.opening or said.rest in BALANCES:
            line.only = "stock"
        elif said.rest in TURNOVERS:
            line.only = "flow"
        line.partial |= said.partial and not whole
        if not whole:
            line.role = said.role or line.role
            line.growth |= said.growth

    def _known(self, lines: Sequence[Line]) -> int:
        return sum(bool(self.words.meaning(line.levels).senses) for line in lines)

    def _under_caption(self, frame: Frame, columns: list[Line]) -> int:
        """Let the captions tell the indicator of columns that tell only years or centres."""
        for caption in reversed(frame.part.captions):
            word = self.words.subject(caption)
            if word:
                told = say(caption, self.words.units)
                subject = replace(say(word, self.words.units), units=told.units)
                for line in columns:
                    line.levels.insert(0, subject)
                return self._known(columns)
        return 0

    def _as_entities(self, lines: list[Line]) -> list[Line]:
        """Say of each line which centre or part it is of, or why it is left aside."""
        ranks = [line for line in lines if any(RANK.search(one.text) for one in line.labels)]
        listed = any(line.centre for line in lines)
        told = listed or any(line.year is not None for line in lines)
        for line in lines:
            # Beside cities 全省 is their sum; in one centre's own table 全市 is the centre.
            line.sums |= listed and line.whole and line.centre is None
            nameless = line.centre is None and not (line.growth or line.sums or line.scope)
            if line.centre == "":
                line.aside = "chosen"
            elif line.centre is None:
                self._place(line, listed=listed)
            if line.partial:
                line.aside = "part_of_year"
            elif nameless and line.centre is None and (listed or (told and not line.labels)):
                line.aside = line.aside or "unknown"
        parted = any(line.scope not in ("", WHOLE) for line in lines)
        several = listed or any(line.year or line.centre for line in lines)
        for line in lines:
            if line.sums and several and not parted:
                line.aside = "sum"
            elif line.sums:
                line.scope = WHOLE
        for line in ranks:
            line.aside, line.scope = "unknown", ""
        return lines

    def _place(self, line: Line, *, listed: bool) -> None:
        """Say of which centre or part a line is whose labels name no known centre."""
        names = [
            label
            for label in line.labels
            if not self.centres.is_sum(label.text)
            and not self._neutral(label.text)
            and not places.whole(label.text)
        ]
        if any(listed and self.centres.is_province(name.text) for name in names):
            line.sums = True
        elif names and not line.sums:
            self._name(line, names[-1], listed=listed)

    def _neutral(self, text: str) -> bool:
        said = say(text, self.words.units)
        return said.neutral or said.rest in BALANCES or said.rest in TURNOVERS

    def _name(self, line: Line, label: Label, *, listed: bool) -> None:
        if not listed and (label.role == "part" or places.part(label.text)):
            line.scope = label.text.strip()
        elif label.role == "centre" or (listed and not line.role) or self._like(label):
            line.centre = line.centre_text = label.text.strip()
        else:
            line.aside = "unknown"

    def _like(self, label: Label) -> bool:
        known = self.words.knows(say(label.text, self.words.units))
        return not known and places.like_a_centre(label.text)
