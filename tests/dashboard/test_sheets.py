"""What a download holds: the figures as the page shows them, and the place of every one."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from analysis.coverage import coverage
from analysis.figures import Figure, figures_of_centres
from catalogue import catalogue
from dashboard import dictionary, sheets, sources
from dashboard.numbers import figure_text
from dashboard.sources import Background
from dashboard.texts import in_language, say
from dashboard.workbooks import Cell, Number, Sheet, workbook
from tests.small_data import SmallData

Row = dict[str, Cell]


def rows_of(sheet: Sheet) -> list[Row]:
    heads = [column.head for column in sheet.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]


def shown_of(*centres: str) -> tuple[list[Figure], Background]:
    figures = figures_of_centres(centres)
    shown = list(figures.by_cell.values())
    return shown, sources.background(figures, shown)


def download_of(*centres: str, asked: str = "auto") -> list[list[Row]]:
    return [rows_of(sheet) for sheet in sheets.of_figures(*shown_of(*centres), asked)]


@pytest.fixture
def two_years(small_data: SmallData) -> SmallData:
    """Let Guangzhou report 22.0 亿元 for 2023, up 10 %, and half of it withdrawn."""
    small_data.source(id="r2023", title="2023年报", report_year="2023", published_on="2024-03")
    small_data.reading(
        source="r2023", period="2023", value="22.0", growth="+10.0", doubt="降幅偏大，待核"
    )
    small_data.reading(
        source="r2023", indicator="withdrawals", period="2023", value="11.0", qualifier="出表后"
    )
    small_data.build()
    return small_data


def test_a_figure_stands_in_its_shown_and_its_canonical_unit(two_years: SmallData) -> None:
    derived, reported, *_ = download_of("guangzhou")[0]
    assert (reported["中心"], reported["年度"], reported["指标编号"]) == ("广州", 2023, "deposits")
    assert (reported["数值"], reported["单位"]) == (Number(22.0, 1), "亿元")
    names = ("标准单位数值", "舍入下限", "舍入上限")
    assert [reported[name] for name in names] == [Number(v) for v in (22e8, 21.95e8, 22.05e8)]
    assert (reported["标准单位"], reported["来历"]) == ("元", "报告原数")
    assert isinstance(derived["数值"], Number)
    assert derived["数值"].about
    assert (derived["年度"], derived["来历"]) == (2022, "由同比推算")


def test_a_figure_has_as_many_decimals_as_on_the_page(real_data: Path) -> None:
    shown, behind = shown_of("guangzhou", "yiyang")
    assert len(shown) > 100
    for figure in shown:
        (row,) = sheets.of_figures([figure], behind)[0].rows
        value, unit = row[4], row[5]
        assert isinstance(value, Number)
        text = f"{'≈' if value.about else ''}{value.value:,.{value.decimals}f}"
        spelt = figure_text(figure).replace("−", "-")
        assert spelt.removesuffix(str(unit)).strip() == text, figure


def test_a_change_says_its_unit_and_whether_it_is_printed(two_years: SmallData) -> None:
    changes = [
        (row["变化"], row["变化单位"], row["变化来历"])
        for row in download_of("guangzhou")[0]
        if row["年度"] == 2023 and row["指标编号"] in ("deposits", "withdrawals")
    ]
    assert changes == [(Number(10.0, 1, signed=True), "%", "报告所印"), (None, None, None)]


def test_notes_and_doubts_stand_beside_the_figure(two_years: SmallData) -> None:
    found = {row["指标编号"]: row for row in download_of("guangzhou")[0] if row["年度"] == 2023}
    assert (found["deposits"]["口径"], found["deposits"]["待核"]) == ("", "降幅偏大，待核")
    assert found["withdrawals"]["口径"] == "出表后"


def test_the_unit_asked_for_is_the_unit_of_the_download(two_years: SmallData) -> None:
    row = next(r for r in download_of("guangzhou", asked="small")[0] if r["年度"] == 2023)
    assert (row["数值"], row["单位"]) == (Number(220000.0, 0), "万元")


def test_a_printed_figure_is_told_with_its_place(two_years: SmallData) -> None:
    row = next(r for r in download_of("guangzhou")[1] if r["年度"] == 2023)
    assert (row["所印数字"], row["所印单位"]) == (Number(22.0, 1, grouped=False), "亿元")
    assert row["所印同比"] == Number(10.0, 1, grouped=False, signed=True)
    assert (row["来源"], row["发布日期"]) == ("2023年报", "2024-03")
    assert "small.csv" in str(row["数据位置"])
    assert row["计算过程"] == ""


def test_a_full_day_of_publication_is_a_date(small_data: SmallData) -> None:
    small_data.reading()
    small_data.build()
    assert download_of("guangzhou")[1][0]["发布日期"] == date(2023, 3, 31)


def test_a_derived_figure_is_told_with_its_arithmetic_and_the_year_it_follows_from(
    two_years: SmallData,
) -> None:
    row = next(r for r in download_of("guangzhou")[1] if r["年度"] == 2022)
    assert row["计算过程"] == "2023 年 22.0 亿元 ÷ (1 + 10.0%) = ≈20.0 亿元"
    assert (row["所据指标"], row["所据年度"]) == ("缴存额", 2023)


def test_a_computed_figure_has_a_row_for_each_printed_figure_it_rests_on(
    two_years: SmallData,
) -> None:
    rows = [
        row
        for row in download_of("guangzhou")[1]
        if row["指标编号"] == "withdrawal_to_deposit_ratio"
    ]
    assert [(row["所据指标"], row["所印数字"]) for row in rows] == [
        ("提取额", Number(11.0, 1, grouped=False)),
        ("缴存额", Number(22.0, 1, grouped=False)),
    ]
    assert len({row["计算过程"] for row in rows}) == 1
    assert str(rows[0]["计算过程"]).endswith("= 50.0%")


def test_the_indicators_shown_are_defined_and_no_others(two_years: SmallData) -> None:
    figures, _, definitions = download_of("guangzhou")
    assert [row["指标编号"] for row in definitions] == list(
        dict.fromkeys(row["指标编号"] for row in figures)
    )
    (ratio,) = [r for r in definitions if r["指标编号"] == "withdrawal_to_deposit_ratio"]
    assert ratio["公式"] == "提取额 ÷ 缴存额 × 100"
    assert ratio["方向"] == "适度为好"


def test_each_figure_stands_once_by_centre_indicator_and_year(real_data: Path) -> None:
    shown, behind = shown_of("yiyang", "guangzhou")
    rows = rows_of(sheets.of_figures([*shown[::-1], *shown], behind)[0])
    cells = [(row["中心"], row["指标编号"], row["年度"]) for row in rows]
    assert len(cells) == len(set(cells)) == len(shown)
    order = list(catalogue().indicators)
    first = {name: n for n, name in enumerate(dict.fromkeys(cell[0] for cell in cells))}
    assert cells == sorted(
        cells, key=lambda cell: (first[cell[0]], order.index(str(cell[1])), cell[2])
    )


def test_a_real_download_is_read_back_by_excel_with_every_figure(real_data: Path) -> None:
    shown, behind = shown_of("guangzhou")
    content = workbook(sheets.of_figures(shown, behind), "题")
    data, places, definitions = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert (data.title, places.title, definitions.title) == ("数据", "口径与来源", "指标")
    assert data.max_row == len(shown) + 1
    by_cell = {(row[1].value, row[3].value): row[4] for row in data.iter_rows(min_row=2)}
    deposits = by_cell[2022, "deposits"]
    assert (deposits.value, deposits.number_format) == (1162.02, "#,##0.00")
    assert by_cell[2021, "deposits"].number_format == '"≈"#,##0.0'
    assert places.max_row > len(shown)


def test_an_english_download_is_in_english(two_years: SmallData) -> None:
    with in_language("en"):
        data, places, definitions = sheets.of_figures(*shown_of("guangzhou"))
    assert (data.title, places.title) == ("Figures", "Basis and sources")
    assert rows_of(data)[1]["Centre"] == "Guangzhou"
    assert rows_of(data)[1]["Unit"] == "bn yuan"
    assert rows_of(definitions)[0]["Indicator"] == "Deposits (contributions)"


def test_the_catalogue_is_offered_whole_with_its_coverage(two_years: SmallData) -> None:
    (sheet,) = dictionary.sheets()
    rows = {str(row["指标编号"]): row for row in rows_of(sheet)}
    assert list(rows) == list(catalogue().indicators)
    deposits = rows["deposits"]
    assert (deposits["有数的中心"], deposits["年度"]) == (1, "2022、2023")
    basis = [deposits[say(f"basis_{one}")] for one in ("reported", "derived", "computed")]
    assert basis == [1, 1, 0]
    assert rows["coverage_rate"]["有数的中心"] == 0
    assert "coverage_rate" not in coverage()
