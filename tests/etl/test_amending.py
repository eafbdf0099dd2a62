"""Amendments made on the page: what they change, how they are taken back, when they are void."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from analysis.amendments import Amendment, amendments
from analysis.findings import misfits
from dashboard.memory import remembered
from etl import amending, as_of
from etl.amending import NotAmended, amend, revoke
from tests.small_data import SmallData
from tests.uploaded import KNOWN, publish, withdraw
from warehouse import connection

MADE = datetime.fromisoformat("2026-11-12T10:00")
BACK = datetime.fromisoformat("2026-11-15T10:00")
WHY = "同表合计为 12 亿元"
CELL = ("guangzhou", 2022, "deposits")


@pytest.fixture
def built(small_data: SmallData) -> SmallData:
    """Build deposits of 10.00 亿元, up 25 % on the year, and withdrawals of 5.00 亿元."""
    small_data.reading(value="10.00", growth="25.0")
    small_data.reading(indicator="withdrawals", value="5.00")
    small_data.build()
    return small_data


def figures() -> dict[tuple[str, int, str], tuple[Any, ...]]:
    """Give value, low, high, basis and reason of each chosen figure of Guangzhou."""
    found = connection.rows("figures_of_centres", {"centres": ["guangzhou"]})
    return {(row[0], row[1], row[2]): tuple(row[3:8]) for row in found}


def number_of(indicator: str = "deposits") -> int:
    with connection.cursor() as reader:
        asked = "select min(observation_id) from observation where indicator_id = ?"
        ((number,),) = reader.execute(asked, [indicator]).fetchall()
    return int(number)


def put_right(value: str = "12.00", unit: str = "亿元", **words: Any) -> int:
    return amend(number_of(), value, unit, WHY, "王芳", **{"at": MADE, **words})


def only() -> Amendment:
    (one,) = amendments()
    return one


def test_the_series_takes_the_right_value_and_the_text_stays_as_printed(built: SmallData) -> None:
    put_right()
    assert figures()[CELL] == (1.2e9, 1.1995e9, 1.2005e9, "reported", "amended")
    (place,) = connection.rows("provenance", {"observations": [number_of()]})
    assert place[7:9] == ("10.00", "亿元")


def test_what_follows_from_the_figure_follows_from_the_right_one(built: SmallData) -> None:
    rate = ("guangzhou", 2022, "withdrawal_to_deposit_ratio")
    before = ("guangzhou", 2021, "deposits")
    assert figures()[rate][0] == pytest.approx(50)
    assert figures()[before][0] == pytest.approx(8e8)
    put_right()
    assert figures()[rate][0] == pytest.approx(5 / 12 * 100)
    value, low, high, basis, reason = figures()[before]
    assert (value, basis, reason) == (pytest.approx(9.6e8), "derived", "amended")
    assert (low, high) == pytest.approx((11.995e8 / 1.2505, 12.005e8 / 1.2495))


def test_a_year_before_that_differs_by_points_moves_as_much(small_data: SmallData) -> None:
    words = {"growth": "2.00", "growth_unit": "个百分点"}
    small_data.reading(indicator="loan_to_deposit_ratio", value="80.00", unit="%", **words)
    small_data.build()
    amend(number_of("loan_to_deposit_ratio"), "81.00", "%", WHY, "王芳")
    value, low, high, *_ = figures()[("guangzhou", 2021, "loan_to_deposit_ratio")]
    assert (value, low, high) == pytest.approx((79, 78.99, 79.01))


def test_another_unit_is_worth_what_its_digits_say(built: SmallData) -> None:
    put_right("120,000.5", "万元")
    assert figures()[CELL][:3] == pytest.approx((1.200005e9, 1.2000045e9, 1.2000055e9))


def test_pages_ask_again_once_something_is_put_right(built: SmallData) -> None:
    connection.hold()
    shown = remembered(lambda: figures()[CELL][0])
    assert shown() == 1e9
    number = put_right()
    assert shown() == 1.2e9
    revoke(number, "李明")
    assert shown() == 1e9


def test_what_is_taken_back_stays_in_the_register_with_its_day(built: SmallData) -> None:
    before = figures()
    number = put_right()
    assert only().state == "valid"
    assert only().is_chosen
    revoke(number, "李明", at=BACK)
    assert figures() == before
    one = only()
    assert (one.state, one.revoked_by, one.revoked_at) == ("revoked", "李明", BACK)
    assert (one.made_by, one.made_at, one.reason_zh) == ("王芳", MADE, WHY)
    put_right("13.00")
    assert [one.state for one in amendments()] == ["valid", "revoked"]


@pytest.mark.parametrize(
    ("value", "unit", "reason", "by", "why"),
    [
        ("12", "亿元", WHY, " ", "nobody"),
        ("12", "亿元", " ", "王芳", "no_reason"),
        ("很多", "亿元", WHY, "王芳", "number"),
        ("", "亿元", WHY, "王芳", "number"),
        ("12", "万人", WHY, "王芳", "number"),
        ("12", "", WHY, "王芳", "number"),
        ("10.00", "亿元", WHY, "王芳", "same"),
        ("100000.00", "万元", WHY, "王芳", ""),
    ],
)
def test_what_cannot_be_made_changes_nothing(
    built: SmallData, value: str, unit: str, reason: str, by: str, why: str
) -> None:
    before = figures()
    if not why:  # the same amount with more digits is another figure
        amend(number_of(), value, unit, reason, by)
        assert figures()[CELL] != before[CELL]
        return
    with pytest.raises(NotAmended) as refused:
        amend(number_of(), value, unit, reason, by)
    assert refused.value.reason == why
    assert figures() == before
    assert amendments() == []


def test_a_figure_is_put_right_once_until_that_is_taken_back(built: SmallData) -> None:
    number = put_right()
    with pytest.raises(NotAmended, match="standing"):
        put_right("13.00")
    with pytest.raises(NotAmended, match="unknown"):
        amend(999, "13.00", "亿元", WHY, "王芳")
    revoke(number, "王芳")
    for asked, why in ((number, "revoked"), (999, "unknown")):
        with pytest.raises(NotAmended, match=why):
            revoke(asked, "王芳")
    with pytest.raises(NotAmended, match="nobody"):
        revoke(number, "")


def test_rules_look_at_what_is_printed_and_the_finding_is_said_to_be_corrected(
    small_data: SmallData,
) -> None:
    small_data.reading(value="10.00")
    small_data.reading(value="12.0")
    small_data.build()
    (before,) = misfits()
    assert (before.finding.check_id, before.state) == ("disagreement", "open")
    put_right("12.00")
    (after,) = misfits()
    assert after.finding == before.finding
    assert after.state == "corrected"
    revoke(only().id, "王芳")
    assert misfits() == [before]


def test_an_amendment_that_does_not_make_the_figures_meet_corrects_nothing(
    built: SmallData,
) -> None:
    built.reading(value="12.00")
    built.build()
    assert [one.state for one in misfits()] == ["open"]
    put_right("90.00")
    assert [one.state for one in misfits()] == ["open"]


def test_a_figure_that_its_source_prints_no_more_is_void_and_a_finding(built: SmallData) -> None:
    put_right()
    connection.release()
    built.readings["small.csv"][0]["value"] = "11.00"
    built.build()
    assert figures()[CELL] == (1.1e9, 1.0995e9, 1.1005e9, "reported", "only")
    assert (only().state, only().observation_id) == ("stale", None)
    (found,) = misfits()
    assert (found.finding.check_id, found.finding.verdict) == ("stale_amendment", "fail")
    assert (found.finding.centre_id, found.finding.year) == ("guangzhou", 2022)
    assert found.state == "open"
    revoke(only().id, "王芳")
    assert misfits() == []


def test_it_is_void_even_where_its_source_is_gone(built: SmallData) -> None:
    put_right()
    connection.release()
    built.source(id="other")
    for reading in built.readings["small.csv"]:
        reading["source"] = "other"
    built.build()
    assert only().state == "stale"
    assert [one.finding.check_id for one in misfits()] == ["stale_amendment"]


def test_a_withdrawn_upload_takes_what_was_put_right_with_it(built: SmallData) -> None:
    batch = publish(("guangzhou", 2024, "deposits", "30.00", "亿元"))
    with connection.cursor() as reader:
        asked = "select max(observation_id) from observation"
        ((number,),) = reader.execute(asked).fetchall()
    amend(number, "13.00", "亿元", WHY, "王芳")
    assert figures()[("guangzhou", 2024, "deposits")][0] == 1.3e9
    withdraw(batch)
    assert ("guangzhou", 2024, "deposits") not in figures()
    assert only().state == "stale"
    assert [one.finding.check_id for one in misfits()] == ["stale_amendment"]


def test_a_build_keeps_what_was_made_on_the_page(built: SmallData) -> None:
    revoke(put_right(at=MADE), "李明", at=BACK)
    put_right("13.00")
    kept, before = amendments(), figures()
    connection.release()
    # The data grow, so the observations get other ids.
    built.reading("a.csv", period="2020", value="7")
    built.build()
    assert [one.state for one in kept] == ["valid", "revoked"]
    assert [(one.made_at, one.right_value, one.revoked_by) for one in amendments()] == [
        (one.made_at, one.right_value, one.revoked_by) for one in kept
    ]
    assert figures()[CELL] == before[CELL]


def test_it_counts_from_its_day_until_the_day_it_was_taken_back(built: SmallData) -> None:
    revoke(put_right(at=MADE), "王芳", at=BACK)
    days = {}
    for day in ("2026-11-11", "2026-11-12", "2026-11-14", "2026-11-15"):
        with connection.reading_from(as_of.catalog_of(date.fromisoformat(day), KNOWN)):
            days[day] = figures()[CELL][0], [one.state for one in amendments()]
    assert days == {
        "2026-11-11": (1e9, []),
        "2026-11-12": (1.2e9, ["valid"]),
        "2026-11-14": (1.2e9, ["valid"]),
        "2026-11-15": (1e9, ["revoked"]),
    }
    assert as_of.days()[:2] == [BACK.date(), MADE.date()]


def test_an_amendment_has_the_columns_of_its_table(built: SmallData) -> None:
    named = "select column_name from information_schema.columns where table_name = 'amendment'"
    columns = [name for (name,) in built.rows(f"{named} order by ordinal_position")]
    assert columns == ["amendment_id", *amending.Amendment.__slots__]
