"""The columns of the template: which indicators are asked for, and in which printed unit.

Which of them stand in the template is kept by hand in data/catalogue/template.csv.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from catalogue import FOLDER, Catalogue, Indicator, PrintedUnit
from etl.stored import Stored, StoredFigure
from tables import Faults, read_table

FILE: Final = FOLDER / "template.csv"
# Amounts and ratios of annual reports have two decimals; more are shown where they are typed.
FRACTION: Final = "#,##0.00##"
WHOLE: Final = "#,##0"


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator and the printed unit in which it is asked for."""

    indicator: Indicator
    unit: PrintedUnit

    @property
    def head(self) -> str:
        """Give the words over the column, the unit in brackets on a line of its own."""
        return f"{self.indicator.says('name', 'zh')}\n（{self.unit.printed}）"

    @property
    def pattern(self) -> str:
        """Give the number format of its cells."""
        return WHOLE if self.unit.exact else FRACTION


@dataclass(frozen=True, slots=True)
class Group:
    """A sheet of the template: its name and its columns."""

    name: str
    columns: tuple[Column, ...]


def groups_for(
    known: Catalogue, stored: Stored, centres: Sequence[str], years: Sequence[int]
) -> tuple[Group, ...]:
    """Give the sheets, each unit the one in which these centres print the indicator.

    Raise FaultyData where template.csv names an unknown indicator or one twice.
    """
    by_group: dict[str, list[Column]] = {}
    for indicator in asked(known):
        printed = [
            figure
            for centre in centres
            for year in years
            if (figure := printed_figure(stored, centre, year, indicator.id))
        ]
        column = Column(indicator, _unit(indicator, printed, known))
        by_group.setdefault(indicator.group, []).append(column)
    return tuple(
        Group(named.zh, tuple(by_group[group]))
        for group, named in known.groups.items()
        if group in by_group
    )


def asked(known: Catalogue) -> tuple[Indicator, ...]:
    """Give the indicators of the template in its order; raise FaultyData for a faulty list."""
    faults = Faults()
    found: dict[str, Indicator] = {}
    for row in read_table(FILE, ("indicator",)):
        wanted = row["indicator"]
        if wanted not in known.indicators or wanted in found:
            faults.add(row.fault("indicator", "指标目录里的编号，每个只列一次"))
            continue
        found[wanted] = known.indicators[wanted]
    faults.raise_any()
    return tuple(found.values())


def printed_figure(stored: Stored, centre: str, year: int, indicator: str) -> StoredFigure | None:
    """Give the figure that pages show for a cell, where a source prints it."""
    figure = stored.chosen(centre, year, indicator)
    return figure if figure and figure.basis == "reported" else None


def _unit(indicator: Indicator, printed: Sequence[StoredFigure], known: Catalogue) -> PrintedUnit:
    """Choose the first usual unit in which most of the printed figures can be written as they are.

    A centre that prints 3342 家 is asked for 家, one that prints 15.17 万个 for 万个.
    """
    units = [known.printed_units[(unit, indicator.unit)] for unit in indicator.report_units]
    return max(units, key=lambda unit: sum(bool(in_unit(f, unit, known)) for f in printed))


def in_unit(figure: StoredFigure, unit: PrintedUnit, known: Catalogue) -> str:
    """Write a printed figure in another unit with the digits it has, or give an empty text.

    15.17 万个 cannot be written in 个: 151700 would claim digits that nobody printed.
    """
    number = Decimal(figure.printed_value)
    own = known.printed_units.get((figure.printed_unit, unit.unit))
    if own is None:
        # Nothing is nothing in any unit; any other figure without a fitting unit is left alone.
        return "0" if not number else ""
    shift = (own.factor / unit.factor).normalize()
    moved = number * shift
    exponent, of_shift = number.as_tuple().exponent, shift.as_tuple()
    if of_shift.digits != (1,) or not isinstance(exponent, int):
        return ""
    decimals = -(exponent + int(of_shift.exponent))
    return f"{moved:.{decimals}f}" if decimals >= 0 else ""
