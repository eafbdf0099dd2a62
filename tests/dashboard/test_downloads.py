"""The download control: two buttons beside the title, whose files are made only on the click."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.downloads import file_name_of, in_own_language
from dashboard.texts import in_language, say


def one_page() -> None:
    """Offer a download whose making would be seen."""
    import streamlit as st

    from dashboard import downloads
    from dashboard.workbooks import Sheet

    def sheets() -> list[Sheet]:
        st.session_state["made"] = True
        return []

    downloads.title("广州 · 2022", "广州 · 2022", sheets)


def test_drawing_the_control_makes_no_file() -> None:
    app = AppTest.from_function(one_page).run()
    assert not app.exception
    assert [title.value for title in app.title] == ["广州 · 2022"]
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Excel 工作簿（.xlsx）", "CSV 数据（.csv）"]
    assert "made" not in app.session_state


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("公积金对标 · 广州 · 2022", "公积金对标-广州-2022"),
        ("HPF Benchmark · Guangzhou · 2022", "HPF-Benchmark-Guangzhou-2022"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("../..", ""),
    ],
)
def test_a_file_is_named_for_its_page_in_letters_that_every_system_takes(
    name: str, file: str
) -> None:
    assert file_name_of(name) == file


def test_a_file_speaks_the_language_its_page_was_drawn_in() -> None:
    def write() -> bytes:
        return say("download_data").encode()

    with in_language("en"):
        content = in_own_language(write)
    assert say("download_data") == "数据"
    assert content() == b"Figures"
