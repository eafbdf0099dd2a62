"""Coverage: how many centres have an indicator, in which years and on what basis."""

from __future__ import annotations

from analysis.coverage import Coverage, all_years, coverage
from tests.small_data import SmallData


def test_centres_are_counted_by_year_and_basis_and_once_over_the_years(
    small_data: SmallData,
) -> None:
    small_data.source(id="r2023", report_year="2023")
    small_data.reading(source="r2023", period="2023", growth="+10.0")
    small_data.reading(source="r2023", period="2023", centre="yiyang")
    small_data.build()
    assert coverage()["deposits"] == Coverage(
        centres=2, by_year={2022: {"derived": 1}, 2023: {"reported": 2}}
    )


def test_a_figure_that_a_formula_gives_counts_as_computed(small_data: SmallData) -> None:
    small_data.reading()
    small_data.reading(indicator="withdrawals", value="5")
    small_data.build()
    found = coverage()["withdrawal_to_deposit_ratio"]
    assert found.by_year == {2022: {"computed": 1}}
    assert (found.in_year(2022), found.in_year(2021)) == (1, 0)
    assert (found.on_basis("computed"), found.on_basis("reported")) == (1, 0)


def test_readings_that_cannot_stand_in_a_series_are_counted_apart_by_role(
    small_data: SmallData,
) -> None:
    small_data.reading()
    small_data.reading(value="12", role="target")
    small_data.reading(value="4", item="购房")
    small_data.reading(indicator="withdrawals", value="5", role="budget")
    small_data.build()
    found = coverage()
    assert found["deposits"] == Coverage(1, {2022: {"reported": 1}}, {"actual": 1, "target": 1})
    assert found["withdrawals"] == Coverage(0, {}, {"budget": 1})
    assert "loans_issued" not in found


def test_what_is_withdrawn_covers_nothing(small_data: SmallData) -> None:
    small_data.reading(role="target")
    small_data.build()
    assert coverage()["deposits"].beside == {"target": 1}
    small_data.change("update batch set state = 'withdrawn'")
    assert coverage() == {}


def test_the_years_run_from_the_first_to_the_last_without_a_gap() -> None:
    early, late = Coverage(1, {2019: {"reported": 1}}), Coverage(1, {2022: {"derived": 1}})
    assert all_years([late, early]) == [2019, 2020, 2021, 2022]
    assert all_years([Coverage()]) == []
