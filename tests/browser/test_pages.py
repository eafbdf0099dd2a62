"""The pages in a real browser: deep links, language, choices, and nothing that leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PHONE, WIDE, Visit, serving, window

HOME = Path(__file__).parents[2]
PAGES = sorted(path.stem for path in (HOME / "pages").glob("*.py"))
Visits = Callable[..., Visit]

# Words that a Chinese reader of the field reads in Latin letters.
LATIN = re.compile(
    r"PNG|Excel|CSV|sha256|English|HPF|OCR|https?://\S+|[\w./-]+\.(csv|txt|duckdb|xlsx)"
    r"|[0-9a-f]{12}…?|gjj build|WPS|ODS|\d+ ?MB|docx|pdf|txt|md|html"
    r"|• XLSX(, [A-Z]+)+"
)
# Everything a reader sees, hovers over or hears; icons are letters of a font of their own, and what
# stands as code is to be typed.
ALL_WORDS = """() => {
    const seen = [...document.querySelectorAll('body *')].filter(e =>
        !['SCRIPT', 'STYLE', 'NOSCRIPT', 'CODE'].includes(e.tagName) && e.checkVisibility()
        && e.dataset.testid !== 'stIconMaterial');
    const own = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data);
    const names = ['aria-label', 'title', 'placeholder', 'alt', 'data-title'];
    return seen.flatMap(e => [...own(e), ...names.map(n => e.getAttribute(n) || '')])
        .map(t => t.trim()).filter(t => t);
}"""


@pytest.mark.parametrize("name", PAGES)
def test_a_deep_link_opens_its_page_on_a_fresh_server(
    name: str, browser: Browser, warehouse_of_data: Path
) -> None:
    with serving(warehouse_of_data) as base:
        visit = window(browser, base, WIDE)
        visit.open(f"{name}?lang=en")
        current = visit.page.locator('[data-testid="stSidebarNavLink"][aria-current="page"]')
        assert current.get_attribute("href") == f"{base}/{'' if name == 'overview' else name}"
        assert visit.page.query_selector('[data-testid="stException"]') is None
        assert len(visit.heading()) > 3
        assert visit.errors == []
        visit.page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_the_language_switch_changes_page_document_and_address(name: str, visit: Visits) -> None:
    window = visit()
    window.open(name)
    chinese = window.heading()
    assert window.page.get_attribute("html", "lang") == "zh-CN"
    window.page.get_by_text("English", exact=True).click()
    window.page.wait_for_function("document.documentElement.lang === 'en'")
    window.settle()
    assert "lang=en" in window.page.url
    assert window.heading() != chinese
    assert not re.search(r"[\u4e00-\u9fff]", window.heading())


@pytest.mark.parametrize("name", PAGES)
def test_a_chinese_screen_shows_no_english(name: str, visit: Visits) -> None:
    window = visit()
    window.open(name)
    words = window.page.evaluate(ALL_WORDS)
    stray = sorted({text for text in words if re.search(r"[A-Za-z]{2,}", LATIN.sub("", text))})
    assert len(words) > 40
    assert stray == []


def test_choices_survive_a_change_of_page_and_a_reload(visit: Visits) -> None:
    window = visit()
    window.open("overview?centre=yiyang&unit=small")
    heading = window.heading()
    assert "益阳" in heading
    window.page.get_by_role("link", name="指标词典").click()
    window.page.wait_for_url("**/dictionary*")
    window.settle()
    window.page.get_by_role("link", name="总览").click()
    window.page.wait_for_function("location.search.includes('yiyang')")
    window.settle()
    assert window.heading() == heading
    window.page.reload()
    window.settle()
    assert window.heading() == heading
    assert {"centre=yiyang", "unit=small"} <= set(window.page.url.split("?")[1].split("&"))


def test_a_click_on_a_number_shows_the_sentence_with_the_figure_marked(visit: Visits) -> None:
    window = visit()
    window.open("overview")
    window.page.locator(".card button.src").first.click()
    source = window.page.locator(".source:popover-open")
    assert source.locator("mark").inner_text() == "1,162.02"
    assert "新增缴存额" in source.locator("blockquote").inner_text()
    window.page.keyboard.press("Escape")
    assert window.page.locator(".source:popover-open").count() == 0


def test_a_click_on_a_bar_opens_the_source_of_its_figure(visit: Visits) -> None:
    window = visit()
    window.open("overview")
    bar = window.page.locator(".bars .point").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    window.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    dialog = window.page.get_by_role("dialog")
    dialog.wait_for()
    assert "1,162.02" in dialog.locator("mark").inner_text()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("centre=guangzhuo", "「guangzhuo」"),
        ("year=1999", "「1999」"),
        ("centre=%3Cscript%3Ealert(1)%3C/script%3E", "script"),
        ("lang=klingon", "「klingon」"),
        ("unit=" + "x" * 5000, "xxx…"),
    ],
)
def test_an_unknown_choice_in_the_address_gets_the_nearest_and_a_line(
    query: str, words: str, visit: Visits
) -> None:
    window = visit()
    window.open(f"overview?{query}")
    assert words in window.page.locator('[data-testid="stAlert"]').inner_text()
    assert "广州" in window.heading()


@pytest.mark.parametrize("state", ["missing", "damaged"])
def test_a_missing_or_damaged_warehouse_is_said_with_the_command(
    state: str, browser: Browser, warehouse_of_data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "warehouse.duckdb"
    file.write_bytes(warehouse_of_data.read_bytes())
    with serving(file) as base:
        file.unlink()  # the server holds the file, so that damage can only come in its place
        if state == "damaged":
            file.write_bytes(b"no warehouse")
        visit = window(browser, base, WIDE)
        visit.page.goto(f"{base}/compare")
        alert = visit.page.locator('[data-testid="stAlert"]')
        alert.wait_for()
        assert str(file) in alert.inner_text()
        visit.page.locator("code", has_text="gjj build").wait_for()
        visit.page.context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_nothing_is_wider_than_the_screen(name: str, width: int, visit: Visits) -> None:
    window = visit(width)
    window.open(name)
    overhang = window.page.evaluate(
        "() => document.querySelector('[data-testid=\"stMain\"]').scrollWidth - innerWidth"
    )
    assert overhang <= 0


def test_a_switch_of_language_there_and_back_keeps_the_choices(visit: Visits) -> None:
    window = visit()
    window.open("overview?centre=beijing&year=2024")
    heading = window.heading()
    for word, language in (("English", "en"), ("中文", "zh-CN")):
        window.page.get_by_text(word, exact=True).click()
        window.page.wait_for_function(f"document.documentElement.lang === '{language}'")
        window.settle()
    assert window.heading() == heading
    assert {"centre=beijing", "year=2024"} <= set(window.page.url.split("?")[1].split("&"))


@pytest.mark.parametrize(("here", "there"), [("对比", "趋势"), ("趋势", "对比")])
def test_shared_choices_go_along_from_page_to_page(here: str, there: str, visit: Visits) -> None:
    window = visit()
    path = {"对比": "compare", "趋势": "trends"}
    window.open(f"{path[here]}?centres=beijing,shanghai&unit=small")
    window.page.get_by_role("link", name=there).click()
    window.page.wait_for_url(f"**/{path[there]}*")
    window.settle()
    window.page.wait_for_function("location.search.includes('shanghai')")
    assert "北京" in window.heading()
    assert "上海" in window.heading()
    assert "unit=small" in window.page.url
