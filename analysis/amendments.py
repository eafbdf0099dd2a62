"""The register of amendments: printed figures known to be wrong, what they should say, what became
of each. Making one and taking it back is left to `etl`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from intervals import Interval
from warehouse.connection import rows

# What may become of an amendment: it counts; its source prints the figure no longer; a later one
# of the same figure counts instead; somebody took it back.
STATES: Final = ("valid", "stale", "replaced", "revoked")
# Declared in data/amendments.csv, where alone it can be taken away.
DECLARED: Final = "data"


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment as it now stands; `right` is in the indicator's canonical unit.

    `observation_id` is the first printed figure it puts right, None where none is printed any
    more; `is_chosen` tells whether the series rests on it.
    """

    id: int
    origin: str
    source_id: str
    centre_id: str
    year: int
    indicator_id: str
    role: str
    item: str
    printed_value: str
    printed_unit: str
    right_value: str
    right_unit: str
    right: Interval
    reason_zh: str
    reason_en: str
    made_by: str
    made_at: datetime
    revoked_by: str
    revoked_at: datetime | None
    state: str
    observation_id: int | None
    is_chosen: bool
    title: str

    @property
    def is_revocable(self) -> bool:
        """Tell whether it was made on the page and nobody took it back."""
        return self.origin != DECLARED and self.revoked_at is None


@dataclass(frozen=True, slots=True)
class Righted:
    """What an amendment says of one printed figure."""

    amendment_id: int
    observation_id: int
    right_value: str
    right_unit: str
    reason_zh: str
    reason_en: str
    made_by: str
    made_on: date


def amendments() -> list[Amendment]:
    """Read the whole register, the latest first."""
    return [_amendment(row) for row in rows("amendments")]


def _amendment(row: tuple[Any, ...]) -> Amendment:
    parts: tuple[Any, ...] = (*row[:12], Interval(*row[12:15]), *row[15:])
    return Amendment(*parts)


def righted(observations: Iterable[int]) -> dict[int, Righted]:
    """Read what amendments say of these printed figures, by observation id."""
    asked = {"observations": sorted(set(observations))}
    return {row[1]: Righted(*row) for row in rows("amended_figures", asked)}
