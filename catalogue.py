"""Indicators, centres, units and themes, read from data/catalogue and validated.

What a figure is worth, where it came from and how it is shown is left to the other rooms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import formulas
from tables import Fault, Faults, FaultyData, Row, read_table

FOLDER: Final = Path(__file__).parent / "data" / "catalogue"
KINDS: Final = ("flow", "stock", "ratio", "count", "score")
DIRECTIONS: Final = ("higher_better", "lower_better", "target_band", "neutral")
FACTOR: Final = re.compile(r"\d+(\.\d+)?", re.ASCII)
EXACT: Final = {"0": False, "1": True}

INDICATOR_HEADER: Final = (
    "id,name_zh,name_en,short_zh,short_en,group,kind,unit,report_units,formula,formula_note_zh,"
    "formula_note_en,direction,definition_zh,definition_en,thresholds_zh,thresholds_en,"
    "caveats_zh,caveats_en,synonyms"
)
INDICATOR_COLUMNS: Final = tuple(INDICATOR_HEADER.split(","))
CENTRE_HEADER: Final = (
    "id,name_zh,name_en,full_name_zh,full_name_en,province_zh,province_en,note_zh,note_en"
)
CENTRE_COLUMNS: Final = tuple(CENTRE_HEADER.split(","))
UNIT_COLUMNS: Final = ("id", "name_zh", "name_en", "short_zh", "short_en")
PRINTED_COLUMNS: Final = ("printed", "unit", "factor", "exact")
GROUP_COLUMNS: Final = ("id", "name_zh", "name_en")
THEME_COLUMNS: Final = ("theme", "position", "indicator")
QUALIFIER_COLUMNS: Final = ("zh", "en")

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Named:
    """An id with its Chinese and English name."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One defined quantity; `text` holds its wordings by column name, such as `name_zh`."""

    id: str
    position: int
    group: str
    kind: str
    unit: str
    report_units: tuple[str, ...]
    formula: formulas.Formula | None
    direction: str
    synonyms: tuple[str, ...]
    text: dict[str, str]

    def says(self, what: str, language: str) -> str:
        """Give a wording (`name`, `short`, `definition`, …) in `zh` or `en`."""
        return self.text[f"{what}_{language}"]


@dataclass(frozen=True, slots=True)
class Centre:
    """A housing-provident-fund management centre."""

    id: str
    name: Named
    full_name: Named
    province: Named
    note: Named


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """How a printed unit turns into a canonical one: value × factor; `exact` for counts."""

    printed: str
    unit: str
    factor: Decimal
    exact: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit with its long and short names."""

    id: str
    name: Named
    short: Named


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything kept by hand, keyed by id and in display order."""

    indicators: dict[str, Indicator]
    centres: dict[str, Centre]
    groups: dict[str, Named]
    units: dict[str, Unit]
    printed_units: dict[tuple[str, str], PrintedUnit]
    themes: dict[str, tuple[str, ...]]
    qualifiers: dict[str, str]

    def convertible(self, printed: str) -> tuple[str, ...]:
        """Give the canonical units a printed unit can be turned into."""
        return tuple(unit for text, unit in self.printed_units if text == printed)


@cache
def catalogue() -> Catalogue:
    """Load the project's own catalogue once."""
    return load(FOLDER)


def load(folder: Path) -> Catalogue:
    """Read and validate a catalogue folder; raise FaultyData naming every fault."""
    faults = Faults()
    groups = _keyed(folder / "groups.csv", GROUP_COLUMNS, faults, _named)
    units = _keyed(folder / "unit_names.csv", UNIT_COLUMNS, faults, _unit)
    centres = _keyed(folder / "centres.csv", CENTRE_COLUMNS, faults, _centre)
    rows = read_table(folder / "indicators.csv", INDICATOR_COLUMNS)
    checks: dict[str, Collection[str]] = {
        "group": groups,
        "unit": units,
        "kind": KINDS,
        "direction": DIRECTIONS,
    }
    indicators = _by_id(rows, faults, lambda row: _indicator(row, checks, faults))
    _check_formulas(indicators, {row["id"]: row for row in rows}, faults)
    printed = _printed_units(folder / "units.csv", units, faults)
    _check_report_units(rows, printed, faults)
    themes = _themes(folder / "themes.csv", indicators, faults)
    qualifiers = read_table(folder / "qualifiers.csv", QUALIFIER_COLUMNS)
    faults.raise_any()
    words = {row["zh"]: row["en"] for row in qualifiers}
    return Catalogue(indicators, centres, groups, units, printed, themes, words)


def _keyed(
    path: Path, columns: Iterable[str], faults: Faults, make: Callable[[Row], Entry]
) -> dict[str, Entry]:
    return _by_id(read_table(path, tuple(columns)), faults, make)


