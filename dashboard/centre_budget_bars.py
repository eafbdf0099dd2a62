"""The picture of a budget: for each kind of spending a bar for what was planned and what was spent.

All bars start at zero on one axis; what would be no bar at all on it is left to the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.budget import STAGES, Spending
from catalogue import catalogue
from dashboard import charts, sources
from dashboard.centre_parts import Dossier
from dashboard.charts import CENTRE_COLOURS, CENTRE_TEXT, GREY, INK, NET, TEXT_SIZE, Chart
from dashboard.numbers import Scale, scale_for, with_unit
from dashboard.texts import centre_name, indicator_name, say
from intervals import Interval, exactly

# Offices budget in 万元 whatever the amount.
UNIT: Final = "small"
MONEY: Final = "total_expenditure"
COLOURS: Final = {"plan": GREY, "adjusted": NET, "spent": CENTRE_COLOURS[0]}
TEXT_COLOURS: Final = {"plan": INK, "adjusted": INK, "spent": CENTRE_TEXT[0]}
# Below this share of the longest a bar is a hair.
SMALLEST: Final = 0.01
# In pixels: a kind's name, a bar with its number, the room after a kind.
NAME, BAR, AFTER = 24, 22, 12
# How much of the width bars take; the rest is for the numbers behind them.
BARS_WIDTH: Final = 0.52


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: of which stage, how long, its number and what a click on it opens; `top` in pixels."""

    stage: str
    amount: Interval
    text: str
    key: str
    top: int


def budget_scale(found: Iterable[Spending], more: Sequence[Interval] = ()) -> Scale:
    """Give the one unit in which budgets are told."""
    amounts = [one.spent.amount for one in found if one.spent] + list(more)
    return scale_for(catalogue().indicators[MONEY], amounts, UNIT)


def bars(found: Sequence[Spending], dossier: Dossier) -> Chart:
    """Draw the budget; the title says how much of it was spent, or where the money went."""
    scale = budget_scale(found)
    longest = max(amount.value for one in found for amount in _amounts(one))
    drawn = [one for one in found if max(a.value for a in _amounts(one)) >= SMALLEST * longest]
    placed: list[Bar] = []
    names = []
    top = 0
    for one in drawn:
        names.append(_name_note(one, top))
        mine = _bars_of(one, scale, top + NAME)
        placed += mine
        top += NAME + BAR * len(mine) + AFTER
    title = _finding(found)
    words = {"centre": centre_name(dossier.centre_id), "year": dossier.year, "unit": scale.unit}
    subtitle = say("centre_budget_subtitle", **words)
    if len(drawn) < len(found):
        subtitle += say("centre_budget_small")
    spent = [one.spent for one in drawn if one.spent]
    source = sources.reports(spent, sources.background(dossier.figures, spent))
    plain = {"visible": False, "fixedrange": True}
    layout = charts.layout(
        title,
        subtitle,
        source,
        top,
        annotations=names,
        xaxis={**plain, "range": [0, longest / scale.factor / BARS_WIDTH]},
        yaxis={**plain, "range": [top, 0]},
        bargap=0,
    )
    margin = layout["margin"]
    layout["height"] = top + margin["t"] + margin["b"]
    spec = {"data": _traces(placed, scale), "layout": layout}
    return Chart(spec, _alt(title, subtitle, drawn), f"{dossier.centre_id}-{dossier.year}-budget")


def _amounts(one: Spending) -> list[Interval]:
    stages = (getattr(one, stage) for stage in STAGES)
    return [stage.amount for stage in stages if stage and stage.amount]


def _bars_of(one: Spending, scale: Scale, top: int) -> list[Bar]:
    made: list[Bar] = []
    for stage in STAGES:
        found = getattr(one, stage)
        if found is None or found.amount is None:
            continue
        basis = found.basis if stage == "spent" else "reported"
        text = f"{say(f'centre_stage_{stage}')} {scale.number(found.amount, basis)}"
        is_figure = stage == "spent"
        key = (
            sources.cell_key(found) if is_figure else sources.observation_key(found.observation_id)
        )
        made.append(Bar(stage, found.amount, text, key, top + BAR * len(made)))
    return made


def _traces(placed: Sequence[Bar], scale: Scale) -> list[charts.Spec]:
    lengths = [bar.amount.value / scale.factor for bar in placed]
    middles = [bar.top + BAR / 2 for bar in placed]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": lengths,
            "y": middles,
            "width": [BAR - 6] * len(placed),
            "marker": {"color": [COLOURS[bar.stage] for bar in placed]},
            "customdata": [bar.key for bar in placed],
            "hovertext": [bar.text for bar in placed],
            "hovertemplate": f"%{{hovertext}} {scale.unit}<extra></extra>",
        },
        {
            "type": "scatter",
            "mode": "text",
            "x": lengths,
            "y": middles,
            "text": [f" {bar.text}" for bar in placed],
            "textposition": "middle right",
            "textfont": {
                "size": TEXT_SIZE,
                "color": [TEXT_COLOURS[bar.stage] for bar in placed],
            },
            "cliponaxis": False,
            "hoverinfo": "skip",
        },
    ]


def _name_note(one: Spending, top: int) -> charts.Spec:
    return {
        "text": f"<b>{indicator_name(one.indicator_id)}</b>",
        "showarrow": False,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yanchor": "top",
        "font": {"size": TEXT_SIZE, "color": INK},
    }


def _finding(found: Sequence[Spending]) -> str:
    """Say how much of the budget was spent, else the share that went to projects."""
    by_id = {one.indicator_id: one for one in found}
    whole = by_id.get(MONEY)
    if whole and whole.completion:
        stage = "adjusted" if whole.adjusted else "plan"
        return say(f"centre_budget_spent_{stage}", share=_percent(whole.completion))
    projects = by_id.get("project_expenditure")
    if whole and whole.spent and projects and projects.spent:
        share = projects.spent.amount / whole.spent.amount * exactly(100.0)
        return say("centre_budget_projects", share=_percent(share))
    return say("centre_budget_plain")


def _percent(rate: Interval) -> str:
    return with_unit(Scale(1.0, "%").number(rate, "computed"), "%")


def _alt(title: str, subtitle: str, drawn: Sequence[Spending]) -> str:
    scale = budget_scale(drawn)
    told = [
        f"{indicator_name(one.indicator_id)} "
        + say("list_comma").join(bar.text for bar in _bars_of(one, scale, 0))
        for one in drawn
    ]
    return say("sentence_join").join((title, subtitle, *told))
