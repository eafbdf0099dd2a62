"""预警 Alerts: rules tried on one centre with their arithmetic, and on all centres."""

import streamlit as st

from dashboard import alerts, charts, choices, downloads, selection
from dashboard.alerts import LATEST
from dashboard.markup import show, tag
from dashboard.texts import centre_name, language, say

st.html(alerts.STYLE)
head = st.container()
row = choices.row([3, 3, 4])
with row[0]:
    centre = selection.centre()
with row[1]:
    year = alerts.ask_year(centre)
with row[2]:
    peers = selection.peers(centre)
choices.show_notices()

page = alerts.alerts_of(centre, year, peers.centres, language())
with head:
    told = say(LATEST) if year is None else str(year)
    title = say("alerts_title", centre=centre_name(centre), year=told)
    downloads.title(title, title, lambda: alerts.sheets(centre, year, peers.centres))
    show(page.lead)

left, right = charts.pair()
with left:
    show(page.own)
with right:
    charts.show(page.picture, "alerts")
show(page.table)
show(tag("p", say("alerts_legend"), class_="source-line"))
