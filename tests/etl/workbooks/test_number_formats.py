"""What a cell says: its digits as the spreadsheet keeps and shows them, its sign and its unit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.workbooks.number_formats import is_telling
from etl.workbooks.printed import say


@pytest.mark.parametrize(
    ("value", "code", "text", "suffix"),
    [
        (38.4, "0.00", "38.40", ""),
        (38.4271, "0.00", "38.4271", ""),
        (1234567.5, "#,##0.00", "1234567.50", ""),
        (38.4, "0.0#", "38.4", ""),
        (5.0, "General", "5", ""),
        (0.0328, "0.00%", "3.28%", ""),
        (0.07, "0.00%", "7.00%", ""),
        (0.29, "0%", "29%", ""),
        (1.1, "0.0%", "110.0%", ""),
        (3.28, '0.00"%"', "3.28", "%"),
        (38.4, '0.00"亿元"', "38.40", "亿元"),
        (-38.4, '0.00" 亿元 ";-0.00" 亿元 "', "-38.40", "亿元"),
        (-38.4, '0.00"亿元";[Red]\\(0.00\\)', "-38.40", ""),
        (0.0, '0.00"亿元";-0.00"亿元";"—"', "0", ""),
        (0.85, "0.00\\‰", "0.85", "‰"),
        (0.85, "0.00‰", "0.85", "‰"),
        (5.0, "0[$元-804]", "5", "元"),
        (5.0, "[$¥-804]#,##0.00", "5.00", ""),
        (2023.0, '0"年"', "2023", "年"),
        (5.0, 'G/通用格式"人"', "5", "人"),
        (5.0, '[DBNum1][$-804]General"户"', "5", "户"),
        (5.0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "5.00", ""),
        (123456.0, "#,##0,", "123456", ""),
        (123456.0, '0.00,,"百万"', "123456", ""),
        (123456.0, '0!.0,"万"', "123456", ""),
        (123456.0, '0!.0000"万"', "123456", ""),
        (123456.0, '#,##0,.0"千元"', "123456", ""),
        (5.0, '[>=10]0.0"亿";0.00"万"', "5.00", "万"),
        (50.0, '[>=10]0.0"亿";0.00"万"', "50.0", "亿"),
        (5.0, "0.00E+00", "5", ""),
        (5.5, "# ?/?", "5.5", ""),
        (5.0, '"约"0', "5", ""),
        (5.0, '0"一句不是单位而是说明的很长的话"', "5", ""),
        (0.1 + 0.2, "", "0.3", ""),
        (1e20, "", "100000000000000000000", ""),
        (1e-7, "", "0.0000001", ""),
        (-0.0, "0.0", "0.0", ""),
        (1e300, "0.00", "1" + "0" * 300 + ".00", ""),
        (Decimal("38.40"), "", "38.40", ""),
        (7, "", "7", ""),
    ],
)
def test_a_number_is_said_with_its_digits_and_its_unit(
    value: float, code: str, text: str, suffix: str
) -> None:
    assert say(value, code) == ("number", text, suffix)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("缴存额", ("text", "缴存额", "")),
        ("=cmd|'/c calc'!A1", ("text", "=cmd|'/c calc'!A1", "")),
        ("", None),
        (" \n\u3000", None),
        (True, ("bool", "TRUE", "")),
        (dt.date(2023, 1, 2), ("date", "2023-01-02", "")),
        (dt.datetime(2023, 1, 2), ("date", "2023-01-02", "")),  # noqa: DTZ001
        (dt.datetime(2023, 1, 2, 3, 4), ("date", "2023-01-02 03:04:00", "")),  # noqa: DTZ001
        (dt.timedelta(hours=30), ("text", "1 day, 6:00:00", "")),
        (float("nan"), ("error", "nan", "")),
        (float("inf"), ("error", "inf", "")),
    ],
)
def test_what_is_no_number_is_said_as_it_stands(
    value: object, said: tuple[str, str, str] | None
) -> None:
    assert say(value) == said


@given(st.floats(-1e300, 1e300))
def test_a_number_said_is_the_number_to_fifteen_digits(value: float) -> None:
    said = say(value)
    assert said is not None
    assert "e" not in said[1].lower()
    assert float(said[1]) == pytest.approx(value, rel=1e-14)


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_a_percent_is_exactly_a_hundred_times_the_number(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    said = say(float(value), "0.00%")
    assert said is not None
    assert Decimal(said[1].removesuffix("%")) == value * 100
    assert said[1].endswith("%")


@given(st.text(alphabet='0#?.,%;@/E+-"\\![]$<>=_*() 亿元‰年md', max_size=30), st.floats(-1e9, 1e9))
def test_any_format_leaves_the_number_true(code: str, value: float) -> None:
    said = say(value, code)
    assert said is not None
    kind, text, suffix = said
    assert kind == "number"
    factor = 100 if text.endswith("%") else 1
    assert float(text.removesuffix("%")) == pytest.approx(value * factor, rel=1e-13)
    assert is_telling(code) or (text, suffix) == (say(value) or ("", "", ""))[1:]
