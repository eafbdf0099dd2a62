"""Where a line of subjects meets a line of entities: the year and the unit told of that cell.

What a heading means by itself is left to `headings`.
"""

from __future__ import annotations

from typing import Final

from catalogue import Catalogue
from etl.mapping.context import Context
from etl.mapping.headings import Heading
from etl.mapping.lines import Line
from etl.mapping.units import fits_title
from etl.mapping.wording import Units, units_in

# Where a heading's unit is told of it alone, rather than of all that stands in the table.
OWN: Final = frozenset(("chosen", "template", "heading", "unit_row"))


def year_of(subject: Line, entity: Line, context: Context) -> int | None:
    """Give the year of the cell where two lines meet: told by either, or the table's."""
    base = subject.year if subject.year is not None else entity.year
    if base is None:
        base = context.year
    return None if base is None else base - subject.back - entity.back


def unit_of(
    heading: Heading, entity: Line, context: Context, known: Catalogue, units: Units
) -> tuple[str, str]:
    """Give the unit of a cell that prints none, and a unit told for it that cannot be its own.

    What the line of entities says by itself goes before the heading's, its unit row before a title.
    """
    own = "" if heading.unit_from == "cell" else heading.unit
    if heading.unit_from == "template" or (heading.unit_from == "chosen" and context.beside):
        return own, ""
    told = entity.units or entity.group_units
    if not told and heading.unit_from not in OWN:
        told = units_in(entity.unit, units) if entity.unit else ()
    if not told or heading.sense is None:
        return own, ""
    fitting = [unit for unit in told if fits_title(heading.indicator, unit, known)]
    if own in fitting or len(set(fitting)) > 1:
        return (own if own in fitting else ""), ""
    if fitting:
        return fitting[0], ""
    # 金额（亿元） above every column, or （亿元） above a group, is not meant for 个贷率（%）.
    general = bool(context.beside) or not entity.units
    if general and (heading.unit_from in OWN or not own):
        return own, ""
    return "", told[0]
