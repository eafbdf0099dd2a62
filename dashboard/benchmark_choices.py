"""The choices of the benchmark page: whose place, by what, when, per employee, among whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from analysis import benchmark
from analysis.benchmark import MEASURES, Counts
from analysis.peers import Peers
from catalogue import catalogue
from dashboard import choices, selection
from dashboard.memory import remembered
from dashboard.texts import centre_name, indicator_name, say
from ranks import FEWEST_TO_RANK


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants ranked; `marked` are the own centre and then up to five rivals."""

    indicator: str
    year: int
    measure: str
    peers: Peers
    marked: tuple[str, ...]

    @property
    def own(self) -> str:
        """Give the own centre."""
        return self.marked[0]


@remembered
def _counts() -> Counts:
    return benchmark.centres_by_year()


@remembered
def rankable() -> Mapping[str, tuple[int, ...]]:
    """Give the indicators that can be ranked in some year, each with its years, newest first."""
    return benchmark.rankable(_counts(), catalogue())


@remembered
def ranked_in(year: int) -> tuple[str, ...]:
    """Give the indicators that enough centres have in this year, in the catalogue's order."""
    enough = FEWEST_TO_RANK
    return tuple(i for i in rankable() if _counts()[i].get(year, 0) >= enough)


@remembered
def having(year: int) -> tuple[str, ...]:
    """Give the indicators that any centre has in this year, in the catalogue's order."""
    return tuple(i for i in catalogue().indicators if year in _counts().get(i, {}))


def ask() -> Asked | None:
    """Show the row of choices and give what was chosen; None while nothing can be ranked."""
    if not rankable():
        return None
    row = choices.row([3, 4, 2, 3, 5, 5])
    with row[0]:
        own = selection.centre()
    with row[1]:
        options = tuple(rankable())
        default = "deposits" if "deposits" in options else options[0]
        label = say("benchmark_indicator")
        absent = _too_few(options, default)
        indicator = choices.choose("indicator", label, options, default, indicator_name, absent)
    with row[2]:
        usual = benchmark.usual_year(_counts()[indicator])
        year = choices.choose("rank_year", say("year"), rankable()[indicator], usual)
    with row[3]:
        measure = _measure(indicator)
    with row[4]:
        peers = selection.peers(own)
    with row[5]:
        marked = _marked(own)
    return Asked(indicator, year, measure, peers, marked)


def _measure(indicator_id: str) -> str:
    """Ask how to put amounts; a ratio stays as it is, whatever was chosen for others."""
    names = {key: say(f"benchmark_measure_{key}") for key in MEASURES}
    label = say("benchmark_measure")
    if benchmark.per_employee(catalogue().indicators[indicator_id]) is None:
        st.selectbox(label, [names[MEASURES[0]]], disabled=True)
        return MEASURES[0]
    return choices.choose("put", label, MEASURES, MEASURES[0], names.__getitem__)


def _marked(own: str) -> tuple[str, ...]:
    """Ask for the centres to be marked, which other pages share; the own one always is."""
    options = selection.all_centres()
    default = [c for c in selection.OWN_AND_RIVAL if c in options] or list(options[:2])
    label = say("benchmark_marked")
    chosen = choices.choose_several("centres", label, options, default, centre_name)
    rivals = [centre for centre in chosen if centre != own]
    return (own, *rivals[:5])


def second(asked: Asked) -> str:
    """Ask for the indicator that stands against the one ranked by, of the same year."""
    options = [i for i in ranked_in(asked.year) if i != asked.indicator]
    if not options:
        return ""
    theme = catalogue().themes["compare_ratios"]
    default = next((i for i in theme if i in options), options[0])
    with st.container(width=320):
        absent = _too_few((*options, asked.indicator), default)
        label = say("benchmark_second")
        return choices.choose("against", label, options, default, indicator_name, absent)


def _too_few(options: Sequence[str], shown: str) -> choices.Absent:
    """Give what says that a known indicator cannot be ranked, and what is shown instead."""

    def told(asked: str) -> str:
        if asked not in catalogue().indicators or asked in options:
            return ""
        names = {"name": indicator_name(asked), "shown": indicator_name(shown)}
        return say("benchmark_too_few", **names, least=FEWEST_TO_RANK)

    return told
