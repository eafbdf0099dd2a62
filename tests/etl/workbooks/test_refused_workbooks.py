"""Every file that is no readable workbook is refused in one sentence that says the way out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Final

import docx
import pytest
from PIL import Image

from etl.documents.kinds import OLE
from etl.workbooks import LARGEST_BYTES, UnreadableWorkbook, is_workbook, read_workbook
from etl.workbooks.reading import safe_name
from etl.workbooks.refusals import SENTENCES, Refusal
from tests.etl.workbooks.made_workbooks import (
    FIRST_SHEET,
    make_ods,
    make_xls,
    make_xlsb,
    make_xlsx,
    with_part,
    xlsx_of,
    zip_of,
)

HTML: Final = "<html><body><table><tr><td>缴存额</td><td>1</td></tr></table></body></html>".encode()
# The record that says that the rest of an .xls file is encrypted, by [MS-XLS] 2.4.117.
FILE_PASS: Final = b"\x2f\x00\x06\x00\x00\x00\x12\x34\x56\x78"


def ole(stream: str) -> bytes:
    return OLE + bytes(600) + f"{stream}\0".encode("utf-16-le") + bytes(600)


def encrypted_xls() -> bytes:
    """Put the record of a password behind the first record of the workbook stream."""
    content = bytearray(make_xls())
    start = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    place = start + 20
    content[place : place + len(FILE_PASS)] = FILE_PASS
    return bytes(content)


def encrypted_ods() -> bytes:
    manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
    return with_part(make_ods(), "META-INF/manifest.xml", manifest)


def encrypted_parts() -> bytes:
    """Set the mark of encryption on each part, in both of the places a zip file has it."""
    content = bytearray(make_xlsx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(signature, bytes(content)):
            content[found.start() + offset] |= 1
    return bytes(content)


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("L", (9, 9)).save(file, "PNG")
    return file.getvalue()


def word() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def half(make: Callable[[], bytes]) -> bytes:
    content = make()
    return content[: len(content) // 2]


def without(make: Callable[[], bytes], name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(make())) as package:
        return zip_of({part: package.read(part) for part in package.namelist() if part != name})


CASES: Final[dict[str, tuple[str, Callable[[], bytes], str]]] = {
    "empty": ("a.xlsx", bytes, "empty"),
    "empty csv": ("a.csv", bytes, "empty"),
    "blank csv": ("a.csv", lambda: b" \n\n", "blank"),
    "csv of separators": ("a.csv", lambda: b",,\n,,\n", "blank"),
    "no cell": ("a.xlsx", lambda: xlsx_of(""), "blank"),
    "too large": ("a.xlsx", lambda: bytes(LARGEST_BYTES + 1), "too_large"),
    "half an xlsx": ("a.xlsx", lambda: half(make_xlsx), "damaged"),
    "half an xls": ("a.xls", lambda: half(make_xls), "damaged"),
    "half an xlsb": ("a.xlsb", lambda: half(make_xlsb), "damaged"),
    "half an ods": ("a.ods", lambda: half(make_ods), "damaged"),
    "sheet missing": ("a.xlsx", lambda: without(make_xlsx, FIRST_SHEET), "damaged"),
    "sheet of nonsense": (
        "a.xlsx",
        lambda: with_part(make_xlsx(), FIRST_SHEET, b"<worksheet><sheetData><row"),
        "damaged",
    ),
    "zip of anything": ("a.xlsx", lambda: zip_of({"a.txt": b"a"}), "other_kind"),
    "picture": ("a.xlsx", picture, "other_kind"),
    "pdf": ("a.xlsx", lambda: b"%PDF-1.7\n%%EOF", "other_kind"),
    "word": ("a.xlsx", word, "other_kind"),
    "old word": ("a.xls", lambda: ole("WordDocument"), "other_kind"),
    "web page": ("a.xls", lambda: HTML, "web_page"),
    "web page of a table": ("a.xls", lambda: b"\xef\xbb\xbf\r\n<table><tr><td>1", "web_page"),
    "xml of 2003": (
        "a.xls",
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "old_xml",
    ),
    "web archive": ("a.xls", lambda: b"MIME-Version: 1.0\n", "old_xml"),
    "xml": ("a.xlsx", lambda: b'<?xml version="1.0"?><a/>', "other_kind"),
    "words": ("a.xlsx", "一、缴存。\n二、提取。\n".encode, "other_kind"),
    "encrypted xlsx": ("a.xlsx", lambda: ole("EncryptedPackage"), "encrypted"),
    "encrypted xls": ("a.xls", encrypted_xls, "encrypted"),
    "encrypted ods": ("a.ods", encrypted_ods, "encrypted"),
    "encrypted parts": ("a.xlsx", encrypted_parts, "encrypted"),
    "other ole": ("a.xls", lambda: ole("Nothing"), "damaged"),
    "binary": ("a.csv", lambda: b"a,b\n" + bytes(range(32)) * 9, "binary"),
    "garbled": ("a.csv", "缴存额,�����\n锟斤拷锟斤拷,1".encode, "garbled"),
    "latin": ("a.csv", lambda: b"\xe9t\xe9,\xff\xff\n1,2", "encoding"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_is_no_readable_workbook_is_refused(case: str) -> None:
    name, make, reason = CASES[case]
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(make(), name)
    refused = caught.value
    assert refused.reason == reason
    assert str(refused) == refused.says("zh")
    assert re.fullmatch(rf"文件「{name}」[^。\n]+：[^。：\n]+。", str(refused))
    assert re.fullmatch(rf"The file “{name}” [^\n]+: [^\n]+\.", refused.says("en"))
    assert not re.search("[\u4e00-\u9fff]", refused.says("en"))


@pytest.mark.parametrize("reason", SENTENCES)
def test_every_sentence_names_the_file_and_the_way_out_in_both_languages(reason: str) -> None:
    refused = UnreadableWorkbook("a.xlsx", Refusal(reason, found=("甲", "one"), limit="9"))
    assert re.fullmatch(r"文件「a\.xlsx」[^。\n{]+：请[^。：\n{]+。", str(refused))
    assert re.fullmatch(r"The file “a\.xlsx” [a-z][^\n{]+: [a-z][^\n{]+\.", refused.says("en"))


def test_a_report_is_no_workbook_and_a_claimed_one_is_whatever_it_holds() -> None:
    reports = [(b"2023", "a.txt"), (HTML, "a.html"), (word(), "a.docx"), (b"%PDF-1.7", "a.pdf")]
    assert [is_workbook(*report) for report in reports] == [False] * 4
    claims = [
        *[(HTML, "a.xls"), (word(), "a.xlsx"), (b"", "A.XLSX"), (b"a,b", "a.csv")],
        *[(make_xls(), "a.pdf"), (b"a,b\n1,2", "table"), (half(make_xlsx), "a.xlsx")],
    ]
    assert [is_workbook(*claim) for claim in claims] == [True] * 7
    assert not is_workbook("一、缴存。\n二、提取。".encode(), "report")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("缴存 2023（终稿）.xlsx", "缴存 2023（终稿）.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\表.xls", "表.xls"),
        ("<img src=x onerror=alert(1)>.xlsx", "_img src=x onerror=alert(1)_.xlsx"),
        ("a\x00\r\n\u202eb.csv", "ab.csv"),
        (".xlsx", "xlsx"),
        ("/", "工作簿"),
        ("", "工作簿"),
        ("长" * 500 + ".xlsx", "长" * 115 + ".xlsx"),
    ],
)
def test_a_name_is_its_last_part_made_harmless(given: str, kept: str) -> None:
    assert safe_name(given) == kept
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(b"", given)
    assert caught.value.file == kept
