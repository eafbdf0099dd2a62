"""The switch "as of": which day's end the pages show, for a run and for what is made after it.

How the warehouse then stood is worked out by `etl.as_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Final

import streamlit as st

from analysis.figures import centres_with_figures
from analysis.history import days_of_change
from catalogue import catalogue
from dashboard import choices
from dashboard.markup import tag
from dashboard.memory import remembered
from dashboard.texts import say
from warehouse.connection import WAREHOUSE, reading_from

# The choice in the address and in the session, and what it is unless a day is chosen.
KEY: Final = "asof"
LATEST: Final = "latest"
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_day: ContextVar[date | None] = ContextVar("as_of", default=None)


@remembered
def _days() -> tuple[date, ...]:
    return tuple(days_of_change())


@remembered
def _has_figures() -> bool:
    return bool(centres_with_figures())


def ask() -> date | None:
    """Show the switch where there is more than one day to choose; give the day chosen, if any."""
    days = _days()
    if len(days) < 2:
        return None
    offered = [LATEST, *(day.isoformat() for day in _with_asked(days))]
    return day_of(choices.choose(KEY, say("as_of"), offered, LATEST, _name))


def _with_asked(days: Sequence[date]) -> list[date]:
    """Add the day that is asked for to those of change: what stood on it can be shown as well."""
    asked = {day_of(st.query_params.get(KEY)), day_of(st.session_state.get(KEY))}
    today = datetime.now().astimezone().date()
    return sorted({*days, *(day for day in asked if day and day <= today)}, reverse=True)


def _name(option: str) -> str:
    return say("as_of_latest") if option == LATEST else option


def day_of(text: object) -> date | None:
    """Give the day that a text names as the address does, `2026-11-01`; None for any other."""
    if not isinstance(text, str) or not DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day() -> date | None:
    """Give the day whose end is shown; None for the latest."""
    return _day.get()


@contextmanager
def reading(chosen: date | None) -> Iterator[None]:
    """Let everything read inside be as it was at the end of a day; None reads the latest."""
    token = _day.set(chosen)
    try:
        with reading_from(_catalog_of(chosen) if chosen else WAREHOUSE):
            yield
    finally:
        _day.reset(token)


def _catalog_of(chosen: date) -> str:
    # Loading the part that writes would cost every start of the server a tenth of a second.
    from etl.as_of import catalog_of

    return catalog_of(chosen, catalogue())


def show_notice() -> None:
    """Say which day is shown, and whether that is the latest there is, with a way back to it."""
    chosen = day()
    if chosen is None:
        return
    with reading_from(WAREHOUSE):
        is_old = chosen < _days()[0]
    words = say("as_of_old" if is_old else "as_of_same", day=chosen.isoformat())
    with st.container(
        key="as-of", horizontal=True, vertical_alignment="center", wrap=True, gap="small"
    ):
        st.html(tag("div", tag("p", words), class_="gjj"), width="content")
        st.button(say("as_of_back"), key="as-of-back", on_click=_go_back, type="tertiary")


def _go_back() -> None:
    st.session_state[KEY] = LATEST


def explain_emptiness(title: str) -> bool:
    """Say under a page's title that there is no figure at all to show; tell whether that is so."""
    if _has_figures():
        return False
    st.title(title)
    chosen = day()
    key = "as_of_empty" if chosen else "as_of_none"
    st.info(say(key, day=chosen.isoformat() if chosen else ""), icon=":material/info:")
    return True
