"""The centre page in a real browser: ways down the page, sources, misfits, on desk and phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE, Visit

Visits = Callable[..., Visit]
YIYANG = "centre?centre=yiyang&year=2023"


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_no_wider_than_the_screen_and_its_list_leads_down(
    width: int, language: str, visit: Visits
) -> None:
    window = visit(width)
    window.open(f"{YIYANG}&lang={language}")
    main = window.page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    for key in ("risk", "findings"):
        window.page.locator(f'nav.contents a[href="#centre-{key}"]').click()
        expect(window.page.locator(f"#centre-{key}")).to_be_in_viewport()
        main.evaluate("e => e.scrollTo(0, 0)")


def test_flow_and_lines_open_their_sources_and_a_misfit_its_page(visit: Visits) -> None:
    window = visit()
    window.open(YIYANG)
    end = window.page.locator(".sankey-node rect").last
    end.scroll_into_view_if_needed()
    end.hover()
    end.click()
    expect(window.page.locator("#source mark")).to_contain_text("12738.37")
    window.page.keyboard.press("Escape")
    window.page.locator(".project-lines button.src").first.click()
    expect(window.page.locator("#source mark")).to_contain_text("1825.29")
    window.page.keyboard.press("Escape")
    window.page.locator("a.misfit").first.click()
    window.page.wait_for_url("**/quality?*finding=*")
