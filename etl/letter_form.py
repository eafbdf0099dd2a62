"""The form of an official letter as a Word file: page, fonts, paragraphs, cells, page numbers.

What a letter says is left to `letter`. python-docx is loaded when a letter is written: that takes a
tenth of a second, which only who wants one should wait for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cell_text import writable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

# Sizes in points (二号, 三号, 五号), margins and the pitch of the lines as GB/T 9704-2012 sets
# them: top 37 mm, left 28 mm, a text of 156 × 225 mm. Its fonts are on every office machine; for
# the title the standard's 小标宋 is not, and bold 宋体 stands in for it.
TITLE_POINTS, BODY_POINTS, TABLE_POINTS = 22, 16, 10.5
LINE_POINTS: Final = 28
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
FANGSONG, SONG, HEI = "仿宋", "宋体", "黑体"
# The digits and Latin letters among the Chinese ones.
LATIN: Final = "Times New Roman"
# What a property of a Word file may hold.
LONGEST: Final = 255


def new_letter(title: str, author: str) -> Document:
    """Open an empty letter of A4 pages in the fonts and lines of the standard."""
    import docx
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    normal: ParagraphStyle = document.styles["Normal"]
    normal.font.size = Pt(BODY_POINTS)
    _set_font(normal.element.get_or_add_rPr(), FANGSONG)
    spacing = normal.paragraph_format
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE_POINTS)
    spacing.space_before = spacing.space_after = Pt(0)
    document.core_properties.title = writable(title)[:LONGEST]
    document.core_properties.author = writable(author)[:LONGEST]
    document.core_properties.language = "zh-CN"
    document.core_properties.comments = ""
    _number_pages(document)
    return document


def _set_font(properties: BaseOxmlElement, name: str) -> None:
    """Set the font of Chinese letters apart from that of Latin ones, as Word keeps them."""
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]  # made by a metaclass
    fonts.set(qn("w:eastAsia"), name)
    for latin in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(latin), LATIN)


def _number_pages(document: Document) -> None:
    """Put the page's number at the foot, between dashes."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(foot, "— ", SONG, 14)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)  # noqa: SLF001  # python-docx has no call for a field
    add_run(foot, " —", SONG, 14)


def add_run(
    paragraph: Paragraph, text: str, font: str = "", points: float = 0, *, bold: bool = False
) -> Run:
    """Write a text at the end of a paragraph, in its font and size unless others are named."""
    from docx.shared import Pt

    run = paragraph.add_run(writable(text))
    run.bold = bold or None
    if points:
        run.font.size = Pt(points)
    if font:
        _set_font(run._r.get_or_add_rPr(), font)  # noqa: SLF001  # the only way to its font
    return run


def add_paragraph(document: Document, text: str = "", *, indented: bool = True) -> Paragraph:
    """Open a paragraph, set in by two letters as Chinese ones are."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    if indented:
        paragraph.paragraph_format.first_line_indent = Pt(2 * BODY_POINTS)
    if text:
        add_run(paragraph, text)
    return paragraph


def repeat_on_pages(row: BaseOxmlElement) -> None:
    """Let a table's head stand on each of its pages."""
    from docx.oxml import OxmlElement

    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # type: ignore[attr-defined]


def fill(cell: _Cell, text: str, *, bold: bool = False) -> None:
    """Write a text into a table's cell, in the small letters of an annex."""
    from docx.enum.text import WD_LINE_SPACING

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    add_run(paragraph, text, SONG, TABLE_POINTS, bold=bold)
