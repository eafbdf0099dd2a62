"""The switch "as of": what pages, sources and downloads show of a day, and the way back."""

from __future__ import annotations

import http.client
import threading
from datetime import date, datetime
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from analysis.figures import figures_of_centres
from dashboard import as_of, serving
from dashboard.addresses import page_address
from dashboard.downloads import in_own_language
from dashboard.memory import remembered
from dashboard.texts import in_language
from tests.dashboard.test_serving import served
from tests.dashboard.test_shell import address, errors, go_to, opened, run, set_language, shown
from tests.small_data import SmallData
from tests.uploaded import publish, withdraw

BUILT = date(2026, 11, 1)
EARLY, LATE = (datetime.fromisoformat(f"2026-11-{day}T09:30") for day in (10, 12))
CELL = ("guangzhou", 2022, "deposits")


@pytest.fixture
def built(small_data: SmallData) -> SmallData:
    """Build a warehouse, collected on the first, with Guangzhou's deposits of 10 亿元 in 2022."""
    small_data.reading(value="10.00")
    small_data.build()
    return small_data


@pytest.fixture
def changed(built: SmallData) -> int:
    """Publish 20 亿元 on the tenth and 30 on the twelfth; give the later batch."""
    publish((*CELL, "20.00", "亿元"), at=EARLY)
    return publish((*CELL, "30.00", "亿元"), ("haikou", 2022, "deposits", "1.00", "亿元"), at=LATE)


def value() -> float:
    figure = figures_of_centres(["guangzhou"]).get(*CELL)
    assert figure is not None
    return figure.amount.value / 1e8


def choose(tested: AppTest, day: str) -> None:
    tested.selectbox(key=as_of.KEY).set_value(day)
    run(tested)
    assert errors(tested) == []


def has_switch(tested: AppTest) -> bool:
    return any(box.key == as_of.KEY for box in tested.selectbox)


def test_one_day_of_data_needs_no_switch(built: SmallData) -> None:
    assert not has_switch(opened(asof="2026-11-01"))


def test_the_latest_is_shown_first_and_every_day_of_change_is_offered(changed: int) -> None:
    tested = opened()
    box = tested.selectbox(key=as_of.KEY)
    assert box.options == ["最新", "2026-11-12", "2026-11-10", "2026-11-01"]
    assert box.value == as_of.LATEST
    assert "30.00" in shown(tested)
    assert "数据截至" not in shown(tested)


def test_a_day_chosen_shows_its_figures_a_line_and_stands_in_the_address(changed: int) -> None:
    tested = opened()
    choose(tested, "2026-11-10")
    assert "20.00" in shown(tested)
    assert "30.00" not in shown(tested)
    assert "数据截至 2026-11-10 日终，不是最新。" in shown(tested)
    assert address(tested)["asof"] == "2026-11-10"
    choose(tested, "2026-11-01")
    assert "10.00" in shown(tested)


def test_the_line_leads_back_to_the_latest(changed: int) -> None:
    tested = opened(asof="2026-11-01")
    assert "10.00" in shown(tested)
    tested.button(key="as-of-back").click()
    run(tested)
    assert "30.00" in shown(tested)
    assert "数据截至" not in shown(tested)
    assert "asof" not in address(tested)


def test_the_last_day_is_said_to_be_as_the_latest(changed: int) -> None:
    assert "与最新一致" in shown(opened(asof="2026-11-12"))


def test_a_day_between_two_changes_shows_what_stood_on_it(changed: int) -> None:
    tested = opened(asof="2026-11-11")
    assert errors(tested) == []
    assert "数据截至 2026-11-11 日终，不是最新。" in shown(tested)
    assert "20.00" in shown(tested)


@pytest.mark.parametrize("asked", ["tomorrow", "2026-13-45", "9999-01-01", "<b>", "2026-W46-2"])
def test_what_is_no_day_shows_the_latest_and_a_line_says_so(changed: int, asked: str) -> None:
    tested = opened(asof=asked)
    assert errors(tested) == []
    assert "30.00" in shown(tested)
    assert len(tested.info) == 1


@pytest.mark.parametrize("page", ["overview", "compare", "trends"])
def test_before_the_first_figure_a_page_says_that_there_was_none(changed: int, page: str) -> None:
    tested = opened(page, asof="2020-01-01")
    assert errors(tested) == []
    assert "截至 2020-01-01 日终还没有任何数据" in str(tested.info[0].value)
    assert len(tested.title) == 1


@pytest.mark.parametrize("page", ["sources", "dictionary"])
def test_before_the_first_figure_lists_are_drawn_without_any(changed: int, page: str) -> None:
    tested = opened(page, asof="2020-01-01")
    assert errors(tested) == []
    assert "数据截至 2020-01-01" in shown(tested)


