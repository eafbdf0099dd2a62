"""Hold every file of the project to what is true of all: no registry's address, no path of one
machine, no overlong source, no module without its opening sentence.
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE_LINES = 300
SOURCE_ENDINGS = {".css", ".html", ".js", ".py", ".sh", ".sql"}
SOURCE_NAMES = {"Makefile", "run", "pre-commit"}

# Written in parts, so that this file does not hold what it forbids.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("proxy", "golang", "org"),
        ("conda", "anaconda", "org"),
    )
]
# Mirrors stand under any host, but always as an index of packages.
ADDRESS_OF_A_REGISTRY = re.compile(
    "|".join(
        [*(re.escape(host) for host in REGISTRIES), r":/{2}\S+/simple\b", r"--\w*-?index-url\b"]
    )
)
# A folder that exists on one person's machine only; part of a web address it is none.
PATH_OF_A_MACHINE = re.compile(r"(?<![\w./])/(?:home|root|Users|work)/|\b[A-Z]:\\Users\\")


def project_files() -> list[Path]:
    """Give the files that are, or would be, committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return unpacked_files()
    return [path for name in listed.decode().split("\0") if (path := ROOT / name).is_file()]


def unpacked_files() -> list[Path]:
    """Give the files of an unpacked archive, which no git knows, less the ignored folders."""
    ignored = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines()}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not {".git", *ignored} & set(path.relative_to(ROOT).parts)
    ]


def text_of(path: Path) -> str | None:
    """Give a file's text, or None for one that is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def line_of(pattern: re.Pattern[str], text: str) -> str | None:
    """Give the first match with its line number, or None."""
    found = pattern.search(text)
    return f"line {text.count(chr(10), 0, found.start()) + 1}: {found[0]}" if found else None


def registry_fault(path: Path, text: str) -> str | None:
    """Say where a file names a package registry; a lock file holds no address at all."""
    if path.suffix == ".lock" and "://" in text:
        return "a lock file with an address"
    return line_of(ADDRESS_OF_A_REGISTRY, text)


def machine_fault(_path: Path, text: str) -> str | None:
    """Say where a file names a folder of one machine."""
    return line_of(PATH_OF_A_MACHINE, text)


def length_fault(path: Path, text: str) -> str | None:
    """Say how far a source file is over the limit."""
    lines = len(text.splitlines())
    is_source = path.suffix in SOURCE_ENDINGS or path.name in SOURCE_NAMES
    return f"{lines} lines" if is_source and lines > SOURCE_LINES else None


def opening_fault(path: Path, text: str) -> str | None:
    """Say that a module or query does not open with what it holds."""
    if path.suffix == ".sql":
        return None if text.startswith("-- ") else "does not open with a comment"
    if path.suffix == ".py" and not ast.get_docstring(ast.parse(text)):
        return "has no docstring"
    return None


FAULTS: list[Callable[[Path, str], str | None]] = [
    registry_fault,
    machine_fault,
    length_fault,
    opening_fault,
]


@pytest.mark.parametrize("fault_of", FAULTS)
def test_no_file_has_the_fault(fault_of: Callable[[Path, str], str | None]) -> None:
    texts = {path: text for path in project_files() if (text := text_of(path)) is not None}
    assert ROOT / "Makefile" in texts
    faults = {
        path.relative_to(ROOT).as_posix(): fault
        for path, text in texts.items()
        if (fault := fault_of(path, text))
    }
    assert faults == {}


def test_an_unpacked_archive_has_the_same_files() -> None:
    listed = {path for path in project_files() if text_of(path) is not None}
    assert listed
    assert listed <= {path for path in unpacked_files() if text_of(path) is not None}


@pytest.mark.parametrize(
    ("fault_of", "name", "text"),
    [
        (registry_fault, "a.toml", f"x\nurl = 'https://{REGISTRIES[0]}/'\n"),
        (registry_fault, "a.md", f"files.{REGISTRIES[1]}"),
        (registry_fault, "a.txt", "https:/" + "/mirror.example/simple x"),
        (registry_fault, "a.sh", "pip install --extra" + "-index-url x"),
        (registry_fault, "a.lock", "a @ https" + "://example.com/a.whl"),
        (machine_fault, "a.py", '"' + "/home" + '/somebody/a.csv"'),
        (machine_fault, "a.md", "see " + "/work" + "/a"),
        (machine_fault, "a.md", "C:" + "\\Users\\somebody"),
        (length_fault, "a.sql", "-- a\n" * (SOURCE_LINES + 1)),
        (opening_fault, "a.py", "import os\n"),
        (opening_fault, "a.sql", "select 1\n"),
    ],
)
def test_the_fault_is_seen(
    fault_of: Callable[[Path, str], str | None], name: str, text: str
) -> None:
    assert fault_of(Path(name), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "https://gjj.example.gov.cn/work/2025/index.html"),
        ("a.py", '"""Say what it holds."""\n' * SOURCE_LINES),
        ("a.md", "text\n" * 2 * SOURCE_LINES),
        ("a.sql", "-- One row per centre\nselect 1\n"),
        ("a.lock", "duckdb==2.0.0\n"),
    ],
)
def test_a_file_in_order_has_no_fault(name: str, text: str) -> None:
    assert [fault for fault_of in FAULTS if (fault := fault_of(Path(name), text))] == []
