"""The history laid out: the list and its filters, a batch opened, and nothing taken for markup."""

from __future__ import annotations

import json
import re
from datetime import datetime
from html import unescape
from typing import Final

import pytest

from dashboard import history, history_opened
from dashboard.history import Asked, list_of
from dashboard.texts import in_language
from etl import uploads
from etl.uploads import Act
from tests.small_data import SmallData
from tests.uploaded import publish, withdraw
from warehouse.writing import writing

EARLY, LATE = (datetime.fromisoformat(f"2026-11-{day}T09:30") for day in (10, 12))
DEPOSITS = ("guangzhou", 2023, "deposits", "12.00", "亿元")
HOSTILE: Final = "<img src=x onerror=alert(1)>&\"'**粗**$x$.xlsx"


@pytest.fixture
def built(small_data: SmallData) -> SmallData:
    """Build a warehouse, collected on the first, with Guangzhou's deposits of 10 亿元 in 2022."""
    small_data.reading()
    small_data.build()
    return small_data


@pytest.fixture
def several(built: SmallData) -> dict[str, int]:
    """Give a batch in each state, by its state."""
    published = publish(DEPOSITS, name="广州.xlsx", at=EARLY)
    withdrawn = publish(("yiyang", 2021, "deposits", "1.00", "亿元"), name="益阳.csv", at=EARLY)
    withdraw(withdrawn, at=LATE, by="陈静", reason="填错年度")
    with writing() as writer:
        staged = uploads.stage(writer, "草稿.xlsx", b"draft", Act("赵强", LATE))
        discarded = uploads.stage(writer, "没用.xlsx", b"useless", Act("", LATE))
        uploads.discard(writer, discarded)
    return {
        "published": published,
        "withdrawn": withdrawn,
        "staged": staged,
        "discarded": discarded,
    }


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def listed(**asked: str) -> list[int]:
    """Give the batches listed."""
    rows = re.findall(r'<td class="batch"[^>]*><a[^>]*>(\d+)', page(**asked))
    return [int(number) for number in rows]


def page(**asked: str) -> str:
    return list_of(Asked(**asked), "zh").content.text


def row(batch_id: int) -> str:
    (found,) = [r for r in re.findall("<tr>.*?</tr>", page()) if f">{batch_id}</a>" in r]
    return words(found)


def batch_page(batch_id: int) -> str:
    found = history_opened.opened(batch_id, "zh")
    return words((found.heading + found.about + found.content).text)


def test_the_list_counts_the_uploads_by_their_state(several: dict[str, int]) -> None:
    lead = list_of(Asked(), "zh").lead
    assert lead == "上传过 4 批：1 批待发布、1 批已发布、1 批已撤回、1 批已放弃"
    with in_language("en"):
        lead = list_of(Asked(), "en").lead
    assert lead == "Uploads so far: 4 (drafts: 1, published: 1, withdrawn: 1, laid aside: 1)"


def test_the_project_s_own_data_stand_below_with_a_line_why(several: dict[str, int]) -> None:
    uploaded, own = page().split("<h2>项目自带的数据</h2>")
    assert "small.csv" in own
    assert "small.csv" not in uploaded
    assert "所以不能在这里撤回" in words(own)
    assert "2026-11-01 收集" in words(own)
    assert "gjj build" not in own


def test_a_history_without_uploads_says_so_and_shows_the_project_s_data(built: SmallData) -> None:
    assert list_of(Asked(), "zh").lead == "还没有人上传过文件；下面是项目自带的数据。"
    assert listed() == [1]


def test_a_line_tells_who_what_when_how_many_of_whom_and_what_became(
    several: dict[str, int],
) -> None:
    told = row(several["withdrawn"])
    for part in ("益阳.csv", "李明", "2026-11-10 09:30", "益阳 · 2021", "已撤回", "陈静"):
        assert part in told
    assert "2026-11-12 09:30" in told
    assert "填错年度" in told
    assert "未署名" in row(several["discarded"])
    assert "继续核对" in row(several["staged"])
    assert f"./upload?draft={several['staged']}" in page()


def test_counts_of_the_difference_are_told(built: SmallData) -> None:
    batch_id = publish(DEPOSITS)
    counts = {"new": 1200, "changed": 0, "unchanged": 3, "conflicting": 0}
    with writing() as writer:
        uploads.sum_up(writer, batch_id, json.dumps({"difference": counts}))
    assert "新增 1,200 · 未变 3" in row(batch_id)


@pytest.mark.parametrize(
    ("asked", "states"),
    [
        ({"state": "published"}, ["published"]),
        ({"state": "discarded"}, ["discarded"]),
        ({"centre": "yiyang"}, ["withdrawn"]),
        ({"words": "陈静"}, ["withdrawn"]),
        ({"words": "填错 益阳"}, ["withdrawn"]),
        ({"words": "GUANGZHOU"}, ["published"]),
        ({"words": "草稿.XLSX"}, ["staged"]),
        ({"words": "广州", "state": "staged"}, []),
    ],
)
def test_the_list_is_narrowed_by_words_state_and_centre(
    several: dict[str, int], asked: dict[str, str], states: list[str]
) -> None:
    found = [number for number in listed(**asked) if number > 1000]
    assert found == [several[state] for state in states]


def test_a_batch_is_found_by_its_number_and_its_hash(several: dict[str, int]) -> None:
    number = several["published"]
    sha256 = history.batches()[number].sha256
    assert listed(words=str(number)) == [number]
    assert listed(words=sha256) == [number]


