"""Figures that stand alone, held against what any centre ever had.

Those of a centre known already are left to `history`, the words to `slips` and `outliers`.
"""

from __future__ import annotations

from typing import Final

from catalogue import Catalogue, Indicator, PrintedUnit
from etl.checking.figures import FileFigures, Part, interval_of
from etl.checking.item import Item
from etl.checking.verdicts import (
    COUNTED,
    ENOUGH_PAIRS,
    FEW,
    RESIDUAL,
    SLIPPING,
    Beyond,
    Slip,
    Verdicts,
)
from etl.stored import Extent

# A centre may go this much beyond the greatest so far before it is worth a question.
ABOVE: Final = 3.0
# Rates are alike everywhere; a small centre may be much smaller than those known so far.
BELOW_RATES: Final = 3.0
BELOW_AMOUNTS: Final = 30.0
RATES: Final = ("percent", "permille")
# Factors of units differ tenfold at least; this is for floating-point arithmetic.
SURE: Final = 1e-9


def judge_levels(figures: FileFigures, known: Catalogue, verdicts: Verdicts) -> None:
    """Add the slips, and what else lies beyond all centres, to the verdicts."""
    extents = figures.stored.extents
    for part, cells in figures.parts.items():
        if not part.whole:
            continue
        for item in cells.values():
            extent, indicator = extents.get(item.indicator), known.indicators[item.indicator]
            if extent and _is_telling(extent, indicator) and not _is_known(item, part, figures):
                _judge(item, indicator, extent, known, verdicts)


def _is_telling(extent: Extent, indicator: Indicator) -> bool:
    enough = extent.pairs >= ENOUGH_PAIRS and extent.greatest > 0
    return enough and indicator.unit in SLIPPING and indicator.id not in RESIDUAL


def _is_known(item: Item, part: Part, figures: FileFigures) -> bool:
    """Tell whether something is stored to hold the figure against; what a formula gave for the
    same year is not.
    """
    for year in (item.year - 1, item.year, item.year + 1):
        found = figures.stored.chosen(part.centre, year, item.indicator)
        if found and found.interval.value > 0 and (year != item.year or found.basis != "computed"):
            return True
    return False


def _judge(
    item: Item, indicator: Indicator, extent: Extent, known: Catalogue, verdicts: Verdicts
) -> None:
    own = interval_of(item)
    # A negative figure is beyond its own range, or may be so by its definition.
    if own is None or own.value < 0:
        return
    low, high = _allowed(indicator, extent)
    if low <= own.value <= high:
        return
    factor = _factor(item, own.value, indicator, extent, known)
    if factor:
        verdicts.slips[id(item)] = Slip(item, factor, extent=extent)
    else:
        verdicts.beyond[id(item)] = Beyond(item, extent)


def _allowed(indicator: Indicator, extent: Extent) -> tuple[float, float]:
    below = BELOW_RATES if indicator.unit in RATES else BELOW_AMOUNTS
    low = extent.least / below
    # Where some centre has next to nothing, another may have nothing.
    few = extent.least <= 0 or (indicator.unit in COUNTED and extent.least < FEW)
    return (0.0 if few else low), extent.greatest * ABOVE


def _factor(
    item: Item, value: float, indicator: Indicator, extent: Extent, known: Catalogue
) -> float | None:
    """Give the factor that brings a figure to where centres are, one of a printed unit first."""
    steps = SLIPPING[indicator.unit]
    found = [
        factor
        for step in steps
        for factor in (1 / step, step)
        if extent.least <= value * factor <= extent.greatest
    ]
    named = [one for one in found if unit_that_fits(item, one, known)]
    return min(named or found, key=lambda one: max(one, 1 / one), default=None)


def unit_that_fits(item: Item, factor: float, known: Catalogue) -> PrintedUnit | None:
    """Give the printed unit that is `factor` times the one taken, the indicator's usual first.

    None where no report prints in such a unit: 千万元 is a slip of the decimal point.
    """
    told, indicator = item.observation, known.indicators[item.indicator]
    taken = known.printed_units.get((told.printed_unit, indicator.unit)) if told else None
    if taken is None:
        return None
    wanted = float(taken.factor) * factor
    alike = (one for one in known.indicators.values() if one.unit == indicator.unit)
    usual = dict.fromkeys(
        [*indicator.report_units, *(u for one in alike for u in one.report_units)]
    )
    units = (known.printed_units[(unit, indicator.unit)] for unit in usual if "/" not in unit)
    return next((one for one in units if abs(float(one.factor) / wanted - 1) < SURE), None)
