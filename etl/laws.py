"""Parts of wholes, ranges, slipping units and stages of budgets, as columns that rules read.

They are the same that uploaded files are held to; what a rule makes of them is left to
warehouse/checks.
"""

from __future__ import annotations

import math
from functools import cache

import formulas
from catalogue import catalogue
from etl.checking.identities import identities
from etl.checking.ranges import Range, bounds, ranges
from etl.checking.verdicts import COUNTED, FEW, RESIDUAL, SLIPPING
from stages import STAGES

Columns = dict[str, list[object]]
PARTS = "I34."


@cache
def laws() -> dict[str, Columns]:
    """Give the columns of the tables that `etl.judging` names, by the table's name."""
    return {
        "part_of": _part_of(),
        "allowed": _allowed(),
        "slipping": _slipping(),
        "stage": _stages(),
    }


def _part_of() -> Columns:
    rows: list[tuple[object, ...]] = []
    for one in identities(catalogue()):
        if one.id.startswith(PARTS):
            (part,), (whole,) = one.left.references, one.right[0].references
            cautious = one.caution is not None
            rows.append((part.indicator_id, part.item, whole.indicator_id, cautious))
    return _columns(("parts", "items", "wholes", "cautious"), rows)


def _allowed() -> Columns:
    known = catalogue()
    rows: list[tuple[object, ...]] = []
    for indicator, found in bounds(known).items():
        unit = known.indicators[indicator].unit
        rows += [(indicator, indicator, unit, *_limits(one)) for one in found]
    worked_out = (one for one in ranges() if formulas.parse(one.quantity).references[1:])
    rows += [(one.quantity, "", "", *_limits(one)) for one in worked_out]
    return _columns(("quantity", "indicator", "unit", "level", "low", "high"), rows)


def _limits(one: Range) -> tuple[object, ...]:
    return one.level, one.low, one.high


def _slipping() -> Columns:
    rows: list[tuple[object, ...]] = []
    for indicator in catalogue().indicators.values():
        steps = SLIPPING.get(indicator.unit, ())[int(indicator.id in RESIDUAL) :]
        if steps:
            powers = [round(math.log10(step)) for step in steps]
            least = FEW if indicator.unit in COUNTED else 0.0
            rows.append((indicator.id, powers, least))
    return _columns(("indicator", "powers", "least"), rows)


def _stages() -> Columns:
    told = [(name, stage.name) for stage in STAGES for name in stage.names]
    return _columns(("names", "stages"), [*told])


def _columns(names: tuple[str, ...], rows: list[tuple[object, ...]]) -> Columns:
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
