"""What is said of a table's headings: the slots shown for correction, and problems of a whole line.

Problems of single cells are told by `figures`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from catalogue import Catalogue, Named
from etl.mapping.crossing import unit_of, year_of
from etl.mapping.figures import MOST_FAULTY, Figures, told_of_unit
from etl.mapping.headings import Heading
from etl.mapping.lines import Line, Table
from etl.mapping.mapped import LeftOut, Slot
from etl.mapping.numerals import Number
from etl.mapping.units import likely
from etl.problems import Detail, Place, Problem, Proposal
from etl.recognise.reading import ACTUAL
from etl.workbooks.workbook import letters

# The problem told of each line that is left aside; one that was chosen to be is none.
ASIDE: Final = {"sum": "total_left_out", "part_of_year": "part_of_year", "unknown": "unknown_line"}

# More unknown headings of one table than these are told as a number.
MOST_UNKNOWN: Final = 100


def slots(figures: Figures, headings: list[Heading]) -> tuple[Slot, ...]:
    """Give the headings of a table as they are shown; a tidy table's are told once each."""
    table = figures.table
    found: dict[object, Slot] = {}
    for heading in headings:
        if not _shown(figures, heading) or heading.line.aside:
            continue
        slot = _slot(figures, heading)
        key = (slot.heading, slot.unit) if table.layout == "tidy" else id(heading)
        same = found.get(key)
        found[key] = _merged(same, slot) if same else slot
    return (*found.values(), *_unknown_entities(figures))


def _shown(figures: Figures, heading: Heading) -> bool:
    """Tell whether a heading stands over figures, or over nothing but is known."""
    known = heading.sense is not None or heading.set_aside
    return bool(heading.text) and (known or figures.count(heading)[0] > 0)


def _slot(figures: Figures, heading: Heading) -> Slot:
    entities = figures.table.entities
    years = {
        year_of(heading.line, entity, figures.context) for entity in entities if not entity.aside
    }
    role = heading.sense.role if heading.sense else ""
    count, sample = figures.count(heading)
    return Slot(
        sheet=figures.sheet,
        cell=_address(heading.line, figures.table),
        heading=heading.text,
        indicator=heading.indicator,
        how=heading.how,
        unit=heading.misfit or heading.unit,
        unit_from=heading.unit_from,
        part="growth" if heading.growth else "level",
        role=role or heading.line.role or ACTUAL,
        years=tuple(sorted(year for year in years if year is not None)),
        count=count,
        sample=sample,
    )


def _merged(one: Slot, other: Slot) -> Slot:
    years = tuple(sorted({*one.years, *other.years}))
    return replace(
        one, years=years, count=one.count + other.count, sample=one.sample or other.sample
    )


def _address(line: Line, table: Table) -> str:
    """Give the cell of a line's lowest label, or its first cell where it has none."""
    if line.labels:
        return f"{letters(line.labels[-1].column)}{line.labels[-1].row}"
    if line in table.entities:
        row, column = table.at(table.subjects[0], line)
    else:
        row, column = table.at(line, table.entities[0])
    return f"{letters(column)}{row}"


def _unknown_entities(figures: Figures) -> Iterator[Slot]:
    """Give the columns beside a list of indicators that tell nothing we know, such as 排名."""
    table = figures.table
    for entity in table.entities:
        if entity.aside == "unknown" and table.transposed:
            cells = (figures.printed.get(table.at(line, entity)) for line in table.subjects)
            filled = [cell for cell in cells if cell]
            yield Slot(
                figures.sheet,
                _address(entity, table),
                entity.heading or entity.text or _address(entity, table),
                "",
                "none",
                "",
                "none",
                "level",
                ACTUAL,
                (),
                len(filled),
                filled[0].text if filled else "",
            )


def remarks(figures: Figures, headings: list[Heading], known: Catalogue) -> Iterator[Problem]:
    """Give the problems of headings, rows and columns."""
    yield from _of_headings(figures, headings, known)
    for line in (*figures.table.subjects, *figures.table.entities):
        if line.aside in ASIDE:
            yield _of_aside(figures, line)
    yield from _of_table(figures)


