"""Behind every number: the sentence it stands in, the arithmetic, and why it was chosen."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from analysis.figures import Figure, figures_of_centres
from catalogue import catalogue
from dashboard import sources
from dashboard.texts import in_language
from tests.made_figures import figure
from tests.small_data import SmallData

TEXT = "全年缴存额1,110.00亿元，同比增长11.0%；提取额555.00亿元。"


def figure_of(indicator: str, year: int = 2022, centre: str = "guangzhou") -> Figure:
    found = figures_of_centres([centre]).get(centre, year, indicator)
    assert found is not None
    return found


def markup_behind(indicator: str, year: int = 2022, centre: str = "guangzhou") -> str:
    """Give the markup behind the number of a cell."""
    return sources.source_page(sources.cell_key(figure_of(indicator, year, centre)))


def behind(indicator: str, year: int = 2022, centre: str = "guangzhou") -> str:
    """Give what a reader reads behind the number of a cell."""
    text = re.sub("<(?:/h3|/p|/dd|/blockquote|br)>", "\n", markup_behind(indicator, year, centre))
    return unescape(re.sub("<[^>]*>", "", text.replace("</dt>", " ")))


@pytest.fixture
def report(small_data: SmallData) -> SmallData:
    """Give a report of 2022 with its text, deposits with their growth, and withdrawals."""
    (small_data.folder / "report.txt").write_text(TEXT, encoding="utf-8")
    small_data.source(
        id="r2022", file="report.txt", title="2022年年度报告", url="https://gjj.example.gov.cn/22"
    )
    small_data.source(id="later", title="2023年年度报告", report_year="2023", published_on="")
    quoted(small_data, "缴存额1,110.00亿元", value="1110.00", growth="+11.0")
    quoted(small_data, "提取额555.00亿元", value="555.00", indicator="withdrawals")
    return small_data


def quoted(small_data: SmallData, quote: str, **cells: str) -> None:
    start = str(TEXT.index(quote))
    small_data.reading(source="r2022", quote=quote, start=start, **cells)


def test_a_printed_figure_is_marked_in_its_sentence(report: SmallData) -> None:
    report.build()
    quotation = re.search("<blockquote>.*?</blockquote>", markup_behind("deposits"))
    assert quotation is not None
    assert "<mark>1,110.00</mark>亿元" in quotation[0]
    assert unescape(re.sub("<[^>]*>", "", quotation[0])) == f"…{TEXT}…"


def test_the_source_tells_document_publisher_date_address_file_and_row(report: SmallData) -> None:
    report.build()
    text = behind("deposits")
    for line in (
        "来源 2022年年度报告",
        "发布 广州住房公积金管理中心",
        "发布日期 2023-03-31",
        "地址 https://gjj.example.gov.cn/22",
        "所印数字 1110.00 亿元",
        "所印同比 +11.0%",
        "原件 report.txt · sha256 ",
        "数据位置 small.csv 第 2 行 · 第 1 批，2026-11-01 载入",
        "入选理由 只有这一个数",
    ):
        assert line in text, text


def test_an_unknown_day_of_publication_is_said_to_be_unknown(report: SmallData) -> None:
    report.reading(source="later", indicator="loan_balance", period="2022-12-31")
    report.build()
    assert "发布日期 未注明" in behind("loan_balance")


def test_a_derived_figure_spells_its_arithmetic_and_its_interval(report: SmallData) -> None:
    report.build()
    text = behind("deposits", 2021)
    assert "2022 年 1110.00 亿元 ÷ (1 + 11.0%) = ≈1,000.0 亿元" in text
    assert "舍入区间 [999.55, 1,000.46] 亿元" in text
    assert "由同比推算" in text
    assert "缴存额1,110.00亿元" in text


@pytest.mark.parametrize(
    ("indicator", "value", "unit", "growth", "growth_unit", "line"),
    [
        ("deposits", "50.0", "亿元", "-50.0", "%", "2023 年 50.0 亿元 ÷ (1 − 50.0%) = ≈100.0"),
        ("deposits", "50.0", "亿元", "25", "%", "2023 年 50.0 亿元 ÷ (1 + 25%) = ≈40.0"),
        (
            *("loan_to_deposit_ratio", "89.93", "%", "-5.79", "个百分点"),
            "2023 年 89.93 % − (−5.79 个百分点) = ≈95.72%",
        ),
        (
            *("public_expenditure", "378.08", "万元", "-17.35", "万元"),
            "2023 年 378.08 万元 − (−17.35 万元) = ≈395.43 万元",
        ),
    ],
)
def test_each_kind_of_growth_has_its_arithmetic(
    small_data: SmallData,
    indicator: str,
    value: str,
    unit: str,
    growth: str,
    growth_unit: str,
    line: str,
) -> None:
    grown = {"growth": growth, "growth_unit": growth_unit}
    small_data.reading(indicator=indicator, period="2023", value=value, unit=unit, **grown)
    small_data.build()
    assert line in behind(indicator, 2022)


def test_a_computed_figure_spells_its_formula_and_quotes_each_part(report: SmallData) -> None:
    report.build()
    text = behind("withdrawal_to_deposit_ratio")
    assert "提取额 555.00 亿元 ÷ 缴存额 1,110.00 亿元 × 100 = 50.00%" in text
    assert "舍入区间 [" in text
    assert "未印出；由印出的数按公式计算" in text
    assert "缴存额1,110.00亿元" in text
    assert "提取额555.00亿元" in text


def test_a_formula_over_two_years_says_which_figure_is_of_which_year(
    small_data: SmallData,
) -> None:
    small_data.reading(indicator="paying_employers", period="2021", value="90", unit="家")
    small_data.reading(indicator="paying_employers", period="2022", value="100", unit="家")
    small_data.build()
    text = behind("net_new_employers")
    assert re.search("实缴单位\\D* 100 家 − 实缴单位\\D* 2021 90 家 = 10 家", text), text


def test_a_point_that_is_a_quotient_shows_both_its_figures(report: SmallData) -> None:
    report.build()
    both = figure_of("withdrawals"), figure_of("deposits")
    text = unescape(re.sub("<[^>]*>", "", sources.source_page(sources.cells_key(both))))
    assert "提取额 2022 555.00 亿元 ÷ 缴存额 2022 1,110.00 亿元" in text
    assert "提取额555.00亿元" in text
    assert "缴存额1,110.00亿元" in text
    unknown = sources.source_page(f"{sources.cell_key(both[0])};nothing")
    assert "<dl>" not in unknown


def test_figures_not_chosen_are_told_with_their_basis_and_document(report: SmallData) -> None:
    report.reading(source="later", period="2023", value="2400.00", growth="+100.00")
    report.build()
    text = behind("deposits")
    assert "另有数 ≈1,200.00 亿元（由同比推算，2023年年度报告）" in text
    assert "印出的数先于推算的数" in text


def test_a_report_that_prints_a_figure_again_is_not_told_as_another_figure(
    report: SmallData,
) -> None:
    for _ in range(2):
        quoted(report, "缴存额1,110.00亿元", value="1110.00", growth="+11.0")
    report.build()
    assert "另有数 同一来源另有 2 处相同" in behind("deposits")


def test_notes_on_basis_and_doubts_are_shown(small_data: SmallData) -> None:
    doubt = next(iter(catalogue().qualifiers))
    small_data.reading(qualifier="累计", doubt=doubt)
    small_data.build()
    text = behind("deposits")
    assert "累计" in text
    assert f"待核 {doubt}" in text
    badges = sources.badges(figure_of("deposits")).text
    assert badges.count('class="badge') == 2
    assert sources.badges(figure()).text == ""


def test_markup_in_a_report_is_shown_and_not_obeyed(small_data: SmallData) -> None:
    text = "<script>alert(1)</script><b>缴存额10亿元</b>"
    (small_data.folder / "report.txt").write_text(text, encoding="utf-8")
    small_data.source(file="report.txt", title="<i>报告</i>", url='"><script>x</script>')
    start = str(text.index("缴存"))
    small_data.reading(value="10", quote="缴存额10亿元", start=start, note="<u>注</u>")
    small_data.build()
    shown = markup_behind("deposits")
    assert not re.search("<(script|i|u)>", shown)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;" in shown


def test_a_number_opens_the_source_of_its_figure() -> None:
    shown = sources.number(figure(), "1,110.00").text
    assert shown.startswith("<button")
    assert "缴存额 2022" in shown
    assert ">1,110.00</button>" in shown
    assert f'data-source="{sources.cell_key(figure())}"' in shown
    others = (figure(year=2021), figure(centre="yiyang"), figure(indicator="withdrawals"))
    assert len({sources.number(other, "1").text for other in (figure(), *others)}) == 4


@pytest.mark.parametrize(
    ("basis", "sign", "name"),
    [
        ("reported", "●", "报告原数"),
        ("derived", "○", "由同比推算"),
        ("computed", "◇", "由公式计算"),
    ],
)
def test_each_basis_has_its_mark_and_its_name(basis: str, sign: str, name: str) -> None:
    shown = sources.mark(figure(basis=basis)).text
    assert sign in shown
    assert name in shown


@pytest.mark.parametrize(
    "cell",
    [
        *("", "|", "guangzhou", "guangzhou|2022", "guangzhou|2022|nothing"),
        *("nowhere|2022|deposits", "guangzhou|²|deposits", "guangzhou|99999999999|deposits"),
        *("a|b|c|d", "<b>|2022|x"),
    ],
)
def test_a_cell_that_is_not_there_is_said_to_be_unknown(real_data: Path, cell: str) -> None:
    shown = sources.source_page(cell)
    assert "<dl>" not in shown
    assert "<b>|" not in shown
    assert re.sub("<[^>]*>", "", shown)


def test_an_english_reader_reads_no_chinese_but_what_is_quoted(real_data: Path) -> None:
    with in_language("en"):
        shown = markup_behind("withdrawal_to_deposit_ratio")
    kept = re.sub("<blockquote>.*?</blockquote>|<dd>.*?</dd>", "", shown)
    assert "Withdrawals" in kept
    assert not re.search("[\u4e00-\u9fff]", kept)


def test_every_figure_of_the_two_reports_has_its_source(real_data: Path) -> None:
    figures = figures_of_centres(["guangzhou", "yiyang"])
    shown = list(figures.by_cell.values())
    told = sources.background(figures, shown)
    assert len(shown) > 100
    for made in shown:
        parts = sources.parts_of(made, figures)
        assert parts
        assert all(part.observation_id in told.places for part in parts)
        assert bool(sources.arithmetic(made, told)) == (made.basis != "reported")


def test_a_printed_figure_leads_to_its_mark_in_the_text(report: SmallData) -> None:
    report.build()
    place = TEXT.index("1,110.00")
    assert f'href="./sources?source=r2022&amp;at={place}"' in markup_behind("deposits")
    assert "在原文中查看" in behind("deposits")


def test_a_figure_of_a_report_that_is_not_held_leads_to_its_row(report: SmallData) -> None:
    report.reading(source="later", indicator="loan_balance", period="2022-12-31")
    report.build()
    link = 'href="./sources?source=later&amp;at=loan_balance.2022-12-31"'
    assert link in markup_behind("loan_balance")
    assert "在来源页查看" in behind("loan_balance")


def test_the_way_to_a_mark_keeps_the_language(report: SmallData) -> None:
    report.build()
    with in_language("en"):
        assert "&amp;lang=en" in markup_behind("deposits")
