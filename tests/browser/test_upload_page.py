"""The analyst's year in a real browser: template, faults, marked copy, published, taken back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, WIDE, Visit, serving

Visits = Callable[..., Visit]
YEAR: Final = 2023
WHO: Final = "张敏"
# Where Guangzhou's figures of 2023 are seen: in a card, a comparison, a line over the years; and
# whether there are pictures before any is published.
BOARDS: Final = {
    "overview?centre=guangzhou&year=2023": False,
    "compare?centres=guangzhou,yiyang&at=2023": True,
    "trends?centres=guangzhou,yiyang": True,
}
# By the growth printed in the report of 2024 Guangzhou's withdrawals of 2023 are 1,024.59 亿元,
# the last digit of which is unsure.
DEPOSITS, WITHDRAWALS, SHARE, EMPLOYERS = 1250.51, 1030.55, 81.2, 16.05
IN_TEN_THOUSANDS: Final = 10_246_000
WORDS: Final = "() => document.querySelector('[data-testid=\"stMain\"]').innerText"
INPUT: Final = '[data-testid="stFileUploaderDropzoneInput"]'


@pytest.fixture(scope="module")
def own_server(warehouse_of_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a copy of the real data that these tests may change."""
    file = Path(shutil.copy(warehouse_of_data, tmp_path_factory.mktemp("own") / "w.duckdb"))
    with serving(file) as address:
        yield address


@dataclass(frozen=True)
class Fault:
    """A fault planted in the template: its sheet and head, what stands there, how it is told."""

    sheet: str
    head: str
    value: str | float
    told: str
    row: int = 0


FAULTS: Final = (
    Fault("缴存", "缴存额", "待定", "待定"),
    Fault("缴存", "缴存余额", 12.3, "羊城市", row=3),
    Fault("提取", "提取额", IN_TEN_THOUSANDS, "10,000 倍"),
    Fault("缴存", "实缴单位数", 17.2, "17.20", row=2),
    Fault("提取", "住房消费类提取占比", 123.4, "123.40%"),
)
MENDED: Final = {
    ("缴存", "缴存额"): DEPOSITS,
    ("提取", "提取额"): WITHDRAWALS,
    ("提取", "住房消费类提取占比"): SHARE,
}


def column(sheet: Worksheet, head: str) -> str:
    """Give the letter of the column under a head, which its unit follows in a line of its own."""
    heads = {str(cell.value).split("\n")[0]: cell for cell in sheet[4] if cell.value}
    return str(heads[head].column_letter)


def row_of(sheet: Worksheet) -> int:
    """Give the row of the year to be filled in, the template being of one centre."""
    return next(row for row in range(5, 12) if sheet[f"B{row}"].value == YEAR)


def plant(template: Path, filled: Path) -> list[str]:
    """Fill the template with five faults; give their cells as the page names them."""
    book = openpyxl.load_workbook(template)
    deposits = book["缴存"]
    first = row_of(deposits)
    deposits[f"{column(deposits, '实缴单位数')}{first}"] = EMPLOYERS
    for offset, name in ((2, "广州"), (3, "羊城市")):
        deposits[f"A{first + offset}"], deposits[f"B{first + offset}"] = name, YEAR
    cells = []
    for fault in FAULTS:
        sheet = book[fault.sheet]
        cell = f"{column(sheet, fault.head)}{row_of(sheet) + fault.row}"
        sheet[cell] = fault.value
        cells.append(f"{fault.sheet}!{cell}")
    book.save(filled)
    return cells


def mend(marked: Path, mended: Path) -> None:
    """Correct the marked copy as somebody does, and save it under another name."""
    book = openpyxl.load_workbook(marked)
    for (name, head), value in MENDED.items():
        book[name][f"{column(book[name], head)}{row_of(book[name])}"] = value
    deposits = book["缴存"]
    first = row_of(deposits)
    for row in (first + 2, first + 3):
        for cell in deposits[row]:
            cell.value = None
    book.save(mended)


def settled(window: Visit) -> None:
    """Wait until what was typed or dropped has come back, which may take two runs."""
    window.page.wait_for_timeout(300)
    window.settle()


def drop(window: Visit, file: Path) -> int:
    """Drop a file on the box and give the draft it became."""
    before = window.page.url
    window.page.locator(INPUT).last.set_input_files(file)
    window.page.wait_for_url(lambda url: "draft=" in url and url != before, timeout=60_000)
    settled(window)
    found = re.search(r"draft=(\d+)", window.page.url)
    assert found
    return int(found[1])


def seen(window: Visit) -> list[str]:
    """Give what the boards say."""
    told = []
    for board, pictures in BOARDS.items():
        window.open(board)
        if pictures:
            window.page.locator(".js-plotly-plot .main-svg").first.wait_for()
        told.append(at_rest(window.page))
    return told


def at_rest(page: Page) -> str:
    """Give a board's words once it has its last line and does not change any more."""
    page.locator(".source-line", has_text="来源").last.wait_for()
    before, now = "", str(page.evaluate(WORDS))
    while now != before:
        page.wait_for_timeout(600)
        before, now = now, str(page.evaluate(WORDS))
    return now


def groups(page: Page) -> list[str]:
    """Give the texts of the kinds of problems."""
    return page.locator("details.problems").all_inner_texts()


