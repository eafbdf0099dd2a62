"""The shell: every page in the navigation, both languages, and a page for a missing warehouse."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.texts import in_language, texts
from tests.small_data import SmallData

ROOT = Path(__file__).parents[2]
SHELL = ROOT / "dashboard" / "shell.py"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
LANGUAGES = ("zh", "en")
CHINESE = re.compile("[\u4e00-\u9fff]")
SLOW_S = 60


def opened(page: str = "overview", **query: str) -> AppTest:
    """Open a page at an address."""
    tested = AppTest.from_file(str(SHELL), default_timeout=SLOW_S)
    for key, text in query.items():
        tested.query_params[key] = text
    tested.run()
    if page != "overview":
        go_to(tested, page)
    return tested


def go_to(tested: AppTest, page: str) -> None:
    """Follow the navigation to a page."""
    tested.switch_page(f"../pages/{page}.py")
    run(tested)


def run(tested: AppTest) -> None:
    """Run again as the browser does: it sends back what the choices are called on the screen."""
    with in_language(str(tested.session_state["lang"])):
        tested.run()


def errors(tested: AppTest) -> list[str]:
    return [str(error.value) for error in (*tested.exception, *tested.error)]


def title(tested: AppTest) -> str:
    """Give a page's title, which is its only heading of the first order."""
    found = [str(found.value) for found in tested.title]
    found += re.findall("<h1[^>]*>(.*?)</h1>", shown(tested))
    assert len(found) == 1
    return re.sub("<[^>]*>", "", found[0])


def shown(tested: AppTest) -> str:
    """Give the markup of a page."""
    return " ".join(str(block.proto.body) for block in tested.get("html"))


def test_every_page_is_in_the_navigation_and_every_entry_has_its_page() -> None:
    text = SHELL.read_text(encoding="utf-8")
    sections = text[text.index("SECTIONS") : text.index("}", text.index("SECTIONS"))]
    named = re.findall(r'"(\w+)"', re.sub(r'"section_\w+"', "", sections))
    assert sorted(named) == PAGES
    assert len(set(named)) == len(named)


def test_every_page_and_section_has_a_name() -> None:
    names = {key.removeprefix("page_") for key in texts() if key.startswith("page_")}
    assert names == set(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_without_an_error_in_either_language(
    real_data: Path, page: str, language: str
) -> None:
    tested = opened(page, lang=language)
    assert errors(tested) == []
    assert bool(CHINESE.search(title(tested))) == (language == "zh")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_on_a_warehouse_that_knows_one_figure(
    small_data: SmallData, page: str
) -> None:
    small_data.reading(centre="yiyang")
    small_data.build()
    tested = opened(page)
    assert errors(tested) == []
    assert title(tested)


GARBAGE = {
    "lang": "<b>",
    "centre": "nowhere' or 1=1 --",
    "year": "20²2",
    "peers": "\x00",
    "unit": "%",
    "centres": ",,<script>,guangzhou,nowhere," + "x," * 200,
    "indicators": "deposits,nothing,;drop table series",
    "q": "[x](https://example.com)" * 50,
}


@pytest.mark.parametrize("page", PAGES)
def test_garbage_in_the_address_is_answered_by_a_page_and_a_line(
    real_data: Path, page: str
) -> None:
    tested = opened(page, **GARBAGE)
    assert errors(tested) == []
    assert title(tested)


def test_an_unknown_centre_and_year_become_the_nearest_and_lines_say_so(real_data: Path) -> None:
    tested = opened(centre="guangzou", year="1999")
    assert tested.selectbox(key="centre").value == "guangzhou"
    years = tested.selectbox(key="year").options
    assert str(tested.selectbox(key="year").value) == min(years)
    said = " ".join(str(info.value) for info in tested.info)
    assert "guangzou" in said
    assert "1999" in said


def test_the_first_page_is_guangzhous_fullest_year(real_data: Path) -> None:
    tested = opened()
    assert tested.selectbox(key="centre").value == "guangzhou"
    assert tested.selectbox(key="year").value == 2022
    assert title(tested) == "广州 · 2022"


def test_a_switch_of_language_changes_the_page_and_the_address(real_data: Path) -> None:
    tested = opened()
    set_language(tested, "en")
    assert title(tested) == "Guangzhou · 2022"
    assert address(tested)["lang"] == "en"
    set_language(tested, "zh")
    assert title(tested) == "广州 · 2022"
    assert "lang" not in address(tested)


def set_language(tested: AppTest, language: str) -> None:
    tested.button_group(key="lang").set_value(language)
    run(tested)
    assert errors(tested) == []


def address(tested: AppTest) -> dict[str, Any]:
    return {k: v[0] if isinstance(v, list) else v for k, v in tested.query_params.items()}


def test_a_centre_chosen_on_one_page_is_there_on_the_way_back(real_data: Path) -> None:
    tested = opened()
    tested.selectbox(key="centre").set_value("yiyang").run()
    go_to(tested, "dictionary")
    assert errors(tested) == []
    go_to(tested, "overview")
    assert tested.selectbox(key="centre").value == "yiyang"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_missing_warehouse_is_explained_with_the_command_that_builds_it(
    small_data: SmallData, page: str, language: str
) -> None:
    tested = opened(page, lang=language)
    assert [str(error.value) for error in tested.exception] == []
    (error,) = tested.error
    wording = texts()["warehouse_missing"][LANGUAGES.index(language)]
    assert error.value == wording.format(file=small_data.file)
    assert [code.value for code in tested.code] == ["gjj build"]


def test_a_damaged_warehouse_is_explained_and_mended_without_a_restart(
    small_data: SmallData,
) -> None:
    small_data.file.write_bytes(b"no warehouse" * 1000)
    tested = opened()
    (error,) = tested.error
    assert error.value == texts()["warehouse_damaged"][0].format(file=small_data.file)
    small_data.reading()
    small_data.build()
    tested.run()
    assert errors(tested) == []
    assert title(tested) == "广州 · 2022"


def test_a_new_warehouse_shows_on_the_next_run(
    small_data: SmallData, reading_from: Callable[[Path], None]
) -> None:
    small_data.reading(value="10.00")
    small_data.build()
    tested = opened()
    assert "10.00" in shown(tested)
    small_data.readings["small.csv"][0]["value"] = "20.00"
    small_data.build()
    tested.run()
    assert "20.00" in shown(tested)
    assert "10.00" not in shown(tested)
