"""What kind of file the bytes show, workbook or not; the extension decides where they do not."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import PurePosixPath
from typing import Final, Literal

from etl.documents.kinds import OLE, WEB_PAGE, ZIP
from etl.workbooks.package import Package
from etl.workbooks.refusals import Refusal

Kind = Literal["xlsx", "xlsm", "xls", "xlsb", "ods", "csv"]

EXTENSIONS: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".xlsb", ".ods", ".csv"})
HEAD_BYTES: Final = 4_096
# First bytes and the names of what is often renamed to a workbook.
OTHERS: Final = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"{\\rtf", "RTF"),
    (b"Rar!\x1a", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
)
# Parts that tell the kinds of packages apart.
PACKAGES: Final = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("content.xml", "ods"),
)
OTHER_PACKAGES: Final = (
    ("word/", ("Word 文档", "a Word document")),
    ("ppt/", ("演示文稿", "a presentation")),
    ("index/", ("Numbers 表格", "a Numbers document")),
)
ODS_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
# Names of the streams of an OLE file.
WORKBOOK_STREAMS: Final = ("Workbook", "Book")
OTHER_STREAMS: Final = (
    ("WordDocument", ("Word 文档", "a Word document")),
    ("PowerPoint Document", ("演示文稿", "a presentation")),
)
ENCRYPTED_STREAM: Final = "EncryptedPackage"
# What old programs write as the only stream: a workbook of Excel 2 to 4.
BARE_RECORDS: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
SEPARATED: Final = re.compile(r"[^,;\t\n]*([,;\t])")


def is_workbook(content: bytes, name: str) -> bool:
    """Say whether a file is meant as a workbook, rather than a report of words.

    A renamed or damaged file counts by its extension: reading it says what is wrong.
    """
    extension = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    claimed = extension in EXTENSIONS
    try:
        kind = kind_of(content, claimed=claimed or not extension)
    except Refusal as refusal:
        return claimed or refusal.reason == "old_xml"
    return kind != "csv" or claimed or (not extension and _is_table(content))


def kind_of(content: bytes, *, claimed: bool = True) -> Kind:
    """Give the kind of a workbook; raise Refusal for what is none.

    Text is CSV where it is `claimed` to be a workbook; else it is none.
    """
    if not content:
        raise Refusal("empty")
    if content.startswith(ZIP):
        return _kind_of_package(Package(content))
    if content.startswith(OLE):
        return _kind_of_ole(content)
    if content.startswith(BARE_RECORDS):
        raise Refusal("old_xml", found="Excel 4.0")
    for mark, found in OTHERS:
        if content.startswith(mark):
            raise Refusal("other_kind", found=found)
    _refuse_markup(content[:HEAD_BYTES])
    if not claimed:
        raise Refusal("binary")
    return "csv"


def _kind_of_package(package: Package) -> Kind:
    for part, kind in PACKAGES:
        if part in package and (kind != "ods" or _is_ods(package)):
            return kind  # type: ignore[return-value]
    for folder, found in OTHER_PACKAGES:
        if any(name.startswith(folder) for name in package.names()):
            raise Refusal("other_kind", found=found)
    raise Refusal("other_kind", found="ZIP")


def _is_ods(package: Package) -> bool:
    if package.size("mimetype") > HEAD_BYTES or "mimetype" not in package:
        return "mimetype" not in package
    return package.part("mimetype").strip().startswith(ODS_TYPE)


def _kind_of_ole(content: bytes) -> Kind:
    if _names(content, ENCRYPTED_STREAM):
        raise Refusal("encrypted")
    if any(_names(content, stream) for stream in WORKBOOK_STREAMS):
        return "xls"
    for stream, found in OTHER_STREAMS:
        if _names(content, stream):
            raise Refusal("other_kind", found=found)
    raise Refusal("damaged", found="xls")


def _names(content: bytes, stream: str) -> bool:
    """Say whether an OLE file's directory has a stream of this name."""
    return f"{stream}\0".encode("utf-16-le") in content


def _refuse_markup(head: bytes) -> None:
    encoding = "utf-16" if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "latin-1"
    text = head.removeprefix(BOM_UTF8).decode(encoding, "ignore").lstrip()
    lowered = text.lower()
    if lowered.startswith("mime-version:"):
        raise Refusal("old_xml", found="MHTML")
    if 'progid="excel.sheet"' in lowered or "urn:schemas-microsoft-com:office:spreadsheet" in (
        lowered
    ):
        raise Refusal("old_xml", found="XML 2003")
    if WEB_PAGE.match(text) or lowered.startswith(("<table", "<meta", "<style", "<div")):
        raise Refusal("web_page")
    if lowered.startswith(("<?xml", "<!doctype")):
        raise Refusal("other_kind", found="XML")


def _is_table(content: bytes) -> bool:
    """Say whether text without an extension has the same separator in its first lines."""
    lines = content[:HEAD_BYTES].decode("latin-1").splitlines()[:3]
    marks = {found[1] for line in lines if (found := SEPARATED.match(line))}
    return len(lines) > 1 and len(marks) == 1 and all(map(SEPARATED.match, lines))
