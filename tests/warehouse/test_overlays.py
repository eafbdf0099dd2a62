"""Catalogs beside the warehouse: what they show, and that they give way without being mistaken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb
import pytest

from tests.small_data import SmallData
from tests.uploaded import publish
from warehouse import connection, overlays
from warehouse.connection import OverlayGone
from warehouse.overlays import Content, overlay

Rebuild = Callable[[duckdb.DuckDBPyConnection, Sequence[str]], None]


@pytest.fixture(autouse=True)
def built(small_data: SmallData) -> None:
    """Build a warehouse with figures of Guangzhou and Yiyang."""
    small_data.source()
    small_data.source(id="other", centre="yiyang")
    small_data.reading()
    small_data.reading(source="other", centre="yiyang", value="1")
    small_data.build()


def nothing(writer: duckdb.DuckDBPyConnection, touched: Sequence[str]) -> None:
    """Leave the touched centres without a series."""


def without_guangzhou(name: str = "as_of_test", rebuild: Rebuild = nothing) -> str:
    return overlay(name, lambda: Content((), ("guangzhou",)), rebuild)


def centres() -> list[str]:
    return [centre for (centre,) in connection.rows("centres_with_figures")]


def attached() -> set[str]:
    with connection.cursor() as reader:
        found = reader.execute("select database_name from duckdb_databases()").fetchall()
    return {name for (name,) in found if name.startswith("as_of")}


def test_an_overlay_differs_in_the_touched_centres_alone_and_leaves_the_warehouse() -> None:
    catalog = without_guangzhou()
    with connection.reading_from(catalog):
        assert centres() == ["yiyang"]
    assert centres() == ["guangzhou", "yiyang"]


def test_what_rebuild_writes_is_seen_in_the_overlay_alone() -> None:
    def rebuild(writer: duckdb.DuckDBPyConnection, touched: Sequence[str]) -> None:
        assert list(touched) == ["guangzhou"]
        writer.execute("insert into series select * from warehouse.series limit 1")

    with connection.reading_from(without_guangzhou(rebuild=rebuild)):
        assert len(centres()) == 2
    assert len(connection.rows("figures_of_centres", {"centres": ["guangzhou"]})) == 1


def test_an_overlay_that_stands_is_not_made_again() -> None:
    made: list[int] = []

    def content() -> Content:
        made.append(1)
        return Content((), ())

    names = {overlay("as_of_test", content, nothing) for _ in range(3)}
    assert (len(names), len(made)) == (1, 1)


def test_every_edition_has_overlays_of_its_own() -> None:
    before = without_guangzhou()
    publish(("yiyang", 2024, "deposits", "2.00", "亿元"))
    assert without_guangzhou() != before


def test_the_overlay_used_longest_ago_makes_room_and_comes_back_when_asked_for() -> None:
    first, second = without_guangzhou("as_of_a"), without_guangzhou("as_of_b")
    for number in range(overlays.KEPT - 2):
        without_guangzhou(f"as_of_{number}")
    assert without_guangzhou("as_of_a") == first
    without_guangzhou("as_of_last")
    assert len(attached()) == overlays.KEPT
    with connection.reading_from(first):
        assert centres() == ["yiyang"]
    with connection.reading_from(second), pytest.raises(OverlayGone):
        centres()
    with connection.reading_from(without_guangzhou("as_of_b")):
        assert centres() == ["yiyang"]


def test_overlays_go_with_the_connection_and_come_back_when_asked_for() -> None:
    catalog = without_guangzhou()
    connection.release()
    with connection.reading_from(catalog), pytest.raises(OverlayGone):
        centres()
    with connection.reading_from(without_guangzhou()):
        assert centres() == ["yiyang"]


def test_an_overlay_made_while_the_warehouse_was_opened_anew_is_made_again() -> None:
    times: list[int] = []

    def reopened_once(writer: duckdb.DuckDBPyConnection, touched: Sequence[str]) -> None:
        times.append(1)
        if len(times) == 1:
            connection.release()

    catalog = without_guangzhou(rebuild=reopened_once)
    assert len(times) == 2
    with connection.reading_from(catalog):
        assert centres() == ["yiyang"]


def test_an_overlay_that_could_not_be_made_leaves_nothing_behind() -> None:
    def fail(writer: duckdb.DuckDBPyConnection, touched: Sequence[str]) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        without_guangzhou(rebuild=fail)
    assert attached() == set()
    with connection.reading_from(without_guangzhou()):
        assert centres() == ["yiyang"]


def test_a_name_that_is_no_plain_word_is_refused() -> None:
    with pytest.raises(ValueError, match="x; drop"):
        without_guangzhou("x; drop table series")
