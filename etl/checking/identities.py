"""Identities: what must hold between the figures of a centre and year, and whether it does.

Those of the catalogue's formulas and the further ones of data/catalogue/identities.csv. Whose
figures are put in is left to the caller, so that files and the warehouse are held to the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

import formulas
from catalogue import FOLDER, Catalogue, Indicator, Named
from formulas import Formula, Reference
from intervals import Interval
from tables import read_table

FILE: Final = FOLDER / "identities.csv"
COLUMNS: Final = (
    "id",
    "left",
    "relation",
    "right",
    "title_zh",
    "title_en",
    "caution_zh",
    "caution_en",
)
SEVERAL: Final = " | "
# Intervals that touch may miss each other by the last bit of floating-point arithmetic.
SLACK: Final = 1e-9

FigureOf = Callable[[Reference], Interval | None]


@dataclass(frozen=True, slots=True)
class Identity:
    """A relation of one side to another, or to several.

    `relation` is `=`, `<=`, `between` (not beyond both ends) or `either` (equal to one of them).
    Where there is a `caution` it may fail without anything being wrong.
    """

    id: str
    left: Formula
    relation: str
    right: tuple[Formula, ...]
    title: Named
    caution: Named | None = None

    @property
    def references(self) -> tuple[Reference, ...]:
        """Give the figures it is about, those of the left side first."""
        sides = (self.left, *self.right)
        return tuple(dict.fromkeys(one for side in sides for one in side.references))


@dataclass(frozen=True, slots=True)
class Breach:
    """An identity that no true values within the rounding could satisfy, and its sides."""

    identity: Identity
    left: Interval
    right: tuple[Interval, ...]


def broken(identity: Identity, figure_of: FigureOf) -> Breach | None:
    """Give the breach; None where the identity holds within rounding or a figure is missing."""
    left = identity.left.evaluate(figure_of)
    if left is None:
        return None
    right = []
    for side in identity.right:
        interval = side.evaluate(figure_of)
        if interval is None:
            return None
        right.append(interval)
    if RELATIONS[identity.relation](left, right):
        return None
    return Breach(identity, left, tuple(right))


def _meets(a: Interval, b: Interval) -> bool:
    slack = SLACK * max(abs(a.value), abs(b.value))
    return a.low <= b.high + slack and b.low <= a.high + slack


def _equal(left: Interval, right: list[Interval]) -> bool:
    return _meets(left, right[0])


def _at_most(left: Interval, right: list[Interval]) -> bool:
    return left.low <= right[0].high or _meets(left, right[0])


def _between(left: Interval, right: list[Interval]) -> bool:
    values = [end.value for end in right]
    low, high = min(end.low for end in right), max(end.high for end in right)
    return _meets(left, Interval(sum(values) / len(values), low, high))


def _either(left: Interval, right: list[Interval]) -> bool:
    return any(_meets(left, end) for end in right)


RELATIONS: Final[dict[str, Callable[[Interval, list[Interval]], bool]]] = {
    "=": _equal,
    "<=": _at_most,
    "between": _between,
    "either": _either,
}


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    left: Formula
    relation: str
    right: tuple[Formula, ...]
    title: Named
    caution: Named | None


@cache
def _lines() -> dict[str, _Line]:
    """Read identities.csv by id; an empty right side stands for the catalogue's formula."""
    lines = {}
    for row in read_table(FILE, COLUMNS):
        right = tuple(formulas.parse(side) for side in row["right"].split(SEVERAL) if side)
        title = Named(row["id"], row["title_zh"], row["title_en"])
        caution = Named(row["id"], row["caution_zh"], row["caution_en"])
        lines[row["id"]] = _Line(
            row["id"],
            formulas.parse(row["left"]),
            row["relation"],
            right,
            title,
            caution if caution.zh else None,
        )
    return lines


def identities(known: Catalogue) -> tuple[Identity, ...]:
    """Give every identity: the catalogue's formulas in its order, then the further ones.

    A line with an indicator's id stands in place of that indicator's formula.
    """
    lines = dict(_lines())
    found = []
    for indicator in known.indicators.values():
        line = lines.pop(indicator.id, None)
        if indicator.formula is None:
            continue
        found.append(_of_line(line, known) if line else _of_formula(indicator, known))
    return (*found, *(_of_line(line, known) for line in lines.values()))


def _of_line(line: _Line, known: Catalogue) -> Identity:
    own = known.indicators[line.id].formula if line.id in known.indicators else None
    right = line.right or ((own,) if own else ())
    return Identity(line.id, line.left, line.relation, right, line.title, line.caution)


def _of_formula(indicator: Indicator, known: Catalogue) -> Identity:
    if indicator.formula is None:
        raise ValueError(indicator.id)
    left = formulas.parse(indicator.id)
    names = (_spelled(left, indicator.formula, known, language) for language in ("zh", "en"))
    return Identity(indicator.id, left, "=", (indicator.formula,), Named(indicator.id, *names))


def _spelled(left: Formula, right: Formula, known: Catalogue, language: str) -> str:
    def word(reference: Reference) -> str:
        name = known.indicators[reference.indicator_id].says("short", language)
        line = f"[{reference.item}]" if reference.item else ""
        if not reference.years_back:
            return name + line
        return f"上年{name}{line}" if language == "zh" else f"last year's {name}{line}"

    return f"{left.spell(word)} = {right.spell(word)}"
