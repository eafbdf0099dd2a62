"""The benchmark page as its script runs: defaults, choices, sentences, years with too few."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.peers import Peers
from dashboard import selection
from dashboard.benchmark import Benchmark, benchmark_of, sheets_maker, table_of
from dashboard.benchmark_choices import Asked
from dashboard.markup import Html
from dashboard.texts import in_language
from dashboard.workbooks import Number
from warehouse.connection import rows

PAGE = Path(__file__).parents[2] / "pages" / "benchmark.py"
DEPOSITS = {"indicators": ["deposits"], "year": 2025}
CHINESE = re.compile("[\u4e00-\u9fff]")


def visit(**address: str) -> AppTest:
    """Run the page's script under an address."""
    page = AppTest.from_file(str(PAGE), default_timeout=30)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def chosen(page: AppTest, label: str) -> object:
    return next(box.value for box in page.selectbox if box.label == label)


def asked(
    own: str = "guangzhou", indicator: str = "deposits", year: int = 2025, measure: str = "plain"
) -> Asked:
    peers = Peers("all", "", selection.all_centres())
    return Asked(indicator, year, measure, peers, (own, "beijing"))


def page_of(**choices: str | int) -> Benchmark:
    return benchmark_of(asked(**choices), "zh")  # type: ignore[arg-type]  # as the test says


def words(html: Html) -> str:
    return re.sub("<[^>]+>", "", html.text)


def cells(html: Html) -> list[str]:
    return re.findall(r'data-source="([^"]+)"', html.text)


def test_guangzhou_is_first_shown_by_deposits_of_the_newest_full_year(real_data: Path) -> None:
    page = visit()
    labels = ("中心", "指标", "年度", "比较方式", "同业")
    assert [chosen(page, label) for label in labels] == [
        "guangzhou",
        "deposits",
        2025,
        "plain",
        "all",
    ]
    assert page.query_params == {}


@pytest.mark.parametrize(
    "address",
    [
        {"indicator": "withdrawal_to_deposit_ratio", "centre": "wuhan"},
        {"put": "relative", "peers": "province"},
        {"peers": "scale", "centres": "guangzhou,shenzhen,yiyang"},
        {"rank_year": "2024", "indicator": "paying_employers"},
        {"rank_year": "2022", "indicator": "deposits"},
        {"centre": "yiyang", "against": "loan_balance", "lang": "en"},
    ],
)
def test_every_choice_of_an_address_makes_a_page(address: dict[str, str], real_data: Path) -> None:
    page = visit(**address)
    assert not page.info or address.get("rank_year") == "2022"


@pytest.mark.parametrize(("year", "shown", "said"), [("2024", 2024, False), ("1990", 2021, True)])
def test_the_shared_year_of_an_address_is_taken_and_written_as_this_pages_own(
    year: str, shown: int, said: bool, real_data: Path
) -> None:
    page = visit(year=year)
    assert chosen(page, "年度") == shown
    assert any("没有「1990」" in info.value for info in page.info) == said
    assert page.query_params == {"rank_year": str(shown)}


def test_an_indicator_that_too_few_centres_have_is_said_to_be_that(real_data: Path) -> None:
    page = visit(indicator="overdue_rate")
    assert chosen(page, "指标") == "deposits"
    (info,) = page.info
    assert info.value == "逾期率有数的中心不足 5 家，不排名，显示「缴存额」。"
    (info,) = visit(against="overdue_rate").info
    assert info.value.startswith("逾期率有数的中心不足 5 家")


def test_a_ratio_cannot_be_put_per_employee_but_the_choice_is_kept(real_data: Path) -> None:
    page = visit(put="relative", indicator="withdrawal_to_deposit_ratio")
    (box,) = [box for box in page.selectbox if box.label == "比较方式"]
    assert box.disabled
    next(b for b in page.selectbox if b.label == "指标").set_value("deposits").run()
    assert not page.info


def test_the_lead_tells_place_distance_neighbours_and_who_is_left_out(real_data: Path) -> None:
    page = page_of()
    told = words(page.lead)
    assert "在全部中心可比的 132 家中居第 3 位（前四分之一" in told
    assert "与第一的北京（3,344.49 亿元）相差 1,968.01 亿元" in told
    assert "beijing|2025|deposits~guangzhou|2025|deposits" in cells(page.lead)
    assert "前一位上海（2,663.65 亿元），后一位深圳（1,300.95 亿元）" in told
    assert "另有 1 家口径不同、1 家没有数，不排名" in told
    assert cells(page.lead)[0] == "guangzhou|2025|deposits"


def test_the_median_in_the_lead_is_that_of_the_ranked_figures(real_data: Path) -> None:
    found = sorted(f[3] for f in rows("figures_of_year", DEPOSITS) if not f[-1] and not f[-2])
    assert len(found) == 132
    lead = page_of().lead
    assert f"中位数 {(found[65] + found[66]) / 2e8:,.2f} 亿元（" in words(lead)
    middle = [cell for cell in cells(lead) if "~" not in cell][1:3]
    told = {f[0]: f[3] for f in rows("figures_of_year", DEPOSITS)}
    assert sorted(told[cell.split("|")[0]] for cell in middle) == found[65:67]


