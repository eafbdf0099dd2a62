"""Groups of centres: saved under a fit name, deleted again, kept through a build."""

from __future__ import annotations

import pytest

from analysis import peers
from etl import grouping
from etl.grouping import MOST_LETTERS, NotGrouped, delete_group, save_group
from tests.small_data import SmallData
from warehouse import connection

TWO = ["guangzhou", "yiyang"]


@pytest.fixture
def data(small_data: SmallData) -> SmallData:
    """Give a built warehouse of one reading."""
    small_data.reading()
    small_data.build()
    return small_data


def saved(data: SmallData) -> list[tuple[str, list[str], str]]:
    connection.release()
    return data.rows("select group_name, centres, made_by from peer_group order by group_name")


def test_a_group_is_saved_with_who_made_it_and_each_centre_once(data: SmallData) -> None:
    save_group("  两  广 ", [*TWO, "guangzhou"], " 张敏 ")
    assert saved(data) == [("两 广", TWO, "张敏")]


@pytest.mark.parametrize(
    ("name", "centres", "by", "why", "told"),
    [
        ("", TWO, "张敏", "empty", ""),
        ("   ", TWO, "张敏", "empty", ""),
        ("长" * (MOST_LETTERS + 1), TWO, "张敏", "long", MOST_LETTERS),
        ("a,b", TWO, "张敏", "comma", ""),
        ("scale", TWO, "张敏", "reserved", "scale"),
        ("ALL", TWO, "张敏", "reserved", "ALL"),
        ("全部中心", TWO, "张敏", "reserved", "全部中心"),
        ("华南", [], "张敏", "few", 2),
        ("华南", ["guangzhou", "guangzhou"], "张敏", "few", 2),
        ("华南", ["guangzhou", "atlantis"], "张敏", "unknown", "atlantis"),
        ("华南", TWO, "  ", "person", ""),
    ],
)
def test_what_makes_no_group_is_refused_and_nothing_is_saved(
    data: SmallData, name: str, centres: list[str], by: str, why: str, told: str | int
) -> None:
    with pytest.raises(NotGrouped) as refused:
        save_group(name, centres, by, ["全部中心"])
    assert (refused.value.why, refused.value.told) == (why, told)
    assert saved(data) == []


def test_the_longest_name_is_accepted(data: SmallData) -> None:
    save_group("长" * MOST_LETTERS, TWO, "张敏")
    assert len(saved(data)) == 1


def test_a_name_that_is_taken_stays_with_whom_has_it(data: SmallData) -> None:
    save_group("华南", TWO, "张敏")
    with pytest.raises(NotGrouped, match="taken"):
        save_group("华南", ["beijing", "yiyang"], "李立")
    assert saved(data) == [("华南", TWO, "张敏")]


def test_a_group_is_deleted_and_no_other(data: SmallData) -> None:
    save_group("华南", TWO, "张敏")
    save_group("华北", TWO, "张敏")
    delete_group("华南", "李立")
    assert [name for name, *_ in saved(data)] == ["华北"]


def test_who_deletes_says_who_he_is_and_what_is_not_there_cannot_be_deleted(
    data: SmallData,
) -> None:
    save_group("华南", TWO, "张敏")
    with pytest.raises(NotGrouped, match="person"):
        delete_group("华南", "")
    with pytest.raises(NotGrouped, match="gone"):
        delete_group("华北", "张敏")
    assert len(saved(data)) == 1


def test_a_group_outlives_a_build(data: SmallData) -> None:
    save_group("华南", TWO, "张敏")
    connection.release()
    data.build()
    assert saved(data) == [("华南", TWO, "张敏")]


def test_the_names_kept_back_are_those_of_the_built_in_peers() -> None:
    assert grouping.BUILT_IN == peers.BUILT_IN
