"""The page of a self-evaluation: what it says, what it offers, what it leaves open."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import performance
from dashboard.markup import Html
from dashboard.texts import in_language
from dashboard.workbooks import Number, workbook
from tests.small_data import SmallData

PAGE = Path(__file__).parents[2] / "pages" / "performance.py"
GUANGZHOU = ("guangzhou", 2022, "zh")


def page(**query: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def read(content: Html) -> str:
    """Give markup as it is read."""
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", "", content.text)))


def words(app: AppTest) -> str:
    return " ".join(read(Html(element.proto.body)) for element in app.get("html"))


@pytest.mark.usefixtures("real_data")
class TestOnRealData:
    def test_guangzhou_is_told_by_default(self) -> None:
        app = page()
        assert not app.exception
        assert app.title[0].value == "广州 · 2022 绩效自评"
        assert app.selectbox(key="centre").options == ["广州", "益阳"]
        assert len(app.get("plotly_chart")) == 2
        assert not app.query_params

    def test_the_lead_tells_total_losses_target_missed_and_rates_that_differ(self) -> None:
        lead = read(performance.page_of(*GUANGZHOU).lead)
        assert "自评总分 96.82 分" in lead
        assert "失 3.18 分，分在 5 项" in lead
        assert "新开户职工 66.25 万人（目标 69 万人）未达目标，报告却写" in lead
        assert "各项绩效指标均已达到既定目标。" in lead
        assert "新媒体宣传率印 123%，复算 123.53%" in lead
        assert "贷款笔数印 129.1%，复算 129.0%" in lead

    def test_numbers_of_the_lead_open_their_source(self) -> None:
        found = performance.page_of(*GUANGZHOU)
        for number in ("96.82", "49.82", "47.00", "66.25 万人", "123%"):
            assert re.search(rf'<button[^>]*data-source="#\d+"[^>]*>{number}<', found.lead.text)

    def test_inferred_full_marks_are_marked_and_printed_ones_are_not(self) -> None:
        tree = performance.page_of(*GUANGZHOU).tree.text
        assert re.search(r"◇ 2<", tree)
        assert re.search(r'data-source="#\d+"[^>]*>50<', tree)

    def test_every_table_explains_what_is_unusual_in_words(self) -> None:
        targets = read(performance.page_of(*GUANGZHOU).targets)
        assert "印数与截尾（不进位）一致" in targets
        assert "未印出；按完成率倒推 ◇ 386 万平方米" in targets
        assert "与目标差 ◇ 2.75 万人，失 0.08 分" in targets
        assert (
            targets.index("新媒体宣传率") < targets.index("新开户职工") < targets.index("实缴职工")
        )

    def test_pictures_state_their_finding_in_words(self) -> None:
        found = performance.page_of(*GUANGZHOU)
        assert found.weights is not None
        assert found.completion is not None
        assert found.weights.alt.startswith("失 3.18 分：")
        assert "采购管理 8/10" in found.weights.alt
        assert "新媒体宣传率：印 123%，复算 123.53%" in found.completion.alt

    def test_blocks_weigh_their_full_marks_at_every_level(self) -> None:
        chart = performance.page_of(*GUANGZHOU).weights
        assert chart is not None
        (trace,) = chart.spec["data"]
        sizes = dict(zip(trace["ids"], trace["values"], strict=True))
        below: dict[str, float] = {}
        for key, parent in zip(trace["ids"], trace["parents"], strict=True):
            if parent:
                below[parent] = below.get(parent, 0.0) + sizes[key]
        assert sizes["total"] == 100
        assert len(below) > 10
        assert below == pytest.approx({parent: sizes[parent] for parent in below})

    def test_a_report_without_scores_says_so_and_shows_no_zero(self) -> None:
        app = page(centre="yiyang")
        assert not app.exception
        assert app.title[0].value == "益阳 · 2023 绩效自评"
        told = words(app)
        assert "没有印出总分、各项得分与满分（未披露），不能当作零分" in told
        assert "缴存额 126%" in told
        assert "无法复算" in told
        assert not app.get("plotly_chart")
        assert not re.search(r"(?<![\d.])0 ?分", told)

    @pytest.mark.parametrize(
        ("centre", "said"), [("beijing", "北京"), ("shanghai", "上海"), ("wuhan", "武汉")]
    )
    def test_a_centre_without_self_evaluation_is_told_and_another_shown(
        self, centre: str, said: str
    ) -> None:
        app = page(centre=centre)
        assert not app.exception
        assert app.title[0].value == "广州 · 2022 绩效自评"
        (notice,) = [info.value for info in app.info if said in info.value]
        assert "未收集" in notice or "未披露" in notice

    def test_a_year_without_self_evaluation_is_told_and_the_one_there_is_shown(self) -> None:
        app = page(year="2025")
        assert app.title[0].value == "广州 · 2022 绩效自评"
        assert any("广州 2025 年没有绩效自评数据" in info.value for info in app.info)

    def test_the_page_says_that_scores_are_not_compared(self) -> None:
        assert "不同中心的得分不可比" in words(page())

    def test_an_english_page_names_headings_in_the_report_s_own_language(self) -> None:
        with in_language("en"):
            found = performance.page_of("guangzhou", 2022, "en")
            text = found.lead.text + found.tree.text + found.losses.text + found.projects.text
        plain = re.sub(r'<(\w+) lang="zh">.*?</\1>', "", text)
        plain = re.sub(r'aria-label="[^"]*"', "", plain)
        assert "Self-assessed total" in plain
        assert not re.search("[\u4e00-\u9fff]", plain)

    def test_the_download_holds_targets_scores_projects_and_places(self) -> None:
        sheets = performance.sheets("guangzhou", 2022)
        assert [sheet.title for sheet in sheets] == [
            "目标与完成",
            "得分树：从总分到各项",
            "项目支出自评",
            "口径与来源",
        ]
        for sheet in sheets:
            assert sheet.rows
            assert {len(row) for row in sheet.rows} == {len(sheet.columns)}
        total = sheets[1].rows[0]
        numbers = [cell.value for cell in total if isinstance(cell, Number)]
        assert numbers[:3] == pytest.approx([96.82, 100, 3.18])

    @pytest.mark.parametrize(("centre", "year"), [("guangzhou", 2022), ("yiyang", 2023)])
    def test_the_download_can_be_written(self, centre: str, year: int) -> None:
        assert workbook(performance.sheets(centre, year), "x").startswith(b"PK")


def test_without_any_self_evaluation_the_page_says_how_to_bring_one_in(
    small_data: SmallData,
) -> None:
    small_data.reading()
    small_data.build()
    app = page()
    assert not app.exception
    assert app.info[0].value == "还没有任何绩效自评的数据。请到「上传」页载入。"
