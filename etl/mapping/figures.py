"""The readings of a table: every figure with its indicator, year, centre, unit and growth.

Growth that stands in a line of its own is found by `changes`; what is told of a table as a whole by
`context`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from catalogue import Catalogue, Named
from etl.mapping.centres import Centres
from etl.mapping.changes import NONE, Change, Changes
from etl.mapping.context import Context
from etl.mapping.crossing import unit_of, year_of
from etl.mapping.grids import NUMBER, YEAR
from etl.mapping.headings import Cells, Heading
from etl.mapping.lines import Line, Table
from etl.mapping.mapped import CellReading
from etl.mapping.numerals import Number, number_of
from etl.mapping.units import fits, units_for
from etl.mapping.wording import fold
from etl.problems import Detail, Place, Problem
from etl.recognise.reading import ACTUAL, WHOLE
from etl.workbooks.workbook import Cell, letters

At = tuple[int, int]
_letters = cache(letters)
# What a column of changes says where there is none.
UNCHANGED: Final = frozenset(("持平", "不变", "不可比", "新增"))
# More cells of one table with the same fault than these are told as a number.
MOST_FAULTY: Final = 200
# A sentence names no more units than these.
MOST_UNITS: Final = 6


@dataclass(slots=True)
class Figures:
    """Reads the figures of one table."""

    known: Catalogue
    centres: Centres
    table: Table
    context: Context
    printed: dict[At, Cell] = field(default_factory=dict)
    readings: list[CellReading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _glanced: dict[int, tuple[int, str]] = field(default_factory=dict)
    faulty: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    unplaced: int = 0

    @property
    def sheet(self) -> str:
        """Give the name of the table's sheet."""
        return self.table.frame.part.block.grid.sheet.name

    def cells(self, wanted: Callable[[Line], bool]) -> list[Cells]:
        """Read the figures of each line of subjects, one for each entity.

        Of lines that are not wanted only the count is taken: a sheet may hold any number of them.
        """
        nothing: Cells = [None] * len(self.table.entities)
        found: list[Cells] = []
        for subject in self.table.subjects:
            if wanted(subject):
                found.append([self._cell(subject, entity) for entity in self.table.entities])
            else:
                self._glance(subject)
                found.append(nothing)
        return found

    def _cell(self, subject: Line, entity: Line) -> Number | str | None:
        place = self.table.at(subject, entity)
        grid = self.table.frame.part.block.grid
        cell = grid.sheet.cell(*place)
        if cell is None:
            return None
        self.printed[place] = cell
        return number_of(cell, grid.units)

    def _glance(self, subject: Line) -> None:
        grid, at = self.table.frame.part.block.grid, self.table.at
        places = [at(subject, entity) for entity in self.table.entities if not entity.aside]
        filled = [place for place in places if grid.kind(*place) in (NUMBER, YEAR)]
        first = grid.cell(*filled[0]) if filled else None
        self._glanced[subject.index] = len(filled), first.text + first.suffix if first else ""

    def count(self, heading: Heading) -> tuple[int, str]:
        """Give how many numbers stand under a heading, and the first as printed."""
        if heading.line.index in self._glanced:
            return self._glanced[heading.line.index]
        for found, entity in zip(heading.cells, self.table.entities, strict=True):
            if isinstance(found, Number) and not entity.growth and not entity.aside:
                cell = self.printed[self.table.at(heading.line, entity)]
                return len(heading.numbers), cell.text + cell.suffix
        return 0, ""

    def read(self, headings: list[Heading]) -> None:
        """Make the readings of all headings, in the order of the sheet."""
        changes = Changes(self.known, self.table, self.context, headings)
        made: list[tuple[At, CellReading]] = []
        for place, heading in enumerate(headings):
            if heading.growth:
                self._faults(heading)
            elif self._readable(heading):
                made.extend(self._of(heading, place, changes))
        made.sort(key=lambda one: one[0])
        self.readings = [reading for _, reading in made]
        self.problems.extend(
            self._problem(code, at, heading) for at, (code, heading) in changes.left.items()
        )

    def _readable(self, heading: Heading) -> bool:
        line = heading.line
        whole = not (line.partial or line.aside or line.centre == "")
        return whole and heading.sense is not None and not heading.misfit

    def _of(
        self, heading: Heading, place: int, changes: Changes
    ) -> Iterator[tuple[At, CellReading]]:
        sense = heading.sense
        if sense is None:
            return
        kind = self.known.indicators[sense.indicator].kind
        barred = {"flow": "stock", "stock": "flow"}.get(kind, "none")
        for at, (found, entity) in enumerate(zip(heading.cells, self.table.entities, strict=True)):
            if found is None or entity.aside:
                continue
            cell = self.table.at(heading.line, entity)
            if barred in (heading.line.only, entity.only):
                self._bar(cell, heading, entity)
            elif isinstance(found, str):
                self._fault(found, cell, heading, growth=entity.growth)
            elif found.way and not entity.growth:
                self._fault("not_a_number", cell, heading)
            elif not entity.growth:
                change = changes.of(place, at) if changes.told else NONE
                reading = self._reading(heading, entity, found, cell, change)
                if reading:
                    yield cell, reading

    def _bar(self, at: At, heading: Heading, entity: Line) -> None:
        """Say that a balance has no figure under a turnover, nor a flow under a balance."""
        details: dict[str, Detail] = {"heading": heading.text, "beside": entity.text.strip()}
        place = Place(self.sheet, self.printed[at].address)
        self.problems.append(
            Problem("flow_or_balance", place, details, indicator=heading.indicator)
        )

    def _reading(
        self, heading: Heading, entity: Line, number: Number, at: At, change: Change
    ) -> CellReading | None:
        subject, sense = heading.line, heading.sense
        year = year_of(subject, entity, self.context)
        centre = entity.centre or subject.centre or self.context.centre
        unit = self._unit(heading, entity, number, at)
        self.undated += year is None
        self.unplaced += not centre
        if year is None or not centre or not unit or sense is None:
            return None
        name = self.centres.name(centre)
        cell = self.printed[at]
        told = f"（{unit}）" if not number.unit else ""
        text = cell.text + cell.suffix
        return CellReading(
            centre=centre,
            indicator=sense.indicator,
            year=year,
            value=number.value,
            unit=unit,
            growth=change[0],
            growth_unit=change[1],
            scope=entity.scope or subject.scope or WHOLE,
            role=sense.role or subject.role or entity.role or ACTUAL,
            item=sense.item,
            quote=f"{name} · {heading.text}{told} · {year}：{text}",
            sheet=self.sheet,
            cell=f"{_letters(at[1])}{at[0]}",
            heading=heading.text,
        )

    def _unit(self, heading: Heading, entity: Line, number: Number, at: At) -> str:
        """Give a figure's unit: its own, unless a unit was chosen in place of what all print."""
        own = number.unit
        if own and heading.unit_from == "chosen" and own == heading.own:
            own = ""
        if own and not fits(heading.indicator, own, self.known):
            self.problems.append(self._problem("unit_unfit", at, heading, own))
            return ""
        if own:
            return own
        grid = self.table.frame.part.block.grid
        unit, misfit = unit_of(heading, entity, self.context, self.known, grid.units)
        if misfit:
            self.faulty["unit_beside_unfit"] += 1
            if self.faulty["unit_beside_unfit"] <= MOST_FAULTY:
                self.problems.append(self._problem("unit_beside_unfit", at, heading, misfit))
        return unit

    def _faults(self, heading: Heading) -> None:
        """Name every cell of known growth that holds something else than a number."""
        if heading.sense is None or heading.set_aside or heading.level is None:
            return
        for found, entity in zip(heading.cells, self.table.entities, strict=True):
            if isinstance(found, str) and not entity.aside:
                self._fault(found, self.table.at(heading.line, entity), heading, growth=True)

    def _fault(self, code: str, at: At, heading: Heading, *, growth: bool = False) -> None:
        if growth and fold(self.printed[at].text) in UNCHANGED:
            return
        self.faulty[code] += 1
        if self.faulty[code] <= MOST_FAULTY:
            self.problems.append(self._problem(code, at, heading))

    def _problem(self, code: str, at: At, heading: Heading, unit: str = "") -> Problem:
        cell = self.printed[at]
        details: dict[str, Detail] = {
            "heading": heading.text,
            "text": _short(cell.text + cell.suffix),
        }
        if unit:
            details |= told_of_unit(heading.indicator, unit, self.known)
        place = Place(self.sheet, cell.address)
        return Problem(code, place, details, indicator=heading.indicator)


def told_of_unit(indicator: str, unit: str, known: Catalogue) -> dict[str, Detail]:
    """Give what the words of a problem with a unit need."""
    entry = known.indicators[indicator]
    few = units_for(indicator, known)[:MOST_UNITS]
    named = Named(indicator, entry.text["name_zh"], entry.text["name_en"])
    return {"indicator": named, "units": "、".join(few), "unit": unit}


def _short(text: str) -> str:
    """Give a cell's text as far as a sentence can hold it."""
    return text if len(text) <= 40 else f"{text[:40]}…"
