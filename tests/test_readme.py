"""Hold the README to the project: commands, pages, variables and pictures, compared both ways."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHINESE, ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8").split("\n# In English\n")
HALVES = pytest.mark.parametrize("half", [CHINESE, ENGLISH], ids=["Chinese", "English"])


def targets() -> set[str]:
    """Give the targets that `make help` lists."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):.*## ", text, re.MULTILINE))


def test_the_table_of_commands_is_that_of_the_makefile() -> None:
    assert set(re.findall(r"^\| `make ([a-z]+)`", CHINESE, re.MULTILINE)) == targets()


@HALVES
def test_every_command_named_exists(half: str) -> None:
    assert {"run", "test", "build"} <= set(re.findall(r"\bmake ([a-z]+)", half)) & targets()
    assert set(re.findall(r"`make ([a-z]+)", half)) <= targets()


@HALVES
def test_every_page_is_told_and_no_other(half: str) -> None:
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"__init__"}
    assert pages
    assert set(re.findall(r"\| `/(\w+)` \|", half)) == pages


@HALVES
def test_every_variable_that_the_code_reads_is_told_and_no_other(half: str) -> None:
    rooms = [path for path in ROOT.glob("*/**/*.py") if not path.parts[-2].startswith(".")]
    named = {
        name
        for path in [*rooms, *ROOT.glob("*.py")]
        if ".venv" not in path.parts and path != Path(__file__)
        for name in re.findall(r"[\"$`](GJJ_[A-Z_]+)\b", path.read_text(encoding="utf-8"))
    }
    assert named
    assert set(re.findall(r"`(GJJ_[A-Z_]+)`", half)) == named


@HALVES
def test_every_picture_is_there(half: str) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", half)
    assert pictures
    assert [name for name in pictures if not (ROOT / name).is_file()] == []


def test_make_help_explains_every_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert targets() == set(phony.split())
