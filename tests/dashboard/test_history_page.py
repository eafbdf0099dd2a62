"""The history page: its address, the file as it came, and a batch taken back."""

from __future__ import annotations

from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import history_acts, person
from dashboard.history import batches
from etl.workbooks.reading import safe_name
from tests.dashboard.test_shell import address, errors, go_to, opened, run, shown, title
from tests.small_data import SmallData
from tests.uploaded import publish, withdraw

EARLY = datetime.fromisoformat("2026-11-10T09:30")
CELL = ("guangzhou", 2022, "deposits")


@pytest.fixture
def batch_id(small_data: SmallData) -> int:
    """Publish 20 亿元 over a built figure of 10; give the batch."""
    small_data.reading(value="10.00")
    small_data.build()
    return publish((*CELL, "20.00", "亿元"), at=EARLY)


def history_of(batch_id: int) -> AppTest:
    tested = opened("history", batch=str(batch_id))
    assert errors(tested) == []
    return tested


def keys(tested: AppTest) -> set[str]:
    return {str(button.key) for button in tested.button}


def files(tested: AppTest) -> list[str]:
    """Give the buttons that hand out a file, besides those of the page's own download."""
    labels = [str(button.proto.label) for button in tested.get("download_button")]
    return [label for label in labels if "Excel" not in label and "CSV" not in label]


def click(tested: AppTest, key: str) -> None:
    tested.button(key=key).click()
    run(tested)
    assert errors(tested) == []


def test_choices_narrow_the_list_and_stand_in_the_address(batch_id: int) -> None:
    tested = opened("history")
    tested.selectbox(key="state").set_value("withdrawn")
    run(tested)
    assert address(tested)["state"] == "withdrawn"
    assert "没有符合所选条件的" in shown(tested)
    tested.selectbox(key="state").set_value("published")
    tested.selectbox(key="of").set_value("guangzhou")
    run(tested)
    assert address(tested)["of"] == "guangzhou"
    assert "2024.xlsx" in shown(tested)


def test_an_unknown_batch_shows_the_list_and_a_line(batch_id: int) -> None:
    tested = opened("history", batch="77")
    assert errors(tested) == []
    assert title(tested) == "历史"
    assert "没有批次「77」。" in shown(tested)


def test_the_original_file_is_offered_under_a_harmless_name(small_data: SmallData) -> None:
    small_data.reading()
    small_data.build()
    number = publish((*CELL, "20.00", "亿元"), name="../..\\<b>\u202egnp.xlsx")
    assert files(history_of(number)) == ["下载原件"]
    assert safe_name(batches()[number].file_name) == "_b_gnp.xlsx"


def test_only_what_is_published_can_be_withdrawn_and_only_uploads_have_a_file(
    batch_id: int,
) -> None:
    assert "withdraw" in keys(history_of(batch_id))
    tested = history_of(1)
    assert "withdraw" not in keys(tested)
    assert files(tested) == []
    withdraw(batch_id)
    tested = history_of(batch_id)
    assert "withdraw" not in keys(tested)
    assert files(tested) == ["下载原件"]


def test_a_withdrawal_asks_who_and_why(batch_id: int) -> None:
    tested = history_of(batch_id)
    click(tested, "withdraw")
    assert "恢复到发布之前" in shown(tested)
    tested.text_input(key=person.KEY).set_value("陈静")
    tested.text_area(key=history_acts.REASON).set_value(" ")
    click(tested, "withdraw-sure")
    assert batches()[batch_id].state == "published"


def test_a_withdrawal_can_be_thought_better_of(batch_id: int) -> None:
    tested = history_of(batch_id)
    click(tested, "withdraw")
    click(tested, "withdraw-not")
    assert "withdraw-sure" not in keys(tested)
    assert batches()[batch_id].state == "published"


def confirm(tested: AppTest, by: str, reason: str) -> None:
    click(tested, "withdraw")
    tested.text_input(key=person.KEY).set_value(by)
    tested.text_area(key=history_acts.REASON).set_value(reason)
    click(tested, "withdraw-sure")


def test_a_withdrawal_brings_the_pages_back_and_is_kept(batch_id: int) -> None:
    overview = opened()
    assert "20.00" in shown(overview)
    tested = history_of(batch_id)
    confirm(tested, " 陈  静 ", "填错\n年度")
    assert f"第 {batch_id} 批已撤回，各页恢复到发布之前。" in shown(tested)
    assert "withdraw" not in keys(tested)
    found = batches()[batch_id]
    assert (found.state, found.made_by, found.reason) == ("withdrawn", "陈 静", "填错 年度")
    run(overview)
    assert "10.00" in shown(overview)
    assert "20.00" not in shown(overview)
    run(tested)
    assert "各页恢复到发布之前。" not in shown(tested)


def test_who_comes_second_is_told_that_it_is_withdrawn_already(batch_id: int) -> None:
    tested = history_of(batch_id)
    click(tested, "withdraw")
    tested.text_input(key=person.KEY).set_value("陈静")
    tested.text_area(key=history_acts.REASON).set_value("填错年度")
    withdraw(batch_id, by="王芳", reason="先到")
    click(tested, "withdraw-sure")
    assert batches()[batch_id].made_by == "王芳"
    assert f"{batch_id}" in shown(tested)
    assert 'role="alert"' in shown(tested)


def test_a_source_that_was_withdrawn_leads_to_its_batch_and_not_to_another(batch_id: int) -> None:
    withdraw(batch_id)
    publish((*CELL, "30.00", "亿元"), at=EARLY)
    tested = opened("sources", source=f"b{batch_id}-guangzhou")
    assert errors(tested) == []
    assert "这份上传现在没有发布" in shown(tested)
    assert f"./history?batch={batch_id}" in shown(tested)
    go_to(tested, "history")
    assert errors(tested) == []
