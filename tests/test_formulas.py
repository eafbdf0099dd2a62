"""Formulas: the four operations over indicators and nothing else, with intervals throughout."""

from __future__ import annotations

import operator
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formulas import Reference, parse
from intervals import Interval, exactly

Operation = Callable[[float, float], float]
NAMES = ("deposits", "withdrawals", "loans_issued")


def word(reference: Reference) -> str:
    return f"{reference.indicator_id}{reference.item}{'′' * reference.years_back}"


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("deposits", [Reference("deposits")]),
        ("a / b * 100", [Reference("a"), Reference("b")]),
        ("a - prev(a)", [Reference("a"), Reference("a", years_back=1)]),
        ("prev(prev(a))", [Reference("a", years_back=2)]),
        ("a[提取] / a[缴存]", [Reference("a", "提取"), Reference("a", "缴存")]),
        ("prev(a[提取])", [Reference("a", "提取", 1)]),
        ("(a + b) * (a - b)", [Reference("a"), Reference("b")]),
        ("12.5", []),
    ],
)
def test_a_formula_names_the_figures_it_needs_once_each(
    text: str, references: list[Reference]
) -> None:
    assert list(parse(text).references) == references


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("__import__('os').system('ls')", "__import__('os').system('ls')"),
        ("open('a')", "open('a')"),
        ("a.b", "a.b"),
        ("a ** 2", "a ** 2"),
        ("a // b", "a // b"),
        ("a % b", "a % b"),
        ("-a", "-a"),
        ("a > b", "a > b"),
        ("a and b", "a and b"),
        ("a if b else c", "a if b else c"),
        ("a[0]", "a[0]"),
        ("a['x']", "a['x']"),
        ("a[b:c]", "a[b:c]"),
        ("'text'", "'text'"),
        ("True", "True"),
        ("2j", "2j"),
        ("[a]", "[a]"),
        ("lambda: a", "lambda: a"),
        ("prev(a + b)", "a + b"),
        ("prev(5)", "5"),
        ("prev()", "prev()"),
        ("prev(a, b)", "prev(a, b)"),
        ("prev(a, n=2)", "prev(a, n=2)"),
        ("last(a)", "last(a)"),
        ("a + max(b, c)", "max(b, c)"),
    ],
)
def test_anything_but_arithmetic_over_indicators_is_refused_by_a_sentence_naming_it(
    text: str, named: str
) -> None:
    with pytest.raises(ValueError, match="不是指标、数字或四则运算") as refused:
        parse(text)
    assert f"「{named}」" in str(refused.value)


@pytest.mark.parametrize("text", ["", "a +", "a b", "a; b", "a = b", "(a", "import os", "a\nb"])
def test_what_does_not_parse_is_refused_by_a_sentence_that_quotes_it(text: str) -> None:
    with pytest.raises(ValueError, match="写法有误") as refused:
        parse(text)
    assert f"「{text}」" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("a/b*100", "a ÷ b × 100"),
        ("a / (b * c)", "a ÷ (b × c)"),
        ("(a - b) / b * 100", "(a − b) ÷ b × 100"),
        ("a - (b - c)", "a − (b − c)"),
        ("(a - b) - c", "a − b − c"),
        ("a + (b + c)", "a + b + c"),
        ("a - prev(a)", "a − a′"),
        ("x[提取] / x[缴存]", "x提取 ÷ x缴存"),
    ],
)
def test_a_formula_is_spelt_with_the_signs_of_arithmetic_and_no_bracket_too_many(
    text: str, spelt: str
) -> None:
    assert parse(text).spell(word) == spelt


def expressions() -> st.SearchStrategy[str]:
    numbers = st.integers(1, 9).map(str)
    return st.recursive(
        st.sampled_from(NAMES) | numbers,
        lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(
            lambda three: f"({three[0]} {three[1]} {three[2]})"
        ),
        max_leaves=8,
    )


def plain_value(text: str, values: dict[str, float]) -> float:
    return float(eval(text, {"__builtins__": {}}, values))


@given(expressions())
def test_a_spelt_formula_means_what_was_written(text: str) -> None:
    spelt = parse(text).spell(lambda reference: reference.indicator_id)
    again = spelt.replace("−", "-").replace("×", "*").replace("÷", "/")
    values = {"deposits": 7.0, "withdrawals": 3.0, "loans_issued": 2.0}
    try:
        wanted = plain_value(text, values)
    except ZeroDivisionError:
        return
    assert plain_value(again, values) == pytest.approx(wanted, rel=1e-9, abs=1e-9)


@given(
    text=expressions(),
    values=st.lists(st.floats(1, 100), min_size=3, max_size=3),
    roundings=st.lists(st.floats(0, 0.4), min_size=3, max_size=3),
)
def test_a_result_encloses_that_of_the_plain_numbers(
    text: str, values: list[float], roundings: list[float]
) -> None:
    figures = {
        name: Interval(value, value - rounding, value + rounding)
        for name, value, rounding in zip(NAMES, values, roundings, strict=True)
    }
    result = parse(text).evaluate(lambda reference: figures[reference.indicator_id])
    if result is not None:
        wanted = plain_value(text, dict(zip(NAMES, values, strict=True)))
        slack = 1e-9 * max(abs(result.low), abs(result.high), 1)
        assert result.low - slack <= wanted <= result.high + slack
        assert result.value == pytest.approx(wanted, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("sign", "operation"),
    [
        ("+", operator.add),
        ("-", operator.sub),
        ("*", operator.mul),
        ("/", operator.truediv),
    ],
)
def test_each_operation_works_on_exact_figures_as_on_numbers(
    sign: str, operation: Operation
) -> None:
    figures = {"a": exactly(6), "b": exactly(3)}
    result = parse(f"a {sign} b").evaluate(lambda reference: figures[reference.indicator_id])
    assert result == exactly(operation(6, 3))


def test_a_missing_figure_leaves_the_result_unknown() -> None:
    asked: list[Reference] = []

    def figure_of(reference: Reference) -> Interval | None:
        asked.append(reference)
        return None if reference.years_back else exactly(5)

    assert parse("a - prev(a)").evaluate(figure_of) is None
    assert asked == [Reference("a"), Reference("a", years_back=1)]


@pytest.mark.parametrize("divisor", [exactly(0), Interval(0.1, -0.4, 0.6)])
def test_a_divisor_that_may_be_zero_leaves_the_result_unknown(divisor: Interval) -> None:
    figures = {"a": exactly(1), "b": divisor}
    formula = parse("a / b")
    assert formula.evaluate(lambda reference: figures[reference.indicator_id]) is None
