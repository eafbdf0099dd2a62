"""Rules as files: each says what it is in both languages, and asks only for what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue import catalogue
from warehouse import checks
from warehouse.checks import FAMILIES, RELATIONS, SEVERITIES, Text, rules

KNOWN = catalogue()
HEADER = """-- check: made
-- family: ratio
-- title: 题目 | Title
-- problem: 问题。 | Problem.
-- severity: error
-- relation: =
-- indicators: deposits, withdrawals
-- caution: 口径。 | Scope.
-- unit: percent
-- identities: I34.*, I08
"""
QUERY = "-- One row per figure.\nselect 1 as stated;\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(checks, "FOLDER", tmp_path)
    rules.cache_clear()
    yield tmp_path
    rules.cache_clear()


def test_a_rule_is_read_from_its_header_and_its_query(folder: Path) -> None:
    (folder / "made.sql").write_text(HEADER + QUERY, encoding="utf-8")
    rule = rules()["made"]
    assert (rule.family, rule.severity, rule.relation) == ("ratio", "error", "=")
    assert (rule.title, rule.caution) == (Text("题目", "Title"), Text("口径。", "Scope."))
    assert rule.basis == Text("", "")
    assert rule.indicators == ("deposits", "withdrawals")
    assert (rule.unit, rule.identities) == ("percent", ("I34.*", "I08"))
    assert rule.query.startswith("-- One row per figure.")
    assert not rule.query.endswith(";")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("-- family: ratio\n", "", "family"),
        ("check: made", "check: other", "other"),
        ("severity: error", "severity: grave", "grave"),
        ("relation: =", "relation: >", ">"),
        ("family: ratio", "family: other", "other"),
        ("题目 | Title", "题目", "title"),
        ("口径。 | Scope.", " | Scope.", "caution"),
    ],
)
def test_a_faulty_header_is_refused_by_name(folder: Path, old: str, new: str, told: str) -> None:
    assert old in HEADER
    (folder / "made.sql").write_text(HEADER.replace(old, new) + QUERY, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"made\.sql.*{re.escape(told)}"):
        rules()


@pytest.mark.parametrize("name", rules())
def test_a_rule_is_told_in_both_languages_and_names_what_there_is(name: str) -> None:
    rule = rules()[name]
    assert (rule.family in FAMILIES, rule.relation in RELATIONS, rule.severity in SEVERITIES) == (
        True,
        True,
        True,
    )
    for text in (rule.title, rule.problem, rule.caution, rule.basis):
        assert bool(text.zh) == bool(text.en)
        assert not re.search("[\u4e00-\u9fff]", re.sub("“.*?”|《.*?》", "", text.en))
    assert set(rule.indicators) <= {*KNOWN.indicators, "*"}
    assert rule.unit in {"", *KNOWN.units}


@pytest.mark.parametrize("name", rules())
def test_a_rule_says_what_a_row_is_and_names_its_columns(name: str) -> None:
    query = rules()[name].query
    assert query.startswith("-- One row per ")
    code = re.sub("--.*", "", query).lower()
    assert not re.search(r"select\s+\*|%s|;", code)
    assert re.search(r"\bas evidence\b|\bevidence\b", code)
