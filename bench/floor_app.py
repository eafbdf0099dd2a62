"""The floor, served exactly as the dashboard is, so that only the pages' own work differs."""

import streamlit as st

from dashboard import serving

app = st.App(
    "floor_page.py",
    routes=serving.routes(lambda: "ok"),
    middleware=serving.middleware(),
    lifespan=serving.lifespan,
)
