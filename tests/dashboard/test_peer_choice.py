"""The choice of peers: in the address, with saved groups made and deleted beside it."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis import peers
from etl.grouping import MOST_LETTERS, save_group
from tests.small_data import SmallData
from warehouse import connection


def asked() -> None:
    """Ask for the peers of Guangzhou."""
    import streamlit as st

    from dashboard import choices, selection
    from dashboard.markup import show
    from dashboard.peer_words import reason

    found = selection.peers("guangzhou")
    st.session_state["found"] = found
    choices.show_notices()
    show(reason(found, "guangzhou"))


@pytest.fixture
def data(small_data: SmallData) -> SmallData:
    """Give four centres, three of one province, two of them of one scale."""
    sizes = {"guangzhou": "100", "shenzhen": "90", "dongguan": "", "yiyang": "5"}
    for centre, employees in sizes.items():
        small_data.reading(centre=centre, value=employees or "1")
        if employees:
            small_data.reading(
                centre=centre, indicator="paying_employees", value=employees, unit="万人"
            )
    small_data.build()
    return small_data


def app(**query: str) -> AppTest:
    tested = AppTest.from_function(asked, default_timeout=60)
    for key, text in query.items():
        tested.query_params[key] = text
    tested.run()
    assert [str(error.value) for error in tested.exception] == []
    return tested


def found(tested: AppTest) -> Any:
    return tested.session_state["found"]


def address(tested: AppTest) -> str | None:
    told = tested.query_params.get("peers")
    return told[0] if isinstance(told, list) else told


def words(tested: AppTest) -> str:
    return "".join(str(part.proto.body) for part in tested.get("html"))


@pytest.mark.parametrize(
    ("peers_asked", "kind", "centres", "said"),
    [
        ("all", "all", {"guangzhou", "shenzhen", "dongguan", "yiyang"}, "全部有数的 4 个中心"),
        ("scale", "scale", {"guangzhou", "shenzhen", "yiyang"}, "规模最接近的 2 个中心"),
        ("province", "province", {"guangzhou", "shenzhen", "dongguan"}, "广东有数的 3 个中心"),
    ],
)
def test_the_address_chooses_the_peers_and_the_page_says_which_and_why(
    data: SmallData, peers_asked: str, kind: str, centres: set[str], said: str
) -> None:
    assert data.file.is_file()
    tested = app(peers=peers_asked)
    assert (found(tested).kind, set(found(tested).centres)) == (kind, centres)
    assert said in words(tested)
    assert [str(info.value) for info in tested.info] == []


def test_a_saved_group_is_chosen_by_its_name(data: SmallData) -> None:
    assert data.file.is_file()
    save_group("两湖", ["yiyang", "changsha"], "张敏")
    tested = app(peers="两湖")
    assert (found(tested).kind, found(tested).name) == ("group", "两湖")
    assert set(found(tested).centres) == {"guangzhou", "changsha", "yiyang"}
    assert "「两湖」组 2 个中心（张敏" in words(tested)
    assert "广州不在此组内" in words(tested)
    assert address(tested) == "两湖"


@pytest.mark.parametrize("name", ["华南", "<b>x</b>", "sorts"])
def test_a_group_that_is_not_saved_here_is_said_to_be_missing(data: SmallData, name: str) -> None:
    assert data.file.is_file()
    tested = app(peers=name)
    (line,) = (str(info.value) for info in tested.info)
    assert name in line.replace("\\", "")
    assert "没有保存" in line
    assert found(tested).kind == "all"


def test_a_misspelt_built_in_choice_is_still_understood(data: SmallData) -> None:
    assert data.file.is_file()
    tested = app(peers="provinc")
    assert found(tested).kind == "province"
    assert len(tested.info) == 1


def opened() -> None:
    """Draw what the control holds while it is open, which no test can click."""
    import streamlit as st

    from dashboard import peer_groups, selection

    peer_groups.contents(selection.all_centres(), selection.groups())
    st.session_state["names"] = [group.name for group in selection.groups()]


def control(name: str, centres: list[str], person: str) -> AppTest:
    tested = AppTest.from_function(opened, default_timeout=60).run()
    tested.text_input(key="peer-group-name").set_value(name)
    tested.multiselect(key="peer-group-centres").set_value(centres)
    tested.text_input(key="person").set_value(person)
    tested.button(key="peer-group-save").click().run()
    assert [str(error.value) for error in tested.exception] == []
    return tested


def test_a_group_is_made_chosen_and_deleted_on_the_page(data: SmallData) -> None:
    assert data.file.is_file()
    tested = control("华南", ["guangzhou", "shenzhen"], "张敏")
    assert "已保存「华南」" in words(tested)
    assert tested.session_state["peers"] == "华南"
    assert tested.session_state["names"] == ["华南"]
    (group,) = peers.groups()
    assert (group.centres, group.made_by) == (("guangzhou", "shenzhen"), "张敏")
    tested.button(key="peer-group-delete").click().run()
    assert "已删除「华南」" in words(tested)
    assert tested.session_state["names"] == []
    connection.release()
    assert data.rows("select group_name from peer_group") == []


@pytest.mark.parametrize(
    ("name", "centres", "person", "said"),
    [
        ("", ["guangzhou", "yiyang"], "张敏", "请给这个组起个名称。"),
        ("长" * (MOST_LETTERS + 1), ["guangzhou", "yiyang"], "张敏", "最多 20 个字"),
        ("a,b", ["guangzhou", "yiyang"], "张敏", "不能有半角逗号"),
        ("规模相近", ["guangzhou", "yiyang"], "张敏", "固有选项"),
        ("all", ["guangzhou", "yiyang"], "张敏", "固有选项"),
        ("华南", ["guangzhou"], "张敏", "至少要有 2 个中心"),
        ("华南", ["guangzhou", "yiyang"], "", "请先填写您的姓名"),
    ],
)
def test_what_makes_no_group_is_refused_in_a_sentence(
    data: SmallData, name: str, centres: list[str], person: str, said: str
) -> None:
    assert data.file.is_file()
    tested = control(name, centres, person)
    assert said in words(tested)
    assert peers.groups() == ()
    # What was typed stays, to be mended.
    assert tested.text_input(key="peer-group-name").value == name
