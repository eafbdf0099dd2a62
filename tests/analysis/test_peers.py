"""Peers of a centre: the nearest in scale, those of its province, all, and saved groups."""

from __future__ import annotations

from datetime import UTC, datetime
from math import hypot, log
from pathlib import Path

import pytest

from analysis.figures import centres_with_figures
from analysis.peers import (
    NEAREST,
    Group,
    Peers,
    all_of,
    by_scale,
    groups,
    in_province,
    of_group,
    sizes,
)
from catalogue import catalogue
from etl.grouping import save_group
from tests.small_data import SmallData

KNOWN = catalogue()
MANY = tuple(KNOWN.centres)[:14]


def sized(data: SmallData, centre: str, employees: str, deposits: str, year: str = "2022") -> None:
    """Give a centre employees in 万人 and deposits in 亿元 of a year; empty for none."""
    if employees:
        data.reading(
            centre=centre, period=year, indicator="paying_employees", value=employees, unit="万人"
        )
    if deposits:
        data.reading(centre=centre, period=year, value=deposits)


def order(data: SmallData, centre: str = "guangzhou") -> list[str]:
    data.build()
    return [size.centre_id for size in sizes(centre)]


def test_the_nearest_come_first_by_both_measures(small_data: SmallData) -> None:
    sized(small_data, "guangzhou", "100", "200")
    sized(small_data, "yiyang", "100", "100")  # ln 2 apart in one measure
    sized(small_data, "beijing", "150", "300")  # ln 1.5 apart in both
    sized(small_data, "shanghai", "110", "200")
    assert order(small_data) == ["guangzhou", "shanghai", "beijing", "yiyang"]
    apart = {size.centre_id: size.distance for size in sizes("guangzhou")}
    assert apart["guangzhou"] == 0
    assert apart["yiyang"] == pytest.approx(log(2))
    assert apart["beijing"] == pytest.approx(hypot(log(1.5), log(1.5)))


def test_twice_as_large_is_as_far_as_half_and_then_the_catalogue_decides(
    small_data: SmallData,
) -> None:
    sized(small_data, "guangzhou", "100", "200")
    sized(small_data, "yiyang", "200", "200")
    sized(small_data, "beijing", "50", "200")
    assert order(small_data)[1:] == [c for c in KNOWN.centres if c in ("yiyang", "beijing")]


def test_the_own_centres_latest_year_with_both_counts_and_the_others_nearest(
    small_data: SmallData,
) -> None:
    sized(small_data, "guangzhou", "10", "20", "2020")
    sized(small_data, "guangzhou", "100", "200", "2022")
    sized(small_data, "guangzhou", "", "300", "2023")
    sized(small_data, "yiyang", "90", "180", "2021")
    sized(small_data, "yiyang", "80", "160", "2023")  # as near, and later
    sized(small_data, "yiyang", "70", "140", "2025")
    order(small_data)
    own, other = sizes("guangzhou")
    assert (own.deposits.year, own.employees.year) == (2022, 2022)
    assert (other.deposits.year, other.employees.year) == (2023, 2023)


def test_a_centre_without_one_of_the_two_in_one_year_has_no_place(small_data: SmallData) -> None:
    sized(small_data, "guangzhou", "100", "200")
    sized(small_data, "yiyang", "", "200")
    sized(small_data, "beijing", "100", "", "2021")
    sized(small_data, "beijing", "", "200", "2022")
    assert order(small_data) == ["guangzhou"]
    assert by_scale("yiyang", sizes("yiyang")) == Peers("scale", "", ("yiyang",))


def test_a_doubted_figure_places_nobody(small_data: SmallData) -> None:
    sized(small_data, "guangzhou", "100", "200")
    sized(small_data, "yiyang", "100", "200")
    small_data.build()
    small_data.change(
        "update series set doubt = '待核' where centre_id = 'yiyang' and indicator_id = 'deposits'"
    )
    assert [size.centre_id for size in sizes("guangzhou")] == ["guangzhou"]


def test_peers_by_scale_are_the_own_centre_and_no_more_than_the_nearest(
    small_data: SmallData,
) -> None:
    for number, centre in enumerate(MANY):
        sized(small_data, centre, str(100 + number), str(200 + number))
    small_data.build()
    found = by_scale(MANY[0], sizes(MANY[0]))
    assert found == Peers("scale", "", MANY[: NEAREST + 1])
    # Seen from the far end the order turns round.
    assert by_scale(MANY[-1], sizes(MANY[-1])).centres == MANY[: -NEAREST - 2 : -1]


def test_guangzhou_is_of_a_scale_with_shenzhen_and_yiyang_with_xuchang(real_data: Path) -> None:
    assert real_data.is_file()
    assert by_scale("guangzhou", sizes("guangzhou")).centres[1] == "shenzhen"
    assert by_scale("yiyang", sizes("yiyang")).centres[1] == "xuchang"
    # The reason that the number of neighbours gives for itself.
    own, *others = sizes("guangzhou")
    share = [s.deposits.amount.value / own.deposits.amount.value for s in others]
    assert 0.4 < share[NEAREST - 1] < 0.6
    assert min(share[: 2 * NEAREST]) < 0.3


def test_peers_of_the_province_are_those_with_figures(small_data: SmallData) -> None:
    for centre in ("guangzhou", "shenzhen", "yiyang"):
        small_data.reading(centre=centre)
    small_data.build()
    found = in_province("guangzhou", centres_with_figures(), KNOWN)
    assert found == Peers("province", "", ("shenzhen", "guangzhou"))


def test_all_are_in_the_order_of_the_catalogue() -> None:
    found = all_of("guangzhou", ["yiyang", "guangzhou", "beijing"], KNOWN)
    assert found == Peers("all", "", ("beijing", "guangzhou", "yiyang"))


def test_the_own_centre_stands_among_the_peers_of_a_group_that_lacks_it() -> None:
    group = Group("湖南", ("yiyang", "changsha"), "张敏", datetime(2026, 1, 2, tzinfo=UTC))
    found = of_group("guangzhou", group, KNOWN)
    assert (found.kind, found.name) == ("group", "湖南")
    assert set(found.centres) == {"guangzhou", "yiyang", "changsha"}


def test_saved_groups_are_read_by_name(small_data: SmallData) -> None:
    small_data.reading()
    small_data.build()
    assert groups() == ()
    save_group("乙", ["yiyang", "beijing"], "张敏")
    save_group("a", ["guangzhou", "yiyang"], "李立")
    first, second = groups()
    assert (first.name, first.centres, first.made_by) == ("a", ("guangzhou", "yiyang"), "李立")
    assert (second.name, second.centres) == ("乙", ("yiyang", "beijing"))
