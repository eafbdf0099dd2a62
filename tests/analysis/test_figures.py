"""Reading the chosen figures: all of what is asked for, in order, and where each stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import figures as reads
from analysis.figures import Figures
from catalogue import catalogue
from tests.made_figures import figure, figures
from tests.small_data import SmallData, rows_of


@pytest.fixture
def two_reports(small_data: SmallData) -> SmallData:
    """Let Guangzhou report 10 for 2022 and 22 for 2023, which doubled, and Yiyang 3 for 2022."""
    small_data.source(id="r2022", report_year="2022", published_on="2023-03-31")
    small_data.source(id="r2023", report_year="2023", published_on="2024-03-31")
    small_data.reading(source="r2022", value="10.0")
    small_data.reading(source="r2023", period="2023", value="22.0", growth="+100.0")
    small_data.reading(source="r2022", value="3.0", centre="yiyang")
    small_data.build()
    return small_data


def test_the_figures_of_centres_are_read_by_cell(two_reports: SmallData) -> None:
    found = reads.figures_of_centres(["guangzhou"])
    assert list(found.by_cell) == [
        ("guangzhou", 2022, "deposits"),
        ("guangzhou", 2023, "deposits"),
    ]
    figure_2022 = found.get("guangzhou", 2022, "deposits")
    assert figure_2022 is not None
    assert (figure_2022.amount.value, figure_2022.amount.low) == (10e8, 9.95e8)
    assert (figure_2022.reason, figure_2022.alternatives) == ("printed_first", 1)
    assert found.get("yiyang", 2022, "deposits") is None
    assert reads.figures_of_centres([]).by_cell == {}


def test_the_figures_of_a_year_are_read_for_all_centres(two_reports: SmallData) -> None:
    found = reads.figures_of_year(["deposits", "withdrawals"], 2022)
    assert [(f.centre_id, f.amount.value) for f in found] == [("guangzhou", 10e8), ("yiyang", 3e8)]
    assert reads.figures_of_year(["deposits"], 1999) == []


def test_the_figures_not_chosen_are_read_beside(two_reports: SmallData) -> None:
    (other,) = reads.alternatives_of_centres(["guangzhou", "yiyang"])
    assert (other.centre_id, other.year, other.basis) == ("guangzhou", 2022, "derived")
    assert other.amount.value == pytest.approx(11e8)
    assert reads.alternatives_of_centres(["yiyang"]) == []
    assert reads.alternatives_of_centres([]) == []


def test_every_figure_of_a_cell_is_either_chosen_or_an_alternative(real_data: Path) -> None:
    counted = rows_of(real_data, "select count(*) from candidate")
    replaced = rows_of(
        real_data, "select count(*) from series where basis = 'computed' and alternatives > 0"
    )
    centres = list(catalogue().centres)
    chosen = [
        f
        for f in reads.figures_of_centres(centres).by_cell.values()
        if f.observation_id is not None
    ]
    others = reads.alternatives_of_centres(centres)
    assert len(chosen) + len(others) == counted[0][0]
    assert len(others) >= replaced[0][0]
    announced = sum(f.alternatives for f in reads.figures_of_centres(centres).by_cell.values())
    assert len(others) == announced


def test_centres_and_years_that_have_figures_are_told_in_order(two_reports: SmallData) -> None:
    assert reads.centres_with_figures() == ["guangzhou", "yiyang"]
    assert reads.years_of_centre("guangzhou") == [2023, 2022]
    assert reads.years_of_centre("yiyang") == [2022]
    assert reads.years_of_centre("beijing") == []


def test_a_place_tells_what_is_printed_where_and_the_text_around_it(
    small_data: SmallData,
) -> None:
    text = "第一部分。" * 20 + "全年缴存额10.0亿元，同比增长5.0%。" + "第二部分。" * 20
    start = text.index("缴存额")
    (small_data.folder / "report.txt").write_text(text, encoding="utf-8")
    small_data.source(file="report.txt", url="https://gjj.example.gov.cn/2022")
    quote = {"quote": "缴存额10.0亿元", "start": str(start)}
    small_data.reading(value="10.0", growth="+5.0", note="备注", **quote)
    small_data.build()
    place = reads.provenance([1])[1]
    assert (place.printed_value, place.printed_unit) == ("10.0", "亿元")
    assert (place.printed_growth, place.growth_unit) == ("+5.0", "percent")
    assert place.quote[place.figure_start : place.figure_end] == "10.0"
    assert place.before == text[start - 60 : start]
    assert place.after == text[start + len(place.quote) :][:60]
    assert (place.sheet, place.cell, place.note) == ("small.csv", "2", "备注")
    assert place.url == "https://gjj.example.gov.cn/2022"
    assert place.report_file == "report.txt"
    assert (place.batch_id, place.year, str(place.loaded_at)) == (1, 2022, "2026-11-01")


@pytest.mark.parametrize(("at_start", "at_end"), [(True, False), (False, True), (True, True)])
def test_the_text_around_a_quote_ends_where_the_report_does(
    small_data: SmallData, at_start: bool, at_end: bool
) -> None:
    before, after = "" if at_start else "前文", "" if at_end else "后文"
    (small_data.folder / "report.txt").write_text(f"{before}10.0亿元{after}", encoding="utf-8")
    small_data.source(file="report.txt")
    small_data.reading(value="10.0", quote="10.0亿元", start=str(len(before)))
    small_data.build()
    place = reads.provenance([1])[1]
    assert (place.before, place.after) == (before, after)


def test_a_readings_own_address_goes_before_that_of_its_source(small_data: SmallData) -> None:
    small_data.source(url="https://gjj.example.gov.cn/report")
    small_data.reading(url="https://gjj.example.gov.cn/page")
    small_data.reading(indicator="withdrawals")
    small_data.build()
    found = reads.provenance([1, 2])
    assert [found[n].url.rpartition("/")[2] for n in (1, 2)] == ["page", "report"]


def test_nothing_is_read_for_no_observation(real_data: Path) -> None:
    assert reads.provenance([]) == {}
    assert reads.provenance([0]) == {}
    assert set(reads.provenance([3, 1, 3])) == {1, 3}


YEARS: Figures = figures(*(figure(year, 0, year=year) for year in (2019, 2022, 2024)))


@pytest.mark.parametrize(
    ("asked", "given"),
    [(2022, 2022), (2020, 2019), (2021, 2022), (2023, 2024), (1990, 2019), (2050, 2024)],
)
def test_the_nearest_year_stands_in_and_the_later_of_two_as_near(asked: int, given: int) -> None:
    found = YEARS.nearest("guangzhou", asked, "deposits")
    assert found is not None
    assert found.year == given


def test_nothing_stands_in_where_there_is_nothing() -> None:
    assert YEARS.nearest("guangzhou", 2022, "withdrawals") is None
    assert YEARS.nearest("yiyang", 2022, "deposits") is None
    assert YEARS.years("guangzhou", "deposits") == [2019, 2022, 2024]
