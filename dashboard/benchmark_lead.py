"""The sentences over the ranking: whose place, how far from median and first, whom beside."""

from __future__ import annotations

from collections import Counter

from analysis.benchmark import Entry, Field
from analysis.benchmark_open import middle, open_with
from analysis.benchmark_pairs import side
from dashboard.benchmark_words import (
    apart_text,
    linked,
    name_of,
    named,
    number,
    obstacle_text,
    quarter_words,
    rank_text,
    value_text,
)
from dashboard.gaps import gap_text
from dashboard.lines import line
from dashboard.markup import Html, joined
from dashboard.numbers import Scale, with_unit
from dashboard.source_pairs import difference
from dashboard.texts import centre_name, say
from ranks import Place


def sentences(field: Field, own: str, among: str, scale: Scale) -> list[Html]:
    """Say where the own centre stands, how far from median and first, and beside whom.

    `among` names the peers.
    """
    entry = field.entry(own)
    if entry is None:
        told = [_line("missing", field, own, gap=gap_text(own, field.year))]
    elif entry.place is None:
        key = "value" if entry.obstacle == "few" else "unranked"
        value = linked(entry, scale)
        told = [_line(key, field, own, value=value, why=obstacle_text(entry))]
    else:
        told = [_rank(field, entry, entry.place, among, scale), _distance(field, entry, scale)]
        told.append(_neighbours(field, entry, scale))
    return [*told, _others(field)]


def _line(key: str, field: Field, own: str, /, **parts: Html | str | int) -> Html:
    common: dict[str, str | int] = {
        "centre": centre_name(own),
        "year": field.year,
        "name": name_of(field),
    }
    return line(f"benchmark_lead_{key}", **common, **parts)


def _rank(field: Field, entry: Entry, place: Place, among: str, scale: Scale) -> Html:
    return _line(
        f"rank_{'judged' if field.is_judged else 'size'}",
        field,
        entry.centre_id,
        value=linked(entry, scale),
        peers=among,
        among=place.among,
        rank=rank_text(place),
        quarter=quarter_words(place),
        way=say(f"benchmark_order_{field.direction}"),
    )


def _distance(field: Field, entry: Entry, scale: Scale) -> Html:
    """Say how far a ranked centre is from the median, and from the first or ahead of the second."""
    amount, (_, median, _) = entry.figure.amount, field.quartiles
    word = {1: "above", -1: "below", 0: "at"}[side(amount, median)]
    apart: Html | str = apart_text(field, scale, amount - median)
    centres = middle(field)
    if len(centres) == 1:
        apart = _difference(entry, centres[0], apart)
    told = line(f"benchmark_lead_{word}", median=_median(field, scale), apart=apart)
    first, second = field.ranked[:2]
    key, other = ("ahead", second) if entry is first else ("behind", first)
    if amount.overlaps(other.figure.amount):
        return told
    gap = _difference(other, entry, apart_text(field, scale, other.figure.amount - amount))
    name, value = centre_name(other.centre_id), linked(other, scale)
    return told + line(f"benchmark_lead_{key}", other=name, value=value, apart=gap)


def _median(field: Field, scale: Scale) -> Html | str:
    """Give the median: the middle centre's number, or between which two it lies, each linked."""
    told = with_unit(scale.number(field.quartiles[1], "computed"), scale.unit)
    centres = middle(field)
    if len(centres) == 1:
        return number(centres[0], told)
    one, two = (
        joined([centre_name(entry.centre_id), " ", number(entry, value_text(entry, scale))])
        for entry in centres
    )
    return line("benchmark_lead_midway", median=told, one=one, two=two)


def _difference(one: Entry, other: Entry, text: Html | str) -> Html | str:
    """Open the sources of both figures; of quotients there are four, which stand in the table."""
    if len(one.parts) > 1 or len(other.parts) > 1:
        return text
    return difference(one.figure, other.figure, text)


def _neighbours(field: Field, entry: Entry, scale: Scale) -> Html:
    """Name who stands next to a ranked centre, or with whom rounding leaves the order open."""
    alike = open_with(field, entry)
    if alike:
        return line("benchmark_lead_open", names=named(alike))
    position = field.ranked.index(entry)
    before, after = field.ranked[:position][-1:], field.ranked[position + 1 :][:1]
    if not before:
        return Html("")  # whom it is ahead of is told with the distance
    parts = _neighbour("before", before[0], scale)
    if not after:
        return line("benchmark_lead_last", **parts)
    return line("benchmark_lead_between", **parts, **_neighbour("after", after[0], scale))


def _neighbour(where: str, entry: Entry, scale: Scale) -> dict[str, Html | str]:
    return {where: centre_name(entry.centre_id), f"{where}_value": linked(entry, scale)}


def _others(field: Field) -> Html:
    """Say how many are not ranked, and why."""
    counts = Counter(entry.obstacle for entry in field.unranked)
    told = [
        say(f"benchmark_count_{why}", count=counts[why])
        for why in ("qualifier", "doubt", "outside", "few")
        if counts[why]
    ]
    if field.missing:
        told.append(say("benchmark_count_missing", count=len(field.missing)))
    others = say("list_comma").join(told)
    if not field.ranked:
        return line("benchmark_lead_few", others=others)
    return line("benchmark_lead_others", others=others) if told else Html("")
