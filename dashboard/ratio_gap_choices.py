"""Which gap to split: the ratio, and between two centres or two years of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from analysis.figures import Figures
from analysis.ratio_gap import Place, Split, quotients, split
from catalogue import Catalogue, catalogue
from dashboard import choices, selection
from dashboard.memory import remembered
from dashboard.texts import centre_name, indicator_name, say

# The address for between the first two centres; any other choice is a centre's id.
BETWEEN: Final = "centres"
# Ratios that the page tells most about come first.
THEME: Final = "compare_ratios"


@dataclass(frozen=True, slots=True)
class AskedGap:
    """The ratio whose gap is to be split, from where to where, and which others could be."""

    indicator_id: str
    start: Place
    end: Place
    splittable: tuple[str, ...]


def ask(years: tuple[Place, ...]) -> AskedGap | None:
    """Ask for the ratio and the two places among these centres and years; None where one is all."""
    with st.container(key="gap-choices"):
        what, across, when = st.columns([5, 5, 3], vertical_alignment="bottom")
    with across:
        between = _between(years)
    with when:
        places = years[1::-1] if between == BETWEEN else _two_years(between, dict(years)[between])
    if places is None:
        return None
    start, end = places
    options, splittable = options_for(start, end)
    default = next(iter(splittable), options[0])
    with what:
        chosen = choices.choose("ratio", say("ratio_gap_ratio"), options, default, indicator_name)
    return AskedGap(chosen, start, end, splittable)


def _between(years: tuple[Place, ...]) -> str:
    centres = [centre for centre, _ in years]
    options = [*([BETWEEN] if len(centres) > 1 else []), *centres[:2]]

    def name(option: str) -> str:
        if option == BETWEEN:
            return say(
                "ratio_gap_centres", one=centre_name(centres[0]), other=centre_name(centres[1])
            )
        return say("ratio_gap_years", centre=centre_name(option))

    return choices.choose("gap", say("ratio_gap_between"), options, options[0], name)


def _two_years(centre_id: str, year: int) -> tuple[Place, Place] | None:
    """Ask since when to look at one centre; None where it has no other year."""
    options = other_years(centre_id, year)
    if not options:
        st.selectbox(say("ratio_gap_since"), [say("ratio_gap_no_year")], disabled=True)
        return None
    before = [other for other in options if other < year]
    default = max(before) if before else min(options)
    since = choices.choose("since", say("ratio_gap_since"), options, default)
    first, last = sorted((since, year))
    return (centre_id, first), (centre_id, last)


@remembered
def other_years(centre_id: str, year: int) -> tuple[int, ...]:
    """Give a centre's other years in which some ratio can be split against this one, newest first.

    Where there is none, its other years with anything of these ratios.
    """
    known, figures = catalogue(), selection.figures((centre_id,))
    parts = {i for q in quotients(known, between_centres=False).values() for i in q.indicators}
    years = {y for c, y, i in figures.by_cell if c == centre_id and i in parts and y != year}
    fit = [y for y in years if can_split(figures, known, (centre_id, y), (centre_id, year))]
    return tuple(sorted(fit or years, reverse=True))


@remembered
def options_for(start: Place, end: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the ratios to choose from, those told most about first, and which can be split."""
    known = catalogue()
    figures = selection.figures(tuple(dict.fromkeys((start[0], end[0]))))
    found = quotients(known, between_centres=start[0] != end[0])
    told = [i for i in known.themes[THEME] if i in found]
    options = tuple(dict.fromkeys((*told, *found)))
    able = set(can_split(figures, known, start, end))
    return options, tuple(i for i in options if i in able)


def can_split(figures: Figures, known: Catalogue, start: Place, end: Place) -> Iterable[str]:
    """Give the ratios whose gap between these places can be split."""
    found = quotients(known, between_centres=start[0] != end[0])
    return [i for i in found if isinstance(split(figures, known.indicators[i], start, end), Split)]
