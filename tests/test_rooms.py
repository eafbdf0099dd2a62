"""Hold the code to its rooms: who may import whom, which library lives where, how long a page is.

Reads the imports and runs nothing, save the last test, which asks what an import really loads.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BASE = "base"
PAGE_LINES = 80

# app → pages → dashboard → analysis → warehouse → base ← etl, etl → warehouse, and the upload and
# history pages of the dashboard → etl. The base is
# the catalogue and the modules beside it.
MAY_IMPORT: dict[str, frozenset[str]] = {
    BASE: frozenset(),
    "warehouse": frozenset({BASE}),
    "etl": frozenset({"warehouse", BASE}),
    "analysis": frozenset({"warehouse", BASE}),
    "dashboard": frozenset({"analysis", "etl", "warehouse", BASE}),
    "pages": frozenset({"dashboard", "analysis", "etl", "warehouse", BASE}),
    "app": frozenset({"pages", "dashboard", "analysis", "etl", "warehouse", BASE}),
}
# A library not named here may stand in any room. pandas costs up to a second of import and 75 MB,
# so it stays out of all of them.
LIBRARY_ROOMS: dict[str, frozenset[str]] = {
    "duckdb": frozenset({"warehouse", "etl"}),
    "pandas": frozenset(),
    "plotly": frozenset({"dashboard"}),
    "streamlit": frozenset({"app", "pages", "dashboard"}),
}
# `gjj serve` becomes the server: no second process, no second start.
EXCEPTIONS = {("etl/__main__.py", "streamlit")}


def room_modules(root: Path) -> Iterator[tuple[str, Path]]:
    """Give every module of the rooms, with its room; tests and bench are no rooms."""
    for path in sorted(root.glob("*.py")):
        yield ("app" if path.stem == "app" else BASE), path
    for room in sorted(MAY_IMPORT.keys() - {BASE, "app"}):
        for path in sorted((root / room).rglob("*.py")):
            yield room, path


def room_of_name(root: Path, name: str) -> str | None:
    """Give the room, or other folder of code, that a top-level name leads to, if it is ours."""
    if name == "app":
        return name
    if (root / f"{name}.py").is_file():
        return BASE
    return name if any((root / name).rglob("*.py")) else None


def imported_names(path: Path) -> Iterator[tuple[int, str]]:
    """Give line and top-level name of every import, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." if node.level else (node.module or "").partition(".")[0]


