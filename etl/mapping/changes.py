"""Growth in lines of its own: which figure it belongs to, and in which unit it is told."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from catalogue import Catalogue
from etl.mapping.comparisons import CAME_ABOUT, compared, on_year_before, run_before
from etl.mapping.context import Context
from etl.mapping.crossing import unit_of, year_of
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
Group = tuple[str | None, str]
NONE: Final[Change] = ("", "")


@dataclass(slots=True)
class Changes:
    """The growth of each figure of a table, by the places of its heading and its entity.

    `left` holds the first cell of each line whose changes are left aside, and why.
    """

    known: Catalogue
    table: Table
    context: Context
    headings: list[Heading]
    left: dict[tuple[int, int], tuple[str, Heading]] = field(default_factory=dict)
    _found: dict[tuple[int, int], Change] = field(default_factory=dict)
    _noted: set[tuple[str, int]] = field(default_factory=set)
    _groups: dict[Group, list[int]] = field(default_factory=dict)
    _levels: dict[tuple[str, Group, int | None], Number] = field(default_factory=dict)

    def __post_init__(self) -> None:
        places = {id(heading): place for place, heading in enumerate(self.headings)}
        for place, entity in enumerate(self.table.entities):
            self._groups.setdefault((entity.centre, entity.scope), []).append(place)
        for heading in self.headings:
            if heading.growth and heading.level and heading.sense and _told_at_all(heading):
                self._of_subject(heading, places[id(heading.level)])
        for place, entity in enumerate(self.table.entities):
            beside = self._beside(place) if entity.growth and not entity.aside else []
            if beside:
                self._of_entity(place, beside)

    @property
    def told(self) -> bool:
        """Tell whether the table tells any growth."""
        return bool(self._found)

    def of(self, heading: int, entity: int) -> Change:
        """Give the growth of a figure and its unit, both empty where none is told."""
        return self._found.get((heading, entity), NONE)

    def _of_subject(self, heading: Heading, level: int) -> None:
        of, told = self.headings[level], compared(heading.line)
        for place, number in enumerate(heading.cells):
            entity = self.table.entities[place]
            if not isinstance(number, Number) or entity.aside:
                continue
            years = {year_of(one.line, entity, self.context) for one in heading.beside}
            if not on_year_before(told, year_of(of.line, entity, self.context), years):
                self._note("growth_not_taken", heading.line, heading, entity)
                continue
            unit = self._overruled(heading, number)
            if not unit and self._by_amount(heading.line):
                unit = self._unit(of, place)
            change = self._change(of, place, number, unit, heading.line)
            self._keep((level, place), change, heading, entity)

    def _overruled(self, heading: Heading, number: Number) -> str:
        chosen = heading.unit_from == "chosen" and number.unit == heading.own
        return heading.unit if chosen else number.unit or heading.unit

    def _of_entity(self, place: int, beside: list[int]) -> None:
        """Take the changes of a line of entities for the latest of the lines beside it."""
        line, told = self.table.entities[place], compared(self.table.entities[place])
        level = self._latest(beside)
        units = (*line.units, *([line.unit] if line.unit else []))
        for at, heading in enumerate(self.headings):
            number = heading.cells[place]
            if not isinstance(number, Number) or heading.growth or heading.sense is None:
                continue
            years = [self._year(heading, one) for one in beside]
            if not on_year_before(told, self._year(heading, level), years):
                self._note("growth_not_taken", line, heading, line)
                continue
            unit = number.unit or self._suited(heading, units)
            if not unit and self._by_amount(line):
                unit = self._unit(heading, level)
            change = self._change(heading, level, number, unit, line)
            self._keep((at, level), change, heading, line)

    def _unit(self, heading: Heading, place: int) -> str:
        """Give the unit of the figure of a heading and an entity."""
        found, entity = heading.cells[place], self.table.entities[place]
        units = self.table.frame.part.block.grid.units
        own = found.unit if isinstance(found, Number) else ""
        return own or unit_of(heading, entity, self.context, self.known, units)[0]

    def _year(self, heading: Heading, place: int) -> int | None:
        return year_of(heading.line, self.table.entities[place], self.context)

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
        """Keep a figure's change; a second one is left aside."""
        if change is None:
            self._note("growth_unit_missing", heading.line, heading, entity)
        elif at not in self._found:
            self._found[at] = change
        else:
            line = heading.line if heading.growth else entity
            self._note("growth_not_taken", line, heading, entity)

    def _note(self, code: str, line: Line, heading: Heading, entity: Line) -> None:
        """Note the first cell of a line whose changes are left aside."""
        if (code, id(line)) not in self._noted:
            self._noted.add((code, id(line)))
            self.left[self.table.at(heading.line, entity)] = code, heading

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
        if not self._levels:
            self._index()
        line, year = self.table.entities[entity], self._year(heading, entity)
        group = line.centre, line.scope
        before = None if year is None else year - 1
        return self._levels.get((heading.indicator, group, before)) if before else None

    def _index(self) -> None:
        for heading in self.headings:
            if heading.growth or heading.line.role not in CAME_ABOUT:
                continue
            for place, (found, line) in enumerate(
                zip(heading.cells, self.table.entities, strict=True)
            ):
                if isinstance(found, Number) and not line.growth and line.role in CAME_ABOUT:
                    key = heading.indicator, (line.centre, line.scope), self._year(heading, place)
                    self._levels.setdefault(key, found)

    def _beside(self, place: int) -> list[int]:
        """Give the entities of the figures a line of changes stands with, in their order.

        Of several lines of changes each stands with the figures in a row before it.
        """
        entities, line = self.table.entities, self.table.entities[place]
        group = self._groups[(line.centre, line.scope)]
        if line.year is not None:
            levels = filter(self._is_level, group)
            return [at for at in levels if entities[at].year == line.year][:1]
        if sum(entities[at].growth for at in group) > 1:
            before = group[: bisect_left(group, place)]
            group = run_before(before, lambda at: entities[at].growth)
        return list(filter(self._is_level, group))

    def _is_level(self, place: int) -> bool:
        line = self.table.entities[place]
        return not line.growth and not line.aside and line.role in CAME_ABOUT

    def _latest(self, places: list[int]) -> int:
        def year(place: int) -> int:
            line = self.table.entities[place]
            return (self.context.year or 0 if line.year is None else line.year) - line.back

        return max(reversed(places), key=year)


def _told_at_all(heading: Heading) -> bool:
    return not (heading.set_aside or heading.line.aside)
