"""`read_document`: a file looked at, bounded, decoded; its formats are read by the modules beside.

Plain text is decoded here and now; whatever needs a parser is parsed in a child process.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from etl.documents import kinds
from etl.documents.document import Document, Page
from etl.documents.layout import LONGEST_TEXT
from etl.documents.plain import decode_plain
from etl.documents.refusals import Refusal, UnreadableDocument

# The longest report at hand has 50 kB of text: 10 MB are two hundred times as much. Web pages
# carry scripts and pictures in their text, Word files and PDFs photographs and scanned annexes.
LARGEST_BYTES: Final[dict[kinds.Kind, int]] = {
    "plain": 10_000_000,
    "web_page": 10_000_000,
    "word": 50_000_000,
    "pdf": 100_000_000,
}


def read_document(path: Path) -> Document:
    """Read a report: txt, md, html, docx or pdf, told apart by content before extension.

    Plain text is given exactly as decoded, its line ends too. Raise UnreadableDocument, whose text
    is one Chinese sentence, for whatever is no readable report.
    """
    try:
        data, kind = _bytes_of(path)
        text, pages = _text_of(data, kind)
    except Refusal as refusal:
        raise UnreadableDocument(path.name or str(path), refusal) from None
    return Document(path.name, hashlib.sha256(data).hexdigest(), text, pages)


def read_content(data: bytes, name: str) -> Document:
    """Read a report from its bytes, as `read_document` does from a file of that name."""
    try:
        if not data:
            raise Refusal("empty")
        kind = kinds.kind_of(data[: kinds.HEAD_BYTES], Path(name).suffix.lower())
        if len(data) > LARGEST_BYTES[kind]:
            raise Refusal("too_large", found=_in_mb(len(data)), limit=_in_mb(LARGEST_BYTES[kind]))
        text, pages = _text_of(data, kind)
    except Refusal as refusal:
        raise UnreadableDocument(name, refusal) from None
    return Document(name, hashlib.sha256(data).hexdigest(), text, pages)


def _bytes_of(path: Path) -> tuple[bytes, kinds.Kind]:
    """Give a file's bytes and kind; no more is read than its kind may have."""
    _refuse_no_file(path)
    try:
        with path.open("rb") as file:
            head = file.read(kinds.HEAD_BYTES)
            if not head:
                raise Refusal("empty")
            kind = kinds.kind_of(head, path.suffix.lower())
            largest = LARGEST_BYTES[kind]
            size = path.stat().st_size
            rest = file.read(largest + 1 - len(head)) if size <= largest else b""
    except OSError as error:
        raise Refusal("denied", found=error.strerror or "无法读取") from None
    size = max(size, len(head) + len(rest))
    if size > largest:
        raise Refusal("too_large", found=_in_mb(size), limit=_in_mb(largest))
    return head + rest, kind


def _refuse_no_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise Refusal("folder")
        if path.exists() and not path.is_file():
            raise Refusal("special")
        if not path.exists():
            raise Refusal("missing")
    except (OSError, ValueError):
        raise Refusal("missing") from None


def _text_of(data: bytes, kind: kinds.Kind) -> tuple[str, tuple[Page, ...]]:
    kinds.refuse_ole(data)
    if kind == "plain":
        text = decode_plain(data)
        if len(text) > LONGEST_TEXT:
            raise Refusal("too_long", limit=f"{LONGEST_TEXT:,}")
        return text, ()
    from etl.documents.sandbox import read_apart

    text, pages = read_apart(kind, data)
    if not text.strip():
        raise Refusal("blank")
    return text, pages


def _in_mb(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
