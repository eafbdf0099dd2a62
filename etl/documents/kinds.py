"""What kind of file the first bytes show; the extension only decides where they leave it open."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final, Literal

from etl.documents.refusals import Refusal

Kind = Literal["plain", "web_page", "word", "pdf"]

# As much as is looked at; a PDF may have this much before its mark, by Adobe's reader's rule.
HEAD_BYTES: Final = 1024
ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Atomic and possessive: comments in a row must not be tried in every grouping.
WEB_PAGE: Final = re.compile(
    r"(?>\ufeff|\s|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
MARKS_OF_UTF_16: Final = (BOM_UTF16_BE, BOM_UTF16_LE)
TAG: Final = re.compile(r"<[a-z!/]", re.IGNORECASE)

# What no reader here takes: its first bytes, the reason and the name told.
REFUSED: Final = (
    (b"{\\rtf", "rich_text", "RTF"),
    (b"\x89PNG", "picture", ""),
    (b"\xff\xd8\xff", "picture", ""),
    (b"GIF8", "picture", ""),
    (b"II*\x00", "picture", ""),
    (b"MM\x00*", "picture", ""),
    (b"Rar!\x1a", "archive", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "archive", "7z"),
    (b"\x1f\x8b", "archive", "gzip"),
    (b"PK\x05\x06", "archive", "zip"),
)
# Names of the parts of an OLE file, which tell the programs apart.
OLE_PARTS: Final = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old_word"),
    ("Workbook", "workbook"),
    ("Book", "workbook"),
)


def kind_of(head: bytes, extension: str) -> Kind:
    """Give the kind of a file from its first bytes and its extension (`.html`, in lower case).

    A file of the older Office counts as Word's until `refuse_ole` has seen the whole of it. Raise
    Refusal for another kind that is known and not read.
    """
    if head.startswith((ZIP, OLE)):
        return "word"
    if b"%PDF-" in head:
        return "pdf"
    for mark, reason, found in REFUSED:
        if head.startswith(mark):
            raise Refusal(reason, found=found)
    encoding = "utf-16" if head.startswith(MARKS_OF_UTF_16) else "latin-1"
    return _kind_of_text(head.removeprefix(BOM_UTF8).decode(encoding, "ignore"), extension)


def _kind_of_text(head: str, extension: str) -> Kind:
    if head[:13].lower() == "mime-version:" and "multipart/related" in head.lower():
        raise Refusal("web_archive")
    if 'progid="Word.Document"' in head:
        raise Refusal("rich_text", found="Word 2003 XML")
    if WEB_PAGE.match(head) or (extension in {".html", ".htm", ".xhtml"} and TAG.search(head)):
        return "web_page"
    return "plain"


def refuse_ole(data: bytes) -> None:
    """Raise the Refusal that fits an OLE file: Office before 2007, or a newer one encrypted."""
    if not data.startswith(OLE):
        return
    for part, reason in OLE_PARTS:
        if part.encode("utf-16-le") in data:
            raise Refusal(reason)
    raise Refusal("binary")
