"""The entry point, run by `streamlit run app.py`: the dashboard and the routes beside it."""

import streamlit as st

from dashboard import serving
from warehouse import connection

app = st.App(
    "dashboard/shell.py",
    routes=serving.routes(connection.state),
    middleware=serving.middleware(),
    lifespan=serving.lifespan,
    on_script_error=serving.show_fault,
)
