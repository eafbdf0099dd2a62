"""指标词典 Dictionary: what every indicator means, and where it has figures."""

import streamlit as st

from catalogue import catalogue
from dashboard import choices, dictionary, downloads
from dashboard.dictionary import ALL_GROUPS, ORDERS, SHOWN, Asked
from dashboard.markup import show, tag
from dashboard.texts import language, say

groups = {ALL_GROUPS: say("dictionary_all_groups")}
groups |= {key: getattr(name, language()) for key, name in catalogue().groups.items()}
orders = {key: say(f"dictionary_order_{key}") for key in ORDERS}
shown = {key: say(f"dictionary_shown_{key}") for key in SHOWN}

head = st.container()
row = choices.row([3, 2, 2, 2])
with row[0]:
    hint = say("dictionary_search_hint")
    words = choices.ask_words("q", say("dictionary_search"), hint, dictionary.unpin)
with row[1]:
    label = say("dictionary_group")
    group = choices.choose("group", label, tuple(groups), ALL_GROUPS, groups.__getitem__)
with row[2]:
    order = choices.choose("sort", say("dictionary_sort"), ORDERS, ORDERS[0], orders.__getitem__)
with row[3]:
    which = choices.switch("shown", say("dictionary_shown"), SHOWN, shown.__getitem__)
choices.show_notices()

on_top, notice = dictionary.pinned(st.query_params.get("indicator", ""))
if notice:
    show(tag("p", notice, class_="notice"))
found = dictionary.answer(Asked(words, group, order, which))
with head:
    downloads.title(say("page_dictionary"), say("page_dictionary"), dictionary.sheets)
    show(tag("p", dictionary.lead(found), class_="lead"))

dictionary.offer_ways_on(found)
show(dictionary.entries(found, on_top))
show(tag("p", say("dictionary_legend"), class_="source-line"))
