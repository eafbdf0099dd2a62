"""The series: for each centre, year and indicator the chosen figure, and why it was chosen.

Printed and derived figures are chosen in SQL; what formulas give is worked out here, because
rounding intervals go through the arithmetic. A computed figure is only as good as its inputs:
from printed figures it goes before one derived from growth, else after it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import duckdb

from catalogue import Catalogue, Indicator, in_formula_order
from etl.judging import judge
from formulas import Reference
from intervals import Interval
from warehouse.connection import query_text


@dataclass(frozen=True, slots=True)
class Figure:
    """A chosen figure as the formulas see it; `printed` when it rests on printed figures only."""

    interval: Interval
    basis: str
    printed: bool
    alternatives: int
    qualifier: str
    doubt: str


Cells = dict[tuple[int, str], Figure]


def rebuild(
    connection: duckdb.DuckDBPyConnection,
    known: Catalogue,
    centres: Sequence[str],
    first_year: int | None = None,
) -> None:
    """Choose the series of these centres anew from all published observations.

    `first_year` is the first for which observations came or went: a figure tells of its own year
    and the one before, and formulas carry it into any later year. None stands for all years. Must
    run inside the transaction that published or withdrew a batch.
    """
    since = first_year - 1 if first_year else 0
    touched: dict[str, Any] = {"centres": list(centres), "since": since}
    connection.execute(query_text("clear_series"), touched)
    connection.execute(query_text("choose_series"), touched)
    computed = list(_computed(connection, known, touched["centres"], since))
    if computed:
        columns = dict(zip(COMPUTED_COLUMNS, map(list, zip(*computed, strict=True)), strict=True))
        cells = {name: columns[name] for name in COMPUTED_COLUMNS[:3]}
        connection.execute(query_text("replace_derived"), cells)
        connection.execute(query_text("insert_computed"), columns)
    judge(connection, touched)


OF_PRINTED: Final = "formula_of_printed"
COMPUTED_COLUMNS: Final = (
    "centre_id",
    "year",
    "indicator_id",
    "value",
    "low",
    "high",
    "reason",
    "alternatives",
    "qualifier",
    "doubt",
)


def _computed(
    connection: duckdb.DuckDBPyConnection, known: Catalogue, centres: Sequence[str], since: int
) -> Iterator[tuple[object, ...]]:
    order = [one for one in in_formula_order(known.indicators) if one.formula]
    asked = {"centres": list(centres), "since": since - _years_back(order)}
    rows = connection.execute(query_text("series_figures"), asked).fetchall()
    by_centre: dict[str, Cells] = {}
    for centre, year, indicator, value, low, high, basis, reason, *rest in rows:
        printed = basis == "reported" or reason == OF_PRINTED
        cells = by_centre.setdefault(centre, {})
        cells[(year, indicator)] = Figure(Interval(value, low, high), basis, printed, *rest)
    for centre, cells in by_centre.items():
        for year in sorted({year for year, _ in cells if year >= since}):
            for indicator in order:
                figure = _compute(indicator, year, cells)
                if figure:
                    cells[(year, indicator.id)] = figure
                    yield (centre, year, indicator.id, *_values(figure))


def _years_back(computed: Sequence[Indicator]) -> int:
    """Give how many years a formula reaches back at most."""
    formulas = (one.formula for one in computed if one.formula)
    return max((one.years_back for formula in formulas for one in formula.references), default=0)


def _values(figure: Figure) -> tuple[object, ...]:
    interval = figure.interval
    reason = OF_PRINTED if figure.printed else "formula_of_derived"
    bounds = (interval.value, interval.low, interval.high)
    return (*bounds, reason, figure.alternatives, figure.qualifier, figure.doubt)


def _compute(indicator: Indicator, year: int, cells: Cells) -> Figure | None:
    present = cells.get((year, indicator.id))
    if indicator.formula is None or (present and present.basis != "derived"):
        return None
    used: list[Figure] = []

    def figure_of(reference: Reference) -> Interval | None:
        if reference.item:
            return None
        figure = cells.get((year - reference.years_back, reference.indicator_id))
        if figure is None:
            return None
        used.append(figure)
        return figure.interval

    interval = indicator.formula.evaluate(figure_of)
    printed = all(figure.printed for figure in used)
    if interval is None or not _is_finite(interval) or (present and not printed):
        return None
    return Figure(
        interval,
        "computed",
        printed,
        present.alternatives + 1 if present else 0,
        _joined(figure.qualifier for figure in used),
        _joined(figure.doubt for figure in used),
    )


def _is_finite(interval: Interval) -> bool:
    return all(map(math.isfinite, (interval.value, interval.low, interval.high)))


def _joined(texts: Iterator[str]) -> str:
    return "；".join(dict.fromkeys(text for text in texts if text))
