"""Typed gaps: one state a cell, anchored in what the two reports print, counts that add up."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.completeness import INAPPLICABLE, KNOWN, STATES, coverage, picture, state_of
from analysis.figures import Figure, figures_of_centres
from analysis.gaps import GAPS, gap, reports_held
from applicability import EVERY, exemption, exemptions
from catalogue import catalogue
from intervals import exactly

KNOWN_CATALOGUE = catalogue()
EVERYTHING = tuple(KNOWN_CATALOGUE.indicators)
# Read by hand in the two reports and in the tables of the other centres.
ANCHORS = {
    ("guangzhou", 2022, "deposits"): "reported",
    ("guangzhou", 2022, "overdue_rate"): "reported",
    ("guangzhou", 2022, "rental_supplement_remitted"): "reported",
    ("guangzhou", 2022, "withdrawal_to_deposit_ratio"): "computed",
    ("guangzhou", 2022, "average_loan"): "computed",
    ("guangzhou", 2022, "loan_balance"): "undisclosed",
    ("guangzhou", 2022, "loan_to_deposit_ratio"): "undisclosed",
    ("guangzhou", 2022, "value_added_yield"): "undisclosed",
    ("guangzhou", 2022, "depositor_mix"): "inapplicable",
    ("guangzhou", 2022, "project_line_expenditure"): "inapplicable",
    ("guangzhou", 2021, "deposits"): "derived",
    ("guangzhou", 2021, "overdue_rate"): "uncollected",
    ("guangzhou", 2021, "perf_item_score"): "inapplicable",
    ("yiyang", 2023, "loan_balance"): "reported",
    ("yiyang", 2023, "withdrawal_to_deposit_ratio"): "reported",
    ("yiyang", 2023, "risk_reserve_adequacy"): "computed",
    ("yiyang", 2023, "deposit_balance"): "undisclosed",
    ("yiyang", 2023, "perf_total_score"): "undisclosed",
    ("yiyang", 2023, "expenditure_share"): "inapplicable",
    ("yiyang", 2022, "deposits"): "derived",
    ("yiyang", 2022, "overdue_rate"): "uncollected",
    ("shaoxing", 2025, "new_employers"): "doubted",
    ("beijing", 2025, "deposits"): "reported",
    ("beijing", 2025, "overdue_rate"): "uncollected",
}


@pytest.mark.parametrize(
    ("cell", "state"), ANCHORS.items(), ids=["-".join(map(str, cell)) for cell in ANCHORS]
)
def test_a_cell_is_what_the_documents_make_it(
    real_data: Path, cell: tuple[str, int, str], state: str
) -> None:
    centre, year, indicator = cell
    (row,) = picture({centre: year}, [indicator], reports_held()).rows
    assert row.states == (state,)


def test_the_anchors_are_of_every_state() -> None:
    assert set(ANCHORS.values()) == set(STATES)


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024, 2025])
def test_every_cell_has_exactly_one_state(real_data: Path, year: int) -> None:
    years = dict.fromkeys(KNOWN_CATALOGUE.centres, year)
    found = picture(years, EVERYTHING, reports_held())
    cells = len(KNOWN_CATALOGUE.centres) * len(EVERYTHING)
    assert len(found.rows) == len(KNOWN_CATALOGUE.centres)
    assert all(len(row.states) == len(EVERYTHING) for row in found.rows)
    assert set(found.counts()) <= set(STATES)
    assert sum(found.counts().values()) == cells
    known = sum(found.known_of(name) for name in EVERYTHING)
    assert known == sum(row.known for row in found.rows) > 0
    gaps = sum(found.counts()[state] for state in GAPS)
    assert known + gaps == cells


def test_a_cell_with_a_figure_is_no_gap_and_one_without_is(real_data: Path) -> None:
    years = dict.fromkeys(KNOWN_CATALOGUE.centres, 2022)
    figures = figures_of_centres(list(KNOWN_CATALOGUE.centres))
    found = picture(years, EVERYTHING, reports_held())
    for row in found.rows:
        for indicator, state in zip(EVERYTHING, row.states, strict=True):
            figure = figures.get(row.centre_id, 2022, indicator)
            assert (state in GAPS) == (figure is None)
            if figure and not figure.doubt:
                assert state == figure.basis


def test_nothing_that_does_not_apply_has_a_figure(real_data: Path) -> None:
    figures = figures_of_centres(list(KNOWN_CATALOGUE.centres)).by_cell
    exempt = [cell for cell in figures if exemption(cell[0], cell[2])]
    assert len(figures) > 3000
    assert len(exemptions()) > 10
    assert exempt == []


def test_the_own_centre_comes_first_then_the_fullest(real_data: Path) -> None:
    years = dict.fromkeys(KNOWN_CATALOGUE.centres, 2025)
    found = picture(years, ["deposits", "withdrawals", "loan_balance"], reports_held(), "yiyang")
    assert found.rows[0].centre_id == "yiyang"
    counts = [row.known for row in found.rows[1:]]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 3
    # Of equally full ones the first in the catalogue comes first.
    full = [row.centre_id for row in found.rows[1:] if row.known == 3]
    assert full == [name for name in KNOWN_CATALOGUE.centres if name in full]
    yiyang = found.of("yiyang")
    assert yiyang is not None
    assert (yiyang.known, yiyang.asked) == (0, 3)
    assert found.of("nowhere") is None


def test_what_does_not_apply_is_not_asked_for(real_data: Path) -> None:
    columns = ["deposits", "depositor_mix", "loan_balance"]
    (row,) = picture({"guangzhou": 2022}, columns, reports_held()).rows
    assert row.states == ("reported", INAPPLICABLE, "undisclosed")
    assert (row.known, row.asked) == (1, 2)


def test_coverage_counts_the_figures_of_each_year(real_data: Path) -> None:
    columns = ["deposits", "withdrawals", "depositor_mix"]
    found = coverage(["guangzhou", "yiyang"], columns)
    assert found.years == (2021, 2022, 2023, 2024, 2025)
    assert found.asked == {"guangzhou": 2, "yiyang": 2}
    assert found.known[("guangzhou", 2022)] == found.known[("yiyang", 2023)] == 2
    assert ("yiyang", 2025) not in found.known
    assert (found.latest("guangzhou"), found.latest("yiyang")) == (2025, 2023)
    assert coverage(["guangzhou"], ["depositor_mix"]).latest("guangzhou") == 0


def test_coverage_and_picture_count_alike(real_data: Path) -> None:
    centres = list(KNOWN_CATALOGUE.centres)
    counted = coverage(centres, EVERYTHING)
    for year in counted.years:
        found = picture(dict.fromkeys(centres, year), EVERYTHING, reports_held())
        for row in found.rows:
            assert row.known == counted.known.get((row.centre_id, year), 0)
            assert row.asked == counted.asked[row.centre_id]


@pytest.mark.parametrize("basis", KNOWN)
def test_a_doubt_goes_before_the_basis(basis: str) -> None:
    parts = (exactly(1.0), basis, "only", 1, 0, "", "", "")
    for doubt in ("", "待核"):
        figure = Figure("guangzhou", 2022, "deposits", *parts, doubt)
        state = state_of(figure, "guangzhou", 2022, frozenset(), "deposits")
        assert state == ("doubted" if doubt else basis)


def test_a_gap_is_told_alike_with_and_without_the_indicator() -> None:
    held = frozenset({("guangzhou", 2022)})
    assert gap("guangzhou", 2022, held) == gap("guangzhou", 2022, held, "deposits") == "undisclosed"
    assert gap("guangzhou", 2023, held, "deposits") == "uncollected"
    for year in (2022, 2023):
        assert gap("guangzhou", year, held, "depositor_mix") == "inapplicable"
    assert ("depositor_mix", EVERY) in exemptions()
