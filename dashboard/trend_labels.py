"""A trend picture's content, and its labels: line ends, headings of the bars, room for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final
from unicodedata import east_asian_width

from changes import Change
from dashboard.charts import CENTRE_TEXT, GREY_TEXT, TEXT_SIZE, Spec
from dashboard.numbers import MINUS
from intervals import Interval

# Heights in pixels: of the lines, of the heading above bars, and from one end label to the next.
LINES_HEIGHT: Final = 190
HEADING_HEIGHT: Final = 26
LABEL_GAP: Final = 18.0
# The width left for the lines where pictures are narrowest, on a phone or three in a row.
NARROW: Final = 290
# As many years, at most, carry a label on the axis and a number on their bar: they still fit in
# the width of a phone.
MOST_LABELLED: Final = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A year of a line, in the unit of the axis.

    `level` is None where the year has no place on it; `joined` says whether the line leads here
    from the year before; `texts` are what shows above the point and above its bar.
    """

    year: int
    cell: str
    level: Interval | None
    basis: str
    joined: bool
    change: Change | None
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A centre's line: `colour` is its place in the order of choice, `ends` its end values."""

    name: str
    colour: int
    marks: tuple[Mark, ...]
    ends: tuple[str, str]
    heading: str

    @property
    def changes(self) -> list[tuple[Mark, Change]]:
        """Give the marks that have a change, with it."""
        return [(mark, mark.change) for mark in self.marks if mark.change]

    @property
    def drawn(self) -> list[tuple[Mark, Interval]]:
        """Give the marks that have a level, with it."""
        return [(mark, mark.level) for mark in self.marks if mark.level]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a picture needs; `years` are the whole axis, `base` a level to rule a line at."""

    title: str
    subtitle: str
    source: str
    file_name: str
    years: tuple[int, ...]
    lines: tuple[Line, ...]
    base: float | None = None

    @property
    def strips(self) -> list[Line]:
        """Give the lines that have bars to show."""
        return [line for line in self.lines if line.changes]


def heading_notes(drawing: Drawing, strip: int, height: int) -> list[Spec]:
    """Name each strip of bars above it, in its centre's colour."""
    notes = []
    for i, line in enumerate(drawing.strips):
        top = (len(drawing.strips) - i) * strip - HEADING_HEIGHT
        several = len(drawing.lines) > 1
        text = f"<b>{line.name}</b> {line.heading}" if several else line.heading
        note = _note(text, line.colour if several else None)
        place = {"x": 0, "xref": "paper", "xanchor": "left"}
        notes.append({**note, **place, "y": top / height, "yref": "paper", "yanchor": "bottom"})
    return notes


def _note(text: str, colour: int | None) -> Spec:
    ink = GREY_TEXT if colour is None else CENTRE_TEXT[colour]
    return {"text": text, "showarrow": False, "font": {"size": TEXT_SIZE, "color": ink}}


def end_notes(drawing: Drawing, span: tuple[float, float]) -> list[Spec]:
    """Name each line at its end, or tell a single line's values; `span` is the axis' range."""
    if len(drawing.lines) == 1:
        return _own_ends(drawing, drawing.lines[0])
    ends = [(line, *line.drawn[-1]) for line in drawing.lines if line.drawn]
    at_edge = [(line, level) for line, mark, level in ends if mark.year == drawing.years[-1]]
    per_pixel = (span[1] - span[0]) / LINES_HEIGHT
    wanted = [(level.value - span[0]) / per_pixel for _, level in at_edge]
    notes = []
    for (line, level), own, placed in zip(at_edge, wanted, spread(wanted, LABEL_GAP), strict=True):
        place = {"xanchor": "left", "xshift": 10, "yanchor": "middle", "yshift": placed - own}
        notes.append(_at(drawing, drawing.years[-1], level, line, line.name) | place)
    for line, mark, level in ends:
        if mark.year != drawing.years[-1]:
            above = all(level.value >= other for other in _others(drawing, line, mark.year))
            aside = {"xanchor": "left", "xshift": 2}
            notes.append(_at(drawing, mark.year, level, line, line.name) | _beside(above) | aside)
    return notes


def _others(drawing: Drawing, line: Line, year: int) -> list[float]:
    others = (other for other in drawing.lines if other is not line)
    return [lv.value for other in others for mark, lv in other.drawn if mark.year == year]


