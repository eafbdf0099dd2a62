"""The picture of completion rates: a dot each, about the line of 100 %, beside name and number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.performance import Performance
from analysis.performance_targets import Target
from dashboard import charts, sources
from dashboard.charts import CENTRE_COLOURS, GREY, GREY_TEXT, TEXT_SIZE, Chart, Spec
from dashboard.performance_words import in_lines, percent, text_of
from dashboard.texts import indicator_name, say

BLUE, ORANGE = CENTRE_COLOURS[:2]
HEAD_PX, ROW_PX = 190, 40
# A dot's name stands left of its row and its number right of it; between these shares of the
# width, which leave room for both on the narrowest screen, lie the dots.
ROW_FROM, ROW_TO = 0.36, 0.82
# A line of a name there, in letters of its script.
ROW_LETTERS: Final = {True: 15, False: 8}
# Room beside the outermost dots, as a share of the distance between them.
DOT: Final = 0.1
WHOLE: Final = 100.0
# One dot is no picture.
FEWEST: Final = 2
PRESSING: Final = (("contradiction",), ("missed",))


def completion_chart(found: Performance, source: str) -> Chart | None:
    """Draw the completion rates as dots about 100 %, hollow where they were recomputed."""
    targets = [target for target in found.targets if target.completion]
    if len(targets) < FEWEST:
        return None
    targets.sort(key=lambda t: t.completion.amount.value if t.completion else 0.0)
    title = _completion_title(targets)
    layout = charts.layout(
        title,
        say("performance_completion_subtitle"),
        source,
        HEAD_PX + ROW_PX * len(targets),
        xaxis=_x_axis(targets),
        yaxis={
            "range": [0.5 - len(targets), 0.5],
            "visible": False,
            "fixedrange": True,
        },
        annotations=[text for row, one in enumerate(targets) for text in _beside(one, row)],
    )
    layout["shapes"] = [_whole(len(targets))]
    words = say("list_comma").join(_told(target) for target in targets)
    return Chart(
        {"data": [_recomputed(targets), _printed(targets)], "layout": layout},
        f"{title}。{words}",
        f"{found.centre_id}-{found.year}-completion",
    )


def _beside(target: Target, row: int) -> list[Spec]:
    """Write an indicator's name left of its row and the printed rate right of it."""
    name = indicator_name(target.indicator_id)
    rate = target.completion
    number = text_of(rate) if rate else ""
    if rate and rate.is_amended:
        number += f"<br>{say('source_amended_badge')}"
    told = {"left": in_lines(name, ROW_LETTERS[name.isascii()]), "right": number}
    places = {"left": 0, "right": 1}
    return [
        {
            "text": text,
            "showarrow": False,
            "x": places[side],
            "xref": "paper",
            "xanchor": side,
            "align": side,
            "y": -row,
            "yanchor": "middle",
            "font": {"size": TEXT_SIZE, "color": charts.INK},
        }
        for side, text in told.items()
    ]


def _x_axis(targets: Sequence[Target]) -> Spec:
    amounts = [rate for target in targets for rate in _rates(target)] + [WHOLE]
    room = DOT * (max(amounts) - min(amounts) or 1.0)
    return {
        "domain": [ROW_FROM, ROW_TO],
        "range": [min(amounts) - room, max(amounts) + room],
        "fixedrange": True,
        "ticksuffix": "%",
        "showgrid": False,
        "zeroline": False,
        "nticks": 3,
        "tickangle": 0,
        "tickfont": {"size": TEXT_SIZE},
    }


def _whole(rows: int) -> Spec:
    """Draw the line of 100 % behind all rows."""
    line = {"color": GREY, "width": 2}
    ends = {"y0": 0.5 - rows, "y1": 0.5}
    return {"type": "line", "x0": WHOLE, "x1": WHOLE, **ends, "line": line, "layer": "below"}


def _printed(targets: Sequence[Target]) -> Spec:
    """Draw the printed rates."""
    found = [t.completion for t in targets if t.completion]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [rate.amount.value for rate in found],
        "y": [-row for row in range(len(targets))],
        "marker": {
            "size": 13,
            "symbol": ["triangle-left" if t.met is False else "circle" for t in targets],
            "color": [ORANGE if t.reasons[:1] in PRESSING else BLUE for t in targets],
        },
        "customdata": [sources.observation_key(rate.observation_id) for rate in found],
        "hovertext": [_told(target) for target in targets],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _rates(target: Target) -> list[float]:
    """Give the printed rate and, where it was recomputed, that one."""
    rates = [target.completion.amount.value] if target.completion else []
    recomputed = target.computed and not target.is_capped
    return [*rates, target.computed.value] if recomputed and target.computed else rates


def _recomputed(targets: Sequence[Target]) -> Spec:
    """Draw a ring where the recomputed rate lies; one that agrees lies about its dot."""
    kept = [(rates[1], -n) for n, t in enumerate(targets) if len(rates := _rates(t)) > 1]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [value for value, _ in kept],
        "y": [level for _, level in kept],
        "marker": {
            "size": 19,
            "symbol": "circle-open",
            "color": GREY_TEXT,
            "line": {"width": 2, "color": GREY_TEXT},
        },
        "hoverinfo": "skip",
    }


def _told(target: Target) -> str:
    name = indicator_name(target.indicator_id)
    rate = text_of(target.completion) if target.completion else ""
    if target.computed is None or target.is_capped:
        return say("performance_dot_alone", name=name, stated=rate)
    computed = percent(target.computed)
    return say("performance_dot", name=name, stated=rate, computed=computed)


def _completion_title(targets: Sequence[Target]) -> str:
    missed = [indicator_name(t.indicator_id) for t in targets if t.met is False]
    wrong = [indicator_name(t.indicator_id) for t in targets if t.check and t.check.is_misfit]
    told = []
    if missed:
        told.append(say("performance_dots_missed", names=say("list_comma").join(missed)))
    if wrong:
        told.append(say("performance_dots_wrong", names=say("list_comma").join(wrong)))
    if told:
        return say("clause_join").join(told)
    met = sum(target.met is True for target in targets)
    return say("performance_dots_met", met=met, count=len(targets))
