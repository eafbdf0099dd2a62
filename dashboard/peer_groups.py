"""The control beside the choice of peers: groups of centres made and deleted under a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import streamlit as st

from analysis.peers import BUILT_IN, Group
from dashboard import person
from dashboard.markup import show, tag
from dashboard.texts import LANGUAGES, centre_name, in_language, say
from etl import grouping
from etl.grouping import NotGrouped
from warehouse.connection import WarehouseUnavailable
from warehouse.writing import NotWritten

NAME: Final = "peer-group-name"
CENTRES: Final = "peer-group-centres"
DELETED: Final = "peer-group-deleted"
# What was done or could not be: the class of its line and the sentence, shown once.
TOLD: Final = "peer-group-told"


def peers_name(option: str) -> str:
    """Name a choice of peers: what is built in by our words, a saved group by its own."""
    return say(f"peers_{option}") if option in BUILT_IN else option


def manage(centres: Sequence[str], groups: Sequence[Group]) -> None:
    """Draw the control; what is in it is made only while it is open."""
    control = st.popover(
        say("peer_groups_open"),
        icon=":material/group_add:",
        key="peer-groups",
        on_change="rerun",
        width="content",
    )
    if control.open:
        with control:
            contents(centres, groups)


def contents(centres: Sequence[str], groups: Sequence[Group]) -> None:
    """Draw what the control holds: a new group, one to delete, and what came of the last try."""
    _show_told()
    _offer_to_save(centres)
    if groups:
        _offer_to_delete(groups)


def _show_told() -> None:
    look, sentence = st.session_state.pop(TOLD, ("", ""))
    if sentence:
        show(tag("p", sentence, class_=look, role="status"))


def _offer_to_save(centres: Sequence[str]) -> None:
    st.text_input(say("peer_groups_name"), key=NAME, placeholder=say("peer_groups_example"))
    st.multiselect(
        say("peer_groups_centres"),
        centres,
        key=CENTRES,
        format_func=centre_name,
        placeholder=say("choose"),
    )
    person.ask()
    st.button(say("peer_groups_save"), key="peer-group-save", type="primary", on_click=_save)


def _offer_to_delete(groups: Sequence[Group]) -> None:
    names = [group.name for group in groups]
    st.selectbox(say("peer_groups_which"), names, key=DELETED)
    st.button(say("peer_groups_delete"), key="peer-group-delete", on_click=_delete)


def _save() -> None:
    name = " ".join(str(st.session_state.get(NAME) or "").split())
    centres = list(st.session_state.get(CENTRES) or [])
    with _telling(say("peer_groups_saved", name=name)):
        grouping.save_group(name, centres, person.name(), _names_in_use())
        st.session_state["peers"] = name
        st.session_state[NAME], st.session_state[CENTRES] = "", []


def _names_in_use() -> list[str]:
    """Give what the built-in choices are called: a group of that name could not be told apart."""
    names = []
    for tongue in LANGUAGES:
        with in_language(tongue):
            names += [peers_name(option) for option in BUILT_IN]
    return names


def _delete() -> None:
    name = str(st.session_state.get(DELETED) or "")
    with _telling(say("peer_groups_deleted", name=name)):
        grouping.delete_group(name, person.name())


@contextmanager
def _telling(done: str) -> Iterator[None]:
    """Keep what was done, or what kept it from being done, for the next drawing."""
    try:
        yield
    except (NotGrouped, NotWritten, WarehouseUnavailable) as error:
        st.session_state[TOLD] = ("notice care", refusal(error))
    else:
        st.session_state[TOLD] = ("notice", done)


def refusal(error: NotGrouped | NotWritten | WarehouseUnavailable) -> str:
    """Say in a sentence what kept a group from being saved or deleted, and how to go on."""
    match error:
        case NotGrouped():
            told = error.told
            if error.why == "unknown":
                told = say("list_comma").join(str(told).split("、"))
            return say(f"peer_groups_why_{error.why}", told=told)
        case NotWritten():
            return say("upload_not_written", reason=error.reason)
        case WarehouseUnavailable():
            return say(f"warehouse_{error.state}", file=error.file)
