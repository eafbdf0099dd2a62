"""Every word of the interface, in Chinese and English, from the tables of
wording/, one a page; and the language in use.

Names of indicators, centres and units come from the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st

from catalogue import catalogue
from tables import read_table

FOLDER: Final = Path(__file__).parent / "wording"
LANGUAGES: Final = ("zh", "en")
_pinned: ContextVar[str] = ContextVar("pinned_language", default="")


@cache
def texts() -> dict[str, tuple[str, str]]:
    """Load the texts of every table by key: Chinese, English."""
    tables = (
        read_table(path, ("key", "zh", "en"), strip=False) for path in sorted(FOLDER.glob("*.csv"))
    )
    return {row["key"]: (row["zh"], row["en"]) for rows in tables for row in rows}


def language() -> str:
    """Give the language in use, `zh` or `en`."""
    chosen = _pinned.get() or st.session_state.get("lang")
    return chosen if chosen in LANGUAGES else "zh"


def speak(chosen: str) -> None:
    """Speak `chosen` for the rest of this run: asking the session for each word takes longer."""
    _pinned.set(chosen)


@contextmanager
def in_language(chosen: str) -> Iterator[None]:
    """Speak `chosen` inside, where no session tells: a file is written after its page has run."""
    token = _pinned.set(chosen)
    try:
        yield
    finally:
        _pinned.reset(token)


def say(key: str, /, **parts: object) -> str:
    """Give a text in the language in use, its {parts} filled in; raise KeyError for no such key."""
    text = texts()[key][LANGUAGES.index(language())]
    return text.format(**parts) if parts else text


def centre_name(centre_id: str) -> str:
    """Give a centre's short name."""
    return str(getattr(catalogue().centres[centre_id].name, language()))


def indicator_name(indicator_id: str) -> str:
    """Give an indicator's short name, as cards and axes show it."""
    return catalogue().indicators[indicator_id].says("short", language())


def qualifier_text(qualifier: str) -> str:
    """Give 口径 notes or doubts, joined by 「；」 in the data, in the language in use."""
    if language() == "zh":
        return qualifier
    return "; ".join(catalogue().qualifiers[part] for part in qualifier.split("；") if part)
