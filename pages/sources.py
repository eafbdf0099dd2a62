"""来源 Sources: the documents, and one opened: its text with every figure marked."""

import streamlit as st

from dashboard import choices, downloads, source_list, source_opened
from dashboard.markup import show, tag
from dashboard.source_list import HOLDS
from dashboard.texts import language, say

st.html(source_opened.STYLE)
source, notice = source_opened.asked(st.query_params.get("source", ""))
if notice:
    show(tag("p", notice, class_="notice"))

if source:
    page = source_opened.opened(source, language())
    downloads.title(page.heading, page.name, lambda: source_opened.opened_sheets(source))
    show(page.about)
    show(page.content)
else:
    head = st.container()
    row = choices.row([3, 4])
    with row[0]:
        words = choices.ask_words("find", say("sources_page_search"), say("sources_page_find"))
    with row[1]:
        names = {key: say(f"sources_page_hold_{key}") for key in HOLDS}
        hold = choices.switch("hold", say("sources_page_by_hold"), HOLDS, names.__getitem__)
    choices.show_notices()
    listed = source_list.list_of(words, hold, language())
    with head:
        downloads.title(say("page_sources"), say("page_sources"), source_list.list_sheets)
        show(tag("p", listed.lead, class_="lead"))
    show(listed.content)
