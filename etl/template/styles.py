"""The template's own styles: what is to be filled in, what is known, what is past."""

from __future__ import annotations

from typing import Final

from openpyxl import Workbook

from etl.workbook_look import (
    BLUE,
    GREY_INK,
    LEFT,
    MIDDLE,
    RIGHT,
    SENTENCE,
    WASH,
    font,
    style,
)

KNOWN_GROUND: Final = "ECEFF2"
PAST_GROUND: Final = "F7F8FA"


def add_styles(book: Workbook) -> None:
    """Give the workbook the styles that its cells name."""
    grey = font(color=GREY_INK)
    for one in (
        style("标题", font(16, BLUE, bold=True), boxed=False),
        style("说明", font(9.5, GREY_INK), boxed=False),
        style("正文", font(10.5), SENTENCE, boxed=False),
        style("小标题", font(12, BLUE, bold=True), boxed=False),
        style("链接", font(10.5, BLUE), boxed=False),
        style("表头", font(bold=True), MIDDLE, WASH),
        style("中心", font(bold=True), LEFT),
        style("上年中心", grey, LEFT, PAST_GROUND),
        style("上年", grey, RIGHT, PAST_GROUND),
        style("已知", grey, RIGHT, KNOWN_GROUND, locked=False),
        style("填写", font(), RIGHT, locked=False),
        style("自选", font(), LEFT, locked=False),
    ):
        book.add_named_style(one)
