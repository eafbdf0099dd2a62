"""The reports whose text is held: read at every build, unless a table has their figures."""

from __future__ import annotations

from tests.small_data import SmallData

TEXT = "2022年度报告\n\n2022年，缴存额10.0亿元，同比增长5.0%。\n拨付补贴7.5亿元。"
COLUMNS = "sheet, cell, indicator_id, printed_value, printed_growth, growth_unit, quote_start"


def held(small_data: SmallData, text: str = TEXT) -> None:
    (small_data.folder / "report.txt").write_text(text, encoding="utf-8", newline="")
    small_data.source(file="report.txt")


def test_a_held_text_is_read_into_observations_with_file_and_line(small_data: SmallData) -> None:
    held(small_data)
    small_data.build()
    assert small_data.rows(f"select {COLUMNS} from observation") == [
        ("report.txt", "3", "deposits", "10.0", "+5.0", "percent", TEXT.index("缴存额"))
    ]


def test_the_figure_is_marked_where_it_stands_in_the_quote(small_data: SmallData) -> None:
    held(small_data, "2022年，缴存额１，１６２．０２亿元。")
    small_data.build()
    asked = "select printed_value, substr(quote, figure_start + 1, figure_end - figure_start)"
    assert small_data.rows(f"{asked} from observation") == [("1162.02", "１，１６２．０２")]


def test_numbers_that_no_reading_was_made_of_are_kept(small_data: SmallData) -> None:
    held(small_data)
    small_data.build()
    start = TEXT.index("7.5亿元")
    assert small_data.rows("select * from unread") == [("report", start, start + 5)]


def test_figures_written_down_by_hand_stand_for_what_is_read(small_data: SmallData) -> None:
    held(small_data)
    quote = "缴存额10.0亿元"
    small_data.reading(value="10.0", quote=quote, start=str(TEXT.index(quote)))
    small_data.build()
    assert small_data.rows("select sheet, printed_growth from observation") == [("small.csv", "")]
    assert small_data.rows("select * from unread") == []


def test_a_batch_is_made_a_report(small_data: SmallData) -> None:
    held(small_data)
    small_data.build()
    asked = (
        "select file_name, batch.sha256 = source.sha256 from batch join source using (file_name)"
    )
    assert small_data.rows(asked) == [("report.txt", True)]


def test_a_growth_in_permille_points_leads_to_last_years_rate(small_data: SmallData) -> None:
    held(small_data, "2022年末，逾期率0.42‰，比上年末上升0.05个千分点。")
    small_data.build()
    ((prior,),) = small_data.rows("select round(prior, 6) from observation")
    assert prior == 0.37