@dataclass(frozen=True)
class Desk:
    """What the analyst works with: her window, one with the boards, and a folder for her files."""

    window: Visit
    boards: Visit
    folder: Path

    @property
    def page(self) -> Page:
        """Give the page she works on."""
        return self.window.page

    def publish_button(self) -> Locator:
        """Give the button that publishes."""
        return self.page.get_by_role("button", name="发布", exact=True)

    def download(self, button: str, name: str) -> Path:
        """Take what a button offers, under a name of her own."""
        with self.page.expect_download() as taken:
            self.page.get_by_role("button", name=button).click()
        taken.value.save_as(self.folder / name)
        return self.folder / name

    def type(self, label: str, text: str) -> None:
        """Fill in a box and leave it."""
        self.page.get_by_label(label).last.fill(text)
        self.page.keyboard.press("Tab")
        settled(self.window)


def test_an_analyst_s_year_from_template_to_publishing_and_back(
    visit: Visits, own_server: str, tmp_path: Path
) -> None:
    desk = Desk(visit(WIDE, own_server), visit(WIDE, own_server), tmp_path)
    before = seen(desk.boards)
    desk.window.open("upload")
    first = faults_are_shown(desk)
    assert seen(desk.boards) == before
    assert mended_copy_is_published(desk) == first + 1
    after = seen(desk.boards)
    assert all(was != now for was, now in zip(before, after, strict=True))
    assert "1,250.51" in after[0]
    batch_is_withdrawn(desk)
    assert seen(desk.boards) == before


def faults_are_shown(desk: Desk) -> int:
    """Fill in the template with faults: each stands at its cell, on the page and in the copy."""
    page = desk.page
    page.get_by_label("年度", exact=True).fill(str(YEAR))
    page.keyboard.press("Enter")
    settled(desk.window)
    template = desk.download("下载模板", "模板.xlsx")
    cells = plant(template, desk.folder / "2023年报.xlsx")
    desk.type("您的姓名", WHO)
    draft = drop(desk.window, desk.folder / "2023年报.xlsx")
    told = groups(page)
    for cell, fault in zip(cells, FAULTS, strict=True):
        assert any(cell in one and fault.told in one for one in told), f"{cell}: {fault.told}"
    expect(desk.publish_button()).to_be_disabled()

    marked = openpyxl.load_workbook(desk.download("下载标注副本", "标注.xlsx"))
    for cell, fault in zip(cells, FAULTS, strict=True):
        sheet, _, address = cell.partition("!")
        found = marked[sheet][address]
        assert found.value == fault.value
        assert found.comment is not None, cell
        assert found.fill.fgColor.rgb not in ("00000000", "FFFFFFFF"), cell
    return draft


def mended_copy_is_published(desk: Desk) -> int:
    """Correct the marked copy, look at the difference, publish."""
    page, mended = desk.page, desk.folder / "2023年报-改.xlsx"
    mend(desk.folder / "标注.xlsx", mended)
    page.get_by_text("上传改正后的文件或另一个文件，下载模板").click()
    draft = drop(desk.window, mended)
    assert not any("错误" in one for one in groups(page))
    changed = page.locator(".panel.stacked tr", has_text="1,030.55 亿元")
    assert "≈1,024.6 亿元" in changed.inner_text()
    if page.get_by_label("所有提醒的理由").count():
        expect(desk.publish_button()).to_be_disabled()
        desk.type("所有提醒的理由", "已与财务报表核对")
    desk.publish_button().click()
    page.get_by_text(f"批次 {draft} 已发布").wait_for()
    return draft


def batch_is_withdrawn(desk: Desk) -> None:
    """Follow the way to the history and take the batch back."""
    desk.page.get_by_role("link", name=re.compile("在历史中查看")).click()
    desk.page.get_by_role("button", name="撤回").first.click()
    dialog = desk.page.get_by_role("dialog")
    dialog.locator("textarea").fill("演示完毕")
    desk.page.keyboard.press("Tab")
    settled(desk.window)
    dialog.locator(".st-key-withdraw-sure button").click()
    dialog.wait_for(state="hidden")
    settled(desk.window)


def test_a_name_is_remembered_by_the_browser_and_a_draft_by_the_warehouse(
    visit: Visits, own_server: str, tmp_path: Path
) -> None:
    window = visit(WIDE, own_server)
    window.open("upload")
    name = window.page.get_by_label("您的姓名", exact=True)
    name.fill("李 明")
    window.page.keyboard.press("Tab")
    settled(window)
    report = tmp_path / "益阳2024.txt"
    report.write_text("益阳市住房公积金2024年年度报告\n2024年，缴存额41.25亿元。", encoding="utf-8")
    drop(window, report)
    window.page.reload()
    window.settle()
    assert window.heading() == "益阳2024.txt"
    assert "缴存额41.25亿元" in window.page.evaluate(WORDS)
    expect(name).to_have_value("李 明")


def test_a_file_of_another_kind_is_refused_in_chinese(
    visit: Visits, own_server: str, tmp_path: Path
) -> None:
    window = visit(WIDE, own_server)
    window.open("upload")
    picture = tmp_path / "照片.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    window.page.locator(INPUT).set_input_files(picture)
    window.page.locator('[data-testid="stFileChip"]').wait_for()
    expect(window.page.locator('[data-testid="stFileUploader"]')).not_to_contain_text("allowed")


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_nothing_on_the_page_is_wider_than_the_screen(
    visit: Visits, own_server: str, tmp_path: Path, width: int
) -> None:
    window = visit(width, own_server)
    window.open("upload")
    report = tmp_path / f"一个名字很长很长的文件_{'x' * 60}_{width}.txt"
    report.write_text(
        f"益阳市住房公积金2024年年度报告\n2024年，缴存额41.{width}亿元。", encoding="utf-8"
    )
    drop(window, report)
    main = window.page.locator('[data-testid="stMain"]')
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
