"""中心档案 Centre: everything about one centre, section by section."""

import streamlit as st

from dashboard import centre, centre_sheets, choices, downloads, selection
from dashboard.markup import show, tag
from dashboard.texts import language, say

st.html(centre.STYLE)
head = st.container()
row = choices.row(4)
with row[0]:
    own = selection.centre()
with row[1]:
    year = selection.year(own)
with row[2]:
    peers = selection.peers(own)
with row[3]:
    unit = selection.unit()
choices.show_notices()

page = centre.centre_of(own, year, peers, unit, language())
judged = centre.judged_of(own, year, peers, unit, language())
with head:
    downloads.title(page.title, page.title, lambda: centre_sheets.of_centre(page.dossier))
    show(judged.lead)

sections = (*page.sections, judged.section)
show(centre.contents(sections))
centre.show_sections(sections)
show(tag("p", say("marks_legend"), class_="source-line"))
