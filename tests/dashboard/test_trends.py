"""The trends page as a whole: its choices, pictures and tables, and what it says of nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import trends
from dashboard.charts import Chart
from dashboard.trends import MOST_TABULATED, tables_for, trends_of
from tests.small_data import SmallData

PAGE = Path(__file__).parents[2] / "pages" / "trends.py"
PAIR = ("guangzhou", "yiyang")
AMOUNTS = ("deposits", "withdrawals", "loans_issued")


def page(**query: str) -> AppTest:
    """Run the page with an address."""
    app = AppTest.from_file(str(PAGE), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def pictures(app: AppTest) -> int:
    return len(app.get("plotly_chart"))


def words(app: AppTest) -> str:
    return " ".join(re.sub("<[^>]+>", " ", element.proto.body) for element in app.get("html"))


@pytest.mark.usefixtures("real_data")
class TestOnRealData:
    def test_guangzhou_and_yiyang_stand_side_by_side_by_default(self) -> None:
        app = page()
        assert not app.exception
        assert app.title[0].value == "广州、益阳 · 2021–2025 年"
        assert pictures(app) == 6
        assert app.multiselect(key="centres").value == list(PAIR)
        assert app.multiselect(key="indicators").value == list(AMOUNTS)
        assert "可判趋势的有广州提取额（上升）" in words(app)
        assert not app.query_params

    def test_an_index_puts_all_centres_into_one_picture_an_indicator(self) -> None:
        app = page(scale="index")
        assert pictures(app) == 3
        assert "指数，2022 年 = 100" in app.get("plotly_chart")[0].proto.alt

    def test_the_address_chooses_centres_and_indicators(self) -> None:
        app = page(centres="guangzhou", indicators="withdrawals")
        assert app.title[0].value == "广州 · 2021–2025 年"
        assert pictures(app) == 1

    def test_an_address_of_nothing_known_gets_what_is_there_and_a_line_saying_so(self) -> None:
        app = page(centres="atlantis", indicators="<b>x", scale="log", unit="ounces")
        assert not app.exception
        assert pictures(app) == 6
        told = " ".join(info.value for info in app.info)
        assert all(word in told for word in ("atlantis", "log", "ounces"))

    @pytest.mark.parametrize("key", ["centres", "indicators"])
    def test_with_nothing_chosen_the_page_asks_for_a_choice(self, key: str) -> None:
        app = page()
        app.multiselect(key=key).set_value([]).run()
        assert not app.exception
        assert pictures(app) == 0
        assert app.info[0].value == "请至少选一家中心和一项指标。"

    def test_every_indicator_on_offer_has_a_line_to_draw_for_somebody(self) -> None:
        options = trends.indicator_options()
        assert set(AMOUNTS) < set(options)
        assert "net_fund_inflow" not in options

    def test_no_choice_on_offer_breaks_the_page(self) -> None:
        options = trends.indicator_options()
        for scale in ("own", "index", "shared"):
            for start in range(0, len(options), 6):
                ids = options[start : start + 6]
                found = trends_of((*PAIR, "beijing"), ids, scale, "auto", "zh")
                assert found.rows
                assert found.lead.text

    def test_a_picture_has_a_name_of_its_own(self) -> None:
        found = trends_of((*PAIR, "beijing"), AMOUNTS, "own", "auto", "zh")
        names = [p.file_name for row in found.rows for p in row if isinstance(p, Chart)]
        assert len(names) == len(set(names)) > 3

    def test_the_download_holds_the_figures_of_all_pictures(self) -> None:
        figures, *_ = trends.sheets_for(PAIR, AMOUNTS, "auto")
        table = tables_for(PAIR, AMOUNTS, AMOUNTS, "auto", "zh").text
        assert len(figures.rows) == len(set(re.findall(r'data-source="([^"]+)"', table)))
        assert len(figures.rows) > 15


def many_years(small_data: SmallData, count: int) -> None:
    """Build deposits and withdrawals of Guangzhou for so many years up to 2025."""
    for year in range(2026 - count, 2026):
        small_data.source(id=f"of{year}", report_year=str(year))
        for indicator in ("deposits", "withdrawals"):
            small_data.reading(
                source=f"of{year}", period=str(year), indicator=indicator, value=str(year)
            )
    small_data.build()


def test_all_tables_are_shown_while_they_are_few(small_data: SmallData) -> None:
    many_years(small_data, 5)
    app = page()
    assert not app.exception
    assert "table" not in [box.key for box in app.selectbox]
    assert words(app).count(" 2,021 ") == 2


def test_too_many_figures_are_tabulated_one_indicator_at_a_time(
    small_data: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_years(small_data, 5)
    monkeypatch.setattr(trends, "MOST_TABULATED", 9)
    assert MOST_TABULATED > 9
    app = page()
    assert words(app).count(" 2,021 ") == 1
    app.selectbox(key="table").set_value("withdrawals").run()
    assert not app.exception
    assert words(app).count(" 2,021 ") == 1
    assert "withdrawals" in app.query_params["table"]


def test_centres_without_any_figure_of_the_indicators_are_named_and_not_drawn(
    small_data: SmallData,
) -> None:
    many_years(small_data, 2)
    small_data.source(id="other", centre="yiyang")
    small_data.reading(source="other", centre="yiyang", indicator="loan_balance")
    small_data.build()
    app = page(centres="yiyang", indicators="deposits")
    assert not app.exception
    assert pictures(app) == 0
    assert app.title[0].value == "益阳 · 趋势"
    assert "益阳：缴存额各年没有数" in words(app)
    assert "所选中心没有这些指标的数。" in words(app)
