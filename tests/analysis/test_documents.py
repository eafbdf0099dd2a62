"""Documents with what we hold of them, and readings with their places and what became of them."""

from __future__ import annotations

import pytest

from analysis.documents import Reading, Span, documents, readings_of, text_of, unread_in
from intervals import Interval
from tests.small_data import SmallData

TEXT = "全年缴存额1,110.00亿元，同比增长11.0%；提取额555.00亿元。"


@pytest.fixture
def report(small_data: SmallData) -> SmallData:
    """Give a report whose text is held, with two readings, and two without a text."""
    small_data.source(id="r2022")
    small_data.source(id="r2021", report_year="2021")
    small_data.source(id="r2023", report_year="2023")
    small_data.reading("a.csv", source="r2022", value="555.00", indicator="withdrawals")
    small_data.reading("a.csv", source="r2022", value="1110.00", growth="+11.0")
    small_data.reading("b.csv", source="r2021", value="1001", period="2021")
    return small_data


def build(data: SmallData) -> None:
    """Build, and put the text behind the first report: how it is read is the reader's business."""
    data.build()
    data.change(
        f"update source set body = '{TEXT}', file_name = 'report.txt', sha256 = repeat('a', 64) "
        "where source_id = 'r2022'"
    )
    quote(data, "deposits", "缴存额1,110.00亿元", "1,110.00")
    quote(data, "withdrawals", "提取额555.00亿元", "555.00")


def quote(data: SmallData, indicator: str, words: str, figure: str) -> None:
    start = words.index(figure)
    data.change(
        f"update observation set quote = '{words}', quote_start = {TEXT.index(words)}, "
        f"figure_start = {start}, figure_end = {start + len(figure)} "
        f"where source_id = 'r2022' and indicator_id = '{indicator}'"
    )


def reading_of(source: str, indicator: str) -> Reading:
    (found,) = [r for r in readings_of(source) if r.indicator_id == indicator]
    return found


def test_documents_held_in_full_come_first_then_the_newest(report: SmallData) -> None:
    build(report)
    known = documents()
    assert list(known) == ["r2022", "r2023", "r2021"]
    held = known["r2022"]
    assert (held.is_text_held, held.readings, held.unread) == (True, 2, 0)
    assert (known["r2023"].is_text_held, known["r2023"].readings) == (False, 0)
    assert len(held.sha256) == 64


def test_unread_numbers_are_counted_and_given_in_the_order_of_the_text(report: SmallData) -> None:
    build(report)
    report.change("insert into unread values ('r2022', 20, 24), ('r2022', 6, 8), ('other', 1, 2)")
    assert unread_in("r2022") == [Span(6, 8), Span(20, 24)]
    assert documents()["r2022"].unread == 2
    assert documents()["r2021"].unread == 0


def test_readings_come_in_the_order_of_the_text_with_their_spans_in_it(report: SmallData) -> None:
    build(report)
    deposits, withdrawals = readings_of("r2022")
    assert (deposits.indicator_id, withdrawals.indicator_id) == ("deposits", "withdrawals")
    assert deposits.figure
    assert deposits.quote
    assert TEXT[deposits.figure.start : deposits.figure.end] == "1,110.00"
    assert TEXT[deposits.quote.start : deposits.quote.end] == "缴存额1,110.00亿元"
    assert deposits.amount == Interval(1.11e11, 1.109995e11, 1.110005e11)
    assert (deposits.printed_growth, deposits.growth_unit) == ("+11.0", "percent")
    assert text_of("r2022") == TEXT


def test_a_reading_says_what_became_of_it_in_the_series(report: SmallData) -> None:
    build(report)
    # Printed for 2021 by its own report, so what follows from the growth of 2022 is beaten.
    assert (reading_of("r2022", "deposits").own, reading_of("r2022", "deposits").prior) == (
        "chosen",
        "alternative",
    )
    withdrawals = reading_of("r2022", "withdrawals")
    assert (withdrawals.own, withdrawals.prior) == ("chosen", "")
    assert reading_of("r2021", "deposits").own == "chosen"


def test_a_target_can_stand_in_no_series(report: SmallData) -> None:
    report.reading("b.csv", source="r2021", role="target", period="2021", indicator="withdrawals")
    build(report)
    target = reading_of("r2021", "withdrawals")
    assert (target.own, target.prior) == ("", "")


def test_readings_of_a_withdrawn_batch_are_left_out_and_its_source_with_them(
    report: SmallData,
) -> None:
    build(report)
    report.change("update batch set state = 'withdrawn' where file_name = 'a.csv'")
    assert readings_of("r2022") == []
    assert "r2022" not in documents()


def test_a_place_is_the_offset_of_the_figure_or_what_it_is_of_when(report: SmallData) -> None:
    build(report)
    assert reading_of("r2022", "deposits").place == str(TEXT.index("1,110.00"))
    assert reading_of("r2021", "deposits").place == "deposits.2021"


def test_the_place_of_a_figure_in_words_is_that_of_its_quote(report: SmallData) -> None:
    build(report)
    report.change("update observation set figure_start = null, figure_end = null")
    deposits = reading_of("r2022", "deposits")
    assert deposits.figure is None
    assert deposits.place == str(TEXT.index("缴存额"))


def test_an_unknown_document_has_neither_text_nor_readings(report: SmallData) -> None:
    build(report)
    assert (text_of("none"), readings_of("none"), unread_in("none")) == ("", [], [])
