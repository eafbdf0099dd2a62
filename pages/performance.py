"""绩效 Performance: one centre's self-evaluation, as printed and as its own figures have it."""

from functools import partial

import streamlit as st

from dashboard import charts, choices, downloads, performance
from dashboard.markup import show, tag
from dashboard.texts import centre_name, language, say

st.html(performance.STYLE)
head = st.container()
row = choices.row([3, 3, 6])
with row[0]:
    centre = performance.ask_centre()
if centre is None:
    with head:
        st.title(say("page_performance"))
    st.info(say("performance_none"), icon=":material/info:")
    st.stop()
with row[1]:
    year = performance.ask_year(centre)
choices.show_notices()

page = performance.page_of(centre, year, language())
with head:
    title = say("performance_title", centre=centre_name(centre), year=year)
    downloads.title(title, title, partial(performance.sheets, centre, year))
    show(page.lead)

show(performance.not_compared())
drawn = {"weights": page.weights, "completion": page.completion}
pictures = {key: chart for key, chart in drawn.items() if chart}
if pictures:
    for column, (key, chart) in zip(charts.pair(), pictures.items(), strict=False):
        with column:
            charts.show(chart, key)
for part in (page.losses, page.targets, page.tree, page.projects):
    if part.text:
        show(part)
show(tag("p", say("performance_legend"), class_="source-line"))
show(tag("p", page.source_line, class_="source-line"))
