"""The shortest page there is: what Streamlit itself needs from the process to a page."""

import streamlit as st

st.write("公积金对标")
