"""The history page in a real browser: a batch taken home, taken back, and days looked back at."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, WIDE, Visit, serving
from tests.browser.test_pages import LATIN
from tests.uploaded import Line, publish
from warehouse import connection

Visits = Callable[..., Visit]
CELL = ("guangzhou", 2022, "deposits")
EARLIER: Line = (*CELL, "1163.00", "亿元")
LATER: Line = (*CELL, "1164.00", "亿元")
HOSTILE = "<img src=x onerror=window.struck=1>**粗**$x$.xlsx"
BUILT, FIRST, SECOND = "1,162.02", "1,163.00", "1,164.00"


@pytest.fixture
def base(warehouse_of_data: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the real data with two uploads of Guangzhou's deposits, of two days."""
    file = Path(shutil.copy(warehouse_of_data, tmp_path / "w.duckdb"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GJJ_WAREHOUSE", str(file))
        publish(EARLIER, at=datetime.fromisoformat("2026-11-10T09:30"))
        publish(LATER, at=datetime.fromisoformat("2026-11-12T09:30"), name=HOSTILE, by="<b>她</b>")
        connection.release()
    with serving(file) as address:
        yield address


@pytest.fixture
def go(visit: Visits, base: str) -> Callable[..., Visit]:
    """Give a function that opens a page of that server."""

    def open_page(path: str, width: int = WIDE) -> Visit:
        window = visit(width, base)
        window.open(path)
        return window

    return open_page


def deposits(page: Page) -> str:
    return page.locator(".card .value button.src").first.inner_text()


def settle(window: Visit) -> None:
    window.page.wait_for_timeout(200)
    window.settle()


def fill(window: Visit, label: str, text: str) -> None:
    box = window.page.get_by_role("dialog").get_by_label(label, exact=True)
    box.fill(text)
    box.press("Tab")
    settle(window)


def test_a_batch_is_found_opened_and_withdrawn_and_every_page_is_as_before(go: Visits) -> None:
    overview, window = go("overview"), go("history")
    assert deposits(overview.page) == SECOND
    window.page.get_by_role("link", name=HOSTILE).click()
    window.page.wait_for_function("location.search.includes('batch=1002')")
    settle(window)
    assert window.heading() == f"第 1002 批 · {HOSTILE}"
    window.page.get_by_role("button", name="撤回").click()
    dialog = window.page.get_by_role("dialog")
    expect(dialog.get_by_text("各页恢复到发布之前")).to_be_visible()
    dialog.get_by_role("button", name="确认撤回").click()
    expect(dialog.get_by_role("alert")).to_have_text("请填写姓名和理由。")
    fill(window, "您的姓名", "陈静")
    fill(window, "为什么撤回", "填错 <b>年度</b>")
    dialog.get_by_role("button", name="确认撤回").click()
    expect(window.page.get_by_text("第 1002 批已撤回，各页恢复到发布之前。")).to_be_visible()
    settle(window)
    assert dialog.count() == 0
    expect(window.page.locator(".events li").last).to_contain_text("填错 <b>年度</b>")
    assert window.page.get_by_role("button", name="撤回").count() == 0
    overview.page.reload()
    overview.settle()
    assert deposits(overview.page) == FIRST
    assert window.page.evaluate("window.struck") is None


def test_a_batch_kept_after_all_stays_published(go: Visits) -> None:
    window = go("history?batch=1001")
    window.page.get_by_role("button", name="撤回").click()
    window.page.get_by_role("dialog").get_by_role("button", name="不撤回").click()
    expect(window.page.get_by_role("dialog")).to_have_count(0)
    settle(window)
    expect(window.page.locator(".badge.state")).to_have_text("已发布")


def test_the_original_comes_byte_for_byte_under_a_harmless_name(go: Visits) -> None:
    window = go("history?batch=1002")
    with window.page.expect_download() as download:
        window.page.get_by_role("button", name="下载原件").click()
    assert Path(download.value.path()).read_bytes() == repr((LATER,)).encode()
    assert not re.search(r'[<>*/\\"]', download.value.suggested_filename)
    assert download.value.suggested_filename.endswith(".xlsx")


def test_a_figure_of_a_batch_opens_its_source_and_leads_to_its_cell(go: Visits) -> None:
    window = go("history?batch=1002")
    window.page.locator(".figures button.src").click()
    source = window.page.locator(".source:popover-open")
    expect(source.get_by_text("工作表「缴存」单元格 C7")).to_be_visible()
    source.get_by_role("link", name="在来源页查看").click()
    window.page.locator(".reader[data-live]").wait_for()
    expect(window.page.locator("tbody tr[data-at]")).to_contain_text("工作表「缴存」单元格 C7")
    window.page.get_by_role("link", name="历史中的第 1002 批").click()
    window.page.wait_for_function("location.pathname.endsWith('/history')")
    settle(window)
    assert window.heading().startswith("第 1002 批")


def test_a_day_looked_back_at_holds_on_every_page_and_in_every_source(go: Visits) -> None:
    window = go("overview")
    window.page.get_by_test_id("stSidebar").get_by_role("combobox").click()
    window.page.get_by_role("option", name="2026-11-10").click()
    window.page.wait_for_function("location.search.includes('asof=2026-11-10')")
    settle(window)
    line = window.page.get_by_text("数据截至 2026-11-10 日终，不是最新。")
    expect(line).to_be_visible()
    assert deposits(window.page) == FIRST
    window.page.locator(".card .value button.src").first.click()
    source = window.page.locator(".source:popover-open")
    expect(source.locator("h3 + p")).to_contain_text(FIRST)
    window.page.keyboard.press("Escape")
    window.page.get_by_test_id("stSidebarNav").get_by_role("link", name="来源").click()
    window.page.locator(".documents").wait_for()
    settle(window)
    expect(line).to_be_visible()
    assert window.page.get_by_text(HOSTILE).count() == 0
    window.page.get_by_test_id("stSidebarNav").get_by_role("link", name="总览").click()
    settle(window)
    window.page.get_by_role("button", name="回到最新").click()
    expect(line).to_have_count(0)
    settle(window)
    assert deposits(window.page) == SECOND
    assert "asof" not in window.page.url


def test_an_address_with_a_day_shows_that_day(go: Visits) -> None:
    window = go("overview?asof=2026-11-01&lang=en")
    assert deposits(window.page) == "116.20"
    expect(
        window.page.get_by_text("Figures as of the end of 2026-11-01, not the latest.")
    ).to_be_visible()


@pytest.mark.parametrize("path", ["history", "history?batch=1001", "overview?asof=2026-11-10"])
def test_on_a_phone_nothing_sticks_out_of_the_page(go: Visits, path: str) -> None:
    window = go(path, PHONE)
    main = window.page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollWidth") <= PHONE


def test_the_chinese_dialog_has_no_english_in_it(go: Visits) -> None:
    window = go("history?batch=1001")
    window.page.get_by_role("button", name="撤回").click()
    dialog = window.page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="确认撤回")).to_be_visible()
    told = dialog.evaluate("""e => [...e.querySelectorAll('*'), e].flatMap(one => [
        ...[...one.childNodes].filter(n => n.nodeType === 3).map(n => n.data),
        ...['aria-label', 'title', 'placeholder'].map(n => one.getAttribute(n) || ''),
    ]).filter(text => !/^[a-z_]+$/.test(text))""")
    assert len(told) > 5
    assert [text for text in told if re.search("[A-Za-z]{2,}", LATIN.sub("", text))] == []
