"""The one place that opens DuckDB: a root connection per process, a cursor per use.

Queries are files in warehouse/queries; what they mean is left to `analysis` and `etl`. Catalogs
beside the warehouse, which show it as it was, are in `overlays`, writing to it in `writing`.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
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
    "upload_of_batch": {"batch": 0},
    "events_of_batch": {"batch": 0},
    "alternatives": {"centres": [""]},
    "judged_findings": {
        "centres": [""],
        "checks": [],
        "severities": [],
        "states": [],
        "finding": "",
        "most": 0,
    },
    "amendments": {},
    "peer_groups": {},
}
WAREHOUSE: Final = "warehouse"
# What the system says of a file that another process has open, on Linux and macOS, on Windows.
HELD: Final = re.compile(r"set lock|used by another process")
# What DuckDB says while a reader of this process still reads what `release` let go; pages read for
# some milliseconds.
ATTACHED: Final = "already attached"
PATIENCE_SECONDS: Final = 15
_catalog: ContextVar[str] = ContextVar("catalog", default=WAREHOUSE)


class WarehouseUnavailable(Exception):
    """The warehouse cannot be used.

    `state` is `missing`, `damaged`, `held` by another process, or `foreign`: of another version.
    """

    def __init__(self, state: str, file: Path) -> None:
        self.state = state
        self.file = file
        super().__init__(f"{state}: {file}")


class OverlayGone(Exception):
    """The overlay that a run reads made room for others, or went as the warehouse was reopened.

    Whoever asks for it again gets it again.
    """


@dataclass(slots=True)
class Root:
    """The root connection of this process and the stamp of the file it reads.

    `edition` counts how often this process changed the figures, `writes` how often it wrote at
    all; `overlays` are the catalogs attached beside the warehouse, which go with the connection.
    """

    lock: threading.RLock = field(default_factory=threading.RLock)
    stamp: tuple[int, int] | None = None
    connection: duckdb.DuckDBPyConnection | None = None
    is_writable: bool = False
    edition: int = 0
    writes: int = 0
    overlays: dict[str, str] = field(default_factory=dict)


root: Final = Root()


def warehouse_file() -> Path:
    """Name the warehouse file: $GJJ_WAREHOUSE, else data/warehouse.duckdb."""
    return Path(os.environ.get("GJJ_WAREHOUSE") or DEFAULT_FILE)


def version() -> tuple[object, ...]:
    """Give a stamp of what is read: it changes with every publication and with the catalog.

    Raise WarehouseUnavailable when there is no file.
    """
    return (*_stamp(warehouse_file()), root.edition, _catalog.get())


def _stamp(file: Path) -> tuple[int, int]:
    """Give a stamp that changes once another file stands in the place.

    What this process writes changes the time of the file it holds; the file stays the same.
    """
    try:
        status = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise WarehouseUnavailable("missing", file) from None
    return (0 if root.is_writable else status.st_mtime_ns), status.st_ino


def hold() -> None:
    """Hold the warehouse from now on, so that this process can write: no other can open it then.

    Raise WarehouseUnavailable when it is missing, damaged or held by another process.
    """
    with root.lock:
        if not root.is_writable:
            release()
            root.is_writable = True
    refresh()


def release() -> None:
    """Let go of the warehouse; the next use opens it again, for reading.

    Nothing is closed: who is reading reads to the end, and the file is free after the last of them.
    """
    with root.lock:
        root.connection, root.stamp, root.is_writable = None, None, False
        root.overlays.clear()


def refresh() -> duckdb.DuckDBPyConnection:
    """Open the warehouse, again once a new file stands there; give the root connection.

    Raise WarehouseUnavailable when the file is missing, held, or is no warehouse of ours.
    """
    stamp = _stamp(warehouse_file())
    with root.lock:
        if root.connection is None or root.stamp != stamp:
            fresh = _connect(warehouse_file())
            root.connection, root.stamp = fresh, stamp
            root.overlays.clear()
        return root.connection


def cursor() -> duckdb.DuckDBPyConnection:
    """Give a cursor on the warehouse as it now stands.

    Raise as `refresh` does, and OverlayGone where an overlay is read that stands no longer.
    """
    connection = refresh()
    with root.lock:  # the root is one object: no two threads may use it at once
        reader = connection.cursor()
    try:
        return reader.execute(f"use {_catalog.get()}")
    except duckdb.CatalogException:
        reader.close()
        raise OverlayGone(_catalog.get()) from None


@contextmanager
def reading_from(catalog: str) -> Iterator[None]:
    """Let every cursor opened inside read an overlay instead of the warehouse."""
    token = _catalog.set(catalog)
    try:
        yield
    finally:
        _catalog.reset(token)


def _connect(file: Path) -> duckdb.DuckDBPyConnection:
    """Attach the file to a database of its own in memory.

    Opened by its path, DuckDB would hand out the instance that some cursor still holds of the
    file that stood there before.
    """
    connection = duckdb.connect(config=SERVING)
    try:
        _attach(connection, file)
        usable = _usable(connection.cursor().execute("use warehouse"), file)
    except duckdb.Error as error:
        connection.close()
        state = "held" if HELD.search(str(error)) else "damaged"
        raise WarehouseUnavailable(state, file) from None
    if not usable:
        connection.close()
        raise WarehouseUnavailable("damaged", file)
    return connection


def _attach(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Attach the file, for writing where this process holds it; raise duckdb.Error."""
    access = "" if root.is_writable else " (read_only)"
    last = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.execute(f"attach $file as warehouse{access}", {"file": str(file)})
        except duckdb.Error as error:
            if ATTACHED not in str(error) or time.monotonic() > last:
                raise
            time.sleep(0.02)
        else:
            return


def _usable(reader: duckdb.DuckDBPyConnection, file: Path) -> bool:
    """Tell whether the file is whole; raise duckdb.Error when it lacks what pages read."""
    for query, parameters in PROBES.items():
        reader.execute(query_text(query), parameters)
    # DuckDB reads a file cut short by a broken copy without complaint until a page needs the rest.
    ((needed,),) = reader.execute(query_text("size")).fetchall()
    return bool(file.stat().st_size >= needed)


def state() -> str:
    """Tell `ok`, `missing`, `damaged` or `held`."""
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
    for part in ("schema", "standing", "candidate"):
        connection.execute(query_text(part, ""))
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
