"""总览 Overview: one centre in one year."""

import streamlit as st

from dashboard import (
    alert_words,
    charts,
    choices,
    downloads,
    overview,
    quality_strip,
    selection,
    sheets,
)
from dashboard.markup import joined, show, tag
from dashboard.peer_words import reason
from dashboard.texts import centre_name, language, say

head = st.container()
row = choices.row(4)
with row[0]:
    centre = selection.centre()
with row[1]:
    year = selection.year(centre)
with row[2]:
    peers = selection.peers(centre)
with row[3]:
    unit = selection.unit()
choices.show_notices()

page = overview.overview_of(centre, year, peers, unit, language())
with head:
    title = say("overview_title", centre=centre_name(centre), year=year)
    downloads.title(title, title, lambda: sheets.of_shown(page.shown, unit))
    show(page.lead)

show(page.cards + tag("p", say("marks_legend"), class_="source-line") + reason(peers, centre))
show(alert_words.strip(centre, year, language()) + quality_strip.strip(centre, year, language()))
left, right = charts.pair()
with left:
    if page.flow:
        charts.show(page.flow, "flow")
with right:
    show(joined(page.groups[:1]))
show(tag("div", joined(page.groups[1:]), class_="panels"))
show(tag("p", page.source_line, class_="source-line"))
