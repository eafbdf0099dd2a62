"""What may be done about a finding: decide what becomes of it, and write to the centre."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analysis.findings import Judged
from dashboard import as_of, person, quality_register, upload_notices
from dashboard.downloads import file_name_of
from dashboard.markup import show, tag
from dashboard.quality_asked import open_misfits
from dashboard.quality_letter import letter_to
from dashboard.texts import centre_name, in_language, say
from etl import deciding
from etl.deciding import NotDecided
from etl.letter import WORD, word_file
from findings import Finding

NOTE: Final = "decision_note"
MOST_LETTERS: Final = 500


def offer(one: Judged) -> None:
    """Offer to decide about an opened misfit and to write about it; what fits needs neither."""
    if not one.finding.is_misfit:
        return
    show(tag("h2", say("quality_handling"), class_="handling"))
    if as_of.day() is not None:
        show(tag("p", say("quality_handled_latest"), class_="notice"))
        return
    with st.container(key="deciding"):
        left, right = st.columns([1, 2], vertical_alignment="top")
        with left:
            person.ask()
        with right:
            st.text_input(
                say("quality_note"),
                key=NOTE,
                max_chars=MOST_LETTERS,
                placeholder=say("quality_note_example"),
            )
        with st.container(horizontal=True, gap="small"):
            for state in _ways_on(one.state):
                st.button(
                    say(f"quality_decide_{state}"),
                    key=f"decide-{state}",
                    on_click=_decide,
                    args=(one.finding.id, state),
                )
            letter_button((one.finding,), say("quality_letter_one"))
    quality_register.offer(one)


def _ways_on(state: str) -> list[str]:
    """Give the states that a finding may be put into, other than the one it is in."""
    return [way for way in deciding.STATES if way != state]


def _decide(finding_id: str, state: str) -> None:
    note = str(st.session_state.get(NOTE) or "")
    with upload_notices.telling():
        try:
            deciding.decide(finding_id, state, note, person.name())
        except NotDecided as error:
            upload_notices.tell(say(f"quality_refused_{error.reason}"), "fault")
        else:
            st.session_state[NOTE] = ""
            upload_notices.tell(say("quality_decided", state=say(f"quality_state_{state}")))


def offer_letter(centre_id: str) -> None:
    """Offer a letter about all that is open in a centre's reports, where anything is."""
    found = open_misfits(centre_id)
    if found:
        letter_button(found, say("quality_letter_all", count=len(found)))


def letter_button(found: tuple[Finding, ...], words: str) -> None:
    """Draw the button that hands out the letter; it is written on the click, always in Chinese."""
    by, day = person.name(), as_of.day()

    def content() -> bytes:
        with in_language("zh"), as_of.reading(day):
            return word_file(letter_to(found, by))

    with in_language("zh"):
        name = say("quality_letter_name", centre=centre_name(found[0].centre_id))
    st.download_button(
        words,
        content,
        f"{file_name_of(name)}.docx",
        WORD,
        key="letter",
        icon=":material/draft:",
        on_click="ignore",
    )
