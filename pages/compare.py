"""对比 Compare: two to six centres side by side, in one year or each in its latest."""

import streamlit as st

from dashboard import charts, compare, compare_choices, downloads, ratio_gap, sheets
from dashboard.choices import show_notices
from dashboard.markup import show, tag
from dashboard.texts import centre_name, language, say

head = st.container()
asked = compare_choices.ask()
show_notices()
if not asked.years:
    with head:
        show(tag("h1", say("page_compare")))
    st.info(say("compare_none"), icon=":material/info:")
    st.stop()

page = compare.compare_of(asked, language())
with head:
    downloads.title(
        page.heading,
        page.name,
        lambda: sheets.of_shown(page.shown, asked.unit),
    )
    show(page.lead)
if len(asked.years) < 2:
    only = centre_name(asked.years[0][0])
    st.info(say("compare_one_more", centre=only), icon=":material/info:")

show(page.notice)
pictures = {"who": page.who, "levels": page.levels}
drawn = {key: chart for key, chart in pictures.items() if chart}
for column, (key, chart) in zip(charts.pair(), drawn.items(), strict=False):
    with column:
        charts.show(chart, key)
ratio_gap.show_section(asked.years)
show(page.table)
show(tag("p", page.source_line, class_="source-line"))
