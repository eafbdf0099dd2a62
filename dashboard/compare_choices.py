"""The choices of the compare page: which centres, in which years, by which measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from analysis import compare, measures
from catalogue import catalogue
from dashboard import choices, selection
from dashboard.memory import remembered
from dashboard.texts import say

ALIGNMENTS: Final = ("same", "latest")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants compared: each centre with its year, in order, and how.

    `aligned` tells whether one year was asked of all; `unit` is auto, large or small.
    """

    years: tuple[tuple[str, int], ...]
    aligned: bool
    measure: str
    unit: str


def ask() -> Asked:
    """Show the row of choices and give what was chosen; no years where no centre was."""
    row = choices.row([6, 3, 2, 4, 2])
    with row[0]:
        centres = selection.centres()
    with row[1]:
        names = {key: say(f"compare_align_{key}") for key in ALIGNMENTS}
        align = choices.choose(
            "align", say("compare_align"), ALIGNMENTS, ALIGNMENTS[0], names.__getitem__
        )
    with row[2]:
        years = _years(centres, aligned=align == "same")
    with row[3]:
        measure = _measure(years)
    with row[4]:
        unit = selection.unit()
    return Asked(years, align == "same", measure, unit)


def _years(centres: tuple[str, ...], *, aligned: bool) -> tuple[tuple[str, int], ...]:
    if not aligned or not centres:
        st.selectbox(say("compare_at"), [say("compare_latest")], disabled=True)
        return tuple(latest_years(centres).items())
    options, default = years_and_default(centres)
    _follow("at", default)
    year = choices.choose("at", say("compare_at"), options, default)
    return tuple((centre, year) for centre in centres)


def _measure(years: tuple[tuple[str, int], ...]) -> str:
    default = usual_measure(years)
    _follow("measure", default)
    names = {key: say(f"compare_measure_{key}") for key in measures.MEASURES}
    return choices.choose(
        "measure", say("compare_measure"), measures.MEASURES, default, names.__getitem__
    )


def _follow(key: str, default: str | int) -> None:
    """Let a choice that nobody made follow its default when other choices move that."""
    before = st.session_state.get(f"{key}-default")
    if before is not None and before != default and st.session_state.get(key) == before:
        st.session_state[key] = default
    st.session_state[f"{key}-default"] = default


@remembered
def years_and_default(centres: tuple[str, ...]) -> tuple[tuple[int, ...], int]:
    """Give the years in which any of these centres can be compared, newest first, and the best."""
    figures = selection.figures(centres)
    indicators = compare.compared(catalogue())
    options = compare.years_known(figures, centres, indicators)
    best = compare.best_year(figures, centres, indicators)
    if best is None:
        return selection.years_and_default(centres[0])
    return tuple(options), best


@remembered
def latest_years(centres: tuple[str, ...]) -> Mapping[str, int]:
    """Give each centre's latest year that can be compared; any of its years if there is none."""
    latest = compare.latest_years(
        selection.figures(centres), centres, compare.compared(catalogue())
    )
    return {c: latest.get(c) or selection.years_and_default(c)[1] for c in centres}


@remembered
def usual_measure(years: tuple[tuple[str, int], ...]) -> str:
    """Give the measure to start with: amounts on one scale only for centres of like size."""
    figures = selection.figures(tuple(centre for centre, _ in years))
    return measures.default_measure(compare.scale_gap(figures, dict(years)))
