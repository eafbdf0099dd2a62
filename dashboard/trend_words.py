"""What the trends page says in words: the finding of a line, of a picture and of the whole page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analysis.trends import FEWEST_FOR_TREND, Series, Span, Trend, span_of, trend_of
from changes import POINT_UNITS, Change
from dashboard.lines import lead, line, linked
from dashboard.markup import Html, joined
from dashboard.numbers import change_text
from dashboard.source_pairs import difference, quotient
from dashboard.texts import centre_name, indicator_name, say

# More gaps than these are counted and not named: a title is read at a glance.
MOST_GAPS_NAMED: Final = 3
# More lines than these are counted and not named in a title.
MOST_LINES_NAMED: Final = 2
# The lead tells about this many indicators of the first centre.
MOST_LED: Final = 3


def years_text(first: int, last: int) -> str:
    """Write a stretch of years, or the one year that it is."""
    if first == last:
        return say("trends_year_list", years=first)
    return say("trends_years", first=first, last=last)


def span_text(series: Series, start: int | None = None) -> str:
    """Say how a line changed from end to end, and what that leaves open."""
    key, parts = _span(series, start)
    return say(key, **parts)


def _span_linked(series: Series) -> Html:
    """Say the same with the sources of the change behind its size."""
    key, parts = _span(series)
    if "size" not in parts:
        return line(key, **parts)
    return line(key, **{**parts, "size": _size_linked(series, str(parts["size"]))})


def _size_linked(series: Series, text: str) -> Html:
    """Put behind a change the figure that was printed with it, else the two it follows from."""
    first, last = series.points[0].figure, series.points[-1].figure
    span = span_of(series)
    if span and span.change and span.change.basis == "reported":
        return linked(last, text)
    pair = difference if series.indicator.unit in POINT_UNITS else quotient
    return pair(last, first, text)


def _span(series: Series, start: int | None = None) -> tuple[str, dict[str, str | int]]:
    """Give the text that tells a line's change, and what fills it in."""
    span = span_of(series, start)
    if span is None:
        return "trends_span_single", {"year": series.points[-1].figure.year}
    when: dict[str, str | int] = {
        "years": years_text(span.first, span.last),
        "gaps": _gaps_text(span.gaps),
    }
    if span.change is None:
        return f"trends_span_{'unlike' if span.unlike else 'none'}", when
    if not span.change.sign:
        return "trends_span_flat", when
    about = say("trends_about") if span.derived else ""
    size = _size_text(span.change)
    return f"trends_span_{_direction(span, series)}", {**when, "about": about, "size": size}


def _direction(span: Span, series: Series) -> str:
    rising = span.change is not None and span.change.sign > 0
    if series.indicator.unit in POINT_UNITS:
        return "rise" if rising else "fall"
    return "up" if rising else "down"


def _size_text(change: Change) -> str:
    size = replace(change, amount=-change.amount) if change.sign < 0 else change
    return change_text(size).removeprefix("+")


def _gaps_text(gaps: Sequence[int]) -> str:
    if not gaps:
        return ""
    if len(gaps) > MOST_GAPS_NAMED:
        return say("trends_gap_many", count=len(gaps))
    return say("trends_gap_few", years=say("list_comma").join(str(year) for year in gaps))


def title_of(several: Sequence[Series], start: int | None = None) -> str:
    """State the finding of a picture of one indicator, of one centre or several."""
    indicator = indicator_name(several[0].indicator.id)
    if len(several) > MOST_LINES_NAMED:
        return say("trends_finding", indicator=indicator, finding=_counts_text(several, start))
    parts = (
        say("trends_of_centre", centre=centre_name(s.centre_id), finding=span_text(s, start))
        for s in several
    )
    return say("trends_finding", indicator=indicator, finding=say("sentence_join").join(parts))


def _counts_text(several: Sequence[Series], start: int | None) -> str:
    signs = []
    for series in several:
        span = span_of(series, start)
        signs.append(span.change.sign if span and span.change else 0)
    keys = {1: "trends_count_up", -1: "trends_count_down", 0: "trends_count_open"}
    parts = [say(key, count=signs.count(s)) for s, key in keys.items() if s in signs]
    joined = say("trends_count_join").join(parts)
    return say("trends_counts", count=len(several), parts=joined)


def verdict_text(trend: Trend | None) -> str:
    """Say in full what can be said of a trend, or how many years are wanting."""
    if trend is None:
        return say("trends_verdict_none")
    years = years_text(trend.first, trend.last)
    return say(f"trends_verdict_{trend.verdict}", years=years, count=trend.missing)


def verdict_word(trend: Trend | None) -> str:
    """Say the same in as few words as a table's cell holds."""
    if trend is None:
        return say("trends_short_none")
    return say(f"trends_short_{trend.verdict}", count=trend.missing)


def lead_text(series: Sequence[Series], centres: Sequence[str]) -> Html:
    """Tell the page's finding: changes of the first centre that has any, then who shows a trend."""
    drawn = [one for one in series if len(one.points) > 1]
    if not drawn:
        return lead([say("trends_lead_empty")])
    centre = min((one.centre_id for one in drawn), key=centres.index)
    own = [one for one in drawn if one.centre_id == centre]
    findings = joined((_led(one) for one in own[:MOST_LED]), say("clause_join"))
    told = line("trends_lead", centre=centre_name(centre), findings=findings)
    return lead([told, _trends_text(drawn)])


def _led(series: Series) -> Html:
    name = indicator_name(series.indicator.id)
    return line("trends_lead_finding", indicator=name, finding=_span_linked(series))


def _trends_text(drawn: Sequence[Series]) -> str:
    judged = []
    for series in drawn:
        trend = trend_of(series)
        if trend and trend.verdict != "too_short":
            judged.append((series, trend))
    if not judged:
        key = "trends_lead_none" if len(drawn) > 1 else "trends_lead_one"
        return say(key, count=len(drawn), fewest=FEWEST_FOR_TREND)
    told = _judged_text(judged)
    others = len(drawn) - len(judged)
    if not others:
        return told
    return say("trends_lead_judged", judged=told, count=others, fewest=FEWEST_FOR_TREND)


def _judged_text(judged: Sequence[tuple[Series, Trend]]) -> str:
    if len(judged) > MOST_LED:
        verdicts = [trend.verdict for _, trend in judged]
        parts = [
            say(f"trends_tally_{verdict}", count=verdicts.count(verdict))
            for verdict in ("rising", "falling", "unclear")
            if verdict in verdicts
        ]
        joined = say("trends_count_join").join(parts)
        return say("trends_lead_tally", count=len(judged), parts=joined)
    lines = (
        say(
            "trends_lead_line",
            centre=centre_name(series.centre_id),
            indicator=indicator_name(series.indicator.id),
            verdict=verdict_word(trend),
        )
        for series, trend in judged
    )
    return say("trends_lead_lines", lines=say("list_comma").join(lines))
