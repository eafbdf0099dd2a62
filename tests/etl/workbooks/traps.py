"""Workbooks made to use up memory or time, or to reach outside themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final

from openpyxl import Workbook

from etl.workbooks.workbook import letters
from tests.etl.workbooks.made_workbooks import (
    FIRST_SHEET,
    make_xlsx,
    ods_of,
    part_of,
    saved,
    with_part,
    xlsx_of,
)

ONE: Final = '<row r="1"><c r="A1"><v>1</v></c></row>'
BLANKS: Final = b" " * 1_000_000
SPACE: Final = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def streamed(content: bytes, name: str, pieces: Iterable[bytes]) -> bytes:
    """Give a package with a part written piece by piece, so that making it needs no memory."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for found in old.namelist():
            if found != name:
                new.writestr(found, old.read(found))
        with new.open(name, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
    return file.getvalue()


def bomb_of_blanks() -> bytes:
    return streamed(make_xlsx(), FIRST_SHEET, (BLANKS for _ in range(1_000)))


def bomb_beside_the_sheets() -> bytes:
    return streamed(make_xlsx(), "xl/media/image1.png", (BLANKS for _ in range(1_000)))


def lying_bomb() -> bytes:
    """Claim one byte for what unpacks to a gigabyte, in both places a package tells sizes."""
    content = bytearray(bomb_of_blanks())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as package:
        size = package.getinfo(FIRST_SHEET).file_size.to_bytes(4, "little")
    return bytes(content.replace(size, (1).to_bytes(4, "little")))


def nested_bomb() -> bytes:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(20):
            package.writestr(f"{number}.bin", BLANKS * 20)
    return with_part(make_xlsx(), "xl/embeddings/inner.zip", inner.getvalue())


def many_parts() -> bytes:
    file = io.BytesIO(make_xlsx())
    with zipfile.ZipFile(file, "a") as package:
        for number in range(6_000):
            package.writestr(f"xl/media/{number}.png", b"")
    return file.getvalue()


def laughs(part: str = FIRST_SHEET, text: bytes | None = None) -> bytes:
    entities = "".join(
        f'<!ENTITY {name} "{f"&{inner};" * 100}">'
        for inner, name in zip("abcdef", "bcdefg", strict=True)
    )
    declared = f'<!DOCTYPE x [<!ENTITY a "1111111111">{entities}]>'.encode()
    return with_part(make_xlsx(), part, declared + (text or part_of(make_xlsx(), part)))


def laughs_in_strings() -> bytes:
    strings = b"<sst " + SPACE + b"><si><t>&g;</t></si></sst>"
    return laughs("xl/sharedStrings.xml", strings)


def outside_entity() -> bytes:
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    sheet = b"<worksheet " + SPACE + b'><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;'
    end = b"</t></is></c></row></sheetData></worksheet>"
    return with_part(make_xlsx(), FIRST_SHEET, declared + sheet + end)


def entities_in_another_encoding() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "1">]><worksheet/>'
    return with_part(make_xlsx(), FIRST_SHEET, text.encode("utf-16"))


def entities_after_a_comment() -> bytes:
    text = b'<!-- <x> --><?y z?><!DOCTYPE x [<!ENTITY a "1">]>' + part_of(make_xlsx(), FIRST_SHEET)
    return with_part(make_xlsx(), FIRST_SHEET, text)


