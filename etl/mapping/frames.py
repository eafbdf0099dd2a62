"""A table's columns: which hold labels and of what kind, which hold figures, and their headings.

What headings and labels mean together is left to `lines`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Literal

from etl.mapping.centres import Centres
from etl.mapping.grids import MISSING, NUMBER, TEXT, YEAR
from etl.mapping.headers import Part
from etl.mapping.vocabulary import Vocabulary
from etl.mapping.wording import fold, say, units_in

Role = Literal["index", "unit", "note", "year", "centre", "part", "indicator", "label", "value"]

INDEX: Final = re.compile(
    r"序号|编号|行次|代码|编码|指标代码|机构代码|行号|No\.?|NO\.?|ID|id|#|排序"
)
UNIT: Final = re.compile(r"(?:计量|数据)?单位|(?i:unit)")
NOTE: Final = re.compile(
    r"备注|说明|数据?来源|资料来源|口径|注|定义|填报.*|联系.*|公式|原因.*|.*说明"
)
YEARS: Final = re.compile(
    r"(?:统计|报告|会计|所属|数据)?(?:年度?|年份|时间|期间|所属期|日期|期)|(?i:year)"
)
CENTRE: Final = re.compile(
    r"(?:所属|各)?(?:公积金|住房公积金)?(?:管理)?(?:中心|城市|地区|市州|州市|地市|市|机构|单位)(?:名称|别)?"
    r"|(?i:centre|center|city)"
)
PART: Final = re.compile(r"(?:管理部|分中心|县区|区县|县市区?|市县|办事处|部门|网点|辖区)(?:名称)?")
INDICATOR: Final = re.compile(
    r"(?:统计|主要|业务|核心|数据)?指标(?:名称|项)?|项目(?:名称)?|名称|内容|科目|业务(?:类别|项目)?|数据项|(?i:indicator|item)"
)
# Columns that say whose or when a row's figures are.
PLACES: Final = frozenset(("centre", "part", "year"))
# More rows than this say no more of what a column holds.
SAMPLE: Final = 60


@dataclass(frozen=True, slots=True)
class Label:
    """A text over or beside figures, with its cell."""

    text: str
    row: int
    column: int
    role: Role = "value"


@dataclass(slots=True)
class Frame:
    """A table taken apart: `heads` are the labels over each column of figures, `sides` those beside
    each row; units stand in a row or a column of their own.
    """

    part: Part
    heads: dict[int, list[Label]]
    sides: dict[int, list[Label]]
    roles: dict[int, Role]
    column_units: dict[int, str] = field(default_factory=dict)
    row_units: dict[int, str] = field(default_factory=dict)


def frames(part: Part, words: Vocabulary, centres: Centres) -> list[Frame]:
    """Take a table apart; one folded to stand beside itself (项目, 金额, 项目, 金额) is several."""
    whole = _Framing(part, words, centres, part.block.columns)
    folds = whole.folds()
    if len(folds) < 2:
        return [whole.frame()]
    return [_Framing(part, words, centres, columns).frame() for columns in folds]


class _Framing:
    def __init__(self, part: Part, words: Vocabulary, centres: Centres, columns: list[int]) -> None:
        self.part = part
        self.grid = part.block.grid
        self.columns = columns
        self.words = words
        self.centres = centres
        self.heads = {column: self._head(column) for column in self.columns}
        self.roles = self._roles()

    def frame(self) -> Frame:
        values = [column for column in self.columns if self.roles[column] == "value"]
        if not values:
            # A list of bare numbers: what looked like years or row numbers are its figures.
            values = [c for c in self.columns if self.roles[c] in ("index", "year")]
        figures = frozenset(values)
        sides = self._sides([c for c in self.columns if c not in figures], self.roles)
        found = Frame(self.part, {c: self.heads[c] for c in values}, sides, self.roles)
        self._units(found, values)
        return found

    def _roles(self) -> dict[int, Role]:
        roles: dict[int, Role] = {}
        leading = True
        for column in self.columns:
            roles[column] = self._role(column, leading=leading)
            leading = leading and roles[column] != "value"
        return roles

    def folds(self) -> list[list[int]]:
        """Give the columns of each fold: a fold begins where labels come again after figures."""
        roles = self.roles
        again = next((role for role in roles.values() if role in ("indicator", "centre")), None)
        folds: list[list[int]] = [[]]
        seen: set[Role] = set()
        for column in self.columns:
            if roles[column] == again and again in seen and "value" in seen:
                numbered = bool(folds[-1]) and roles[folds[-1][-1]] == "index"
                folds.append([folds[-1].pop()] if numbered else [])
                seen = set()
            seen.add(roles[column])
            folds[-1].append(column)
        complete = all("value" in {roles[c] for c in one} for one in folds)
        return folds if complete else [self.columns]

    def _head(self, column: int) -> list[Label]:
        """Give the labels over a column, the topmost first."""
        labels: list[Label] = []
        for place, row in enumerate(self.part.head):
            at = self._origin(place, row, column)
            text = self.grid.text(*at) if at else ""
            if at and text and not (labels and fold(labels[-1].text) == fold(text)):
                labels.append(Label(text, *at))
        return labels

    def _origin(self, place: int, row: int, column: int) -> tuple[int, int] | None:
        """Give the cell that tells a column's label in a header row: its own, or a group's."""
        grid = self.grid
        if grid.spanned(row, column):
            return grid.origins[(row, column)]
        if grid.kind(row, column):
            return row, column
        below = self.part.head[place + 1 :]
        merged = any(grid.origins.get((row, c), (row, c))[1] != c for c in self.columns)
        if merged or not any(grid.kind(r, column) for r in below):
            return None
        left = [c for c in self.columns if c < column and grid.kind(row, c)]
        if left and any(grid.kind(r, left[-1]) for r in below):
            return row, left[-1]
        return None

    def _role(self, column: int, *, leading: bool) -> Role:
        """Tell what a column holds, by its content and by the word over it."""
        kinds = Counter(self.grid.kind(row, column) for row in self.part.body[:SAMPLE])
        head = fold(self.heads[column][-1].text) if self.heads[column] else ""
        numbers = kinds[NUMBER] + kinds[MISSING]
        if INDEX.fullmatch(head):
            return "index"
        if kinds[TEXT] > numbers + kinds[YEAR] or (kinds[TEXT] > numbers and kinds[TEXT] > 1):
            return self._role_of_texts(column, head, leading=leading)
        if kinds[YEAR] and kinds[YEAR] + kinds[TEXT] >= numbers and YEARS.fullmatch(head):
            return "year"
        if kinds[YEAR] > numbers and leading and not head:
            return "year"
        if not head and leading and not self.heads[column] and self._counts_rows(column):
            return "index"
        return "value"

    def _role_of_texts(self, column: int, head: str, *, leading: bool) -> Role:
        texts = [self.grid.text(row, column) for row in self.part.body[:SAMPLE]]
        told = [text for text in texts if text]
        units = sum(bool(units_in(text, self.words.units)) for text in told)
        by_word = self._role_by_word(head)
        role: Role = "label" if leading else "note"
        if NOTE.fullmatch(head):
            role = "note"
        elif units * 2 > len(told) and (UNIT.fullmatch(head) or not head or not leading):
            role = "unit"
        elif sum(self.centres.find(text) is not None for text in told) * 2 >= len(told):
            role = "centre"
        elif by_word not in PLACES and sum(map(self._knows, told)) * 3 >= len(told):
            role = "indicator"
        elif by_word:
            role = by_word
        elif self._heads_figures(column):
            role = "value"
        return role

    def _role_by_word(self, head: str) -> Role | None:
        words: tuple[tuple[re.Pattern[str], Role], ...] = (
            (YEARS, "year"),
            (PART, "part"),
            (CENTRE, "centre"),
            (INDICATOR, "indicator"),
        )
        return next((role for pattern, role in words if pattern.fullmatch(head)), None)

    def _heads_figures(self, column: int) -> bool:
        """Tell whether the heading is one that stands over figures."""
        levels = [say(label.text, self.words.units) for label in self.heads[column]]
        facts = any(level.growth or level.role or level.year or level.units for level in levels)
        return facts or bool(self.words.meaning(levels).senses)

    def _knows(self, text: str) -> bool:
        return self.words.knows(say(text, self.words.units))

    def _counts_rows(self, column: int) -> bool:
        texts = [self.grid.text(row, column) for row in self.part.body]
        return len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)]

    def _sides(self, columns: list[int], roles: dict[int, Role]) -> dict[int, list[Label]]:
        """Give the labels beside each row; one left blank below another goes on holding."""
        used = [c for c in columns if roles[c] not in ("index", "unit", "note")]
        before: dict[int, Label] = {}
        sides: dict[int, list[Label]] = {}
        for row in self.part.body:
            own = {c: Label(self.grid.text(row, c), row, c, roles[c]) for c in used}
            told = [c for c in used if own[c].text]
            for column in used:
                goes_on = any(c > column or roles[c] == "year" for c in told)
                if not own[column].text and column in before and goes_on:
                    own[column] = before[column]
            before = {c: own[c] if own[c].text else before.get(c, own[c]) for c in used}
            sides[row] = [own[c] for c in used if own[c].text]
        return sides

    def _units(self, found: Frame, values: list[int]) -> None:
        if self.part.units is not None:
            told = {column: self.grid.text(self.part.units, column) for column in values}
            found.column_units = {column: text for column, text in told.items() if text}
        column = next((c for c, role in found.roles.items() if role == "unit"), None)
        if column is not None:
            texts = {row: self.grid.text(row, column) for row in self.part.body}
            found.row_units = {row: text for row, text in texts.items() if text}
