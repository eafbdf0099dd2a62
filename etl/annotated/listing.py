"""The first sheet of a marked copy: every problem in a row, with a link to its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook as Book
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from cell_text import write_text
from etl import workbook_look as look
from etl.annotated.marks import FILLS, LONGEST, area_of
from etl.annotated.words import WORDS
from etl.problems import LEVELS

if TYPE_CHECKING:
    from etl.problems import Problem

# Each column's key in the words, and its width in characters.
COLUMNS: Final = (
    ("level", 9),
    ("place", 20),
    ("title", 26),
    ("found", 46),
    ("expected", 40),
    ("fix", 46),
)
HEAD_ROW: Final = 4
STYLES: Final = {
    "text": "清单",
    "link": "清单位置",
    "error": "清单错误",
    "warning": "清单提醒",
    "note": "清单提示",
}
# Lines of a row that stay readable; Excel makes no row much higher.
MOST_LINES: Final = 20


def remove_list(book: Book) -> bool:
    """Remove the list of an earlier marked copy; tell whether there was one."""
    found = [sheet for sheet in book.worksheets if _is_list(sheet)]
    for sheet in found:
        book.remove(sheet)
    return bool(found)


def _is_list(sheet: Worksheet) -> bool:
    """Know a list by its name and its heads: an analyst may have such a sheet of her own."""
    return any(
        sheet.title == words["sheet"]
        and all(
            sheet.cell(HEAD_ROW, place).value == words[key]
            for place, (key, _) in enumerate(COLUMNS, start=1)
        )
        for words in WORDS.values()
    )


def write_list(
    book: Book,
    sheets: Mapping[str, Worksheet],
    problems: Sequence[Problem],
    language: str,
    remark: str,
) -> None:
    """Write the list as the first sheet and open the book on it."""
    words = WORDS[language]
    if not sheets:
        for empty in book.worksheets:
            book.remove(empty)
    _add_styles(book)
    sheet = book.create_sheet(words["sheet"], 0)
    ordered = sorted(problems, key=lambda problem: LEVELS.index(problem.level))
    _write_top(sheet, ordered, words, remark)
    for row, problem in enumerate(ordered, start=HEAD_ROW + 1):
        _write_row(sheet, row, problem, sheets, language)
    _set_up(sheet, len(ordered))
    _choose(book, sheet)


def _choose(book: Book, chosen: Worksheet) -> None:
    """Open the book on a sheet alone: two chosen at once are a group, which is typed in at once."""
    book.active = 0
    for sheet in book.worksheets:
        for view in sheet.views.sheetView:
            view.tabSelected = sheet is chosen
    for chart in book.chartsheets:
        for chart_view in chart.sheetViews.sheetView:
            chart_view.tabSelected = False
    for window in book.views:
        window.firstSheet = 0


def _write_top(
    sheet: Worksheet, problems: Sequence[Problem], words: Mapping[str, str], remark: str
) -> None:
    counts = Counter(problem.level for problem in problems)
    told = words["between"].join(
        words["count"].format(number=counts[level], level=words[level])
        for level in LEVELS
        if counts[level]
    )
    title = look.cell_at(sheet, 1, 1)
    write_text(title, f"{words['sheet']} · {told or words['none']}")
    title.font, title.alignment = look.font(16, look.BLUE, bold=True), look.LEFT
    about = look.cell_at(sheet, 2, 1)
    write_text(about, words[remark])
    about.font, about.alignment = look.font(9.5, look.GREY_INK), look.LEFT
    for place, (key, _) in enumerate(COLUMNS, start=1):
        head = look.cell_at(sheet, HEAD_ROW, place)
        write_text(head, words[key])
        head.font, head.fill = look.font(bold=True), PatternFill("solid", fgColor=look.WASH)
        head.alignment, head.border = look.MIDDLE, look.BOX


def _write_row(
    sheet: Worksheet,
    row: int,
    problem: Problem,
    sheets: Mapping[str, Worksheet],
    language: str,
) -> None:
    words = WORDS[language]
    said = [problem.says(part, language) for part in ("title", "found", "expected", "fix")]
    texts = [words[problem.level], str(problem.place) or words["whole"], *said]
    lines = 1
    for place, (text, (key, width)) in enumerate(zip(texts, COLUMNS, strict=True), start=1):
        style = problem.level if key == "level" else "text"
        write_text(look.cell_at(sheet, row, place, STYLES[style]), text[:LONGEST])
        lines = max(lines, look.lines_of(text, width - 2))
    sheet.row_dimensions[row].height = min(lines, MOST_LINES) * look.LINE_HEIGHT + 4
    _link(sheet, row, problem, sheets)


def _add_styles(book: Book) -> None:
    """Give the book the list's styles, which cost less than a font and a fill a cell."""
    text = look.font()
    made = {
        "text": look.style(STYLES["text"], text, look.SENTENCE),
        "link": look.style(STYLES["link"], look.font(color=look.BLUE), look.SENTENCE),
        **{level: look.style(STYLES[level], text, look.SENTENCE, FILLS[level]) for level in LEVELS},
    }
    for style in made.values():
        if style.name not in book.named_styles:
            book.add_named_style(style)


def _link(sheet: Worksheet, row: int, problem: Problem, sheets: Mapping[str, Worksheet]) -> None:
    """Let the place lead to the cell, or to the sheet as a whole."""
    target = sheets.get(problem.place.sheet)
    if target is None:
        return
    cell = look.cell_at(sheet, row, 2, STYLES["link"])
    address = problem.place.cell if area_of(problem.place) else "A1"
    cell.hyperlink = Hyperlink(
        ref=cell.coordinate, location=f"{quote_sheetname(target.title)}!{address}"
    )


def _set_up(sheet: Worksheet, rows: int) -> None:
    for place, (_, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.row_dimensions[1].height = 30
    sheet.row_dimensions[2].height = 18
    sheet.row_dimensions[HEAD_ROW].height = 24
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    if rows:
        last = get_column_letter(len(COLUMNS))
        sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{HEAD_ROW + rows}"
    sheet.sheet_properties.tabColor = look.BLUE
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    look.set_page(sheet)
