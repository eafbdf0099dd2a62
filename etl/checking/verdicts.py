"""What can be said of a figure held against others, and the measures it is said by.

Who says it is left to `levels`, `history` and `mending`; the words to `slips` and `outliers`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from etl.checking.figures import Used
from etl.checking.item import Item
from etl.stored import Extent

# Fewer pairs of years than this say nothing of how far an indicator can go.
ENOUGH_PAIRS: Final = 30
# Printed units differ by these factors: 元, 千元, 万元, 亿元; a digit too many is the first.
FACTORS: Final = (10.0, 100.0, 1e3, 1e4, 1e8)
# Percent against per mille, and against a fraction of one.
RATIO_FACTORS: Final = (10.0, 100.0)
SLIPPING: Final = {
    **dict.fromkeys(("CNY", "person", "employer", "loan", "m2", "count"), FACTORS),
    **dict.fromkeys(("percent", "permille"), RATIO_FACTORS),
}
COUNTED: Final = ("person", "employer", "loan", "count")
# Of fewer things than this, ten times as many in a year is no wonder.
FEW: Final = 1000.0
# What is left between two large figures, or falls due by chance, may well be ten times last
# year's; for these only other factors count.
RESIDUAL: Final = frozenset(
    {
        "net_new_employers",
        "net_new_employees",
        "net_fund_inflow",
        "risk_reserve_provision",
        "risk_reserve_writeoff",
        "other_business_revenue",
        "other_business_expense",
        "treasury_interest_income",
        "public_expenditure_control_rate",
        "online_business_growth",
    }
)


@dataclass(frozen=True, slots=True)
class Slip:
    """An item that fits once multiplied by `factor`, and what says so: a figure beside it, how far
    the indicator ever went, or, without either, an identity.
    """

    item: Item
    factor: float
    beside: Used | None = None
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Jump:
    """An item whose ratio to a year beside it, or before it by its growth, no centre ever had."""

    item: Item
    beside: Used
    extent: Extent


@dataclass(frozen=True, slots=True)
class Beyond:
    """An item beyond what any centre ever had."""

    item: Item
    extent: Extent


@dataclass(frozen=True, slots=True)
class Emptied:
    """An item of nothing at all, and the large figure of a year beside it."""

    item: Item
    beside: Used


@dataclass(slots=True)
class Verdicts:
    """What the years beside them, and all centres' figures, say of a file's.

    `fitting` counts, by heading, the items that the years beside them bear out; `borne_out` are
    these items by their `id`.
    """

    slips: dict[int, Slip] = field(default_factory=dict)
    jumps: list[Jump] = field(default_factory=list)
    beyond: dict[int, Beyond] = field(default_factory=dict)
    emptied: list[Emptied] = field(default_factory=list)
    borne_out: set[int] = field(default_factory=set)
    fitting: dict[str, int] = field(default_factory=dict)
