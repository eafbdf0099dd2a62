"""The choices that several pages share: centre, year, peers and unit, in one row."""

from __future__ import annotations

import streamlit as st

from analysis import peers as peers_of
from analysis.figures import (
    Figures,
    centres_with_figures,
    figures_of_centres,
    years_of_centre,
)
from analysis.overview import fullest_year
from analysis.peers import BUILT_IN, Group, Peers, Size
from catalogue import catalogue
from dashboard import as_of, choices, peer_groups
from dashboard.memory import remembered, remembered_briefly, remembered_until_written
from dashboard.texts import centre_name, say

OWN_CENTRE = "guangzhou"
# Whom the pages of several centres show first: ours, and the one we are first of all held against.
OWN_AND_RIVAL = ("guangzhou", "yiyang")
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


@remembered
def sizes(centre_id: str) -> tuple[Size, ...]:
    """Give the centres by their distance in scale from this one, which comes first."""
    return peers_of.sizes(centre_id)


@remembered_until_written
def groups() -> tuple[Group, ...]:
    """Give the groups that people saved, by name."""
    return peers_of.groups()


def peers(centre_id: str) -> Peers:
    """Ask with whom to compare a centre: all, by scale, of its province, or a saved group.

    The address names the choice; beside it groups are made and deleted.
    """
    saved = {group.name: group for group in groups()}
    with st.container(
        key="peers-row", horizontal=True, vertical_alignment="bottom", wrap=False, gap="small"
    ):
        options = (*BUILT_IN, *saved)
        chosen = choices.choose(
            "peers", say("peers"), options, BUILT_IN[0], peer_groups.peers_name, _no_group
        )
        peer_groups.manage(all_centres(), groups())
    known = catalogue()
    if chosen in saved:
        return peers_of.of_group(centre_id, saved[chosen], known)
    if chosen == "scale":
        return peers_of.by_scale(centre_id, sizes(centre_id))
    find = peers_of.in_province if chosen == "province" else peers_of.all_of
    return find(centre_id, all_centres(), known)


def _no_group(asked: str) -> str:
    """Say that no group of this name is saved here; empty for what can be chosen or nearly so."""
    saved = [group.name for group in groups()]
    close: str | None = choices.nearest(asked, BUILT_IN, peer_groups.peers_name)
    if asked in saved or close:
        return ""
    shown = peer_groups.peers_name(BUILT_IN[0])
    return say("peers_no_group", asked=choices.readable(asked), shown=shown)


def unit() -> str:
    """Ask for the unit of money."""
    names = {key: say(f"unit_{key}") for key in UNITS}
    return choices.choose("unit", say("unit"), UNITS, UNITS[0], names.__getitem__)
