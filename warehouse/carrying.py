"""What people brought in, carried over when the warehouse is built anew from the project's data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

import duckdb

from warehouse.connection import HELD, WarehouseUnavailable, query_text, release

# What stands in the place: nothing, a warehouse without or with uploads, or what nobody can read.
Standing = Literal["nothing", "plain", "uploads", "damaged"]
# The table and its column that tell a warehouse in which people can judge what checks found.
JUDGEMENT: Final = ("amendment", "centre_id")


@contextmanager
def former(writer: duckdb.DuckDBPyConnection, file: Path) -> Iterator[Standing]:
    """Attach the warehouse that stands in `file` as `former`; tell what it is.

    While it is attached no other process can write to it. Raise WarehouseUnavailable, `held`, where
    another process does so now.
    """
    standing = _attached(writer, file)
    try:
        yield standing
    finally:
        if standing in ("plain", "uploads"):
            writer.execute("detach former")


def _attached(writer: duckdb.DuckDBPyConnection, file: Path) -> Standing:
    if not file.exists():
        return "nothing"
    try:
        if not _written_down(file):
            return "damaged"
        writer.execute("attach $file as former (read_only)", {"file": str(file)})
    except duckdb.Error as error:
        if HELD.search(str(error)):
            raise WarehouseUnavailable("held", file) from None
        return "damaged"
    return "uploads" if _holds_uploads(writer) else "plain"


def carry_over(writer: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Copy uploads, their figures and their history from `former`; call inside a transaction.

    Raise WarehouseUnavailable, `foreign`, where its tables are of another version.
    """
    try:
        writer.execute(query_text("carry_over", ""))
        table, column = JUDGEMENT
        if column in _columns_of_former(writer).get(table, ()):
            writer.execute(query_text("carry_over_judgement", ""))
    except duckdb.Error:
        raise WarehouseUnavailable("foreign", file) from None


def put_in_place(fresh: Path, file: Path, standing: Standing) -> None:
    """Let the new warehouse take the place of what stands there; nobody's file is deleted.

    What cannot be read is put aside together with its write-ahead log. Raise WarehouseUnavailable,
    `held`, where somebody wrote to the former one in the meantime.
    """
    log = _log_of(file)
    if standing == "damaged":
        stamp = f"{datetime.now().astimezone():%Y%m%d%H%M%S}"
        for part in (log, file):
            if part.exists():
                part.rename(part.with_name(f"{part.name}.kept-{stamp}"))
    elif log.exists():
        raise WarehouseUnavailable("held", file)
    fresh.replace(file)


def _written_down(file: Path) -> bool:
    """Bring what still stands in the write-ahead log into the file itself; tell whether it is.

    The log would be left beside the new file and make it unreadable.
    """
    if not _log_of(file).exists():
        return True
    release()
    with duckdb.connect() as connection:
        connection.execute("attach $file as former", {"file": str(file)})
        connection.execute("checkpoint former")
    return not _log_of(file).exists()


def _log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.wal")


def _holds_uploads(writer: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether the former warehouse is of a version that could take uploads."""
    return "upload" in _columns_of_former(writer)


def _columns_of_former(writer: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    return dict(writer.execute(query_text("tables_of_former")).fetchall())
