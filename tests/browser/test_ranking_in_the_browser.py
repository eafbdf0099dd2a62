"""The ranking in a real browser: dots that open their source, and a screen in one language."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import PHONE, WIDE, Visit

WORDS = """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
    .filter(e => !['STYLE', 'SCRIPT'].includes(e.tagName) && e.checkVisibility()
        && e.dataset.testid !== 'stIconMaterial')
    .flatMap(e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()))"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_ranking_is_drawn_and_its_numbers_open_their_source(
    width: int, visit: Callable[..., Visit]
) -> None:
    window = visit(width)
    window.open("benchmark?centre=guangzhou")
    page = window.page
    page.locator(".ranking").wait_for()
    window.settle()
    charts = page.locator('[data-testid="stPlotlyChart"]')
    assert charts.count() == 3
    assert charts.first.locator(".scatterlayer path.point").count() > 100
    assert page.locator(".matrix td.q1").count() > 5
    assert page.locator(".ranking tbody tr").count() > 100
    assert not page.evaluate(WIDER)
    words = page.evaluate(WORDS)
    stray = [w for w in words if re.search(r"(?!PNG|Excel)[A-Za-z]{2,}", w) and "gjj" not in w]
    assert stray == []
    page.locator(".lead button.src").first.click()
    source = page.locator(".source:popover-open")
    assert "1376.48" in source.inner_text().replace(",", "")
    page.keyboard.press("Escape")
    number = page.locator('.matrix button.src[data-source^="guangzhou|2025|"]').first
    number.scroll_into_view_if_needed()
    number.click()
    source.wait_for()
    assert "广州" in source.locator("h3").first.inner_text()
    page.keyboard.press("Escape")
    dot = (
        page.locator(".js-plotly-plot").first.locator("g.trace.scatter").last.locator("path.point")
    )
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    assert box is not None
    dot.hover(force=True)
    page.locator(".hoverlayer .hovertext").first.wait_for()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    source.wait_for()
    assert "缴存额" in source.locator("h3").first.inner_text()
