"""Guangzhou against Yiyang on the real reports: what is judged follows from what they print."""

from __future__ import annotations

import pytest

from analysis.compare import (
    GROWTH_OF,
    JUDGED,
    Comparison,
    best_year,
    compare,
    compared,
    standing,
)
from analysis.figures import Figure, Figures, Provenance, figures_of_centres, provenance
from analysis.verdicts import Verdict
from catalogue import catalogue
from intervals import Interval, exactly, from_printed

KNOWN = catalogue()
PAIR = ("guangzhou", "yiyang")
RATE = "withdrawal_to_deposit_ratio"


@pytest.fixture
def real(real_data: object) -> tuple[Figures, Comparison]:
    held = figures_of_centres(PAIR)
    year = best_year(held, PAIR, compared(KNOWN))
    assert year is not None
    return held, compare(held, dict.fromkeys(PAIR, year), KNOWN, aligned=True)


def test_the_year_of_guangzhou_and_yiyang_is_2022_one_reported_one_derived(
    real: tuple[Figures, Comparison],
) -> None:
    _, found = real
    assert set(found.years.values()) == {2022}
    levels = {line.indicator.id: line.cells for line in found.levels}
    bases = [[c.figure.basis for c in levels[i] if c.figure] for i in GROWTH_OF]
    assert bases == [["reported", "derived"]] * 3


def test_the_withdrawal_rates_of_2022_follow_from_what_the_reports_print(
    real: tuple[Figures, Comparison],
) -> None:
    held, found = real
    line = next(line for line in found.ratios if line.indicator.id == RATE)
    out, paid, stated = (
        _printed(held.get(centre, year, indicator))
        for centre, year, indicator in (
            ("guangzhou", 2022, "withdrawals"),
            ("guangzhou", 2022, "deposits"),
            ("yiyang", 2023, RATE),
        )
    )
    guangzhou = out[0] / paid[0] * exactly(100)
    yiyang = stated[0] - stated[1]
    assert (line.pairs[0].verdict == Verdict.HIGHER) == (guangzhou.low > yiyang.high)
    assert line.pairs[0].verdict in (Verdict.HIGHER, Verdict.LOWER)
    assert line.pairs[0].difference is not None
    assert line.pairs[0].difference.value == pytest.approx((guangzhou - yiyang).value)
    assert line.pairs[0].difference.low == pytest.approx((guangzhou - yiyang).low)


def test_yiyang_lends_the_larger_share_and_guangzhou_the_larger_loans(
    real: tuple[Figures, Comparison],
) -> None:
    held, found = real
    verdicts = {line.indicator.id: standing(line).highest for line in found.ratios}
    parts = {
        centre: {i: held.get(centre, 2022, i) for i in ("loans_issued", "deposits")}
        for centre in PAIR
    }
    shares = {
        centre: loans.amount.value / paid.amount.value
        for centre, two in parts.items()
        if (loans := two["loans_issued"]) and (paid := two["deposits"])
    }
    assert verdicts["loans_to_deposits_ratio"] == max(PAIR, key=shares.__getitem__) == "yiyang"
    assert verdicts["deposits_per_employee"] == verdicts["average_loan"] == "guangzhou"


def test_overdue_rates_stand_in_one_unit_and_are_of_other_years(
    real: tuple[Figures, Comparison],
) -> None:
    held, found = real
    line = next(line for line in found.ratios if line.indicator.id == "overdue_rate")
    places = [
        _place(held.get(c, y, "overdue_rate")) for c, y in zip(PAIR, (2022, 2023), strict=True)
    ]
    assert [place.printed_unit for place in places] == ["%", "‰"]
    permille = [float(places[0].printed_value) * 10, float(places[1].printed_value)]
    shown = [cell.figure.amount.value for cell in line.cells if cell.figure]
    assert shown == pytest.approx(permille)
    assert line.pairs[0].verdict == Verdict.OTHER_YEAR


def test_every_judged_pair_of_the_real_data_is_of_the_year_like_and_beyond_rounding(
    real: tuple[Figures, Comparison],
) -> None:
    _, found = real
    judged = [line for line in found.lines if line.pairs[0].verdict in JUDGED]
    assert len(judged) > 8
    for line in judged:
        one, other = (cell.figure for cell in line.cells)
        assert one is not None
        assert other is not None
        assert (one.year, one.qualifier, one.doubt) == (2022, other.qualifier, other.doubt)
        apart = {Verdict.HIGHER: one.amount.low > other.amount.high}
        apart[Verdict.LOWER] = one.amount.high < other.amount.low
        assert apart.get(line.pairs[0].verdict, one.amount.overlaps(other.amount))


def test_the_loan_to_deposit_ratio_after_securitisation_is_not_judged(
    real: tuple[Figures, Comparison],
) -> None:
    held, found = real
    line = next(line for line in found.ratios if line.indicator.id == "loan_to_deposit_ratio")
    assert line.cells[1].figure is not None
    assert line.cells[1].figure.qualifier
    assert line.pairs[0].verdict not in JUDGED
    same_year = compare(held, {"yiyang": 2022, "guangzhou": 2024}, KNOWN, aligned=False)
    assert all(pair.verdict not in JUDGED for row in same_year.ratios for pair in row.pairs)


def _place(chosen: Figure | None) -> Provenance:
    assert chosen is not None
    assert chosen.observation_id is not None
    return provenance([chosen.observation_id])[chosen.observation_id]


def _printed(chosen: Figure | None) -> tuple[Interval, Interval]:
    """Give the number and the growth that a report prints, as they stand there."""
    place = _place(chosen)
    return from_printed(place.printed_value), from_printed(place.printed_growth)
