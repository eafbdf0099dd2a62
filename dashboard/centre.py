"""The centre page put together: everything about one centre, section by section.

Each section has a module of its own; what people decide about findings is asked for apart, so
that the rest stays remembered while they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st

from analysis.centre import coverage_by_year, documents_of, lines_of, standings
from analysis.evidence import counts_by_check
from analysis.findings import misfits, verdict_counts, verdicts_on
from analysis.peers import Peers
from catalogue import catalogue
from dashboard import charts, selection
from dashboard.centre_budget import budget
from dashboard.centre_groups import groups
from dashboard.centre_lead import sentences
from dashboard.centre_money import money
from dashboard.centre_parts import Dossier, Part, Section
from dashboard.centre_profile import profile
from dashboard.centre_risk import risk
from dashboard.centre_series import headline_series
from dashboard.centre_services import services
from dashboard.centre_sources import documents_section, findings_section
from dashboard.charts import Chart
from dashboard.markup import Html, joined, show, tag
from dashboard.memory import remembered, remembered_until_written
from dashboard.texts import centre_name, say

# The look of this page; no other needs it.
STYLE: Final = Path(__file__).with_name("centre.css")


@dataclass(frozen=True, slots=True)
class Page:
    """A centre's page but for its findings, with what it was made from."""

    title: str
    sections: tuple[Section, ...]
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a centre's findings as they stand."""

    lead: Html
    section: Section


@remembered
def centre_of(centre_id: str, year: int, peers: Peers, asked: str, _language: str) -> Page:
    """Put the page together; `asked` is the money unit asked for, auto, large or small."""
    figures = selection.figures((centre_id,))
    dossier = Dossier(
        centre_id,
        year,
        peers,
        asked,
        figures,
        tuple(lines_of(centre_id, year)),
        standings(figures, centre_id, year, catalogue(), peers.centres),
        tuple(finding for finding in verdicts_on(centre_id, year) if finding.is_misfit),
    )
    held = documents_of(centre_id)
    sections = (
        profile(dossier, held, counts_by_check([centre_id])),
        headline_series(dossier),
        groups(dossier),
        money(dossier),
        risk(dossier),
        budget(dossier),
        services(dossier),
        documents_section(held, coverage_by_year(figures, centre_id)),
    )
    title = say("overview_title", centre=centre_name(centre_id), year=year)
    return Page(title, sections, dossier)


@remembered_until_written
def judged_of(centre_id: str, year: int, peers: Peers, asked: str, shown: str) -> Told:
    """Tell a centre's findings and what was decided about them; `shown` is the language."""
    dossier = centre_of(centre_id, year, peers, asked, shown).dossier
    judged = misfits([centre_id])
    counts = verdict_counts([centre_id])
    checked = sum(found.total() for found in counts.values())
    return Told(sentences(dossier, judged, checked), findings_section(dossier, judged, checked))


def contents(sections: Sequence[Section]) -> Html:
    """List the sections, each a way down to it; those with nothing to say are told apart."""
    links = (
        tag(
            "a",
            say(f"centre_section_{section.key}"),
            href=f"#centre-{section.key}",
            class_="soft" if section.is_empty else "",
        )
        for section in sections
    )
    return tag("nav", joined(links), class_="contents", aria_label=say("centre_contents"))


def show_sections(sections: Sequence[Section]) -> None:
    """Put the sections on the page, texts that follow each other in one piece."""
    waiting: list[Html] = []
    for section in sections:
        title = tag("h2", say(f"centre_section_{section.key}"), id=f"centre-{section.key}")
        if section.is_empty:
            inside = joined(part for part in section.parts if isinstance(part, Html))
            waiting.append(tag("div", title + inside, class_="empty"))
            continue
        waiting.append(title)
        for number, part in enumerate(section.parts):
            if isinstance(part, Html):
                waiting.append(part)
            else:
                _flush(waiting)
                _draw(part, f"centre-{section.key}-{number}")
    _flush(waiting)


def _flush(waiting: list[Html]) -> None:
    if waiting:
        show(joined(waiting))
        waiting.clear()


def _draw(part: Part, key: str) -> None:
    if isinstance(part, Chart):
        charts.show(part, key)
        return
    if isinstance(part, Html):
        show(part)
        return
    with st.container(key=f"pictures-{key}"):
        for number, (place, column) in enumerate(zip(part, st.columns(len(part)), strict=True)):
            with column:
                if isinstance(place, Html):
                    if place.text:
                        show(place)
                else:
                    charts.show(place, f"{key}-{number}")
