"""A draft opened, from top to bottom: read, mapped, checked, compared, published."""

from __future__ import annotations

import streamlit as st

from dashboard import upload_answers, upload_corrections, upload_drafts, upload_notices
from dashboard.markup import show, tag
from dashboard.texts import say
from dashboard.upload_address import open_draft
from dashboard.upload_begin import files_box, lay_aside, template_choice
from dashboard.upload_difference import FILTERS as CHANGES
from dashboard.upload_difference import (
    changes_table,
    chosen_changes,
    first_filter,
    tiles,
)
from dashboard.upload_effects import effects_markup
from dashboard.upload_mapping import FILTERS as HEADINGS
from dashboard.upload_mapping import (
    chosen_slots,
    mapping_sentence,
    mapping_table,
    readings_table,
)
from dashboard.upload_problems import group_markup, groups_of, problems_sentence
from dashboard.upload_publish import publishing, tell_if_overtaken
from dashboard.upload_read import questions, read_sentence, read_table
from dashboard.upload_words import LEVELS, facts, section, switch
from etl.loading import Examined
from etl.uploads import Draft


def opened(draft: Draft) -> None:
    """Draw a draft from top to bottom."""
    _above(draft)
    examined = _examined(draft)
    if examined is None:
        return
    tell_if_overtaken(draft, examined)
    upload_notices.show_all()
    _read(draft, examined)
    _mapped(draft, examined)
    _problems(draft, examined)
    _difference(examined)
    show(section(5, "publish", say("upload_publish_means")))
    publishing(draft, examined)


def _above(draft: Draft) -> None:
    """Draw what is there of every draft: the way back, who brought it, a new file, away with it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(say("upload_back"), key="upload-back", type="tertiary", on_click=_back)
        told = facts(draft.batch_id, draft.loaded_by, draft.loaded_at, draft.sha256)
        show(tag("p", told, class_="sub facts"))
        lay_aside(draft.batch_id)
    with st.expander(say("upload_another"), key=f"upload-another-{draft.batch_id}"):
        left, right = st.columns(2, gap="medium")
        with left:
            files_box()
        with right:
            template_choice()


def _back() -> None:
    open_draft(None)


def _examined(draft: Draft) -> Examined | None:
    """Give what is found in a draft; show that it is being found out where that takes time."""
    try:
        if upload_drafts.is_examined(draft):
            return upload_drafts.examined(draft)
        with st.spinner(say("upload_examining")):
            return upload_drafts.examined(draft)
    except upload_notices.FAULTS as error:
        show(upload_notices.notice(upload_notices.sentence_for(error), "fault"))
        return None


def _read(draft: Draft, examined: Examined) -> None:
    show(section(1, "read", read_sentence(examined.understood)))
    questions(draft, examined)
    show(read_table(examined.understood))


def _mapped(draft: Draft, examined: Examined) -> None:
    if examined.understood.mapped is None:
        show(section(2, "readings") + readings_table(examined))
        return
    show(section(2, "mapping", mapping_sentence(examined)))
    shown = switch("upload_headings", HEADINGS)
    show(mapping_table(chosen_slots(examined, shown)))
    upload_corrections.correct(draft, examined)
    upload_corrections.remembered()


def _problems(draft: Draft, examined: Examined) -> None:
    show(section(3, "problems", problems_sentence(examined)))
    if not examined.problems:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        shown = switch("upload_levels", ("all", *LEVELS))
        upload_answers.marked_copy(draft, examined)
    upload_answers.units(draft, examined)
    upload_answers.reason_for_all(draft, examined)
    groups = groups_of(examined.problems, shown)
    if not groups:
        show(tag("p", say("upload_no_level"), class_="sub"))
    for group in groups:
        show(group_markup(group, examined.understood))
        upload_answers.reasons(draft, group)


def _difference(examined: Examined) -> None:
    found = examined.difference
    show(section(4, "difference", say("upload_difference_means")))
    if not found.changes:
        show(tag("p", say("upload_no_difference"), class_="sub"))
        return
    show(tiles(found.counts))
    shown = switch("upload_changes", CHANGES, first_filter(found))
    is_certain = examined.effects is not None
    show(changes_table(chosen_changes(found, shown), shown, is_certain=is_certain))
    if examined.effects is None:
        show(tag("p", say("upload_effects_blocked"), class_="sub"))
    else:
        show(effects_markup(examined.effects))
