"""What the warehouse holds of some centres: the chosen figure first, and what stands beside."""

from __future__ import annotations

import pytest

from etl.stored import Stored, Words
from tests.small_data import SmallData
from tests.trial_uploads import item
from warehouse.connection import cursor

CELL = ("guangzhou", 2022, "deposits")


def stored_of(*centres: str, years: tuple[int, ...] = ()) -> Stored:
    with cursor() as reader:
        return Stored(reader, centres, years)


def test_the_chosen_figure_comes_first_and_the_others_behind_it(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10.0")
    reports.reading(source="r2023", value="11.0")
    reports.reading(source="r2023", period="2023", value="24.0", growth="+100")
    reports.build()
    stored = stored_of("guangzhou")
    found = stored.figures(*CELL)
    assert [(f.interval.value / 1e8, f.basis) for f in found] == [
        (11, "reported"),
        (10, "reported"),
        (pytest.approx(12), "derived"),
    ]
    assert [f.chosen for f in found] == [True, False, False]
    assert stored.chosen(*CELL) == found[0]
    assert (found[0].printed_value, found[0].file_name) == ("11.0", "small.csv")


def test_a_computed_figure_has_no_source(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10.0")
    reports.reading(source="r2022", indicator="withdrawals", value="5.0")
    reports.build()
    found = stored_of("guangzhou").chosen("guangzhou", 2022, "withdrawal_to_deposit_ratio")
    assert found
    assert (found.interval.value, found.basis) == (50, "computed")
    assert (found.observation_id, found.source_title, found.file_name) == (None, "", "")


def test_nothing_is_held_of_other_centres_or_cells(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10.0")
    reports.build()
    assert stored_of("guangzhou").chosen(*CELL)
    assert stored_of("yiyang").figures(*CELL) == ()
    assert stored_of("guangzhou").figures("guangzhou", 2021, "deposits") == ()
    assert stored_of("guangzhou").chosen("guangzhou", 2022, "withdrawals") is None


def test_of_some_years_those_beside_them_are_read_too(reports: SmallData) -> None:
    target = {"role": "target"}
    for year in range(2019, 2026):
        reports.reading(source="r2022", period=str(year))
        reports.reading(source="r2022", period=str(year), **target)
    reports.build()

    def known(stored: Stored) -> list[int]:
        years = range(2018, 2027)
        inside = [y for y in years if stored.chosen("guangzhou", y, "deposits")]
        told = {y: item(period=str(y), **target).observation for y in years}
        assert [y for y, one in told.items() if one and stored.beside(one)] == inside
        return inside

    assert known(stored_of("guangzhou", years=(2021, 2022))) == [2020, 2021, 2022, 2023]
    assert known(stored_of("guangzhou")) == list(range(2019, 2026))


def test_a_reading_without_a_level_stands_beside_by_its_words(reports: SmallData) -> None:
    reports.reading(source="r2022", value="", unit="", growth="+5.0")
    reports.build()
    told = item(value="", unit="").observation
    assert told
    (found,) = stored_of("guangzhou").beside(told)
    assert (found.figure, found.words) == (None, Words("", "", "+5.0", "percent"))


def test_the_extents_span_all_centres(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10")
    reports.reading(source="r2022", period="2023", value="20")
    reports.reading(source="r2022", centre="yiyang", value="4")
    reports.build()
    with cursor() as reader:
        extent = Stored(reader, ["yiyang"]).extents["deposits"]
    assert (extent.least, extent.greatest, extent.pairs) == (4e8, 20e8, 1)
    assert (extent.smallest_ratio, extent.greatest_ratio) == (2, 2)
