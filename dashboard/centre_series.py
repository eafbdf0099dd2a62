"""The headline indicators of a centre as lines over the years, those of one year in words."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.trends import Series, series_of
from catalogue import catalogue
from dashboard import sources
from dashboard.centre_parts import Dossier, Part, Section, nothing
from dashboard.charts import Chart
from dashboard.gaps import gap_text
from dashboard.lines import line, linked
from dashboard.markup import Html, joined, tag
from dashboard.texts import indicator_name, say
from dashboard.trend_pictures import SCALES, Setting, pictures_of

# Pictures of a phone's width stand three in a row on a wide screen.
IN_ROW = 3


def headline_series(dossier: Dossier) -> Section:
    """Draw the headline indicators; one that has no two years is told in a sentence."""
    known = catalogue()
    found = [
        series_of(dossier.figures, dossier.centre_id, known.indicators[i])
        for i in known.themes["headline"]
    ]
    if not any(series.points for series in found):
        return nothing("series", dossier)
    drawn = [series for series in found if len(series.points) > 1]
    parts: list[Part] = list(_rows(_pictures(drawn, dossier)))
    told = [_in_words(series, dossier) for series in found if series not in drawn]
    if told:
        parts.append(tag("p", joined(told, say("sentence_join")), class_="source-line"))
    parts.append(tag("p", say("trends_note_bars"), class_="source-line"))
    return Section("series", tuple(parts))


def _pictures(drawn: Sequence[Series], dossier: Dossier) -> list[Chart | Html]:
    years = [year for series in drawn for year in series.years]
    if not years:
        return []
    shown = [point.figure for series in drawn for point in series.points]
    setting = Setting(
        tuple(range(min(years), max(years) + 1)),
        (dossier.centre_id,),
        SCALES[0],
        dossier.asked,
        sources.background(dossier.figures, shown),
    )
    return [picture for series in drawn for picture in pictures_of([series], setting)]


def _rows(pictures: Sequence[Chart | Html]) -> list[tuple[Chart | Html, ...]]:
    """Fill rows of two or three alike, the last with empty places."""
    count = 2 if len(pictures) in (1, 2, 4) else IN_ROW
    padded = [*pictures, *[Html("")] * (-len(pictures) % count)]
    return [tuple(padded[i : i + count]) for i in range(0, len(padded), count)]


def _in_words(series: Series, dossier: Dossier) -> Html:
    name = indicator_name(series.indicator.id)
    if series.points:
        figure = series.points[0].figure
        return line("centre_series_single", name=name, year=figure.year, value=linked(figure))
    return line("centre_series_none", name=name, gap=gap_text(dossier.centre_id, dossier.year))
