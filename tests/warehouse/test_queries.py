"""Queries as files: each is used, says what a row is, binds its values and is ordered for good."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis.figures import Figure, Provenance
from etl.normalise import Observation
from tests.small_data import rows_of
from warehouse import connection
from warehouse.checks import rules

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "warehouse" / "queries"
FILES = sorted(path.stem for path in FOLDER.glob("*.sql"))
ROOMS = ("analysis", "dashboard", "etl", "pages", "warehouse")
# What takes the name of a query first.
READERS = {"rows", "table", "query_text"}
CHANGES = re.compile(r"^(insert|delete|update|create)\b", re.MULTILINE)
# A value for every name that a query binds.
VALUES: dict[str, Any] = {
    "centres": ["guangzhou", "yiyang", "beijing", "shanghai"],
    "centre": "guangzhou",
    "year": 2025,
    "report_year": 2022,
    "indicators": ["deposits", "withdrawals", "loan_to_deposit_ratio"],
    "indicator": "deposits",
    "broken_down": ["perf_completion_rate"],
    "observations": list(range(1, 400)),
    "observation": 1,
    "source": "guangzhou_2022",
    "batch": 1,
    "batches": [1, 2],
    "day": date(2026, 11, 22),
    "edition": 0,
    "years": [2024, 2024, 2025, 2025],
    "first": 2021,
    "last": 2023,
    "carried": ["loan_balance"],
    "since": 2020,
    "sha256": "",
    "most": 50,
    "finding": "",
    "verdict": "pass",
    "checks": [],
    "severities": ["error", "warning", "note"],
    "states": ["open", "acknowledged", "reported", "corrected"],
    "scores": ["perf_total_score", "perf_completion_rate"],
}
# What a good reading of the reports leaves empty; tests/analysis gives it rows of its own.
# Nobody has uploaded anything to the project's own data; tests/etl does.
MAY_BE_EMPTY = {
    "unread_of_source",
    "all_corrections",
    "centres_amended_since",
    "corrections",
    "decisions_of_finding",
    "drafts",
    "events_of_batch",
    "overtaken_by",
    "peer_groups",
    "published_with_hash",
    "tables_of_former",
    "upload_of_batch",
}


def text_of(query: str) -> str:
    return (FOLDER / f"{query}.sql").read_text(encoding="utf-8")


READING = [query for query in FILES if not CHANGES.search(text_of(query))]


def names_in_code() -> Iterator[str]:
    """Give the query names, or the patterns of them, that the rooms ask for."""
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args and called(node) in READERS:
                    yield from named(node)


def called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def named(call: ast.Call) -> Iterator[str]:
    match call.args:
        case [ast.Constant(value=str(name))]:
            yield name
        case [ast.Constant(value=str(name)), second] if not isinstance(second, ast.Constant):
            yield name
        case [ast.JoinedStr(values=[ast.Constant(value=str(start)), *_])]:
            yield f"{start}*"


def test_every_query_is_asked_for_and_every_query_asked_for_is_there() -> None:
    asked = set(names_in_code())
    exact = {name for name in asked if not name.endswith("*")}
    starts = tuple(name[:-1] for name in asked - exact)
    assert exact - set(FILES) == set()
    assert [query for query in FILES if query not in exact and not query.startswith(starts)] == []


@pytest.mark.parametrize("query", FILES)
def test_a_query_says_first_what_a_row_is(query: str) -> None:
    assert re.match(r"-- One row\b.*\S", text_of(query))


@pytest.mark.parametrize("query", FILES)
def test_a_query_names_its_columns_and_pastes_nothing_in(query: str) -> None:
    code = re.sub(r"--.*", "", text_of(query)).lower()
    assert not re.search(r"select\s+\*|\border by \d|\{(?!\d)|%s", code)
    assert code.count(";") == 1


@pytest.mark.parametrize("query", READING)
def test_a_query_gives_the_same_order_whatever_order_the_rows_lie_in(
    query: str, real_data: Path
) -> None:
    text = text_of(query)
    bound = {name: VALUES[name] for name in re.findall(r"\$(\w+)", text)}
    with connection.cursor() as reader:
        plain = reader.execute(text, bound).fetchall()
        reader.execute("create temp table shuffled as from series order by hash(value, year)")
        again = re.sub(r"\b(from|join) series\b", r"\1 shuffled", text)
        assert reader.execute(again, bound).fetchall() == plain
    assert plain or query in MAY_BE_EMPTY, f"{query} gives no row on the real data"


@pytest.mark.parametrize("query", READING)
def test_a_query_of_many_rows_is_ordered(query: str) -> None:
    text = text_of(query)
    assert "order by" in text or text.startswith("-- One row: ")


def test_every_check_is_run_and_every_check_run_is_there() -> None:
    files = {path.stem for path in (ROOT / "warehouse" / "checks").glob("*.sql")}
    assert set(rules()) == files
    assert len(files) > 40


def columns_of(file: Path, table: str) -> list[str]:
    asked = f"select column_name from information_schema.columns where table_name = '{table}'"
    return [name for (name,) in rows_of(file, f"{asked} order by ordinal_position")]


def test_an_observation_has_the_columns_of_its_table(warehouse_of_data: Path) -> None:
    columns = columns_of(warehouse_of_data, "observation")
    assert columns == ["observation_id", "batch_id", *(f.name for f in fields(Observation))]


def test_a_figure_has_the_columns_of_the_series(warehouse_of_data: Path) -> None:
    columns = columns_of(warehouse_of_data, "series")
    names = [field.name for field in fields(Figure)]
    amount = names.index("amount")
    assert columns == [*names[:amount], "value", "low", "high", *names[amount + 1 :]]


def test_a_provenance_has_as_many_fields_as_its_query_has_columns(real_data: Path) -> None:
    (row,) = connection.rows("provenance", {"observations": [1]})
    assert len(row) == len(fields(Provenance))