def _by_id(rows: list[Row], faults: Faults, make: Callable[[Row], Entry]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for row in rows:
        if row["id"] in entries or not row["id"]:
            faults.add(row.fault("id", "不重复且不为空的编号"))
        for column, text in row.cells.items():
            if not text and column.startswith(("name_", "short_", "definition_")):
                faults.add(row.fault(column, "不为空的文字"))
        entries[row["id"]] = make(row)
    return entries


def _named(row: Row) -> Named:
    return _pair(row, "name")


def _pair(row: Row, what: str) -> Named:
    return Named(row["id"], row[f"{what}_zh"], row[f"{what}_en"])


def _unit(row: Row) -> Unit:
    return Unit(row["id"], _pair(row, "name"), _pair(row, "short"))


def _centre(row: Row) -> Centre:
    pairs = (_pair(row, what) for what in ("name", "full_name", "province", "note"))
    return Centre(row["id"], *pairs)


def _indicator(row: Row, checks: dict[str, Collection[str]], faults: Faults) -> Indicator:
    for column, allowed in checks.items():
        if row[column] not in allowed:
            faults.add(row.fault(column, f"其中之一：{'、'.join(allowed)}"))
    formula = None
    if row["formula"]:
        try:
            formula = formulas.parse(row["formula"])
        except ValueError as error:
            faults.add(row.fault("formula", f"四则运算式（{error}）"))
    texts = {column: row[column] for column in INDICATOR_COLUMNS if column[-3:] in ("_zh", "_en")}
    return Indicator(
        id=row["id"],
        position=row.number - 2,
        group=row["group"],
        kind=row["kind"],
        unit=row["unit"],
        report_units=_split(row["report_units"]),
        formula=formula,
        direction=row["direction"],
        synonyms=_split(row["synonyms"]),
        text=texts,
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _check_formulas(indicators: dict[str, Indicator], rows: dict[str, Row], faults: Faults) -> None:
    for indicator in indicators.values():
        if indicator.formula is None:
            continue
        for reference in indicator.formula.references:
            if reference.indicator_id not in indicators:
                known = f"只引用已有指标（没有 {reference.indicator_id}）"
                faults.add(rows[indicator.id].fault("formula", known))
    try:
        list(in_formula_order(indicators))
    except ValueError as error:
        faults.add(rows[str(error)].fault("formula", "同一年内不循环引用的公式"))


def in_formula_order(indicators: dict[str, Indicator]) -> Iterator[Indicator]:
    """Yield the indicators with a formula, each after those of the same year it needs.

    Raise ValueError with the id of an indicator that needs itself.
    """
    done: set[str] = set()
    open_ids: list[str] = []

    def visit(indicator: Indicator) -> Iterator[Indicator]:
        if indicator.id in open_ids:
            raise ValueError(indicator.id)
        if indicator.id in done or indicator.formula is None:
            return
        open_ids.append(indicator.id)
        for reference in indicator.formula.references:
            needed = indicators.get(reference.indicator_id)
            if needed and not reference.years_back and not reference.item:
                yield from visit(needed)
        open_ids.pop()
        done.add(indicator.id)
        yield indicator

    for indicator in indicators.values():
        yield from visit(indicator)


def _printed_units(
    path: Path, units: Collection[str], faults: Faults
) -> dict[tuple[str, str], PrintedUnit]:
    entries: dict[tuple[str, str], PrintedUnit] = {}
    for row in read_table(path, PRINTED_COLUMNS):
        if not FACTOR.fullmatch(row["factor"]) or not Decimal(row["factor"]):
            faults.add(row.fault("factor", "大于 0 的十进制数"))
            continue
        key = (row["printed"], row["unit"])
        if key in entries:
            faults.add(row.fault("printed", "不重复的单位写法"))
        if row["unit"] not in units:
            faults.add(row.fault("unit", "unit_names.csv 里的单位编号"))
        if row["exact"] not in EXACT:
            faults.add(row.fault("exact", f"其中之一：{'、'.join(EXACT)}"))
        entries[key] = PrintedUnit(*key, Decimal(row["factor"]), EXACT.get(row["exact"], False))
    return entries


def _check_report_units(
    rows: list[Row], printed: Collection[tuple[str, str]], faults: Faults
) -> None:
    for row in rows:
        unknown = [u for u in _split(row["report_units"]) if (u, row["unit"]) not in printed]
        if unknown:
            expected = f"units.csv 里能换算成 {row['unit']} 的单位（没有 {'、'.join(unknown)}）"
            faults.add(row.fault("report_units", expected))


def _themes(
    path: Path, indicators: dict[str, Indicator], faults: Faults
) -> dict[str, tuple[str, ...]]:
    themes: dict[str, list[str]] = {}
    for row in read_table(path, THEME_COLUMNS):
        if row["indicator"] not in indicators:
            faults.add(row.fault("indicator", "指标目录里的编号"))
        themes.setdefault(row["theme"], []).append(row["indicator"])
    return {theme: tuple(members) for theme, members in themes.items()}


__all__ = ["Catalogue", "Centre", "Fault", "FaultyData", "Indicator", "catalogue", "load"]
