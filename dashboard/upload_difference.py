"""What publishing would change, figure by figure: new, changed, unchanged, conflicting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from catalogue import catalogue
from dashboard.markup import Html, joined, tag
from dashboard.numbers import Scale, change_text, scale_for, with_unit
from dashboard.texts import indicator_name, say
from dashboard.upload_words import centre_text, place_text, short, word_table
from etl.checking.figures import interval_of
from etl.checking.wording import item_text, number_text
from etl.difference import Change, Difference
from intervals import Interval

FILTERS: Final = ("attention", "new", "unchanged")
MOST_SHOWN: Final = 50
MOST_DECIMALS: Final = 6
HEADS: Final = ("what", "old", "new", "change", "against", "cell")


def chosen_changes(found: Difference, shown: str) -> tuple[Change, ...]:
    """Give the changes that a filter keeps; conflicts go before changes."""
    if shown == "attention":
        return (*found.of_kind("conflicting"), *found.of_kind("changed"))
    return found.of_kind("new") if shown == "new" else found.of_kind("unchanged")


def tiles(counts: dict[str, int]) -> Html:
    """Lay out how many figures are of each kind."""
    parts = [
        tag(
            "div",
            tag("div", say(f"upload_kind_{kind}"), class_="name")
            + tag("div", f"{counts.get(kind, 0):,}", class_="value num")
            + tag("div", say(f"upload_kind_{kind}_means"), class_="sub"),
            class_=f"card {kind}",
        )
        for kind in ("conflicting", "changed", "new", "unchanged")
    ]
    return tag("div", joined(parts), class_="cards four")


def first_filter(found: Difference) -> str:
    """Give the filter to begin with: what asks for attention, else what there is."""
    return next((name for name in FILTERS if chosen_changes(found, name)), FILTERS[0])


def changes_table(changes: Sequence[Change], shown: str, *, is_certain: bool) -> Html:
    """Lay out changes: old, new, by how much, whose the old one is, where the new one stands.

    `is_certain` tells whether publishing was tried, so that it is known what pages will show.
    """
    if not changes:
        return tag("p", say(f"upload_no_{shown}"), class_="sub")
    rows = (_row(change, is_certain=is_certain) for change in changes[:MOST_SHOWN])
    return word_table(HEADS, rows, len(changes) - MOST_SHOWN, "panel stacked")


def _row(change: Change, *, is_certain: bool) -> tuple[Html | str, ...]:
    item = change.item
    old, new = amounts(change)
    growth = change.growth if change.kind != "unchanged" else None
    return (
        _what(change),
        tag("span", old, class_="num"),
        tag("b", new, class_="num"),
        tag("span", change_text(growth) if growth else "", class_="num"),
        _against(change, is_certain=is_certain),
        tag("span", place_text(item.place), class_="place"),
    )


def _what(change: Change) -> Html:
    item, told = change.item, change.item.observation
    name = indicator_name(item.indicator)
    about = f"{centre_text(item.centre)} · {(told.period if told else '') or item.year}"
    notes = []
    if told and told.role != "actual":
        notes.append(say(f"sources_page_role_{told.role}"))
    if told:
        notes += [short(n, 30) for n in (told.item, told.scope if told.scope != "centre" else "")]
    badges = [tag("span", say(f"upload_kind_{change.kind}"), class_=f"badge {change.kind}")]
    badges += [tag("span", note, class_="badge") for note in notes if note]
    below = tag("div", joined([about, *badges], " "), class_="sub")
    return tag("b", name) + below


def amounts(change: Change) -> tuple[str, str]:
    """Write the old and the new figure in one fitting unit, or as printed where they are words."""
    own, old = interval_of(change.item), change.old.interval if change.old else None
    if own is None:
        words = change.old_words
        return number_text(words.value, words.unit) if words else "—", item_text(change.item)
    scale = scale_for(catalogue().indicators[change.item.indicator], [own, *([old] if old else [])])
    new = _text(own, scale)
    if old is None or change.old is None:
        return "—", new
    return _text(old, scale, change.old.basis), new


def _text(amount: Interval, scale: Scale, basis: str = "reported") -> str:
    """Write a figure with every digit that was printed: cut, two that differ could look alike."""
    if basis == "reported" and amount.half_width:
        scale = replace(scale, most_decimals=MOST_DECIMALS)
    return with_unit(scale.number(amount, basis), scale.unit)


def _against(change: Change, *, is_certain: bool) -> Html:
    """Tell whose the figure held against is, and when pages go on showing it."""
    parts: list[Html | str] = []
    if change.old:
        basis = say(f"basis_{change.old.basis}") if change.old.basis != "reported" else ""
        parts.append(short(change.old.source_title, 60) or basis)
        if basis and change.old.source_title:
            parts.append(tag("span", basis, class_="badge"))
    if is_certain and change.kind in ("changed", "conflicting"):
        key = "upload_shown" if change.shown else "upload_not_shown"
        parts.append(tag("div", say(key), class_="sub"))
    return joined(parts, " ")
