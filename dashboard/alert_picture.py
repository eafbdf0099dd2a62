"""The picture of the page of alerts: under each rule, how many centres it touches or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from analysis.alerts import STATES, Alert, AlertRule, alert_rules
from dashboard import charts
from dashboard.alert_words import words
from dashboard.charts import CENTRE_TEXT, GREY, INK, PAPER, Chart, Spec
from dashboard.texts import say

# The states a bar is made of, in their order; the grey takes dark numbers, the others white.
DRAWN: Final = {
    "hit": CENTRE_TEXT[1],
    "open": CENTRE_TEXT[5],
    "clear": CENTRE_TEXT[0],
    "unknown": GREY,
}
LINE_PX: Final = 19
BAR_PX: Final = 20
SPACE_PX: Final = 14
LEGEND_PX: Final = 52
# Counts of fewer than this share of the centres have no room for their number within the bar.
ROOM: Final = 0.07


def rules_picture(others: dict[str, list[Alert]], year: str) -> Chart:
    """Draw for each rule how many centres it touches, leaves open, does not, or cannot judge."""
    counts: dict[str, Counter[str]] = {}
    for found in others.values():
        for alert in found:
            counts.setdefault(alert.rule.id, Counter())[alert.state] += 1
    rules = [rule for rule in alert_rules() if rule.id in counts]
    names = [charts.wrapped(words(rule.title)) for rule in rules]
    heights = [LINE_PX * (name.count("<br>") + 1) + BAR_PX + SPACE_PX for name in names]
    ends = list(accumulate(heights))
    bars = [end - SPACE_PX - BAR_PX / 2 for end in ends]
    title, subtitle = _finding(counts, rules), say("alerts_picture_sub", year=year)
    total = ends[-1] if ends else 0
    layout = charts.layout(
        title,
        subtitle,
        say("alerts_picture_source"),
        total,
        barmode="stack",
        legend={
            "orientation": "h",
            "y": 1,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
            "font": {"size": charts.TEXT_SIZE},
        },
        xaxis={"visible": False, "fixedrange": True, "range": [0, len(others)]},
        yaxis={"range": [total, 0], "fixedrange": True, "visible": False},
        annotations=_names(names, bars),
    )
    layout["showlegend"] = True
    layout["margin"]["t"] += LEGEND_PX
    layout["annotations"][0]["yshift"] += LEGEND_PX
    layout["height"] += layout["margin"]["t"] + layout["margin"]["b"]
    drawn = [
        _bar(state, [counts[rule.id][state] for rule in rules], bars, len(others))
        for state in STATES
    ]
    alt = say("sentence_join").join((title, subtitle, _alternative(counts, rules)))
    return Chart({"data": drawn, "layout": layout}, alt, "alerts")


def _names(names: Sequence[str], bars: Sequence[float]) -> list[Spec]:
    """Write each rule over its bar, where it has the width of the picture."""
    return [
        {
            "text": name,
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "align": "left",
            "y": place - BAR_PX / 2,
            "yref": "y",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": charts.TEXT_SIZE},
        }
        for name, place in zip(names, bars, strict=True)
    ]


def _bar(state: str, numbers: list[int], bars: list[float], among: int) -> Spec:
    name = say(f"alerts_state_{state}")
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": bars,
        "x": numbers,
        "width": BAR_PX,
        "marker": {"color": DRAWN[state]},
        "text": [str(number) if number > ROOM * among else "" for number in numbers],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 13, "color": INK if state == "unknown" else PAPER},
        "hovertemplate": f"{name} %{{x}}<extra></extra>",
    }


def _finding(counts: dict[str, Counter[str]], rules: Sequence[AlertRule]) -> str:
    touched = [rule for rule in rules if counts[rule.id]["hit"]]
    if not touched:
        return say("alerts_picture_none")
    first = max(touched, key=lambda rule: counts[rule.id]["hit"])
    return say("alerts_picture", count=len(rules), hit=len(touched), first=words(first.title))


def _alternative(counts: dict[str, Counter[str]], rules: Sequence[AlertRule]) -> str:
    """Tell the picture to who cannot see it: of each rule, how many centres it touches."""
    told = (
        f"{words(rule.title)} {say('alerts_centres', count=counts[rule.id]['hit'])}"
        for rule in rules
    )
    return say("clause_join").join(told)