def _of_aside(figures: Figures, line: Line) -> Problem:
    """Say that a line is left aside, by the label that led to it."""
    code = ASIDE[line.aside]
    if code == "unknown_line" and figures.table.transposed and not line.why:
        code = "unknown_heading"
    cell, text = _address(line, figures.table), line.text
    if line.why:
        cell, text = f"{letters(line.why.column)}{line.why.row}", line.why.text
    return Problem(code, Place(figures.sheet, cell), {"heading": text.strip() or cell})


def _of_headings(figures: Figures, headings: list[Heading], known: Catalogue) -> Iterator[Problem]:
    told: set[str] = set()
    unknown = 0
    for heading in headings:
        left = heading.growth or heading.set_aside or heading.line.aside
        if left or heading.text in told or not figures.count(heading)[0]:
            continue
        problem = _of_heading(figures, heading, known)
        if problem:
            told.add(heading.text)
            unknown += problem.code == "unknown_heading"
            if problem.code != "unknown_heading" or unknown <= MOST_UNKNOWN:
                yield problem
    if unknown > MOST_UNKNOWN:
        place = Place(figures.sheet, figures.table.frame.part.range)
        yield Problem("more_unknown_headings", place, {"count": str(unknown - MOST_UNKNOWN)})


def _of_heading(figures: Figures, heading: Heading, known: Catalogue) -> Problem | None:
    place = Place(figures.sheet, _address(heading.line, figures.table))
    line = heading.line
    if line.sums and not heading.sense:
        return Problem("total_left_out", place, {"heading": line.text.strip()})
    if line.partial:
        return Problem("part_of_year", place, {"heading": line.text.strip()})
    if heading.sense is None:
        return Problem("unknown_heading", place, {"heading": heading.text or place.cell})
    indicator, misfit = heading.indicator, heading.misfit
    details: dict[str, Detail] = {"heading": heading.text}
    if misfit:
        details |= told_of_unit(indicator, misfit, known)
        return Problem("unit_unfit", place, details, indicator=indicator)
    bare = list(_without_unit(figures, heading, known))
    if not bare:
        return None
    unit = likely(known.indicators[indicator], bare, known)
    details |= told_of_unit(indicator, unit, known)
    proposal = Proposal(heading.text, unit) if unit else None
    return Problem("unit_missing", place, details, indicator=indicator, proposal=proposal)


def _without_unit(figures: Figures, heading: Heading, known: Catalogue) -> Iterator[str]:
    """Give the numbers of a heading for which nothing tells a unit."""
    if heading.growth:
        told = heading.unit and heading.unit_from != "cell"
        yield from (one.value for one in heading.numbers if not (told or one.unit))
        return
    units = figures.table.frame.part.block.grid.units
    for found, entity in zip(heading.cells, figures.table.entities, strict=True):
        if not isinstance(found, Number) or found.unit or entity.growth or entity.aside:
            continue
        if not any(unit_of(heading, entity, figures.context, known, units)):
            yield found.value


def _of_table(figures: Figures) -> Iterator[Problem]:
    part = figures.table.frame.part
    place = Place(figures.sheet, part.range)
    for code, count in figures.faulty.items():
        if count > MOST_FAULTY:
            title = {tongue: Problem(code, place).says("title", tongue) for tongue in ("zh", "en")}
            details: dict[str, Detail] = {
                "count": str(count - MOST_FAULTY),
                "title": Named(code, title["zh"], title["en"]),
            }
            yield Problem("more_of_the_same", place, details)
    if figures.undated and figures.context.partial:
        yield Problem("part_of_year", place, {"heading": figures.context.partial})
    elif figures.undated:
        yield Problem("year_missing", place, {"count": str(figures.undated)})
    if figures.unplaced:
        yield Problem("centre_missing", place)


def left_out_notes(hidden: Iterable[LeftOut]) -> Iterator[Problem]:
    """Say which hidden parts with numbers were not read."""
    for part in hidden:
        if part.numbers:
            details = {"names": part.names, "count": str(part.numbers)}
            yield Problem(f"hidden_{part.what}", Place(part.sheet), details)
