"""趋势 Trends: indicators of centres over the years."""

import streamlit as st

from dashboard import choices, downloads, selection, trends
from dashboard.markup import show, tag
from dashboard.texts import language, say

head = st.container()
row = choices.row([5, 9, 5, 3])
with row[0]:
    centres = selection.centres()
with row[1]:
    indicators = trends.indicators()
with row[2]:
    scale = trends.scale()
with row[3]:
    unit = selection.unit()
choices.show_notices()

if centres and indicators:
    page = trends.trends_of(centres, indicators, scale, unit, language())
    with head:
        downloads.title(
            page.title, page.title, lambda: trends.sheets_for(centres, indicators, unit)
        )
        show(page.lead)
    trends.show_pictures(page)
    show(tag("p", page.notes, class_="source-line"))
    chosen = trends.tabulated(centres, indicators)
    tables = trends.tables_for(centres, indicators, chosen, unit, language())
    show(tables + tag("p", page.source_line, class_="source-line"))
else:
    head.title(say("trends_title_empty"))
    st.info(say("trends_choose_first"), icon=":material/info:")
