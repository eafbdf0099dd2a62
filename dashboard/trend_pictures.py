"""Which pictures the trends page draws, and what their lines say: titles, units, hover texts.

A picture holds one indicator: of all centres where they share an axis, else of one centre.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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
from changes import POINT_UNITS, Change
from dashboard import charts, sources
from dashboard.charts import Chart
from dashboard.gaps import gap_text
from dashboard.markup import Html, joined, tag
from dashboard.numbers import Scale, change_text, change_unit, figure_text, scale_for, with_unit
from dashboard.sources import Background
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
    """What all pictures of a page share; `centres` are in the order of choice."""

    years: tuple[int, ...]
    centres: tuple[str, ...]
    scale: str
    asked: str
    behind: Background


@dataclass(frozen=True, slots=True)
class Chosen:
    """The lines of an indicator that are drawn, and those left out for want of years or 口径."""

    drawn: tuple[Series, ...]
    left: tuple[Series, ...] = ()
    unlike: tuple[Series, ...] = ()


def pictures_of(several: Sequence[Series], setting: Setting) -> list[Place]:
    """Draw an indicator: one picture, or one for each centre where levels lie too far apart.

    A centre without figures, or with those of one year only, is named instead of drawn.
    """
    drawn = tuple(series for series in several if len(series.points) > 1)
    if setting.scale == "own" and levels_apart(drawn):
        return [
            _level_picture(Chosen((series,)), setting)
            if series in drawn
            else _absent(series, setting)
            for series in several
        ]
    if not drawn:
        return [_absent(series, setting) for series in several]
    chosen = Chosen(drawn, tuple(series for series in several if series not in drawn))
    return [(_index_picture if setting.scale == "index" else _level_picture)(chosen, setting)]


def _absent(series: Series, setting: Setting) -> Html:
    names = {
        "centre": centre_name(series.centre_id),
        "indicator": indicator_name(series.indicator.id),
    }
    if not series.points:
        indicator = series.indicator.id
        gaps = dict.fromkeys(gap_text(series.centre_id, year, indicator) for year in setting.years)
        why = say("trends_or").join(gaps) or say("trends_no_figures")
        return tag("div", say("trends_missing", **names, gap=why), class_="panel absent")
    figure = series.points[0].figure
    value = sources.number(figure, figure_text(figure))
    before, after = say("trends_single", **names, year=figure.year, value="\n").split("\n")
    return tag("div", joined([before, value, after]), class_="panel absent")


def _level_picture(chosen: Chosen, setting: Setting, says: str = "{unit}") -> Chart:
    drawn = chosen.drawn
    amounts = [point.figure.amount for series in drawn for point in series.points]
    scale = scale_for(drawn[0].indicator, amounts, setting.asked)
    lines = [
        _line(series, [p.figure.amount for p in series.points], scale, setting) for series in drawn
    ]
    says = says.format(unit=scale.unit)
    if levels_apart(drawn):
        says += say("trends_apart", times=f"{times_apart(drawn):,.0f}")
    return _picture(chosen, setting, title_of(drawn), says, lines)


def _index_picture(chosen: Chosen, setting: Setting) -> Chart:
    drawn = chosen.drawn
    if drawn[0].indicator.unit in POINT_UNITS:
        return _level_picture(chosen, setting, say("trends_index_ratio"))
    common = base_year_of(drawn)
    found = [indexed(series, common or series.years[0]) for series in drawn]
    levels = [index for index in found if index]
    kept = [index for index in levels if index.comparable > 1]
    if len(levels) < len(drawn) or not kept:
        return _level_picture(chosen, setting, say("trends_index_impossible"))
    lines = [_line(index.series, index.levels, INDEX_SCALE, setting) for index in kept]
    says = _base_text(kept, common)
    if any(index.comparable < len(index.levels) for index in kept):
        says += say("trends_index_dropped")
    series = tuple(index.series for index in kept)
    chosen = Chosen(series, chosen.left, tuple(s for s in drawn if s not in series))
    return _picture(chosen, setting, title_of(series, common), says, lines, 100.0)


def _base_text(levels: Sequence[Indexed], common: int | None) -> str:
    if common:
        return say("trends_index_base", year=common)
    bases = (
        say("trends_index_base_of", centre=centre_name(i.series.centre_id), year=i.base_year)
        for i in levels
    )
    return say("trends_index_own", bases=say("list_comma").join(bases))


def _picture(
    chosen: Chosen,
    setting: Setting,
    title: str,
    says: str,
    lines: Sequence[Line],
    base: float | None = None,
) -> Chart:
    drawn = chosen.drawn
    says = say("clause_join").join((drawn[0].indicator.says("name", language()), says))
    parts = [says, *_left_texts(chosen)]
    if len(drawn) == 1:
        parts.insert(1, verdict_text(trend_of(drawn[0])))
    names = [drawn[0].indicator.id, *(s.centre_id for s in drawn), setting.scale]
    return chart(
        Drawing(
            title,
            say("sentence_join").join(parts),
            source_line(drawn, setting.behind),
            "-".join(names),
            setting.years,
            tuple(lines),
            base,
        )
    )


def _left_texts(chosen: Chosen) -> list[str]:
    """Name the centres that have no line, and why."""
    names = {
        "trends_without_single": [
            say("trends_without_year", centre=centre_name(s.centre_id), year=s.years[0])
            for s in chosen.left
            if s.points
        ],
        "trends_without_missing": [centre_name(s.centre_id) for s in chosen.left if not s.points],
        "trends_without_unlike": [centre_name(s.centre_id) for s in chosen.unlike],
    }
    join = say("list_comma").join
    return [say(key, names=join(found)) for key, found in names.items() if found]


def source_line(several: Sequence[Series], behind: Background) -> str:
    """Name the report that these lines rest on, or the first and how many; empty if unknown."""
    figures = [point.figure for series in several for point in series.points]
    return sources.reports(figures, behind)


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
    return Mark(
        figure.year,
        sources.cell_key(figure),
        shown,
        figure.basis,
        point.joined,
        point.change,
        (
            _point_text(point, level, scale, setting),
            _change_line(point.change) if point.change else "",
        ),
    )


def _point_text(point: Point, level: Interval | None, scale: Scale, setting: Setting) -> str:
    figure = point.figure
    head = f"<b>{centre_name(figure.centre_id)} {figure.year}</b>"
    value = figure_text(figure, setting.asked)
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
    lines.append(charts.wrapped(sources.reports([figure], setting.behind)))
    return "<br>".join(line for line in lines if line)


def _change_line(change: Change) -> str:
    basis = say(f"trends_change_{change.basis}")
    return say("trends_hover_change", change=change_text(change), basis=basis)
