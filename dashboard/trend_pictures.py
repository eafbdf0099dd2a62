"""Which pictures the trends page draws, and what their lines say: titles, units, hover texts.

A picture holds one indicator: of all centres where they share an axis, else of one centre.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis.figures import Provenance
from analysis.growth import POINT_UNITS, Change
from analysis.trends import (
    Indexed,
    Point,
    Series,
    base_year_of,
    indexed,
    levels_apart,
    times_apart,
    trend_of,
)
from dashboard import charts, sources
from dashboard.charts import Chart
from dashboard.markup import Html, joined, tag
from dashboard.numbers import Scale, change_text, change_unit, figure_text, scale_for, with_unit
from dashboard.texts import centre_name, indicator_name, language, say
from dashboard.trend_charts import chart
from dashboard.trend_labels import Drawing, Line, Mark
from dashboard.trend_words import title_of, verdict_text
from intervals import Interval

# How the axes may be laid; the first is the default.
SCALES: Final = ("own", "index", "shared")
INDEX_SCALE: Final = Scale(1.0, "")
Place = Chart | Html


@dataclass(frozen=True, slots=True)
class Setting:
    """What all pictures of a page share: its years, centres in order of choice, unit and places."""

    years: tuple[int, ...]
    centres: tuple[str, ...]
    scale: str
    asked: str
    places: dict[int, Provenance]


def pictures_of(several: Sequence[Series], setting: Setting) -> list[Place]:
    """Draw an indicator: one picture, or one for each centre where levels lie too far apart.

    A centre without figures, or with those of one year only, is named instead of drawn.
    """
    drawn = [series for series in several if len(series.points) > 1]
    if setting.scale == "own" and levels_apart(drawn):
        return [_single(series, setting) for series in several]
    if not drawn:
        return [_absent(series) for series in several]
    left = [series for series in several if series not in drawn]
    if setting.scale == "index":
        return [_index_picture(drawn, left, setting)]
    return [_level_picture(drawn, left, setting)]


def _single(series: Series, setting: Setting) -> Place:
    return _level_picture([series], [], setting) if len(series.points) > 1 else _absent(series)


def _absent(series: Series) -> Html:
    names = {
        "centre": centre_name(series.centre_id),
        "indicator": indicator_name(series.indicator.id),
    }
    if not series.points:
        return tag("div", say("trends_missing", **names), class_="panel absent")
    figure = series.points[0].figure
    value = sources.number(figure, figure_text(figure))
    before, after = say("trends_single", **names, year=figure.year, value="\n").split("\n")
    return tag("div", joined([before, value, after]), class_="panel absent")


def _level_picture(
    drawn: Sequence[Series], left: Sequence[Series], setting: Setting, subtitle: str = ""
) -> Chart:
    amounts = [point.figure.amount for series in drawn for point in series.points]
    scale = scale_for(drawn[0].indicator, amounts, setting.asked)
    lines = [
        _line(series, [p.figure.amount for p in series.points], scale, setting) for series in drawn
    ]
    says = subtitle.format(unit=scale.unit) if subtitle else scale.unit
    apart = times_apart(drawn)
    if levels_apart(drawn):
        says += say("trends_apart", times=f"{apart:,.0f}")
    return _picture(drawn, left, setting, title_of(drawn), says, lines)


def _index_picture(drawn: Sequence[Series], left: Sequence[Series], setting: Setting) -> Chart:
    unit = drawn[0].indicator.unit
    if unit in POINT_UNITS:
        return _level_picture(drawn, left, setting, say("trends_index_ratio"))
    common = base_year_of(drawn)
    found = [indexed(series, common or series.years[0]) for series in drawn]
    levels = [index for index in found if index]
    if len(levels) < len(drawn):
        return _level_picture(drawn, left, setting, say("trends_index_impossible"))
    lines = [_line(index.series, index.levels, INDEX_SCALE, setting) for index in levels]
    says = _base_text(levels, common)
    if any(level is None for index in levels for level in index.levels):
        says += say("trends_index_dropped")
    return _picture(drawn, left, setting, title_of(drawn, common), says, lines, 100.0)


def _base_text(levels: Sequence[Indexed], common: int | None) -> str:
    if common:
        return say("trends_index_base", year=common)
    bases = (
        say("trends_index_base_of", centre=centre_name(i.series.centre_id), year=i.base_year)
        for i in levels
    )
    return say("trends_index_own", bases=say("list_comma").join(bases))


def _picture(
    drawn: Sequence[Series],
    left: Sequence[Series],
    setting: Setting,
    title: str,
    says: str,
    lines: Sequence[Line],
    base: float | None = None,
) -> Chart:
    says = say("clause_join").join((drawn[0].indicator.says("name", language()), says))
    if len(drawn) == 1:
        says = say("sentence_join").join((says, verdict_text(trend_of(drawn[0]))))
    if left:
        says = say("sentence_join").join((says, _left_text(left)))
    names = [drawn[0].indicator.id, *(s.centre_id for s in drawn), setting.scale]
    source = source_line(drawn, setting.places)
    drawing = Drawing(title, says, source, "-".join(names), setting.years, tuple(lines), base)
    return chart(drawing)


def _left_text(left: Sequence[Series]) -> str:
    """Name the centres that have no line, and why."""
    single = [
        say("trends_without_year", centre=centre_name(s.centre_id), year=s.points[0].figure.year)
        for s in left
        if s.points
    ]
    missing = [centre_name(s.centre_id) for s in left if not s.points]
    parts = {"trends_without_single": single, "trends_without_missing": missing}
    join = say("list_comma").join
    return say("sentence_join").join(
        say(key, names=join(names)) for key, names in parts.items() if names
    )


def source_line(several: Sequence[Series], places: dict[int, Provenance]) -> str:
    """Name the source of these lines' figures, or the first and how many there are."""
    ids = (point.figure.observation_id for series in several for point in series.points)
    titles = list(dict.fromkeys(places[i].title for i in ids if i in places))
    if len(titles) > 1:
        return say("sources_several", count=len(titles), first=titles[0])
    return say("source_line", titles="".join(titles))


