"""HTML the pages are written in: every text from data is escaped here, once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

import streamlit as st


@dataclass(frozen=True, slots=True)
class Html:
    """Markup that is ready to be shown; anything else is text and gets escaped."""

    text: str

    def _repr_html_(self) -> str:
        """Give the markup to Streamlit as it is: it would search a plain text for indents."""
        return self.text

    def __add__(self, other: Html | str) -> Html:
        return Html(self.text + markup(other))


def markup(content: Html | str) -> str:
    """Give the markup of a piece: as it is if it is Html, escaped if it is text."""
    return content.text if isinstance(content, Html) else escape(content)


def tag(name: str, content: Html | str = "", /, **attributes: str) -> Html:
    """Wrap content in an element; `class_` stands for class, `aria_label` for aria-label."""
    words = (
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    return Html(f"<{name}{''.join(words)}>{markup(content)}</{name}>")


def joined(pieces: Iterable[Html | str], separator: str = "") -> Html:
    """Join pieces into one."""
    return Html(escape(separator).join(markup(piece) for piece in pieces))


def picture(svg: str, alt: str) -> Html:
    """Give an image of an SVG drawing that travels inside the page."""
    return Html(f'<img alt="{escape(alt)}" src="data:image/svg+xml,{quote(svg)}">')


def table(
    heads: Sequence[Html | str], rows: Iterable[Sequence[Html | str] | str], caption: str = ""
) -> Html:
    """Lay out a table; a row that is a text is a heading across all columns."""
    body = []
    for row in rows:
        if isinstance(row, str):
            span = tag("td", row, colspan=str(len(heads)))
            body.append(tag("tr", span, class_="group"))
        else:
            body.append(tag("tr", joined(tag("td", cell) for cell in row)))
    head = tag("thead", tag("tr", joined(tag("th", text, scope="col") for text in heads)))
    title = tag("caption", caption) if caption else Html("")
    return tag("div", tag("table", title + head + tag("tbody", joined(body))), class_="scroll")


def show(content: Html) -> None:
    """Put markup on the page under our style."""
    st.html(tag("div", content, class_="gjj"))
