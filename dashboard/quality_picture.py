"""The pictures of all verdicts, by kind of rule and by report: how much holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from dashboard import charts
from dashboard.charts import Chart, Spec
from dashboard.compare_drawing import INK, in_pixels
from dashboard.quality_words import MARKS, OUTCOMES, outcome
from dashboard.texts import centre_name, say
from warehouse.checks import FAMILIES, rules

Counted = Mapping[tuple[str, str, str], int]
# From what holds to what does not: calm blues, then warm ones that also read as grey steps.
COLOURS: Final = {
    "pass": "#0B5CAD",
    "rounding": "#8FBCE6",
    "note": "#C9A227",
    "doubt": "#E0883A",
    "fail": "#A63603",
}
# A family's name and counts, and the bar below them, in pixels.
NAME, BAR, BETWEEN = 24, 16, 16
# A single misfit among hundreds is to stay in sight: its edge is at least this wide.
EDGE: Final = 1.5
# As many rows as there are families of rules, so that both pictures are of one height.
MOST_REPORTS: Final = len(FAMILIES)
# Which of a layout's notes is the line below the picture.
SOURCE_LINE: Final = 1


def by_family(counted: Counted, who: str) -> Chart | None:
    """Draw the verdicts of every family of rules; None where nothing was checked."""
    families: dict[str, Counter[str]] = {}
    for family in FAMILIES:
        for (check, verdict, severity), number in counted.items():
            if check in rules() and rules()[check].family == family:
                name = say(f"quality_family_{family}")
                families.setdefault(name, Counter())[outcome(verdict, severity)] += number
    if not families:
        return None
    totals: Counter[str] = sum(families.values(), Counter())
    title = _share_title(totals["pass"] + totals["rounding"], sum(totals.values()))
    return _chart(families, title, say("quality_picture_subtitle", who=who), "families")


def by_report(counts: Mapping[tuple[str, int], Counter[str]], who: str) -> Chart | None:
    """Draw the verdicts of the centre-years in which the most does not fit, the worst first.

    None where there are no two to be held against each other.
    """
    worst = sorted(counts, key=lambda report: (-_off(counts[report]), -counts[report].total()))
    telling = [report for report in worst if counts[report].total() > counts[report]["pass"]]
    shown = (telling or worst)[:MOST_REPORTS]
    if len(shown) < 2:
        return None
    most = _off(counts[shown[0]])
    tied = sum(_off(found) == most for found in counts.values())
    if not most:
        title = say("quality_reports_none")
    elif tied > 1:
        title = say("quality_reports_tie", count=f"{tied:,}")
    else:
        title = say("quality_reports_title", report=_name(*shown[0]))
    rows = {_name(*report): counts[report] for report in shown}
    return _chart(rows, title, say("quality_reports_subtitle", who=who), "reports")


def _name(centre_id: str, year: int) -> str:
    return say("quality_report", centre=centre_name(centre_id), year=year)


def _off(counts: Counter[str]) -> int:
    return counts["fail"] + counts["doubt"]


def _share_title(holds: int, checked: int) -> str:
    if holds == checked:
        return say("quality_picture_all", count=f"{checked:,}")
    # Cut, not rounded: what nearly all holds is not all.
    share = int(1000 * holds / checked) / 10
    return say("quality_picture_title", share=f"{share:.1f}", off=f"{checked - holds:,}")


def _chart(rows: Mapping[str, Counter[str]], title: str, subtitle: str, name: str) -> Chart:
    height = len(rows) * (NAME + BAR + BETWEEN)
    layout = in_pixels(charts.layout(title, subtitle, "", 0), height, _names(rows))
    layout["annotations"][SOURCE_LINE]["text"] = _legend()
    layout["barmode"] = "stack"
    layout["xaxis"] = {"visible": False, "fixedrange": True, "range": [0, 1.004]}
    layout["margin"]["b"] += 18 * _legend().count("<br>")
    layout["height"] += 18 * _legend().count("<br>")
    told = [f"{row} {_counts(counts)}" for row, counts in rows.items()]
    spec = {"data": [_trace(key, rows) for key in reversed(OUTCOMES)], "layout": layout}
    words = say("sentence_join").join([title, *told])
    return Chart(spec, f"{words} {_legend().replace('<br>', ' ')}", f"quality-{name}")


def _legend() -> str:
    """Explain the marks in two lines, each as narrow as the narrowest screen."""
    told = [f"{MARKS[key]} {say(f'quality_outcome_{key}')}" for key in reversed(OUTCOMES)]
    return "<br>".join("　".join(part) for part in (told[:3], told[3:]))


def _names(rows: Mapping[str, Counter[str]]) -> list[Spec]:
    """Write each row's name and counts over its bar."""
    return [
        {
            "text": f"<b>{name}</b>　{_counts(counts)}",
            "showarrow": False,
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": number * (NAME + BAR + BETWEEN) + NAME / 2,
            "yanchor": "middle",
            "align": "left",
            "font": {"size": charts.TEXT_SIZE, "color": INK},
        }
        for number, (name, counts) in enumerate(rows.items())
    ]


def _trace(key: str, rows: Mapping[str, Counter[str]]) -> Spec:
    shares = [counts[key] / counts.total() for counts in rows.values()]
    places = [NAME + number * (NAME + BAR + BETWEEN) + BAR / 2 for number in range(len(rows))]
    word = say(f"quality_outcome_{key}")
    return {
        "type": "bar",
        "orientation": "h",
        "x": [share or None for share in shares],
        "y": places,
        "width": BAR,
        "marker": {
            "color": COLOURS[key],
            "line": {"color": COLOURS[key], "width": 0 if key == "pass" else EDGE},
        },
        "hovertext": [f"{name}<br>{word} {counts[key]:,}" for name, counts in rows.items()],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _counts(counts: Counter[str]) -> str:
    told = (f"{MARKS[key]} {counts[key]:,}" for key in reversed(OUTCOMES) if counts[key])
    return "　".join(told)
