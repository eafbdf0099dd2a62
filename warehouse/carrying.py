"""What people brought in, carried over when the warehouse is built anew from the project's data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.connection import HELD, WarehouseUnavailable, query_text, release


@contextmanager
def former(writer: duckdb.DuckDBPyConnection, file: Path) -> Iterator[bool]:
    """Attach the warehouse that stands in `file` as `former`; tell whether it holds uploads.

    While it is attached no other process can write to it. Raise WarehouseUnavailable, `held` where
    another process does so now, `damaged` where it cannot be read.
    """
    if not file.exists():
        yield False
        return
    try:
        _write_down(file)
        writer.execute("attach $file as former (read_only)", {"file": str(file)})
    except duckdb.Error as error:
        raise WarehouseUnavailable(_state(error), file) from None
    try:
        yield _holds_uploads(writer)
    finally:
        writer.execute("detach former")


def carry_over(writer: duckdb.DuckDBPyConnection) -> None:
    """Copy uploads, their figures and their history from `former`; call inside a transaction."""
    writer.execute(query_text("carry_over", ""))


def _write_down(file: Path) -> None:
    """Bring what still stands in the write-ahead log into the file itself.

    The log would be left beside the new file and make it unreadable.
    """
    if not file.with_name(file.name + ".wal").exists():
        return
    release()
    with duckdb.connect() as connection:
        connection.execute("attach $file as former", {"file": str(file)})
        connection.execute("checkpoint former")


def _holds_uploads(writer: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether the former warehouse is of a version that could take uploads."""
    rows = writer.execute(query_text("tables_of_former")).fetchall()
    return any(name == "upload" for (name,) in rows)


def _state(error: duckdb.Error) -> str:
    return "held" if HELD.search(str(error)) else "damaged"
