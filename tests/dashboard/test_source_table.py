"""The table of readings: as printed, what they are worth, what became of them; unread numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from analysis.documents import Reading, Span
from dashboard.source_table import families_in, readings_table
from dashboard.texts import in_language
from intervals import Interval

TEXT = "全年缴存额1,162.02亿元，同比增长9.8%；受理7×24小时。"
READING = Reading(
    *("guangzhou", 2022, "2022", "deposits", "centre", "actual", "", "", "1162.02", "亿元", "CNY"),
    *("+9.8", "percent", "", "", "a.csv", "2", "", "chosen", "chosen"),
    amount=Interval(1.16202e11, 1.162015e11, 1.162025e11),
    quote=Span(2, 15),
    figure=Span(5, 13),
)


def cells(*readings: Reading, unread: tuple[Span, ...] = (), text: str = TEXT) -> list[list[str]]:
    """Give what a reader reads in each cell of each row, `|` between what stands in two lines."""
    body = readings_table(readings, unread, text).text.split("<tbody>")[1]
    rows = re.findall("<tr.*?</tr>", body)
    found = [re.findall("<td[^>]*>(.*?)</td>", row) for row in rows]
    return [[plain(re.sub("<small>|<br>", "|", cell)) for cell in row] for row in found]


def plain(html: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html))


def test_a_row_tells_what_when_printed_worth_and_the_series_it_is_in() -> None:
    assert cells(READING) == [
        [
            "缴存额|2022 · 实际",
            "1,162.02 亿元|+9.8%",
            "116,202,000,000 元|±500,000",
            "● 2022|○ 2021",
        ]
    ]


def test_a_row_carries_its_place_its_filters_and_its_quote() -> None:
    row = readings_table([READING], [], TEXT).text.split("<tbody>")[1]
    words = dict(re.findall(r'data-(\w+)="([^"]*)"', row.partition(">")[0]))
    assert words == {
        "at": "5",
        "g": "deposit",
        "f": "actual",
        "u": "chosen derived",
        "q": "2-15",
    }


def test_a_figure_of_the_series_opens_its_source() -> None:
    html = readings_table([READING], [], TEXT).text
    assert 'data-source="guangzhou|2022|deposits"' in html
    assert 'data-source="guangzhou|2021|deposits"' in html


@pytest.mark.parametrize(
    ("changes", "below"),
    [
        ({"item": "租房", "scope": "沈阳中心"}, "2022 · 实际 · 沈阳中心 · 租房"),
        ({"role": "score", "item": "loan_balance"}, "2022 · 得分 · 贷款余额"),
        ({"role": "budget", "period": "2022-12-31"}, "2022-12-31 · 预算"),
        ({"qualifier": "单月；出表后", "doubt": "疑"}, "2022 · 实际 · 单月 · 出表后 · 待核"),
        ({"quote": None, "figure": None}, "2022 · 实际 · a.csv 第 2 行"),
    ],
)
def test_below_the_name_stand_period_role_part_and_notes(
    changes: dict[str, str], below: str
) -> None:
    assert cells(replace(READING, **changes))[0][0] == f"缴存额|{below}"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        ({"printed_growth": ""}, "1,162.02 亿元"),
        ({"printed_growth": "-1", "growth_unit": "point"}, "1,162.02 亿元|−1 个百分点"),
        ({"printed_growth": "-3.5", "growth_unit": "万元"}, "1,162.02 亿元|−3.5 万元"),
        ({"printed_growth": "", "bound": ">="}, "≥1,162.02 亿元"),
        ({"printed_growth": "", "printed_value": "-1162.02"}, "−1162.02 亿元"),
        ({"printed_growth": "", "printed_unit": "%"}, "1,162.02%"),
        ({"printed_growth": "", "printed_value": "", "figure": None}, "缴存额1,162.02亿元"),
        ({"printed_growth": "", "figure": None}, "1162.02 亿元"),
    ],
)
def test_a_number_stands_as_printed_with_its_unit_and_growth(
    changes: dict[str, str], printed: str
) -> None:
    assert cells(replace(READING, **changes))[0][1] == printed  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "half", "unit", "bound", "worth"),
    [
        (2.61, 0.005, "percent", "", "2.61%|±0.005"),
        (600.0, 0.5, "CNY", "", "600 元|±0.5"),
        (148.0, 0.0, "employer", "", "148 家|精确"),
        (0.3, 0.05, "permille", "<=", "≤0.3‰|±0.05"),
        (-1234.5, 0.05, "CNY", "", "−1,234.5 元|±0.05"),
    ],
)
def test_the_canonical_value_has_the_digits_printed_and_what_rounding_leaves_open(
    value: float, half: float, unit: str, bound: str, worth: str
) -> None:
    amount = Interval(value, value - half, value + half)
    assert cells(replace(READING, amount=amount, unit=unit, bound=bound))[0][2] == worth


def test_a_date_has_no_canonical_number() -> None:
    assert cells(replace(READING, amount=None))[0][2] == "—"


@pytest.mark.parametrize(
    ("own", "prior", "series"),
    [
        ("chosen", "", "● 2022"),
        ("alternative", "chosen", "○ 2021"),
        ("alternative", "alternative", "备选"),
        ("", "", ""),
    ],
)
def test_the_last_column_says_what_became_of_it(own: str, prior: str, series: str) -> None:
    assert cells(replace(READING, own=own, prior=prior))[0][3] == series


def test_an_unread_number_stands_in_the_text_s_order_with_the_words_around_it() -> None:
    span = Span(TEXT.index("24"), TEXT.index("24") + 2)
    first = replace(READING, figure=Span(25, 26), indicator_id="withdrawals")
    rows = cells(first, READING, unread=(span,))
    assert [row[0].partition("|")[0] for row in rows] == [
        "缴存额",
        "提取额",
        "…比增长9.8%；受理7×24小时。…",
    ]


def test_the_words_around_an_unread_number_end_with_its_line() -> None:
    assert cells(unread=(Span(2, 3),), text="甲\n5\n乙")[0][0].startswith("…5…|")


def test_markup_in_a_report_stays_text() -> None:
    html = readings_table([replace(READING, item="<i>x</i>")], [Span(0, 3)], "<b>").text
    assert "<i>" not in html
    assert "<b>&lt;b&gt;</b>" in html


def test_what_a_report_printed_is_said_to_be_chinese_on_an_english_page() -> None:
    note = replace(READING, item="租房", qualifier="单月；未见过的口径")
    with in_language("en"):
        html = readings_table([note], [], TEXT).text
    assert '<span lang="zh">租房</span>' in html
    assert '<span lang="zh">未见过的口径</span>' in html
    assert "single month" in html
    outside = re.sub('<span lang="zh">.*?</span>', "", html)
    assert not re.search("[\u4e00-\u9fff]", outside)


def test_families_of_roles_are_counted_in_the_order_of_the_filter() -> None:
    roles = ("full", "actual", "score", "plan")
    counts = families_in(replace(READING, role=role) for role in roles)
    assert list(counts.items()) == [("actual", 1), ("target", 1), ("score", 2)]
