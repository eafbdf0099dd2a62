"""Words and boxes that several parts of the upload page need: places, names, headings of parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, TypeVar

import streamlit as st

from catalogue import catalogue
from dashboard.choices import PUNCTUATION
from dashboard.markup import Html, joined, tag
from dashboard.source_list import SHA_LETTERS
from dashboard.texts import centre_name, say
from etl.problems import Place

Value = TypeVar("Value")

# A cell may hold a megabyte; a label is to be read.
MOST_LETTERS: Final = 120
LEVELS: Final = ("error", "warning", "note")
BLANKS: Final = re.compile(r"\s+")


def short(text: str, most: int = MOST_LETTERS) -> str:
    """Give a text in one line, cut where it is too long to be read."""
    line = BLANKS.sub(" ", text).strip()
    return line if len(line) <= most else f"{line[:most]}…"


def label(text: str) -> str:
    """Give a text from data to a widget's label, which is Markdown and must not obey it."""
    return PUNCTUATION.sub(r"\\\g<0>", short(text))


def place_text(place: Place) -> str:
    """Name a place as a spreadsheet does, `缴存!C7`, or as characters of a text."""
    if place.start is not None:
        return say("upload_place_text", start=place.start) if place.end else say("upload_whole")
    return short(str(place)) or say("upload_whole")


def centre_text(centre: str) -> str:
    """Give a centre's name, or the printed one of a centre that is not known."""
    return centre_name(centre) if centre in catalogue().centres else short(centre)


def facts(batch_id: int, by: str, at: datetime, sha256: str = "") -> str:
    """Say who brought a file when, as which batch, and the beginning of its sha256."""
    told = say("upload_brought", by=by or say("upload_nobody"), at=f"{at:%Y-%m-%d %H:%M}")
    parts = [say("upload_batch", batch=batch_id), told]
    return " · ".join([*parts, f"sha256 {sha256[:SHA_LETTERS]}"] if sha256 else parts)


def section(number: int, name: str, said: Html | str = "") -> Html:
    """Lay out the heading of a part of the page, and a sentence on it."""
    head = tag("h2", tag("span", str(number), class_="step") + say(f"upload_part_{name}"))
    sentence = tag("p", said, class_="sub") if said else Html("")
    return tag("div", head + sentence, class_="section", id=f"upload-{name}")


def word_table(
    names: Sequence[str], rows: Iterable[Sequence[Html | str]], rest: int = 0, kind: str = ""
) -> Html:
    """Lay out a table of words under the heads of these names; `rest` rows more are counted.

    Each cell carries its head, for a narrow screen sets the cells of a row below each other.
    """
    heads = [say(f"upload_head_{name}") for name in names]
    head = joined(tag("th", text, scope="col") for text in heads)
    body = joined(
        tag(
            "tr",
            joined(tag("td", tag("div", c), data_h=h) for h, c in zip(heads, row, strict=True)),
        )
        for row in rows
    )
    content = tag("table", tag("thead", tag("tr", head)) + tag("tbody", body))
    more = tag("p", say("upload_more", count=f"{rest:,}"), class_="sub") if rest > 0 else ""
    return tag("div", tag("div", content, class_="scroll") + more, class_=f"words {kind}".strip())


def follow(key: str, value: Value) -> str:
    """Let a box show what is kept, whoever changed it; give its key."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def switch(key: str, names: Sequence[str], first: str = "") -> str:
    """Show a row of buttons of which one is on, `first` to begin with; give its name."""
    chosen = st.segmented_control(
        say(key),
        names,
        key=key,
        default=first or names[0],
        format_func=lambda name: say(f"{key}_{name}"),
        required=True,
        label_visibility="collapsed",
    )
    return str(chosen or names[0])
