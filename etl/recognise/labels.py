"""What the labels of a table say: the unit, the role, the period and the part of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from etl.recognise.periods import Period, of_year
from etl.recognise.places import part_at
from etl.recognise.reading import ACTUAL, WHOLE

if TYPE_CHECKING:
    from etl.recognise.grids import Cell

YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d)年?(?:度|末|底)?")
YEAR_HEAD: Final = re.compile(YEAR.pattern + r"(?:（[^）]*）)?")
UNIT: Final = re.compile(r"（(?:单位：)?(?P<unit>[^（）]{1,6})）")
CAPTION: Final = re.compile(r"单位：(?P<units>[^（）\n\t]{1,30})")
UNIT_COLUMN: Final = re.compile(r"(?:计量)?单位")
GROWTH: Final = re.compile(r"同比|增长|增幅|增减|增速|比上年|较上年")
ROLES: Final = (
    (re.compile(r"指标值|目标|计划"), "target"),
    (re.compile(r"预算(?!完成|执行)"), "budget"),
    (re.compile(r"上年|去年"), "prior"),
)
PARTS: Final = re.compile(
    r"(?:管理|分)?(?:机构|局|部|中心)(?:名称)?|各?(?:地区|市县|县区|市州|区县|师市?|辖区)(?:名称)?|单位名称"
)
WHOLES: Final = frozenset(("全市", "全省", "全区", "全州", "全中心"))
BARE_UNIT: Final = re.compile(r"[亿万]?[元人家户笔个名]|[%‰]")
ANNOUNCES: Final = re.compile(r"如下|单位：|情况[表：\n]|情况$")
TOTAL: Final = re.compile(r"(?:合|总|共|小)计|全[市省区州]|汇总")


def units_of_caption(caption: str) -> tuple[str, ...]:
    """Give the units that the lines above a table name: 单位：万元、人、家."""
    found = list(CAPTION.finditer(caption))
    return tuple(re.split("[、，/]", found[-1]["units"])) if found else ()


def named_year(text: str) -> bool:
    """Tell whether a cell is a year that says so: 2022年, 2022年（亿元）."""
    return "年" in text and YEAR_HEAD.fullmatch(text) is not None


def units(*cells: Cell) -> Iterator[str]:
    """Give the units in brackets in labels, or those that are a whole header cell."""
    for cell in cells:
        if found := UNIT.search(cell.text):
            yield found["unit"]
        elif BARE_UNIT.fullmatch(cell.text):
            yield cell.text


def period(texts: Sequence[str], document_year: int) -> Period:
    """Give the period that the labels name, the head's before the row's."""
    *names, head = texts
    for year in (YEAR.search(head), *map(YEAR.fullmatch, reversed(names))):
        if year:
            return of_year(int(year["year"]))
    return of_year(document_year)


def role(texts: Sequence[str]) -> str:
    """Give the role that the column's head tells."""
    return next((name for pattern, name in ROLES if pattern.search(texts[-1])), ACTUAL)


def scope(names: Sequence[Cell], heads: dict[int, str]) -> str:
    """Give the part of the centre that a row is about; `heads` are the columns' texts."""
    for cell in names:
        if TOTAL.fullmatch(cell.text):
            return WHOLE
        listed = PARTS.fullmatch(heads.get(cell.column, ""))
        if listed or part_at(f"{cell.text}：", 0):
            return cell.text if cell.text not in WHOLES else WHOLE
    return WHOLE


def scope_of_head(text: str) -> str:
    """Give the part of the centre that a column is about."""
    name = text.rsplit("，", maxsplit=1)[-1]
    part = part_at(f"{name}：", 0)
    return name if part and part[0] != WHOLE and part[1] == len(name) else WHOLE


def item(names: Sequence[Cell]) -> str:
    """Give the name of the line that a row is about: its first label that is no number."""
    texts = [cell.text for cell in names if not cell.text.isdigit()]
    return texts[0] if texts and not TOTAL.fullmatch(texts[0]) else ""
