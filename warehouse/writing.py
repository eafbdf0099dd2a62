"""Writing to the warehouse: one writer at a time, in one transaction, while readers read on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import duckdb

from warehouse.connection import (
    hold,
    query_text,
    refresh,
    release,
    root,
    transaction,
    warehouse_file,
)

_turn: Final = threading.Lock()
# How DuckDB tells that the disk or the memory did not suffice, at the latest when committing.
FAILURES: Final = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.OutOfMemoryException,
    duckdb.TransactionException,
)


class NotWritten(Exception):
    """The system did not let us write: nothing was changed; `reason` is what it said."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{warehouse_file()}: {reason}")


class _Undo(Exception):
    """Ends a transaction that was only to see what it would do."""


@contextmanager
def writing() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the one writer inside a transaction, committed as a whole when all went well.

    Raise WarehouseUnavailable where another process holds the warehouse, NotWritten where the
    disk is full or fails: then nothing was changed.
    """
    with _turn:
        hold()
        with _writer() as writer, transaction(writer):
            before = _stamp(writer)
            yield writer
            are_figures_changed = _stamp(writer) != before
        root.writes += 1
        root.edition += are_figures_changed


@contextmanager
def trying() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the writer to do something and see what it would mean; all of it is undone."""
    with _turn:
        hold()
        try:
            with _writer() as writer, transaction(writer):
                yield writer
                raise _Undo
        except _Undo:
            return


def _stamp(writer: duckdb.DuckDBPyConnection) -> int:
    ((number,),) = writer.execute(query_text("stamp")).fetchall()
    return int(number)


@contextmanager
def _writer() -> Iterator[duckdb.DuckDBPyConnection]:
    with root.lock:
        cursor = refresh().cursor()
    try:
        with cursor:
            yield cursor.execute("use warehouse")
    except FAILURES as error:
        # After a failed commit DuckDB serves nothing more until the file is opened anew.
        release()
        hold()
        raise NotWritten(str(error).splitlines()[0]) from error
