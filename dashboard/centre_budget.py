"""Budget and spending: planned, adjusted and spent by kind, and the lines of the projects."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.budget import ProjectLine, ProjectLines, Spending, project_lines, spending
from analysis.centre import Line
from dashboard import sources
from dashboard.centre_budget_bars import bars, budget_scale
from dashboard.centre_parts import (
    Dossier,
    Part,
    Section,
    amount,
    change_markup,
    fact,
    facts,
    heading,
    nothing,
)
from dashboard.lines import line
from dashboard.markup import Html, joined, table, tag
from dashboard.numbers import Scale, with_unit
from dashboard.source_table import item_name
from dashboard.texts import indicator_name, say
from figures import Figure
from intervals import Interval

RATES = (
    "budget_completion_rate",
    "budget_execution_rate_avg",
    "public_expenditure_control_rate",
    "carryover_rate",
)
PERCENT = Scale(1.0, "%")


def budget(dossier: Dossier) -> Section:
    """Tell what was planned and spent, then the rates the report prints, then the project lines."""
    found = spending(dossier.figures, dossier.lines, dossier.centre_id, dossier.year)
    lines = project_lines(dossier.figures, dossier.lines, dossier.centre_id, dossier.year)
    if not (found or lines.lines):
        return nothing("budget", dossier)
    parts: list[Part] = []
    if found:
        parts.append((bars(found, dossier), _stages(found) + _rates(dossier)))
    if lines.lines:
        parts.append(_lines(lines))
    return Section("budget", tuple(parts))


def _stages(found: Sequence[Spending]) -> Html:
    """Lay the kinds of spending out by stage, in one unit."""
    scale = budget_scale(found)
    stages = [stage for stage in ("plan", "adjusted") if any(getattr(s, stage) for s in found)]
    heads: list[Html | str] = [
        tag("span", scale.unit, class_="unit"),
        *(say(f"centre_stage_{s}") for s in stages),
    ]
    heads.append(say("centre_stage_spent"))
    if stages:
        heads.append(say("centre_completion"))
    rows = []
    for one in found:
        cells: list[Html | str] = [_kind(one)]
        cells += [_planned(getattr(one, stage), scale) for stage in stages]
        cells.append(_spent(one.spent, scale))
        if stages:
            cells.append(_percent(one.completion))
        rows.append(cells)
    note = tag("p", say("centre_completion_note"), class_="source-line") if stages else Html("")
    return tag("div", table(heads, rows) + note, class_="panel stages")


def _kind(one: Spending) -> Html:
    """Name a kind of spending, with its completion below where there is no room beside it."""
    name = joined([indicator_name(one.indicator_id)])
    if one.completion is None:
        return name
    words = joined([say("centre_completion"), " ", _percent(one.completion)])
    return name + tag("small", words)


def _planned(line: Line | None, scale: Scale) -> Html:
    if line is None or line.amount is None:
        return _dash()
    name = f"{indicator_name(line.indicator_id)} {line.item}"
    return sources.printed(line.observation_id, scale.number(line.amount), name)


def _spent(figure: Figure | None, scale: Scale) -> Html:
    if figure is None:
        return _dash()
    number = sources.number(figure, scale.of(figure))
    return joined([sources.mark(figure), " ", number])


def _percent(rate: Interval | None) -> Html | str:
    return f"◇ {with_unit(PERCENT.number(rate, 'computed'), '%')}" if rate else _dash()


def _dash() -> Html:
    return tag("span", "—", class_="soft")


def _rates(dossier: Dossier) -> Html:
    """Tell the rates the report prints itself, and the change of what was spent."""
    told = []
    for indicator in RATES:
        figure = dossier.get(indicator)
        if figure:
            standing = dossier.standings[indicator]
            notes = [change_markup(standing)] if standing.change else []
            told.append(fact(indicator_name(indicator), amount(figure), notes))
    return facts(told) if told else Html("")


def _lines(found: ProjectLines) -> Html:
    """List the project lines, each with a bar as long as its share of the largest."""
    known = [one.amount.amount for one in found.lines if one.amount.amount]
    largest = max((abs(amount.value) for amount in known), default=1.0)
    scale = budget_scale((), known)
    heads = (
        joined([say("centre_line"), " ", tag("span", scale.unit, class_="unit")]),
        say("centre_line_amount"),
        say("centre_line_share"),
    )
    rows = [_line_row(one, scale, largest) for one in found.lines]
    title = heading(say("centre_lines_title", count=len(found.lines)), _lines_sum(found, scale))
    return tag("div", title + table(heads, rows), class_="panel project-lines")


def _line_row(one: ProjectLine, scale: Scale, largest: float) -> list[Html | str]:
    line_of = one.amount
    value = line_of.amount.value if line_of.amount else 0.0
    bar = tag("i", "", style=f"width:{max(100 * value / largest, 0.5):.1f}%", aria_hidden="true")
    name = tag("span", item_name(line_of.item)) + bar
    return [name, _planned(line_of, scale), _share(one)]


def _share(one: ProjectLine) -> Html | str:
    if one.share:
        text = with_unit(one.share.printed_value, "%")
        name = f"{indicator_name(one.share.indicator_id)} {one.share.item}"
        return sources.printed(one.share.observation_id, text, name)
    return _percent(one.computed)


def _lines_sum(found: ProjectLines, scale: Scale) -> Html:
    if found.adding_up is None:
        return Html("")
    added = with_unit(scale.number(found.adding_up.parts, "computed"), scale.unit)
    name = indicator_name("project_expenditure")
    whole = with_unit(scale.number(found.adding_up.whole), scale.unit)
    key = f"centre_lines_{found.adding_up.fit}"
    return line(key, count=len(found.lines), sum=added, name=name, whole=whole)
