"""What is known of a cell before anyone fills it in: its printed figure, and words about it.

Only a printed figure stands in a cell; what was derived or computed is told in the comment.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10
from typing import Final

from catalogue import Catalogue, Indicator
from etl.stored import Stored, StoredFigure
from etl.template.columns import Column, in_unit
from formulas import Reference
from intervals import Interval

MOST_DECIMALS: Final = 4
# Further sources of the same figure that a comment names; the pages show them all.
MOST_OTHERS: Final = 2


@dataclass(frozen=True, slots=True)
class Hint:
    """The figure to stand in a cell, empty if none, and what its comment says."""

    text: str
    words: str


def hint_for(
    stored: Stored, known: Catalogue, column: Column, centre: str, year: int
) -> Hint | None:
    """Give what is known of a centre's indicator in a year, or None."""
    figures = stored.figures(centre, year, column.indicator.id)
    first = stored.chosen(centre, year, column.indicator.id)
    if first is None:
        return None
    if first.basis != "reported":
        return Hint("", _worked_out(first, column, known))
    text = in_unit(first, column.unit, known)
    lines = [f"已知：{_printed(first)}", f"来源：{first.source_title}"]
    if not text:
        lines.append(f"与本列单位（{column.unit.printed}）不同，没有预填。")
    others = [f for f in figures if f.basis == "reported" and f.interval != first.interval]
    lines += [f"另见：{_printed(f)}（{f.source_title}）" for f in others[:MOST_OTHERS]]
    return Hint(text, "\n".join(lines))


def _printed(figure: StoredFigure) -> str:
    return f"{figure.printed_value} {figure.printed_unit}".strip()


def _worked_out(figure: StoredFigure, column: Column, known: Catalogue) -> str:
    amount = about(figure.interval, float(column.unit.factor))
    lines = [f"推算：≈{amount} {column.unit.printed}"]
    if figure.basis == "derived":
        lines.append(f"由下一年的数和同比推算：{figure.source_title}")
    else:
        lines.append(f"由公式算出：{_formula(column.indicator, known)}")
    return "\n".join([*lines, "推算数不是报告数，没有预填；有报告数请填写。"])


def _formula(indicator: Indicator, known: Catalogue) -> str:
    def word_for(reference: Reference) -> str:
        name = known.indicators[reference.indicator_id].says("short", "zh")
        return "上年" * reference.years_back + name

    return indicator.formula.spell(word_for) if indicator.formula else ""


def about(amount: Interval, factor: float) -> str:
    """Write a value in a unit with as many decimals as its rounding leaves meaning.

    >>> about(Interval(3.7001e9, 3.6995e9, 3.7008e9), 1e8)
    '37.001'
    """
    half = amount.half_width / factor
    decimals = floor(-log10(half)) + 1 if half > 0 else MOST_DECIMALS
    return f"{amount.value / factor:,.{min(max(decimals, 0), MOST_DECIMALS)}f}"
