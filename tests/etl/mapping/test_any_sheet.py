"""Whatever stands in a sheet, it is mapped, and every reading is a figure that can be used."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import catalogue
from etl.choices import Choices
from etl.mapping.units import fits
from etl.workbooks import Span
from intervals import PLAIN
from tests.etl.mapping.made_books import mapped, one_sheet

WORDS = (
    *(
        "广州",
        "深圳",
        "某市",
        "合计",
        "全市",
        "中心",
        "年度",
        "指标",
        "单位",
        "数值",
        "序号",
        "备注",
    ),
    *(
        "缴存额（亿元）",
        "提取额",
        "贷款",
        "余额",
        "个贷率（%）",
        "实缴职工数",
        "其中：异地贷款",
        "同比（%）",
    ),
    *(
        "2022年",
        "2023年",
        "本年",
        "上年",
        "年初",
        "目标",
        "实际",
        "1月",
        "亿元",
        "万人",
        "%",
        "单位：万元",
    ),
    *(
        "38.40",
        "1,162.02",
        "（3.28）",
        "3.2%",
        "—",
        "约3",
        "#N/A",
        "abc",
        "甲",
        "1",
        "",
        "一、缴存",
    ),
)
CELLS = st.one_of(
    st.just(""),
    st.sampled_from(WORDS),
    st.floats(-1e6, 1e6).map(lambda value: round(value, 2)),
    st.integers(1990, 2030).map(float),
    st.booleans(),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.text(max_size=12),
)
PLACES = st.integers(1, 6)


@settings(max_examples=300, deadline=None)
@given(
    rows=st.integers(1, 7).flatmap(
        lambda width: st.lists(
            st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8
        )
    ),
    spans=st.lists(st.tuples(PLACES, PLACES, PLACES, PLACES), max_size=2),
    hidden=st.frozensets(PLACES, max_size=2),
    pending=st.frozensets(st.tuples(PLACES, PLACES), max_size=2),
    choices=st.sampled_from((Choices(), Choices(centre="yiyang", year=2023))),
)
def test_any_sheet_gives_usable_readings_and_problems_that_can_be_told(
    rows: list[list[object]],
    spans: list[tuple[int, int, int, int]],
    hidden: frozenset[int],
    pending: frozenset[tuple[int, int]],
    choices: Choices,
) -> None:
    merged = [Span(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in spans]
    workbook = one_sheet(
        rows,
        merged=tuple(merged),
        hidden_rows=frozenset(row for row in hidden if row <= len(rows)),
        hidden_columns=frozenset(column for column in hidden if column <= len(rows[0])),
        pending=pending,
    )
    known = catalogue()
    found = mapped(workbook, choices)
    for reading in found.readings:
        assert PLAIN.fullmatch(reading.value)
        assert reading.unit
        assert fits(reading.indicator, reading.unit, known)
        assert reading.centre
        assert reading.role
    addresses = [(reading.sheet, reading.cell) for reading in found.readings]
    assert len(addresses) == len(set(addresses))
    for problem in found.problems:
        assert all(
            problem.says(part, "zh") and problem.says(part, "en") for part in ("title", "fix")
        )
        assert problem.says("found") is not None
