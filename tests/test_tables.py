"""CSV tables: read by their header, and every fault named with file, row, found and expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from tables import Fault, Faults, FaultyData, Row, read_table

COLUMNS = ("id", "name")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "centres.csv"


def faults_of(table: Path) -> tuple[Fault, ...]:
    with pytest.raises(FaultyData) as faulty:
        read_table(table, COLUMNS)
    return faulty.value.faults


def test_rows_are_counted_as_a_spreadsheet_shows_them(table: Path) -> None:
    table.write_text("id,name\na,甲\n\nb,乙\n", encoding="utf-8")
    rows = read_table(table, COLUMNS)
    assert [(row.number, row["id"], row["name"]) for row in rows] == [
        (2, "a", "甲"),
        (4, "b", "乙"),
    ]


def test_a_cell_with_commas_quotes_and_line_breaks_is_one_cell(table: Path) -> None:
    table.write_text('id,name\na,"甲,""乙""\n丙"\nb,丁\n', encoding="utf-8")
    assert [row["name"] for row in read_table(table, COLUMNS)] == ['甲,"乙"\n丙', "丁"]


def test_the_mark_that_excel_puts_before_a_file_is_no_part_of_the_header(table: Path) -> None:
    table.write_text("id,name\na,甲\n", encoding="utf-8-sig")
    assert read_table(table, COLUMNS)[0]["id"] == "a"


def test_blanks_around_a_cell_go_unless_they_are_wanted(table: Path) -> None:
    table.write_text("id,name\na, 甲 \n", encoding="utf-8")
    assert read_table(table, COLUMNS)[0]["name"] == "甲"
    assert read_table(table, COLUMNS, strip=False)[0]["name"] == " 甲 "


def test_a_header_alone_is_an_empty_table(table: Path) -> None:
    table.write_text("id,name\n", encoding="utf-8")
    assert read_table(table, COLUMNS) == []


@pytest.mark.parametrize("header", ["", "id\n", "name,id\n", "id,name,more\n", "编号,名称\n"])
def test_another_header_is_a_fault_that_gives_the_right_one(table: Path, header: str) -> None:
    table.write_text(header + "a,甲\n" * bool(header), encoding="utf-8")
    assert faults_of(table) == (Fault("centres.csv", 1, "", header.strip(), "表头 id,name"),)


def test_every_row_of_another_length_is_named(table: Path) -> None:
    table.write_text("id,name\na\nb,乙\nc,丙,more\n", encoding="utf-8")
    assert faults_of(table) == (
        Fault("centres.csv", 2, "", "1 列", "2 列"),
        Fault("centres.csv", 4, "", "3 列", "2 列"),
    )


def test_a_missing_file_is_a_fault_that_names_its_path(table: Path) -> None:
    (fault,) = faults_of(table)
    assert (fault.file, fault.found) == ("centres.csv", "没有这个文件")
    assert str(table) in fault.expected


@pytest.mark.parametrize("content", ["id,name\na,甲\n".encode("gbk"), b"id,name\na,\xff\n"])
def test_another_encoding_is_a_fault_that_says_so(table: Path, content: bytes) -> None:
    table.write_bytes(content)
    (fault,) = faults_of(table)
    assert (fault.file, fault.row, fault.expected) == ("centres.csv", 1, "UTF-8 编码的 CSV 文本")


def test_a_fault_reads_as_one_sentence_with_place_found_and_expected() -> None:
    fault = Row("centres.csv", 7, {"id": "x"}).fault("id", "中心编号")
    assert str(fault) == "centres.csv 第 7 行「id」列：现为「x」，应为中心编号。"
    assert str(Fault("a.csv", 1, "", "空", "表头")) == "a.csv 第 1 行：现为「空」，应为表头。"


def test_faults_are_told_all_at_once_each_on_a_line() -> None:
    faults = Faults()
    faults.raise_any()
    row = Row("a.csv", 2, {"id": "x"})
    faults.add(row.fault("id", "甲"))
    faults.add(row.fault("id", "乙"))
    with pytest.raises(FaultyData) as faulty:
        faults.raise_any()
    assert str(faulty.value).splitlines() == [str(fault) for fault in faults.found]
    assert len(faulty.value.faults) == 2
