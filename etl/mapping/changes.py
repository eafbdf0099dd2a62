"""Growth in lines of its own: which figure it belongs to, and in which unit it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from catalogue import Catalogue
from etl.mapping.context import Context
from etl.mapping.headings import Heading
from etl.mapping.lines import Line, Table
from etl.mapping.numerals import Number
from etl.mapping.units import fits
from etl.recognise.tokens import POINTS
from intervals import before_growth, from_printed

PERCENTS: Final = frozenset(("%", "％", "百分比", "百分之"))
WHOLE_POINTS: Final = frozenset(("个百分点", "百分点", "pp"))
RATIOS: Final = frozenset(("percent", "permille"))
Change = tuple[str, str]
NONE: Final[Change] = ("", "")


@dataclass(slots=True)
class Changes:
    """The growth of each figure of a table, by the places of its heading and its entity.

    `without_unit` holds the first cell of each heading whose growth tells no unit.
    """

    known: Catalogue
    table: Table
    context: Context
    headings: list[Heading]
    without_unit: dict[tuple[int, int], Heading] = field(default_factory=dict)
    _found: dict[tuple[int, int], Change] = field(default_factory=dict)

    def __post_init__(self) -> None:
        places = {id(heading): place for place, heading in enumerate(self.headings)}
        for heading in self.headings:
            if heading.growth and heading.level and heading.sense and not heading.set_aside:
                self._of_subject(heading, places[id(heading.level)])
        for place, entity in enumerate(self.table.entities):
            level = self._level_of_entity(place) if entity.growth else None
            if level is not None:
                self._of_entity(place, level)

    @property
    def told(self) -> bool:
        """Tell whether the table tells any growth."""
        return bool(self._found)

    def of(self, heading: int, entity: int) -> Change:
        """Give the growth of a figure and its unit, both empty where none is told."""
        return self._found.get((heading, entity), NONE)

    def _of_subject(self, heading: Heading, level: int) -> None:
        of = self.headings[level]
        for place, number in enumerate(heading.cells):
            if isinstance(number, Number) and not self.table.entities[place].aside:
                unit = self._overruled(heading, number)
                if not unit and self._by_amount(heading.line):
                    unit = of.unit
                change = self._change(of, place, number, unit, heading.line)
                self._keep((level, place), change, heading, self.table.entities[place])

    def _overruled(self, heading: Heading, number: Number) -> str:
        chosen = heading.unit_from in ("chosen", "remembered") and number.unit == heading.own
        return heading.unit if chosen else number.unit or heading.unit

    def _of_entity(self, place: int, level: int) -> None:
        line = self.table.entities[place]
        units = (*line.units, *([line.unit] if line.unit else []))
        for at, heading in enumerate(self.headings):
            number = heading.cells[place]
            if not isinstance(number, Number) or heading.growth or heading.sense is None:
                continue
            unit = number.unit or self._suited(heading, units)
            if not unit and self._by_amount(line):
                unit = heading.unit
            change = self._change(heading, level, number, unit, line)
            self._keep((at, level), change, heading, line)

    def _suited(self, heading: Heading, units: tuple[str, ...]) -> str:
        """Give the unit of growth among several: （%、百分点） means points for a ratio."""
        if len(units) < 2:
            return units[0] if units else ""
        ratio = self.known.indicators[heading.indicator].unit in RATIOS
        return next((unit for unit in units if (unit in POINTS) == ratio), units[0])

    def _by_amount(self, line: Line) -> bool:
        return any(level.hint == "amount" for level in line.levels)

    def _keep(
        self, at: tuple[int, int], change: Change | None, heading: Heading, entity: Line
    ) -> None:
        if change:
            self._found[at] = change
        elif not any(heading is known for known in self.without_unit.values()):
            self.without_unit[self.table.at(heading.line, entity)] = heading

    def _change(
        self, heading: Heading, entity: int, number: Number, unit: str, line: Line
    ) -> Change | None:
        """Give a change with its sign and its unit, None where its unit is not told or unfit."""
        value = number.value if number.value.startswith("-") else f"+{number.value}"
        ratio = self.known.indicators[heading.indicator].unit in RATIOS
        if unit in WHOLE_POINTS:
            return (value, "point") if ratio else None
        if unit in PERCENTS:
            told = self._of_ratio(heading, entity, number, line) if ratio else "percent"
            return (value, told) if told else None
        fitting = unit and (unit in POINTS or fits(heading.indicator, unit, self.known))
        return (value, unit) if fitting else None

    def _of_ratio(self, heading: Heading, entity: int, number: Number, line: Line) -> str:
        """Tell whether a ratio's change in % is of points: last year's figure beside it decides."""
        now, before = heading.cells[entity], self._year_before(heading, entity)
        if isinstance(now, Number) and before:
            level, prior, change = (from_printed(one.value) for one in (now, before, number))
            points = (prior + change).overlaps(level)
            percent = before_growth(level, change).overlaps(prior) if change.low > -100 else False
            if points != percent:
                return "point" if points else "percent"
        hints = {level.hint for level in line.levels}
        return "percent" if "percent" in hints else "point" if "point" in hints else ""

    def _year_before(self, heading: Heading, entity: int) -> Number | None:
        """Give the same indicator's figure of the year before, of the same centre."""
        entities = self.table.entities
        here = heading.line.year, heading.line.back, entities[entity].year, entities[entity].back
        for other in self.headings:
            if other.indicator != heading.indicator or other.growth:
                continue
            for place, line in enumerate(entities):
                there = other.line.year, other.line.back, line.year, line.back
                alike = (line.centre, line.scope) == (
                    entities[entity].centre,
                    entities[entity].scope,
                )
                found = other.cells[place]
                if alike and isinstance(found, Number) and self._gap(here, there) == 1:
                    return found
        return None

    def _gap(
        self,
        here: tuple[int | None, int, int | None, int],
        there: tuple[int | None, int, int | None, int],
    ) -> int:
        return self._year(here) - self._year(there)

    def _year(self, told: tuple[int | None, int, int | None, int]) -> int:
        subject, back, entity, more = told
        base = subject if subject is not None else entity
        return (base if base is not None else self.context.year or 0) - back - more

    def _level_of_entity(self, place: int) -> int | None:
        """Give the entity whose growth a line tells: of its year, or the latest before it."""
        entities = self.table.entities
        line = entities[place]
        levels = [
            at
            for at, one in enumerate(entities)
            if not one.growth
            and not one.aside
            and one.role in ("", "actual")
            and (one.centre, one.scope) == (line.centre, line.scope)
        ]
        if line.year is not None:
            return next((at for at in levels if entities[at].year == line.year), None)
        growths = [one for one in entities if one.growth and one.centre == line.centre]
        if len(growths) > 1:
            before = [at for at in levels if at < place]
            return before[-1] if before else None
        latest = sorted(
            levels, key=lambda at: self._year((None, 0, entities[at].year, entities[at].back))
        )
        return latest[-1] if latest else None
