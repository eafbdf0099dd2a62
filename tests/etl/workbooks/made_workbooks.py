"""The same small table written in every format a workbook may have, and packages with parts
exchanged. What the reader under test makes of them is left to the tests.
"""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

import openpyxl
import xlwt  # type: ignore[import-untyped]
from openpyxl.styles.numbers import FORMAT_GENERAL

PERCENT: Final = "0.00%"
UNIT: Final = '0.00"亿元"'
DAY: Final = "yyyy-mm-dd"
# The table begins at B3: title, headings, two rows; a value, or a value and its number format.
Value = str | float | bool | dt.date
ROWS: Final[tuple[tuple[Value | tuple[Value, str] | None, ...], ...]] = (
    (None, "缴存情况", None, None, None, None),
    (None, "中心", "缴存额", "利率", "是否", "日期"),
    (None, "甲中心", (38.4, UNIT), (0.0328, PERCENT), True, (dt.date(2023, 12, 31), DAY)),
    (None, "乙中心", (-7.125, UNIT), (0.03, PERCENT), False, (dt.date(2022, 1, 1), DAY)),
)
FIRST_ROW: Final = 3
HIDDEN_ROW: Final = 6
HIDDEN_COLUMN: Final = 5
SHEET: Final = "缴存"
# What the cells say, with their suffix.
SAID: Final = {
    "B3": ("text", "缴存情况", ""),
    "B4": ("text", "中心", ""),
    "C4": ("text", "缴存额", ""),
    "D4": ("text", "利率", ""),
    "E4": ("text", "是否", ""),
    "F4": ("text", "日期", ""),
    "B5": ("text", "甲中心", ""),
    "C5": ("number", "38.40", "亿元"),
    "D5": ("number", "3.28%", ""),
    "E5": ("bool", "TRUE", ""),
    "F5": ("date", "2023-12-31", ""),
    "B6": ("text", "乙中心", ""),
    "C6": ("number", "-7.125", "亿元"),
    "D6": ("number", "3.00%", ""),
    "E6": ("bool", "FALSE", ""),
    "F6": ("date", "2022-01-01", ""),
}


def placed() -> list[tuple[int, int, Value, str]]:
    """Give row, column, value and number format of every cell of the table."""
    found = []
    for row, values in enumerate(ROWS, FIRST_ROW):
        for column, given in enumerate(values, 1):
            if given is not None:
                value, code = given if isinstance(given, tuple) else (given, FORMAT_GENERAL)
                found.append((row, column, value, code))
    return found


def make_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    for row, column, value, code in placed():
        sheet.cell(row, column, value).number_format = code
    sheet.merge_cells("B3:F3")
    sheet.row_dimensions[HIDDEN_ROW].hidden = True
    sheet.column_dimensions["E"].hidden = True
    book.create_sheet("暂存").sheet_state = "hidden"
    book["暂存"]["A1"] = 1
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def make_xls() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(SHEET)
    for row, column, value, code in placed()[1:]:
        style = xlwt.easyxf(num_format_str=code)
        sheet.write(row - 1, column - 1, value, style)
    sheet.write_merge(2, 2, 1, 5, placed()[0][2])
    sheet.row(HIDDEN_ROW - 1).hidden = True
    sheet.col(HIDDEN_COLUMN - 1).hidden = True
    aside = book.add_sheet("暂存")
    aside.visibility = 1
    aside.write(0, 0, 1)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def record(number: int, content: bytes = b"") -> bytes:
    """Write a record of an .xlsb part, by [MS-XLSB] 2.1.4."""
    kind = [number] if number < 0x80 else [number & 0x7F | 0x80, number >> 7]
    size, left = [], len(content)
    while left > 0x7F:
        size.append(left & 0x7F | 0x80)
        left >>= 7
    return bytes([*kind, *size, left]) + content


def wide(text: str) -> bytes:
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


CODES: Final = (FORMAT_GENERAL, UNIT, PERCENT, DAY)
DAY_ZERO: Final = dt.date(1899, 12, 30)


def xlsb_cell(column: int, value: Value, code: str) -> bytes:
    head = struct.pack("<LL", column - 1, CODES.index(code))
    if isinstance(value, str):
        return record(6, head + wide(value))
    if isinstance(value, bool):
        return record(4, head + bytes([value]))
    number = (value - DAY_ZERO).days if isinstance(value, dt.date) else value
    return record(5, head + struct.pack("<d", number))


def xlsb_sheet() -> bytes:
    rows = b""
    for row in range(FIRST_ROW, FIRST_ROW + len(ROWS)):
        flags = 0x10 if row == HIDDEN_ROW else 0
        rows += record(0, struct.pack("<LLHBBBL", row - 1, 0, 300, 0, flags, 0, 0))
        rows += b"".join(xlsb_cell(*cell[1:]) for cell in placed() if cell[0] == row)
    columns = record(60, struct.pack("<LLLLH", HIDDEN_COLUMN - 1, HIDDEN_COLUMN - 1, 2304, 0, 1))
    return b"".join(
        [
            record(129),
            record(148, struct.pack("<LLLL", 2, 5, 1, 5)),
            record(390) + columns + record(391),
            record(145) + rows + record(146),
            record(177, struct.pack("<L", 1)),
            record(176, struct.pack("<LLLL", 2, 2, 1, 5)),
            record(178) + record(130),
        ]
    )


