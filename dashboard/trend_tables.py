"""The tables under the trends: years down, centres across, each number a button to its source."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.figures import Figure
from analysis.trends import Point, Series, trend_of
from dashboard import sources
from dashboard.gaps import gap_text
from dashboard.markup import Html, joined, table, tag
from dashboard.numbers import Scale, change_text, scale_for
from dashboard.texts import centre_name, indicator_name, say
from dashboard.trend_words import verdict_word


def tables_of(
    groups: Sequence[Sequence[Series]],
    years: Sequence[int],
    asked: str,
) -> Html:
    """Lay out a table for each indicator, newest year first; a gap says why it is one."""
    panels = [
        tag("div", _table([s for s in group if s.points], years, asked), class_="panel")
        for group in groups
        if any(series.points for series in group)
    ]
    widest = max((sum(bool(s.points) for s in group) for group in groups), default=0)
    return tag("div", joined(panels), class_="tables", style=f"--columns: {widest}")


def shown_in(groups: Sequence[Sequence[Series]]) -> list[Figure]:
    """Give the figures that the tables show."""
    return [point.figure for group in groups for series in group for point in series.points]


def _table(
    group: Sequence[Series],
    years: Sequence[int],
    asked: str,
) -> Html:
    scales = [_scale(series, asked) for series in group]
    heads: list[Html | str] = [tag("b", indicator_name(group[0].indicator.id))]
    heads += [
        joined([centre_name(series.centre_id), " ", tag("span", scale.unit, class_="unit")])
        for series, scale in zip(group, scales, strict=True)
    ]
    lines: list[list[Html | str]] = []
    for year in reversed(years):
        cells = [_cell(series, year, scale) for series, scale in zip(group, scales, strict=True)]
        lines.append([str(year), *cells])
    verdicts = [tag("span", verdict_word(trend_of(series)), class_="soft") for series in group]
    lines.append([say("trends_row"), *verdicts])
    return table(heads, lines)


def _scale(series: Series, asked: str) -> Scale:
    return scale_for(series.indicator, [point.figure.amount for point in series.points], asked)


def _cell(series: Series, year: int, scale: Scale) -> Html:
    point = next((p for p in series.points if p.figure.year == year), None)
    if point is None:
        return tag("span", gap_text(series.centre_id, year, series.indicator.id), class_="soft")
    return _known(point, scale)


def _known(point: Point, scale: Scale) -> Html:
    figure = point.figure
    number = sources.number(figure, scale.of(figure))
    parts: list[Html | str] = [sources.mark(figure), " ", number]
    if point.change:
        change = sources.number(figure, change_text(point.change))
        parts.append(tag("div", change, class_="unit"))
    notes = sources.badges(figure)
    if notes.text:
        parts.append(tag("div", notes))
    return joined(parts)
