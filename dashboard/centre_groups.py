"""Every indicator of a centre's year by group: value, change, place, lines under it, misfits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from analysis.budget import LINE_AMOUNT, LINE_SHARE
from analysis.centre import Standing
from catalogue import Indicator, catalogue
from dashboard import sources
from dashboard.addresses import page_address
from dashboard.centre_parts import (
    Dossier,
    Section,
    change_markup,
    is_about,
    lines_markup,
    misfit_link,
    nothing,
)
from dashboard.markup import Html, joined, markup, tag
from dashboard.numbers import scale_for
from dashboard.peer_words import among
from dashboard.quality_words import outcome_of, rule_title
from dashboard.texts import language, say
from findings import Finding

# Scores are the performance page's, which holds them against each other.
SCORES: Final = ("score", "full", "deduction")
# Lines that a section of their own tells in full, by indicator or by group.
TOLD_IN_BUDGET: Final = (LINE_AMOUNT, LINE_SHARE)
COLUMNS: Final = 4


def groups(dossier: Dossier) -> Section:
    """List every indicator that has a figure or a line, groups folded but those with a misfit."""
    listed: dict[str, list[Indicator]] = {group: [] for group in catalogue().groups}
    told = {line.indicator_id for line in dossier.lines}
    for indicator in catalogue().indicators.values():
        if indicator.id in dossier.standings or indicator.id in told:
            listed[indicator.group].append(indicator)
    found = [_group(group, members, dossier) for group, members in listed.items() if members]
    if not found:
        return nothing("groups", dossier)
    note = tag("p", say("centre_rank_note", among=among(dossier.peers)), class_="source-line")
    return Section("groups", (tag("div", joined(found), class_="groups") + note,))


def _group(group: str, members: Sequence[Indicator], dossier: Dossier) -> Html:
    misfits = [f for f in dossier.misfits if f.indicator_id in {i.id for i in members}]
    count = say("centre_group_count", count=len(members))
    head: list[Html | str] = [
        tag("b", str(getattr(catalogue().groups[group], language()))),
        tag("span", count, class_="soft"),
    ]
    if misfits:
        counted = Counter(outcome_of(finding) for finding in misfits)
        told = (f"{say(f'quality_outcome_{what}')} {number}" for what, number in counted.items())
        head.append(tag("span", say("list_comma").join(told), class_="badge care"))
    rows = joined(_rows(indicator, dossier) for indicator in members)
    content = tag("summary", joined(head, " ")) + _table(rows, dossier.year)
    return Html(f"<details{' open' if misfits else ''}>{content.text}</details>")


def _table(rows: Html, year: int) -> Html:
    heads = ("indicator", "value", "change", "place")
    words = [say(f"centre_head_{head}", year=year) for head in heads]
    head = tag("thead", tag("tr", joined(tag("th", word, scope="col") for word in words)))
    return tag("div", tag("table", head + tag("tbody", rows)), class_="scroll")


def _rows(indicator: Indicator, dossier: Dossier) -> Html:
    """Write an indicator's row and, below it, the lines printed beside it."""
    standing = dossier.standings.get(indicator.id)
    cells = _cells(standing, dossier) if standing else ["", "", ""]
    name = _name(indicator, standing, dossier)
    row = tag("tr", joined(tag("td", cell) for cell in (name, *cells)))
    below = _below(indicator, dossier)
    if markup(below):
        row += tag("tr", tag("td", below, colspan=str(COLUMNS)), class_="below")
    return row


def _name(indicator: Indicator, standing: Standing | None, dossier: Dossier) -> Html:
    parts: list[Html | str] = [indicator.says("short", language())]
    if standing:
        scale = scale_for(indicator, [standing.figure.amount], dossier.asked)
        parts.append(tag("span", scale.unit, class_="unit"))
        parts.append(sources.badges(standing.figure))
    lines = dossier.lines_on(indicator.id)
    parts += [
        _misfit(finding)
        for finding in dossier.misfits
        if finding.indicator_id == indicator.id
        and not any(is_about(finding, line) for line in lines)
    ]
    return joined([part for part in parts if markup(part)], " ")


def _misfit(finding: Finding) -> Html:
    """Mark a misfit; of a sentence beside the name, its rule says what it is about."""
    if finding.span is None:
        return misfit_link(finding)
    return joined([misfit_link(finding), tag("span", rule_title(finding), class_="soft")], " ")


def _cells(standing: Standing, dossier: Dossier) -> list[Html | str]:
    figure = standing.figure
    scale = scale_for(standing.indicator, [figure.amount], dossier.asked)
    number = sources.number(figure, scale.of(figure))
    return [
        joined([sources.mark(figure), " ", number]),
        change_markup(standing),
        _place(standing),
    ]


def _place(standing: Standing) -> Html | str:
    place = standing.place
    if place is None:
        return tag("span", "—", class_="soft")
    band = str(place.best) if place.best == place.worst else f"{place.best}–{place.worst}"
    return joined([band, tag("span", f" / {place.among}", class_="unit")])


def _below(indicator: Indicator, dossier: Dossier) -> Html:
    lines = dossier.lines_on(indicator.id)
    plain = [line for line in lines if line.role not in SCORES]
    parts: list[Html] = []
    if indicator.id in TOLD_IN_BUDGET and plain:
        parts.append(_way("#centre-budget", "centre_lines_in_budget"))
    elif indicator.group == "service" and len(plain) > 1:
        parts.append(_way("#centre-services", "centre_lines_in_services"))
    else:
        parts.append(lines_markup(plain, dossier.misfits))
    if len(plain) < len(lines):
        where = page_address("performance", centre=dossier.centre_id)
        parts.append(tag("a", say("centre_scores_there"), href=where, data_go=""))
    return joined(part for part in parts if part.text)


def _way(where: str, key: str) -> Html:
    return tag("a", say(key), href=where)
