"""Catalogs beside the warehouse that show it with batches in other states; nothing is copied but
what those batches touch.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import duckdb

from warehouse.connection import query_text, refresh, root

# Each holds the series of the centres it touches; more than a few days are seldom looked at.
KEPT: Final = 8
NAME: Final = re.compile(r"[a-z_0-9]+", re.ASCII)
# Not the root's own lock: while one is being made, everybody else reads on.
_making: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Content:
    """What an overlay shows: its batches, and the centres whose series differ for that."""

    batches: Sequence[tuple[Any, ...]]
    touched: Sequence[str]


def overlay(
    name: str,
    content: Callable[[], Content],
    rebuild: Callable[[duckdb.DuckDBPyConnection, Sequence[str]], None],
) -> str:
    """Give the name of a catalog that shows `content`; attach it where it does not stand yet.

    `rebuild` chooses the series of the touched centres anew on the connection it is given. Every
    edition of the warehouse has catalogs of its own, named for it: what was read while something
    was being published is never taken for what stands afterwards.
    """
    if not NAME.fullmatch(name):
        raise ValueError(name)
    with _making:
        while True:
            connection = refresh()
            catalog = f"{name}_{root.edition}"
            if catalog in root.overlays:
                root.overlays[catalog] = root.overlays.pop(catalog)  # the last used is the last
                return catalog
            _attach(connection, catalog, content(), rebuild)
            with root.lock:
                # Where the warehouse was opened anew meanwhile, the catalog went with the old one.
                if root.connection is connection:
                    root.overlays[catalog] = name
                    _make_room(connection)
                    return catalog


def _attach(
    connection: duckdb.DuckDBPyConnection,
    catalog: str,
    content: Content,
    rebuild: Callable[[duckdb.DuckDBPyConnection, Sequence[str]], None],
) -> None:
    with root.lock:  # the root is one object: no two threads may use it at once
        writer = connection.cursor()
    with writer:
        writer.execute(f"attach ':memory:' as {catalog}")
        try:
            _fill(writer, catalog, content, rebuild)
        except BaseException:
            writer.execute("use memory")
            writer.execute(f"detach {catalog}")
            raise


def _fill(
    writer: duckdb.DuckDBPyConnection,
    catalog: str,
    content: Content,
    rebuild: Callable[[duckdb.DuckDBPyConnection, Sequence[str]], None],
) -> None:
    writer.execute(f"use {catalog}")
    for part in ("overlay", "candidate"):
        writer.execute(query_text(part, ""))
    writer.execute(f"use {catalog}.fresh")
    writer.execute(query_text("candidate", ""))
    if content.batches:
        rows = "insert into batch values (?, ?, ?, ?, ?, ?, ?, ?)"
        writer.executemany(rows, content.batches)
    if content.touched:
        writer.executemany("insert into touched values (?)", [[one] for one in content.touched])
        rebuild(writer, content.touched)


def _make_room(connection: duckdb.DuckDBPyConnection) -> None:
    """Let the overlays go that were used longest ago."""
    for old in list(root.overlays)[:-KEPT]:
        del root.overlays[old]
        # Whoever still reads it is told, and asks for it again.
        with suppress(duckdb.Error):
            connection.execute(f"detach {old}")
