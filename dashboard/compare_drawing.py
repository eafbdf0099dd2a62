"""What both pictures of the compare page draw with: widths, shades, hover texts."""

from __future__ import annotations

from typing import Final

from analysis.figures import Figure
from dashboard import charts
from dashboard.charts import Spec
from dashboard.numbers import MARKS, Scale, with_unit
from dashboard.sources import Background
from dashboard.texts import centre_name, indicator_name, qualifier_text, say

# The centres' colours and the ink, dark enough for text on white; on a dark ground style.css
# lightens them.
INK: Final = "#1B2733"
# How wide a digit of 14 px is, and what other letters measure in digits.
LETTER_PX: Final = 8
CHINESE, SMALL = 1.75, 0.85
PALE: Final = 0.45


def letters(text: str) -> float:
    """Give how wide a text is, in digits: Chinese letters are wider, small Latin ones narrower."""
    return sum(CHINESE if letter >= "⺀" else SMALL if letter.islower() else 1.0 for letter in text)


def in_pixels(layout: Spec, height: float, texts: list[Spec]) -> Spec:
    """Give a layout whose plot is `height` high and whose y runs down it in pixels."""
    margin = layout["margin"]
    return {
        **layout,
        "height": height + margin["t"] + margin["b"],
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
        "annotations": [*layout["annotations"], *texts],
        "hovermode": "closest",
    }


def shade(colour: str, *, strong: bool) -> str:
    """Give a colour as it is, or pale."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return colour if strong else f"rgba({red},{green},{blue},{PALE})"


def hover_text(figure: Figure, scale: Scale, behind: Background, value: str = "") -> str:
    """Say of a point whose it is, its value, interval, basis, 口径 and source."""
    number = value or with_unit(scale.of(figure), scale.unit)
    name = indicator_name(figure.indicator_id)
    lines = [
        f"<b>{centre_name(figure.centre_id)} {figure.year}</b>",
        f"{name} {number}",
        f"{MARKS[figure.basis]} {say(f'basis_{figure.basis}')}",
    ]
    if figure.amount.half_width:
        span = with_unit(scale.span(figure.amount), scale.unit)
        lines.insert(2, f"{say('compare_hover_interval')} {span}")
    lines += [qualifier_text(text) for text in (figure.qualifier, figure.doubt) if text]
    place = behind.places.get(figure.observation_id or 0)
    if place:
        lines.append(charts.wrapped(place.title))
    return "<br>".join(lines)
