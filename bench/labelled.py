"""Figures as labelled, listed by hand or read, in the one form in which they are compared.

How they are compared and counted is left to `bench.reading`.
"""

# The members of the protocol are named as what they are.
# ruff: noqa: D102

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Protocol

UNITS = {
    "万名": "万人",
    "名": "人",
    "％": "%",
    "个": "家",
    "万个": "万家",
    "户": "笔",
    "万户": "万笔",
}
GROWTH_UNITS = {"%": "percent", "％": "percent", "百分点": "point", "pp": "point"}

Key = tuple[str, int | None, Decimal | str, str, str]


class Read(Protocol):
    """What the scores need of a reading."""

    @property
    def indicator(self) -> str: ...

    @property
    def year(self) -> int: ...

    @property
    def value(self) -> str: ...

    @property
    def unit(self) -> str: ...

    @property
    def scope(self) -> str: ...

    @property
    def role(self) -> str: ...

    @property
    def item(self) -> str: ...

    @property
    def growth(self) -> str: ...

    @property
    def growth_unit(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as labelled or as read, in the form both are compared in."""

    indicator: str
    year: int | None
    value: Decimal | str
    unit: str
    scope: str
    role: str
    item: str
    growth: Decimal | str
    growth_unit: str
    others: tuple[str, ...] = ()
    flat: bool = False

    @property
    def key(self) -> Key:
        """Give what the rules of the excerpts compare."""
        return self.indicator, self.year, self.value, self.unit, self.scope


@dataclass(frozen=True, slots=True)
class Ignored:
    """A number whose readings are not scored; only those of `indicators` if it names some."""

    value: Decimal | str
    indicators: frozenset[str]

    def covers(self, read: Figure) -> bool:
        """Say whether a reading is of this number."""
        named = not self.indicators or read.indicator in self.indicators
        return named and self.value == read.value


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled text."""

    id: str
    text: str
    year: int
    facts: tuple[Figure, ...]
    optional: tuple[Figure, ...]
    ignored: tuple[Ignored, ...]


def cases(path: Path) -> list[Case]:
    """Read labelled texts from a .jsonl file, or from every such file of a folder."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [_case(json.loads(line)) for line in lines if line.strip()]


def hand_list(path: Path) -> list[Figure]:
    """Read the figures of one report, listed by hand in the columns of observations."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_listed(row) for row in csv.DictReader(file)]


def _case(row: Mapping[str, Any]) -> Case:
    return Case(
        id=row["id"],
        text=row["text"],
        year=row["report_year"],
        facts=tuple(_labelled(fact) for fact in row["facts"]),
        optional=tuple(_labelled(fact) for fact in row.get("optional", ())),
        ignored=tuple(
            Ignored(_number(entry["value"]), frozenset(entry.get("as", ())))
            for entry in row.get("ignore", ())
        ),
    )


def _labelled(fact: Mapping[str, Any]) -> Figure:
    kinds = (("yoy", "percent"), ("yoy_pp", "point"), ("change", fact.get("change_unit", "")))
    printed = [(fact[name], unit) for name, unit in kinds if fact.get(name) is not None]
    growth, growth_unit = printed[0] if printed else ("", "")
    known = {name: fact.get(name) or "" for name in ("unit", "scope", "role", "item")}
    return _figure(
        {**known, "indicator": fact["indicator"], "value": fact["value"], "growth": growth},
        growth_unit=growth_unit,
        year=fact.get("year"),
        others=tuple(fact.get("also", ())),
        flat=bool(fact.get("flat")),
    )


def _listed(row: Mapping[str, str]) -> Figure:
    return _figure(row, growth_unit=row["growth_unit"], year=int(row["period"][:4]))


def figure_read(reading: Read) -> Figure:
    """Give a reading in the form that is compared."""
    names = ("indicator", "value", "unit", "scope", "role", "item", "growth")
    return _figure(
        {name: str(getattr(reading, name) or "") for name in names},
        growth_unit=reading.growth_unit,
        year=reading.year,
    )


def _figure(
    row: Mapping[str, Any],
    *,
    growth_unit: str,
    year: int | None,
    others: tuple[str, ...] = (),
    flat: bool = False,
) -> Figure:
    unit = _closed(row["unit"])
    told = _closed(growth_unit).removeprefix("个")
    return Figure(
        indicator=row["indicator"],
        year=year,
        value=_number(row["value"]),
        unit=UNITS.get(unit, unit),
        scope=_closed(row["scope"]) or "centre",
        role=row["role"] or "actual",
        item=row["item"],
        growth=_number(row["growth"]),
        growth_unit=GROWTH_UNITS.get(told, told),
        others=others,
        flat=flat,
    )


def _closed(text: str) -> str:
    return "".join(text.split())


def _number(printed: object) -> Decimal | str:
    """Give a printed number as such, and a date, or nothing, as the text that it is."""
    text = str(printed).replace(",", "").replace("，", "")
    try:
        return Decimal(text).normalize()
    except InvalidOperation:
        return text
