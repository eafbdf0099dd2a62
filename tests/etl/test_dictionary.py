"""The generated data dictionary: up to date, whole, and in the words of the dictionary page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalogue import DIRECTIONS, KINDS, catalogue
from dashboard.texts import texts
from etl import dictionary
from tests.small_data import rows_of
from warehouse.checks import FAMILIES, rules

DOCUMENT = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_data_dictionary_is_up_to_date() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == dictionary.text(), "run `make docs`"


def test_it_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    file = dictionary.write(tmp_path / "docs" / "new.md")
    assert file.read_bytes() == dictionary.text().encode()


def test_every_table_and_column_has_a_meaning_in_chinese() -> None:
    columns = dictionary.described_columns()
    assert len(columns) > 50
    unclear = [f"{c[0]}.{c[3]}" for c in columns if not re.search("[\u4e00-\u9fff]", c[6] or "")]
    assert unclear == []
    assert [c[0] for c in columns if not c[2]] == []


def test_every_column_of_the_built_warehouse_is_told(warehouse_of_data: Path) -> None:
    built = rows_of(
        warehouse_of_data,
        "select table_name, column_name from information_schema.columns "
        "where table_schema = 'main'",
    )
    assert {(c[0], c[3]) for c in dictionary.described_columns()} == set(built)


@pytest.mark.parametrize("indicator", catalogue().indicators)
def test_every_indicator_has_one_line(indicator: str) -> None:
    chapters = dictionary.text().partition("## 六")[0]
    lines = [line for line in chapters.splitlines() if line.startswith(f"| `{indicator}`")]
    known = catalogue().indicators[indicator]
    assert len(lines) == 1
    assert known.text["definition_zh"].replace("|", "\\|") in lines[0]


def test_every_row_has_as_many_cells_as_its_head() -> None:
    tables = re.findall(r"(?:^\|.*\n)+", dictionary.text(), re.MULTILINE)
    assert tables
    for table in tables:
        cells = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(cells) == 1, table


def test_a_formula_is_spelt_with_names_and_the_year_it_means() -> None:
    (line,) = re.findall(r"^\| `net_new_employers`.*", dictionary.text(), re.MULTILINE)
    assert "实缴单位 − 上年实缴单位" in line


def test_kinds_and_directions_are_called_as_on_the_dictionary_page() -> None:
    said = {key: zh for key, (zh, _) in texts().items()}
    kinds = {kind: said[f"dictionary_kind_{kind}"] for kind in KINDS}
    directions = {one: said[f"dictionary_direction_{one}"] for one in DIRECTIONS}
    assert (kinds, directions) == (dictionary.KIND_WORDS, dictionary.DIRECTION_WORDS)


@pytest.mark.parametrize("rule", rules())
def test_every_rule_has_one_line_with_its_title_and_caution(rule: str) -> None:
    chapter = dictionary.text().partition("## 六")[2]
    (line,) = [line for line in chapter.splitlines() if line.startswith(f"| `{rule}`")]
    assert rules()[rule].title.zh.replace("|", "\\|") in line
    assert rules()[rule].caution.zh in line


def test_families_of_rules_are_called_as_on_the_quality_page() -> None:
    said = {key: zh for key, (zh, _) in texts().items()}
    families = {one: said[f"quality_family_{one}"] for one in FAMILIES}
    assert families == dictionary.FAMILY_WORDS
