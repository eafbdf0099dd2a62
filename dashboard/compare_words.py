"""The words of the compare page: heading, finding, and what the reader must know of the figures."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, log10
from typing import Final

from analysis.compare import JUDGED, SCALE_GUARD, Comparison, Line, rests_on_growth, standing
from analysis.figures import Figure
from analysis.verdicts import Verdict
from changes import Change
from dashboard.markup import Html, joined, tag
from dashboard.numbers import change_text, figure_text
from dashboard.sources import Background
from dashboard.texts import centre_name, indicator_name, say
from intervals import Interval

# Withdrawal rates move by several points from year to year (Guangzhou −2.5, Yiyang +7.0), so two
# that are less than one apart are told as almost the same.
CLOSE_POINTS: Final = 1.0
# The ratios the lead tells, in its order; the last two as multiples.
TOLD: Final = ("withdrawal_to_deposit_ratio", "loans_to_deposits_ratio")
TIMES: Final = ("deposits_per_employee", "average_loan")


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


def lead(found: Comparison) -> str:
    """Say the finding in a sentence made from the figures that compare."""
    by_id = {line.indicator.id: line for line in found.ratios}
    if len(found.years) < 2:
        return ""
    if len(found.years) == 2:
        parts = [_withdrawing(by_id), _lending(by_id), *_multiples(by_id)]
    else:
        parts = [_highest(by_id[i]) for i in (*TOLD, *TIMES) if i in by_id]
    return say("sentence_join").join(part for part in parts if part) or say("compare_lead_none")


def _withdrawing(by_id: dict[str, Line]) -> str:
    line = by_id.get(TOLD[0])
    pair = line.pairs[0] if line else None
    if line is None or pair is None or pair.verdict not in JUDGED or pair.difference is None:
        return ""
    if pair.verdict not in (Verdict.HIGHER, Verdict.LOWER):
        return _even(line)
    apart = pair.difference if pair.verdict is Verdict.HIGHER else -pair.difference
    text = change_text(Change(apart, "point", "computed")).lstrip("+")
    if apart.high < CLOSE_POINTS:
        return say("compare_lead_close", difference=text)
    return say("compare_lead_draws", centre=_higher(line), difference=text)


def _lending(by_id: dict[str, Line]) -> str:
    line = by_id.get(TOLD[1])
    if line is None or line.pairs[0].verdict not in JUDGED:
        return ""
    if line.pairs[0].verdict not in (Verdict.HIGHER, Verdict.LOWER):
        return _even(line)
    low, high = (figure_text(figure) for figure in _ends(line))
    return say("compare_lead_lends", centre=_higher(line), high=high, low=low)


def _multiples(by_id: dict[str, Line]) -> Iterable[str]:
    """Say how many times higher the higher centre is, one clause for each centre that is."""
    multiples: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for line in (by_id[i] for i in TIMES if i in by_id):
        verdict = line.pairs[0].verdict
        low, high = _ends(line) if verdict in JUDGED else (None, None)
        if low is None or high is None or low.amount.low <= 0:
            continue
        if verdict not in (Verdict.HIGHER, Verdict.LOWER):
            yield _even(line)
            continue
        names = centre_name(high.centre_id), centre_name(low.centre_id)
        times = times_text(high.amount / low.amount)
        multiples.setdefault(names, []).append((indicator_name(line.indicator.id), times))
    for (higher, lower), told in multiples.items():
        what, times = (say("compare_and").join(words) for words in zip(*told, strict=True))
        yield say("compare_lead_times", high=higher, low=lower, names=what, times=times)


def _ends(line: Line) -> tuple[Figure, Figure]:
    low, high = sorted(_figures(line), key=lambda figure: figure.amount.value)
    return low, high


def _highest(line: Line) -> str:
    found = standing(line)
    if found.verdict is Verdict.HIGHER:
        figure = next(f for f in _figures(line) if f.centre_id == found.highest)
        name = indicator_name(line.indicator.id)
        centre = centre_name(found.highest)
        like = "" if len(found.like) == len(_figures(line)) else say("compare_among_like")
        value = figure_text(figure)
        return say("compare_lead_highest", name=name, centre=centre, value=value, like=like)
    return _even(line) if found.verdict in JUDGED else ""


def _even(line: Line) -> str:
    return say("compare_lead_even", name=indicator_name(line.indicator.id))


def _higher(line: Line) -> str:
    return centre_name(standing(line).highest)


def _figures(line: Line) -> list[Figure]:
    return [cell.figure for cell in line.cells if cell.figure]


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