def test_the_distance_to_a_median_that_is_a_centres_opens_both(real_data: Path) -> None:
    centres = ("guangzhou", "beijing", "shanghai", "shenzhen", "hangzhou")
    peers = Peers("group", "", centres)
    lead = benchmark_of(Asked("deposits", 2025, "plain", peers, ("guangzhou",)), "zh").lead
    assert "与中位数" in words(lead) or "guangzhou|2025|deposits~guangzhou" not in lead.text
    own = Asked("deposits", 2025, "plain", peers, ("beijing",))
    found = cells(benchmark_of(own, "zh").lead)
    assert "beijing|2025|deposits~guangzhou|2025|deposits" in found
    assert "guangzhou|2025|deposits" in found


def test_the_lead_says_with_whom_rounding_leaves_the_order_open(real_data: Path) -> None:
    told = words(page_of(own="wuhan", indicator="withdrawal_to_deposit_ratio").lead)
    assert "从高到低居第 65–66 位" in told
    assert "与吕梁的先后在舍入范围内无法判定" in told
    assert "高 0.03 个百分点" in told


def test_a_centre_without_a_figure_has_no_place_and_the_gap_its_name(real_data: Path) -> None:
    page = page_of(own="yiyang")
    assert "益阳 2025 年缴存额未收集，没有位次" in words(page.lead)
    assert "未收集 益阳" in words(page.aside)
    assert page.near is not None


def test_an_unlike_figure_is_badged_and_not_ranked(real_data: Path) -> None:
    page = page_of(own="taizhou_jiangsu")
    assert "不排名（含年度结息3.73亿元）" in words(page.lead)
    assert "taizhou_jiangsu|2025|deposits" in cells(page.aside)
    assert 'class="badge">含年度结息3.73亿元' in page.aside.text


def test_a_year_with_too_few_says_so_and_ranks_nobody(real_data: Path) -> None:
    page = page_of(year=2022)
    assert (page.whole, page.near) == (None, None)
    assert "可比的中心不足五家，不排名（2 家有数、132 家没有数）" in words(page.lead)
    assert {"guangzhou|2022|deposits", "guangzhou|2022|overdue_rate"} <= set(cells(page.matrix))
    assert 'class="q"' not in page.matrix.text


def test_the_table_holds_every_centre_once(real_data: Path) -> None:
    table = table_of(asked(), 0, "zh")
    lines = re.findall("<tr.*?</tr>", table.text)[1:]
    assert len(lines) == len(selection.all_centres())
    assert "北京" in lines[0]
    assert ">1<" in lines[0]
    assert "未收集" in lines[-1]
    assert len(cells(table)) == len(set(cells(table))) == 133


def test_per_employee_a_number_opens_both_figures_it_is_made_of(real_data: Path) -> None:
    table = table_of(asked(indicator="loan_balance", measure="relative"), 0, "zh")
    assert "guangzhou|2025|loan_balance;guangzhou|2025|paying_employees" in cells(table)
    page = page_of(indicator="loan_balance", measure="relative")
    assert page.heading == "广州 · 人均贷款余额 2025"


def test_the_matrix_gives_each_value_its_quarter_among_all_centres(real_data: Path) -> None:
    text = page_of().matrix.text
    assert re.search(
        r'<td class="q1"><button[^>]*data-source="guangzhou\|2025\|deposits"[^>]*>1,376.48</button>'
        r' <span class="q">①</span>',
        text,
    )
    head = words(Html(text[: text.index("<tbody")]))
    assert "广州北京" in head
    columns = re.findall(r'scope="col">(?:<span[^>]*>)?([^<]+)', page_of(own="yiyang").matrix.text)
    assert columns[1] == "北京"
    assert columns[-1] == "益阳"
    assert "①–②" in words(page_of(own="beijing").matrix) or "②–③" in text


def test_the_download_holds_the_ranking_and_what_it_rests_on(real_data: Path) -> None:
    first, *others = sheets_maker(asked())()
    assert len(first.rows) == len(selection.all_centres())
    best, worst, name, _, value, unit, *_ = first.rows[0]
    assert (best, worst, name, unit) == (1, 1, "北京", "亿元")
    assert isinstance(value, Number)
    assert str(value) == "3344.49"
    assert first.rows[-1][0] is None
    assert first.rows[-1][-1] == "未收集"
    assert len(others) == 3
    assert all(len(row) == len(first.columns) for row in first.rows)


def test_the_english_page_shows_chinese_only_where_it_quotes(real_data: Path) -> None:
    with in_language("en"):
        page = benchmark_of(asked(own="wuhan", indicator="withdrawal_to_deposit_ratio"), "en")
    told = page.heading + words(page.lead) + words(page.aside) + words(page.matrix)
    assert not CHINESE.search(told)
    assert page.whole is not None
    assert page.near is not None
    assert not CHINESE.search(page.whole.alt + page.near.alt)
