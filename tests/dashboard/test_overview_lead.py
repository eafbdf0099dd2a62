"""The sentences over the overview: money, risk and the place among the peers."""

from __future__ import annotations

import re

import pytest

from analysis.figures import figures_of_centres
from analysis.overview import headlines
from analysis.peers import Peers
from catalogue import catalogue
from dashboard.overview_words import lead
from dashboard.texts import in_language
from tests.small_data import SmallData

KNOWN = catalogue()
FIVE = ("guangzhou", "yiyang", "beijing", "shanghai", "wuhan")
SCALE = Peers("scale", "", FIVE)


def told(data: SmallData, peers: Peers = SCALE) -> str:
    data.build()
    held = figures_of_centres(["guangzhou"])
    heads = headlines(held, "guangzhou", 2022, KNOWN, peers.centres)
    found = lead(heads, 2022, peers, held).text
    outside = re.sub("<[^>]*>", "", re.sub("<button.*?</button>", "", found))
    assert not re.search(r"[0-9.]+ ?(%|‰|亿元)", outside), "a number of the lead opens nothing"
    return re.sub("<[^>]*>", "", found)


def of_five(data: SmallData, **deposits: str) -> None:
    for centre, value in deposits.items():
        data.reading(centre=centre, value=value)


def test_the_place_is_told_among_whom(small_data: SmallData) -> None:
    of_five(small_data, guangzhou="30", yiyang="10", beijing="50", shanghai="40", wuhan="20")
    assert told(small_data) == (
        "缴存 30 亿元。在规模相近的中心中：缴存额由高到低居 5 家的第 3 位。"
    )


def test_a_place_that_rounding_leaves_open_is_a_band(small_data: SmallData) -> None:
    of_five(small_data, guangzhou="30", yiyang="10", beijing="50", shanghai="30", wuhan="20")
    assert "在规模相近的中心中：缴存额由高到低居 5 家的第 2–3 位。" in told(small_data)


def test_where_lower_is_better_places_are_counted_from_the_lowest(small_data: SmallData) -> None:
    for number, centre in enumerate(FIVE):
        small_data.reading(
            centre=centre, indicator="overdue_rate", value=f"0.{number + 1}0", unit="‰"
        )
    assert told(small_data).endswith("逾期率由低到高居 5 家的第 1 位。")


def test_too_few_peers_make_no_place_and_it_is_said(small_data: SmallData) -> None:
    of_five(small_data, guangzhou="30", yiyang="10")
    assert told(small_data).endswith("2022 年规模相近的中心中有缴存额的仅 2 家，不排名。")


def test_the_latest_year_that_can_be_ranked_is_told_with_the_way_to_its_ranking(
    small_data: SmallData,
) -> None:
    of_five(small_data, guangzhou="30", yiyang="10")
    for number, centre in enumerate(FIVE):
        small_data.reading(centre=centre, period="2025", value=f"{50 - number}.00")
    for centre in FIVE[:2]:
        small_data.reading(centre=centre, period="2026", value="60.00")
    assert told(small_data).endswith(
        "仅 2 家，不排名。2025 年（缴存 50.00 亿元）在规模相近的中心中："
        "缴存额由高到低居 5 家的第 1 位。"
    )
    held = figures_of_centres(["guangzhou"])
    heads = headlines(held, "guangzhou", 2022, KNOWN, FIVE)
    shown = lead(heads, 2022, SCALE, held).text
    where = "./benchmark?centre=guangzhou&amp;indicator=deposits&amp;rank_year=2025&amp;peers=scale"
    assert f'href="{where}"' in shown
    assert "guangzhou|2025|deposits" in shown


@pytest.mark.parametrize(
    ("peers", "name"),
    [
        (Peers("all", "", FIVE), "全部中心"),
        (Peers("province", "", FIVE), "同省中心"),
        (Peers("group", "华南", FIVE), "「华南」组"),
    ],
)
def test_every_kind_of_peers_is_named(small_data: SmallData, peers: Peers, name: str) -> None:
    of_five(small_data, guangzhou="30", yiyang="10", beijing="50", shanghai="40", wuhan="20")
    assert f"在{name}中：" in told(small_data, peers)


def test_a_change_opens_the_figures_it_follows_from(small_data: SmallData) -> None:
    small_data.reading(period="2021", value="20.00")
    small_data.reading(value="30.00")
    text = told(small_data)
    assert text.startswith("缴存 30.00 亿元，同比 +50.0%")


def test_a_year_without_headlines_says_so(small_data: SmallData) -> None:
    small_data.reading(indicator="bank_deposits")
    assert told(small_data) == "该年没有主要指标的数。"


def test_the_lead_speaks_english(small_data: SmallData) -> None:
    of_five(small_data, guangzhou="30", yiyang="10", beijing="50", shanghai="40", wuhan="20")
    with in_language("en"):
        assert "Among centres of similar scale: Deposits No. 3 of 5 from the highest" in told(
            small_data
        )
