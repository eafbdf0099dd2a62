"""Figures held against what is published for the same centre."""

from __future__ import annotations

from pathlib import Path

from tests.etl.checking.made_items import figures, item, problems_of, published, told


def test_another_value_than_the_published_one_needs_a_reason(last_year: Path) -> None:
    (problem,) = problems_of(figures("deposits 1010.00 亿元", period="2022"), last_year)
    assert (problem.code, problem.level) == ("differs_from_published", "warning")
    assert "已公布的是 1,000.00 亿元（「2022年年度报告」），相差 +1.00%" in problem.says("found")


def test_the_published_value_with_other_digits_is_no_problem(last_year: Path) -> None:
    again = figures("deposits 10000012 万元", "withdrawals 800 亿元", period="2022")
    assert problems_of(again, last_year) == []


def test_a_growth_that_tells_another_last_year_needs_a_reason(last_year: Path) -> None:
    (problem,) = problems_of([item("C5", "deposits", "1100.00 亿元", growth="+8.00")], last_year)
    assert (problem.code, problem.level) == ("restated", "warning")
    assert "同比 +8.00%，则 2022 年应为 1,018.519 亿元" in problem.says("found")
    assert "已公布的是 1,000.00 亿元（「2022年年度报告」）" in problem.says("found")


def test_a_growth_that_fits_within_rounding_is_no_problem(last_year: Path) -> None:
    now = [item("C5", "deposits", "1100.04 亿元", growth="+10.0")]
    assert problems_of(now, last_year) == []


def test_a_growth_that_does_not_fit_the_files_own_last_year_is_told_at_its_cell(
    nothing_published: Path,
) -> None:
    rows = [
        item("C5", "deposits", "1000.00 亿元", period="2022"),
        item("C6", "deposits", "1100.00 亿元", growth="+8.00"),
    ]
    (problem,) = problems_of(rows, nothing_published)
    assert (problem.code, problem.place.cell) == ("growth_broken", "C6")
    assert "文件里是 1,000.00 亿元（表!C5）" in problem.says("found")


def test_another_value_than_a_published_growth_gives_needs_a_reason(tmp_path: Path) -> None:
    before = published(tmp_path, "deposits 1100.00 亿元", period="2023", growth="10.00")
    (problem,) = problems_of(figures("deposits 1010.00 亿元", period="2022"), before)
    assert (problem.code, problem.level) == ("differs_from_growth", "warning")
    assert "≈1,000.0" in problem.says("found")
    assert "由「2022年年度报告」所印同比推算" in problem.says("found")
    assert problem.says("found").endswith("相差 +1.00%")


def test_what_follows_from_a_published_growth_within_rounding_is_no_problem(
    tmp_path: Path,
) -> None:
    before = published(tmp_path, "deposits 1100.00 亿元", period="2023", growth="10.00")
    assert problems_of(figures("deposits 1000.03 亿元", period="2022"), before) == []


def test_what_contradicts_a_growth_is_held_against_the_years_beside_it_as_well(
    tmp_path: Path,
) -> None:
    before = published(tmp_path, "deposits 1100.00 亿元", period="2023", growth="10.00")
    (problem,) = problems_of(figures("deposits 120.00 亿元", period="2022"), before)
    assert problem.code == "unit_slip"
    assert "若为 1,200 亿元" in problem.says("expected")
    (problem,) = problems_of(figures("deposits 300.00 亿元", period="2022"), before)
    assert problem.code == "differs_from_growth"


def test_a_whole_column_that_differs_is_one_question(tmp_path: Path) -> None:
    years = range(2011, 2018)
    folder = tmp_path
    from tests.small_data import SmallData

    small = SmallData(folder / "data", folder / "small.duckdb")
    small.source()
    for year in years:
        small.reading(period=str(year), value="100.00")
    small.build()
    rows = [item(f"C{y - 2006}", "deposits", "103.00 亿元", period=str(y)) for y in years]
    (problem,) = problems_of(rows, small.file)
    assert told([problem]) == [("differs_from_published", "C5:C11")]
    assert "同一标题下共有 7 个数如此" in problem.says("found")
