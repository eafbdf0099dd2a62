"""A letter to a centre that asks it to verify figures of its reports, as a Word file.

The form is that of an official letter (函) between Chinese offices, GB/T 9704-2012: title,
addressee, numbered points, annex, sender and date. The letter is in Chinese and accuses nobody:
what only the statistical scope may explain is asked about. What the points are is the caller's,
how pages and letters look `letter_form`'s.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from etl.letter_form import (
    HEI,
    SONG,
    TITLE_POINTS,
    add_paragraph,
    add_run,
    fill,
    new_letter,
    repeat_on_pages,
)

if TYPE_CHECKING:
    from docx.document import Document

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DIGITS: Final = "〇一二三四五六七八九"
MOST_IN_WORDS: Final = 99
# The annex's columns, as wide as they share its page's width of 156 mm; one that no point needs
# is left out.
COLUMNS: Final = {
    "序号": 11, "指标": 32, "报告所印": 27, "另一处所印": 27, "复算": 27, "算式": 33, "依据": 26,
}  # fmt: skip
PAGE_MM: Final = 156
ANNEX: Final = "有关数据核对明细表"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence as printed, in pieces of which some are marked, and where it stands."""

    pieces: tuple[tuple[str, bool], ...]
    report: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to verify: what it is, the sentences, both figures and the arithmetic.

    `computed` is worked out, `elsewhere` printed in another place: a point has one of them.
    `follows` says what follows from the report's other figures. `caution` says how a different
    scope may explain it; then the point only asks for the scope. Figures are empty where the point
    is about words.
    """

    title: str
    problem: str
    basis: str
    quotes: tuple[Quoted, ...]
    stated: str = ""
    computed: str = ""
    elsewhere: str = ""
    sum: str = ""
    follows: str = ""
    hint: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report and what is to be verified in it."""

    title: str
    published_on: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to a centre: its full name, the reports, and how much was checked and holds.

    `contact` is who wrote it, empty where that is left to fill in.
    """

    centre: str
    reports: tuple[Report, ...]
    checked: int
    holding: int
    contact: str = ""

    @property
    def points(self) -> list[Point]:
        """Give the points of all reports, as they are numbered."""
        return [point for report in self.reports for point in report.points]


def word_file(letter: Letter) -> bytes:
    """Write a letter as a Word file; raise ValueError for one without a point."""
    if not letter.points:
        raise ValueError("a letter needs a point")
    document = new_letter(_title(letter), letter.contact)
    _opening(document, letter)
    number = 0
    for report in letter.reports:
        for point in report.points:
            number += 1
            _point(document, number, point, report.title if len(letter.reports) == 1 else "")
    _closing(document, letter)
    _annex(document, letter.points)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def chinese_number(number: int) -> str:
    """Write a number as the points of an official letter are numbered, from 100 on in digits.

    >>> chinese_number(3), chinese_number(10), chinese_number(21)
    ('三', '十', '二十一')
    """
    if number > MOST_IN_WORDS:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones or not tens else "")


def _title(letter: Letter) -> str:
    titles = list(dict.fromkeys(report.title for report in letter.reports))
    named = f"《{titles[0]}》" + ("等报告" if len(titles) > 1 else "")
    return f"关于商请核实{named}有关数据的函"


def _opening(document: Document, letter: Letter) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    title = add_paragraph(document, indented=False)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(title, _title(letter), SONG, TITLE_POINTS, bold=True)
    add_paragraph(document, indented=False)
    add_paragraph(document, f"{letter.centre}：", indented=False)
    days = {report.title: report.published_on for report in letter.reports}
    named = "、".join(f"《{t}》" + (f"（{day}发布）" if day else "") for t, day in days.items())
    add_paragraph(
        document,
        f"我单位在整理各地住房公积金公开数据时，按报告自身的勾稽关系，对贵中心{named}所载数字"
        f"作了复核。{_counts(letter)}尚需请贵中心核实，现将有关情况函告如下：",
    )


def _counts(letter: Letter) -> str:
    """Say how much was checked and holds; a letter about one point raises no other."""
    points = len(letter.points)
    if points == 1:
        return "下列1项"
    others = letter.checked - letter.holding - points
    handled = f"，{others:,}项已另行处理" if others > 0 else ""
    return (
        f"已作复核{letter.checked:,}项，其中{letter.holding:,}项相符（含四舍五入内）{handled}；"
        f"下列{points}项"
    )


def _point(document: Document, number: int, point: Point, named: str) -> None:
    """Write a point; a report that the opening alone has named is not named again."""
    heading = add_paragraph(document)
    add_run(heading, f"{chinese_number(number)}、{point.title}", HEI)
    for quote in point.quotes:
        paragraph = add_paragraph(document)
        report = "报告" if quote.report == named else f"《{quote.report}》"
        where = f"（{quote.where}）" if quote.where else ""
        add_run(paragraph, f"{report}{where}载：“")
        for place, (text, is_marked) in enumerate(quote.pieces, start=1):
            words = " ".join(text.splitlines())
            is_last = place == len(quote.pieces)
            add_run(paragraph, words.rstrip() if is_last else words, bold=is_marked)
        add_run(paragraph, "”")
    for text in _reasons(point):
        add_paragraph(document, text)


def _reasons(point: Point) -> list[str]:
    """Say how the two go together, and what is asked for."""
    told = [point.follows + point.hint if point.stated else point.problem]
    if point.caution:
        told.append(f"上述差异可能出于统计口径：{point.caution}烦请说明所用口径。")
    else:
        told.append("请核实以何者为准。" if point.stated else "请核实。")
    return told


def _closing(document: Document, letter: Letter) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    add_paragraph(
        document,
        "以上均据公开文本复核。差异也可能来自排印、取舍位数或统计口径，一切以贵中心核实为准。"
        "如需更正，请将更正后的数字及其发布位置一并告知，以便我单位同步更新。",
    )
    add_paragraph(document, "专此函达，请予函复为盼。")
    add_paragraph(document, indented=False)
    add_paragraph(document, f"附件：{ANNEX}")
    add_paragraph(document, indented=False)
    for text in ("（发函单位，盖章）", "　　　　年　　月　　日"):
        line = add_paragraph(document, text, indented=False)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_paragraph(document, f"（联系人：{letter.contact or '　　　　'}　　电话：　　　　　　　）")


def _annex(document: Document, points: Sequence[Point]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
    from docx.shared import Mm

    opening = add_paragraph(document, indented=False)
    opening.add_run().add_break(WD_BREAK.PAGE)
    add_run(opening, "附件", HEI)
    title = add_paragraph(document, indented=False)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(title, ANNEX, SONG, TITLE_POINTS - 4, bold=True)
    rows = [_annex_row(number, point) for number, point in enumerate(points, start=1)]
    heads = [head for head in COLUMNS if any(row[head] for row in rows)]
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        fill(cell, text, bold=True)
    repeat_on_pages(table.rows[0]._tr)  # noqa: SLF001  # python-docx has no call for a repeated head
    for texts in rows:
        for cell, head in zip(table.add_row().cells, heads, strict=True):
            fill(cell, texts[head])
    share = PAGE_MM / sum(COLUMNS[head] for head in heads)
    for row in table.rows:
        for cell, head in zip(row.cells, heads, strict=True):
            cell.width = Mm(COLUMNS[head] * share)


def _annex_row(number: int, point: Point) -> dict[str, str]:
    words = "".join(text for text, _ in point.quotes[0].pieces) if point.quotes else ""
    stated = point.stated or " ".join(words.split())
    figures = (stated, point.elsewhere, point.computed, point.sum)
    texts = (str(number), point.title, *figures, point.basis)
    return dict(zip(COLUMNS, texts, strict=True))
