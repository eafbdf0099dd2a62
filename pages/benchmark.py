"""排名 Benchmark: one indicator and year over all centres, and how a few stand in many."""

import streamlit as st

from dashboard import benchmark, benchmark_choices, charts, choices, downloads, peer_words
from dashboard.markup import show, tag
from dashboard.texts import language, say

st.html(benchmark.STYLE)
head = st.container()
asked = benchmark_choices.ask()
choices.show_notices()
if asked is None:
    with head:
        show(tag("h1", say("page_benchmark")))
    st.info(say("benchmark_nothing"), icon=":material/info:")
    st.stop()

page = benchmark.benchmark_of(asked, language())
with head:
    downloads.title(page.heading, page.heading, benchmark.sheets_maker(asked))
    show(page.lead)
show(peer_words.reason(asked.peers, asked.own))

if page.near:
    left, right = charts.pair()
    with left:
        charts.show(page.whole or page.near, "whole")
    with right:
        if page.whole:
            charts.show(page.near, "near")
        show(page.aside)
else:
    show(page.aside)
show(page.matrix)

second = benchmark_choices.second(asked)
choices.show_notices()
scatter, counts = benchmark.scatter_of(asked, second, language()) if second else (None, None)
if scatter and counts:
    charts.show(scatter, "scatter")
    show(counts)
else:
    st.info(say("benchmark_no_scatter"), icon=":material/info:")
part = benchmark.part(asked)
show(benchmark.table_of(asked, part, language()))
show(tag("p", f"{say('marks_legend')}　{page.source_line}", class_="source-line"))