def make_xlsb() -> bytes:
    formats = b"".join(
        record(44, struct.pack("<H", 164 + number) + wide(code))
        for number, code in enumerate(CODES[1:])
    )
    styles = b"".join(
        record(47, struct.pack("<HHHHHBBHH", 0, number, 0, 0, 0, 0, 0, 0, 0))
        for number in (0, 164, 165, 166)
    )
    aside = record(129) + record(148, bytes(16)) + record(145)
    aside += record(0, bytes(17)) + xlsb_cell(1, 1.0, FORMAT_GENERAL) + record(146) + record(130)
    sheets = [(0, 1, "rId1", SHEET), (1, 2, "rId2", "暂存")]
    listed = b"".join(
        record(156, struct.pack("<LL", state, number) + wide(key) + wide(name))
        for state, number, key, name in sheets
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}worksheet" '
        f'Target="worksheets/sheet{number}.bin"/>'
        for number in (1, 2)
    )
    return zip_of(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": b"<Relationships/>",
            "xl/workbook.bin": record(131) + record(143) + listed + record(144) + record(132),
            "xl/_rels/workbook.bin.rels": f"<Relationships>{relations}</Relationships>".encode(),
            "xl/styles.bin": record(278)
            + record(615, struct.pack("<L", 3))
            + formats
            + record(616)
            + record(617, struct.pack("<L", 4))
            + styles
            + record(618)
            + record(279),
            "xl/worksheets/sheet1.bin": xlsb_sheet(),
            "xl/worksheets/sheet2.bin": aside,
        }
    )


SPACES: Final = {
    "office": "office:1.0",
    "table": "table:1.0",
    "text": "text:1.0",
    "style": "style:1.0",
}
SHOWN: Final = {38.4: "38.40亿元", -7.125: "-7.125亿元", 0.0328: "3.28%", 0.03: "3.00%"}


def ods_cell(value: Value, code: str, spanned: int) -> str:
    span = f' table:number-columns-spanned="{spanned}"' if spanned > 1 else ""
    if isinstance(value, str):
        told, shown = 'office:value-type="string"', value
    elif isinstance(value, bool):
        told = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
        shown = str(value).upper()
    elif isinstance(value, dt.date):
        told, shown = f'office:value-type="date" office:date-value="{value}"', str(value)
    else:
        kind = "percentage" if code == PERCENT else "float"
        told = f'office:value-type="{kind}" office:value="{value}"'
        shown = SHOWN.get(value, f"{value:g}")
    return f"<table:table-cell {told}{span}><text:p>{shown}</text:p></table:table-cell>"


def make_ods() -> bytes:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = f'<table:table-row table:number-rows-repeated="2">{empty}</table:table-row>'
    for row in range(FIRST_ROW, FIRST_ROW + len(ROWS)):
        hidden = ' table:visibility="collapse"' if row == HIDDEN_ROW else ""
        cells = "".join(
            ods_cell(value, code, 5 if row == FIRST_ROW else 1)
            for at, _, value, code in placed()
            if at == row
        )
        rows += f"<table:table-row{hidden}><table:table-cell/>{cells}</table:table-row>"
    columns = (
        '<table:table-column table:number-columns-repeated="4"/>'
        '<table:table-column table:visibility="collapse"/>'
    )
    aside = f"<table:table-row>{ods_cell(1.0, '', 1)}</table:table-row>"
    return ods_of(
        f'<table:table table:name="{SHEET}">{columns}{rows}</table:table>'
        f'<table:table table:name="暂存" table:style-name="aside">{aside}</table:table>'
    )


def ods_of(tables: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}"'
        for name, rest in SPACES.items()
    )
    hiding = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="aside" style:family="table">{hiding}</style:style>'
    content = (
        f"<office:document-content {spaces}>"
        f"<office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return zip_of(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Give a package with a part exchanged or added."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {found: package.read(found) for found in package.namelist()}
    return zip_of({**parts, name: part})


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


FIRST_SHEET: Final = "xl/worksheets/sheet1.xml"


def xlsx_of(cells: str, *, before: str = "", after: str = "") -> bytes:
    """Give an .xlsx file whose only sheet has these rows, and XML before and after them."""
    book = openpyxl.Workbook()
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>'
    return with_part(saved(book), FIRST_SHEET, sheet.encode())


MADE: Final[Mapping[str, Callable[[], bytes]]] = {
    "xlsx": make_xlsx,
    "xls": make_xls,
    "xlsb": make_xlsb,
    "ods": make_ods,
}