def opens_duckdb(path: Path) -> Iterator[int]:
    """Give the lines that open DuckDB, which warehouse/ alone does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "duckdb.connect":
            yield node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module == "duckdb":
            yield from (node.lineno for alias in node.names if alias.name == "connect")


def fault_of_import(root: Path, room: str, name: str) -> str | None:
    """Say why this room may not import that name, or None."""
    if name == ".":
        return "imports relatively: write the room's name"
    reached = room_of_name(root, name)
    if reached is not None:
        allowed = MAY_IMPORT[room] | {room}
        return None if reached in allowed else f"{room} reaches into {reached} ({name})"
    rooms = LIBRARY_ROOMS.get(name)
    return f"{room} imports {name}" if rooms is not None and room not in rooms else None


def find_faults(root: Path) -> list[str]:
    """Give one sentence for each import, opening or page that breaks a rule, with file and line."""
    faults: list[str] = []
    for room, path in room_modules(root):
        where = path.relative_to(root).as_posix()
        for line, name in imported_names(path):
            fault = fault_of_import(root, room, name)
            if fault and (where, name) not in EXCEPTIONS:
                faults.append(f"{where}:{line}: {fault}")
        if room != "warehouse":
            faults += [f"{where}:{line}: {room} opens DuckDB" for line in opens_duckdb(path)]
        length = len(path.read_text(encoding="utf-8").splitlines())
        if room == "pages" and length > PAGE_LINES:
            faults.append(f"{where}: {length} lines, a page has at most {PAGE_LINES}")
    return faults


def test_every_room_holds_code() -> None:
    assert {room for room, _ in room_modules(ROOT)} == MAY_IMPORT.keys()


def test_every_folder_of_code_is_a_room_or_tests_or_bench() -> None:
    folders = {path.parent.name for path in ROOT.glob("[!.]*/*.py")}
    assert folders <= MAY_IMPORT.keys() | {"tests", "bench"}


def test_no_room_reaches_where_it_may_not() -> None:
    assert find_faults(ROOT) == []


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """Make one module a room, each importing all that it may."""
    files = {
        "app.py": "import streamlit\nfrom dashboard import charts\n",
        "catalogue.py": "import json\nimport units\n",
        "units.py": "",
        "warehouse/reads.py": "import duckdb\nimport catalogue\n",
        "etl/__main__.py": "import streamlit\n",
        "etl/load.py": "import duckdb\nfrom warehouse import reads\nimport catalogue\n",
        "analysis/ranks.py": "from warehouse.reads import a\nimport units\n",
        "dashboard/charts.py": "import plotly.express\nfrom analysis import ranks\n",
        "pages/overview.py": "import streamlit as st\nfrom dashboard import charts\n",
        "tests/test_all.py": "import app, etl.load, pandas, streamlit\n",
        "bench/run.py": "import etl.load, streamlit\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_project_in_order_has_no_fault(small_project: Path) -> None:
    assert find_faults(small_project) == []


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("catalogue.py", "import warehouse", "base reaches into warehouse"),
        ("warehouse/reads.py", "from analysis.ranks import a", "warehouse reaches into analysis"),
        ("warehouse/reads.py", "import etl.load", "warehouse reaches into etl"),
        ("etl/load.py", "from analysis import ranks", "etl reaches into analysis"),
        ("etl/load.py", "import streamlit", "etl imports streamlit"),
        ("etl/load.py", "import duckdb\nduckdb.connect('a')", "etl opens DuckDB"),
        ("etl/load.py", "from duckdb import connect", "etl opens DuckDB"),
        ("analysis/ranks.py", "import dashboard.charts", "analysis reaches into dashboard"),
        ("analysis/ranks.py", "import streamlit", "analysis imports streamlit"),
        ("analysis/deep/er.py", "import etl.load", "analysis reaches into etl"),
        ("dashboard/charts.py", "from pages import overview", "dashboard reaches into pages"),
        ("dashboard/charts.py", "import app", "dashboard reaches into app"),
        ("etl/load.py", "import dashboard.charts", "etl reaches into dashboard"),
        ("etl/load.py", "import pandas", "etl imports pandas"),
        ("dashboard/charts.py", "from tests import test_all", "dashboard reaches into tests"),
        ("dashboard/charts.py", "import bench.run", "dashboard reaches into bench"),
        ("dashboard/charts.py", "from . import texts", "imports relatively"),
        ("pages/overview.py", "import duckdb", "pages imports duckdb"),
        ("pages/overview.py", "def f():\n    import pandas as pd", "pages imports pandas"),
        ("pages/overview.py", "from plotly import graph_objects", "pages imports plotly"),
        ("pages/overview.py", "a = 1\n" * (PAGE_LINES + 1), "a page has at most"),
    ],
)
def test_a_breach_is_found_and_its_file_named(
    small_project: Path, file: str, text: str, fault: str
) -> None:
    path = small_project / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (found,) = find_faults(small_project)
    assert found.startswith(f"{file}:")
    assert fault in found


@pytest.mark.parametrize("room", [BASE, "warehouse", "analysis", "etl"])
def test_importing_a_whole_room_of_the_page_path_does_not_load_pandas(room: str) -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for found, path in room_modules(ROOT)
        if found == room
    ]
    assert modules
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys, {', '.join(modules)}; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert set(modules) <= set(loaded)
    assert "pandas" not in loaded
