"""One centre in one year: headlines with their stand-ins, places among peers, the money flow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.figures import Figure, figures_of_centres
from analysis.overview import (
    FLOW_SIGNS,
    Headline,
    fullest_year,
    headlines,
    money_flow,
    others_by_group,
    too_few,
)
from catalogue import catalogue
from intervals import Interval
from tests.made_figures import figure, figures
from tests.small_data import SmallData

KNOWN = catalogue()
HEADLINE = KNOWN.themes["headline"]
PEERS = ("guangzhou", "yiyang", "beijing", "shanghai", "wuhan", "xian")


def known_in(*cells: tuple[int, str]) -> list[Figure]:
    return [figure(year=year, indicator=indicator) for year, indicator in cells]


@pytest.mark.parametrize(
    ("cells", "year"),
    [
        ([(2021, "deposits"), (2021, "withdrawals"), (2022, "deposits")], 2021),
        ([(2021, "deposits"), (2022, "deposits")], 2022),
        ([(2021, "deposits"), (2022, "new_employers"), (2022, "bank_deposits")], 2021),
        ([(2022, "bank_deposits")], None),
        ([], None),
    ],
)
def test_the_default_year_has_most_headline_figures_and_is_the_latest_of_such(
    cells: list[tuple[int, str]], year: int | None
) -> None:
    assert fullest_year(figures(*known_in(*cells)), "guangzhou", HEADLINE) == year


def test_another_centres_figures_do_not_choose_the_year() -> None:
    other = figure(centre="yiyang", year=2025)
    assert fullest_year(figures(figure(year=2022), other), "guangzhou", HEADLINE) == 2022


@pytest.fixture
def answers(small_data: SmallData) -> Callable[..., dict[str, Headline]]:
    """Build what was read and answer for Guangzhou."""

    def answer(year: int = 2022, peers: tuple[str, ...] = PEERS) -> dict[str, Headline]:
        small_data.build()
        own = figures_of_centres(["guangzhou"])
        found = headlines(own, "guangzhou", year, KNOWN, peers)
        return {headline.indicator.id: headline for headline in found}

    return answer


def test_every_headline_is_answered_though_nothing_is_known(
    small_data: SmallData, answers: Callable[..., dict[str, Headline]]
) -> None:
    small_data.reading(centre="yiyang")
    found = answers()
    assert tuple(found) == HEADLINE
    for headline in found.values():
        answered = (headline.figure, headline.change, headline.place, headline.context)
        assert answered == (None, None, None, None)
        assert headline.history == ()
        assert not headline.substituted


def test_a_headline_tells_value_change_history_and_context(
    small_data: SmallData, answers: Callable[..., dict[str, Headline]]
) -> None:
    small_data.reading(value="110.0", growth="+10.0")
    small_data.reading(indicator="paying_employees", value="100.0", unit="万人")
    deposits = answers()["deposits"]
    assert deposits.figure is not None
    assert deposits.figure.amount.value == 110e8
    assert deposits.change is not None
    assert (deposits.change.amount.value, deposits.change.basis) == (10, "reported")
    assert [f.year for f in deposits.history] == [2021, 2022]
    assert deposits.context is not None
    assert deposits.context.indicator_id == "deposits_per_employee"
    assert deposits.context.amount.value == pytest.approx(11_000)


def test_the_nearest_year_stands_in_for_a_year_without_the_figure(
    small_data: SmallData, answers: Callable[..., dict[str, Headline]]
) -> None:
    small_data.reading(period="2022", value="10")
    small_data.reading(period="2024", indicator="withdrawals", value="7")
    found = answers(2024)
    assert found["deposits"].substituted
    assert found["deposits"].figure is not None
    assert (found["deposits"].figure.year, found["deposits"].asked_year) == (2022, 2024)
    assert not found["withdrawals"].substituted


def read_for_peers(small_data: SmallData, **values: str) -> None:
    for centre, value in values.items():
        small_data.reading(centre=centre, value=value)


def test_a_place_is_counted_among_the_peers_of_the_figures_own_year(
    small_data: SmallData, answers: Callable[..., dict[str, Headline]]
) -> None:
    read_for_peers(small_data, guangzhou="30", yiyang="50", beijing="40", shanghai="20", wuhan="9")
    place = answers(2023)["deposits"].place
    assert place is not None
    assert (place.best, place.worst, place.among) == (3, 3, 5)


def test_centres_outside_the_peers_do_not_count(
    small_data: SmallData, answers: Callable[..., dict[str, Headline]]
) -> None:
    read_for_peers(small_data, guangzhou="30", yiyang="50", beijing="40", shanghai="20", wuhan="9")
    found = answers(peers=("guangzhou", "yiyang", "beijing", "shanghai"))["deposits"]
    assert found.place is None
    assert found.rankable == 4
    assert too_few(found)


def test_a_place_missing_for_an_unlike_basis_is_told_from_one_missing_for_want_of_centres(
    small_data: SmallData, answers: Callable[..., dict[str, Headline]]
) -> None:
    read_for_peers(small_data, xian="30", yiyang="50", beijing="40", shanghai="20", wuhan="9")
    small_data.reading(value="60", qualifier="累计")
    found = answers()["deposits"]
    assert found.place is None
    assert found.rankable == 5
    assert not too_few(found)


def flow_of(**amounts: float) -> list[Figure]:
    return [figure(amount, 1, indicator=indicator) for indicator, amount in amounts.items()]


def test_the_money_flow_adds_what_came_in_and_takes_off_what_went_out() -> None:
    made = flow_of(deposits=100, withdrawals=60, loans_issued=30, loans_recovered=20)
    flow = money_flow(figures(*made), "guangzhou", 2022)
    assert flow is not None
    assert [(f.indicator_id, sign) for f, sign in flow.steps] == list(FLOW_SIGNS.items())
    assert flow.net == Interval(30, 26, 34)
    assert flow.missing == ()


def test_what_is_not_disclosed_is_not_counted_but_named() -> None:
    flow = money_flow(figures(*flow_of(deposits=100, withdrawals=60)), "guangzhou", 2022)
    assert flow is not None
    assert flow.net == Interval(40, 38, 42)
    assert flow.missing == ("loans_recovered", "loans_issued")


@pytest.mark.parametrize("only", ["deposits", "withdrawals"])
def test_there_is_no_flow_without_both_deposits_and_withdrawals(only: str) -> None:
    made = flow_of(**{only: 100}, loans_issued=30, loans_recovered=20)
    assert money_flow(figures(*made), "guangzhou", 2022) is None
    assert money_flow(figures(*flow_of(deposits=1, withdrawals=1)), "guangzhou", 2023) is None


def test_the_other_figures_of_the_year_come_by_group_in_the_order_of_the_catalogue() -> None:
    made = [figure(indicator=i) for i in reversed(KNOWN.indicators)]
    made.append(figure(year=2021, indicator="new_employers"))
    groups = others_by_group(figures(*made), "guangzhou", 2022, KNOWN)
    assert list(groups) == list(KNOWN.groups)
    shown = [f.indicator_id for found in groups.values() for f in found]
    assert sorted(shown) == sorted(set(KNOWN.indicators) - set(HEADLINE))
    for group, found in groups.items():
        positions = [KNOWN.indicators[f.indicator_id].position for f in found]
        assert positions == sorted(positions)
        assert {KNOWN.indicators[f.indicator_id].group for f in found} == {group}
        assert {f.year for f in found} == {2022}


def test_a_group_without_figures_is_left_out() -> None:
    made = figure(indicator="new_employers"), figure(indicator="deposits")
    groups = others_by_group(figures(*made), "guangzhou", 2022, KNOWN)
    assert {group: [f.indicator_id for f in found] for group, found in groups.items()} == {
        "deposit": ["new_employers"]
    }


def test_guangzhous_headlines_of_2022_are_those_of_its_report(real_data: Path) -> None:
    own = figures_of_centres(["guangzhou"])
    found = headlines(own, "guangzhou", 2022, KNOWN, tuple(KNOWN.centres))
    by_id = {headline.indicator.id: headline for headline in found}
    deposits, overdue = by_id["deposits"], by_id["overdue_rate"]
    assert deposits.figure is not None
    assert deposits.figure.amount.value == pytest.approx(1162.02e8)
    assert deposits.change is not None
    assert deposits.change.amount.value == 9.8
    assert overdue.figure is not None
    assert overdue.figure.amount.value == pytest.approx(0.3)
    assert by_id["loan_to_deposit_ratio"].substituted
