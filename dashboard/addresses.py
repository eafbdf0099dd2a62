"""Addresses of our own pages, for links: they keep the language and the day whose end is shown."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard import as_of
from dashboard.texts import language


def query_of(**words: str) -> str:
    """Give the words of an address, those that are not empty, with what every page keeps."""
    day = as_of.day()
    kept = {
        "lang": "en" if language() == "en" else "",
        as_of.KEY: day.isoformat() if day else "",
    }
    return urlencode({key: word for key, word in (words | kept).items() if word})


def page_address(page: str, **words: str) -> str:
    """Give the address of a page with these words in it.

    >>> page_address("history", batch="1001"), page_address("history")
    ('./history?batch=1001', './history')
    """
    query = query_of(**words)
    return f"./{page}?{query}" if query else f"./{page}"
