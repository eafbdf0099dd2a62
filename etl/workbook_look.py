"""How the workbooks we write look: colours, fonts, named styles, the printed page, comments.

Which styles a workbook has, and what stands in it, is left to `template` and `annotated`.
"""

from __future__ import annotations

from math import ceil
from typing import Final
from unicodedata import east_asian_width

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

# The interface's blue, greys that read at 4.5 : 1 on their ground, and hairlines.
BLUE: Final = "0B5CAD"
INK: Final = "1F2933"
GREY_INK: Final = "566270"
WASH: Final = "E8EEF5"
LINE: Final = "C9D2DC"
# Windows and WPS have it; elsewhere the system's CJK sans stands in.
FONT: Final = "Microsoft YaHei"
# How much wider bold Chinese text is than the digits that widths are counted in.
BOLD: Final = 1.12
AUTHOR: Final = "公积金对标"
# Points of a row for each line of 10-point text, and pixels of a comment's box.
LINE_HEIGHT: Final = 16.5
COMMENT_WIDTH: Final = 330
COMMENT_LINE: Final = 17
COMMENT_COLUMNS: Final = 46
# A box higher than this would not fit a screen; what is longer is scrolled.
COMMENT_HIGHEST: Final = 480

# The number by which Excel knows the paper.
A4: Final = 9

EDGE: Final = Side(style="thin", color=LINE)
BOX: Final = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
LEFT: Final = Alignment(horizontal="left", vertical="center")
RIGHT: Final = Alignment(horizontal="right", vertical="center")
MIDDLE: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)
SENTENCE: Final = Alignment(horizontal="left", vertical="top", wrap_text=True)


def style_name(name: str) -> str:
    """Give the name under which a style stands in the workbook."""
    return f"{AUTHOR} {name}"


def style(
    name: str,
    font: Font,
    alignment: Alignment = LEFT,
    ground: str = "",
    *,
    boxed: bool = True,
    locked: bool = True,
) -> NamedStyle:
    """Make a named style; `ground` is its colour, `boxed` gives it hairlines."""
    # A name of its own: Chinese Excel calls styles of its own 标题 and 说明 too.
    made = NamedStyle(
        style_name(name), font=font, alignment=alignment, protection=Protection(locked=locked)
    )
    if ground:
        made.fill = PatternFill("solid", fgColor=ground)
    if boxed:
        made.border = BOX
    return made


def font(size: float = 10, color: str = INK, *, bold: bool = False) -> Font:
    """Make a font of the interface's typeface."""
    return Font(name=FONT, size=size, color=color, bold=bold)


def cell_at(sheet: Worksheet, row: int, column: int, style: str = "") -> Cell:
    """Give a cell in one of the named styles; raise TypeError within merged cells."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(cell.coordinate)
    if style:
        cell.style = style_name(style)
    return cell


def set_page(sheet: Worksheet) -> None:
    """Print on A4 in landscape, one page wide."""
    page = sheet.page_setup
    page.orientation, page.paperSize = "landscape", A4
    page.fitToWidth, page.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.6
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text=AUTHOR),
        center=_HeaderFooterPart(text="&A"),
        right=_HeaderFooterPart(text="第 &P 页，共 &N 页"),
    )


def width_of(text: str) -> int:
    """Count the columns of half-width characters that the widest line of a text takes.

    >>> width_of("缴存额（亿元）")
    14
    """
    return max(_columns(line) for line in text.split("\n"))


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in line)


def lines_of(text: str, columns: int) -> int:
    """Count the lines that a text takes when wrapped after so many half-width columns."""
    return sum(max(1, ceil(_columns(line) / columns)) for line in text.split("\n"))


def head_width(text: str, narrowest: int, widest: int) -> tuple[float, int]:
    """Give a column's width for a bold head, and in how many lines it then stands.

    Long names are cut into lines of about the same length.
    """
    needed = [_columns(line) * BOLD + 1 for line in text.split("\n")]
    lines = [ceil(columns / (widest - 2)) for columns in needed]
    width = max(columns / parts for columns, parts in zip(needed, lines, strict=True)) + 3
    return max(width, narrowest), sum(lines)


def comment(text: str) -> Comment:
    """Make a comment whose box is as high as its text."""
    height = (lines_of(text, COMMENT_COLUMNS) + 1) * COMMENT_LINE
    return Comment(text, AUTHOR, height=min(height, COMMENT_HIGHEST), width=COMMENT_WIDTH)
