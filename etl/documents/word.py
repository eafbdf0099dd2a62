"""A Word file (.docx) as text: paragraphs with their automatic numbers, tables as rows of tabs.

What is deleted or hidden, the table of contents and the second copy of a text box are left out.
Runs in the child process, for it is where lxml is loaded.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from etl.documents.layout import Cell, Lines
from etl.documents.refusals import Refusal
from etl.documents.word_numbers import Numbering

if TYPE_CHECKING:
    # Only the types know it; at run time lxml takes any object with these methods.
    from lxml.etree import ParserTarget

    _Target = ParserTarget[None]
else:
    _Target = object

# The body of a report is 1 to 5 MB of XML; a bomb stays within memory anyway, being streamed,
# and this keeps the time within some seconds.
LARGEST_PART: Final = 64 * 1024 * 1024
CHUNK: Final = 65_536
BODY: Final = "word/document.xml"
# Deleted or moved away, the second copy of a text box, the reading of ruby, former properties.
NOT_TEXT_NAMES: Final = (
    "del moveFrom Fallback rt pPrChange rPrChange tblPrChange trPrChange tcPrChange"
)
NOT_TEXT: Final = frozenset(NOT_TEXT_NAMES.split())
BLOCKS: Final = frozenset({"p", "tbl", "tr", "tc", "txbxContent"})
SPANS: Final = frozenset({"gridSpan", "vMerge"})
# What of a paragraph's properties tells its automatic number.
PROPERTIES: Final = ("pStyle", "numId", "ilvl")
CHARACTERS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# The field code in each line of a table of contents.
CONTENTS_LINE: Final = "PAGEREF _Toc"
OTHERS: Final = (
    ("xl/", "workbook", ""),
    ("ppt/", "other_office", "演示文稿（.pptx）"),
    ("OFD.xml", "other_office", "OFD 版式文件"),
    ("content.xml", "other_office", "OpenDocument 文件"),
)


def read_word(data: bytes) -> str:
    """Give the text of a .docx; raise Refusal for another kind of zip file or a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = _body(package)
            events = _Events(
                Numbering(_small_part(package, "numbering"), _small_part(package, "styles"))
            )
            _feed(package, body, events)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise Refusal("damaged", found="docx") from error
    except etree.XMLSyntaxError as error:
        raise Refusal("damaged", found="docx") from error
    return events.lines.text()


def _body(package: zipfile.ZipFile) -> str:
    """Give the name of the part that holds the text; raise Refusal where there is none."""
    names = package.namelist()
    for start, reason, found in OTHERS:
        if any(name.startswith(start) for name in names):
            raise Refusal(reason, found=found)
    if not any(name.startswith("word/") for name in names):
        raise Refusal("archive", found="zip")
    bodies = [name for name in names if name.startswith("word/document") and name.endswith(".xml")]
    if not bodies:
        raise Refusal("damaged", found="docx")
    body = BODY if BODY in bodies else bodies[0]
    if package.getinfo(body).flag_bits & 1:
        raise Refusal("encrypted")
    return body


def _chunks(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Give a part piece by piece; raise Refusal past the largest size, whatever it declares."""
    size = 0
    with package.open(name) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if size > LARGEST_PART:
                raise Refusal("too_heavy", limit=f"解压后 {LARGEST_PART >> 20} MB")
            yield chunk


def _small_part(package: zipfile.ZipFile, name: str) -> bytes:
    part = f"word/{name}.xml"
    return b"".join(_chunks(package, part)) if part in package.namelist() else b""


def _feed(package: zipfile.ZipFile, part: str, events: _Events) -> None:
    parser = etree.XMLParser(target=events, resolve_entities=False, no_network=True)
    for chunk in _chunks(package, part):
        parser.feed(chunk)
    parser.close()


@dataclass(slots=True)
class _Paragraph:
    """A paragraph at hand: its words, its numbering, its field codes and its text boxes."""

    words: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Cell:
    """A cell at hand; `continued` says that it belongs to the cell above it."""

    cell: Cell | None
    continued: bool = False


class _Events(_Target):
    """Takes the parser's events; a text box has its own lines, put after its paragraph."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._flows = [Lines()]
        self._paragraphs: list[_Paragraph] = []
        self._cells: list[_Cell] = []
        self._sink: list[str] | None = None
        self._skipped = 0
        self._in_run = False
        self._hidden = False

    @property
    def lines(self) -> Lines:
        """Give the lines at hand: the body's, or those of the text box being read."""
        return self._flows[-1]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        name = tag.rpartition("}")[2]
        if self._skipped or name in NOT_TEXT:
            self._skipped += 1
        elif name in BLOCKS:
            self._open_block(name)
        elif name == "r":
            self._in_run, self._hidden = True, False
        elif name in SPANS:
            self._span(name, _value(attributes))
        elif self._paragraphs:
            self._within_paragraph(name, _value(attributes))

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = tag.rpartition("}")[2]
        if self._skipped:
            self._skipped -= 1
        elif name in BLOCKS:
            self._close_block(name)
        elif name in {"t", "instrText"}:
            self._sink = None
        elif name == "r":
            self._in_run = False

    def data(self, words: str) -> None:
        """Take characters; only those of a run's text are kept."""
        if self._sink is not None and not self._skipped:
            self._sink.append(words)

    def close(self) -> None:
        """Leave nothing open: XML that lacks the end of an element is refused as damaged."""

    def _open_block(self, name: str) -> None:
        if name == "p":
            self._paragraphs.append(_Paragraph())
        elif name == "tbl":
            self.lines.open_table()
        elif name == "tr":
            self.lines.open_row()
        elif name == "tc":
            self._cells.append(_Cell(self.lines.open_cell()))
        else:
            self._flows.append(Lines())

    def _close_block(self, name: str) -> None:
        if name == "p":
            self._end_paragraph(self._paragraphs.pop())
        elif name == "tbl":
            self.lines.close_table()
        elif name == "tc":
            self._cells.pop()
            self.lines.close_cell()
        elif name == "txbxContent":
            text = self._flows.pop().text()
            if self._paragraphs:
                self._paragraphs[-1].boxes.append(text)

    def _span(self, name: str, value: str) -> None:
        if not self._cells:
            return
        cell = self._cells[-1]
        if name == "vMerge":
            cell.continued = value != "restart"
        elif cell.cell and value.isdigit():
            cell.cell.columns = int(value)

    def _within_paragraph(self, name: str, value: str) -> None:
        paragraph = self._paragraphs[-1]
        if name == "t":
            self._sink = None if self._hidden else paragraph.words
        elif name == "instrText":
            self._sink = paragraph.codes
        elif name == "vanish":
            self._hidden = self._in_run and value not in {"0", "false", "off"}
        elif name in CHARACTERS and self._in_run and not self._hidden:
            paragraph.words.append(CHARACTERS[name])
        elif name in PROPERTIES and not self._in_run:
            paragraph.properties[name] = value

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        label = self._numbering.label(*map(paragraph.properties.get, PROPERTIES, ("", "", "")))
        words = "".join(paragraph.words)
        continued = bool(self._cells) and self._cells[-1].continued
        if not continued and CONTENTS_LINE not in "".join(paragraph.codes):
            self._put(f"{label}{words}" if words.strip() else "")
        for box in paragraph.boxes:
            self._put(box)

    def _put(self, words: str) -> None:
        for line in words.split("\n"):
            self.lines.write(line)
            self.lines.end_line()


def _value(attributes: Mapping[str, str]) -> str:
    """Give the attribute `val`, in whichever namespace the file has it."""
    return next((v for key, v in attributes.items() if key.rpartition("}")[2] == "val"), "")
