"""The quality page in the browser: a finding opened, decided about, written about."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit, serving

Visits = Callable[..., Visit]


@pytest.fixture(scope="module")
def judged(warehouse_of_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real data from a copy that may be decided about."""
    file = tmp_path_factory.mktemp("judged") / "warehouse.duckdb"
    shutil.copy(warehouse_of_data, file)
    with serving(file) as base:
        yield base


@pytest.fixture
def go(visit: Visits, judged: str) -> Callable[..., Visit]:
    def opened(path: str, width: int = 1440) -> Visit:
        window = visit(width, judged)
        window.open(path)
        return window

    return opened


def test_a_finding_is_found_opened_decided_about_and_gone_from_the_open_ones(go: Visits) -> None:
    window = go("quality")
    page = window.page
    page.get_by_role("combobox", name="结果").click()
    page.get_by_role("option", name="不符", exact=True).click()
    page.wait_for_function("location.search.includes('shown=fail')")
    window.settle()
    rows = page.locator(".findings tbody tr")
    assert set(rows.locator(".verdict .badge").all_inner_texts()) == {"✕ 不符"}
    rows.get_by_role("link", name="综合错案率").click()
    page.wait_for_function("location.search.includes('finding=')")
    page.locator(".opened").wait_for()
    window.settle()
    assert window.heading() == "广州 · 2022 · 综合错案率"
    expect(page.locator(".sides")).to_contain_text("(1 + 1) ÷ (317 + 869) × 100% = 0.169%")
    expect(page.locator(".opened blockquote mark").first).to_have_text("0.1")
    page.get_by_role("textbox", name="您的姓名").fill("陈静")
    page.get_by_role("textbox", name="说明").fill("11 月 20 日去函")
    page.get_by_role("textbox", name="说明").press("Tab")
    window.settle()
    page.get_by_role("button", name="标为已函告").click()
    expect(page.get_by_text("已记下：已函告。")).to_be_visible()
    expect(page.locator(".events li")).to_contain_text("陈静")
    page.get_by_role("link", name="返回这个中心的复核结果").click()
    page.locator(".findings").wait_for()
    window.settle()
    assert page.get_by_role("link", name="综合错案率").count() == 0
    page.get_by_role("combobox", name="状态").click()
    page.get_by_role("option", name="已函告").click()
    expect(page.get_by_role("link", name="综合错案率")).to_be_visible()


def test_the_letter_is_a_word_file_in_chinese_whatever_the_language(
    go: Visits, tmp_path: Path
) -> None:
    window = go("quality?whose=yiyang&lang=en")
    button = window.page.get_by_role("button", name="(in Chinese)")
    with window.page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == "益阳勘误函.docx"
    file = tmp_path / "letter.docx"
    download.value.save_as(file)
    told = [one.text for one in docx.Document(str(file)).paragraphs]
    assert told[0].startswith("关于商请核实《")
    assert "益阳市住房公积金管理中心：" in told


def test_a_quote_leads_to_its_sentence_in_the_document(go: Visits) -> None:
    window = go("quality?whose=yiyang&handled=every&rule=disagreement")
    window.page.get_by_role("link", name="上缴廉租补充金").click()
    window.page.locator(".opened").wait_for()
    window.settle()
    window.page.locator(".both .way a").first.click()
    window.page.locator(".reader").wait_for()
    window.settle()
    assert "1.31" in window.page.locator("mark.on").all_inner_texts()


def test_the_source_of_a_number_leads_to_what_contradicts_it(go: Visits) -> None:
    window = go("sources?source=guangzhou_2022&at=5707")
    number = window.page.locator("button.src[data-source='guangzhou|2022|supported_housing_area']")
    number.first.click()
    source = window.page.locator(".source:popover-open")
    expect(source.locator(".checked")).to_contain_text("不符或存疑")
    source.get_by_role("link", name="同一指标只有一个数").click()
    window.page.locator(".opened").wait_for()
    window.settle()
    assert window.heading() == "广州 · 2022 · 支持购房面积"


@pytest.mark.parametrize("path", ["quality", "quality?whose=guangzhou&lang=en"])
def test_on_a_phone_nothing_sticks_out_of_the_page(go: Visits, path: str) -> None:
    window = go(path, PHONE)
    assert window.page.get_by_test_id("stMain").evaluate("e => e.scrollWidth") <= PHONE
    window.page.locator(".findings td.subject a").first.click()
    window.page.locator(".opened").wait_for()
    window.settle()
    assert window.page.get_by_test_id("stMain").evaluate("e => e.scrollWidth") <= PHONE
