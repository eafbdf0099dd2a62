"""Hidden sheets, rows and columns stay out, are listed, and come in when asked for."""

from __future__ import annotations

from etl.choices import Choices
from etl.mapping import LeftOut
from tests.etl.mapping.made_books import book, lines, mapped, one_sheet, sheet, told

CITIES = [
    ["城市", "缴存额（亿元）", "提取额（亿元）"],
    ["广州", 1, 5],
    ["深圳", 2, 6],
    ["佛山", 3, 7],
]


def test_hidden_rows_and_columns_are_listed_and_not_read() -> None:
    hidden = one_sheet(
        CITIES, name="2023", hidden_rows=frozenset((3, 4)), hidden_columns=frozenset((3,))
    )
    found = mapped(hidden)
    assert lines(found) == ["guangzhou 2023 deposits 1亿元"]
    assert found.left_out == (
        LeftOut("rows:2023", "rows", "2023", "3–4", 4),
        LeftOut("columns:2023", "columns", "2023", "C", 3),
    )
    assert told(found) == ["hidden_rows", "hidden_columns"]
    assert found.problems[0].says("found") == "第 3–4 行有 4 个数"


def test_a_hidden_part_is_read_where_it_is_asked_for() -> None:
    hidden = one_sheet(
        CITIES, name="2023", hidden_rows=frozenset((3,)), hidden_columns=frozenset((3,))
    )
    found = mapped(hidden, Choices(included=("rows:2023",)))
    assert lines(found) == [
        "foshan 2023 deposits 3亿元",
        "guangzhou 2023 deposits 1亿元",
        "shenzhen 2023 deposits 2亿元",
    ]
    assert [part.key for part in found.left_out] == ["columns:2023"]
    everything = mapped(hidden, Choices(included=("rows:2023", "columns:2023")))
    assert (len(everything.readings), everything.left_out) == (6, ())


def test_a_hidden_sheet_is_left_out_as_a_whole_and_our_own_schema_is_never_listed() -> None:
    workbook = book(
        sheet("2022", CITIES[:2]),
        sheet("2023", CITIES[:2], hidden=True),
        sheet("_gjj", [["x", 1]], hidden=True),
    )
    found = mapped(workbook)
    assert lines(found) == ["guangzhou 2022 deposits 1亿元", "guangzhou 2022 withdrawals 5亿元"]
    assert [part.key for part in found.left_out] == ["sheet:2023"]
    assert len(mapped(workbook, Choices(included=("sheet:2023",))).readings) == 4


def test_hidden_rows_without_numbers_are_no_matter_worth_a_note() -> None:
    workbook = one_sheet([["说明"], *CITIES], name="2023", hidden_rows=frozenset((1,)))
    found = mapped(workbook)
    assert [part.numbers for part in found.left_out] == [0]
    assert told(found) == []