def test_a_list_that_nothing_fits_says_so(several: dict[str, int]) -> None:
    asked = Asked(words="没有这样的文件名")
    assert "没有符合所选条件的" in list_of(asked, "zh").lead
    assert listed(words=asked.words) == []


def test_centres_offered_are_those_of_uploads(several: dict[str, int]) -> None:
    assert history.centres() == ("every", "guangzhou", "yiyang")


def test_a_long_list_is_cut_with_a_line(
    several: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_LISTED", 3)
    assert "符合的有 4 批，只列出最近 3 批" in words(page(words="。"))
    assert len([number for number in listed(words="。") if number > 1000]) == 3


def test_a_batch_opened_tells_its_file_its_hash_and_its_events_in_order(
    several: dict[str, int],
) -> None:
    told = batch_page(several["withdrawn"])
    sha256 = history.batches()[several["withdrawn"]].sha256
    assert f"第 {several['withdrawn']} 批 · 益阳.csv" in told
    assert sha256 in told
    told = told[told.index("经过") :]
    steps = [told.index(step) for step in ("载入 李明", "发布 李明", "撤回 陈静")]
    assert steps == sorted(steps)
    assert "放弃（未发布）" in batch_page(several["discarded"])


def test_the_figures_of_a_batch_tell_their_cell_and_what_became_of_them(
    several: dict[str, int],
) -> None:
    told = batch_page(several["published"])
    assert "广州 2023 缴存额 12.00 亿元 工作表「缴存」单元格 C7 ● 入选序列" in told
    publish((*DEPOSITS[:3], "13.00", "亿元"), name="更正.xlsx", at=LATE)
    assert "备选，现用「更正.xlsx」" in batch_page(several["published"])
    told = batch_page(several["withdrawn"])
    assert "工作表「缴存」单元格 C7 已撤回" in told
    assert "尚未发布，数字没有入库" in batch_page(several["staged"])


def test_a_batch_of_the_project_tells_its_lines_and_why_it_cannot_be_withdrawn(
    built: SmallData,
) -> None:
    told = batch_page(1)
    assert "small.csv 第 2 行" in told
    assert "所以不能在这里撤回" in told


def test_warnings_are_told_with_the_reasons_they_were_passed_for(built: SmallData) -> None:
    batch_id = publish(DEPOSITS)
    warnings = [
        {"code": "jump", "place": "缴存!C7", "reason": "合并了<b>分中心</b>"},
        {"code": "code_of_another_version", "place": "缴存!C7", "reason": ""},
    ]
    with writing() as writer:
        uploads.sum_up(writer, batch_id, json.dumps({"difference": {}, "warnings": warnings}))
    told = batch_page(batch_id)
    assert "合并了<b>分中心</b>" in told
    assert "code_of_another_version 1 没有写理由" in told


def test_a_batch_of_many_figures_lists_the_first_and_downloads_them_all(
    built: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [("guangzhou", year, "deposits", "1.00", "亿元") for year in range(2001, 2006)]
    batch_id = publish(*lines)
    monkeypatch.setattr(history_opened, "MOST_FIGURES", 2)
    assert "共 5 个，只列出前 2 个" in batch_page(batch_id)
    (sheet,) = history_opened.opened_sheets(batch_id)
    assert [r[1] for r in sheet.rows] == [2005, 2004, 2003, 2002, 2001]
    assert {len(r) for r in sheet.rows} == {len(sheet.columns)}


def test_the_download_of_the_history_holds_every_batch(several: dict[str, int]) -> None:
    (sheet,) = history.list_sheets()
    assert {r[0] for r in sheet.rows} == {1, *several.values()}
    assert {len(r) for r in sheet.rows} == {len(sheet.columns)}
    (withdrawn,) = [r for r in sheet.rows if r[0] == several["withdrawn"]]
    assert {"陈静", "填错年度", "已撤回"} <= {str(cell) for cell in withdrawn}


def test_names_and_reasons_are_shown_as_they_are_and_never_as_markup(built: SmallData) -> None:
    batch_id = publish(DEPOSITS, name=HOSTILE, by="<b>谁</b>", at=EARLY)
    publish((*DEPOSITS[:3], "13.00", "亿元"), name=HOSTILE, at=LATE)
    withdraw(batch_id, by="<i>他</i>", reason="</q><script>alert(1)</script>")
    opened = history_opened.opened(batch_id, "zh")
    for found in (page(), (opened.heading + opened.about + opened.content).text):
        assert not re.search("<(img|script|b>谁|i>)", found)
        told = unescape(found)
        for part in (HOSTILE, "<b>谁</b>", "<i>他</i>", "</q><script>alert(1)</script>"):
            assert part in told


@pytest.mark.parametrize("asked", ["9999", "x", "-1", "1e3", "<b>", "9" * 500])
def test_an_unknown_batch_is_said_to_be_unknown(built: SmallData, asked: str) -> None:
    batch, notice = history_opened.asked(asked)
    assert batch is None
    assert notice == f"没有批次「{asked[:30]}」。"


def test_a_known_batch_is_opened_without_a_word(built: SmallData) -> None:
    batch, notice = history_opened.asked("1")
    assert batch
    assert (batch.id, notice) == (1, "")
    assert history_opened.asked("") == (None, "")
