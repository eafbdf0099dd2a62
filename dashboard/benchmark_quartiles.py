"""The quartiles of a field in its picture: three lines, each with its value above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from analysis.benchmark import Field
from dashboard.benchmark_axis import Axis
from dashboard.charts import GREY, GREY_TEXT, TEXT_SIZE, Spec
from dashboard.compare_drawing import LETTER_PX, letters
from dashboard.texts import say

# The height of a line of labels, and what is left free below them, in pixels.
LANE: Final = 20.0
FREE: Final = 22.0
# A picture on a phone is this wide.
NARROW_PX: Final = 340
MEDIAN: Final = 1


@dataclass(frozen=True, slots=True)
class Label:
    """A quartile's label: its text, the lane it stands on, and how it is bound to the width."""

    text: str
    lane: int
    place: Spec


def labels(field: Field, axis: Axis) -> list[Label]:
    """Place the labels so that none covers another on a phone, in two lanes or else in three.

    In two, the median's stands over the others, the lower quartile's left of its line and the upper
    one's right of it, each moved in from the edge.
    """
    texts = [
        say(f"benchmark_quartile_{number + 1}", value=axis.scale.number(quartile, "computed"))
        for number, quartile in enumerate(field.quartiles)
    ]
    shares = [axis.share(quartile.value) for quartile in field.quartiles]
    wide = [letters(text) * LETTER_PX / NARROW_PX for text in texts]
    at = [{"x": axis.note(quartile.value)} for quartile in field.quartiles]
    if max(shares[0], wide[0]) > min(shares[2], 1 - wide[2]):
        return _stacked(texts, shares, at)
    lower: Spec = {**at[0], "xanchor": "right"}
    upper: Spec = {**at[2], "xanchor": "left"}
    if shares[0] < wide[0]:
        lower = {"x": 0, "xref": "paper", "xanchor": "left"}
    if shares[2] > 1 - wide[2]:
        upper = {"x": 1, "xref": "paper", "xanchor": "right"}
    middle = {**at[1], "xanchor": _middle(shares[1], wide[1])}
    places = zip(texts, (1, 0, 1), (lower, middle, upper), strict=True)
    return [Label(*label) for label in places]


def _middle(share: float, wide: float) -> str:
    if share < wide / 2:
        return "left"
    return "right" if share > 1 - wide / 2 else "center"


def _stacked(texts: list[str], shares: list[float], at: list[Spec]) -> list[Label]:
    """Write each on a lane of its own, beside its line and over those that start further down."""
    if shares[1] < 0.5:
        place: Spec = {"xanchor": "left", "xshift": 4}
        lanes = (0, 1, 2)
    else:
        place = {"xanchor": "right", "xshift": -4}
        lanes = (2, 1, 0)
    return [Label(t, lane, {**x, **place}) for t, lane, x in zip(texts, lanes, at, strict=True)]


def head(found: list[Label]) -> float:
    """Give how high the labels are together with what is free below them, in pixels."""
    return LANE * (1 + max((label.lane for label in found), default=-1)) + FREE


def notes(found: list[Label]) -> list[Spec]:
    """Write the labels."""
    font = {"size": TEXT_SIZE, "color": GREY_TEXT}
    return [
        {
            **label.place,
            "text": label.text,
            "y": LANE * (label.lane + 0.5),
            "yanchor": "middle",
            "showarrow": False,
            "font": font,
        }
        for label in found
    ]


def lines(field: Field, axis: Axis, found: list[Label], height: float) -> list[Spec]:
    """Draw each line from its label down, the median's unbroken.

    Where labels are stacked, a line starts beside its own.
    """
    is_stacked = len({label.lane for label in found}) == len(found)
    drop = 0.0 if is_stacked else LANE
    return [
        {
            "type": "line",
            "x0": axis.at(quartile.value),
            "x1": axis.at(quartile.value),
            "y0": LANE * label.lane + drop,
            "y1": height,
            "layer": "below",
            "line": {"color": GREY, "width": 1.5, "dash": "solid" if number == MEDIAN else "dot"},
        }
        for number, (quartile, label) in enumerate(zip(field.quartiles, found, strict=True))
    ]
