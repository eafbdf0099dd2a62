"""The page of alerts in a real browser: what a rule rests on, and the way there from 总览."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit

Visits = Callable[..., Visit]


def test_the_overview_leads_to_the_alerts_and_a_bound_to_the_sentence_it_is_from(
    visit: Visits,
) -> None:
    window = visit(PHONE)
    window.open("overview?centre=yiyang&year=2023")
    strip = window.page.locator(".strip-of-alerts").first
    expect(strip).to_contain_text("个贷率高于85%")
    strip.locator("a").last.click()
    window.page.wait_for_url("**/alerts?*alert_year=2023*")
    panel = window.page.locator(".hits .panel").first
    expect(panel).to_contain_text("个贷率 89.93%")
    main = window.page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    panel.get_by_role("button").last.click()
    expect(window.page.locator("#source mark")).to_contain_text("85")
