"""The mapping shown: which heading became which indicator and unit, which stayed aside."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Any, Final

from catalogue import catalogue
from dashboard.markup import Html, joined, tag
from dashboard.texts import indicator_name, say
from dashboard.upload_words import short, word_table
from etl.checking.item import Item
from etl.loading import Examined
from etl.mapping.mapped import Slot
from etl.problems import Problem

FILTERS: Final = ("filled", "asked", "unknown", "empty")
# A line takes some 500 bytes, and a page is to stay below 200 kB.
MOST_SHOWN: Final = 100
HEADS: Final = ("cell", "heading", "indicator", "unit", "how", "years", "count", "sample")


def slots_of(examined: Examined) -> list[Slot]:
    """Give the headings of all tables, in the file's order."""
    mapped = examined.understood.mapped
    return [slot for one in mapped.tables for slot in one.slots] if mapped else []


def chosen_slots(examined: Examined, shown: str) -> list[Slot]:
    """Give the headings that a filter keeps: with numbers, to confirm, not loaded, without any."""
    slots = slots_of(examined)
    if shown == "unknown":
        return [slot for slot in slots if not slot.indicator]
    if shown == "asked":
        asked = Asked(examined.problems)
        return [slot for slot in slots if asked.about(slot)]
    return [slot for slot in slots if bool(slot.count) == (shown == "filled")]


class Asked:
    """The headings that some problem asks to look at."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = [problem for problem in problems if problem.level != "note"]
        self._headings = {one.proposal.heading for one in found if one.proposal}
        self._cells = {(one.place.sheet, one.place.cell) for one in found}

    def about(self, slot: Slot) -> bool:
        """Tell whether a heading is to be looked at."""
        return slot.heading in self._headings or (slot.sheet, slot.cell) in self._cells


def mapping_sentence(examined: Examined) -> str:
    """Say how many headings there are and how they were recognised."""
    slots = slots_of(examined)
    unknown, empty = (len(chosen_slots(examined, name)) for name in ("unknown", "empty"))
    asked = len(chosen_slots(examined, "asked"))
    told = [say("upload_mapped", count=f"{len(slots) - unknown:,}", of=f"{len(slots):,}")]
    told += [say("upload_mapped_asked", count=asked)] if asked else []
    told += [say("upload_mapped_unknown", count=unknown)] if unknown else []
    told += [say("upload_mapped_empty", count=empty)] if empty else []
    return say("clause_join").join(told) + say("upload_stop")


def mapping_table(slots: Collection[Slot]) -> Html:
    """Lay out headings and what they became."""
    if not slots:
        return tag("p", say("upload_mapped_none"), class_="sub")
    rows = map(_row, list(slots)[:MOST_SHOWN])
    return word_table(HEADS, rows, len(slots) - MOST_SHOWN, "panel low")


def _row(slot: Slot) -> tuple[Html | str, ...]:
    place = tag("span", f"{short(slot.sheet, 30)}!{slot.cell}", class_="place")
    return (
        place,
        short(slot.heading),
        _what(slot),
        _unit(slot),
        say(f"upload_how_{slot.how}") if slot.indicator else "",
        years_text(slot.years),
        f"{slot.count:,}",
        tag("span", short(slot.sample, 24), class_="num"),
    )


def _what(slot: Slot) -> Html | str:
    if not slot.indicator:
        return tag("span", say(f"upload_{aside_word(slot)}"), class_="soft")
    name = tag("b", what_text(slot.indicator))
    notes = [say("upload_part_growth")] if slot.part == "growth" else []
    notes += [say(f"sources_page_role_{slot.role}")] if slot.role not in ("", "actual") else []
    badges = (tag("span", note, class_="badge") for note in notes)
    return joined([name, *badges], " ")


def aside_word(slot: Slot) -> str:
    """Tell `aside` where somebody left a heading aside, `unknown` where nobody knows it."""
    return "aside" if slot.how in ("chosen", "remembered") else "unknown"


def what_text(indicator: str) -> str:
    """Give an indicator's name, or what the mapping calls one that is not in the catalogue."""
    return indicator_name(indicator) if indicator in catalogue().indicators else indicator


def _unit(slot: Slot) -> Html | str:
    if not slot.indicator:
        return ""
    if not slot.unit:
        return tag("span", say("upload_unit_none"), class_="badge care")
    whence = tag("span", say(f"upload_unit_from_{slot.unit_from}"), class_="soft")
    return joined([slot.unit, whence], " · ")


def years_text(years: Collection[int]) -> str:
    """Give years as a span: 2021–2023."""
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def readings_table(examined: Examined) -> Html:
    """Lay out a report's readings, each with the sentence it stands in."""
    readings = examined.understood.told
    pairs = zip(readings, examined.understood.items, strict=False)
    rows = (_reading(told, item) for told, item in islice(pairs, MOST_SHOWN))
    heads = ("indicator", "when", "figure", "quote")
    return word_table(heads, rows, len(readings) - MOST_SHOWN, "panel stacked")


def _reading(told: Mapping[str, Any], item: Item) -> tuple[Html | str, ...]:
    role = "" if told["role"] == "actual" else say(f"sources_page_role_{told['role']}")
    part = "" if told["scope"] == "centre" else short(str(told["scope"]))
    notes = joined((tag("span", one, class_="badge") for one in (part, role) if one), " ")
    return (
        joined([tag("b", what_text(item.indicator)), notes], " "),
        str(told["period"]),
        tag("span", item.printed, class_="num"),
        tag("span", short(str(told["quote"])), lang="zh", class_="soft"),
    )
