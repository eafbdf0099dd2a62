"""Hold pyproject.toml, requirements.lock and what the code imports to each other, both ways."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
ROOMS = ("analysis", "dashboard", "etl", "pages", "warehouse")
# Run or read by name: the build backend, the checkers and the types of others.
TOOLS = {
    *("hatchling", "mypy", "pandas-stubs", "ruff", "types-lxml", "types-openpyxl"),
    *("pytest-xdist", "types-reportlab", "types-xlrd"),
}

# Plotly serialises figures with it where it is present; no module of ours imports it.
USED_BY_PLOTLY = {"orjson"}


def declared(lines: list[str]) -> dict[str, Requirement]:
    """Give the requirements of pyproject.toml by name."""
    return {canonicalize_name(found.name): found for found in map(Requirement, lines)}


RUN_TIME = declared(PROJECT["project"]["dependencies"])
DEVELOPMENT = declared(PROJECT["project"]["optional-dependencies"]["dev"])


def pins() -> list[Requirement]:
    """Give every line of the lock that is no comment."""
    return [Requirement(line) for line in LOCK.splitlines() if re.match(r"[^#\s]", line)]


def modules_of(root: Path, *, rooms: bool) -> list[Path]:
    """Give the modules of the rooms and of the root, or those of the tests and the bench."""
    folders = ROOMS if rooms else ("tests", "bench")
    found = [path for folder in folders for path in (root / folder).rglob("*.py")]
    return [*found, *root.glob("*.py")] if rooms else found


def imported_packages(paths: list[Path]) -> set[str]:
    """Give the names, as installed, of the packages that these modules import."""
    names = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    own = {path.stem for path in ROOT.glob("*.py")} | {*ROOMS, "tests", "bench"}
    installed = packages_distributions()
    return {
        canonicalize_name(installed.get(name, [name])[0])
        for name in names - own - sys.stdlib_module_names
    }


def test_the_lock_pins_every_package_to_one_version_and_holds_no_option() -> None:
    assert pins()
    assert [str(pin) for pin in pins() if not re.fullmatch(r"==[^*,]+", str(pin.specifier))] == []
    assert [line for line in LOCK.splitlines() if line.startswith("-")] == []


def test_the_lock_and_pyproject_name_the_same_direct_dependencies() -> None:
    via = re.compile(r"^(\S+)==.*\n((?: +#.*\n)+)", re.MULTILINE)
    direct = {
        canonicalize_name(name)
        for name, reasons in via.findall(LOCK)
        if PROJECT["project"]["name"] in reasons
    }
    assert direct == RUN_TIME.keys() | DEVELOPMENT.keys()


def test_every_pin_is_within_the_bounds_of_pyproject() -> None:
    bounds = RUN_TIME | DEVELOPMENT
    outside = [
        f"{pin} is not {bounds[name]}"
        for pin in pins()
        if (name := canonicalize_name(pin.name)) in bounds
        and not bounds[name].specifier.contains(str(pin.specifier).removeprefix("=="))
    ]
    assert outside == []


def test_the_rooms_import_exactly_the_run_time_dependencies() -> None:
    assert imported_packages(modules_of(ROOT, rooms=True)) | USED_BY_PLOTLY == RUN_TIME.keys()


def test_tests_and_bench_import_exactly_the_other_dependencies() -> None:
    imported = imported_packages(modules_of(ROOT, rooms=False)) - RUN_TIME.keys()
    assert imported == DEVELOPMENT.keys() - TOOLS


def test_warnings_are_errors_in_every_module_of_ours() -> None:
    (rule,) = PROJECT["tool"]["pytest"]["ini_options"]["filterwarnings"]
    named = re.fullmatch(r"error:::\((.*)\)\\b", rule)
    assert named
    assert set(named[1].split("|")) == {path.stem for path in ROOT.glob("*.py")} | {*ROOMS}
