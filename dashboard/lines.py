"""Sentences a page writes itself from its figures, each number a button that opens its source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dashboard import sources
from dashboard.markup import Html, joined, markup, tag
from dashboard.numbers import figure_text
from dashboard.texts import say
from figures import Figure

# Stands in a template where markup goes: say() fills in texts, which are escaped afterwards.
PLACE: Final = re.compile("\x00(\\w+)\x00")
# A sentence may bring its own full stop, or none.
STOPS: Final = "。. "


def line(key: str, /, **parts: Html | str | int | float) -> Html:
    """Write a text of the wording with markup filled into its places; plain parts are escaped."""
    text = say(key, **{name: f"\x00{name}\x00" for name in parts})
    pieces = PLACE.split(text)
    found = [
        piece if number % 2 == 0 else _filled(parts[piece]) for number, piece in enumerate(pieces)
    ]
    return joined(found)


def _filled(part: Html | str | int | float) -> Html | str:
    return part if isinstance(part, Html) else str(part)


def linked(figure: Figure, text: Html | str = "") -> Html:
    """Give a figure's number, as it stands in a sentence, with its source one click away."""
    return sources.number(figure, text or figure_text(figure))


def lead(sentences: Iterable[Html | str]) -> Html:
    """Put the sentences that are there one after the other, each with its full stop."""
    told = (markup(sentence).rstrip(STOPS) for sentence in sentences if markup(sentence))
    ended = (Html(sentence + say("full_stop")) for sentence in told)
    return tag("p", joined(ended), class_="lead")
