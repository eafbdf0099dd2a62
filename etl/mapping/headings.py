"""Headings of a table: the indicator each was taken for, its unit, and what growth is of.

Corrections go before what is remembered, and that before the file's own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from catalogue import Catalogue
from etl.choices import Correction
from etl.mapping.comparisons import run_before
from etl.mapping.context import Context
from etl.mapping.lines import SEPARATOR, Line, Table
from etl.mapping.mapped import How, UnitFrom
from etl.mapping.numerals import Number
from etl.mapping.units import fits, fits_title, of_heading, sense_for
from etl.mapping.vocabulary import Meaning, Vocabulary
from etl.mapping.wording import units_in
from etl.recognise.phrases import Sense

Cells = list[Number | str | None]


@dataclass(slots=True)
class Heading:
    """A line of subjects understood; `cells` are its figures, one for each entity.

    `own` is the unit that its cells print themselves, `level` the heading whose growth it tells
    and `beside` those among which that was found. `misfit` is a unit told for it that cannot be
    the indicator's.
    """

    line: Line
    text: str
    cells: Cells
    growth: bool
    meaning: Meaning
    sense: Sense | None = None
    how: How = "none"
    unit: str = ""
    unit_from: UnitFrom = "none"
    own: str = ""
    misfit: str = ""
    set_aside: bool = False
    level: Heading | None = None
    beside: list[Heading] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)

    @property
    def indicator(self) -> str:
        """Give the indicator, empty where it is unknown or left aside."""
        return self.sense.indicator if self.sense else ""


class Headings:
    """Understands the headings of a workbook's tables."""

    def __init__(
        self,
        known: Catalogue,
        words: Vocabulary,
        chosen: Mapping[str, Correction],
        remembered: Mapping[str, Correction],
    ) -> None:
        self.known = known
        self.words = words
        self.chosen = chosen
        self.remembered = remembered

    def reads(self, line: Line) -> bool:
        """Tell whether a line of subjects may have figures to read."""
        if line.growth or self.words.meaning(line.levels).senses:
            return True
        return self._correction(line.heading)[0] is not None

    def of(
        self,
        table: Table,
        cells: list[Cells],
        context: Context,
        trusted: Mapping[int, tuple[str, str]],
    ) -> list[Heading]:
        """Give the headings of a table, in its order; `cells` are the figures of each.

        `trusted` gives indicator and unit of the columns of our template that stand unchanged.
        """
        found: list[Heading] = []
        for line, own in zip(table.subjects, cells, strict=True):
            heading = self._heading(line, own, table.entities)
            if line.index in trusted and self._correction(heading.text)[0] is None:
                indicator, heading.unit = trusted[line.index]
                heading.sense = self.words.usual(indicator)
                heading.how = heading.unit_from = "template"
            elif heading.growth:
                self._of_growth(heading, found)
            else:
                self._of_level(heading, context)
            found.append(heading)
        return found

    def _heading(self, line: Line, cells: Cells, entities: Sequence[Line]) -> Heading:
        meaning = self.words.meaning(line.levels)
        heading = Heading(line, line.heading, cells, line.growth, meaning)
        heading.numbers = [
            cell
            for cell, entity in zip(cells, entities, strict=True)
            if isinstance(cell, Number) and not entity.growth and not entity.aside
        ]
        heading.own = next((number.unit for number in heading.numbers if number.unit), "")
        return heading

    def _correction(self, text: str) -> tuple[Correction | None, Literal["chosen", "remembered"]]:
        if text in self.chosen:
            return self.chosen[text], "chosen"
        return self.remembered.get(text), "remembered"

    def _of_level(self, heading: Heading, context: Context) -> None:
        correction, how = self._correction(heading.text)
        if correction and not correction.indicator:
            heading.how, heading.set_aside = how, True
            return
        senses = heading.meaning.senses
        if correction and correction.indicator in self.known.indicators:
            named = [sense for sense in senses if sense.indicator == correction.indicator]
            senses = tuple(named) or (self.words.usual(correction.indicator),)
            heading.meaning = Meaning(senses, "name")
        if not (correction and correction.unit and how == "chosen"):
            self._with_unit_of_file(heading, context)
        # A remembered unit is of an earlier file: what this one prints goes before it.
        untold = heading.unit_from in ("none", "cell") and not heading.misfit
        if correction and correction.unit and (how == "chosen" or untold):
            heading.unit, heading.unit_from = correction.unit, how
            heading.sense = sense_for(senses, correction.unit, self.known)
            heading.misfit = "" if heading.sense or not senses else correction.unit
        heading.how = (how if correction else heading.meaning.how) if heading.sense else "none"

    def _with_unit_of_file(self, heading: Heading, context: Context) -> None:
        """Take the nearest unit that is told and fits one meaning."""
        senses = heading.meaning.senses
        told = self._told(heading)
        for unit, source in told:
            sense = sense_for(senses, unit, self.known)
            if sense and not heading.misfit:
                heading.sense, heading.unit, heading.unit_from = sense, unit, source
                return
            if senses and not any(fits(s.indicator, unit, self.known) for s in senses):
                heading.misfit, heading.unit_from = unit, source
        if heading.misfit:
            heading.sense = sense_for(senses, "", self.known)
            return
        self._with_unit_of_title(heading, context)
        if heading.own and not heading.unit:
            heading.sense = sense_for(senses, heading.own, self.known) or heading.sense
            if heading.sense and fits(heading.indicator, heading.own, self.known):
                heading.unit, heading.unit_from = heading.own, "cell"

    def _told(self, heading: Heading) -> list[tuple[str, UnitFrom]]:
        line = heading.line
        named: list[tuple[str, UnitFrom]] = [(unit, "heading") for unit in line.units]
        beside = units_in(line.unit, self.words.units) if line.unit else ()
        named.extend((unit, "unit_row") for unit in beside)
        senses = heading.meaning.senses
        # 贷款（亿元） above 个贷率 is no unit of a ratio.
        named.extend((unit, "heading") for unit in line.group_units if self._fits(senses, unit))
        last = next((level.rest for level in reversed(line.levels) if level.rest), "")
        unit = of_heading(last)
        if not named and any(fits(sense.indicator, unit, self.known) for sense in senses):
            named.append((unit, "heading"))
        return named

    def _fits(self, senses: Sequence[Sense], unit: str) -> bool:
        return any(fits_title(sense.indicator, unit, self.known) for sense in senses)

    def _with_unit_of_title(self, heading: Heading, context: Context) -> None:
        senses = heading.meaning.senses
        sources: tuple[tuple[tuple[str, ...], UnitFrom], ...] = (
            (context.beside, "heading"),
            (context.units, "title"),
        )
        for units, source in sources:
            fitting = {
                (sense, unit)
                for unit in units
                for sense in senses
                if fits_title(sense.indicator, unit, self.known)
            }
            if len(fitting) == 1:
                heading.sense, heading.unit = fitting.pop()
                heading.unit_from = source
                return
        heading.sense = sense_for(senses, "", self.known)

    def _of_growth(self, heading: Heading, before: list[Heading]) -> None:
        """Find the level whose growth a heading tells: of its own name, or the nearest before."""
        heading.level = self._level(heading, before)
        level = heading.level
        if level is None:
            self._alone(heading)
            return
        if not heading.meaning.senses:
            heading.text = SEPARATOR.join(part for part in (level.text, heading.text) if part)
        correction, how = self._correction(heading.text)
        if correction and not correction.indicator:
            heading.how, heading.set_aside = how, True
            return
        heading.sense, heading.how = level.sense, level.how
        told = units_in(heading.line.unit, self.words.units) if heading.line.unit else ()
        named = (*heading.line.units, *told)
        if correction and correction.unit and (how == "chosen" or not named):
            heading.unit, heading.unit_from = correction.unit, how
        elif named:
            heading.unit = named[0]
            heading.unit_from = "heading" if heading.line.units else "unit_row"
        elif heading.own:
            heading.unit, heading.unit_from = heading.own, "cell"

    def _alone(self, heading: Heading) -> None:
        """Understand growth whose level is not in the table: a heading kept, figures left aside."""
        heading.sense = sense_for(heading.meaning.senses, "", self.known)
        heading.how = heading.meaning.how if heading.sense else "none"

    def _level(self, heading: Heading, before: list[Heading]) -> Heading | None:
        levels = [one for one in before if not one.growth and one.line.role in ("", "actual")]
        levels = [one for one in levels if one.line.centre == heading.line.centre]
        senses = {sense.indicator for sense in heading.meaning.senses}
        if senses:
            levels = [one for one in levels if one.indicator in senses]
        elif levels:
            last = levels[-1]
            levels = [one for one in levels if one.text == last.text]
        if heading.line.year is not None:
            dated = [one for one in levels if one.line.year == heading.line.year]
            return dated[-1] if dated else None
        run = {id(one) for one in run_before(before, lambda one: one.growth)}
        levels = [one for one in levels if id(one) in run] or levels
        heading.beside = levels
        latest = sorted(levels, key=lambda one: (one.line.year or 0, -one.line.back))
        return latest[-1] if latest else None
