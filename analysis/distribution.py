"""What became of a year's value-added income: what was provided of it, and what was paid over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from analysis.adding_up import Sum, total
from figures import Figure, Figures

INCOME: Final = "value_added_income"
# Value-added income goes first to the risk reserve, then to the management fee, and what is left
# supplements rental housing: 《住房公积金管理条例》第二十九条.
PARTS: Final = ("risk_reserve_provision", "mgmt_fee_provision", "rental_supplement_provision")
# What is paid over to the treasury of each part; it often is what the year before provided.
REMITTED: Final = {
    "mgmt_fee_provision": "mgmt_fee_remitted",
    "rental_supplement_provision": "rental_supplement_remitted",
}


@dataclass(frozen=True, slots=True)
class Distribution:
    """The income and its parts as far as known; `missing` names the parts that are not.

    `remitted` holds, by the part provided, what was paid over. `adding_up` is None unless the
    income and all three parts are known.
    """

    income: Figure | None
    parts: tuple[Figure, ...]
    missing: tuple[str, ...]
    remitted: dict[str, Figure]
    adding_up: Sum | None


def distribution(figures: Figures, centre_id: str, year: int) -> Distribution | None:
    """Put a year's distribution together; None where nothing of it is known."""
    income = figures.get(centre_id, year, INCOME)
    found = {part: figures.get(centre_id, year, part) for part in PARTS}
    paid = {part: figures.get(centre_id, year, over) for part, over in REMITTED.items()}
    parts = tuple(figure for figure in found.values() if figure)
    remitted = {part: figure for part, figure in paid.items() if figure}
    if not (income or parts or remitted):
        return None
    missing = tuple(part for part, figure in found.items() if figure is None)
    whole = income.amount if income and not missing else None
    added = Sum(whole, total(part.amount for part in parts)) if whole else None
    return Distribution(income, parts, missing, remitted, added)
