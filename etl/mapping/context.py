"""What holds for a whole table: year, centre and units told by captions, sheet, file or analyst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from etl.choices import Choices
from etl.mapping.centres import Centres
from etl.mapping.lines import Line, Table
from etl.mapping.wording import Units, fold, part_of_year, say, units_in, year_in
from etl.recognise.labels import CAPTION

# What follows a table or tells who made it says nothing of its figures.
REMARK: Final = re.compile(r"注[：:\d]|备注|说明[：:]|(?:数据|资料)来源|制表|填表|审核|联系")
# 202412, 20241231, 2024-12 in a file's name: the year's sums and its end.
CLOSING_MONTH: Final = re.compile(r"(?<!\d)(?P<year>20\d\d)[-_.]?12(?:[-_.]?31)?(?!\d)")
REPORTED_ON: Final = re.compile(r"(?:填报|上报|报送|制表|打印|导出|更新)(?:日期|时间)?[：:].*")


@dataclass(frozen=True, slots=True)
class Context:
    """The year and the centre of figures that name none, None and empty where unknown.

    `units` are told for the table, `beside` by all lines that the headings cross. `partial` is the
    title that says the figures are of a part of a year.
    """

    year: int | None
    centre: str
    units: tuple[str, ...]
    beside: tuple[str, ...] = ()
    partial: str = ""


def _telling(captions: Sequence[str]) -> list[str]:
    """Give the captions that tell of figures, without the day on which they were reported."""
    return [REPORTED_ON.sub("", text) for text in captions if not REMARK.match(fold(text))]


class Contexts:
    """Finds what holds for the tables of one file."""

    def __init__(self, file: str, choices: Choices, centres: Centres, units: Units) -> None:
        self.stem = PurePath(file).stem
        self.choices = choices
        self.centres = centres
        self.units = units

    def of(
        self, sheet: str, captions: Sequence[str], table: Table, heads: Sequence[str] = ()
    ) -> Context:
        """Give the context of a table; its own lines may tell the year that 上年 is before.

        `heads` stand over the whole sheet: they count for year and centre where its own captions
        tell none, never for units.
        """
        told, above = _telling(captions), _telling(heads)
        lines = (*table.subjects, *table.entities)
        years = {line.year for line in lines if line.year is not None}
        year, partial = self._year(sheet, [*above, *told], years)
        centre = self._centre(sheet, [*above, *told])
        return Context(year, centre, self._unit(told), _beside(table.entities), partial)

    def _year(self, sheet: str, captions: list[str], years: set[int]) -> tuple[int | None, str]:
        """Give the year, or the text that tells a part of one."""
        for text in (sheet, *reversed(captions), self.stem):
            year = year_in(text)
            if year and part_of_year(text, year):
                return None, text.strip()
            if year:
                return year, ""
        closing = CLOSING_MONTH.search(self.stem)
        if closing:
            return int(closing["year"]), ""
        if self.choices.year:
            return self.choices.year, ""
        return (years.pop() if len(years) == 1 else None), ""

    def _centre(self, sheet: str, captions: list[str]) -> str:
        for text in (sheet, *reversed(captions), self.stem):
            centre = self.centres.find(text) or self.centres.mentioned(text)
            if centre:
                return centre
        return self.choices.centre

    def _unit(self, captions: list[str]) -> tuple[str, ...]:
        """Give the units of the nearest caption that tells any: 单位：万元、人."""
        for text in reversed(captions):
            found = list(CAPTION.finditer(fold(text)))
            told = units_in(found[-1]["units"], self.units) if found else ()
            told = told or (
                self._listed(found[-1]["units"]) if found else say(text, self.units).units
            )
            if told:
                return told
        return ()

    def _listed(self, text: str) -> tuple[str, ...]:
        """Give the units among words that are not all units: 万元、%（除注明外）."""
        parts = re.split(r"[、，/；和（）\s]", text)
        return tuple(part for part in parts if part in self.units)


def _beside(entities: Sequence[Line]) -> tuple[str, ...]:
    """Give the unit that all lines of entities tell alike: 金额（亿元） under every year."""
    levels = [line for line in entities if not line.growth and not line.aside]
    told = {line.units or line.group_units for line in levels}
    return told.pop() if len(told) == 1 else ()
