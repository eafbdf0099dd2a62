"""However the same figures are laid out, moved and written, the readings are the same figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import catalogue
from etl.workbooks import Workbook
from tests.etl.mapping.made_books import book, mapped, sheet

UNITS = {
    "deposits": ("亿元", "万元"),
    "withdrawals": ("亿元", "万元"),
    "loan_balance": ("亿元", "万元"),
    "paying_employees": ("万人", "人"),
    "paying_employers": ("万家", "家"),
    "loan_to_deposit_ratio": ("%",),
    "overdue_rate": ("‰",),
}
CENTRES = ("guangzhou", "shenzhen", "yiyang", "hainan")

Table = list[list[object]]


@dataclass(frozen=True)
class Data:
    """Figures by centre, year and indicator, as digits; each indicator has one unit."""

    units: dict[str, str]
    values: dict[tuple[str, int, str], str]

    @property
    def centres(self) -> list[str]:
        return list(dict.fromkeys(centre for centre, _, _ in self.values))

    @property
    def years(self) -> list[int]:
        return sorted({year for _, year, _ in self.values})

    @property
    def expected(self) -> set[tuple[str, ...]]:
        return {
            (centre, str(year), indicator, value, self.units[indicator])
            for (centre, year, indicator), value in self.values.items()
        }


@dataclass(frozen=True)
class Writing:
    """How names, units and numbers are written."""

    names: dict[str, str]
    headings: dict[str, str]
    unit_in: str
    number: Callable[[str], object]

    def heading(self, data: Data, indicator: str) -> str:
        unit = data.units[indicator]
        written = f"{self.headings[indicator]}（{unit}）"
        return written if self.unit_in == "heading" else self.headings[indicator]

    def cell(self, data: Data, key: tuple[str, int, str]) -> object:
        value = data.values[key]
        return f"{value}{data.units[key[2]]}" if self.unit_in == "cell" else self.number(value)


def _separated(value: str) -> str:
    whole, dot, rest = value.partition(".")
    return f"{int(whole):,}{dot}{rest}" if not value.startswith("-") else value


NUMBERS: tuple[Callable[[str], object], ...] = (
    str,
    _separated,
    lambda value: f" {_separated(value)}　".replace(",", "，"),
    lambda value: value.translate(str.maketrans("0123456789.", "０１２３４５６７８９．")),
    lambda value: f"（{value[1:]}）" if value.startswith("-") else f"+{value}",
)


@st.composite
def datas(draw: st.DrawFn) -> Data:
    indicators = draw(st.lists(st.sampled_from(sorted(UNITS)), min_size=2, max_size=5, unique=True))
    centres = draw(st.lists(st.sampled_from(CENTRES), min_size=1, max_size=4, unique=True))
    first = draw(st.integers(2015, 2022))
    years = range(first, first + draw(st.integers(1, 3)))
    units = {one: draw(st.sampled_from(UNITS[one])) for one in indicators}
    digits = st.decimals(-9999, 999999, places=2, allow_nan=False).map(str)
    keys = [(c, y, i) for c in centres for y in years for i in indicators]
    return Data(units, {key: draw(digits) for key in keys})


@st.composite
def writings(draw: st.DrawFn, unit_in: tuple[str, ...]) -> Writing:
    known = catalogue()
    names = {
        centre: draw(
            st.sampled_from((known.centres[centre].name.zh, known.centres[centre].full_name.zh))
        )
        for centre in CENTRES
    }
    headings = {
        one: draw(
            st.sampled_from(
                tuple(known.indicators[one].text[what] for what in ("name_zh", "short_zh"))
            )
        )
        for one in UNITS
    }
    return Writing(names, headings, draw(st.sampled_from(unit_in)), draw(st.sampled_from(NUMBERS)))


def centres_down(data: Data, how: Writing) -> Table:
    """Give a row for each centre and year, an indicator a column."""
    rows: Table = [["中心", "年度", *(how.heading(data, one) for one in data.units)]]
    if how.unit_in == "beside":
        rows.append(["", "", *data.units.values()])
    for centre in data.centres:
        for year in data.years:
            cells = [how.cell(data, (centre, year, one)) for one in data.units]
            rows.append([how.names[centre], year, *cells])
    return rows


def indicators_down(data: Data, how: Writing) -> Table:
    """Give a row for each indicator, and under each centre a column for each year."""
    beside = how.unit_in == "beside"
    columns = [(centre, year) for centre in data.centres for year in data.years]
    lead = ["", ""] if beside else [""]
    rows: Table = [
        ["指标", *(["单位"] if beside else []), *(how.names[centre] for centre, _ in columns)],
        [*lead, *(f"{year}年" for _, year in columns)],
    ]
    for one in data.units:
        cells = [how.cell(data, (centre, year, one)) for centre, year in columns]
        unit = [data.units[one]] if beside else []
        rows.append([how.heading(data, one), *unit, *cells])
    return rows


def years_under_indicators(data: Data, how: Writing) -> Table:
    """Give a header of two levels: under each indicator its years."""
    columns = [(one, year) for one in data.units for year in data.years]
    rows: Table = [
        ["城市", *(how.heading(data, one) for one, _ in columns)],
        ["", *(f"{year}年" for _, year in columns)],
    ]
    if how.unit_in == "beside":
        rows.append(["", *(data.units[one] for one, _ in columns)])
    for centre in data.centres:
        cells = [how.cell(data, (centre, year, one)) for one, year in columns]
        rows.append([how.names[centre], *cells])
    return rows


def figures_down(data: Data, how: Writing) -> Table:
    """Give a row for each figure."""
    rows: Table = [["指标", "年份", "城市", "数值", "单位"]]
    for key in data.values:
        centre, year, one = key
        unit = data.units[one] if how.unit_in == "beside" else ""
        rows.append([how.heading(data, one), year, how.names[centre], how.cell(data, key), unit])
    return rows


LAYOUTS = (centres_down, indicators_down, years_under_indicators, figures_down)


def moved(rows: Table, down: int, right: int, title: str) -> Table:
    """Give the rows further down and to the right, below a title."""
    width = max(map(len, rows))
    blank: list[object] = [""] * (width + right)
    top: Table = [blank for _ in range(down)]
    if title:
        head: list[object] = [*[""] * right, title]
        top = [head, *top]
    return [*top, *([*[""] * right, *row] for row in rows)]


def found_in(workbook: Workbook) -> set[tuple[str, ...]]:
    return {
        (one.centre, str(one.year), one.indicator, one.value, one.unit)
        for one in mapped(workbook).readings
    }


WHERE = ("heading", "beside", "cell")


@settings(max_examples=150, deadline=None)
@given(
    data=datas(),
    how=writings(WHERE),
    layout=st.sampled_from(LAYOUTS),
    down=st.integers(0, 3),
    right=st.integers(0, 3),
    title=st.sampled_from(("", "住房公积金主要指标", "附表1 各市情况")),
)
def test_layout_place_and_writing_never_change_the_figures(
    data: Data, how: Writing, layout: Any, down: int, right: int, title: str
) -> None:
    rows = moved(layout(data, how), down, right, title)
    assert found_in(book(sheet("Sheet1", rows))) == data.expected


@settings(max_examples=60, deadline=None)
@given(
    data=datas(),
    how=writings(WHERE),
    first=st.sampled_from(LAYOUTS),
    second=st.sampled_from(LAYOUTS),
)
def test_two_tables_of_one_sheet_are_read_as_if_each_stood_alone(
    data: Data, how: Writing, first: Any, second: Any
) -> None:
    centre, *others = data.centres
    parts = [
        Data(data.units, {k: v for k, v in data.values.items() if (k[0] == centre) == alone})
        for alone in (True, False)
    ]
    tables = [
        layout(part, how)
        for layout, part in zip((first, second), parts, strict=True)
        if part.values
    ]
    rows: Table = []
    for number, table in enumerate(tables, start=1):
        rows.extend([[], [f"表{number}"], *table])
    assert found_in(book(sheet("Sheet1", rows))) == data.expected
    assert len(mapped(book(sheet("Sheet1", rows))).tables) == len(tables) == 1 + bool(others)


@settings(max_examples=60, deadline=None)
@given(data=datas(), how=writings(WHERE))
def test_a_sheet_for_each_year_says_the_same_as_a_column_of_years(data: Data, how: Writing) -> None:
    sheets = []
    for year in data.years:
        part = Data(data.units, {k: v for k, v in data.values.items() if k[1] == year})
        rows = [[row[0], *row[2:]] for row in centres_down(part, how)]
        sheets.append(sheet(f"{year}年", rows))
    assert found_in(book(*sheets)) == data.expected
