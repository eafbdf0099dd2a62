"""Units that slipped, told once a heading, with the unit that would fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalogue import Catalogue, Named, PrintedUnit
from etl.checking.figures import interval_of
from etl.checking.headings import Headings
from etl.checking.item import Item
from etl.checking.levels import unit_that_fits
from etl.checking.outliers import beside_text, extent_texts, who
from etl.checking.places import covering
from etl.checking.verdicts import Slip
from etl.checking.wording import (
    NOWHERE,
    Details,
    both,
    item_at,
    number_text,
    printed_unit_of,
    with_unit,
)
from etl.problems import Problem, Proposal


def slipped(
    slips: Iterable[Slip], headings: Headings, whole: Mapping[str, float], known: Catalogue
) -> Iterator[Problem]:
    """Give a problem for each figure that slipped, or one for each heading in a sheet where the
    heading as a whole did.

    A unit is proposed for whole headings only: it would change every figure under them.
    """
    told: set[str] = set()
    for slip in slips:
        heading = slip.item.heading
        if heading not in whole:
            yield _problem(slip, [slip.item], known, whole=False)
        elif heading not in told:
            told.add(heading)
            sheets: dict[str, list[Item]] = {}
            for item in headings[heading]:
                sheets.setdefault(item.place.sheet, []).append(item)
            for items in sheets.values():
                yield _problem(slip, items, known, whole=True)


def _problem(slip: Slip, items: Sequence[Item], known: Catalogue, *, whole: bool) -> Problem:
    item, count = slip.item, len(items)
    unit = unit_that_fits(slip.item, slip.factor, known) if whole else None
    details: Details = {
        **who(item, known),
        "figure": item_at(item),
        "evidence": _evidence(slip, known),
        "fitting": _fitting(slip, unit, known),
        "remedy": _remedy(item, unit),
        "more": _number_under(count),
    }
    place = covering([one.place for one in items])
    proposal = Proposal(item.heading, unit.printed) if unit else None
    if count > 1:
        return Problem("unit_slip", place, details, "", None, item.indicator, proposal)
    where = (item.centre, item.year, item.indicator)
    return Problem("unit_slip", place, details, *where, proposal=proposal)


def _number_under(count: int) -> Named:
    if count == 1:
        return NOWHERE
    return both(f"（同一标题下共 {count} 个数）", f" ({count} figures under this heading)")


def _evidence(slip: Slip, known: Catalogue) -> Named:
    own = interval_of(slip.item)
    if slip.extent:
        least, greatest = extent_texts(slip.item, slip.extent, known)
        return both(
            f"，而各中心历来在 {least} 与 {greatest} 之间",
            f", while every centre so far is between {least} and {greatest}",
        )
    if slip.beside is None or own is None:
        return both(
            "，与同一中心其他数的勾稽关系不合",
            ", which breaks the identities with the centre's other figures",
        )
    other = beside_text(slip.beside, slip.item, known)
    times = _times(own.value / slip.beside.interval.value)
    year = slip.beside.year
    return both(
        f"，是 {year} 年 {other.zh}的{times.zh}", f", {times.en} the {year} figure {other.en}"
    )


def _times(ratio: float) -> Named:
    if ratio >= 1:
        return both(f" {ratio:,.4g} 倍" if ratio < 1000 else f" {ratio:,.0f} 倍", f"{ratio:,.4g} ×")
    parts = f"{1 / ratio:,.4g}" if ratio > 1 / 1000 else f"{1 / ratio:,.0f}"
    return both(f" 1/{parts}", f"1/{parts} of")


def _fitting(slip: Slip, unit: PrintedUnit | None, known: Catalogue) -> Named:
    told, own = slip.item.observation, interval_of(slip.item)
    if told is None or own is None:
        return both("")
    if unit:
        figure = number_text(told.printed_value, unit.printed)
    else:
        indicator = known.indicators[slip.item.indicator]
        value = own.value * slip.factor
        printed = printed_unit_of(told.printed_unit, indicator, value, known)
        figure = with_unit(f"{value / float(printed.factor):,.6g}", printed.printed)
    return both(f"若为 {figure}，则与之相称", f"{figure} would fit")


def _remedy(item: Item, unit: PrintedUnit | None) -> Named:
    if unit is None:
        return both("核对这个数的单位和小数点", "Check this figure's unit and decimal point")
    return both(
        f"确认后把「{item.heading}」的单位改为 {unit.printed}",
        f"If so, change the unit of “{item.heading}” to {unit.printed}",
    )
