"""Which draft the upload page has open, in the address as `draft=1001`, and the ways from there."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

import streamlit as st

from dashboard.choices import NUMBER
from dashboard.texts import language

KEY: Final = "draft"


def asked() -> int | None:
    """Give the batch that is open; None where the list of drafts is asked for."""
    named = st.query_params.get(KEY, "")
    return int(named) if NUMBER.fullmatch(named) else None


def open_draft(number: int | None) -> None:
    """Open a batch, or the list of drafts for None."""
    if number is not None:
        st.query_params[KEY] = str(number)
    elif KEY in st.query_params:
        del st.query_params[KEY]


def link(batch_id: int | None = None) -> str:
    """Give the address of a batch on this page, or of the page itself."""
    return _address("upload", {KEY: str(batch_id or "")})


def history_of(batch_id: int) -> str:
    """Give the address of a batch in the history."""
    return _address("history", {"batch": str(batch_id)})


def overview_of(centre_id: str, year: int) -> str:
    """Give the address of a centre's overview in a year."""
    return _address("overview", {"centre": centre_id, "year": str(year)})


def _address(page: str, words: dict[str, str]) -> str:
    told = {k: v for k, v in (words | {"lang": "en" if language() == "en" else ""}).items() if v}
    return f"./{page}?{urlencode(told)}" if told else f"./{page}"
