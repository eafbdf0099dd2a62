"""What the dictionary shows: which indicators were asked for, and an entry for each.

Entries are plain HTML that folds in the browser, so that opening one needs no round trip.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from analysis.coverage import Coverage, all_years, coverage
from analysis.search import nearest, search
from catalogue import Indicator, catalogue
from dashboard.addresses import query_of
from dashboard.entries import anchor, entry, heading
from dashboard.markup import Html, joined, tag
from dashboard.memory import remembered
from dashboard.sheets import indicators
from dashboard.texts import language, say
from dashboard.workbooks import Sheet

ORDERS: Final = ("catalogue", "coverage")
SHOWN: Final = ("every", "known")
ALL_GROUPS: Final = "all"
LINK: Final = re.compile(rf'href="#{anchor("")}(\w+)"')


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asks for: words, a group, an order, and only indicators with figures."""

    words: str
    group: str
    order: str
    shown: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The indicators asked for, and how many the words alone would find."""

    asked: Asked
    indicators: tuple[Indicator, ...]
    without_filters: int


@remembered
def known_coverage() -> dict[str, Coverage]:
    """Give the coverage of every indicator, those without any reading too."""
    found = coverage()
    return {i: found.get(i, Coverage()) for i in catalogue().indicators}


@remembered
def _entries(_language: str) -> dict[str, Html]:
    """Write an entry for every indicator, once per language."""
    covered = known_coverage()
    years = all_years(covered.values())
    most = max((known.centres for known in covered.values()), default=0)
    return {
        indicator.id: entry(indicator, covered[indicator.id], years, most, _address(indicator.id))
        for indicator in catalogue().indicators.values()
    }


def _address(indicator_id: str) -> str:
    return f"?{query_of(indicator=indicator_id)}"


@remembered
def _found(words: str, language_: str) -> tuple[Indicator, ...]:
    return tuple(search(catalogue().indicators.values(), words, language_))


def answer(asked: Asked) -> Answer:
    """Find the indicators asked for, in the order asked for; words found best come first."""
    every = tuple(catalogue().indicators.values())
    found = _found(asked.words, language()) if asked.words else every
    covered = known_coverage()
    kept = [i for i in found if asked.group in (ALL_GROUPS, i.group)]
    if asked.shown == "known":
        kept = [i for i in kept if covered[i.id].centres]
    if asked.order == "coverage":
        kept.sort(key=lambda i: (-covered[i.id].centres, i.position))
    return Answer(asked, tuple(kept), len(found))


def lead(found: Answer) -> str:
    """Say how many indicators there are and how many of them have figures."""
    covered = known_coverage()
    known = [covered[i.id] for i in found.indicators if covered[i.id].centres]
    words, count = found.asked.words, len(found.indicators)
    if words and not count:
        return say("dictionary_lead_none", words=words)
    if words:
        return say("dictionary_lead_found", words=words, count=count, known=len(known))
    years = all_years(known)
    if not years:
        return say("dictionary_lead_unknown", count=count)
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    centres = max(one.centres for one in known)
    return say("dictionary_lead", count=count, known=len(known), centres=centres, years=span)


def entries(found: Answer, pinned: Indicator | None) -> Html:
    """Lay the entries out, by group unless words or another order ask for one list."""
    written = _entries(language())
    parts = []
    if pinned:
        opened = written[pinned.id].text.replace("<details", "<details open", 1)
        parts.append(tag("div", Html(opened), class_="pinned"))
    for title, members in _sections(found.asked, found.indicators):
        # One id a page: the entry on top is not repeated below.
        lines = joined(written[i.id] for i in members if i != pinned)
        if members:
            parts.append(tag("section", heading(title, len(members)) + lines))
    return _linked(tag("div", joined(parts), class_="entries"), found, pinned)


def _linked(content: Html, found: Answer, pinned: Indicator | None) -> Html:
    """Let links to entries that are not on the page ask for them by their address."""
    shown = {i.id for i in found.indicators} | {i.id for i in [pinned] if i}
    if len(shown) == len(catalogue().indicators):
        return content

    def link(match: re.Match[str]) -> str:
        return match[0] if match[1] in shown else f'href="{escape(_address(match[1]))}"'

    return Html(LINK.sub(link, content.text))


def _sections(asked: Asked, found: Sequence[Indicator]) -> list[tuple[str, Sequence[Indicator]]]:
    if asked.order == "coverage":
        return [(say("dictionary_order_coverage"), found)]
    if asked.words:
        return [(say("dictionary_best_first"), found)]
    groups = catalogue().groups
    return [(getattr(groups[g], language()), [i for i in found if i.group == g]) for g in groups]


def sheets() -> list[Sheet]:
    """Give the whole catalogue with its coverage, whatever is searched for, as a download."""
    return [indicators(catalogue().indicators.values(), known_coverage())]


def pinned(asked: str) -> tuple[Indicator | None, str]:
    """Find the indicator an address names, and what to say where it is not there by that id."""
    known = catalogue().indicators
    if not asked or asked in known:
        return known.get(asked), ""
    close = search(known.values(), asked, language()) or nearest(known.values(), asked)
    if not close:
        return None, say("dictionary_no_indicator", asked=asked[:30])
    name = close[0].says("name", language())
    return close[0], say("unknown_choice", asked=asked[:30], shown=name)


def unpin() -> None:
    """Take the indicator on top away: a new search asks for something else."""
    st.query_params.pop("indicator", None)


def offer_ways_on(found: Answer) -> None:
    """Where nothing is found, offer what lies outside the filters or near the words."""
    if found.indicators:
        return
    with st.container(key="ways-on", horizontal=True, vertical_alignment="center"):
        if found.without_filters:
            label = say("dictionary_lift_filters", count=found.without_filters)
            st.button(label, on_click=_lift_filters, width="content")
            return
        near = nearest(catalogue().indicators.values(), found.asked.words)
        if near:
            st.write(say("dictionary_near"))
        for indicator in near:
            name = indicator.says("name", language())
            st.button(name, key=f"near-{indicator.id}", on_click=_search_for, args=(name,))
        st.button(say("dictionary_show_all"), on_click=_search_for, args=("",), type="tertiary")


def _lift_filters() -> None:
    st.session_state["group"], st.session_state["shown"] = ALL_GROUPS, SHOWN[0]


def _search_for(words: str) -> None:
    st.session_state["q"] = words
