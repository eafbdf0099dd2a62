"""The sentences over the centre page: how large it is, what stands out, what contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.centre import Standing, largest_change
from analysis.findings import Judged
from catalogue import catalogue
from dashboard.cards import judgement
from dashboard.centre_parts import Dossier
from dashboard.lines import lead, line, linked
from dashboard.markup import Html, tag
from dashboard.numbers import change_text
from dashboard.peer_words import among
from dashboard.texts import indicator_name, say

SIZE = ("paying_employees", "deposits")


def sentences(dossier: Dossier, judged: Sequence[Judged], checked: int) -> Html:
    """Write the lead from the figures; a sentence without figures is left out.

    `checked` counts the verdicts on all years of the centre.
    """
    told = [_size(dossier), _change(dossier), _contradictions(judged, checked)]
    return lead(told)


def _size(dossier: Dossier) -> Html:
    employees, deposits = (dossier.standings.get(i) for i in SIZE)
    if deposits is None:
        return line("centre_lead_no_size", year=dossier.year)
    parts: dict[str, Html | str | int] = {"year": dossier.year, "deposits": linked(deposits.figure)}
    place = _place(deposits, dossier)
    if employees is None:
        return line("centre_lead_deposits", place=place, **parts)
    return line("centre_lead_size", employees=linked(employees.figure), place=place, **parts)


def _place(standing: Standing, dossier: Dossier) -> str:
    place = standing.place
    if place is None:
        return ""
    band = str(place.best) if place.best == place.worst else f"{place.best}–{place.worst}"
    return say("centre_lead_place", among=among(dossier.peers), count=place.among, place=band)


def _change(dossier: Dossier) -> Html:
    """Name the headline amount that changed most, of those whose change is sure."""
    found = largest_change(dossier.standings.values(), catalogue().themes["headline"])
    if found is None or found.change is None:
        return Html("")
    word, style = judgement(found.change, found.indicator.direction)
    arrow = "▲ " if found.change.sign > 0 else "▼ "
    change = tag("span", f"{arrow}{change_text(found.change)} {word}".rstrip(), class_=style)
    name = indicator_name(found.indicator.id)
    return line("centre_lead_change", name=name, value=linked(found.figure), change=change)


def _contradictions(judged: Sequence[Judged], checked: int) -> Html:
    if not checked:
        return line("centre_lead_unchecked")
    if not judged:
        return line("centre_lead_fits", count=f"{checked:,}")
    still = sum(one.state == "open" for one in judged)
    misfits = tag("a", str(len(judged)), href="#centre-findings")
    return line("centre_lead_misfits", count=f"{checked:,}", misfits=misfits, open=still)
