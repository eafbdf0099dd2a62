"""The words of the interface: each is used and each used is there, alike in both languages."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

from catalogue import catalogue
from dashboard.texts import (
    FOLDER,
    centre_name,
    in_language,
    indicator_name,
    language,
    qualifier_text,
    say,
    texts,
)
from tables import read_table

ROOT = Path(__file__).parents[2]
ROOMS = ("dashboard", "pages")
ROWS = [
    row
    for path in sorted(FOLDER.glob("*.csv"))
    for row in read_table(path, ("key", "zh", "en"), strip=False)
]
# What fills in a text: as words, or with markup in its places.
SAYING = ("say", "line", "lines.line")
# Latin letters on a Chinese screen, each as Chinese offices write it themselves.
LATIN = {
    "PNG": "a kind of picture file",
    "Excel": "a program's name",
    "CSV": "a kind of table file",
    "xlsx": "the ending of Excel's files",
    "csv": "the ending of such table files",
    "WPS": "a program's name",
    "ODS": "a kind of workbook",
    "docx": "the ending of a kind of report",
    "pdf": "the same",
    "txt": "the same",
    "md": "the same",
    "html": "the same",
    "MB": "a measure of files",
}
# Handed on as they are, to be filled in by what draws the picture.
FILLED_LATER = {"trends_index_ratio", "trends_index_impossible"}


@dataclass(frozen=True)
class Call:
    """A call of say: its key, `*` for what is not known before, and the parts it fills in."""

    place: str
    key: str
    parts: frozenset[str]

    def candidates(self) -> list[str]:
        """Give the keys that it may ask for."""
        pattern = re.compile(re.escape(self.key).replace(r"\*", r"\w+"))
        return [key for key in texts() if pattern.fullmatch(key)]


def trees() -> Iterator[tuple[Path, ast.AST]]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def pattern_of(node: ast.expr) -> str | None:
    """Give the text of a string, `*` for each part of it that is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values
        )
    return None


def calls() -> list[Call]:
    """Give every call of say or line whose key, or part of it, stands in the code."""
    found = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in SAYING and node.args:
                key = pattern_of(node.args[0])
                if key is not None and not any(word.arg is None for word in node.keywords):
                    place = f"{path.relative_to(ROOT)}:{node.lineno}"
                    parts = frozenset(str(word.arg) for word in node.keywords)
                    found.append(Call(place, key, parts))
    return found


CALLS = calls()


def strings_in_code() -> Iterator[str]:
    for _, tree in trees():
        for node in ast.walk(tree):
            text = pattern_of(node) if isinstance(node, ast.expr) else None
            if text is not None:
                yield text


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_calls_of_say_are_found() -> None:
    assert len(CALLS) > 50
    assert any("*" in call.key for call in CALLS)


def test_every_text_asked_for_is_there() -> None:
    assert [f"{call.place}: {call.key}" for call in CALLS if not call.candidates()] == []


def test_every_text_is_asked_for() -> None:
    strings = set(strings_in_code())
    patterns = [
        re.compile(re.escape(text).replace(r"\*", r"\w+"))
        for text in strings
        if re.fullmatch(r"[a-z*]+(_[a-z*]+)+", text) and "*" in text and text.strip("*_")
    ]
    unused = [
        key
        for key in texts()
        if key not in strings and not any(pattern.fullmatch(key) for pattern in patterns)
    ]
    assert unused == []


def test_every_part_that_a_text_waits_for_is_filled_in() -> None:
    """A key that is put together may name texts that other calls ask for: one must fit."""
    missing = [
        f"{call.place}: {call.key}"
        for call in CALLS
        if call.key not in FILLED_LATER
        and not any(placeholders(texts()[key][0]) <= call.parts for key in call.candidates())
    ]
    assert missing == []


def test_no_key_stands_twice() -> None:
    times = Counter(row["key"] for row in ROWS)
    assert [key for key, count in times.items() if count > 1] == []


@pytest.mark.parametrize("key", texts())
def test_a_text_says_the_same_in_both_languages(key: str) -> None:
    zh, en = texts()[key]
    assert zh.strip()
    assert en.strip()
    assert placeholders(zh) == placeholders(en)


@pytest.mark.parametrize("key", texts())
def test_a_screen_in_one_language_shows_no_other(key: str) -> None:
    zh, en = texts()[key]
    words = set(re.findall("[A-Za-z][A-Za-z0-9]*", re.sub(r"\{\w*\}", "", zh)))
    assert words <= LATIN.keys()
    assert not re.search("[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]", en)


def test_every_exception_for_latin_letters_is_needed() -> None:
    chinese = " ".join(zh for zh, _ in texts().values())
    assert [word for word in LATIN if word not in chinese] == []


def test_a_text_is_said_in_the_language_in_use() -> None:
    assert language() == "zh"
    assert say("page_overview") == "总览"
    with in_language("en"):
        assert say("page_overview") == "Overview"
        assert (centre_name("guangzhou"), indicator_name("deposits")) == ("Guangzhou", "Deposits")
    assert centre_name("guangzhou") == "广州"
    assert indicator_name("deposits") == "缴存额"


def test_a_language_that_is_not_spoken_becomes_chinese() -> None:
    with in_language("fr"):
        assert language() == "zh"


def test_the_parts_of_a_text_are_filled_in() -> None:
    assert say("overview_title", centre="广州", year=2022) == "广州 · 2022"


def test_a_text_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("nothing_of_the_kind")


def test_notes_on_the_basis_are_told_in_both_languages() -> None:
    assert qualifier_text("累计；单月") == "累计；单月"
    with in_language("en"):
        assert qualifier_text("累计") == "cumulative"
        assert qualifier_text("累计；累计") == "cumulative; cumulative"
        assert qualifier_text("") == ""
        for note in catalogue().qualifiers:
            assert not re.search("[\u4e00-\u9fff]", qualifier_text(note)), note