def _line(
    series: Series, levels: Sequence[Interval | None], scale: Scale, setting: Setting
) -> Line:
    marks = tuple(
        _mark(point, level, scale, setting)
        for point, level in zip(series.points, levels, strict=True)
    )
    drawn = [(p, level) for p, level in zip(series.points, levels, strict=True) if level]
    ends = tuple(scale.number(level, p.figure.basis) for p, level in (drawn[0], drawn[-1]))
    name = centre_name(series.centre_id)
    units = [point.change.unit for point in series.points if point.change]
    kind = POINT_UNITS.get(series.indicator.unit, units[0] if units else "percent")
    heading = say("trends_change", unit=change_unit(kind))
    colour = setting.centres.index(series.centre_id)
    return Line(name, colour, marks, (ends[0], ends[1]), heading)


def _mark(point: Point, level: Interval | None, scale: Scale, setting: Setting) -> Mark:
    figure = point.figure
    shown = None
    if level:
        shown = Interval(*(v / scale.factor for v in (level.value, level.low, level.high)))
    place = setting.places.get(figure.observation_id or 0)
    return Mark(
        figure.year,
        charts.cell_key(figure),
        shown,
        figure.basis,
        point.joined,
        point.change,
        (
            _point_text(point, level, scale, place, setting.asked),
            _bar_text(point),
        ),
    )


def _point_text(
    point: Point, level: Interval | None, scale: Scale, place: Provenance | None, asked: str
) -> str:
    figure = point.figure
    head = f"<b>{centre_name(figure.centre_id)} {figure.year}</b>"
    value = figure_text(figure, asked)
    lines = [f"{head}　{value}"]
    if scale is INDEX_SCALE and level:
        lines.append(say("trends_hover_index", value=scale.number(level, "computed")))
        span = with_unit(scale.span(level), scale.unit).rstrip()
    else:
        span = with_unit(scale.span(figure.amount), scale.unit)
    if level and level.half_width:
        lines.append(f"{say('source_interval')} {span}")
    if point.change:
        lines.append(_change_line(point.change))
    lines.append(say(f"basis_{figure.basis}"))
    if place:
        lines.append(charts.wrapped(say("source_line", titles=place.title)))
    return "<br>".join(lines)


def _bar_text(point: Point) -> str:
    if point.change is None:
        return ""
    head = f"<b>{centre_name(point.figure.centre_id)} {point.figure.year}</b>"
    return f"{head}<br>{_change_line(point.change)}"


def _change_line(change: Change) -> str:
    basis = say(f"trends_change_{change.basis}")
    return say("trends_hover_change", change=change_text(change), basis=basis)
