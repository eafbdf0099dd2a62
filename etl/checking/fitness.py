"""Items that cannot become figures: a unit or value that does not fit, an unknown centre, a year
that cannot be.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from catalogue import Catalogue, Named
from etl.checking.item import Item
from etl.checking.places import covering
from etl.checking.wording import NOWHERE, Details, both, indicator_name, joined
from etl.problems import Problem

# Shanghai began the first provident fund in 1991; no centre has figures before.
FIRST_YEAR: Final = 1991
NEAREST: Final = 3
# Below this similarity a suggestion is a guess: 广州 and 杭州 share one of two characters.
LIKENESS: Final = 0.6
# A column of free text taken for centres would cost a comparison a line.
MOST_GUESSED: Final = 200
ENDINGS: Final = (
    "住房公积金管理中心",
    "公积金管理中心",
    "住房公积金中心",
    "公积金中心",
    "管理中心",
    "中心",
    "地区",
    "市",
    "州",
)
PAST_ROLES: Final = ("actual", "prior")

Group = tuple[object, ...]


def unusable(items: Iterable[Item], known: Catalogue) -> Iterator[Problem]:
    """Give a problem for each heading whose unit does not fit, and each value that is none."""
    for (code, *_), group in _grouped(_faulty(items)).items():
        first = group[0]
        indicator = known.indicators.get(first.indicator)
        units = "、".join(indicator.report_units) if indicator else ""
        details: Details = {
            "indicator": indicator_name(first.indicator, known),
            "figure": first.printed,
            "units": units,
            "count": str(len(group)),
        }
        where = (first.centre, first.year, first.indicator) if len(group) == 1 else ()
        yield _over(str(code), group, details, *where)


def _faulty(items: Iterable[Item]) -> Iterator[tuple[Group, Item]]:
    for item in items:
        if item.fault is None:
            continue
        if item.fault.column in ("value", "growth"):
            yield ("unusable_value", item.place), item
        else:
            unit = item.fault.found
            yield ("unusable_unit", item.place.sheet, item.heading, item.indicator, unit), item


def unknown_centres(items: Iterable[Item], known: Catalogue) -> Iterator[Problem]:
    """Give a problem for each name, in a sheet, that no centre has, with the nearest names."""
    centres = known.centres
    strangers = (
        (("unknown_centre", item.place.sheet, item.centre), item)
        for item in items
        if item.centre not in centres and item.centre
    )
    names = _names(known)
    for number, ((_, _, printed), group) in enumerate(_grouped(strangers).items()):
        nearest = nearest_centres(str(printed), names) if number < MOST_GUESSED else ()
        details: Details = {
            "name": str(printed),
            "count": str(len(group)),
            "nearest": _proposed([known.centres[centre].name for centre in nearest]),
        }
        yield _over("unknown_centre", group, details, str(printed))


def _proposed(names: Sequence[Named]) -> Named:
    if not names:
        return both("没有相近的名称", "no name is near to it")
    listed = joined(names, "、", ", ")
    return both(f"相近的有 {listed.zh}", f"near to it are {listed.en}")


def _names(known: Catalogue) -> dict[str, str]:
    """Give what every centre can be called, shortened, with its id."""
    names: dict[str, str] = {}
    for centre in known.centres.values():
        for name in (centre.name.zh, centre.full_name.zh, centre.name.en):
            names.setdefault(_shortened(name), centre.id)
    return names


def _shortened(name: str) -> str:
    short = "".join(name.split()).casefold()
    for ending in ENDINGS:
        if len(short) - len(ending) >= 2:
            short = short.removesuffix(ending)
    return short


def nearest_centres(printed: str, names: dict[str, str]) -> tuple[str, ...]:
    """Give up to three centres with the most similar names, the nearest first.

    A name that holds, or is held in, a centre's goes before one that merely looks alike.
    """
    short = _shortened(printed)
    shared = [name for name in names if name in short or short in name]
    alike = [name for name in names if set(name) & set(short)]
    near = [*sorted(shared, key=len, reverse=True)]
    near += difflib.get_close_matches(short, alike, n=NEAREST, cutoff=LIKENESS)
    return tuple(dict.fromkeys(names[name] for name in near))[:NEAREST]


def impossible_years(items: Iterable[Item], today: date) -> Iterator[Problem]:
    """Give a problem for each year, in a sheet, that is to come, not over, or before any fund."""
    for (code, _, year), group in _grouped(_ill_dated(items, today)).items():
        details: Details = {
            "year": str(year),
            "today": today.isoformat(),
            "first": str(FIRST_YEAR),
            "count": str(len(group)),
        }
        yield _over(str(code), group, details, year=group[0].year)


def _ill_dated(items: Iterable[Item], today: date) -> Iterator[tuple[Group, Item]]:
    for item in items:
        if FIRST_YEAR <= item.year < today.year:
            continue
        code = _ill_date(item, today)
        if code:
            yield (code, item.place.sheet, item.year), item


def _ill_date(item: Item, today: date) -> str:
    told = item.observation
    if item.year < FIRST_YEAR:
        return "year_too_early"
    if told is not None and told.role not in PAST_ROLES:
        return ""
    if item.year > today.year:
        return "year_in_future"
    return "year_unfinished" if told is None or told.period == str(item.year) else ""


def _grouped(found: Iterable[tuple[Group, Item]]) -> dict[Group, list[Item]]:
    groups: dict[Group, list[Item]] = {}
    for group, item in found:
        groups.setdefault(group, []).append(item)
    return groups


def _over(
    code: str,
    group: Sequence[Item],
    details: Details,
    centre: str = "",
    year: int | None = None,
    indicator: str = "",
) -> Problem:
    place = covering([item.place for item in group])
    more = both(f"（共 {len(group)} 个数）", f" ({len(group)} figures)") if group[1:] else NOWHERE
    return Problem(code, place, {**details, "more": more}, centre, year, indicator)