def _own_ends(drawing: Drawing, line: Line) -> list[Spec]:
    """Write the values at both ends of a single line, where the line does not pass."""
    many, edge = len(drawing.years) > MOST_LABELLED, (drawing.years[0], drawing.years[-1])
    (first, start), (last, end) = line.drawn[0], line.drawn[-1]
    told = _clear_of(drawing, line, last.year, end, f"{line.name} {line.ends[1]}")
    if last.year == edge[1]:
        told |= {"xanchor": "right", "xshift": 14 if many else 20}
    opening = _clear_of(drawing, line, first.year, start, line.ends[0], opens=True)
    if many and first.year == edge[0]:
        opening |= {"xanchor": "left", "xshift": -8}
    return [told, opening]


def _clear_of(
    drawing: Drawing, line: Line, year: int, level: Interval, text: str, *, opens: bool = False
) -> Spec:
    """Write a value above or below all points that the text would cover in a narrow picture."""
    reach = ceil(text_width(text) / NARROW * len(drawing.years))
    covered = [lv.value for mark, lv in line.drawn if abs(mark.year - year) <= reach]
    lowest, highest = level.value <= min(covered), level.value >= max(covered)
    below = lowest and (opens or not highest)
    at = _at(drawing, year, level, line, text) | _beside(not below)
    return at | {"y": short(level.value if below else max(covered))}


def _at(drawing: Drawing, year: int, level: Interval, line: Line, text: str) -> Spec:
    """Write at a year, by its place on the axis: its name would be read as a place, too."""
    place = drawing.years.index(year)
    return _note(text, line.colour) | {"x": place, "y": short(level.value)}


def _beside(above: bool) -> Spec:
    return {"yanchor": "bottom", "yshift": 7} if above else {"yanchor": "top", "yshift": -7}


def spread(heights: Sequence[float], gap: float) -> list[float]:
    """Move labels up and down until they stand `gap` apart, as near as may be to their points.

    >>> spread([10.0, 10.0, 90.0], 20.0)
    [0.0, 20.0, 90.0]
    """
    placed = list(heights)
    order = sorted(range(len(placed)), key=placed.__getitem__)
    groups: list[list[int]] = []
    for i in order:
        groups.append([i])
        while (
            len(groups) > 1
            and _middle(groups[-1], heights) - _middle(groups[-2], heights)
            < gap * (len(groups[-1]) + len(groups[-2])) / 2
        ):
            groups[-2:] = [groups[-2] + groups[-1]]
    for group in groups:
        bottom = _middle(group, heights) - gap * (len(group) - 1) / 2
        for step, i in enumerate(group):
            placed[i] = bottom + gap * step
    return placed


def _middle(group: Sequence[int], heights: Sequence[float]) -> float:
    return sum(heights[i] for i in group) / len(group)


def right_margin(drawing: Drawing) -> int:
    """Leave room for the names at the ends of several lines; a single line has its inside."""
    if len(drawing.lines) == 1:
        return 16
    return 18 + max(text_width(line.name) for line in drawing.lines)


def text_width(text: str) -> int:
    """Give about how many pixels wide a text is."""
    wide = sum(east_asian_width(letter) in "WF" for letter in text)
    return TEXT_SIZE * wide + (len(text) - wide) * TEXT_SIZE * 6 // 10


def ticks_between(low: float, high: float, count: int) -> list[float]:
    """Give round numbers from `low` to `high`, about `count` of them.

    >>> ticks_between(36.7, 38.9, 5)
    [37.0, 37.5, 38.0, 38.5]
    """
    step = _round_up((high - low) / count)
    decimals = max(0, -floor(log10(step)))
    return [round(i * step, decimals) for i in range(ceil(low / step), floor(high / step) + 1)]


def ticks_around_zero(low: float, high: float) -> list[float]:
    """Give zero, a round number about half way to the farther end, and its opposite.

    Those beyond the ends are left out.

    >>> ticks_around_zero(-4.0, 21.0)
    [0, 10.0]
    """
    step = _round_up(max(high, -low) / 2.5)
    return [tick for tick in (-step, 0, step) if low <= tick <= high]


def _round_up(rough: float) -> float:
    """Give the next of 1, 2, 5, 10, 20 …, however small or large."""
    power = 10.0 ** floor(log10(rough))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= 0.999 * rough)


def tick_texts(ticks: Sequence[float]) -> list[str]:
    """Write an axis' numbers with as many decimals as tell them apart."""
    decimals = next((d for d in range(6) if all(round(t, d) == t for t in ticks)), 6)
    return [f"{tick:,.{decimals}f}".replace("-", MINUS) for tick in ticks]


def short(value: float) -> float:
    """Keep seven digits, which is more than any report prints and less to send."""
    return float(f"{value:.7g}")
