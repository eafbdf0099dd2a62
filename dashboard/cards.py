"""A KPI card: value with fitting unit, change with its meaning, trend, place among peers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analysis.figures import Figure
from analysis.overview import Headline, too_few
from changes import Change
from dashboard import sources
from dashboard.gaps import gap_text
from dashboard.markup import Html, joined, picture, tag
from dashboard.numbers import change_text, figure_text, scale_for
from dashboard.texts import indicator_name, language, say

# Halfway between the blue of the light and of the dark theme: a picture cannot know which is on.
SPARK: str = "#3B86D6"


def cards(heads: Sequence[Headline], centre_id: str, asked: str) -> Html:
    """Lay out a row of cards; `asked` is the money unit asked for, auto, large or small."""
    return tag("div", joined(_card(head, centre_id, asked) for head in heads), class_="cards")


def _card(head: Headline, centre_id: str, asked: str) -> Html:
    name = tag("span", head.indicator.says("short", language()))
    if head.figure is None:
        none = tag(
            "div", gap_text(centre_id, head.asked_year, head.indicator.id), class_="value soft"
        )
        return tag("div", tag("div", name, class_="name") + none, class_="card")
    figure = head.figure
    scale = scale_for(head.indicator, [figure.amount], asked)
    unit = tag("span", f" {scale.unit}", class_="unit")
    value = sources.number(figure, scale.of(figure)) + unit
    parts = [
        tag("div", name + sources.mark(figure), class_="name"),
        tag("div", value, class_="value num"),
        _swap(head),
        _change(head),
        tag("div", sources.badges(figure)),
        _sparkline(head),
        tag("div", _foot(head), class_="foot"),
    ]
    return tag("div", joined(parts), class_="card")


def _swap(head: Headline) -> Html:
    if not head.substituted or head.figure is None:
        return Html("")
    why = gap_text(head.figure.centre_id, head.asked_year)
    text = say("substituted", shown=head.figure.year, asked=head.asked_year, gap=why)
    return tag("div", text, class_="swap care")


def _change(head: Headline) -> Html:
    if head.change is None:
        if head.figure is None:
            return Html("")
        return tag("div", f"— {_no_change(head, head.figure)}", class_="change soft")
    word, style = judgement(head.change, head.indicator.direction)
    arrow = {1: "▲ ", -1: "▼ ", 0: ""}[head.change.sign]
    text = f"{arrow}{change_text(head.change)}" + (f" {word}" if word else "")
    return tag("div", text, class_=f"change num {style}")


def _no_change(head: Headline, figure: Figure) -> str:
    """Say why there is no change: no figure for the year before, or one of unlike 口径."""
    if any(point.year == figure.year - 1 for point in head.history):
        return say("previous_unlike")
    return say("no_previous", gap=gap_text(figure.centre_id, figure.year - 1))


def judgement(change: Change, direction: str) -> tuple[str, str]:
    """Give the word for a change in the light of the direction, and the colour class for it."""
    if direction not in ("higher_better", "lower_better"):
        return "", ""
    if change.sign == 0:
        return say("flat"), ""
    wanted = 1 if direction == "higher_better" else -1
    return (say("good"), "good") if change.sign == wanted else (say("care"), "care")


def _foot(head: Headline) -> Html:
    place = _place(head)
    if head.context is None:
        return Html("") + place
    name = indicator_name(head.context.indicator_id)
    value = sources.number(head.context, figure_text(head.context))
    return joined([name, " ", value, Html("<br>"), place])


def _place(head: Headline) -> str:
    if head.place is None:
        own = head.figure
        if own and not own.qualifier and not own.doubt and too_few(head):
            return say("place_few", year=own.year, among=head.rankable)
        return say("place_unlike")
    judged = head.indicator.direction in ("higher_better", "lower_better")
    kind = "exact" if head.place.best == head.place.worst else "band"
    key = f"place_{kind}" if judged else f"place_size_{kind}"
    return say(key, best=head.place.best, worst=head.place.worst, among=head.place.among)


def _sparkline(head: Headline) -> Html:
    points = head.history
    if len(points) < 2:
        return tag("div", say("one_year_only"), class_="none")
    years = [point.year for point in points]
    values = [point.amount.value for point in points]
    spread = (max(values) - min(values)) or 1.0
    width = years[-1] - years[0]
    place = {
        point.year: (
            f"{8 + 144 * (point.year - years[0]) / width:.1f}",
            f"{36 - 28 * (point.amount.value - min(values)) / spread:.1f}",
        )
        for point in points
    }
    drawn = [
        f'<path d="M{" ".join(place[a])}L{" ".join(place[b])}"/>'
        for a, b in pairwise(years)
        if b == a + 1  # a missing year is a gap in the line
    ]
    for point in points:
        x, y = place[point.year]
        fill = "#fff" if point.basis == "derived" else SPARK
        drawn.append(f'<circle cx="{x}" cy="{y}" r="3.4" fill="{fill}"/>')
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 44" fill="none" '
        f'stroke="{SPARK}" stroke-width="2">{"".join(drawn)}</svg>'
    )
    name = head.indicator.says("short", language())
    return picture(svg, say("sparkline_alt", name=name, years=f"{years[0]}–{years[-1]}"))
