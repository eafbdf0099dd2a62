"""What the findings are narrowed to: centre, verdict, rule and state, in one row, in the URL."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.findings import verdict_counts
from catalogue import catalogue
from dashboard import choices, downloads
from dashboard.downloads import MakeSheets
from dashboard.memory import remembered
from dashboard.quality_asked import EVERY, SHOWN, SHOWN_STATES, Asked
from dashboard.quality_words import spoken
from dashboard.texts import centre_name, say
from warehouse.checks import FAMILIES, rules

VIEWS = ("findings", "coverage", "corrections")
MOST = SHOWN[0]


@remembered
def centres() -> tuple[str, ...]:
    """Give the centres that anything was checked of, in catalogue order, after EVERY."""
    checked = {centre for centre, _ in verdict_counts()}
    return (EVERY, *(one for one in catalogue().centres if one in checked))


def rule_options() -> dict[str, str]:
    """Name every family of rules and each rule in it, after EVERY, by id."""
    options = {EVERY: say("quality_every_rule")}
    for family in FAMILIES:
        members = [rule for rule in rules().values() if rule.family == family]
        if members:
            options[family] = say("quality_whole_family", family=say(f"quality_family_{family}"))
            options |= {rule.id: f"　{spoken(rule.title)}" for rule in members}
    return options


def view() -> str:
    """Ask which of the page's views is to be shown."""
    names = {key: say(f"quality_view_{key}") for key in VIEWS}
    label = say("quality_view")
    return choices.switch("view", label, VIEWS, names.__getitem__, hidden_label=True)


def titled(head: DeltaGenerator, view: str) -> Callable[[MakeSheets], None]:
    """Give the call that writes the page's title into its place, with the view's download."""

    def write(sheets: MakeSheets) -> None:
        with head:
            downloads.title(say("page_quality"), say(f"quality_view_{view}"), sheets)

    return write


def _follow_centre() -> None:
    """Take the centre that other pages share from the address where it names none of this page."""
    asked = st.query_params.get("centre")
    if asked is not None:
        del st.query_params["centre"]
        if "whose" not in st.query_params:
            st.query_params["whose"] = asked


def ask() -> Asked:
    """Ask what the findings are to be narrowed to."""
    _follow_centre()
    row = choices.row([3, 3, 4, 3])
    with row[0]:
        names = {
            key: say("quality_every_centre") if key == EVERY else centre_name(key)
            for key in centres()
        }
        centre = choices.choose(
            "whose", say("quality_head_centre"), tuple(names), EVERY, names.__getitem__
        )
    with row[1]:
        verdicts = {MOST: say("quality_misfits")}
        verdicts |= {key: say(f"quality_outcome_{key}") for key in SHOWN[1:]}
        shown = choices.choose(
            "shown", say("quality_head_verdict"), SHOWN, MOST, verdicts.__getitem__
        )
    with row[2]:
        options = rule_options()
        rule = choices.choose(
            "rule", say("quality_head_rule"), tuple(options), EVERY, options.__getitem__
        )
    with row[3]:
        states = {
            key: say("quality_every_state") if key == EVERY else say(f"quality_state_{key}")
            for key in SHOWN_STATES
        }
        state = choices.choose(
            "handled", say("quality_head_state"), SHOWN_STATES, SHOWN_STATES[0], states.__getitem__
        )
    return Asked(centre, shown, rule, state)
