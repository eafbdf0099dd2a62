"""The page of a self-evaluation: what it says, what it offers, what it leaves open."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from shutil import copy

import pytest
from streamlit.testing.v1 import AppTest

from analysis.performance_targets import Target
from dashboard import performance
from dashboard.markup import Html
from dashboard.performance_charts import FRAME, SHADES
from dashboard.performance_dots import ROW_LETTERS
from dashboard.texts import in_language
from dashboard.workbooks import Number, workbook
from etl.amending import amend
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
        assert "自评总分 96.82 分，失分主要在管理效能（47.00 / 50 分）。" in lead
        assert "新开户职工 66.25 万人（目标 69 万人）未达目标，与报告所称不符。" in lead
        assert "复算完成率 12 项，1 项不符（新媒体宣传率 123%），1 项只在四舍五入内相合。" in lead
        assert lead.count("。") == 3

    def test_every_number_of_the_lead_but_counts_opens_its_source(self) -> None:
        told = performance.page_of(*GUANGZHOU).lead.text
        opened = re.findall(r'<button[^>]*data-source="#\d+"[^>]*>([^<]*)<', told)
        assert opened == ["96.82", "47.00", "50", "66.25 万人", "69 万人", "123%"]
        rest = read(Html(re.sub(r"<button.*?</button>", "", told)))
        assert re.findall(r"\d[\d.]* ?(\S)", rest) == ["项", "项", "项"]

    def test_a_contradiction_has_the_digits_of_the_quality_page_and_the_other_figure(self) -> None:
        targets = read(performance.page_of(*GUANGZHOU).targets)
        assert "实际印 0.1%，对照数 0.169%：" in targets
        assert "实际印 513.17 万平方米，对照数 508.1 万平" in targets

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

    def test_blocks_are_as_orange_as_the_share_lost_and_frames_are_neutral(self) -> None:
        chart = performance.page_of(*GUANGZHOU).weights
        assert chart is not None
        (trace,) = chart.spec["data"]
        colours = dict(zip(trace["labels"], trace["marker"]["colors"], strict=True))
        nearly, most, less = (ground for _, ground, _ in SHADES)
        assert colours["产出指标 19.92/20"] == colours["效益指标 20/20"] == nearly
        assert colours["新开户职工 1.92/2"] == most
        assert colours["采购管理 8/10"] == less
        frames = ("总分 96.82/100", "履职效能 49.82/50", "管理效能 47.00/50")
        assert {colours[name] for name in frames} == {FRAME[0]}

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_names_and_numbers_of_dots_stand_beside_them(self, language: str) -> None:
        with in_language(language):
            chart = performance.page_of("guangzhou", 2022, language).completion
        assert chart is not None
        layout = chart.spec["layout"]
        (line,) = layout["shapes"]
        rows = [note for note in layout["annotations"] if note["yanchor"] == "middle"]
        assert line["y0"] < min(note["y"] for note in rows)
        assert line["y1"] > max(note["y"] for note in rows)
        assert {note["x"] for note in rows} == {0, 1}
        assert 0 < layout["xaxis"]["domain"][0] < layout["xaxis"]["domain"][1] < 1
        lines = [part for note in rows for part in note["text"].split("<br>")]
        assert max(len(part) for part in lines) <= ROW_LETTERS[language == "en"]

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

    def test_the_download_says_what_was_reached_of_a_share_of_a_plan(self) -> None:
        rows = {row[0]: row for row in performance.sheets("guangzhou", 2022)[0].rows}
        assert rows["新媒体宣传率"][2] == "21 个（计划 17 个）"
        assert {row[-1] for row in rows.values()} == {""}

    def test_projects_are_those_listed_and_not_several_at_once(self) -> None:
        projects = read(performance.page_of(*GUANGZHOU).projects)
        assert "公共租赁住房建设资金" in projects
        assert "3个项目" not in projects

    @pytest.mark.parametrize(("centre", "year"), [("guangzhou", 2022), ("yiyang", 2023)])
    def test_the_download_can_be_written(self, centre: str, year: int) -> None:
        assert workbook(performance.sheets(centre, year), "x").startswith(b"PK")


@pytest.fixture
def put_right(
    warehouse_of_data: Path, tmp_path: Path, reading_from: Callable[[Path], None]
) -> Target:
    """Put a rate of Guangzhou right, 0.1 % to 0.17 %; give its target."""
    reading_from(Path(copy(warehouse_of_data, tmp_path / "amended.duckdb")))
    found = performance.performance_in("guangzhou", 2022)
    assert found is not None
    (rate,) = (one for one in found.targets if one.indicator_id == "wrong_case_rate")
    assert rate.actual is not None
    amend(rate.actual.observation_id, "0.17", "%", "按所列案件数计算", "王芳")
    found = performance.performance_in("guangzhou", 2022)
    assert found is not None
    (rate,) = (one for one in found.targets if one.indicator_id == "wrong_case_rate")
    return rate


def test_a_figure_put_right_is_shown_so_and_rules_still_judge_the_printed_one(
    put_right: Target,
) -> None:
    assert put_right.actual is not None
    assert put_right.actual.amount.value == 0.17
    targets = read(performance.page_of(*GUANGZHOU).targets)
    row = targets[targets.index("综合错案率") : targets.index("新开户职工")]
    assert "0.17% 已更正（所印 0.1%）" in row
    assert "通过（按所印）" in row
    assert "实际印 0.1%，对照数 0.169%" in row
    assert "更正后的数已用于本页；规则核对的仍是所印的 0.1%。" in row


def test_the_download_holds_the_figure_put_right_and_what_is_printed(put_right: Target) -> None:
    (row,) = (r for r in performance.sheets("guangzhou", 2022)[0].rows if r[0] == "综合错案率")
    assert row[2] == "0.17%"
    assert row[-1] == "综合错案率 已更正（所印 0.1%）"


def test_without_any_self_evaluation_the_page_says_how_to_bring_one_in(
    small_data: SmallData,
) -> None:
    small_data.reading()
    small_data.build()
    app = page()
    assert not app.exception
    assert app.info[0].value == "还没有任何绩效自评的数据。请到「上传」页载入。"