def far_corner() -> bytes:
    return xlsx_of(ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def far_corner_without_addresses() -> bytes:
    cells = "<c/>" * 16_383 + "<c><v>1</v></c>"
    return xlsx_of(ONE + f'<row r="1048576">{cells}</row>')


def far_corner_by_prefix() -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    far = f'<x:row xmlns:x="{space}" r="9"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
    return xlsx_of(ONE + far)


def far_corners_of_many_sheets() -> bytes:
    book = Workbook()
    for number in range(60):
        sheet = book.create_sheet(f"S{number}")
        sheet["A1"] = sheet["ZZ999"] = 1
    return saved(book)


def too_many_cells() -> bytes:
    row = "".join(f'<c r="{letter}{{0}}"><v>1</v></c>' for letter in "ABCDEFGHIJ")
    rows = (f'<row r="{at}">{row.format(at)}</row>' for at in range(1, 60_001))
    return xlsx_of("".join(rows))


def too_many_cells_in_plain_sheets() -> bytes:
    """Fill four sheets, each of which would be read without a second look."""
    book = Workbook()
    for _ in range(3):
        book.create_sheet()
    row = "".join(f'<c r="{letters(column)}{{0}}"><v>1</v></c>' for column in range(1, 101))
    rows = "".join(f'<row r="{at}">{row.format(at)}</row>' for at in range(1, 801))
    part = b"<worksheet " + SPACE + b"><sheetData>" + rows.encode() + b"</sheetData></worksheet>"
    content = saved(book)
    for number in range(1, 5):
        content = with_part(content, f"xl/worksheets/sheet{number}.xml", part)
    return content


def one_text_in_every_cell() -> bytes:
    text = b"<sst " + SPACE + b"><si><t>" + b"x" * 1_000_000 + b"</t></si></sst>"
    cells = (f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 901))
    plain = make_xlsx()
    sheet = xlsx_of("".join(cells))
    book = with_part(plain, FIRST_SHEET, part_of(sheet, FIRST_SHEET))
    return with_part(book, "xl/sharedStrings.xml", text)


def claimed_count() -> bytes:
    """Claim four thousand million shared strings, for which a library reserves memory."""
    text = b"<sst " + SPACE + b' count="4000000000" uniqueCount="4000000000"><si/></sst>'
    return with_part(make_xlsx(), "xl/sharedStrings.xml", text)


def repeated_table() -> bytes:
    cell = (
        '<table:table-cell office:value-type="float" office:value="1" '
        'table:number-columns-repeated="16384"/>'
    )
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return ods_of(f'<table:table table:name="S">{row}</table:table>')


# What is refused, and for which reasons it may be.
REFUSED: Final[Mapping[Callable[[], bytes], str]] = {
    bomb_of_blanks: "too_heavy",
    bomb_beside_the_sheets: "too_heavy",
    lying_bomb: "damaged",
    many_parts: "too_intricate",
    laughs: "entities",
    laughs_in_strings: "entities",
    outside_entity: "entities",
    entities_in_another_encoding: "damaged",
    entities_after_a_comment: "entities",
    far_corner: "too_many_cells",
    far_corner_without_addresses: "too_many_cells",
    far_corner_by_prefix: "too_many_cells",
    far_corners_of_many_sheets: "too_many_cells_together",
    too_many_cells: "too_many_cells",
    too_many_cells_in_plain_sheets: "too_many_cells_together",
    one_text_in_every_cell: "too_heavy",
    claimed_count: "too_heavy",
    repeated_table: "too_many_cells",
}


@cache
def million_formatted_rows() -> bytes:
    def pieces() -> Iterable[bytes]:
        yield b"<worksheet " + SPACE + b"><sheetData>"
        yield b'<row r="1"><c r="A1"><v>7</v></c></row>'
        for at in range(2, 1_000_001):
            cells = b"".join(b'<c r="%c%d" s="1"/>' % (letter, at) for letter in b"ABCDE")
            yield b'<row r="%d" s="1" customFormat="1">%s</row>' % (at, cells)
        yield b"</sheetData></worksheet>"

    return streamed(make_xlsx(), FIRST_SHEET, pieces())


def all_columns() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for column in range(1, 16_385):
        sheet.cell(1, column, column)
        sheet.cell(2, column, column / 8)
    return saved(book)


def megabyte_in_a_cell() -> bytes:
    text = "x" * 1_000_000
    return xlsx_of(f'{ONE}<row r="2"><c r="A2" t="inlineStr"><is><t>{text}</t></is></c></row>')


def span_of_all() -> bytes:
    after = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return xlsx_of(ONE, after=after)


def all_hidden() -> bytes:
    before = '<cols><col min="1" max="16384" width="9" hidden="1"/></cols>'
    rows = "".join(f'<row r="{at}" hidden="1"/>' for at in range(2, 200_000))
    return xlsx_of(ONE + rows, before=before)


# What is unusual and read.
READ: Final = (
    million_formatted_rows,
    all_columns,
    megabyte_in_a_cell,
    span_of_all,
    all_hidden,
    nested_bomb,
)
