"""Where the value-added income goes: the parts, their sum, and what is not disclosed."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.distribution import PARTS, distribution
from analysis.figures import figures_of_centres
from analysis.findings import verdicts_on
from tests.made_figures import figure, figures


def made(*parts: float, income: float = 10.0) -> dict[str, float]:
    return {"value_added_income": income, **dict(zip(PARTS, parts, strict=False))}


def test_yiyangs_income_of_2023_is_the_sum_of_its_three_parts(real_data: Path) -> None:
    found = distribution(figures_of_centres(["yiyang"]), "yiyang", 2023)
    assert found is not None
    assert found.income is not None
    assert found.income.amount.value == pytest.approx(18779.96e4)
    assert [part.amount.value for part in found.parts] == pytest.approx(
        [42.34e4, 5999.25e4, 12738.37e4]
    )
    assert found.adding_up is not None
    assert found.adding_up.fit == "exact"
    assert found.missing == ()
    paid = {part: figure.amount.value for part, figure in found.remitted.items()}
    assert paid == pytest.approx(
        {"mgmt_fee_provision": 5999.25e4, "rental_supplement_provision": 13045.63e4}
    )


def test_the_sum_goes_with_what_the_check_of_it_found(real_data: Path) -> None:
    (checked,) = (one for one in verdicts_on("yiyang", 2023) if one.check_id == "I15")
    found = distribution(figures_of_centres(["yiyang"]), "yiyang", 2023)
    assert checked.verdict == "pass"
    assert checked.computed is not None
    assert found is not None
    assert found.adding_up is not None
    assert found.adding_up.fit == "exact"
    assert found.adding_up.parts.value == pytest.approx(checked.computed.value)


def test_guangzhous_report_of_2022_gives_the_income_and_what_was_paid_over_alone(
    real_data: Path,
) -> None:
    found = distribution(figures_of_centres(["guangzhou"]), "guangzhou", 2022)
    assert found is not None
    assert found.income is not None
    assert found.income.amount.value == pytest.approx(44.14e8)
    assert (found.parts, found.missing) == ((), PARTS)
    assert found.adding_up is None
    assert {part: f.amount.value for part, f in found.remitted.items()} == pytest.approx(
        {"rental_supplement_provision": 8e8}
    )


def test_nothing_known_is_no_distribution(real_data: Path) -> None:
    assert distribution(figures_of_centres(["beijing"]), "beijing", 2025) is None


@pytest.mark.parametrize(
    ("parts", "fit"),
    [((1.0, 2.0, 7.0), "exact"), ((1.0, 2.0, 6.0), "rounding"), ((1, 1, 1), "apart")],
)
def test_parts_that_do_not_make_up_the_income_are_told_apart(
    parts: tuple[float, ...], fit: str
) -> None:
    known = figures(
        *(figure(value, indicator=name) for name, value in made(*parts).items()),
    )
    found = distribution(known, "guangzhou", 2022)
    assert found is not None
    assert found.adding_up is not None
    assert found.adding_up.fit == fit


def test_a_part_that_is_missing_leaves_the_sum_open() -> None:
    known = figures(*(figure(value, indicator=name) for name, value in made(1.0, 2.0).items()))
    found = distribution(known, "guangzhou", 2022)
    assert found is not None
    assert found.missing == ("rental_supplement_provision",)
    assert found.adding_up is None
