"""Every file that is no readable report is refused in one sentence that says the way out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from etl.documents import UnreadableDocument, read_document
from etl.documents.kinds import OLE
from etl.documents.reading import LARGEST_BYTES
from etl.documents.refusals import ENGLISH, SENTENCES, Refusal
from tests.etl.documents.made_files import (
    REPORTS,
    make_pdf,
    make_word,
    pdf_of,
    pdf_page,
    word_with,
    zip_of,
)

SENTENCE = "2023年末，缴存余额114.27亿元，比上年末增长8.16%，个人住房贷款余额62.74亿元。"


def ole(part: str) -> bytes:
    return OLE + bytes(600) + part.encode("utf-16-le") + bytes(600)


def cut(path: Path, source: Path) -> Path:
    data = source.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def holding(data: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return make


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def workbook(path: Path) -> Path:
    Workbook().save(path)
    return path


def locked_pdf(path: Path) -> Path:
    return make_pdf(path, SENTENCE, encrypt="secret")


def locked_word(path: Path) -> Path:
    """Set the mark of encryption on each part, in both of the places a zip file has it."""
    data = bytearray(make_word(path, SENTENCE).read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(signature, bytes(data)):
            data[found.start() + offset] |= 1
    path.write_bytes(data)
    return path


def sparse(size: int, head: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(head)
        os.truncate(path, size)
        return path

    return make


PAGES = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[%b]/Count 1001>>" % b" ".join(b"%d 0 R" % n for n in range(3, 1004)),
    *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * 1001,
]
CASES: list[tuple[str, str, Callable[[Path], Path]]] = [
    ("missing", "报告.txt", lambda path: path),
    ("folder", "报告", folder),
    ("empty", "报告.txt", holding(b"")),
    ("blank", "报告.txt", holding(b" \n \xe3\x80\x80\n")),
    ("blank", "报告.docx", lambda path: word_with(path, "<w:p/>")),
    ("blank", "报告.html", holding(b"<html><script>1</script>")),
    ("blank", "报告.pdf", lambda path: pdf_page(path, b"")),
    ("too_large", "报告.txt", sparse(50_000_000, SENTENCE.encode())),
    ("too_large", "报告.pdf", sparse(LARGEST_BYTES["pdf"] + 1, b"%PDF-1.7\n")),
    ("too_large", "报告.docx", sparse(LARGEST_BYTES["word"] + 1, b"PK\x03\x04")),
    ("too_many_pages", "报告.pdf", lambda path: pdf_of(path, PAGES)),
    ("damaged", "报告.pdf", lambda path: cut(path, make_pdf(path, SENTENCE))),
    ("damaged", "报告.pdf", holding(b"%PDF-1.7\n" + bytes(range(256)) * 9)),
    ("damaged", "报告.docx", lambda path: cut(path, make_word(path, SENTENCE))),
    ("damaged", "报告.docx", lambda path: zip_of(path, {"word/document.xml": [b"<a><b></a>"]})),
    ("damaged", "报告.docx", lambda path: zip_of(path, {"word/styles.xml": [b"<a/>"]})),
    ("binary", "报告.txt", holding(bytes(range(256)) * 4)),
    ("binary", "报告.bin", holding(OLE + bytes(2000))),
    ("binary", "报告.txt", holding(SENTENCE.encode("utf-16-le"))),
    ("encoding", "报告.txt", holding(SENTENCE.encode()[:-1] + b"\n")),
    (
        "encoding",
        "报告.txt",
        holding("住房公積金繳存餘額與個人住房貸款餘額均有增長".encode("big5")),
    ),
    ("encoding", "报告.txt", holding("café à la crème ".encode("latin-1") * 9)),
    ("garbled", "报告.txt", holding("缴存\ufffd\ufffd额\ufffd".encode())),
    ("garbled", "报告.txt", holding("锟斤拷锟斤拷2023".encode())),
    ("picture", "报告.pdf", holding(b"\x89PNG\r\n\x1a\n" + bytes(99))),
    ("picture", "报告.jpg", holding(b"\xff\xd8\xff\xe0" + bytes(99))),
    ("encrypted", "报告.pdf", locked_pdf),
    ("encrypted", "报告.docx", locked_word),
    ("encrypted", "报告.docx", holding(ole("EncryptedPackage"))),
    ("old_word", "报告.doc", holding(ole("WordDocument"))),
    ("old_word", "报告.docx", holding(ole("WordDocument"))),
    ("old_word", "大报告.doc", holding(ole("WordDocument") + bytes(11_000_000))),
    ("workbook", "报表.xls", holding(ole("Workbook"))),
    ("workbook", "报表.xlsx", workbook),
    ("workbook", "报告.docx", workbook),
    ("rich_text", "报告.doc", holding(b"{\\rtf1\\ansi text}")),
    (
        "rich_text",
        "报告.doc",
        holding(b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>'),
    ),
    ("other_office", "报告.pptx", lambda path: zip_of(path, {"ppt/presentation.xml": [b"<a/>"]})),
    ("other_office", "报告.ofd", lambda path: zip_of(path, {"OFD.xml": [b"<a/>"]})),
    ("archive", "报告.zip", lambda path: zip_of(path, {"报告.txt": [SENTENCE.encode()]})),
    ("archive", "报告.rar", holding(b"Rar!\x1a\x07\x00" + bytes(99))),
    ("web_archive", "报告.mht", holding(b"MIME-Version: 1.0\r\nContent-Type: multipart/related;")),
]
# Told by tests of their own: special files, rights, pictures and traps.
ELSEWHERE = {"special", "denied", "no_text_layer", "too_long", "too_heavy"}


def refusal_of(path: Path) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path)
    return caught.value


@pytest.mark.parametrize(("reason", "name", "make"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_a_file_that_is_no_report_is_refused_with_its_reason(
    reason: str, name: str, make: Callable[[Path], Path], tmp_path: Path
) -> None:
    refused = refusal_of(make(tmp_path / name))
    assert refused.reason == reason
    assert str(refused).startswith(f"文件「{name}」")


def test_every_reason_has_a_case() -> None:
    assert {case[0] for case in CASES} | ELSEWHERE == SENTENCES.keys()


def test_every_reason_is_told_in_english_too() -> None:
    assert ENGLISH.keys() == SENTENCES.keys()
    for reason, sentence in ENGLISH.items():
        told = sentence.format_map({"found": "Chinese", "limit": "10 MB"})
        assert told.isascii(), reason
        assert {"{found}", "{limit}"} & set(part(sentence)) == {"{found}", "{limit}"} & set(
            part(SENTENCES[reason])
        ), reason


def part(sentence: str) -> list[str]:
    return re.findall(r"\{\w+\}", sentence)


@pytest.mark.parametrize("reason", SENTENCES)
def test_every_refusal_is_one_sentence_that_says_what_is_expected_and_what_to_do(
    reason: str,
) -> None:
    told = str(UnreadableDocument("报告.pdf", Refusal(reason, found="某物", limit="某数")))
    assert re.fullmatch(r"文件「报告\.pdf」[^。\n{}]+：[^。：\n{}]*请[^。：\n{}]+。", told)
    assert re.search("应为|上限", told)


def test_a_size_is_told_with_its_limit(tmp_path: Path) -> None:
    told = str(refusal_of(sparse(50_000_000, b"text")(tmp_path / "a.txt")))
    assert "50.0 MB" in told
    assert "10.0 MB" in told


def test_a_wrong_byte_is_told_with_its_place(tmp_path: Path) -> None:
    told = str(refusal_of(holding("缴存额".encode() + b"\xff\xff")(tmp_path / "a.txt")))
    assert "第 10 个字节" in told


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal_of(tmp_path / "pipe").reason == "special"


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbid(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = holding(SENTENCE.encode())(tmp_path / "a.txt")
    monkeypatch.setattr(Path, "open", forbid)
    assert refusal_of(path).reason == "denied"


@pytest.mark.parametrize("stamp", ["", "Scanned by app"])
def test_a_scan_without_text_is_refused_as_one(
    stamp: str, picture: ImageReader, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "scan.pdf"))
    for _ in range(3):
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.drawString(20, 20, stamp)
        canvas.showPage()
    canvas.save()
    refused = refusal_of(tmp_path / "scan.pdf")
    assert refused.reason == "no_text_layer"
    assert "扫描件" in str(refused)


def test_a_pdf_that_only_forbids_changes_is_read(tmp_path: Path) -> None:
    rights = StandardEncryption("", ownerPassword="owner", canModify=0)
    canvas = Canvas(str(tmp_path / "a.pdf"), encrypt=rights)
    canvas.drawString(72, 700, "1162.02")
    canvas.save()
    assert read_document(tmp_path / "a.pdf").text == "1162.02"


def test_a_pdf_whose_font_tells_no_characters_is_refused(tmp_path: Path) -> None:
    font = (
        b"/Font<</F1<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts["
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>>>"
    )
    path = pdf_page(tmp_path / "a.pdf", b"BT /F1 12 Tf 72 700 Td <" + b"0101" * 90 + b"> Tj ET")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"/Font<</F1 5 0 R>>", font))
    assert refusal_of(path).reason == "garbled"


@pytest.mark.parametrize("report", sorted(REPORTS.glob("*.txt")), ids=lambda path: path.name)
def test_a_real_report_garbled_by_a_wrong_encoding_is_refused(report: Path, tmp_path: Path) -> None:
    data = report.read_bytes()
    broken = holding(data[:1000] + b"\xff" + data[1000:])(tmp_path / "broken.txt")
    assert refusal_of(broken).reason == "encoding"
