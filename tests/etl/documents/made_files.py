"""Files of every format, made from a text whose table rows are lines of tabs; and traps.

What the reader under test makes of them is left to the tests.
"""

from __future__ import annotations

import html
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

REPORTS: Final = Path(__file__).parents[3] / "data" / "reports"
# A Chinese font that every PDF reader knows by name, so that no font file is needed.
FONT: Final = "STSong-Light"
STYLE: Final = ParagraphStyle("prose", fontName=FONT, fontSize=11, leading=16, wordWrap="CJK")
GRID: Final = TableStyle(
    [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), FONT)]
)
WORD_XML: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def parts_of(text: str) -> Iterator[list[list[str]]]:
    """Give the tables of a text as rows of cells, and each other line as a row of one."""
    lines = (line.split("\t") for line in text.split("\n") if line.strip())
    for is_table, rows in groupby(lines, key=lambda cells: len(cells) > 1):
        found = list(rows)
        if is_table:
            width = max(map(len, found))
            yield [row + [""] * (width - len(row)) for row in found]
        else:
            yield from ([row] for row in found)


def make_pdf(path: Path, text: str, **settings: Any) -> Path:
    """Write a text as a PDF of A4 pages; tables are ruled."""
    flow: list[Flowable] = []
    for rows in parts_of(text):
        if len(rows[0]) > 1:
            cells = [[Paragraph(html.escape(cell), STYLE) for cell in row] for row in rows]
            flow.append(Table(cells, style=GRID))
        else:
            flow.append(Paragraph(html.escape(rows[0][0]), STYLE))
    SimpleDocTemplate(str(path), pagesize=A4, **settings).build(flow)
    return path


def make_word(path: Path, text: str) -> Path:
    """Write a text as a Word file."""
    document = docx.Document()
    for rows in parts_of(text):
        if len(rows[0]) > 1:
            table = document.add_table(len(rows), len(rows[0]))
            for made, row in zip(table.rows, rows, strict=True):
                for cell, words in zip(made.cells, row, strict=True):
                    cell.text = words
        else:
            document.add_paragraph(rows[0][0])
    document.save(str(path))
    return path


def make_web_page(path: Path, text: str, *, encoding: str = "utf-8") -> Path:
    """Write a text as a web page with a menu, a script and a footer around it."""
    body = ""
    for rows in parts_of(text):
        if len(rows[0]) > 1:
            cells = ("".join(f"<td>{html.escape(cell)}" for cell in row) for row in rows)
            body += f"<table>{''.join(f'<tr>{row}' for row in cells)}</table>\n"
        else:
            body += f"<p>{html.escape(rows[0][0])}</p>\n"
    page = (
        f"<!DOCTYPE html><html><head><meta charset={encoding}><title>标题 1</title>"
        "<style>p {margin: 2px}</style></head><body><script>if (1 < 2) {}</script>"
        f"<nav>首页 3</nav><div class='main-content'>{body}</div><footer>备案 4</footer></body>"
    )
    path.write_bytes(page.encode(encoding))
    return path


def word_with(path: Path, body: str, **parts: str) -> Path:
    """Write a Word file with this XML as its body, and other parts by their name."""
    document = f'<w:document xmlns:w="{WORD_XML}"><w:body>{body}</w:body></w:document>'
    named = {f"word/{name}.xml": [part.encode()] for name, part in parts.items()}
    return zip_of(path, {"word/document.xml": [document.encode()], **named})


def zip_of(path: Path, parts: Mapping[str, Iterable[bytes]]) -> Path:
    """Write a zip file, each part in pieces that need not fit in memory together."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, pieces in parts.items():
            with package.open(name, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece)
    return path


def pdf_of(path: Path, objects: Sequence[bytes]) -> Path:
    """Write a PDF of these objects, the first of them its root."""
    written, places = b"%PDF-1.7\n", []
    for number, found in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, found)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    path.write_bytes(
        written
        + b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, len(written))
    )
    return path


def pdf_page(
    path: Path, content: bytes, *, filters: bytes = b"", box: bytes = b"0 0 595 842"
) -> Path:
    """Write a PDF of one page with this content stream, already packed as `filters` says."""
    stream = b"<<%b/Length %d>>stream\n%b\nendstream" % (filters, len(content), content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>" % box,
        stream,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    return pdf_of(path, objects)


@cache
def packed_blanks(size: int) -> bytes:
    """Give that many blanks as a deflate stream, a thousandth as long."""
    packer = zlib.compressobj(9)
    million = b" " * 1_000_000
    return b"".join(packer.compress(million) for _ in range(size // len(million))) + packer.flush()
