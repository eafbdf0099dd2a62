"""The arithmetic found from printed figures: the sum that gives the figure, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.arithmetic import Operand, spelled
from intervals import exactly


def operands(*values: float, unit: str = "CNY") -> list[Operand]:
    return [Operand(value, f"{value:g}", unit=unit) for value in values]


@pytest.mark.parametrize(
    ("values", "computed", "written"),
    [
        ((103.0, 108.0), 211.0, "103 + 108"),
        ((114.0, 103.0), 11.0, "114 − 103"),
        ((10.0, 4.5, 3.25), 2.25, "10 − 4.5 − 3.25"),
        ((10.0, 4.0, 3.0), 11.0, "10 + 4 − 3"),
    ],
)
def test_amounts_are_added_and_taken_away(
    values: tuple[float, ...], computed: float, written: str
) -> None:
    assert spelled(operands(*values), exactly(computed), "CNY") == written


@pytest.mark.parametrize(
    ("values", "computed", "written"),
    [
        ((30.54, 38.40), 100 * 30.54 / 38.40, "30.54 ÷ 38.4 × 100%"),
        ((317.0, 1.0, 869.0, 1.0), 100 * 2 / 1186, "(1 + 1) ÷ (317 + 869) × 100%"),
        ((0.43, 12.45), 100 * 0.43 / 12.02, "0.43 ÷ (12.45 − 0.43) × 100%"),
        ((62.0, 5.0), 100 * 57 / 62, "(62 − 5) ÷ 62 × 100%"),
        ((900.0, 640.0), 100 * (900 / 640 - 1), "(900 ÷ 640 − 1) × 100%"),
    ],
)
def test_ratios_are_written_as_quotients(
    values: tuple[float, ...], computed: float, written: str
) -> None:
    assert spelled(operands(*values), exactly(computed), "percent") == written


def test_the_year_before_follows_from_growth() -> None:
    grown = Operand(38.40, "38.40", growth=3.78, growth_unit="percent", unit="CNY")
    assert spelled([grown], exactly(38.40 / 1.0378), "CNY") == "38.40 ÷ (1 + 3.78%)"
    shrunk = Operand(24.13, "24.13", growth=-0.98, growth_unit="percent", unit="person")
    assert shrunk.before.text == "24.13 ÷ (1 − 0.98%)"
    points = Operand(89.93, "89.93", growth=-5.79, growth_unit="point", unit="percent")
    assert spelled([points], exactly(95.72), "percent") == "89.93 + 5.79"


def test_what_no_sum_gives_is_not_written() -> None:
    assert spelled(operands(3.0, 7.0), exactly(11.5), "CNY") == ""
    assert spelled([], exactly(1.0), "CNY") == ""


def test_figures_in_unlike_units_are_not_added() -> None:
    mixed = [Operand(2.5, "2.5", unit="score"), Operand(4.25, "4.25", unit="count")]
    assert spelled(mixed, exactly(6.75), "score") == ""


def test_a_whole_number_is_not_taken_for_a_quotient_that_happens_to_give_it() -> None:
    assert spelled(operands(20.0, 4.0, unit="score"), exactly(5.0), "count") == ""


@given(
    st.lists(st.floats(0.01, 1e9).map(lambda value: round(value, 2)), min_size=2, max_size=5),
    st.floats(1, 1e12),
)
def test_what_is_written_gives_the_figure(values: list[float], computed: float) -> None:
    """Python itself works the text out."""
    found = [Operand(value, repr(value), unit="CNY") for value in values]
    target = exactly(sum(values) if computed < 1e11 else computed)
    written = spelled(found, target, "CNY")
    if written:
        code = written.replace("÷", "/").replace("×", "*").replace("−", "-")
        code = code.replace("100%", "100").replace("1000‰", "1000")
        assert eval(code) == pytest.approx(target.value, rel=1e-8)
    else:
        assert target.value != sum(values)
