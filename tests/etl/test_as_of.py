"""The warehouse as of a day: what counted at its end, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from etl import as_of, series
from tests.small_data import SmallData
from tests.uploaded import KNOWN, publish, withdraw
from warehouse import connection
from warehouse.connection import OverlayGone
from warehouse.overlays import Content, overlay

BUILT = date(2026, 11, 1)
FIRST, SECOND, THIRD = (datetime.fromisoformat(f"2026-11-{day}T23:59") for day in (10, 12, 15))
Shown = dict[tuple[str, int, str], float]


@pytest.fixture
def built(small_data: SmallData) -> SmallData:
    """Build a warehouse, collected on the first, with Guangzhou's deposits of 10 亿元 in 2022."""
    small_data.reading()
    small_data.build()
    return small_data


@contextmanager
def on(day: date) -> Iterator[None]:
    with connection.reading_from(as_of.catalog_of(day, KNOWN)):
        yield


def shown() -> Shown:
    rows = connection.rows("figures_of_centres", {"centres": list(KNOWN.centres)})
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def shown_on(day: date) -> Shown:
    with on(day):
        return shown()


def test_the_days_are_those_of_collecting_publishing_and_withdrawing(built: SmallData) -> None:
    batch_id = publish(("guangzhou", 2023, "deposits", "12.00", "亿元"), at=FIRST)
    publish(("yiyang", 2023, "deposits", "1.00", "亿元"), at=FIRST)
    withdraw(batch_id, at=SECOND)
    assert as_of.days() == [SECOND.date(), FIRST.date(), BUILT]


def test_a_day_shows_what_was_published_at_its_end_and_not_yet_withdrawn(built: SmallData) -> None:
    built_figures = shown()
    batch_id = publish(("guangzhou", 2023, "deposits", "12.00", "亿元"), at=FIRST)
    published = shown()
    withdraw(batch_id, at=SECOND)
    assert published != built_figures == shown()
    assert shown_on(BUILT - timedelta(days=1)) == {}
    assert shown_on(BUILT) == shown_on(FIRST.date() - timedelta(days=1)) == built_figures
    assert shown_on(FIRST.date()) == shown_on(SECOND.date() - timedelta(days=1)) == published
    assert shown_on(SECOND.date()) == shown_on(THIRD.date()) == built_figures


def test_a_day_shows_the_earlier_of_two_uploads_of_a_cell(built: SmallData) -> None:
    cell = ("guangzhou", 2023, "deposits")
    publish((*cell, "12.00", "亿元"), at=FIRST)
    publish((*cell, "13.00", "亿元"), at=SECOND)
    assert (shown_on(FIRST.date())[cell], shown()[cell]) == (1.2e9, 1.3e9)


def test_figures_are_computed_anew_from_what_counted_on_the_day(built: SmallData) -> None:
    publish(("guangzhou", 2022, "withdrawals", "5.00", "亿元"), at=FIRST)
    publish(("guangzhou", 2022, "withdrawals", "8.00", "亿元"), at=SECOND)
    rate = ("guangzhou", 2022, "withdrawal_to_deposit_ratio")
    assert rate not in shown_on(BUILT)
    assert shown_on(FIRST.date())[rate] == pytest.approx(50)
    assert shown()[rate] == pytest.approx(80)


def test_findings_are_those_of_the_day(built: SmallData) -> None:
    publish(("guangzhou", 2022, "deposits", "17.00", "亿元"), at=FIRST)
    assert len(connection.rows("findings")) == 1
    with on(FIRST.date()):
        assert len(connection.rows("findings")) == 1
    with on(BUILT):
        assert connection.rows("findings") == []


def test_a_document_is_listed_only_while_it_counted(built: SmallData) -> None:
    publish(("yiyang", 2023, "deposits", "1.00", "亿元"), at=FIRST, name="益阳.xlsx")
    with on(BUILT):
        titles = [row[2] for row in connection.rows("documents")]
    assert "益阳.xlsx" not in titles
    assert "益阳.xlsx" in [row[2] for row in connection.rows("documents")]


def test_series_made_anew_for_a_day_are_those_made_when_publishing(real_data: Path) -> None:
    with connection.cursor() as reader:
        batches = reader.execute("select * from batch").fetchall()
        centres = [row[0] for row in connection.rows("centres_with_figures")]
    catalog = overlay(
        "as_of_all",
        lambda: Content(batches, centres),
        lambda writer, touched: series.rebuild(writer, KNOWN, touched),
    )
    with connection.reading_from(catalog):
        anew = shown()
    assert len(anew) > 3000
    assert anew == shown()


def test_the_day_is_read_whatever_the_run_reads_otherwise(built: SmallData) -> None:
    publish(("guangzhou", 2023, "deposits", "12.00", "亿元"), at=FIRST)
    with on(BUILT):
        assert as_of.days() == [FIRST.date(), BUILT]
        assert len(shown_on(FIRST.date())) > len(shown())


def test_days_asked_for_while_others_publish_are_right_once_they_have_published(
    built: SmallData,
) -> None:
    before = shown()
    faults: list[BaseException] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                for day in (BUILT, FIRST.date(), SECOND.date()):
                    shown_on(day)
            except OverlayGone:
                continue
            except Exception as fault:  # noqa: BLE001 - told by the test
                faults.append(fault)
                return

    lookers = [threading.Thread(target=look) for _ in range(2)]
    for one in lookers:
        one.start()
    try:
        for number in range(12):
            publish(("yiyang", 2000 + number, "deposits", "1.00", "亿元"), at=SECOND)
            assert shown_on(BUILT) == before
    finally:
        done.set()
        for one in lookers:
            one.join()
    assert faults == []
    assert len(shown_on(SECOND.date())) == len(before) + 12
