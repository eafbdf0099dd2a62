"""Units: printed ones become canonical ones, and formulas give the unit of their indicator."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import Indicator, PrintedUnit, catalogue
from formulas import Reference, parse
from intervals import Interval, exactly, from_printed

KNOWN = catalogue()
COMPUTED = [indicator for indicator in KNOWN.indicators.values() if indicator.formula]
# A figure's worth in each unit, all of them powers of primes, so that no two units could be
# mistaken for one another in a quotient.
MEASURES = {"CNY": 2.0, "person": 3.0, "employer": 5.0, "loan": 7.0, "count": 11.0}
HUNDRED_OF_A_WHOLE = {"percent": 100.0, "permille": 1000.0}


@pytest.mark.parametrize("indicator", COMPUTED, ids=lambda indicator: indicator.id)
def test_a_formula_gives_the_unit_of_its_indicator(indicator: Indicator) -> None:
    """Doubling the measure of one unit must change the result as its own unit changes."""
    assert indicator.formula is not None
    base = dict.fromkeys(KNOWN.units, 1.0)
    plain = result_in(indicator, base)
    for unit, measure in MEASURES.items():
        changed = result_in(indicator, {**base, unit: measure})
        assert changed == pytest.approx(plain * power_of(indicator, unit, measure)), unit


def power_of(indicator: Indicator, unit: str, measure: float) -> float:
    """Give the factor by which a result must grow when all figures in `unit` do."""
    if indicator.id == "employees_per_employer":  # persons for each employer
        return {"person": measure, "employer": 1 / measure}.get(unit, 1.0)
    if indicator.id == "deposits_per_employee":
        return {"CNY": measure, "person": 1 / measure}.get(unit, 1.0)
    if indicator.id == "average_loan":
        return {"CNY": measure, "loan": 1 / measure}.get(unit, 1.0)
    return measure if unit == indicator.unit else 1.0


def result_in(indicator: Indicator, measures: dict[str, float]) -> float:
    """Work a formula out on figures that differ, each multiplied by the measure of its unit."""
    references = list(indicator.formula.references) if indicator.formula else []
    worth = {reference: 17.0 + 6.0 * n * n for n, reference in enumerate(references)}

    def figure_of(reference: Reference) -> Interval:
        unit = KNOWN.indicators[reference.indicator_id].unit
        return exactly(worth[reference] * measures[unit])

    result = indicator.formula.evaluate(figure_of) if indicator.formula else None
    assert result is not None
    return result.value


@pytest.mark.parametrize(
    "indicator",
    [i for i in COMPUTED if i.unit in HUNDRED_OF_A_WHOLE],
    ids=lambda indicator: indicator.id,
)
def test_a_share_of_the_whole_is_a_hundred_percent_or_a_thousand_permille(
    indicator: Indicator,
) -> None:
    formula = indicator.formula
    assert formula is not None
    text = formula.text
    whole = HUNDRED_OF_A_WHOLE[indicator.unit]
    assert text.endswith(f"* {whole:.0f}")
    quotient = parse(text.removesuffix(f"* {whole:.0f}").strip())
    figures = {reference: exactly(3.0 + n) for n, reference in enumerate(formula.references)}
    share, percent = quotient.evaluate(figures.get), formula.evaluate(figures.get)
    assert share is not None
    assert percent is not None
    assert percent.value == pytest.approx(share.value * whole)


@pytest.mark.parametrize(
    ("printed", "unit", "text", "value"),
    [
        ("元", "CNY", "27219", 27219),
        ("万元", "CNY", "13045.63", 130456300),
        ("亿元", "CNY", "1162.02", 116202000000),
        ("人", "person", "111", 111),
        ("万人", "person", "531.87", 5318700),
        ("万名", "person", "2", 20000),
        ("家", "employer", "3342", 3342),
        ("个", "employer", "9", 9),
        ("万家", "employer", "54.16", 541600),
        ("万个", "employer", "15.17", 151700),
        ("万户", "employer", "0.33", 3300),
        ("笔", "loan", "26", 26),
        ("户", "loan", "26", 26),
        ("万户", "loan", "5.42", 54200),
        ("万笔", "loan", "0.43", 4300),
        ("%", "percent", "89.93", 89.93),
        ("‰", "percent", "5", 0.5),
        ("‰", "permille", "0.19", 0.19),
        ("%", "permille", "0.03", 0.3),
        ("个百分点", "point", "6.96", 6.96),
        ("百分点", "point", "6.96", 6.96),
        ("平方米", "m2", "90", 90),
        ("㎡", "m2", "144", 144),
        ("万平米", "m2", "508.1", 5081000),
        ("万平方米", "m2", "513.17", 5131700),
    ],
)
def test_a_printed_unit_turns_into_the_canonical_one(
    printed: str, unit: str, text: str, value: float
) -> None:
    entry = KNOWN.printed_units[printed, unit]
    assert from_printed(text, entry.factor, exact=entry.exact).value == pytest.approx(value)
    assert unit in KNOWN.convertible(printed)


@given(
    entry=st.sampled_from(list(KNOWN.printed_units.values())),
    number=st.decimals(min_value=0, max_value=10**6, places=2),
)
def test_a_unit_leads_there_and_back(entry: PrintedUnit, number: Decimal) -> None:
    there = from_printed(format(number, "f"), entry.factor)
    assert there.value / float(entry.factor) == pytest.approx(float(number))
    assert there.low / float(entry.factor) == pytest.approx(float(number) - 0.005, abs=1e-9)
    assert there.high / float(entry.factor) == pytest.approx(float(number) + 0.005, abs=1e-9)


@pytest.mark.parametrize("printed", ["斤", "", "%%", "CNY"])
def test_a_unit_that_is_not_in_the_table_turns_into_nothing(printed: str) -> None:
    assert KNOWN.convertible(printed) == ()


def test_a_unit_printed_for_several_things_names_them_all_the_usual_one_first() -> None:
    assert KNOWN.convertible("%") == ("percent", "permille")
    assert KNOWN.convertible("户") == ("employer", "loan")


def test_only_things_that_are_counted_are_exact_and_only_in_ones() -> None:
    exact = [entry for entry in KNOWN.printed_units.values() if entry.exact]
    assert {entry.unit for entry in exact} <= {
        *("person", "employer", "loan", "count", "score", "date")
    }
    assert all(entry.factor == 1 for entry in exact)
    assert KNOWN.printed_units["家", "employer"].exact
    assert not KNOWN.printed_units["元", "CNY"].exact


def test_every_canonical_unit_of_an_indicator_can_be_printed_and_every_unit_has_a_name() -> None:
    used = {indicator.unit for indicator in KNOWN.indicators.values()}
    printable = {entry.unit for entry in KNOWN.printed_units.values()}
    assert used <= printable <= KNOWN.units.keys()
