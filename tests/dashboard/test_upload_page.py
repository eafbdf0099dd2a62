"""The upload page: dropped, kept, opened, checked, compared, published, each seen by its user."""

from __future__ import annotations

import re

import pytest

from catalogue import catalogue
from dashboard import upload_drafts
from etl import loading, uploads
from etl.loading import Examined
from tests.dashboard.upload_made import GOOD, HEADS, Page, workbook
from tests.small_data import SmallData
from warehouse import connection
from warehouse.writing import writing

FIRST = 1001
PUBLISH = f"upload-publish-{FIRST}"


@pytest.fixture(autouse=True)
def built(small_data: SmallData) -> SmallData:
    """Build a warehouse that holds deposits of 10 亿元 of Guangzhou in 2022."""
    small_data.reading()
    small_data.build()
    return small_data


def drafts() -> list[int]:
    with connection.cursor() as reader:
        return [one.batch_id for one in uploads.drafts(reader)]


def state_of(batch_id: int) -> str:
    return upload_drafts.batch_of(batch_id).state


def chosen(year: int = 2023, indicator: str = "deposits") -> float | None:
    """Give Guangzhou's figure that pages show, in yuan."""
    rows = connection.rows("figures_of_centres", {"centres": ["guangzhou"]})
    return next((row[3] for row in rows if row[1:3] == (year, indicator)), None)


@pytest.mark.parametrize(("language", "step"), [("zh", "下载模板"), ("en", "Get the template")])
def test_the_first_look_explains_three_steps_and_offers_template_and_box(
    language: str, step: str
) -> None:
    page = Page(lang=language)
    assert step in page.text
    assert page.markup.count('class="step"') == 3
    assert len(page.tested.file_uploader) == 1
    assert len(page.tested.get("download_button")) == 1


def test_a_dropped_file_is_a_draft_at_once_and_stands_in_the_address() -> None:
    page = Page().drop(("2023年报.xlsx", workbook(GOOD)))
    assert page.draft == FIRST
    assert drafts() == [FIRST]
    assert "2023年报.xlsx" in page.text
    assert "读出 2 个数：广州，2023 年" in page.text
    assert chosen() is None, "a draft changes nothing"


def test_a_draft_is_there_for_the_next_session() -> None:
    Page().drop(("2023年报.xlsx", workbook(GOOD)))
    assert "读出 2 个数" in Page(draft=str(FIRST)).text
    listed = Page()
    assert all(words in listed.text for words in ("2023年报.xlsx", "张敏", "没有问题"))
    assert listed.click(f"open-{FIRST}").draft == FIRST


def test_the_same_file_twice_is_one_draft() -> None:
    content = workbook(GOOD)
    for name in ("a.xlsx", "again.xlsx"):
        assert Page().drop((name, content)).draft == FIRST
    assert drafts() == [FIRST]


def test_several_files_are_several_drafts_in_the_list() -> None:
    other = workbook(("益阳", 2023, 1.5, 1.25))
    page = Page().drop(("a.xlsx", workbook(GOOD)), ("b.xlsx", other))
    assert page.draft is None
    assert sorted(drafts()) == [FIRST, FIRST + 1]
    assert "收到 2 个文件" in page.text
    assert page.tested.file_uploader[0].value == []


def test_a_file_that_cannot_be_read_is_told_in_one_sentence_and_not_kept() -> None:
    page = Page().drop(("坏.xlsx", b"PK\x03\x04 cut short"))
    assert drafts() == []
    (fault,) = re.findall(r'<p class="notice fault"[^>]*>(.*?)</p>', page.markup)
    assert "坏.xlsx" in fault
    assert "fault" not in page.run().markup, "it is said once"


def test_nothing_but_a_good_file_with_a_name_behind_it_can_be_published() -> None:
    page = Page(by="").drop(("a.xlsx", workbook(GOOD)))
    assert not page.can_click(PUBLISH)
    assert "请填写您的姓名" in page.text
    page.type("person", "张敏")
    assert page.can_click(PUBLISH)


def test_publishing_changes_what_pages_show_and_says_where_to_go() -> None:
    page = Page().drop(("a.xlsx", workbook(GOOD)))
    assert re.search("新增 2 ", page.text)
    page.click(PUBLISH)
    assert chosen() == pytest.approx(11.25e8)
    assert state_of(FIRST) == "published"
    assert f"批次 {FIRST} 已发布" in page.text
    assert f'href="./history?batch={FIRST}"' in page.markup
    assert 'href="./overview?centre=guangzhou&amp;year=2023"' in page.markup
    assert f"批次 {FIRST} 已发布" in Page(draft=str(FIRST)).text, "a reload says the same"


