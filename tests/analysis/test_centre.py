"""One centre seen whole: lines beside the series, places, the largest change, its documents."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from analysis.centre import (
    Standing,
    coverage_by_year,
    documents_of,
    largest_change,
    lines_of,
    standings,
)
from analysis.figures import centres_with_figures, figures_of_centres
from catalogue import catalogue
from changes import Change
from intervals import Interval
from tests.made_figures import around, figure, figures
from tests.small_data import rows_of

KNOWN = catalogue()


def standing(indicator: str, change: float, unit: str = "percent", half: float = 0.05) -> Standing:
    made = figure(indicator=indicator)
    return Standing(KNOWN.indicators[indicator], made, Change(around(change, half), unit, ""), None)


def test_what_can_stand_in_no_series_is_told_and_nothing_else(real_data: Path) -> None:
    found = lines_of("guangzhou", 2022)
    roles = Counter(line.role for line in found)
    assert {"budget", "target", "policy", "score", "actual"} <= set(roles)
    told = {(line.indicator_id, line.role, line.item, line.printed_value) for line in found}
    assert ("total_expenditure", "budget", "年初预算", "23745.12") in told
    assert ("deposit_base_limit", "policy", "上限", "36072") in told
    assert ("total_expenditure", "actual", "", "23136.13") not in told
    candidates = {i for (i,) in rows_of(real_data, "select observation_id from candidate")}
    assert not candidates & {line.observation_id for line in found}


def test_a_line_printed_twice_is_told_once(real_data: Path) -> None:
    found = lines_of("guangzhou", 2022)
    calls = [line for line in found if line.indicator_id == "ocr_calls"]
    assert [line.printed_value for line in calls] == ["28.1"]
    printed = rows_of(
        real_data, "select count(*) from observation where indicator_id = 'ocr_calls'"
    )
    assert printed == [(2,)]


def test_a_date_is_a_line_without_an_amount(real_data: Path) -> None:
    dates = [line for line in lines_of("guangzhou", 2022) if line.unit == "date"]
    assert len(dates) == 4
    assert {line.amount for line in dates} == {None}


def test_every_figure_of_the_year_has_its_standing_in_catalogue_order(real_data: Path) -> None:
    known = figures_of_centres(["guangzhou"])
    found = standings(known, "guangzhou", 2025, KNOWN, centres_with_figures())
    mine = [i for i in KNOWN.indicators if known.get("guangzhou", 2025, i)]
    assert list(found) == mine
    assert len(mine) > 10
    place = found["deposits"].place
    assert place is not None
    assert 1 < place.best <= place.worst < 10
    assert place.among > 100


def test_places_are_among_the_peers_alone(real_data: Path) -> None:
    known = figures_of_centres(["guangzhou"])
    peers = ["guangzhou", "yiyang", "beijing", "shanghai", "shenzhen", "hangzhou", "chengdu"]
    place = standings(known, "guangzhou", 2025, KNOWN, peers)["deposits"].place
    assert place is not None
    assert 5 <= place.among <= len(peers) - 1  # Yiyang has no figure of 2025
    alone = standings(known, "guangzhou", 2025, KNOWN, ["guangzhou"])
    assert {one.place for one in alone.values()} == {None}


def test_the_largest_change_is_sure_and_of_an_amount() -> None:
    found = [
        standing("deposits", 5.0),
        standing("loans_issued", -16.0),
        standing("withdrawals", 30.0, half=40.0),
        standing("overdue_rate", 99.0, unit="permille_point"),
        standing("new_employers", 80.0),
    ]
    largest = largest_change(found, KNOWN.themes["headline"])
    assert largest is not None
    assert largest.indicator.id == "loans_issued"


def test_without_a_sure_change_nothing_stands_out() -> None:
    assert largest_change([standing("deposits", 0.0)], ["deposits"]) is None


def test_documents_are_the_centres_own_the_newest_first(real_data: Path) -> None:
    found = documents_of("guangzhou")
    assert {document.centre_id for document in found} == {"guangzhou"}
    years = [document.year for document in found]
    assert years == sorted(years, reverse=True)
    assert "guangzhou_2022" in [document.id for document in found]


def test_a_year_without_figures_stands_between_those_that_have_some() -> None:
    known = figures(figure(year=2020), figure(year=2022, basis="derived"))
    assert coverage_by_year(known, "guangzhou") == {
        2020: {"reported": 1, "derived": 0, "computed": 0},
        2021: {"reported": 0, "derived": 0, "computed": 0},
        2022: {"reported": 0, "derived": 1, "computed": 0},
    }
    assert coverage_by_year(known, "yiyang") == {}


def test_an_interval_is_kept_with_the_line(real_data: Path) -> None:
    (plan,) = (
        line
        for line in lines_of("guangzhou", 2022)
        if (line.indicator_id, line.item) == ("project_expenditure", "年初预算")
    )
    assert plan.amount == Interval(147028800.0, 147028750.0, 147028850.0)
