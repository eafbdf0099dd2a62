"""The history as read: every batch, what happened to it, and what became of its figures."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from analysis import history
from analysis.history import Answered
from etl import uploads
from etl.uploads import Act
from tests.small_data import SmallData
from tests.uploaded import publish, withdraw
from warehouse.writing import writing

DEPOSITS = ("guangzhou", 2023, "deposits", "12.00", "亿元")
EARLY, LATE = (datetime.fromisoformat(f"2026-11-{day}T09:30") for day in (10, 12))


@pytest.fixture
def built(small_data: SmallData) -> SmallData:
    """Build a warehouse, collected on the first, with Guangzhou's deposits of 10 亿元 in 2022."""
    small_data.reading()
    small_data.build()
    return small_data


def test_every_batch_is_told_the_one_that_changed_last_first(built: SmallData) -> None:
    first = publish(DEPOSITS, at=EARLY)
    second = publish(("yiyang", 2023, "deposits", "1.00", "亿元"), at=EARLY, by="王芳")
    withdraw(first, at=LATE, by="陈静", reason="填错年度")
    told = history.history()
    assert [(one.id, one.state) for one in told] == [
        (first, "withdrawn"),
        (second, "published"),
        (1, "published"),
    ]
    assert (told[0].loaded_by, told[0].loaded_at) == ("李明", EARLY)
    assert (told[0].made_by, told[0].made_at, told[0].reason) == ("陈静", LATE, "填错年度")
    assert (told[1].made_by, told[1].made_at, told[1].reason) == ("王芳", EARLY, "")
    assert [one.is_upload for one in told] == [True, True, False]
    assert [one.is_file_held for one in told] == [True, True, False]


def test_a_batch_tells_its_centres_and_years(built: SmallData) -> None:
    publish(DEPOSITS, ("yiyang", 2021, "deposits", "1.00", "亿元"))
    told = history.history()[0]
    assert (told.readings, told.centres) == (2, ("guangzhou", "yiyang"))
    assert (told.first_year, told.last_year) == (2021, 2023)


def test_a_draft_holds_nothing_and_nothing_happened_to_it(built: SmallData) -> None:
    with writing() as writer:
        uploads.stage(writer, "a.xlsx", b"a", Act("李明", EARLY))
    told = history.history()[0]
    assert (told.state, told.readings, told.centres) == ("staged", 0, ())
    assert (told.made_by, told.made_at, told.reason, told.difference) == ("", None, "", {})


def test_what_publishing_meant_and_why_warnings_were_passed_is_kept(built: SmallData) -> None:
    batch_id = publish(DEPOSITS)
    warning = {"code": "jump", "place": "缴存!C7", "reason": "合并了分中心"}
    counts = {"new": 1, "changed": 0, "unchanged": 0, "conflicting": 0}
    summary = {"difference": counts, "warnings": [warning, warning | {"place": "缴存!C8"}]}
    with writing() as writer:
        uploads.sum_up(writer, batch_id, json.dumps(summary))
    told = history.history()[0]
    assert told.difference == counts
    assert told.answered == (Answered("jump", "合并了分中心", 2),)


def test_what_happened_to_a_batch_is_told_in_order(built: SmallData) -> None:
    batch_id = publish(DEPOSITS, at=EARLY)
    assert [one.action for one in history.events_of(batch_id)] == ["published"]
    withdraw(batch_id, at=LATE, by="陈静", reason="填错年度")
    published, withdrawn = history.events_of(batch_id)
    assert (published.action, published.by, published.at) == ("published", "李明", EARLY)
    assert (withdrawn.action, withdrawn.by, withdrawn.reason) == ("withdrawn", "陈静", "填错年度")
    assert history.events_of(1) == []


def test_a_batchs_figures_tell_their_cell_and_what_became_of_them(built: SmallData) -> None:
    first = publish(DEPOSITS, name="一.xlsx", at=EARLY)
    (figure,) = history.figures_of(first, 9)
    assert (figure.printed_value, figure.printed_unit) == ("12.00", "亿元")
    assert (figure.sheet, figure.cell) == ("缴存", "C7")
    assert (figure.own, figure.standing) == ("chosen", "")
    publish((*DEPOSITS[:3], "13.00", "亿元"), name="二.xlsx", at=LATE)
    (figure,) = history.figures_of(first, 9)
    assert (figure.own, figure.standing) == ("alternative", "二.xlsx")
    withdraw(first)
    (figure,) = history.figures_of(first, 9)
    assert (figure.own, figure.standing) == ("", "")


def test_figures_come_by_centre_and_year_and_no_more_than_asked_for(built: SmallData) -> None:
    lines = [
        (centre, year, "deposits", "1.00", "亿元")
        for year in (2021, 2023)
        for centre in ("yiyang", "guangzhou")
    ]
    batch_id = publish(*lines)
    found = [(one.centre_id, one.year) for one in history.figures_of(batch_id, 9)]
    assert found == [
        ("guangzhou", 2023),
        ("guangzhou", 2021),
        ("yiyang", 2023),
        ("yiyang", 2021),
    ]
    assert len(history.figures_of(batch_id, 3)) == 3


def test_the_days_of_change_are_told_the_latest_first(built: SmallData) -> None:
    publish(DEPOSITS, at=EARLY)
    assert history.days_of_change() == [EARLY.date(), date(2026, 11, 1)]
