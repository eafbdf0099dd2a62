"""What stands in an .xlsx file beside its values: formulas, errors, dates, hidden and odd parts."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from etl.workbooks import Sheet, Workbook, read_workbook
from etl.workbooks.reading import MOST_FORMULAS
from tests.etl.workbooks.made_workbooks import (
    FIRST_SHEET,
    make_xlsx,
    part_of,
    saved,
    with_part,
    xlsx_of,
)

NUMBERS = '<row r="3"><c r="B3"><v>7</v></c></row>'


def first(content: bytes) -> Sheet:
    return read_workbook(content, "表.xlsx").sheets[0]


def said(sheet: Sheet) -> dict[str, tuple[str, str]]:
    return {cell.address: (cell.kind, cell.text) for cell in sheet.cells()}


def test_a_formula_gives_its_saved_value_and_without_one_is_pending_and_named() -> None:
    book = read_workbook(
        xlsx_of(
            '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>A2</f></c>'
            '<c r="C2"><f>A2</f><v></v></c><c r="D2" t="str"><f>""</f><v></v></c>'
            '<c r="E2" t="str"><f>T("a")</f><v>甲</v></c></row>'
        ),
        "表.xlsx",
    )
    assert said(book.sheets[0]) == {
        "A2": ("number", "2"),
        "B2": ("pending", ""),
        "C2": ("pending", ""),
        "E2": ("text", "甲"),
    }
    assert [(problem.code, str(problem.place)) for problem in book.problems] == [
        ("formula_without_value", "Sheet!B2"),
        ("formula_without_value", "Sheet!C2"),
    ]
    assert "保存" in book.problems[0].says("fix")
    assert "save" in book.problems[0].says("fix", "en")


def test_many_formulas_without_a_value_are_named_by_the_first_ones_and_a_count() -> None:
    book = openpyxl.Workbook()
    for row in range(1, MOST_FORMULAS + 8):
        book.worksheets[0].cell(row, 2, f"=A{row}+1")
    read = read_workbook(saved(book), "表.xlsx")
    assert [problem.place.cell for problem in read.problems] == [
        *(f"B{row}" for row in range(1, MOST_FORMULAS + 1)),
        "",
    ]
    assert "7" in read.problems[-1].says("found")
    assert {cell.kind for cell in read.sheets[0].cells()} == {"pending"}


def test_error_values_are_errors_even_those_that_are_new() -> None:
    sheet = first(
        xlsx_of(
            '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><f>1/0</f>'
            '<v>#DIV/0!</v></c><c r="C1" t="e"><v>#SPILL!</v></c><c r="D1"><v>5</v></c></row>'
        )
    )
    assert said(sheet) == {
        "A1": ("error", "#N/A"),
        "B1": ("error", "#DIV/0!"),
        "C1": ("error", "#SPILL!"),
        "D1": ("number", "5"),
    }


@pytest.mark.parametrize("claimed", ["A1", "A1:A1", "B3:B3", "A1:XFD1048576"])
def test_a_wrong_dimension_record_changes_nothing(claimed: str) -> None:
    rows = NUMBERS + '<row r="40"><c r="AB40"><v>8</v></c></row>'
    sheet = first(xlsx_of(rows, before=f'<dimension ref="{claimed}"/>'))
    assert said(sheet) == {"B3": ("number", "7"), "AB40": ("number", "8")}


def test_cells_and_rows_without_an_address_follow_the_one_before() -> None:
    rows = '<row><c><v>1</v></c></row><row r="3"><c r="C3"><v>2</v></c><c><v>3</v></c></row>'
    assert list(said(first(xlsx_of(rows)))) == ["A1", "C3", "D3"]


def test_cells_beyond_what_is_plain_read_the_same() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["B1500"], sheet["ABC2"] = 0.5, 2
    sheet["B1500"].number_format = "0.0%"
    sheet["C1500"] = "=B1500"
    sheet["D1500"] = dt.date(2023, 12, 31)
    read = read_workbook(saved(book), "表.xlsx")
    assert said(read.sheets[0]) == {
        "ABC2": ("number", "2"),
        "B1500": ("number", "50.0%"),
        "C1500": ("pending", ""),
        "D1500": ("date", "2023-12-31"),
    }
    assert len(read.problems) == 1


def test_a_year_shown_by_a_date_format_is_a_date() -> None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.number_format = dt.date(2023, 1, 1), 'yyyy"年"'
    assert said(first(saved(book))) == {"A1": ("date", "2023-01-01")}


def test_rows_and_columns_of_no_size_are_hidden_too() -> None:
    sheet = first(
        xlsx_of(
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
            '<row r="2" ht="0" customHeight="1"><c r="A2"><v>3</v></c></row>'
            '<row r="3" hidden="0"><c r="A3"><v>4</v></c></row>'
            '<row r="4" hidden="true"><c r="A4"><v>5</v></c></row>',
            before='<cols><col min="2" max="2" width="0" customWidth="1"/></cols>',
        )
    )
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({2, 4}, {2})


def test_hidden_and_very_hidden_sheets_are_read_and_marked() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 1
    for state in ("hidden", "veryHidden"):
        book.create_sheet(state).sheet_state = state
        book[state]["A1"] = 2
    read = read_workbook(saved(book), "表.xlsx")
    assert [sheet.hidden for sheet in read.sheets] == [False, True, True]


def unpacked_parts(content: bytes) -> Workbook:
    """Read a package whose parts are named with backslashes, as some programs write them."""
    return read_workbook(content.replace(b"xl/worksheets/", b"xl\\worksheets\\"), "表.xlsx")


def test_parts_named_with_backslashes_are_found() -> None:
    content = xlsx_of(NUMBERS)
    assert b"xl/worksheets/" in content
    assert said(unpacked_parts(content).sheets[0]) == {"B3": ("number", "7")}


def test_shared_texts_are_read_with_their_runs_joined() -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" '
        'uniqueCount="2"><si><t>中心</t></si><si><r><t>缴存</t></r><r><rPr><b/></rPr>'
        '<t xml:space="preserve"> 额</t></r></si></sst>'
    )
    cells = "".join(
        f'<c r="{place}" t="s"><v>{number}</v></c>'
        for place, number in (("A1", 0), ("B1", 1), ("C1", 0))
    )
    content = with_part(
        xlsx_of(f'<row r="1">{cells}</row>'), "xl/sharedStrings.xml", strings.encode()
    )
    assert [cell.text for cell in first(content).cells()] == ["中心", "缴存 额", "中心"]


def test_of_two_packages_in_one_file_both_readers_take_the_same() -> None:
    both = xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row>') + xlsx_of(NUMBERS)
    assert said(first(both)) == {"B3": ("number", "7")}


def test_macros_and_links_to_elsewhere_are_never_looked_at() -> None:
    content = with_part(make_xlsx(), "xl/vbaProject.bin", b"no macro")
    link = b'<!DOCTYPE x SYSTEM "http://192.0.2.1/x"><externalLink/>'
    content = with_part(content, "xl/externalLinks/externalLink1.xml", link)
    assert said(first(content)) == said(first(make_xlsx()))


def test_text_is_kept_as_it_is_whatever_it_looks_like() -> None:
    book = openpyxl.Workbook()
    words = ["<script>alert(1)</script>", "007", " 缴存 ", "38.4", "１２"]
    for row, word in enumerate(words, 1):
        book.worksheets[0].cell(row, 1, word)
    assert [cell.text for cell in first(saved(book)).cells()] == words
    assert {cell.kind for cell in first(saved(book)).cells()} == {"text"}


def test_the_sheet_of_xml_that_tells_nothing_more_is_not_walked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("walked")

    monkeypatch.setattr("etl.workbooks.xlsx.read_details", refuse)
    assert said(first(xlsx_of(NUMBERS))) == {"B3": ("number", "7")}
    assert b"s=" in part_of(make_xlsx(), FIRST_SHEET)
    with pytest.raises(AssertionError, match="walked"):
        first(make_xlsx())
