"""Figures made to agree are never accused; one of them that slips is always found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.etl.checking.made_items import figures, problems_of, published

# Figures of one centre and two years, worked out from a few freely chosen ones; in 亿元, 万人, %.
# How many decimals a report prints differs, so that rounding is part of what is tried.
AMOUNT = st.floats(min_value=1, max_value=1000)
SHARE = st.floats(min_value=0.3, max_value=0.9)


def consistent(
    deposits: float, spent: float, lent: float, years: float, decimals: int
) -> list[str]:
    """Work out what a centre prints whose figures agree, as lines of `figures`."""
    before = {
        "cumulative_deposits": deposits * (years + 2),
        "cumulative_withdrawals": deposits * spent * years,
        "cumulative_loans": deposits * (years + 1),
    }
    withdrawals, loans = deposits * spent, deposits * lent
    now = {
        "deposits": deposits,
        "withdrawals": withdrawals,
        "loans_issued": loans,
        "cumulative_deposits": before["cumulative_deposits"] + deposits,
        "cumulative_withdrawals": before["cumulative_withdrawals"] + withdrawals,
        "cumulative_loans": before["cumulative_loans"] + loans,
    }
    for cells in (before, now):
        balance = cells["cumulative_deposits"] - cells["cumulative_withdrawals"]
        cells["deposit_balance"] = balance
    now["loan_balance"] = min(now["deposit_balance"] * 0.8, now["cumulative_loans"])
    ratios = {
        "withdrawal_to_deposit_ratio": withdrawals / deposits * 100,
        "loans_to_deposits_ratio": loans / deposits * 100,
        "loan_to_deposit_ratio": now["loan_balance"] / now["deposit_balance"] * 100,
    }
    return [
        *(f"{name}-1 {value:.{decimals}f} 亿元" for name, value in before.items()),
        *(f"{name} {value:.{decimals}f} 亿元" for name, value in now.items()),
        *(f"{name} {value:.{decimals}f} %" for name, value in ratios.items()),
    ]


@settings(max_examples=60, deadline=None)
@given(AMOUNT, SHARE, SHARE, st.floats(min_value=3, max_value=20), st.integers(0, 4))
def test_figures_that_agree_break_no_identity_however_they_are_rounded(
    nothing_published: Path,
    deposits: float,
    spent: float,
    lent: float,
    years: float,
    decimals: int,
) -> None:
    items = figures(*consistent(deposits, spent, lent, years, decimals))
    problems = problems_of(items, nothing_published)
    assert [p.code for p in problems if not p.code.startswith("implausible")] == []


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(["deposits", "withdrawals", "loan_balance", "cumulative_deposits"]),
    st.floats(min_value=0.7, max_value=1.5),
    st.sampled_from(["", "0"]),
)
def test_a_tenfold_slip_is_found_whenever_last_year_is_known(
    history: Path, indicator: str, change: float, nought: str
) -> None:
    value = f"{100 * change:.2f}"
    slipped = value.replace(".", "")[:-1] + ".00" if nought else f"{float(value) / 10:.3f}"
    problems = problems_of(figures(f"{indicator} {slipped} 亿元"), history)
    assert [problem.code for problem in problems] == ["unit_slip"]


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a warehouse where four figures were 100 亿元 in 2022."""
    names = ("deposits", "withdrawals", "loan_balance", "cumulative_deposits")
    folder = tmp_path_factory.mktemp("history")
    return published(folder, *(f"{name} 100.00 亿元" for name in names))


def test_the_figures_that_agree_are_really_tried(nothing_published: Path) -> None:
    lines = consistent(100, 0.8, 0.7, 5, 2)
    for number, line in enumerate(lines):
        indicator, value, unit = line.split()
        if unit == "亿元" and not indicator.endswith("-1"):
            wrong = [*lines]
            wrong[number] = f"{indicator} {float(value) * 1.2:.2f} {unit}"
            assert problems_of(figures(*wrong), nothing_published), indicator
