"""The register of amendments on the quality page, and what sources say of a figure put right."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from analysis.amendments import amendments
from analysis.findings import misfits
from dashboard import person
from dashboard.quality_register import FIGURE, REASON, RIGHT, register_sheet
from dashboard.quality_words import link
from dashboard.sources import source_page
from dashboard.texts import in_language
from etl.amending import amend
from tests.dashboard.test_shell import errors, opened, run, shown
from tests.small_data import SmallData
from warehouse import connection

MADE = datetime.fromisoformat("2026-11-12T10:00")
WHY = "同一报告另印 513.17 万平方米"
CELL = "guangzhou|2022|supported_housing_area"


def words(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", markup))


@pytest.fixture
def contradicting(small_data: SmallData) -> SmallData:
    """Build a report that prints two areas for one year."""
    area = {"indicator": "supported_housing_area", "unit": "万平方米"}
    small_data.reading(value="508.10", **area)
    small_data.reading(value="513.17", **area)
    small_data.build()
    return small_data


def put_right() -> int:
    return amend(1, "513.17", "万平方米", WHY, "王芳", at=MADE)


def corrections() -> AppTest:
    tested = opened("quality", view="corrections")
    assert errors(tested) == []
    return tested


def form(tested: AppTest) -> Block:
    (found,) = (one for one in tested.expander if one.label == "更正所印的数")
    return found


def click(tested: AppTest, key: str) -> None:
    tested.button(key=key).click()
    run(tested)
    assert errors(tested) == []


def test_the_register_tells_figure_reason_state_and_where_it_stands(real_data: Path) -> None:
    told = words(shown(corrections()))
    assert "益阳 2023 · 上缴廉租补充金" in told
    assert "1.31 亿元 → 1.30 亿元" in told
    assert "13045.63 万元" in told
    assert "2026-11-01，列于数据文件" in told
    assert "有效" in told
    assert "来源仍印着这个数" in told
    (way,) = re.findall(r'href="([^"]*sources[^"]*)"', shown(corrections()))
    (one,) = amendments()
    assert one.source_id in way
    assert "at=2436" in way


def test_an_empty_register_says_so(contradicting: SmallData) -> None:
    tested = corrections()
    assert "还没有更正" in shown(tested)
    assert "revoke" not in {str(button.key) for button in tested.button}


def test_what_was_made_here_is_taken_back_by_who_says_so(contradicting: SmallData) -> None:
    put_right()
    tested = corrections()
    assert "王芳，2026-11-12，页面登记" in words(shown(tested))
    click(tested, "revoke")
    assert "所有页面恢复为来源所印的数" in shown(tested)
    click(tested, "revoke-sure")
    assert [one.state for one in amendments()] == ["valid"]
    click(tested, "revoke")
    tested.text_input(key=person.KEY).set_value("李明")
    click(tested, "revoke-sure")
    assert [(one.state, one.revoked_by) for one in amendments()] == [("revoked", "李明")]
    assert "已收回" in shown(corrections())


def test_a_void_amendment_is_said_to_be_void(contradicting: SmallData) -> None:
    put_right()
    contradicting.readings["small.csv"][0]["value"] = "509.00"
    connection.release()
    contradicting.build()
    told = words(shown(corrections()))
    assert "其中 1 条已失效" in told
    assert "不再印有这个数；不再生效" in told


def test_a_source_tells_what_is_printed_what_is_taken_why_and_by_whom(
    contradicting: SmallData,
) -> None:
    put_right()
    told = words(source_page(CELL))
    assert "所印 508.10 万平方米，按更正取 513.17 万平方米" in told
    assert WHY in told
    assert "王芳，2026-11-12" in told
    assert "按更正取数" in told
    assert "已更正" in told
    with in_language("en"):
        assert "printed as 508.10 万平方米, taken as 513.17" in words(source_page(CELL))


def test_a_figure_not_chosen_is_told_as_put_right_too(real_data: Path) -> None:
    told = words(source_page("yiyang|2023|rental_supplement_remitted"))
    assert "1.30 亿元（所印 1.31 亿元，按更正取 1.30 亿元" in told


def test_the_arithmetic_of_a_year_before_starts_from_the_right_level(
    small_data: SmallData,
) -> None:
    small_data.reading(value="10.00", growth="25.0")
    small_data.build()
    amend(1, "12.00", "亿元", WHY, "王芳")
    told = words(source_page("guangzhou|2021|deposits"))
    assert "12.00 亿元" in told.split("所印")[0]
    assert "9.6" in told


def test_an_opened_finding_offers_to_put_one_of_its_figures_right(
    contradicting: SmallData,
) -> None:
    (judged,) = misfits()
    address = link(judged.finding).rpartition("=")[2]
    tested = opened("quality", finding=address)
    assert errors(tested) == []
    labels = tested.selectbox(key=FIGURE).options
    assert [label.partition("（")[0] for label in labels] == ["508.10 万平方米", "513.17 万平方米"]
    click(tested, "amend")
    assert "请写明姓名" in shown(tested)
    assert form(tested).proto.expanded
    beside = [str(getattr(one, "key", "") or one.proto) for one in form(tested)]
    assert beside.index("amend") - 1 == next(
        place for place, text in enumerate(beside) if "请写明姓名" in text
    )
    tested.text_input(key=person.KEY).set_value("王芳")
    tested.text_input(key=RIGHT).set_value("513.17")
    tested.text_input(key=REASON).set_value(WHY)
    click(tested, "amend")
    (one,) = amendments()
    assert (one.printed_value, one.right_value, one.right_unit, one.made_by) == (
        *("508.10", "513.17", "万平方米", "王芳"),
    )
    assert "已按更正取数：508.10 万平方米 → 513.17 万平方米" in shown(tested)
    assert [judged.state for judged in misfits()] == ["corrected"]


def test_the_download_holds_the_whole_register(contradicting: SmallData) -> None:
    put_right()
    sheet = register_sheet()
    (row,) = sheet.rows
    assert len(row) == len(sheet.columns)
    assert row[:2] == ["广州", "2022"]
    assert "508.10 万平方米" in row
    assert WHY in row
