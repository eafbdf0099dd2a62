"""The template as an analyst meets it: what stands in it, what can be typed, how it looks."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import duckdb
import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from catalogue import Named, catalogue
from etl.stored import Stored
from etl.template import columns, template
from etl.template.columns import asked
from etl.workbook_look import width_of
from tables import FaultyData
from tests.etl.templates_made import (
    HEAD_ROW,
    book_of,
    content_of,
    groups,
    heads,
    words_of,
)
from tests.small_data import SmallData

ROOT = Path(__file__).parents[2]


@pytest.fixture
def plain(small_data: SmallData) -> openpyxl.Workbook:
    """Give a template for Guangzhou in which only its deposits of 2022 are known."""
    small_data.source()
    small_data.reading(value="1162.02", growth="9.8")
    return book_of(small_data, "guangzhou")


def test_instructions_come_first_then_the_groups_in_their_order_and_the_schema_is_hidden(
    plain: openpyxl.Workbook,
) -> None:
    asked_for = {indicator.group for indicator in asked(catalogue())}
    expected = [catalogue().groups[group].zh for group in catalogue().groups if group in asked_for]
    assert plain.sheetnames == ["填写说明", *expected, "_gjj"]
    assert plain["_gjj"].sheet_state == "veryHidden"
    assert {sheet.sheet_state for sheet in groups(plain)} == {"visible"}
    assert plain.active is not None
    assert plain.active.title == "填写说明"


def test_each_centre_has_last_years_row_above_the_row_to_fill_in(small_data: SmallData) -> None:
    book = book_of(small_data, "guangzhou", "yiyang", year=2023)
    for sheet in groups(book):
        rows = [[cell.value for cell in row[:2]] for row in sheet.iter_rows(min_row=HEAD_ROW)]
        assert rows[:5] == [
            ["中心", "年度"],
            ["广州", 2022],
            ["广州", 2023],
            ["益阳", 2022],
            ["益阳", 2023],
        ]
        assert rows[5:] == [[None, None]] * 3


def test_every_indicator_of_the_list_has_one_column_with_its_unit(plain: openpyxl.Workbook) -> None:
    found = [words_of(head) for sheet in groups(plain) for head in heads(sheet)]
    names = [indicator.says("name", "zh") for indicator in asked(catalogue())]
    assert sorted(name for name, _ in found) == sorted(names)
    units = {text for text, _ in catalogue().printed_units}
    assert {unit for _, unit in found} <= units


def test_no_indicator_is_asked_for_that_is_told_by_its_parts() -> None:
    for indicator in asked(catalogue()):
        assert "分项列示" not in indicator.says("definition", "zh"), indicator.id


def test_an_unknown_or_repeated_indicator_in_the_list_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "template.csv"
    file.write_text("indicator\ndeposits\nno_such\ndeposits\n", encoding="utf-8")
    monkeypatch.setattr(columns, "FILE", file)
    with pytest.raises(FaultyData) as caught:
        asked(catalogue())
    assert [(fault.row, fault.found) for fault in caught.value.faults] == [
        (3, "no_such"),
        (4, "deposits"),
    ]


def test_only_what_is_to_be_filled_in_is_unlocked_and_nothing_asks_for_a_password(
    plain: openpyxl.Workbook,
) -> None:
    assert plain.security.lockStructure
    assert plain.security.workbookPassword is None
    for name in plain.sheetnames:
        assert plain[name].protection.sheet, name
        assert plain[name].protection.password is None
    told = [cell for row in plain["填写说明"].iter_rows() for cell in row]
    assert all(cell.protection.locked for cell in told)
    for sheet in groups(plain):
        to_fill, first_spare = HEAD_ROW + 2, HEAD_ROW + 3
        unlocked = {
            (row, column)
            for row in range(1, sheet.max_row + 1)
            for column in range(1, sheet.max_column + 1)
            if not sheet.cell(row, column).protection.locked
        }
        figures = range(3, sheet.max_column + 1)
        spare = range(first_spare, sheet.max_row + 1)
        assert unlocked == {(to_fill, column) for column in figures} | {
            (row, column) for row in spare for column in range(1, sheet.max_column + 1)
        }
        assert not sheet.protection.formatCells
        assert not sheet.protection.formatColumns


def test_figures_are_checked_as_they_are_typed(plain: openpyxl.Workbook) -> None:
    whole = {text for (text, _), unit in catalogue().printed_units.items() if unit.exact}
    for sheet in groups(plain):
        checks = {}
        for check in sheet.data_validations.dataValidation:
            for span in str(check.sqref).split():
                checks[span] = check
        for head in heads(sheet):
            letter, (_, unit) = head.column_letter, words_of(head)
            check = checks[f"{letter}{HEAD_ROW + 1}:{letter}{sheet.max_row}"]
            assert check.type == ("whole" if unit in whole else "decimal"), unit
            assert check.showErrorMessage
            assert check.errorStyle == "stop"
            assert "请留空" in str(check.error)
            assert check.showInputMessage == (unit in {"%", "‰"})
            assert len(str(check.error)) <= 225
            assert len(str(check.prompt or "")) <= 255


def test_spare_rows_offer_every_centre_and_the_two_years(plain: openpyxl.Workbook) -> None:
    names = [centre.name.zh for centre in catalogue().centres.values()]
    assert len(set(names)) == len(names)
    for sheet in groups(plain):
        lists = {
            str(check.sqref): str(check.formula1)
            for check in sheet.data_validations.dataValidation
            if check.type == "list"
        }
        last = sheet.max_row
        assert lists[f"B{last - 2}:B{last}"] == '"2022,2021"'
        source = lists[f"A{last - 2}:A{last}"]
        page, _, span = source.replace("$", "").partition("!")
        offered = [row[0].value for row in plain[page.strip("'")][span]]
        assert offered == names


def test_a_head_says_what_its_indicator_means(plain: openpyxl.Workbook) -> None:
    by_name = {i.says("name", "zh"): i for i in asked(catalogue())}
    for sheet in groups(plain):
        for head in heads(sheet):
            name, unit = words_of(head)
            assert head.comment is not None
            assert by_name[name].says("definition", "zh") in head.comment.text
            assert by_name[name].says("caveats", "zh") in head.comment.text
            assert f"单位：{unit}" in head.comment.text


def test_the_box_of_a_comment_grows_with_its_text(small_data: SmallData) -> None:
    content = content_of(small_data, "guangzhou")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        drawings = [name for name in package.namelist() if name.endswith(".vml")]
        shapes = b"".join(package.read(name) for name in drawings).decode()
    heights = {int(part.partition("px")[0]) for part in shapes.split("height:")[1:]}
    assert len(heights) > 3
    assert min(heights) >= 3 * 17
    assert max(heights) <= 480


def test_heads_and_names_stay_in_sight_and_every_sheet_prints_one_page_wide(
    plain: openpyxl.Workbook,
) -> None:
    for sheet in groups(plain):
        assert sheet.freeze_panes == f"C{HEAD_ROW + 1}"
        assert not sheet.sheet_view.showGridLines
        assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
        assert sheet.print_title_cols == "$A:$B"
        chosen = [s.activeCell for s in sheet.sheet_view.selection if s.pane == "bottomRight"]
        assert chosen == [f"C{HEAD_ROW + 2}"]
    for sheet in plain.worksheets[:-1]:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_only_one_sheet_is_chosen_so_that_typing_fills_one(plain: openpyxl.Workbook) -> None:
    chosen = [sheet.title for sheet in plain.worksheets if sheet.sheet_view.tabSelected]
    assert chosen == ["填写说明"]


def test_columns_and_heads_are_wide_and_high_enough_for_their_words(
    plain: openpyxl.Workbook,
) -> None:
    for sheet in groups(plain):
        height = sheet.row_dimensions[HEAD_ROW].height
        assert height is not None
        for head in heads(sheet):
            width = sheet.column_dimensions[head.column_letter].width
            name, unit = words_of(head)
            assert width >= width_of(f"（{unit}）")
            lines = -(-width_of(name) // (width - 2)) + 1
            assert lines * 16 <= height


def test_a_text_in_a_number_cell_is_marked_where_pasting_brought_it_in(
    plain: openpyxl.Workbook,
) -> None:
    for sheet in groups(plain):
        ((span, rules),) = [(area.sqref, area.rules) for area in sheet.conditional_formatting]
        last = get_column_letter(sheet.max_column)
        assert str(span) == f"C{HEAD_ROW + 1}:{last}{sheet.max_row}"
        assert rules[0].formula == [f"ISTEXT(C{HEAD_ROW + 1})"]


def test_the_instructions_lead_to_every_sheet(plain: openpyxl.Workbook) -> None:
    first = plain["填写说明"]
    links = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{sheet.title}'!A1" for sheet in groups(plain)]
    words = "\n".join(str(cell.value) for row in first.iter_rows() for cell in row if cell.value)
    for told in ("2022 年", "2021 年", "留空", "减少小数位数", "灰底", "上传", "广州"):
        assert told in words
    assert "{" not in words


def test_names_that_look_like_formulas_are_written_as_text(small_data: SmallData) -> None:
    small_data.build()
    known = catalogue()
    evil = replace(known.centres["guangzhou"], name=Named("guangzhou", "=HYPERLINK(1)", "x"))
    risky = replace(known, centres={**known.centres, "guangzhou": evil})
    with duckdb.connect(str(small_data.file), read_only=True) as connection:
        content = template(risky, Stored(connection, ["guangzhou"]), ["guangzhou"], 2022)
    book = openpyxl.load_workbook(io.BytesIO(content))
    cell = book["缴存"].cell(HEAD_ROW + 1, 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=HYPERLINK(1)", "s", True)


def test_no_cell_holds_a_formula_and_another_reader_opens_the_file(small_data: SmallData) -> None:
    content = content_of(small_data, "guangzhou")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names)
        for name in sheets:
            assert b"<f>" not in package.read(name)


def test_the_schema_names_every_head_with_its_indicator_and_unit(plain: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in plain["_gjj"].iter_rows()]
    assert rows[0][:3] == ["gjj-template", "1", 2022]
    known = catalogue()
    listed = [row[:4] for row in rows[1:] if row[0]]
    places = [(sheet.title, head.coordinate) for sheet in groups(plain) for head in heads(sheet)]
    assert [tuple(row[:2]) for row in listed] == places
    for sheet, address, indicator, unit in listed:
        head = str(plain[str(sheet)][str(address)].value)
        assert head == f"{known.indicators[str(indicator)].says('name', 'zh')}\n（{unit}）"


def test_an_unknown_centre_is_refused(small_data: SmallData) -> None:
    with pytest.raises(KeyError, match="atlantis"):
        content_of(small_data, "atlantis")


def test_openpyxl_is_loaded_only_when_a_template_is_made() -> None:
    code = "import sys, etl.template, etl.annotated; print('openpyxl' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert answer.stdout.decode().strip() == "False"
