"""The page of a self-evaluation in a real browser: opened level by level, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import PHONE, WIDE, Visit

Visits = Callable[..., Visit]
BLOCK = '.treemaplayer text:has-text("{name}")'


def tap(window: Visit, name: str) -> None:
    """Click where a block has its name: the block itself lies over its text."""
    text = window.page.locator(BLOCK.format(name=name)).first
    text.wait_for()
    text.scroll_into_view_if_needed()
    window.page.wait_for_timeout(1000)
    box = text.bounding_box()
    assert box is not None
    window.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_block_opens_its_items_and_an_item_its_source(width: int, visit: Visits) -> None:
    window = visit(width)
    window.open("performance")
    assert window.page.locator(BLOCK.format(name="绩效信息公开")).count() == 0
    tap(window, "信息公开")
    tap(window, "绩效信息公开")
    dialog = window.page.get_by_role("dialog")
    dialog.wait_for()
    assert dialog.locator("mark").inner_text() == "2"
    assert "绩效目标和绩效自评" in dialog.inner_text()


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_tree_folds_out_and_nothing_is_wider_than_the_screen(width: int, visit: Visits) -> None:
    window = visit(width)
    window.open("performance")
    line = window.page.locator(".tree summary", has_text="采购管理")
    item = window.page.locator(".tree .leaf", has_text="合同备案时效性")
    assert not item.is_visible()
    line.locator("b").click()
    assert item.is_visible()
    item.locator("button.src").first.click()
    assert "合同备案时间不及时" in window.page.get_by_role("dialog").inner_text()
    window.page.keyboard.press("Escape")
    assert window.page.evaluate("document.documentElement.scrollWidth") == width
    small = window.page.evaluate(
        """() => [...document.querySelectorAll('.losses *, .targets *, .tree *')]
            .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3
                && n.data.trim()) && parseFloat(getComputedStyle(e).fontSize) < 13)
            .map(e => e.textContent)"""
    )
    assert small == []
