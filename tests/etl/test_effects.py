"""What publishing means: cards that change, ranks that move, findings that come and go.

Amounts are in 亿元 of ten or so; every sum is done in the head.
"""

from __future__ import annotations

import pytest

from changes import Change
from etl.effects import CardChange, Effects, RankMove
from etl.snapshots import carried
from figures import Figure
from ranks import Place
from tests.small_data import SmallData
from tests.trial_uploads import KNOWN, item, meaning, meaning_of_withdrawing, publish

FIVE = ("guangzhou", "yiyang", "beijing", "shanghai", "wuhan")
OVERDUE = {"indicator": "overdue_rate", "unit": "‰"}
BALANCE = {"indicator": "deposit_balance"}
TOTAL = {"indicator": "cumulative_deposits"}


def ranked(small: SmallData, **cells: str) -> SmallData:
    """Let five centres print 50, 40, 30, 20 and 10 for 2022, Guangzhou the most."""
    for rank, centre in enumerate(FIVE):
        if not any(source["id"] == centre for source in small.sources):
            small.source(id=centre, centre=centre)
        small.reading(source=centre, centre=centre, value=f"{50 - 10 * rank}.0", **cells)
    return small


def card_of(found: Effects, indicator: str, year: int = 2022) -> CardChange:
    (card,) = [c for c in found.cards if (c.indicator_id, c.year) == (indicator, year)]
    return card


def hundred_millions(figure: Figure | None) -> float:
    assert figure
    return figure.amount.value / 1e8


def percent(change: Change | None) -> float:
    assert change
    assert change.unit == "percent"
    return change.amount.value


def moves(found: Effects, indicator: str = "deposits", year: int = 2022) -> list[RankMove]:
    return [m for m in found.ranks if (m.indicator_id, m.year) == (indicator, year)]


@pytest.fixture
def years(reports: SmallData) -> SmallData:
    """Build a warehouse in which Guangzhou prints 8.0, 10.0 and 15.0 亿元 for 2021 to 2023."""
    for year, value in (("2021", "8.0"), ("2022", "10.0"), ("2023", "15.0")):
        reports.reading(source="r2022", period=year, value=value)
    reports.build()
    return reports


def test_a_card_changes_with_its_figure_and_its_change_of_the_year(years: SmallData) -> None:
    _, found = meaning(item(value="12.0"))
    card = card_of(found, "deposits")
    assert (hundred_millions(card.old), hundred_millions(card.new)) == (10, 12)
    assert percent(card.old_change) == pytest.approx(25)
    assert percent(card.new_change) == pytest.approx(50)


def test_the_card_of_the_year_after_changes_with_what_it_grew_from(years: SmallData) -> None:
    _, found = meaning(item(value="12.0"))
    card = card_of(found, "deposits", 2023)
    assert card.old == card.new
    assert percent(card.old_change) == pytest.approx(50)
    assert percent(card.new_change) == pytest.approx(25)
    assert len(found.cards) == 2


def test_a_printed_growth_gives_a_card_to_the_year_before(reports: SmallData) -> None:
    reports.reading(source="r2022", period="2020", value="9.0")
    reports.build()
    _, found = meaning(item(period="2023", value="22.0", growth="+100"))
    assert [card.year for card in found.cards] == [2022, 2023]
    card = card_of(found, "deposits")
    assert card.old is None
    assert card.new
    assert card.new.basis == "derived"
    assert hundred_millions(card.new) == 11


def test_a_card_shows_a_ratio_as_soon_as_its_parts_stand(reports: SmallData) -> None:
    reports.reading(source="r2022", **BALANCE, value="20.0")
    reports.build()
    _, found = meaning(item(indicator="loan_balance", value="16.0"))
    card = card_of(found, "loan_to_deposit_ratio")
    assert (card.old, card.new and card.new.amount.value) == (None, 80)


def test_a_ratio_on_a_card_changes_by_points(reports: SmallData) -> None:
    for year in ("2021", "2022"):
        reports.reading(source="r2022", **OVERDUE, period=year, value="0.40")
    reports.build()
    card = card_of(meaning(item(**OVERDUE, value="0.50"))[1], "overdue_rate")
    assert card.new_change
    assert card.new_change.unit == "permille_point"
    assert card.new_change.amount.value == pytest.approx(0.1)


def test_what_has_no_card_changes_none(years: SmallData) -> None:
    _, found = meaning(item(**BALANCE, value="99.0"))
    assert found.cards == ()


def test_a_rank_moves_and_others_make_room(small_data: SmallData) -> None:
    ranked(small_data).build()
    _, found = meaning(item(centre="beijing", value="60.0"))
    (move,) = moves(found)
    assert (move.centre_id, move.direction) == ("beijing", "higher_better")
    assert (move.old, move.new) == (Place(3, 3, 5), Place(1, 1, 5))
    assert (move.forward, move.is_better) == (1, True)
    assert (found.others, found.moves_of_others) == (2, 2)


def test_a_rank_is_the_band_that_rounding_leaves_open(small_data: SmallData) -> None:
    ranked(small_data).build()
    (move,) = moves(meaning(item(centre="beijing", value="40.0"))[1])
    assert move.new == Place(2, 3, 5)
    assert (move.forward, move.is_better) == (0, None)


@pytest.mark.parametrize(
    ("indicator", "direction", "old", "new", "is_better"),
    [
        ("deposits", "higher_better", 1, 2, False),
        ("overdue_rate", "lower_better", 5, 4, True),
        ("withdrawals", "neutral", 1, 2, None),
    ],
)
def test_a_rank_counts_from_the_better_end_where_there_is_one(
    small_data: SmallData, indicator: str, direction: str, old: int, new: int, is_better: bool
) -> None:
    cells = {"indicator": indicator, "unit": "‰" if indicator == "overdue_rate" else "亿元"}
    ranked(small_data, **cells).build()
    (move,) = moves(meaning(item(**cells, value="35.0"))[1], indicator)
    assert (move.old, move.new) == (Place(old, old, 5), Place(new, new, 5))
    assert (move.direction, move.is_better) == (direction, is_better)


