"""What was read of a file, and what has to be asked: its year, its centre, names, hidden parts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from catalogue import catalogue
from dashboard import upload_drafts, upload_notices
from dashboard.markup import Html, joined, show, tag
from dashboard.texts import centre_name, say
from dashboard.upload_words import centre_text, follow, label, short, word_table
from etl.choices import Choices
from etl.loading import Examined
from etl.mapping.mapped import LeftOut, Table
from etl.understanding import Understood
from etl.uploads import Draft, now

# More than these are told as a count: a page of boxes helps nobody.
MOST_TABLES: Final = 30
MOST_NAMED: Final = 8
MOST_ASKED: Final = 12
YEARS_BACK: Final = 30
HEADS: Final = ("sheet", "range", "layout", "slots", "count")
# What a name stands for before somebody has said it, beside the centres' ids and "" for none.
OPEN: Final = "?"


def read_sentence(understood: Understood) -> str:
    """Say how much was read, of whom and of when."""
    if not understood.count:
        return say("upload_nothing_read")
    years = sorted({item.year for item in understood.items if item.year})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years))
    centres = named([centre_text(centre) for centre in understood.centres])
    told = say("upload_read_count", count=f"{understood.count:,}")
    about = say("upload_read_of", centres=centres, years=span) if centres and span else ""
    return told + about + say("upload_stop")


def named(names: Sequence[str]) -> str:
    """Join the first names, and count the rest."""
    told = say("list_comma").join(names[:MOST_NAMED])
    return say("upload_and_more", names=told, count=len(names)) if names[MOST_NAMED:] else told


def read_table(understood: Understood) -> Html:
    """Lay out the tables found in a workbook, or the extent of a report."""
    if understood.mapped is None:
        count, unread = len(understood.text), len(understood.unread)
        return tag("p", say("upload_text", count=f"{count:,}", unread=f"{unread:,}"))
    tables = understood.mapped.tables
    rows = map(_table, tables[:MOST_TABLES])
    kind = "panel low short"
    return word_table(HEADS, rows, len(tables) - MOST_TABLES, kind) if tables else Html("")


def _table(one: Table) -> tuple[Html | str, ...]:
    title = tag("span", f" {short(one.title)}", class_="soft")
    return (
        joined([short(one.sheet), title]),
        one.range,
        say(f"upload_layout_{one.layout}"),
        f"{len(one.slots):,}",
        f"{sum(slot.count for slot in one.slots):,}",
    )


def questions(draft: Draft, examined: Examined) -> None:
    """Ask what the file does not tell; every answer is kept with the draft at once."""
    missing = {problem.code for problem in examined.problems}
    _whole_file(draft, missing)
    _names(draft, examined)
    _hidden(draft, examined)


def answer(batch_id: int, key: str, change: Callable[[Choices, object], Choices]) -> None:
    """Keep what a box says with the draft; to be called when the box was changed."""
    with upload_notices.telling():
        value = st.session_state[key]
        upload_drafts.choose(batch_id, lambda choices: change(choices, value))


def _whole_file(draft: Draft, missing: Collection[str]) -> None:
    """Ask for year and centre where the file names none."""
    choices, number = draft.choices, draft.batch_id
    asks_year = "year_missing" in missing or choices.year is not None
    asks_centre = "centre_missing" in missing or bool(choices.centre)
    if not (asks_year or asks_centre):
        return
    left, right = st.columns(2)
    if asks_centre:
        key = follow(f"upload-centre-{number}", choices.centre or None)
        left.selectbox(
            say("upload_ask_centre"),
            list(catalogue().centres),
            index=None,
            key=key,
            format_func=centre_name,
            placeholder=say("choose"),
            on_change=answer,
            args=(number, key, lambda c, value: replace(c, centre=str(value or ""))),
        )
    if asks_year:
        key = follow(f"upload-year-{number}", choices.year)
        last = now().year
        right.selectbox(
            say("upload_ask_year"),
            range(last, last - YEARS_BACK, -1),
            index=None,
            key=key,
            placeholder=say("choose"),
            on_change=answer,
            args=(number, key, lambda c, value: replace(c, year=value)),
        )


def unknown_names(examined: Examined) -> list[str]:
    """Give the printed names of centres that are not known, and those already answered for."""
    items = examined.understood.items
    found = dict.fromkeys(item.centre for item in items if item.centre)
    unknown = [name for name in found if name not in catalogue().centres]
    answered = examined.understood.choices.centres
    return [*answered, *(name for name in unknown if name not in answered)]


def _names(draft: Draft, examined: Examined) -> None:
    names = unknown_names(examined)
    if not names:
        return
    show(tag("p", say("upload_ask_names", count=len(names)), class_="ask"))
    places = st.columns(2)
    for count, name in enumerate(names[:MOST_ASKED]):
        with places[count % 2]:
            _name(draft, name, count)
    if len(names) > MOST_ASKED:
        show(tag("p", say("upload_more_names", count=len(names) - MOST_ASKED), class_="sub"))


def _name(draft: Draft, name: str, count: int) -> None:
    number = draft.batch_id
    key = follow(f"upload-name-{number}-{count}", draft.choices.centres.get(name, OPEN))

    def change(choices: Choices, value: object) -> Choices:
        kept = {one: centre for one, centre in choices.centres.items() if one != name}
        return replace(choices, centres=kept if value == OPEN else kept | {name: str(value)})

    st.selectbox(
        say("upload_ask_name", name=label(name)),
        [OPEN, "", *catalogue().centres],
        key=key,
        format_func=_centre_choice,
        on_change=answer,
        args=(number, key, change),
    )


def _centre_choice(centre: str) -> str:
    words = {OPEN: say("upload_name_open"), "": say("upload_name_aside")}
    return words[centre] if centre in words else centre_name(centre)


def _hidden(draft: Draft, examined: Examined) -> None:
    """List the hidden parts that were left out, each to be read all the same."""
    mapped = examined.understood.mapped
    left_out = {one.key: _left_out_text(one) for one in mapped.left_out} if mapped else {}
    included = {key: _included_text(key) for key in draft.choices.included}
    if not (left_out or included):
        return
    show(tag("p", say("upload_hidden"), class_="ask"))
    for part, words in {**included, **left_out}.items():
        _hidden_part(draft, part, words)


def _hidden_part(draft: Draft, part: str, words: str) -> None:
    number = draft.batch_id
    key = follow(f"upload-hidden-{number}-{part}", part in draft.choices.included)

    def change(choices: Choices, value: object) -> Choices:
        kept = tuple(one for one in choices.included if one != part)
        return replace(choices, included=(*kept, part) if value else kept)

    st.checkbox(words, key=key, on_change=answer, args=(number, key, change))


def _left_out_text(one: LeftOut) -> str:
    return say(
        f"upload_hidden_{one.what}",
        sheet=label(one.sheet),
        names=label(one.names),
        count=f"{one.numbers:,}",
    )


def _included_text(part: str) -> str:
    what, _, sheet = part.partition(":")
    return say(f"upload_included_{what}", sheet=label(sheet))
