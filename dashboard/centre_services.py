"""Services and digital work: figures with their targets, and what reports count line by line."""

from __future__ import annotations

from catalogue import Indicator, catalogue
from dashboard import sources
from dashboard.centre_parts import (
    Dossier,
    Section,
    amount,
    change_markup,
    fact,
    facts,
    line_number,
    lines_markup,
    nothing,
)
from dashboard.lines import line
from dashboard.markup import Html, joined, tag
from dashboard.texts import language

GROUP = "service"


def services(dossier: Dossier) -> Section:
    """Tell the figures of the group, then the lines under their indicators."""
    members = [i for i in catalogue().indicators.values() if i.group == GROUP]
    told = [_fact(i, dossier) for i in members if i.id in dossier.standings]
    lists = [_list(i, dossier) for i in members]
    found = [part for part in lists if part.text]
    if not (told or found):
        return nothing("services", dossier)
    pairs = tag("dl", joined(found), class_="profile") if found else Html("")
    return Section("services", ((facts(told) if told else Html("")) + pairs,))


def _fact(indicator: Indicator, dossier: Dossier) -> Html:
    standing = dossier.standings[indicator.id]
    notes: list[Html | str] = [change_markup(standing)] if standing.change else []
    notes += [
        line("centre_target", value=line_number(one))
        for one in dossier.lines_on(indicator.id)
        if one.role == "target" and not one.item
    ]
    notes.append(sources.badges(standing.figure))
    name = indicator.says("short", language())
    return fact(name, amount(standing.figure, dossier.asked), notes)


def _list(indicator: Indicator, dossier: Dossier) -> Html:
    """List what is printed beside the figure, but for the target told with it."""
    lines = [
        one
        for one in dossier.lines_on(indicator.id)
        if not (one.role == "target" and not one.item and indicator.id in dossier.standings)
    ]
    if not lines:
        return Html("")
    return tag("dt", indicator.says("short", language())) + tag("dd", lines_markup(lines))