def test_an_error_stands_at_its_cell_and_keeps_the_file_from_being_published() -> None:
    page = Page().drop(("a.xlsx", workbook(("广州", 2023, "待定", 5.25))))
    assert "年报!C2" in page.text
    assert "待定" in page.text
    assert not page.can_click(PUBLISH)
    assert "处错误要改正" in page.text
    labels = [str(getattr(one, "label", "")) for one in page.tested.get("download_button")]
    assert labels == ["下载模板", "下载标注副本"]


def test_a_warning_is_answered_by_a_reason_which_is_kept() -> None:
    # Ten times the 10 亿元 of the report of the same year is a disagreement with it.
    page = Page().drop(("a.xlsx", workbook(("广州", 2022, 12.25, 5.25))))
    assert not page.can_click(PUBLISH)
    assert "提醒要说明理由" in page.text
    page.type(f"upload-reason-{FIRST}", "已与财务报表核对")
    assert page.can_click(PUBLISH)
    later = Page(draft=str(FIRST))
    assert later.tested.text_input(key=f"upload-reason-{FIRST}").value == "已与财务报表核对"
    later.click(PUBLISH)
    assert "已与财务报表核对" in upload_drafts.batch_of(FIRST).summary


def test_a_touch_of_a_box_does_not_examine_again(monkeypatch: pytest.MonkeyPatch) -> None:
    examined: list[str] = []
    real = loading.examine

    def counting(content: bytes, name: str, *rest: object) -> Examined:
        examined.append(name)
        return real(content, name, *rest)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(loading, "examine", counting)
    page = Page().drop(("a.xlsx", workbook(("广州", 2022, 12.25, 5.25))))
    assert examined == ["a.xlsx"]
    page.type(f"upload-reason-{FIRST}", "已核对")
    page.tested.button_group(key="upload_levels").set_value("warning")
    page.run()
    assert examined == ["a.xlsx"]


# 100,000 under 亿元, where the report has 10 亿元: the column is in 万元.
SLIPPED = workbook(("广州", 2022, 100_000), heads=HEADS[:3])


def test_a_unit_is_proposed_and_changes_nothing_until_it_is_taken() -> None:
    page = Page().drop(("a.xlsx", SLIPPED))
    assert "「缴存额」按 万元 读（年报!C2）" in page.text
    assert "100,000" in page.text
    page.click(f"upload-take-{FIRST}-0")
    assert "按 万元 读" not in page.text
    assert re.search("未变 1 ", page.text), "10 亿元, as the report has it"
    assert page.can_click(PUBLISH)


def test_a_unit_is_kept_with_a_reason() -> None:
    page = Page().drop(("a.xlsx", SLIPPED))
    assert not page.can_click(PUBLISH)
    page.type(f"upload-reason-{FIRST}-keep-0", "单位无误")
    draft = upload_drafts.opened(FIRST)
    assert draft is not None
    assert list(draft.choices.reasons.values()) == ["单位无误"]


def test_who_publishes_after_others_is_told_and_sees_the_new_difference() -> None:
    mine = Page().drop(("a.xlsx", workbook(GOOD)))
    theirs = Page(by="李明").drop(("b.xlsx", workbook(("广州", 2023, 11.5, 5.25))))
    theirs.click(f"upload-publish-{FIRST + 1}")
    mine.click(PUBLISH)
    assert state_of(FIRST) == "staged"
    assert "李明发布或撤回了批次 1002" in mine.text
    assert "11.5 亿元" in mine.text, "the new difference is held against their figure"
    assert chosen() == pytest.approx(11.5e8)
    mine.type(f"upload-reason-{FIRST}", "以本表为准").click(PUBLISH)
    assert state_of(FIRST) == "published"


def test_who_only_looks_on_is_told_too_when_others_publish() -> None:
    mine = Page().drop(("a.xlsx", workbook(GOOD)))
    other = Page(by="李明").drop(("b.xlsx", workbook(("广州", 2023, 11.5, 5.25))))
    other.click(f"upload-publish-{FIRST + 1}")
    assert "李明发布或撤回了批次 1002" in mine.run().text
    assert "李明" not in mine.run().text, "once"


def test_a_file_without_centre_and_year_is_asked_for_both() -> None:
    page = Page().drop(("a.xlsx", workbook((11.25, 5.25), heads=HEADS[2:])))
    assert not page.can_click(PUBLISH)
    page.choose(f"upload-centre-{FIRST}", "guangzhou").choose(f"upload-year-{FIRST}", 2023)
    assert "读出 2 个数：广州，2023 年" in page.text
    assert page.can_click(PUBLISH)


