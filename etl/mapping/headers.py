"""The rows of a block told apart: captions, header, units, numbers of columns, and the body.

A block may hold several tables one under the other; each has a header of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from etl.mapping.centres import Centres
from etl.mapping.grids import MISSING, NUMBER, TEXT, YEAR, Block
from etl.mapping.vocabulary import Vocabulary
from etl.mapping.wording import fold, say, units_in

MOST_HEADER_ROWS: Final = 6
CAPTION: Final = re.compile(r"[^：]{1,12}：.*|[（(]?.{0,6}单位.{0,2}[：:].*", re.DOTALL)
# What a form calls the row that numbers its columns.
OF_NUMBERED: Final = re.compile(r"[甲乙丙丁戊A-E]|栏次|列次|行次|序号")
PLAIN_NUMBER: Final = re.compile(r"[（\[]?(\d{1,3})[）\]]?(?:\.0+)?(?:=.*)?")
HEADER_WORDS: Final = re.compile(
    r"指标(?:名称|项)?|项目(?:名称)?|名称|内容|类别|(?:管理|公积金)?中心(?:名称)?|城市(?:名称)?|地区(?:名称)?"
    r"|市州|地市|各市|机构(?:名称)?|年度|年份|年|单位(?:名称)?|序号|编号|科目|统计指标|主要指标|业务指标"
    r"|(?i:centre|center|city|year|indicator|item|unit)"
)


@dataclass(slots=True)
class Part:
    """One table of a block: its captions, its header rows, the row of units, its body."""

    block: Block
    captions: list[str]
    head: list[int] = field(default_factory=list)
    units: int | None = None
    body: list[int] = field(default_factory=list)

    @property
    def range(self) -> str:
        """Give the first and the last cell of header and body."""
        units = [self.units] if self.units else []
        rows = sorted((*self.head, *units, *self.body))
        return Block(self.block.grid, rows, self.block.columns).range


def parts(block: Block, words: Vocabulary, centres: Centres) -> Iterator[Part]:
    """Give the tables of a block, top down."""
    reader = _Rows(block, words, centres)
    part = Part(block, list(block.caption))
    waiting: list[str] = []
    for place, row in enumerate(block.rows):
        if part.body and reader.opens_table(row, part):
            yield part
            part, waiting = Part(block, waiting), []
        if not part.body:
            reader.before_body(part, row, block.rows[place + 1 :])
            continue
        part.body.append(row)
        waiting = reader.remembered(row, waiting)
    if part.body:
        yield part


class _Rows:
    def __init__(self, block: Block, words: Vocabulary, centres: Centres) -> None:
        self.block = block
        self.grid = block.grid
        self.words = words
        self.centres = centres

    def filled(self, row: int) -> list[int]:
        """Give the columns of a row that hold something, merged cells once."""
        kinds = self.grid.kinds(row)
        return [column for column in self.block.columns if kinds[column - 1]]

    def before_body(self, part: Part, row: int, following: list[int]) -> None:
        """Take a row as caption, header, units or column numbers, or as the first of the body."""
        if not part.head and self.is_caption(row, following):
            part.captions.extend(self.grid.text(row, column) for column in self.filled(row))
        elif part.head and part.units is None and self.is_unit_row(row):
            part.units = row
        elif part.head and self.numbers_columns(row, following):
            return
        elif len(part.head) >= MOST_HEADER_ROWS or self.is_data(row, part.head):
            part.body.append(row)
        else:
            part.head.append(row)

    def is_caption(self, row: int, following: list[int]) -> bool:
        """Tell whether a row above the header is a title, or says the unit or who filled it in."""
        columns = self.filled(row)
        kinds = [self.grid.kind(row, column) for column in columns]
        if not columns or NUMBER in kinds or MISSING in kinds:
            return False
        texts = [fold(self.grid.text(row, column)) for column in columns]
        if len(columns) > 1:
            names = any(HEADER_WORDS.fullmatch(text) or self._knows(text) for text in texts)
            return len(columns) < 5 and not names and any(map(CAPTION.fullmatch, texts))
        wider = any(len(self.filled(below)) > 1 for below in following)
        return wider and not self._is_group(row, columns[0])

    def _is_group(self, row: int, column: int) -> bool:
        """Tell whether a lone text stands over some of the columns only, as a header's does."""
        grid, columns = self.grid, self.block.columns
        spanned = [c for c in columns if grid.origins.get((row, c)) == (row, column)]
        return len(spanned) > 1 and column != columns[0]

    def is_unit_row(self, row: int) -> bool:
        """Tell whether a row below the header holds nothing but units."""
        texts = [self.grid.text(row, column) for column in self.filled(row)]
        told = [
            text for text in texts if not HEADER_WORDS.fullmatch(fold(text).removeprefix("计量"))
        ]
        return bool(told) and all(units_in(text, self.words.units) for text in told)

    def numbers_columns(self, row: int, following: list[int]) -> bool:
        """Tell whether a row only numbers the columns: 甲, 乙, 1, 2, 3."""
        numbers, named = [], False
        for column in self.filled(row):
            text = fold(self.grid.text(row, column))
            found = PLAIN_NUMBER.fullmatch(text)
            if found:
                numbers.append(int(found[1]))
            elif OF_NUMBERED.fullmatch(text):
                named = True
            else:
                return False
        rising = all(b == a + 1 for a, b in pairwise(numbers))
        enough = len(numbers) > 2 or (named and bool(numbers))
        goes_on = any(NUMBER in self.block.kinds(below) for below in following)
        return enough and rising and numbers[0] in (0, 1) and goes_on

    def is_data(self, row: int, head: list[int]) -> bool:
        """Tell whether a row is one of the body rather than of the header."""
        columns = self.filled(row)
        kinds = {column: self.grid.kind(row, column) for column in columns}
        told = list(kinds.values())
        if NUMBER in told:
            return True
        if not head or not columns:
            return False
        first = columns[0] == self.block.columns[0]
        if MISSING in told:
            return first
        if YEAR in told:
            return first and all(self._under_text(c, head) for c, k in kinds.items() if k == YEAR)
        texts = [self.grid.text(row, column) for column in columns]
        named = [self.centres.find(text) is not None for text in texts]
        return first and named[0] and not all(named)

    def _under_text(self, column: int, head: list[int]) -> bool:
        return all(self.grid.kind(row, column) == TEXT for row in head)

    def opens_table(self, row: int, part: Part) -> bool:
        """Tell whether a row in the body is the header of a further table."""
        kinds, columns = self.block.kinds(row), self.filled(row)
        if NUMBER in kinds or MISSING in kinds or len(columns) < 2 or not part.head:
            return False
        texts = [fold(self.grid.text(row, column)) for column in columns]
        if texts == [fold(self.grid.text(part.head[0], c)) for c in self.filled(part.head[0])]:
            return True
        if HEADER_WORDS.fullmatch(texts[0]):
            return True
        named = {text for text in texts[1:] if self._knows(text)}
        return len(named) > 1 and self.centres.find(texts[0]) is None

    def remembered(self, row: int, waiting: list[str]) -> list[str]:
        """Give the texts that stand alone since the last row of figures: the next table's title."""
        if NUMBER in self.block.kinds(row):
            return []
        columns = self.filled(row)
        if len(columns) == 1 and self.grid.kind(row, columns[0]) == TEXT:
            return [*waiting, self.grid.text(row, columns[0])]
        texts = [fold(self.grid.text(row, column)) for column in columns]
        return [*waiting, *texts] if texts and all(map(CAPTION.fullmatch, texts)) else []

    def _knows(self, text: str) -> bool:
        return self.words.knows(say(text, self.words.units))
