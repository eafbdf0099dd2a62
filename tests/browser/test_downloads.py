"""Downloads in a real browser: workbook, CSV and picture, in the reader's language."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Download

from tests.browser.conftest import PHONE, WIDE, Visit

Visits = Callable[..., Visit]
# The picture's width in the file: full HD, as a slide is shown.
SLIDE_PX = 1920
OFFERING = ("overview", "dictionary")
# The saved picture's width, its first pixel, and the darkest one where its title stands.
LOOK_AT = """async data => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
        width: image.width, height: image.height});
    const drawn = canvas.getContext('2d');
    drawn.drawImage(image, 0, 0);
    const title = drawn.getImageData(0, 0, image.width / 2, 60).data;
    const greens = title.filter((_, place) => place % 4 === 1);
    return {
        width: image.width,
        corner: [...drawn.getImageData(1, 1, 1, 1).data],
        darkest: Math.min(...greens),
    };
}"""


def download(visit: Visit, kind: str) -> Download:
    """Open the download control and take a file."""
    visit.page.click(".st-key-title [data-testid='stPopover'] button")
    with visit.page.expect_download() as taken:
        visit.page.click(f".st-key-download-{kind} button")
    return taken.value


def content_of(taken: Download) -> bytes:
    return Path(taken.path()).read_bytes()


def heads_of(book: bytes) -> list[tuple[str, list[object]]]:
    pages = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    return [(page.title, [cell.value for cell in next(iter(page.rows))]) for page in pages]


@pytest.mark.parametrize("page", OFFERING)
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_page_offers_an_excel_workbook_named_for_it(visit: Visits, page: str, width: int) -> None:
    window = visit(width)
    window.open(page)
    taken = download(window, "excel")
    assert taken.suggested_filename.startswith("公积金对标-")
    assert taken.suggested_filename.endswith(".xlsx")
    heads = heads_of(content_of(taken))
    assert heads
    for title, names in heads:
        assert title
        assert None not in names


def test_a_file_made_on_the_click_is_in_the_language_of_the_page(visit: Visits) -> None:
    window = visit()
    window.open("overview?lang=en")
    taken = download(window, "excel")
    assert taken.suggested_filename == "HPF-Benchmark-Guangzhou-2022.xlsx"
    (title, names), *_ = heads_of(content_of(taken))
    assert (title, names[:3]) == ("Figures", ["Centre", "Year", "Indicator"])


def test_the_csv_holds_the_numbers_of_the_page(visit: Visits) -> None:
    window = visit()
    window.open("overview?centre=guangzhou&year=2022")
    content = content_of(download(window, "csv"))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    (deposits,) = [row for row in rows if row["指标编号"] == "deposits" and row["年度"] == "2022"]
    assert (deposits["数值"], deposits["单位"], deposits["变化"]) == ("1162.02", "亿元", "9.8")
    assert window.page.locator(".card .value").first.inner_text().startswith("1,162.02")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_is_saved_dark_on_white_and_as_wide_as_a_slide(
    visit: Visits, scheme: str
) -> None:
    window = visit()
    window.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    window.open("overview")
    chart = window.page.locator("[data-testid='stPlotlyChart']").first
    chart.hover()
    button = chart.locator(".modebar-btn")
    assert button.get_attribute("data-title") == "下载 PNG"
    with window.page.expect_download() as taken:
        button.click()
    assert taken.value.suggested_filename.endswith(".png")
    picture = window.page.evaluate(LOOK_AT, base64.b64encode(content_of(taken.value)).decode())
    assert picture["width"] == SLIDE_PX
    assert picture["corner"] == [255, 255, 255, 255]
    assert picture["darkest"] < 60, "the title is not in dark letters"