def test_a_name_that_is_no_centre_is_asked_for_and_can_be_left_aside() -> None:
    page = Page().drop(("a.xlsx", workbook(GOOD, ("羊城市", 2023, 12.5, 6.5))))
    assert not page.can_click(PUBLISH)
    assert page.tested.selectbox(key=f"upload-name-{FIRST}-0").label == "「羊城市」"
    page.choose(f"upload-name-{FIRST}-0", "")
    assert page.can_click(PUBLISH)
    assert "读出 2 个数" in page.text


def test_a_hidden_sheet_is_left_out_until_it_is_asked_for() -> None:
    content = workbook(GOOD, hidden=("益阳", 2023, 1.5, 1.25))
    page = Page().drop(("a.xlsx", content))
    assert "读出 2 个数" in page.text
    page.tested.checkbox[0].check()
    assert "读出 4 个数" in page.run().text
    page.tested.checkbox[0].uncheck()
    assert "读出 2 个数" in page.run().text


def test_a_heading_is_corrected_remembered_and_forgotten() -> None:
    heads = ("中心", "年度", "提取额（亿元）", "本年进账（亿元）")
    page = Page().drop(("a.xlsx", workbook(("广州", 2023, 5.25, 11.25), heads=heads)))
    assert "未识别" in page.text
    page.choose(f"upload-correct-{FIRST}", 1)
    page.choose(f"upload-indicator-{FIRST}-1", "deposits")
    page.click(f"upload-correct-do-{FIRST}-1")
    assert "读出 2 个数：广州，2023 年" in page.text
    page.click(PUBLISH)
    assert chosen() == pytest.approx(11.25e8)

    later = Page().drop(("b.xlsx", workbook(("广州", 2024, 6.25, 12.25), heads=heads)))
    assert "以前的改正" in later.text
    assert "读出 2 个数" in later.text
    later.choose("upload-forget", ("guangzhou", "本年进账")).click("upload-forget-do")
    assert "未识别" in later.text
    assert connection.rows("all_corrections") == []


def test_a_correction_can_be_undone_before_publishing() -> None:
    page = Page().drop(("a.xlsx", workbook(GOOD)))
    page.choose(f"upload-correct-{FIRST}", 0).choose(f"upload-indicator-{FIRST}-0", "")
    page.click(f"upload-correct-do-{FIRST}-0")
    assert "读出 1 个数" in page.text
    assert "不读此列（留在原文件，不入库）" in page.text
    page.click(f"upload-correct-undo-{FIRST}-0")
    assert "读出 2 个数" in page.text


def test_a_draft_laid_aside_leaves_the_list_and_changes_nothing() -> None:
    page = Page().drop(("a.xlsx", workbook(GOOD)))
    page.click(f"aside-{FIRST}-sure")
    assert page.draft is None
    assert drafts() == []
    assert state_of(FIRST) == "discarded"
    assert "没有改变任何数据" in Page(draft=str(FIRST)).text


def test_a_report_goes_the_same_way() -> None:
    text = "广州住房公积金2023年年度报告\n2023年，缴存额11.25亿元，提取额5.25亿元。"
    page = Page().drop(("广州2023.txt", text.encode()))
    assert "缴存额11.25亿元" in page.text, "a reading shows its sentence"
    page.click(PUBLISH)
    assert chosen() == pytest.approx(11.25e8)


def test_markup_in_names_and_cells_is_shown_as_text() -> None:
    evil = "<img src=x onerror=alert(1)> **粗** $x$"
    heads = (*HEADS, evil)
    content = workbook((*GOOD, 7), (evil + "市", 2023, evil, 1, 2), heads=heads)
    page = Page(by=evil).drop((f"{evil}.xlsx", content))
    assert "<img" not in page.markup
    assert page.markup.count("&lt;img") > 2
    (label,) = (str(one.label) for one in page.tested.selectbox if "img" in str(one.label))
    assert "**粗**" in label.replace("\\", "")
    assert not re.search(r"(?<!\\)[*$<>`\[]", label), "a label is Markdown"


@pytest.mark.parametrize("asked", ["999999", "7", "x", "-1", "<b>"])
def test_an_address_of_no_draft_gets_the_list_or_the_batch_and_no_fault(asked: str) -> None:
    page = Page(draft=asked)
    assert "出错" not in page.text
    assert page.markup.count("<h1") == 1


def test_a_withdrawn_batch_says_so_at_its_address() -> None:
    Page().drop(("a.xlsx", workbook(GOOD))).click(PUBLISH)
    with writing() as writer:
        uploads.withdraw(writer, catalogue(), FIRST, uploads.Act("李明", uploads.now()))
    assert "数据恢复到发布之前" in Page(draft=str(FIRST)).text
    assert chosen() is None