def test_a_figure_of_its_own_kind_loses_its_place(small_data: SmallData) -> None:
    ranked(small_data)
    small_data.source(id="xian", centre="xian")
    small_data.reading(source="xian", centre="xian", value="5.0")
    small_data.build()
    _, found = meaning(item(value="50.0", qualifier="出表后"))
    (move,) = moves(found)
    assert (move.old, move.new, move.forward) == (Place(1, 1, 6), None, 0)
    assert found.others == 5


def test_the_fifth_centre_gives_all_of_them_a_place(small_data: SmallData) -> None:
    ranked(small_data)
    small_data.readings["small.csv"].pop()
    small_data.build()
    _, found = meaning(item(centre="wuhan", value="10.0"))
    (move,) = moves(found)
    assert (move.old, move.new) == (None, Place(5, 5, 5))
    assert found.others == 4


def test_a_centre_more_behind_the_others_moves_none_of_them(small_data: SmallData) -> None:
    ranked(small_data).build()
    _, found = meaning(item(centre="xian", value="1.0"))
    assert [move.new for move in moves(found)] == [Place(6, 6, 6)]
    assert found.others == 0


def test_others_are_counted_once_though_several_of_their_ranks_move(
    small_data: SmallData,
) -> None:
    ranked(ranked(small_data), indicator="withdrawals").build()
    tops = [item(centre="yiyang", value="60.0", indicator=i) for i in ("deposits", "withdrawals")]
    _, found = meaning(*tops)
    assert (found.others, found.moves_of_others) == (1, 2)
    assert moves(found, "withdrawal_to_deposit_ratio") == []


def test_a_sum_carried_over_the_years_moves_ranks_long_after(small_data: SmallData) -> None:
    ranked(small_data, **TOTAL, period="2024")
    small_data.readings["small.csv"].pop(0)
    small_data.reading(source="guangzhou", **TOTAL, period="2020", value="30.0")
    for year in ("2021", "2022", "2023", "2024"):
        small_data.reading(source="guangzhou", period=year, value="1.0")
    small_data.build()
    _, found = meaning(item(period="2021", value="9.0"))
    (move,) = moves(found, "cumulative_deposits", 2024)
    assert (move.centre_id, move.old, move.new) == ("guangzhou", Place(2, 2, 5), Place(1, 1, 5))


def test_the_carried_indicators_are_those_whose_formula_reaches_back() -> None:
    found = carried(KNOWN)
    assert {"cumulative_deposits", "loan_balance", "net_new_employees"} <= set(found)
    assert "loan_to_deposit_ratio" in found
    assert not {"deposits", "withdrawal_to_deposit_ratio"} & set(found)


def test_a_contradiction_appears_and_vanishes_with_its_file(years: SmallData) -> None:
    _, found = meaning(item(value="12.0"))
    (finding,) = found.appearing
    about = (finding.centre_id, finding.year, finding.indicator_id)
    assert about == ("guangzhou", 2022, "deposits")
    assert finding.stated is not None
    assert finding.computed is not None
    assert (finding.stated.value, finding.computed.value) == (12e8, 10e8)
    assert found.vanishing == ()
    withdrawn = meaning_of_withdrawing(publish(item(value="12.0")), ("guangzhou", 2022))
    assert withdrawn.appearing == ()
    assert withdrawn.vanishing == (finding,)
    assert hundred_millions(card_of(withdrawn, "deposits").new) == 10


def test_the_same_contradiction_told_from_the_other_side_is_no_news(reports: SmallData) -> None:
    reports.reading(source="r2022", value="10.0")
    reports.reading(source="r2023", value="11.0")
    reports.build()
    publish(item(value="11.0"), file="first.xlsx")
    _, found = meaning(item(value="10.00"))
    assert (found.appearing, found.vanishing) == ((), ())
    assert hundred_millions(card_of(found, "deposits").new) == 10


def test_a_contradiction_of_another_centre_is_not_the_files(years: SmallData) -> None:
    publish(item(value="12.0"))
    _, found = meaning(item(centre="yiyang", value="1.0"))
    assert (found.appearing, found.vanishing) == ((), ())


def test_effects_come_by_centre_and_year_and_indicator(small_data: SmallData) -> None:
    ranked(small_data).build()
    lines = [
        item(centre="yiyang", indicator="loans_issued", value="1.0"),
        item(centre="yiyang", value="60.0"),
        item(centre="guangzhou", period="2023", value="1.0"),
        item(centre="guangzhou", value="1.0"),
    ]
    _, found = meaning(*lines)
    assert [(c.centre_id, c.year, c.indicator_id) for c in found.cards] == [
        ("guangzhou", 2022, "deposits"),
        ("guangzhou", 2023, "deposits"),
        ("yiyang", 2022, "deposits"),
        ("yiyang", 2022, "loans_issued"),
    ]
    assert [m.centre_id for m in found.ranks] == ["guangzhou", "yiyang"]


def test_a_figure_told_again_has_no_effect(years: SmallData) -> None:
    _, found = meaning(item(value="10.0"))
    assert found.is_nothing
    assert not meaning(item(value="10.00"))[1].is_nothing


def test_a_file_without_figures_has_no_effect(years: SmallData) -> None:
    _, found = meaning(item(centre="某市"))
    assert found.is_nothing
