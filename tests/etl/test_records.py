"""Data files as records: what stands in them is taken as it stands, and every fault is named."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from catalogue import catalogue
from etl.records import Reading, read_readings, read_sources
from tables import Fault, FaultyData
from tests.small_data import SmallData

KNOWN = catalogue()
TEXT = "一、缴存。新增缴存额10亿元，同比增长5%。"


def with_report(small_data: SmallData, text: bytes = TEXT.encode()) -> None:
    """Give the source a text of its own."""
    (small_data.folder / "report.txt").write_bytes(text)
    small_data.source(file="report.txt")


def read(small_data: SmallData) -> list[Reading]:
    folder = small_data.write()
    sources = read_sources(folder, KNOWN)
    return read_readings(folder / "observations" / "small.csv", KNOWN, sources)


def faults_of(small_data: SmallData) -> tuple[Fault, ...]:
    with pytest.raises(FaultyData) as faulty:
        read(small_data)
    return faulty.value.faults


def test_a_source_keeps_the_text_and_the_sha256_of_its_file(small_data: SmallData) -> None:
    with_report(small_data)
    source = read_sources(small_data.write(), KNOWN)["report"]
    assert source.body == TEXT
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_line_ends_of_a_report_are_kept_so_that_positions_hold(small_data: SmallData) -> None:
    with_report(small_data, b"a\r\nb\rc\n")
    assert read_sources(small_data.write(), KNOWN)["report"].body == "a\r\nb\rc\n"


def test_a_source_without_a_file_has_no_text(small_data: SmallData) -> None:
    small_data.source()
    source = read_sources(small_data.write(), KNOWN)["report"]
    assert (source.body, source.sha256, source.file_name) == ("", "", "")


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("centre", "nowhere", "centres.csv 里的中心编号"),
        ("published_on", "2023", "年-月-日或年-月"),
        ("published_on", "2023-13-01", "年-月-日或年-月"),
        ("report_year", "22", "四位年份"),
        ("report_year", "²²²²", "四位年份"),
        ("collected_on", "yesterday", "年-月-日"),
        ("collected_on", "", "年-月-日"),
        ("file", "none.txt", "下已有的文件"),
    ],
)
def test_a_fault_of_a_source_is_named(
    small_data: SmallData, column: str, text: str, expected: str
) -> None:
    small_data.source(**{column: text})
    with pytest.raises(FaultyData) as faulty:
        read_sources(small_data.write(), KNOWN)
    (fault,) = faulty.value.faults
    assert (fault.file, fault.row, fault.column, fault.found) == ("sources.csv", 2, column, text)
    assert expected in fault.expected


def test_a_source_told_twice_is_named_at_its_second_row(small_data: SmallData) -> None:
    small_data.source()
    small_data.source()
    with pytest.raises(FaultyData) as faulty:
        read_sources(small_data.write(), KNOWN)
    assert faulty.value.faults == (Fault("sources.csv", 3, "id", "report", "不重复的编号"),)


def test_a_report_in_another_encoding_is_named(small_data: SmallData) -> None:
    with_report(small_data, TEXT.encode("gbk"))
    with pytest.raises(FaultyData) as faulty:
        read_sources(small_data.write(), KNOWN)
    (fault,) = faulty.value.faults
    assert (fault.column, fault.expected) == ("file", "UTF-8 编码的文本文件")


@pytest.mark.parametrize("published", ["", "2023-03", "2023-03-31"])
def test_the_day_of_publication_may_be_a_month_or_unknown(
    small_data: SmallData, published: str
) -> None:
    small_data.source(published_on=published)
    assert read_sources(small_data.write(), KNOWN)["report"].published_on == published


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("source", "other", "其中之一：report"),
        ("centre", "nowhere", "目录里已有的写法"),
        ("indicator", "nothing", "目录里已有的写法"),
        ("role", "guess", "其中之一：actual、target、budget"),
        ("bound", "~", "其中之一：>、>=、<、<="),
        ("growth_basis", "guess", "其中之一：printed、compiler"),
        ("qualifier", "出表后；别的", "qualifiers.csv 里的写法"),
        ("doubt", "别的", "qualifiers.csv 里的写法"),
        ("period", "", "年、年-月"),
        ("period", "22", "年、年-月"),
        ("period", "2022-13", "年、年-月"),
        ("period", "2022-12-32", "年、年-月"),
        ("period", "2022年", "年、年-月"),
        ("period", "２０２２", "年、年-月"),
        ("start", "6", "引文在 report.txt 中的字符位置"),
        ("start", "-1", "引文在 report.txt 中的字符位置"),
        ("start", "²", "引文在 report.txt 中的字符位置"),
        ("start", "999999", "引文在 report.txt 中的字符位置"),
        ("quote", "别的话", "引文在 report.txt 中的字符位置"),
    ],
)
def test_a_fault_of_a_reading_is_named(
    small_data: SmallData, column: str, text: str, expected: str
) -> None:
    with_report(small_data)
    good = {"quote": "新增缴存额10亿元", "start": str(TEXT.index("新增"))}
    small_data.reading(**good)
    assert len(read(small_data)) == 1
    small_data.reading(**{**good, column: text})
    (fault,) = faults_of(small_data)
    assert (fault.file, fault.row) == ("small.csv", 3)
    assert fault.column == ("start" if column == "quote" else column)
    assert expected in fault.expected
    assert column == "quote" or fault.found == text


def test_all_faults_of_a_table_are_told_together(small_data: SmallData) -> None:
    small_data.reading(role="guess", indicator="nothing")
    small_data.reading(period="")
    places = [(fault.row, fault.column) for fault in faults_of(small_data)]
    assert sorted(places) == [(2, "indicator"), (2, "role"), (3, "period")]


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2022", 2022),
        ("2022-12", 2022),
        ("2022-12-31", 2022),
        ("2021-2025", 2025),
    ],
)
def test_a_reading_belongs_to_the_year_in_which_its_period_ends(
    small_data: SmallData, period: str, year: int
) -> None:
    small_data.reading(period=period)
    assert [reading.year for reading in read(small_data)] == [year]


def test_a_quote_is_found_by_its_character_and_not_by_its_byte(small_data: SmallData) -> None:
    with_report(small_data)
    small_data.reading(quote="10亿元", start=str(TEXT.index("10亿元")))
    (reading,) = read(small_data)
    assert reading.quote_start == 10
    assert TEXT[10:14] == reading["quote"]


def test_reading_a_folder_that_is_not_there_names_the_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FaultyData) as faulty:
        read_sources(tmp_path, KNOWN)
    assert faulty.value.faults[0].file == "sources.csv"
