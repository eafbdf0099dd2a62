"""The sources page in a real browser: from mark to row and back, filters, and links that land."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import UNREAD, Visit
from tests.browser.documents import DOCUMENT, is_in_view, mark, row_of
from tests.browser.test_pages import ALL_WORDS, LATIN

Visits = Callable[..., Visit]
# A reload would forget it.
KEEP = "() => { window.keptByTheTest = true; }"
IS_KEPT = "() => window.keptByTheTest === true"
HIGHLIGHTED = """() => [...(CSS.highlights.get('quote') || [])].map(range => range.toString())"""


def test_the_list_leads_into_a_document_and_back_without_a_reload(opened: Visits) -> None:
    window = opened("sources")
    window.page.evaluate(KEEP)
    assert window.page.locator(".documents tbody tr").count() > 200
    window.page.get_by_role("link", name=re.compile("2022年度广州")).click()
    window.page.locator(".reader[data-live]").wait_for()
    assert window.page.url.endswith(DOCUMENT)
    window.page.go_back()
    window.page.locator(".documents").wait_for()
    window.page.go_forward()
    window.page.locator(".reader").wait_for()
    window.page.get_by_role("link", name="← 全部文件").click()
    window.page.locator(".documents").wait_for()
    assert window.page.evaluate(IS_KEPT)


def test_a_click_on_a_mark_finds_its_row_and_shows_its_sentence(opened: Visits) -> None:
    window = opened()
    marked = mark(window, "1,162.02")
    row = row_of(window, marked)
    window.page.locator(".pane.readings").evaluate("pane => pane.scrollTo(0, 1e6)")
    assert not is_in_view(row)
    marked.click()
    expect(row).to_have_class("on")
    assert is_in_view(row)
    assert "缴存额" in row.inner_text()
    (quote,) = window.page.evaluate(HIGHLIGHTED)
    assert "新增缴存额1,162.02亿元" in quote


def test_a_click_on_a_row_finds_its_mark(opened: Visits) -> None:
    window = opened()
    row = window.page.locator('tbody tr[data-f="budget"]').last
    row.locator("td").first.click()
    found = window.page.locator("mark.on")
    assert found.get_attribute("data-at") == row.get_attribute("data-at")
    assert is_in_view(found)
    assert f"at={row.get_attribute('data-at')}" in window.page.url


def test_a_click_on_a_figure_of_the_series_opens_its_source_and_selects_nothing(
    opened: Visits,
) -> None:
    window = opened()
    window.page.locator("tbody button.src").first.click()
    window.page.locator(".source:popover-open h3").wait_for()
    assert window.page.locator(".on").count() == 0


def test_the_keyboard_goes_from_mark_to_mark_to_row_and_back(opened: Visits) -> None:
    window = opened()
    marks = window.page.locator("mark[data-at]")
    assert window.page.locator('mark[data-at][tabindex="0"]').count() == 1
    marks.first.focus()
    window.page.keyboard.press("ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    window.page.keyboard.press("Enter")
    row = row_of(window, marks.nth(1))
    expect(row).to_be_focused()
    window.page.keyboard.press("ArrowDown")
    window.page.keyboard.press("ArrowUp")
    window.page.keyboard.press(" ")
    expect(marks.nth(1)).to_be_focused()
    expect(marks.nth(1)).to_have_class(re.compile(r"\bon\b"))


def test_every_mark_is_a_button_that_says_what_it_is(opened: Visits) -> None:
    window = opened()
    told = window.page.locator("mark[data-at]").evaluate_all(
        "marks => marks.map(m => [m.getAttribute('role'), m.getAttribute('aria-label')])"
    )
    assert len(told) > 200
    assert all(role == "button" and label for role, label in told)
    label = mark(window, "1,162.02").get_attribute("aria-label")
    assert label
    assert "缴存额 2022 · 实际" in label


def test_filters_narrow_the_table_dim_the_marks_and_stand_in_the_address(opened: Visits) -> None:
    window = opened()
    rows = window.page.locator("tbody tr[data-at]")
    whole = rows.count()
    window.page.locator('.chips button[data-value="budget"]').click()
    shown = window.page.locator("tbody tr[data-at]:visible")
    budgets = window.page.locator('tbody tr[data-f="budget"]').count()
    assert 0 < shown.count() == budgets < whole
    assert window.page.inner_text("output") == f"显示 {budgets} / {whole}"
    assert "off" in str(mark(window, "1,162.02").get_attribute("class"))
    window.page.select_option('[data-filter="group"]', "budget")
    assert {"role=budget", "group=budget"} <= set(window.page.url.split("?")[1].split("&"))
    counted = window.page.inner_text("output")
    window.page.reload()
    window.page.locator(".reader[data-live]").wait_for()
    expect(window.page.locator("output")).to_have_text(counted)
    window.page.locator('.chips button[data-value=""]').click()
    window.page.select_option('[data-filter="group"]', "")
    assert window.page.inner_text("output") == f"显示 {whole} / {whole}"
    assert window.page.url.endswith(DOCUMENT)


def test_where_no_reading_fits_the_filters_the_table_says_so(opened: Visits) -> None:
    window = opened("sources?source=guangzhou_2022&role=budget&group=deposit")
    nothing = window.page.get_by_text("没有同时符合所选条件的读数")
    expect(nothing).to_be_visible()
    window.page.select_option('[data-filter="group"]', "")
    expect(nothing).to_be_hidden()


def test_the_name_of_the_page_leads_from_a_document_to_the_list(opened: Visits) -> None:
    window = opened()
    window.page.evaluate(KEEP)
    window.page.get_by_test_id("stSidebarNav").get_by_role("link", name="来源").click()
    window.page.locator(".documents").wait_for()
    assert window.page.url.endswith("/sources")
    window.page.go_back()
    window.page.locator(".reader[data-live]").wait_for()
    assert window.page.url.endswith(DOCUMENT)
    assert window.page.evaluate(IS_KEPT)


def test_only_what_was_chosen_for_the_series_can_be_shown(opened: Visits) -> None:
    window = opened()
    window.page.select_option('[data-filter="use"]', "chosen")
    shown = window.page.locator("tbody tr[data-at]:visible")
    assert shown.count() > 20
    assert shown.count() == window.page.locator("tbody tr:visible", has_text="●").count()


def test_unread_numbers_are_marked_counted_and_listed_alone(opened: Visits) -> None:
    window = opened()
    assert "另有 1 个数字未读" in window.page.inner_text('[data-testid="stMain"]')
    window.page.locator('.chips button[data-value="unread"]').click()
    row = window.page.locator("tbody tr[data-at]:visible")
    assert row.count() == 1
    assert "个率先" in row.inner_text()
    row.click()
    found = window.page.locator("mark.unread.on")
    assert found.inner_text() == UNREAD
    assert is_in_view(found)


def test_a_filter_that_hides_the_chosen_row_is_lifted_by_a_click_on_its_mark(
    opened: Visits,
) -> None:
    window = opened(f"{DOCUMENT}&role=budget")
    marked = mark(window, "1,162.02")
    marked.click()
    expect(row_of(window, marked)).to_be_visible()
    assert "role=" not in window.page.url


def test_the_source_of_a_number_leads_to_its_marked_sentence(opened: Visits) -> None:
    window = opened("sources")
    window.open("overview?centre=guangzhou&year=2022")
    window.page.evaluate(KEEP)
    window.page.locator(".card button.src").first.click()
    window.page.locator(".source:popover-open").get_by_role("link", name="在原文中查看").click()
    found = window.page.locator("mark.on")
    found.wait_for()
    assert found.inner_text() == "1,162.02"
    expect(window.page.locator("tr.on")).to_have_count(1)
    assert is_in_view(found)
    assert is_in_view(window.page.locator("tr.on"))
    assert re.search(r"/sources\?source=guangzhou_2022&at=\d+$", window.page.url)
    assert window.page.evaluate(IS_KEPT)
    assert window.page.locator(".source:popover-open").count() == 0


def test_a_place_in_the_address_is_kept_by_reload_and_back(opened: Visits) -> None:
    window = opened()
    mark(window, "1,162.02").click()
    address = window.page.url
    window.page.reload()
    window.settle()
    assert window.page.url == address
    window.open("overview")
    window.page.go_back()
    window.page.locator(".reader[data-live]").wait_for()
    expect(window.page.locator("mark.on")).to_have_text("1,162.02")
    assert is_in_view(window.page.locator("mark.on"))
    assert window.page.url == address


def test_a_place_of_another_build_leads_to_the_nearest_figure(opened: Visits) -> None:
    window = opened()
    place = int(str(mark(window, "1,162.02").get_attribute("data-at")))
    other = opened(f"{DOCUMENT}&at={place + 1}")
    expect(other.page.locator("mark.on")).to_have_text("1,162.02")


@pytest.mark.parametrize("query", ["at=nonsense", "at=99999999999", 'role="]&use=x&group=%3Cb%3E'])
def test_nonsense_in_the_address_shows_the_whole_document(query: str, opened: Visits) -> None:
    window = opened(f"{DOCUMENT}&{query}")
    shown, whole = re.findall(r"\d+", window.page.inner_text("output"))
    assert shown == whole
    assert window.page.locator(".on").count() == 0


def test_a_figure_of_a_document_that_is_not_held_has_its_row_and_the_publisher_s_page(
    opened: Visits,
) -> None:
    window = opened("sources?source=beijing_annual_2025&at=deposits.2025")
    assert "缴存额" in window.page.inner_text("tr.on")
    notice = window.page.locator(".notice")
    assert "未存这份文件的全文" in notice.inner_text()
    assert str(notice.locator("a").get_attribute("href")).startswith("https://")
    assert window.page.locator(".pane.text").count() == 0


def test_the_language_changes_the_table_and_keeps_filter_and_place(opened: Visits) -> None:
    window = opened()
    window.page.locator('.chips button[data-value="actual"]').click()
    mark(window, "1,162.02").click()
    window.page.get_by_text("English", exact=True).click()
    window.page.wait_for_function("document.documentElement.lang === 'en'")
    expect(window.page.locator("tr.on")).to_contain_text("Deposits")
    expect(window.page.locator('.chips [aria-pressed="true"]')).to_contain_text("Actual")
    assert {"lang=en", "role=actual"} <= set(window.page.url.split("?")[1].split("&"))
    assert "at=" in window.page.url
    assert not re.search("[\u4e00-\u9fff]", window.heading())


def test_a_chinese_screen_shows_no_english_outside_the_report(opened: Visits) -> None:
    window = opened()
    window.page.locator(".pane.text").evaluate("pane => pane.remove()")
    stray = {
        text
        for text in window.page.evaluate(ALL_WORDS)
        if re.search("[A-Za-z]{2,}", re.sub("OCR|APP", "", LATIN.sub("", text)))
    }
    assert stray == set()
