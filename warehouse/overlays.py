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


Rebuild = Callable[[duckdb.DuckDBPyConnection, Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Content:
    """What an overlay shows: its batches and amendments, and the centres whose series differ."""

    batches: Sequence[tuple[Any, ...]]
    touched: Sequence[str]
    amendments: Sequence[tuple[Any, ...]] = ()


def overlay(
    name: str,
    content: Callable[[], Content],
    rebuild: Rebuild,
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
            catalog = f"{name}_{root.edition}"
            if _stands(catalog):
                return catalog
            _make(catalog, content(), rebuild)
            # Where the warehouse was opened anew meanwhile, the catalog went with the old one.
            if catalog in root.overlays:
                _make_room()
                return catalog


def _stands(catalog: str) -> bool:
    """Tell whether a catalog stands, which then counts as the last that was used."""
    with root.lock:
        if catalog not in root.overlays:
            return False
        root.overlays[catalog] = root.overlays.pop(catalog)
        return True


def _make(catalog: str, content: Content, rebuild: Rebuild) -> None:
    # No connection is held while waiting for the root: whoever opens the warehouse anew waits
    # until nobody has the old one any more.
    with root.lock:  # the root is one object: no two threads may use it at once
        writer = refresh().cursor()
        root.overlays[catalog] = catalog
    with writer:
        writer.execute(f"attach ':memory:' as {catalog}")
        try:
            _fill(writer, catalog, content, rebuild)
        except BaseException:
            root.overlays.pop(catalog, None)
            writer.execute("use memory")
            writer.execute(f"detach {catalog}")
            raise


def _fill(
    writer: duckdb.DuckDBPyConnection, catalog: str, content: Content, rebuild: Rebuild
) -> None:
    writer.execute(f"use {catalog}")
    for part in ("overlay", "standing", "candidate"):
        writer.execute(query_text(part, ""))
    writer.execute(f"use {catalog}.fresh")
    for part in ("standing", "candidate"):
        writer.execute(query_text(part, ""))
    if content.batches:
        rows = "insert into batch values (?, ?, ?, ?, ?, ?, ?, ?)"
        writer.executemany(rows, content.batches)
    if content.amendments:
        writer.executemany(query_text("insert_amendment"), content.amendments)
    if content.touched:
        writer.executemany("insert into touched values (?)", [[one] for one in content.touched])
        rebuild(writer, content.touched)


def _make_room() -> None:
    """Let the overlays go that were used longest ago."""
    for old in list(root.overlays)[:-KEPT]:
        root.overlays.pop(old, None)
        with root.lock:
            writer = refresh().cursor()
        # Whoever still reads it is told, and asks for it again.
        with writer, suppress(duckdb.Error):
            writer.execute(f"detach {old}")
