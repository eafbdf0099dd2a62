"""What to avoid: the content of 总览 as a plain Streamlit page with pandas writes it. All figures
in one frame, cached the usual way and therefore copied at every rerun, and everything drawn anew.
"""

import os

import duckdb
import pandas as pd
import plotly.express as px
import streamlit as st

st.set_page_config(page_title="公积金", layout="wide")


@st.cache_data
def load(table: str) -> pd.DataFrame:
    """Load a whole table, as a page does that leaves every question to pandas."""
    with duckdb.connect(os.environ["GJJ_WAREHOUSE"], read_only=True) as connection:
        frame: pd.DataFrame = connection.table(table).df()
        return frame


series = load("series").merge(load("centre"), on="centre_id")
indicators = load("indicator").set_index("indicator_id")
left, middle, right = st.columns(3)
name = left.selectbox("中心", sorted(series.name_zh.unique()))
year = middle.selectbox("年度", sorted(series.year.unique(), reverse=True))
indicator = right.selectbox("指标", list(indicators.name_zh))

own = series[series.name_zh == name]
now = own[own.year == year].set_index("indicator_id").value
last = own[own.year == year - 1].set_index("indicator_id").value
st.header(f"{name} · {year}")
for column, key in zip(st.columns(6), now.index[:6], strict=False):
    change = f"{now[key] / last[key] - 1:+.1%}" if key in last else None
    column.metric(indicators.name_zh[key], f"{now[key]:,.2f}", change)

shown = own[own.indicator_id.isin(now.index[:6])]
st.plotly_chart(px.line(shown, x="year", y="value", color="indicator_id"), key="line")
key = indicators.index[indicators.name_zh == indicator][0]
peers = series[(series.indicator_id == key) & (series.year == year)].sort_values("value")
st.plotly_chart(px.bar(peers, x="name_zh", y="value"), key="rank")
table = own.pivot_table(index="indicator_id", columns="year", values="value")
st.dataframe(table.assign(指标=indicators.name_zh).set_index("指标"), key="table")
