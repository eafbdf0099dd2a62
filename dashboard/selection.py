"""The choices that several pages share: centre, year, peers and unit, in one row."""

from __future__ import annotations

from analysis.figures import (
    Figures,
    centres_with_figures,
    figures_of_centres,
    years_of_centre,
)
from analysis.overview import fullest_year
from catalogue import catalogue
from dashboard import as_of, choices
from dashboard.memory import remembered, remembered_briefly
from dashboard.texts import centre_name, say

OWN_CENTRE = "guangzhou"
# Whom the pages of several centres show first: ours, and the one we are first of all held against.
OWN_AND_RIVAL = ("guangzhou", "yiyang")
PEERS = ("all", "province")
UNITS = ("auto", "large", "small")


@remembered
def all_centres() -> tuple[str, ...]:
    """Give the centres that have any figure, in catalogue order."""
    return tuple(centres_with_figures())


@remembered_briefly
def figures(centres: tuple[str, ...]) -> Figures:
    """Give every figure of these centres."""
    return figures_of_centres(centres)


@remembered
def years_and_default(centre_id: str) -> tuple[tuple[int, ...], int]:
    """Give a centre's years, newest first, and the one with most headline figures."""
    years = tuple(years_of_centre(centre_id))
    headline = catalogue().themes["headline"]
    fullest = fullest_year(figures((centre_id,)), centre_id, headline)
    return years, fullest or years[0]


def centre() -> str:
    """Ask for a centre."""
    options = all_centres()
    default = OWN_CENTRE if OWN_CENTRE in options else options[0]
    return choices.choose("centre", say("centre"), options, default, centre_name, _absent)


def _absent(asked: str) -> str:
    """Say that a centre has no figure, or had none yet; empty for what has, or is no centre."""
    if asked not in catalogue().centres or asked in all_centres():
        return ""
    day = as_of.day()
    name = centre_name(asked)
    if day is None:
        return say("centre_absent", centre=name)
    return say("as_of_centre", day=day.isoformat(), centre=name)


def centres() -> tuple[str, ...]:
    """Ask for up to six centres, in the order chosen; empty when the reader takes all away."""
    options = all_centres()
    default = [c for c in OWN_AND_RIVAL if c in options] or options[:2]
    label = say("centres")
    return tuple(
        choices.choose_several("centres", label, options, default, centre_name, absent=_absent)
    )


def year(centre_id: str) -> int:
    """Ask for one of the centre's years."""
    years, default = years_and_default(centre_id)
    return choices.choose("year", say("year"), years, default)


def peers(centre_id: str) -> tuple[str, ...]:
    """Ask against whom to rank; give the centres, the chosen one among them."""
    names = {key: say(f"peers_{key}") for key in PEERS}
    chosen = choices.choose("peers", say("peers"), PEERS, PEERS[0], names.__getitem__)
    if chosen == "all":
        return all_centres()
    province = catalogue().centres[centre_id].province.zh
    return tuple(c for c in all_centres() if catalogue().centres[c].province.zh == province)


def unit() -> str:
    """Ask for the unit of money."""
    names = {key: say(f"unit_{key}") for key in UNITS}
    return choices.choose("unit", say("unit"), UNITS, UNITS[0], names.__getitem__)
