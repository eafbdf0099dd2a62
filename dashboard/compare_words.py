"""The words of the compare page: heading, and what the reader must know of the figures."""

from __future__ import annotations

from math import floor, log10

from analysis.compare import SCALE_GUARD, Comparison, rests_on_growth
from dashboard.markup import Html, joined, tag
from dashboard.sources import Background
from dashboard.texts import centre_name, say
from intervals import Interval


def coloured(centre_id: str, position: int, text: str = "") -> Html:
    """Write a centre's name in its colour."""
    return tag("span", text or centre_name(centre_id), class_=f"c{position}")


def heading(found: Comparison) -> Html:
    """Give the page's one line: who against whom, and when."""
    names = []
    for position, (centre, year) in enumerate(found.years.items()):
        text = centre_name(centre) if found.aligned else f"{centre_name(centre)} {year}"
        names.append(coloured(centre, position, text))
    rivals = joined(names[1:], say("list_comma"))
    who = names[0] + say("compare_against") + rivals if rivals.text else names[0]
    when = str(next(iter(found.years.values()))) if found.aligned else say("compare_latest")
    return tag("h1", who + f" · {when}")


def file_name(found: Comparison) -> str:
    """Name a download by the centres and when they are compared."""
    names = say("list_comma").join(centre_name(centre) for centre in found.years)
    return f"{names} · {when_text(found)}"


def when_text(found: Comparison) -> str:
    """Say which year or years are compared."""
    if found.aligned:
        return str(next(iter(found.years.values())))
    return say("list_comma").join(
        say("compare_centre_year", centre=centre_name(c), year=y) for c, y in found.years.items()
    )


def times_text(ratio: Interval) -> str:
    """Write a ratio with three digits, or as many as its interval allows."""
    decimals = 2 - floor(log10(abs(ratio.value))) if ratio.value else 0
    if ratio.half_width:
        decimals = min(decimals, floor(-log10(ratio.half_width)) + 1)
    return f"{ratio.value:,.{min(max(decimals, 0), 4)}f}"


def notice(found: Comparison, apart: Interval | None, measure: str, behind: Background) -> Html:
    """Give the box that says what the figures rest on and how unequal the centres are."""
    lines = _basis(found, behind) if found.aligned else [_latest(found)]
    if apart and apart.low >= SCALE_GUARD:
        key = "compare_scale_asked" if measure == "shared" else "compare_scale_guard"
        lines.append(say(key, times=f"{apart.value:,.0f}"))
    return tag("div", joined(tag("span", line) for line in lines), class_="notice")


def _latest(found: Comparison) -> str:
    years = set(found.years.values())
    if len(years) == 1:
        return say("compare_latest_same", year=years.pop())
    return say("compare_latest_differ", years=when_text(found))


def _basis(found: Comparison, behind: Background) -> list[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    for centre in found.years:
        groups.setdefault(_rests_on(found, centre, behind), []).append(centre_name(centre))
    year = next(iter(found.years.values()))
    return [
        say(
            f"compare_basis_{kind}",
            names=say("list_comma").join(names),
            year=year,
            reports=reports,
        )
        for (kind, reports), names in groups.items()
    ]


def _rests_on(found: Comparison, centre_id: str, behind: Background) -> tuple[str, str]:
    """Tell what a centre's figures of the year rest on, and the years of the reports meant."""
    cells = [c for line in found.ratios + found.levels for c in line.cells]
    own = [c.figure for c in cells if c.centre_id == centre_id and c.figure and not c.substituted]
    if not own:
        return "gap", ""
    places = (behind.places.get(f.observation_id or 0) for f in own if f.basis == "derived")
    reports = say("list_comma").join(sorted({str(place.year) for place in places if place}))
    if not reports:
        return "reported", ""
    return ("derived" if all(rests_on_growth(f) for f in own) else "mixed"), reports
