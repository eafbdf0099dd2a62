"""Pictures: one base layout, one way to put a chart on the page with its source a click away.

Charts are plain Plotly specifications, so that they can be remembered and sent as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from unicodedata import east_asian_width

import plotly.graph_objects as go
import streamlit as st
from plotly.basedatatypes import BaseFigure
from streamlit.delta_generator import DeltaGenerator

from dashboard.texts import say

# A centre keeps its colour on every page: own, first rival, then the others; see style.css for
# the same six as text.
CENTRE_COLOURS: Final = ("#0B5CAD", "#D9730D", "#11806A", "#8A4FBE", "#3BA0D9", "#B58900")
# The same as text on white, at 4.5 : 1.
CENTRE_TEXT: Final = ("#0B5CAD", "#B8560A", "#11806A", "#8A4FBE", "#1A76A3", "#866500")
GREY: Final = "#9AA5B1"
# Grey text that reads at 4.5 : 1 on white and stays visible on the dark ground.
GREY_TEXT: Final = "#6B7683"
NET: Final = "#4A5A6A"
# A picture is saved as dark on white whatever the theme, so that it fits any slide; style.css
# turns this ink into the theme's own on the page.
INK: Final = "#1B2733"
PAPER: Final = "#FFFFFF"
FONT: Final = (
    '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC",'
    '"Microsoft YaHei",sans-serif'
)
# Text of 14 px stays legible on a phone and from the back of the room.
TEXT_SIZE: Final = 14
TITLE_SIZE: Final = 17
# Titles break before they would be cut at 390 px; a Chinese character counts as two.
LINE: Final = 38
PIECES: Final = re.compile(r"[（“「]*(?:[!-~–−]+ *|.)")
NEVER_FIRST: Final = "，。；：、）”"

# What Plotly itself says, and the key of our words for it.
PLOTLY_WORDS: Final = {
    "Download plot as a PNG": "download_png",
    "Preparing image - this may take a few seconds": "download_preparing",
    "Image download succeeded": "download_done",
    "Sorry, there was a problem downloading your image!": "download_failed",
}

Spec = dict[str, Any]


@dataclass(frozen=True)
class Chart:
    """A Plotly specification, the finding it states as text alternative, and a file name."""

    spec: Spec
    alt: str
    file_name: str

    @cached_property
    def drawn(self) -> Drawn:
        """Give the picture, validated by Plotly once."""
        return Drawn(go.Figure(self.spec).to_dict())


class Drawn(BaseFigure):  # type: ignore[misc]  # Plotly is typed by nobody
    """A picture that answers with its finished specification.

    Streamlit asks a figure for it at every rerun, and Plotly's own would copy all of it each time
    and hold ten times the memory; a plain specification would be validated each time.
    """

    def __init__(self, finished: Spec) -> None:
        object.__setattr__(self, "_finished", finished)

    def to_dict(self) -> Spec:
        """Give the specification; nobody may change it."""
        finished: Spec = object.__getattribute__(self, "_finished")
        return finished


def wrapped(text: str) -> str:
    """Break a title into lines that fit the narrowest screen: words whole, Chinese anywhere."""
    lines, width = [""], 0
    for piece in PIECES.findall(text):
        wide = sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in piece.rstrip())
        if width + wide > LINE and piece not in NEVER_FIRST:
            lines.append("")
            width = 0
        lines[-1] += piece
        width += wide + len(piece) - len(piece.rstrip())
    return "<br>".join(line.rstrip() for line in lines)


def layout(title: str, subtitle: str, source: str, height: int, **more: Any) -> Spec:
    """Give the base layout: finding, indicator and unit, source line, no legend, no grid noise."""
    lines = wrapped(title).count("<br>") + wrapped(subtitle).count("<br>") + 2
    notes = wrapped(source)
    base: Spec = {
        "font": {"family": FONT, "size": TEXT_SIZE, "color": INK},
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 21 * lines + 26, "b": 56 + 18 * notes.count("<br>")},
        "showlegend": False,
        "hoverlabel": {"font": {"family": FONT, "size": TEXT_SIZE}, "align": "left"},
        "dragmode": False,
        "clickmode": "event",
        "annotations": [_heading(title, subtitle), _source_line(notes)],
        # Seen in the saved picture alone; on the page style.css lets the theme's ground through.
        "paper_bgcolor": PAPER,
        "plot_bgcolor": "rgba(0,0,0,0)",
    }
    notes_more = more.pop("annotations", [])
    inked = {name: _inked(part) if "axis" in name else part for name, part in more.items()}
    return {**base, **inked, "annotations": [*base["annotations"], *notes_more]}


def _inked(axis: Spec) -> Spec:
    """Write an axis's labels in our ink: Streamlit's theme would choose a colour of its own."""
    return {**axis, "tickfont": {"color": INK, **axis.get("tickfont", {})}}


def _heading(title: str, subtitle: str) -> Spec:
    soft = f'<span style="font-size:{TEXT_SIZE}px;color:{GREY_TEXT}">{wrapped(subtitle)}</span>'
    return {
        "text": f"<b>{wrapped(title)}</b><br>{soft}",
        "showarrow": False,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 16,
        "align": "left",
        "font": {"size": TITLE_SIZE},
    }


def _source_line(text: str) -> Spec:
    return {
        "text": text,
        "showarrow": False,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -30,
        "align": "left",
        "font": {"size": 13, "color": GREY_TEXT},
    }


def config(chart: Chart) -> Spec:
    """Give Plotly's settings: one button, which saves a picture fit for a slide."""
    words = {english: say(key) for english, key in PLOTLY_WORDS.items()}
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "locale": "zh-CN",
        "locales": {"zh-CN": {"dictionary": words, "format": {}}},
        "toImageButtonOptions": {"filename": chart.file_name, "scale": 2, "width": 960},
    }


def pair() -> tuple[DeltaGenerator, ...]:
    """Open two columns for pictures, one below the other where the screen is narrow."""
    return tuple(st.container(key="pictures").columns(2))


def show(chart: Chart, key: str) -> None:
    """Put a chart on the page; static/sources.js opens the source of a point clicked."""
    st.plotly_chart(chart.drawn, key=key, config=config(chart), alt=chart.alt)
