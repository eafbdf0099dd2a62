"""One report out of every format is one text; type by content; plain text exactly as decoded."""

from __future__ import annotations

import codecs
import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.documents import Document, read_document
from tests.etl.documents.made_files import REPORTS, make_pdf, make_web_page, make_word

Maker = Callable[[Path, str], Path]
SENTENCE = "2023年末，缴存余额114.27亿元。"


def without_blanks(text: str) -> str:
    return re.sub(r"\s+", "", text)


def table_rows(text: str) -> list[str]:
    return [without_blanks(line) for line in text.split("\n") if "\t" in line]


def written(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    return read_document(path)


@pytest.fixture(params=sorted(path.name for path in REPORTS.glob("*.txt")))
def report(request: pytest.FixtureRequest) -> Path:
    return REPORTS / str(request.param)


@pytest.mark.parametrize("make", [make_pdf, make_word, make_web_page])
def test_a_report_reads_the_same_out_of_every_format(
    report: Path, make: Maker, tmp_path: Path
) -> None:
    plain = read_document(report).text
    found = read_document(make(tmp_path / "report", plain)).text
    assert without_blanks(found) == without_blanks(plain)
    assert table_rows(found) == table_rows(plain)
    assert len(plain) > 5000


def test_a_plain_report_is_given_exactly_as_it_stands_in_the_file(report: Path) -> None:
    document = read_document(report)
    assert document.text == report.read_bytes().decode()
    assert document.name == report.name
    assert document.sha256 == hashlib.sha256(report.read_bytes()).hexdigest()
    assert document.pages == ()
    assert document.place(0, 10) is None


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("gb18030"),
        SENTENCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "gb18030", "utf-16", "utf-16 big endian"],
)
@pytest.mark.parametrize("name", ["report.txt", "report.md", "report"])
def test_a_text_is_decoded_by_its_mark_or_as_utf_8_or_gb18030(
    name: str, data: bytes, tmp_path: Path
) -> None:
    assert written(tmp_path / name, data).text == SENTENCE


@pytest.mark.parametrize("name", ["report.txt", "report.html"])
def test_the_blank_of_chinese_editors_is_a_blank_in_every_format(name: str, tmp_path: Path) -> None:
    start, end = "<p>甲" if name.endswith("html") else "甲", SENTENCE
    data = start.encode("gb18030") + b"\xa3\xa0" + end.encode("gb18030")
    assert written(tmp_path / name, data).text == f"甲\u3000{SENTENCE}"


def test_a_few_characters_of_a_font_s_own_make_no_text_another_encoding(tmp_path: Path) -> None:
    text = SENTENCE * 20 + "\ue4c6"
    assert written(tmp_path / "report.txt", text.encode("gb18030")).text == text


def test_a_whole_report_in_gb18030_reads_as_in_utf_8(report: Path, tmp_path: Path) -> None:
    text = report.read_bytes().decode()
    assert written(tmp_path / "report.txt", text.encode("gb18030")).text == text


def test_line_ends_stay_so_that_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    assert written(tmp_path / "a.txt", "一\r\n二\r三\n".encode()).text == "一\r\n二\r三\n"


@pytest.mark.parametrize("make", [make_pdf, make_word, make_web_page])
@pytest.mark.parametrize("name", ["report.txt", "report.md", "report.pdf", "report.docx", "report"])
def test_a_wrong_extension_is_read_by_its_content(make: Maker, name: str, tmp_path: Path) -> None:
    assert read_document(make(tmp_path / name, SENTENCE)).text == SENTENCE


def test_a_text_named_as_another_format_is_read_as_text(tmp_path: Path) -> None:
    for name in ("a.pdf", "a.docx", "a.html"):
        assert written(tmp_path / name, SENTENCE.encode()).text == SENTENCE


def test_a_text_that_mentions_tags_stays_a_text(tmp_path: Path) -> None:
    text = "| 指标 | 数 |\n<table><tr><td>1</table>"
    assert written(tmp_path / "a.md", text.encode()).text == text


def test_reading_plain_text_loads_no_library_of_another_format() -> None:
    code = (
        "import sys; from pathlib import Path; from etl.documents import read_document;"
        "read_document(Path(sys.argv[1])); print(*sys.modules)"
    )
    file = str(REPORTS / "yiyang_2023.txt")
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code, file], cwd=root, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "etl.documents.plain" in loaded
    assert loaded.isdisjoint({"lxml", "pdfplumber", "pdfminer", "zipfile", "subprocess", "pandas"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_a_web_page_is_known_by_its_beginning(name: str, encoding: str, tmp_path: Path) -> None:
    page = f"<!-- a --> <!-- b -->\n<!DOCTYPE html><html><body><p>{SENTENCE}"
    assert written(tmp_path / name, page.encode(encoding)).text == SENTENCE


def test_a_row_of_comments_is_looked_through_once(tmp_path: Path) -> None:
    text = "<!---->" * 140 + SENTENCE
    assert written(tmp_path / "a.txt", text.encode()).text == text
