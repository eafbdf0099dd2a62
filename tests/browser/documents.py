"""A document opened in the browser: its marks and rows, and whether they can be seen."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from tests.browser.conftest import Visit

DOCUMENT = "sources?source=guangzhou_2022"


def mark(window: Visit, text: str) -> Locator:
    """Find a mark by the number it stands on."""
    return window.page.locator("mark[data-at]", has_text=re.compile(f"^{re.escape(text)}$")).first


def row_of(window: Visit, marked: Locator) -> Locator:
    return window.page.locator(f'tr[data-at="{marked.get_attribute("data-at")}"]').first


def is_in_view(one: Locator) -> bool:
    """Tell whether it lies within the window and within its pane."""
    return bool(
        one.evaluate("""e => {
            const own = e.getBoundingClientRect();
            const pane = e.closest('.pane').getBoundingClientRect();
            const top = Math.max(pane.top, 0), bottom = Math.min(pane.bottom, innerHeight);
            return own.top >= top && own.bottom <= bottom && own.height > 0;
        }""")
    )
