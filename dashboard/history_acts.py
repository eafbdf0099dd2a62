"""What may be done with a batch: its file taken home as it came, and its figures taken back."""

from __future__ import annotations

from typing import Final

import streamlit as st

from analysis.history import Batch
from catalogue import catalogue
from dashboard import person, upload_notices
from dashboard.history_words import name
from dashboard.markup import show, tag
from dashboard.texts import say
from etl import uploads
from etl.uploads import Act
from etl.workbooks.reading import safe_name
from warehouse.connection import cursor
from warehouse.writing import writing

# Whatever it is, a browser is to save it and not to show it.
PLAIN_BYTES: Final = "application/octet-stream"
REASON: Final = "withdraw_reason"
MOST_LETTERS: Final = 500
# What came of the last click in the dialog.
OUTCOME: Final = "withdraw_outcome"
CLOSED, INCOMPLETE = "closed", "incomplete"


def offer(batch: Batch) -> None:
    """Offer what may be done with a batch, if anything."""
    is_withdrawable = batch.is_upload and batch.state == uploads.PUBLISHED
    if not (batch.is_file_held or is_withdrawable):
        return
    with st.container(key="acts", horizontal=True, gap="small"):
        if batch.is_file_held:
            _original(batch)
        if is_withdrawable and st.button(
            say("history_withdraw"), key="withdraw", icon=":material/undo:"
        ):
            _ask_to_withdraw(batch)


def _original(batch: Batch) -> None:
    st.download_button(
        say("history_original"),
        lambda: _content(batch.id),
        safe_name(batch.file_name),
        PLAIN_BYTES,
        key="original",
        icon=":material/download:",
        on_click="ignore",
    )


def _content(batch_id: int) -> bytes:
    """Read the file only once somebody wants it."""
    with cursor() as reader:
        return uploads.content(reader, batch_id)[1]


def _ask_to_withdraw(batch: Batch) -> None:
    """Ask who withdraws and why, and whether it is meant."""
    for key in (REASON, OUTCOME):
        st.session_state.pop(key, None)
    st.dialog(say("history_withdraw_title", batch=name(batch)))(_dialog)(batch)


def _dialog(batch: Batch) -> None:
    outcome = st.session_state.pop(OUTCOME, "")
    if outcome == CLOSED:
        st.rerun()
    show(tag("p", batch.file_name, class_="sub facts"))
    show(tag("p", say("history_withdraw_means", count=f"{batch.readings:,}")))
    person.ask()
    st.text_area(
        say("history_withdraw_why"),
        key=REASON,
        max_chars=MOST_LETTERS,
        placeholder=say("history_withdraw_example"),
    )
    if outcome == INCOMPLETE:
        show(upload_notices.notice(say("history_withdraw_who_why"), "fault"))
    with st.container(horizontal=True, gap="small"):
        label = say("history_withdraw_sure")
        st.button(label, type="primary", key="withdraw-sure", on_click=_withdraw, args=(batch.id,))
        st.button(say("history_withdraw_not"), key="withdraw-not", on_click=_close)


def _close() -> None:
    st.session_state[OUTCOME] = CLOSED


def _withdraw(batch_id: int) -> None:
    by, reason = person.name(), " ".join(str(st.session_state.get(REASON) or "").split())
    if not (by and reason):
        st.session_state[OUTCOME] = INCOMPLETE
        return
    _close()
    with upload_notices.telling():
        with writing() as writer:
            act = Act(by, uploads.now(), reason)
            uploads.withdraw(writer, catalogue(), batch_id, act)
        upload_notices.tell(say("history_withdrawn_now", batch=batch_id))
