"""Corrections of the mapping: made for one heading at a time, remembered ones seen and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

import streamlit as st

from catalogue import catalogue
from dashboard import upload_drafts, upload_notices
from dashboard.markup import Html, joined, show, tag
from dashboard.texts import centre_name, indicator_name, say
from dashboard.upload_mapping import aside_word, slots_of, what_text
from dashboard.upload_words import short, word_table
from etl.choices import Choices, Correction
from etl.loading import Examined
from etl.mapping.mapped import Slot
from etl.mapping.units import units_for
from etl.uploads import Draft
from warehouse.connection import rows

# What is remembered may be of years of files; beyond this many one deletes the first ones first.
MOST_SHOWN: Final = 100


def correct(draft: Draft, examined: Examined) -> None:
    """Draw the row that corrects one heading: which one, its indicator, its unit."""
    by_heading = {slot.heading: slot for slot in reversed(slots_of(examined))}
    headings = list(reversed(by_heading))
    if not headings:
        return
    number = draft.batch_id
    with st.container(key="upload-correct"):
        show(tag("p", _lead(examined), class_="sub"))
        places = st.columns([4, 4, 2, 2], vertical_alignment="bottom")
        chosen = places[0].selectbox(
            say("upload_correct_heading"),
            range(len(headings)),
            index=None,
            key=f"upload-correct-{number}",
            format_func=lambda one: _heading_text(by_heading[headings[one]]),
            placeholder=say("upload_correct_choose"),
        )
        if chosen is None:
            return
        slot = by_heading[headings[chosen]]
        made = {one.heading: one for one in draft.choices.corrections}.get(slot.heading)
        with places[1]:
            indicator = _indicator(f"{number}-{chosen}", slot)
        with places[2]:
            unit = _unit(f"{number}-{chosen}", indicator, made)
        with places[3]:
            _buttons(number, chosen, slot.heading, indicator, unit, is_made=made is not None)


def _lead(examined: Examined) -> str:
    centres = examined.understood.centres
    if len(centres) == 1:
        return say("upload_correct_lead", centre=centre_name(centres[0]))
    return say("upload_correct_lead_many")


def _heading_text(slot: Slot) -> str:
    name = what_text(slot.indicator) if slot.indicator else say(f"upload_{aside_word(slot)}")
    return f"{short(slot.heading, 40)}（{short(slot.sheet, 20)}!{slot.cell}）→ {name}"


def _indicator(name: str, slot: Slot) -> str | None:
    options = ["", *catalogue().indicators]
    known = slot.indicator in options and (slot.indicator or aside_word(slot) == "aside")
    return st.selectbox(
        say("upload_correct_indicator"),
        options,
        index=options.index(slot.indicator) if known else None,
        key=f"upload-indicator-{name}",
        format_func=lambda one: indicator_name(one) if one else say("upload_leave_aside"),
        placeholder=say("choose"),
    )


def _unit(name: str, indicator: str | None, made: Correction | None) -> str:
    fitting = units_for(indicator, catalogue()) if indicator else ()
    options = ["", *fitting]
    before = made.unit if made and made.unit in options else ""
    chosen = st.selectbox(
        say("upload_correct_unit"),
        options,
        index=options.index(before),
        key=f"upload-unit-{name}-{indicator}",
        format_func=lambda one: one or say("upload_unit_as_told"),
        disabled=not indicator,
    )
    return chosen or ""


def _buttons(
    number: int, chosen: int, heading: str, indicator: str | None, unit: str, *, is_made: bool
) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button(
            say("upload_correct"),
            key=f"upload-correct-do-{number}-{chosen}",
            disabled=indicator is None,
            on_click=adopt,
            args=(number, [Correction(heading, indicator or "", unit)]),
        )
        if is_made:
            st.button(
                say("upload_correct_undo"),
                key=f"upload-correct-undo-{number}-{chosen}",
                type="tertiary",
                on_click=_undo,
                args=(number, heading),
            )


def adopt(batch_id: int, corrections: Sequence[Correction]) -> None:
    """Keep corrections with a draft, each in the place of an earlier one of its heading."""

    def change(choices: Choices) -> Choices:
        kept = {one.heading: one for one in (*choices.corrections, *corrections)}
        return replace(choices, corrections=tuple(kept.values()))

    with upload_notices.telling():
        upload_drafts.choose(batch_id, change)


def _undo(batch_id: int, heading: str) -> None:
    def change(choices: Choices) -> Choices:
        kept = tuple(one for one in choices.corrections if one.heading != heading)
        return replace(choices, corrections=kept)

    with upload_notices.telling():
        upload_drafts.choose(batch_id, change)


def remembered() -> None:
    """Show what is remembered of earlier files, each to be deleted."""
    kept = rows("all_corrections")
    if not kept:
        return
    with st.expander(say("upload_remembered", count=len(kept))):
        show(remembered_table(kept[:MOST_SHOWN]))
        left, right = st.columns([5, 2], vertical_alignment="bottom")
        chosen = left.selectbox(
            say("upload_forget_which"),
            [(centre, heading) for centre, heading, *_ in kept],
            index=None,
            key="upload-forget",
            format_func=lambda one: f"{_whose(one[0])} · {short(one[1], 60)}",
            placeholder=say("choose"),
        )
        right.button(
            say("upload_forget"),
            key="upload-forget-do",
            disabled=chosen is None,
            on_click=_forget,
            args=chosen or ("", ""),
            width="stretch",
        )


def remembered_table(kept: Sequence[tuple[str, str, str, str, str, datetime]]) -> Html:
    """Lay out remembered corrections: whose, which heading, what for, by whom."""
    names = ("centre", "heading", "indicator", "unit", "by")
    rows: list[tuple[Html | str, ...]] = [
        (
            _whose(centre),
            short(heading),
            what_text(indicator) if indicator else say("upload_leave_aside"),
            unit or say("upload_unit_as_told"),
            joined([by or say("upload_nobody"), tag("div", f"{at:%Y-%m-%d}", class_="sub")]),
        )
        for centre, heading, indicator, unit, by, at in kept
    ]
    return word_table(names, rows, kind="low")


def _whose(centre: str) -> str:
    return centre_name(centre) if centre in catalogue().centres else say("upload_of_several")


def _forget(centre_id: str, heading: str) -> None:
    with upload_notices.telling():
        upload_drafts.forget(centre_id, heading)
