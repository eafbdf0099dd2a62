"""A field: ranked as far as rounding decides, nothing imputed, nobody silently left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from analysis.benchmark import (
    Field,
    centres_by_year,
    field_of,
    held_in,
    per_employee,
    quarters,
    rankable,
    usual_year,
)
from analysis.benchmark_open import around, open_groups, open_with
from analysis.figures import Figure, Figures, centres_with_figures
from catalogue import catalogue
from figures import Figures as Held
from intervals import Interval, exactly
from ranks import FEWEST_TO_RANK, Place, places
from tests.made_figures import figure, figures
from tests.small_data import rows_of

SIX = ("beijing", "shanghai", "guangzhou", "shenzhen", "wuhan", "yiyang")


def field(
    held: Held,
    indicator: str = "deposits",
    measure: str = "plain",
    peers: tuple[str, ...] = SIX,
    marked: tuple[str, ...] = (),
) -> Field:
    known = catalogue()
    return field_of(held, known.indicators[indicator], 2022, measure, peers, known, marked)


def row(*values: float, half: float = 0.0, **more: Any) -> list[Figure]:
    """Make a figure of each value for the first of the six centres."""
    return [figure(v, half, centre=c, **more) for c, v in zip(SIX, values, strict=False)]


def told(found: Field) -> list[tuple[str, int, int]]:
    return [(e.centre_id, e.place.best, e.place.worst) for e in found.ranked if e.place]


def real(indicator: str, measure: str = "plain") -> Field:
    known = catalogue()
    asked = known.indicators[indicator]
    held = held_in([asked], (2025, 2024), measure)
    return field_of(held, asked, 2025, measure, centres_with_figures(), known)


def test_the_top_five_by_deposits_of_2025_stand_as_their_reports_print_them(
    real_data: Path,
) -> None:
    found = real("deposits")
    assert told(found)[:5] == [
        ("beijing", 1, 1),
        ("shanghai", 2, 2),
        ("guangzhou", 3, 3),
        ("shenzhen", 4, 4),
        ("hangzhou", 5, 5),
    ]
    assert [e.figure.amount.value for e in found.ranked[:3]] == [334.449e9, 266.365e9, 137.648e9]


@pytest.mark.parametrize(
    "indicator", ["deposits", "withdrawal_to_deposit_ratio", "paying_employers", "new_employees"]
)
def test_bands_are_what_comparing_every_pair_of_centres_gives(
    indicator: str, real_data: Path
) -> None:
    rows = rows_of(
        real_data,
        "select centre_id, low, high from series where year = 2025 and qualifier = '' "
        f"and doubt = '' and indicator_id = '{indicator}'",
    )
    by_hand = {
        centre: (
            1 + sum(other > high for _, other, _ in rows),
            sum(other >= low for _, _, other in rows),
        )
        for centre, low, high in rows
    }
    found = real(indicator)
    assert {centre: (best, worst) for centre, best, worst in told(found)} == by_hand
    assert len(by_hand) > 100
    assert any(best < worst for best, worst in by_hand.values())


def test_every_centre_is_ranked_or_told_why_not(real_data: Path) -> None:
    found = real("deposits")
    everyone = {e.centre_id for e in found.entries} | set(found.missing)
    assert everyone == set(centres_with_figures())
    assert [(e.centre_id, e.obstacle) for e in found.unranked] == [("taizhou_jiangsu", "qualifier")]
    assert "yiyang" in found.missing


def test_overlapping_intervals_share_a_band_and_exact_ties_too() -> None:
    found = field(figures(*row(50, 40.2, 39.8, 30, 20, half=0.3)))
    assert told(found)[:4] == [
        ("beijing", 1, 1),
        ("shanghai", 2, 3),
        ("guangzhou", 2, 3),
        ("shenzhen", 4, 4),
    ]
    assert open_groups(found.ranked) == [(1, 2)]
    second = found.ranked[1]
    assert [e.centre_id for e in open_with(found, second)] == ["guangzhou"]
    alike = field(figures(*row(7, 7, 5, 4, 3)))
    assert told(alike)[:2] == [("beijing", 1, 2), ("shanghai", 1, 2)]


def test_the_direction_is_respected() -> None:
    high, low = (
        field(figures(*row(5, 4, 3, 2, 1, indicator=i)), i) for i in ("deposits", "overdue_rate")
    )
    assert [e.centre_id for e in high.ranked] == list(SIX[:5])
    assert [e.centre_id for e in low.ranked] == list(SIX[:5])[::-1]
    assert (high.is_judged, low.is_judged) == (True, True)
    neutral = field(figures(*row(5, 4, 3, 2, 1, indicator="loan_balance")), "loan_balance")
    assert [e.centre_id for e in neutral.ranked] == list(SIX[:5])
    assert not neutral.is_judged


@pytest.mark.parametrize("note", [{"doubt": "待核"}, {"qualifier": "出表后"}])
def test_an_unlike_or_doubted_figure_stands_beside_the_ranking(note: dict[str, Any]) -> None:
    unlike = figure(99, 0, centre="yiyang", **note)
    found = field(figures(*row(5, 4, 3, 2, 1), unlike))
    assert told(found)[0] == ("beijing", 1, 1)
    assert [(e.centre_id, e.obstacle, e.place) for e in found.unranked] == [("yiyang", *note, None)]
    assert all(cut.high < 99 for cut in found.quartiles)


def test_a_marked_centre_that_is_no_peer_ranks_nobody() -> None:
    held = figures(*row(5, 4, 3, 2, 1, 9))
    found = field(held, peers=SIX[:5], marked=("yiyang",))
    assert [(e.centre_id, e.obstacle) for e in found.unranked] == [("yiyang", "outside")]
    assert told(found)[0] == ("beijing", 1, 1)


def test_too_few_are_shown_and_not_ranked() -> None:
    found = field(figures(*row(5, 4, 3, 2)))
    assert not found.ranked
    assert not found.quartiles
    assert [e.obstacle for e in found.unranked] == ["few"] * 4
    assert found.missing == ("wuhan", "yiyang")


def test_a_centre_without_a_figure_is_missing_and_never_zero() -> None:
    found = field(figures(*row(5, 4, 3, 2, 1)))
    assert found.missing == ("yiyang",)
    assert len(found.ranked) == 5


def test_amounts_are_put_per_paying_employee_of_the_same_year() -> None:
    heads = row(100, 50, 30, 20, 10, indicator="paying_employees")
    before = row(90, 40, 20, 10, 5, indicator="paying_employees", year=2021)
    held = figures(*row(500, 500, 600, 100, 10), *heads, *before)
    found = field(held, measure="relative")
    assert [(e.centre_id, e.figure.amount.value) for e in found.ranked[:2]] == [
        ("guangzhou", 20.0),
        ("shanghai", 10.0),
    ]
    assert [part.indicator_id for part in found.ranked[0].parts] == ["deposits", "paying_employees"]
    assert found.direction == "neutral"
    assert found.missing == ("yiyang",)


def test_things_are_counted_per_ten_thousand_employees_and_ratios_left_alone() -> None:
    known = catalogue().indicators
    employers, money = per_employee(known["new_employers"]), per_employee(known["loan_balance"])
    assert employers is not None
    assert money is not None
    assert (employers.factor, money.factor) == (10_000, 1)
    assert per_employee(known["withdrawal_to_deposit_ratio"]) is None
    assert per_employee(known["paying_employees"]) is None


def test_a_change_needs_like_figures_of_both_years() -> None:
    held = figures(
        *row(5, 4, 3, 2, 1),
        figure(4, 0, centre="beijing", year=2021),
        figure(4, 0, centre="shanghai", year=2021, qualifier="出表后"),
    )
    changes = {e.centre_id: e.change for e in field(held).ranked}
    assert changes["beijing"] is not None
    assert changes["beijing"].amount.value == pytest.approx(25)
    assert changes["shanghai"] is None
    assert changes["guangzhou"] is None


def test_quartiles_carry_the_rounding_of_their_figures() -> None:
    lower, median, upper = field(figures(*row(50, 40, 30, 20, 10, half=1))).quartiles
    assert (lower, median, upper) == (
        Interval(20, 19, 21),
        Interval(30, 29, 31),
        Interval(40, 39, 41),
    )


def test_a_quarter_is_open_where_the_band_crosses_its_border() -> None:
    assert quarters(Place(1, 1, 8)) == (1, 1)
    assert quarters(Place(2, 3, 8)) == (1, 2)
    assert quarters(Place(8, 8, 8)) == (4, 4)
    assert [quarters(Place(r, r, 133))[0] for r in (33, 34, 66, 67, 99, 100)] == [1, 2, 2, 3, 3, 4]


def test_the_neighbourhood_keeps_its_size_at_the_ends() -> None:
    found = field(figures(*row(6, 5, 4, 3, 2, 1)))
    assert around(found, "guangzhou", 1) == (1, 4)
    assert around(found, "beijing", 1) == (0, 3)
    assert around(found, "yiyang", 1) == (3, 6)
    assert around(found, "nowhere", 1) == (0, 3)
    assert around(found, "guangzhou", 9) == (0, 6)


def test_indicators_that_can_be_ranked_come_by_group_with_their_years(real_data: Path) -> None:
    known = catalogue()
    counts = centres_by_year()
    found = rankable(counts, known)
    groups = [list(known.groups).index(known.indicators[i].group) for i in found]
    assert groups == sorted(groups)
    assert found["deposits"][0] == 2025
    assert usual_year(counts["deposits"]) == 2025
    assert "overdue_rate" not in found
    assert "overdue_rate" in counts
    for indicator in found:
        assert max(counts[indicator].values()) >= FEWEST_TO_RANK


def test_a_year_still_coming_in_is_not_the_first_shown() -> None:
    assert usual_year({2024: 100, 2025: 89}) == 2024
    assert usual_year({2024: 100, 2025: 90}) == 2025


amounts = st.tuples(st.integers(-50, 50), st.integers(0, 10)).map(
    lambda pair: Interval(pair[0], pair[0] - pair[1], pair[0] + pair[1])
)


def test_exact_figures_of_one_value_are_all_open_to_each_other() -> None:
    same = [exactly(3.0)] * FEWEST_TO_RANK
    assert places(same, "neutral") == [Place(1, 5, 5)] * FEWEST_TO_RANK


def test_what_is_read_are_the_figures_that_a_field_is_made_of(real_data: Path) -> None:
    held: Figures = held_in([catalogue().indicators["deposits"]], (2025, 2024), "relative")
    assert {year for _, year, _ in held.by_cell} == {2024, 2025}
    assert {i for _, _, i in held.by_cell} == {
        "deposits",
        "deposits_per_employee",
        "paying_employees",
    }
