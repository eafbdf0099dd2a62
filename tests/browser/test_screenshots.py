"""Screenshots of every page for the README and for the eye, kept in docs/screenshots.

A picture is replaced only when it looks different, so that a test run leaves no noise behind.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.browser.conftest import PHONE, WIDE, Visit
from tests.browser.test_pages import PAGES

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
TALLEST = 4000
HEIGHT = "() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight"
# Fonts are drawn a little differently from machine to machine.
LOOKS_DIFFERENT = 0.0005


# A page that shows no figure until a file is brought in, and one whose findings name theirs.
WITHOUT_SOURCES = {"upload", "quality"}


# Every page in Chinese at both widths, in English at one each in turn: both widths of both would
# take a minute and a half more and differ in nothing but words.
VIEWS = [
    (name, language, width)
    for number, name in enumerate(PAGES)
    for language, width in (("zh", WIDE), ("zh", PHONE), ("en", (WIDE, PHONE)[number % 2]))
]


@pytest.mark.parametrize(("name", "language", "width"), VIEWS)
def test_a_page_can_be_pictured_whole(
    name: str, language: str, width: int, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    window = visit(width)
    window.open(f"{name}?lang={language}")
    if name not in WITHOUT_SOURCES:
        window.page.locator(".source-line").last.wait_for()
    tall = whole_height(window, width)
    fresh = tmp_path / f"{name}-{language}-{width}.png"
    window.page.screenshot(path=fresh)
    keep(fresh, FOLDER / fresh.name)
    with Image.open(FOLDER / fresh.name) as picture:
        assert picture.size == (width, tall)
        assert tall == TALLEST or window.page.evaluate(HEIGHT) <= tall
        assert len(picture.convert("RGB").getcolors(maxcolors=1 << 24) or []) > 20


def whole_height(window: Visit, width: int) -> int:
    """Make the window as tall as its page; a picture drawn late may lengthen the page once more."""
    tall = 0
    while tall < (needed := min(max(window.page.evaluate(HEIGHT), 600), TALLEST)):
        tall = needed
        window.page.set_viewport_size({"width": width, "height": tall})
        window.settle()
    return tall


def keep(fresh: Path, kept: Path) -> None:
    """Replace the kept picture unless it looks the same."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(fresh) as picture:
        small = picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=128)
        if kept.exists() and looks_like(picture, kept):
            return
        small.save(kept, optimize=True)


def looks_like(picture: Image.Image, kept: Path) -> bool:
    """Tell whether few pixels differ visibly."""
    with Image.open(kept) as old:
        if old.size != picture.size:
            return False
        difference = ImageChops.difference(old.convert("L"), picture.convert("L"))
    visible = sum(difference.histogram()[48:])
    return visible / (picture.width * picture.height) < LOOKS_DIFFERENT
