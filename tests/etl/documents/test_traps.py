"""Files made to use up memory or time end in one sentence, and neither is used up."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etl.documents import UnreadableDocument, read_document, sandbox
from etl.documents.child import MEMORY_BYTES
from etl.documents.layout import LONGEST_TEXT
from tests.etl.documents.made_files import WORD_XML, packed_blanks, pdf_page, word_with, zip_of

# More than the child may have.
TOO_MUCH = 1_500_000_000
CLOSE = b"</w:body></w:document>"
OPEN = f'<w:document xmlns:w="{WORD_XML}"><w:body>'.encode()


def stream_bomb(path: Path) -> Path:
    return pdf_page(path, packed_blanks(TOO_MUCH), filters=b"/Filter/FlateDecode")


def twice_packed_bomb(path: Path) -> Path:
    packed = zlib.compress(packed_blanks(TOO_MUCH))
    return pdf_page(path, packed, filters=b"/Filter[/FlateDecode/FlateDecode]")


def zip_bomb(path: Path) -> Path:
    blanks = (b" " * 1_000_000 for _ in range(300))
    return zip_of(path, {"word/document.xml": blanks})


def bomb_of_styles(path: Path) -> Path:
    body = [OPEN, b"<w:p/>", CLOSE]
    blanks = (b" " * 1_000_000 for _ in range(300))
    return zip_of(path, {"word/document.xml": body, "word/styles.xml": blanks})


def endless_text(path: Path) -> Path:
    def pieces() -> Iterator[bytes]:
        yield OPEN
        for _ in range(60):
            yield b"<w:p><w:r><w:t>" + b"1" * 100_000 + b"</w:t></w:r></w:p>"
        yield CLOSE

    return zip_of(path, {"word/document.xml": pieces()})


def nested_tables(path: Path) -> Path:
    path.write_bytes(b"<html>" + b"<table><tr><td>1" * 100_000)
    return path


def wide_table(path: Path) -> Path:
    row = b"<tr>" + b"<td colspan=1000 rowspan=65534>1" * 100 + b"</tr>"
    path.write_bytes(b"<html><table>" + row + b"<tr><td>1</tr>" * 1000)
    return path


def laughs(path: Path) -> Path:
    entities = '<!ENTITY a "1111111111">' + "".join(
        f'<!ENTITY {name} "{f"&{inner};" * 100}">'
        for inner, name in zip("abcdef", "bcdefg", strict=True)
    )
    text = f"<!DOCTYPE x [{entities}]>" + OPEN.decode() + "<w:p><w:r><w:t>&g;</w:t></w:r></w:p>"
    return zip_of(path, {"word/document.xml": [text.encode(), CLOSE]})


def wide_span(path: Path) -> Path:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    return word_with(path, f"<w:tbl><w:tr>{cell * 10_000}</w:tr></w:tbl>")


@pytest.mark.parametrize(
    ("make", "reasons"),
    [
        (stream_bomb, {"too_heavy"}),
        (twice_packed_bomb, {"too_heavy"}),
        (zip_bomb, {"too_heavy"}),
        (bomb_of_styles, {"too_heavy"}),
        (endless_text, {"too_long"}),
        (nested_tables, {"too_heavy"}),
        (wide_table, {"too_long"}),
        (wide_span, {"too_long"}),
        (laughs, {"damaged", "blank"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_trap_is_refused(make: Callable[[Path], Path], reasons: set[str], tmp_path: Path) -> None:
    path = make(tmp_path / "report")
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path)
    assert caught.value.reason in reasons


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_the_reading_of_a_trap_stays_within_its_memory(tmp_path: Path) -> None:
    import resource

    with pytest.raises(UnreadableDocument):
        read_document(stream_bomb(tmp_path / "report.pdf"))
    # In kilobytes, the largest of any child so far: a browser of other tests may be one.
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert used <= MEMORY_BYTES * 1.1


def test_what_takes_too_long_by_the_clock_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.001)
    with pytest.raises(UnreadableDocument, match=r"0\.001 秒") as caught:
        read_document(pdf_page(tmp_path / "report.pdf", b""))
    assert caught.value.reason == "too_heavy"


def test_a_long_report_within_the_limits_is_read_whole(tmp_path: Path) -> None:
    text = "缴存额1162.02亿元。\n" * 60_000
    (tmp_path / "long.txt").write_bytes(text.encode())
    assert read_document(tmp_path / "long.txt").text == text
    (tmp_path / "long.html").write_bytes(b"<html>" + text.replace("\n", "<br>").encode())
    assert read_document(tmp_path / "long.html").text == text.strip()
    assert len(text) < LONGEST_TEXT
