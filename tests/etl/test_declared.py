"""Amendments declared in data: read, guarded, written at the build; the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.amendments import amendments, righted
from analysis.findings import misfits
from etl import declared
from etl.__main__ import main
from etl.amending import NotAmended, revoke
from etl.build import DATA
from etl.declared import COLUMNS, FILE
from tables import FaultyData
from tests.small_data import SmallData, series_of, write_table

LINE = {
    "source": "report",
    "year": "2022",
    "indicator": "deposits",
    "role": "actual",
    "printed_value": "10.00",
    "printed_unit": "亿元",
    "right_value": "12.00",
    "right_unit": "亿元",
    "reason_zh": "同表合计为 12 亿元",
    "reason_en": "The table adds up to 1.2 billion yuan",
    "decided_by": "王芳",
    "decided_on": "2026-11-02",
}
CELL = ("guangzhou", 2022, "deposits")


@pytest.fixture
def built(small_data: SmallData) -> SmallData:
    small_data.reading(value="10.00")
    small_data.build()
    return small_data


def declare(data: SmallData, *lines: dict[str, str]) -> None:
    write_table(data.folder / FILE, COLUMNS, [{**LINE, **line} for line in lines or ({},)])


def test_a_declared_figure_is_put_right_at_the_build(built: SmallData) -> None:
    declare(built)
    built.build()
    figure = series_of(built.file)[CELL]
    assert (figure["value"], figure["reason"]) == (1.2e9, "amended")
    (one,) = amendments()
    assert (one.origin, one.state, one.made_by, one.made_at.date().isoformat()) == (
        *("data", "valid", "王芳", "2026-11-02"),
    )


def test_building_again_declares_nothing_twice(built: SmallData) -> None:
    declare(built)
    built.build()
    before = amendments()
    built.build()
    assert amendments() == before != []


def test_what_is_declared_cannot_be_taken_back_on_the_page(built: SmallData) -> None:
    declare(built)
    built.build()
    with pytest.raises(NotAmended, match="declared"):
        revoke(amendments()[0].id, "王芳")
    assert not amendments()[0].is_revocable


def test_a_source_that_prints_another_figure_fails_the_build_and_keeps_the_old_file(
    built: SmallData,
) -> None:
    declare(built)
    built.build()
    before = built.file.read_bytes()
    built.readings["small.csv"][0]["value"] = "11.00"
    with pytest.raises(FaultyData) as faulty:
        built.build()
    (sentence,) = str(faulty.value).splitlines()
    assert sentence.startswith("amendments.csv 第 2 行「printed_value」列：现为「10.00」")
    assert "现印 11.00亿元" in sentence
    assert "删去这条更正" in sentence
    assert built.file.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ({"source": "nothing"}, "source", "sources.csv"),
        ({"indicator": "nothing"}, "indicator", "指标目录"),
        ({"year": "22"}, "year", "四位年份"),
        ({"year": "2021"}, "printed_value", "已不印任何数"),
        ({"role": "nothing"}, "role", "actual"),
        ({"role": "target"}, "printed_value", "已不印任何数"),
        ({"item": "其中"}, "printed_value", "已不印任何数"),
        ({"printed_unit": "万元"}, "printed_value", "现印 10.00亿元"),
        ({"right_value": "x"}, "right_value", "十进制数"),
        ({"right_value": ""}, "right_value", "十进制数"),
        ({"right_unit": "万人"}, "right_unit", "CNY"),
        ({"right_value": "10.00"}, "right_value", "不同的数"),
        ({"reason_zh": ""}, "reason_zh", "理由"),
        ({"reason_en": ""}, "reason_en", "理由"),
        ({"decided_by": ""}, "decided_by", "更正人"),
        ({"decided_on": "11月"}, "decided_on", "年-月-日"),
    ],
)
def test_a_fault_is_named_by_row_and_column(
    built: SmallData, line: dict[str, str], column: str, expected: str
) -> None:
    declare(built, line)
    with pytest.raises(FaultyData) as faulty:
        built.build()
    (fault,) = faulty.value.faults
    assert (fault.file, fault.row, fault.column) == (FILE, 2, column)
    assert expected in fault.expected


def test_a_figure_is_declared_once(built: SmallData) -> None:
    declare(built, {}, {"right_value": "13.00"})
    with pytest.raises(FaultyData) as faulty:
        built.build()
    assert [(fault.row, fault.column) for fault in faulty.value.faults] == [(3, "printed_value")]


def test_the_one_real_amendment_is_of_yiyangs_remitted_supplement(real_data: Path) -> None:
    (one,) = amendments()
    assert (one.source_id, one.year, one.indicator_id) == (
        *("yiyang_2023", 2023, "rental_supplement_remitted"),
    )
    assert (one.printed_value, one.right_value, one.right_unit) == ("1.31", "1.30", "亿元")
    assert (one.state, one.is_chosen) == ("valid", False)
    assert one.observation_id is not None
    assert righted([one.observation_id])[one.observation_id].amendment_id == one.id
    # What the same report prints to the last yuan is what the 1.30 亿元 is rounded from.
    (chosen,) = (
        row
        for cell, row in series_of(real_data).items()
        if cell == ("yiyang", 2023, one.indicator_id)
    )
    assert (chosen["value"], chosen["reason"]) == (130456300.0, "newest_then_precise")
    assert one.right.low <= chosen["value"] <= one.right.high
    (found,) = [
        judged
        for judged in misfits(["yiyang"])
        if judged.finding.indicator_id == one.indicator_id and judged.state == "corrected"
    ]
    assert found.finding.check_id == "disagreement"
    assert one.observation_id in found.finding.evidence


def test_the_command_line_says_it_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (DATA / FILE).read_text("utf-8")
    assert text.count(",1.31,") == 1
    elsewhere = tmp_path / FILE
    elsewhere.write_text(text.replace(",1.31,", ",1.32,"), "utf-8")
    monkeypatch.setattr(declared, "FILE", elsewhere)
    monkeypatch.setenv("GJJ_WAREHOUSE", str(tmp_path / "warehouse.duckdb"))
    assert main(["build"]) == 1
    told = capsys.readouterr()
    (sentence,) = told.err.splitlines()
    assert told.out == ""
    assert "现为「1.32」" in sentence
    assert "1.31亿元" in sentence
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
