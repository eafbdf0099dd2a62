"""Choices that live in the URL and stay across pages: ids in the address, names on the screen.

An address that names something unknown gets the nearest valid choice and a line saying so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, Final, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.texts import language, say

Option = TypeVar("Option", str, int)
# Says why something known cannot be chosen, from its id.
Absent = Callable[[str], str]
# What the address said when we last wrote it; anything else was typed, linked or gone back to.
WRITTEN: Final = "written_to_address"
NOTICES: Final = "choice_notices"
# The choices themselves, by key, and the page that is drawn, which the shell writes down.
KEPT: Final = "choices_kept"
PAGE: Final = "page_drawn"
LANGUAGE: Final = "lang"
# The longest name of an indicator has 43 letters; an address may hold any number.
MOST_LETTERS: Final = 60
PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")
# More parts of an address than any choice takes are not looked up: each costs a comparison with
# every name.
MOST_ASKED: Final = 24
NUMBER: Final = re.compile(r"-?\d{1,8}", re.ASCII)
# Choices of one page that an address may also name by the key that pages share.
ALSO: Final = {"rank_year": "year", "at": "year", "alert_year": "year"}


def choose(
    key: str,
    label: str,
    options: Sequence[Option],
    default: Option,
    name: Callable[[Option], str] = str,
    absent: Absent = lambda _: "",
) -> Option:
    """Show a select box for one of the options and give the choice.

    `absent` says why something that is asked for is known but cannot be had; empty for others.
    """
    _recall(key)
    _adopt(key, [default], options, name, absent, single=True)
    if st.session_state.get(key) not in options:
        _replace(key, st.session_state.get(key), default, name, absent)
    chosen = st.selectbox(label, options, key=key, format_func=name, persist_state="session")
    _keep(key, chosen)
    _write(key, [] if chosen == default else [chosen])
    return chosen


def choose_several(
    key: str,
    label: str,
    options: Sequence[Option],
    default: Sequence[Option],
    name: Callable[[Option], str] = str,
    most: int = 6,
    absent: Absent = lambda _: "",
) -> list[Option]:
    """Show a box for up to `most` of the options, in the order chosen; `absent` as in `choose`."""
    _recall(key)
    _adopt(key, default, options, name, absent, single=False)
    before = st.session_state.get(key) or []
    asked = [option for option in before if option in options]
    for sentence in filter(None, (absent(str(option)) for option in before)):
        _tell(sentence)
    kept = asked[:most]
    if len(asked) > most:
        _tell(say("too_many_choices", most=most))
    if kept != st.session_state.get(key):
        st.session_state[key] = kept or list(default)
    chosen = st.multiselect(
        label,
        options,
        key=key,
        format_func=name,
        max_selections=most,
        placeholder=say("choose"),
        persist_state="session",
    )
    _keep(key, chosen)
    _write(key, [] if chosen == list(default) else chosen)
    return chosen


def switch(
    key: str,
    label: str,
    options: Sequence[str],
    name: Callable[[str], str],
    *,
    hidden_label: bool = False,
) -> str:
    """Show a row of buttons of which exactly one is on; the first is the default."""
    if key != LANGUAGE:  # its own names stay as they are
        _recall(key)
    _adopt(key, [options[0]], options, name, lambda _: "", single=True)
    if st.session_state.get(key) not in options:
        st.session_state[key] = options[0]
    chosen = st.segmented_control(
        label,
        options,
        key=key,
        format_func=name,
        required=True,
        label_visibility="collapsed" if hidden_label else "visible",
        persist_state="session",
    )
    value = str(chosen or options[0])
    _keep(key, value)
    _write(key, [] if value == options[0] else [value])
    return value


def ask_words(
    key: str, label: str, placeholder: str, on_change: Callable[[], None] | None = None
) -> str:
    """Show a search box and give the words in it, without blanks around them."""
    asked = st.query_params.get(key)
    written = st.session_state.setdefault(WRITTEN, {})
    if asked is not None and asked != written.get(key):
        st.session_state[key] = asked[:MOST_LETTERS]
    typed = st.text_input(
        label,
        key=key,
        type="search",
        placeholder=placeholder,
        live="400ms",
        on_change=on_change,
        persist_state="session",
    )
    words = (typed or "").strip()[:MOST_LETTERS]
    _write(key, [words] if words else [])
    return words


def row(width: Sequence[int] | int) -> list[DeltaGenerator]:
    """Open a row for the choices; give its columns."""
    return st.container(key="choices").columns(width, vertical_alignment="bottom")


def _recall(key: str) -> None:
    """Give a widget the choice made before where page or language changed since it was drawn.

    The browser knows options by the names they were shown with: in the other language it would
    hand back one that no longer exists, and another page's box starts anew.
    """
    drawn = (language(), st.session_state.get(PAGE))
    places = st.session_state.setdefault("choices_drawn", {})
    kept = st.session_state.setdefault(KEPT, {})
    if places.get(key) != drawn and key in kept:
        st.session_state[key] = kept[key]
    places[key] = drawn


def _keep(key: str, chosen: object) -> None:
    kept = st.session_state.setdefault(KEPT, {})
    kept[key] = list(chosen) if isinstance(chosen, list) else chosen


def show_notices() -> None:
    """Say, once, what the address asked for that could not be had."""
    for notice in st.session_state.pop(NOTICES, []):
        st.info(notice, icon=":material/info:")


def nearest(asked: str, options: Sequence[Option], name: Callable[[Option], str]) -> Option | None:
    """Give the option nearest to a text by id or by name; None when nothing comes close.

    >>> nearest("2019", [2025, 2022], str)
    2022
    """
    numbers = {option: int(option) for option in options if NUMBER.fullmatch(str(option))}
    if numbers and NUMBER.fullmatch(asked):
        return min(numbers, key=lambda option: abs(numbers[option] - int(asked)))
    words = {str(word).lower(): o for o in options for word in (o, name(o))}
    match = get_close_matches(asked.lower(), list(words), n=1, cutoff=0.75)
    return words[match[0]] if match else None


def _adopt(
    key: str,
    default: Sequence[Option],
    options: Sequence[Option],
    name: Callable[[Option], str],
    absent: Absent,
    *,
    single: bool,
) -> None:
    """Take the choice from the address where the reader, not we, put it there."""
    asked = _asked(key)
    written = st.session_state.setdefault(WRITTEN, {})
    if asked is None or asked == written.get(key):
        return
    found: list[Option] = []
    missed: list[str] = []
    for part in asked.split(",")[: 1 if single else MOST_ASKED]:
        if sentence := absent(part.strip()):
            _tell(sentence)
            continue
        resolved = _resolved(part.strip(), options, name)
        found += resolved
        missed += [] if resolved else [part.strip()]
    unique = list(dict.fromkeys(found)) or list(default)
    shown = say("list_comma").join(name(option) for option in unique)
    for part in missed:
        _tell(say("unknown_choice_dropped", asked=readable(part), shown=shown))
    st.session_state[key] = unique[0] if single else unique
    written[key] = asked


def _asked(key: str) -> str | None:
    """Give what the address asks for, under the choice's own key or else the shared one.

    The shared one goes out of the address: the choice is written there under its own.
    """
    asked, shared = st.query_params.get(key), ALSO.get(key, "")
    if shared not in st.query_params:
        return asked
    also = st.query_params[shared]
    # A page left a moment ago may have written it.
    is_typed = also != st.session_state.setdefault(WRITTEN, {}).get(shared)
    del st.query_params[shared]
    return also if asked is None and is_typed else asked


def _resolved(asked: str, options: Sequence[Option], name: Callable[[Option], str]) -> list[Option]:
    exact = [option for option in options if str(option) == asked]
    if exact:
        return exact
    close = nearest(asked, options, name)
    if close is None:
        return []
    _notice(asked, [close], name)
    return [close]


def _notice(asked: str, shown: Sequence[Option], name: Callable[[Option], str]) -> None:
    names = say("list_comma").join(name(option) for option in shown)
    _tell(say("unknown_choice", asked=readable(asked), shown=names))


def readable(asked: str) -> str:
    """Give what the address says, to be read: a notice is Markdown, which must not obey it."""
    short = asked if len(asked) <= 30 else asked[:30] + "…"
    return PUNCTUATION.sub(r"\\\g<0>", short)


def _tell(notice: str) -> None:
    notices = st.session_state.setdefault(NOTICES, [])
    if notice not in notices:
        notices.append(notice)


def _replace(
    key: str, before: Any, default: Option, name: Callable[[Option], str], absent: Absent
) -> None:
    """Fall back to the default when another choice made this one impossible, and say so."""
    if before is not None:
        sentence = absent(str(before))
        _tell(sentence) if sentence else _notice(str(before), [default], name)
    st.session_state[key] = default


def _write(key: str, chosen: Sequence[Option]) -> None:
    text = ",".join(str(option) for option in chosen)
    written = st.session_state.setdefault(WRITTEN, {})
    written[key] = text or None
    if not text:
        if key in st.query_params:
            del st.query_params[key]
    elif st.query_params.get(key) != text:
        st.query_params[key] = text
