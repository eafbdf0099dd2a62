"""The floor's pages: what the dashboard's pages drew, from constants, with no work on data."""

from functools import partial

import streamlit as st

from bench import elements
from bench.pages import page_names
from dashboard.browser_files import HOME_PAGE

st.set_page_config(page_title="公积金对标", layout="wide")
st.navigation(
    [
        st.Page(partial(elements.draw, name), title=name, url_path=name, default=name == HOME_PAGE)
        for name in page_names()
    ]
).run()
