"""What holds for a whole table: year, centre and units told by captions, sheet, file or analyst."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from etl.choices import Choices
from etl.mapping.centres import Centres
from etl.mapping.wording import Units, fold, say, units_in, year_in
from etl.recognise.labels import CAPTION

# What follows a table or tells who made it says nothing of its figures.
REMARK: Final = re.compile(r"注[：:\d]|备注|说明[：:]|(?:数据|资料)来源|制表|填表|审核|联系")
REPORTED_ON: Final = re.compile(r"(?:填报|上报|报送|制表|打印|导出|更新)(?:日期|时间)?[：:].*")


@dataclass(frozen=True, slots=True)
class Context:
    """The year and the centre of figures that name none, None and empty where unknown; `units`
    are told for the table.
    """

    year: int | None
    centre: str
    units: tuple[str, ...]


class Contexts:
    """Finds what holds for the tables of one file."""

    def __init__(self, file: str, choices: Choices, centres: Centres, units: Units) -> None:
        self.stem = PurePath(file).stem
        self.choices = choices
        self.centres = centres
        self.units = units

    def of(self, sheet: str, captions: Sequence[str], years: Iterable[int]) -> Context:
        """Give the context of a table; `years` are those that its own lines name."""
        told = [REPORTED_ON.sub("", text) for text in captions if not REMARK.match(fold(text))]
        return Context(
            self._year(sheet, told, set(years)), self._centre(sheet, told), self._unit(told)
        )

    def _year(self, sheet: str, captions: list[str], years: set[int]) -> int | None:
        for text in (sheet, *reversed(captions), self.stem):
            year = year_in(text)
            if year:
                return year
        if self.choices.year:
            return self.choices.year
        return years.pop() if len(years) == 1 else None

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
