"""Who is at work: a name asked for once, kept in the session and by the browser for the next visit.

There are no accounts: the name says who loaded, published or withdrew something.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

import streamlit as st

from dashboard.texts import say

# The box's key, which its class on the page is named after, and the cookie that
# static/person.js keeps it in.
KEY: Final = "person"
MOST_LETTERS: Final = 40


def ask() -> str:
    """Ask who is at work; give the name without blanks around it, empty where none is given."""
    if KEY not in st.session_state:
        st.session_state[KEY] = _kept()
    st.text_input(
        say("person_label"),
        key=KEY,
        max_chars=MOST_LETTERS,
        placeholder=say("person_placeholder"),
        help=say("person_help"),
        persist_state="session",
    )
    return name()


def name() -> str:
    """Give the name that was given last, empty where none was."""
    return " ".join(str(st.session_state.get(KEY) or "").split())


def _kept() -> str:
    kept = st.context.cookies.get(KEY)
    return unquote(kept)[:MOST_LETTERS] if isinstance(kept, str) else ""