@pytest.mark.parametrize(("page", "key"), [("overview", "centre"), ("compare", "centres")])
def test_a_centre_without_figures_on_the_day_is_told_by_name(
    changed: int, page: str, key: str
) -> None:
    tested = opened(page, asof="2026-11-10", **{key: "haikou"})
    assert errors(tested) == []
    assert "截至 2026-11-10 日终还没有海口的数据。" in [str(info.value) for info in tested.info]


def test_a_centre_that_a_chosen_day_takes_away_is_told_by_name(changed: int) -> None:
    tested = opened(centre="haikou")
    assert tested.selectbox(key="centre").value == "haikou"
    choose(tested, "2026-11-10")
    assert "截至 2026-11-10 日终还没有海口的数据。" in [str(info.value) for info in tested.info]
    assert tested.selectbox(key="centre").value == "guangzhou"


def test_a_centre_without_any_figure_is_told_by_name(built: SmallData) -> None:
    tested = opened(centre="sanya")
    assert [str(info.value) for info in tested.info] == ["还没有三亚的数据。"]


def test_the_day_stays_on_the_other_pages_and_in_the_other_language(changed: int) -> None:
    tested = opened(asof="2026-11-10")
    go_to(tested, "trends")
    assert errors(tested) == []
    assert "数据截至 2026-11-10" in shown(tested)
    set_language(tested, "en")
    assert "Figures as of the end of 2026-11-10, not the latest." in shown(tested)


@pytest.mark.parametrize("page", ["upload", "history"])
def test_pages_that_change_what_is_read_show_the_latest(changed: int, page: str) -> None:
    tested = opened(asof="2026-11-10")
    go_to(tested, page)
    assert errors(tested) == []
    assert not has_switch(tested)
    assert "数据截至" not in shown(tested)
    go_to(tested, "overview")
    assert "数据截至 2026-11-10" in shown(tested)


def test_what_others_publish_does_not_show_on_a_day_before(changed: int) -> None:
    tested = opened(asof="2026-11-10")
    latest = opened()
    publish((*CELL, "40.00", "亿元"), at=LATE)
    for one in (tested, latest):
        run(one)
    assert "20.00" in shown(tested)
    assert "40.00" in shown(latest)


def test_answers_are_remembered_for_each_day_apart(changed: int) -> None:
    asked: list[int] = []

    @remembered
    def question() -> float:
        asked.append(1)
        return value()

    days = (None, EARLY.date(), BUILT)
    for _ in range(2):
        found = []
        for day in days:
            with as_of.reading(day):
                found.append(question())
        assert found == pytest.approx([30, 20, 10])
    assert len(asked) == 3
    withdraw(changed)
    assert question() == pytest.approx(20)


def test_an_answer_found_while_others_publish_is_not_taken_for_a_later_one(changed: int) -> None:
    """An overlay shows the warehouse's own series of centres that no batch had changed."""

    @remembered
    def question() -> int:
        return len(figures_of_centres(["yiyang"]).by_cell)

    with as_of.reading(EARLY.date()):
        publish(("yiyang", 2022, "deposits", "1.00", "亿元"), at=LATE)
        question()
    with as_of.reading(EARLY.date()):
        assert question() == 0


def test_a_download_holds_the_day_its_page_showed(changed: int) -> None:
    def write() -> bytes:
        return f"{value():.0f}".encode()

    with as_of.reading(EARLY.date()):
        content = in_own_language(write)
    found: list[bytes] = []
    later = threading.Thread(target=lambda: found.append(content()))
    later.start()
    later.join()
    assert found == [b"20"]
    assert value() == pytest.approx(30)


def test_a_source_is_that_of_the_day(changed: int) -> None:
    cell = quote("guangzhou|2022|deposits")
    told = {}
    with served(Starlette(routes=serving.routes(lambda: "ok"))) as site:
        for day in ("", "&asof=2026-11-10", "&asof=2026-11-01", "&asof=nonsense"):
            answer = site.get(f"/source?cell={cell}{day}")
            assert answer.status == http.client.OK
            told[day] = answer.body.decode()
    assert "30.00 亿元" in told[""]
    assert "20.00 亿元" in told["&asof=2026-11-10"]
    assert "10.00 亿元" in told["&asof=2026-11-01"]
    assert told["&asof=nonsense"] == told[""]


def test_links_keep_the_day_and_the_language(changed: int) -> None:
    with as_of.reading(EARLY.date()), in_language("en"):
        assert page_address("sources", source="a b") == (
            "./sources?source=a+b&lang=en&asof=2026-11-10"
        )
    assert page_address("sources") == "./sources"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-01", BUILT),
        ("2026-11-1", None),
        ("20261101", None),
        ("2026-W45-7", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_named_as_in_the_address_and_not_otherwise(
    text: str | None, day: date | None
) -> None:
    assert as_of.day_of(text) == day
