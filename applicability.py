"""Which indicators a centre can have no figure of, and why; read from data/catalogue and validated.

A base module beside `catalogue`: what kinds of gaps there are is left to `analysis.gaps`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from catalogue import FOLDER, Catalogue, catalogue
from tables import Faults, Row, read_table

FILE: Final = "not_applicable.csv"
COLUMNS: Final = ("indicator", "centre", "reason_zh", "reason_en")
EVERY: Final = "*"


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why an indicator does not apply to a centre, or to any."""

    indicator_id: str
    centre_id: str
    zh: str
    en: str


@cache
def exemptions() -> dict[tuple[str, str], Exemption]:
    """Read the project's own exemptions once, by indicator and centre (EVERY for all)."""
    return load(FOLDER, catalogue())


def load(folder: Path, known: Catalogue) -> dict[tuple[str, str], Exemption]:
    """Read and validate the exemptions of a catalogue folder; raise FaultyData naming every fault.

    An indicator with a formula applies to every centre: its figure may follow from others.
    """
    faults = Faults()
    found: dict[tuple[str, str], Exemption] = {}
    for row in read_table(folder / FILE, COLUMNS):
        _check(row, known, faults)
        key = (row["indicator"], row["centre"])
        if key in found or (key[0], EVERY) in found:
            faults.add(row.fault("indicator", "每个指标、中心只说一次"))
        found[key] = Exemption(*key, row["reason_zh"], row["reason_en"])
    faults.raise_any()
    return found


def _check(row: Row, known: Catalogue, faults: Faults) -> None:
    indicator = known.indicators.get(row["indicator"])
    if indicator is None:
        faults.add(row.fault("indicator", "指标目录里的编号"))
    elif indicator.formula and row["centre"] == EVERY:
        faults.add(row.fault("indicator", "没有公式的指标（有公式的可由其他数算出）"))
    if row["centre"] != EVERY and row["centre"] not in known.centres:
        faults.add(row.fault("centre", f"centres.csv 里的中心编号，或 {EVERY}"))
    for column in ("reason_zh", "reason_en"):
        if not row[column]:
            faults.add(row.fault(column, "不为空的理由"))


def exemption(centre_id: str, indicator_id: str) -> Exemption | None:
    """Give why an indicator does not apply to a centre; None where it does."""
    found = exemptions()
    return found.get((indicator_id, EVERY)) or found.get((indicator_id, centre_id))
