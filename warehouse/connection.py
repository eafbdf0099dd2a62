"""The one place that opens DuckDB: a root connection per process, a cursor per use.

Queries are files in warehouse/queries; what they mean is left to `analysis` and `etl`.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import duckdb

HOME: Final = Path(__file__).parent
DEFAULT_FILE: Final = HOME.parent / "data" / "warehouse.duckdb"
# Pages read a few thousand rows at a time; more memory or threads would only serve to crowd out
# the other sessions of a small machine.
SERVING: Final[dict[str, str | bool | int | float | list[str]]] = {
    "memory_limit": "128MB",
    "threads": 2,
}
# Between them these read every column that pages do: a warehouse of another version lacks some.
PROBES: Final = {
    "figures_of_centres": {"centres": [""]},
    "provenance": {"observations": [0]},
    "readings_of_source": {"source": ""},
    "unread_of_source": {"source": ""},
}


class WarehouseUnavailable(Exception):
    """The warehouse cannot be read; `state` is `missing` or `damaged`."""

    def __init__(self, state: str, file: Path) -> None:
        self.state = state
        self.file = file
        super().__init__(f"{state}: {file}")


@dataclass(slots=True)
class _Root:
    """The root connection of this process and the stamp of the file it reads."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    stamp: tuple[int, int] | None = None
    connection: duckdb.DuckDBPyConnection | None = None


_root: Final = _Root()


def warehouse_file() -> Path:
    """Name the warehouse file: $GJJ_WAREHOUSE, else data/warehouse.duckdb."""
    return Path(os.environ.get("GJJ_WAREHOUSE") or DEFAULT_FILE)


def version() -> tuple[int, int]:
    """Give a stamp that changes whenever a new warehouse is published.

    Raise WarehouseUnavailable when there is no file.
    """
    file = warehouse_file()
    try:
        status = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise WarehouseUnavailable("missing", file) from None
    return status.st_mtime_ns, status.st_ino


def refresh() -> duckdb.DuckDBPyConnection:
    """Open the warehouse, again once a new file stands there; give the root connection.

    Raise WarehouseUnavailable when the file is missing or is no warehouse of ours.
    """
    stamp = version()
    with _root.lock:
        if _root.connection is None or _root.stamp != stamp:
            _root.connection, _root.stamp = _connect(warehouse_file()), stamp
        return _root.connection


def cursor() -> duckdb.DuckDBPyConnection:
    """Give a cursor on the warehouse as it now stands; raise as `refresh` does."""
    root = refresh()
    with _root.lock:  # the root is one object: no two threads may use it at once
        reader = root.cursor()
    return reader.execute("use warehouse")


def _connect(file: Path) -> duckdb.DuckDBPyConnection:
    """Attach the file to a database of its own in memory.

    Opened by its path, DuckDB would hand out the instance that some cursor still holds of the
    file that stood there before.
    """
    connection = duckdb.connect(config=SERVING)
    try:
        connection.execute("attach $file as warehouse (read_only)", {"file": str(file)})
        usable = _usable(connection.cursor().execute("use warehouse"), file)
    except duckdb.Error:
        usable = False
    if not usable:
        connection.close()
        raise WarehouseUnavailable("damaged", file)
    return connection


def _usable(reader: duckdb.DuckDBPyConnection, file: Path) -> bool:
    """Tell whether the file is whole; raise duckdb.Error when it lacks what pages read."""
    for query, parameters in PROBES.items():
        reader.execute(query_text(query), parameters)
    # DuckDB reads a file cut short by a broken copy without complaint until a page needs the rest.
    ((needed,),) = reader.execute(query_text("size")).fetchall()
    return bool(file.stat().st_size >= needed)


def state() -> str:
    """Tell `ok`, `missing` or `damaged`."""
    try:
        cursor().close()
    except WarehouseUnavailable as error:
        return error.state
    return "ok"


@cache
def query_text(name: str, folder: str = "queries") -> str:
    """Give the text of a named query file."""
    return (HOME / folder / f"{name}.sql").read_text(encoding="utf-8")


def rows(name: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Run a named query on a fresh cursor and give all its rows."""
    with cursor() as reader:
        return reader.execute(query_text(name), parameters).fetchall()


def table(name: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Run a named query and give its column names beside its rows."""
    with cursor() as reader:
        found = reader.execute(query_text(name))
        return [column[0] for column in found.description or ()], found.fetchall()


def create(file: Path) -> duckdb.DuckDBPyConnection:
    """Create an empty warehouse with our schema in a new file and give its connection."""
    connection = duckdb.connect(str(file))
    connection.execute((HOME / "schema.sql").read_text(encoding="utf-8"))
    return connection


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit all that is done inside, or nothing of it."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
