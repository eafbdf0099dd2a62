"""历史 History: every batch, what became of it, and one opened, which may be taken back."""

import streamlit as st

from dashboard import choices, downloads, history, history_acts, history_opened, upload_notices
from dashboard.history import EVERY, SHOWN_STATES, Asked
from dashboard.history_words import KEY
from dashboard.markup import show, tag
from dashboard.texts import centre_name, language, say

st.html(history.STYLE)
batch, notice = history_opened.asked(st.query_params.get(KEY, ""))
if notice:
    show(tag("p", notice, class_="notice"))

if batch:
    number = batch.id
    page = history_opened.opened(number, language())
    downloads.title(page.heading, page.name, lambda: history_opened.opened_sheets(number))
    upload_notices.show_all()
    show(page.about)
    history_acts.offer(batch)
    show(page.content)
else:
    head = st.container()
    row = choices.row([4, 3, 3])
    with row[0]:
        words = choices.ask_words("batches", say("history_search"), say("history_find"))
    with row[1]:
        states = {key: say(f"history_state_{key}") for key in SHOWN_STATES}
        label = say("history_head_state")
        state = choices.choose("state", label, SHOWN_STATES, EVERY, states.__getitem__)
    with row[2]:
        centres = {
            key: say("history_every_centre") if key == EVERY else centre_name(key)
            for key in history.centres()
        }
        label = say("history_head_centre")
        centre = choices.choose("of", label, tuple(centres), EVERY, centres.__getitem__)
    choices.show_notices()
    listed = history.list_of(Asked(words, state, centre), language())
    with head:
        downloads.title(say("page_history"), say("page_history"), history.list_sheets)
        show(tag("p", listed.lead, class_="lead"))
    upload_notices.show_all()
    show(listed.content)
