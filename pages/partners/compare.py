"""Two to six countries side by side, or beside a group: how each stands with an anchor."""

import streamlit as st

import ui
from solidarity.alignment import KEY as INDEX

weighed = ui.pick_weights()
index = ui.catalog().indicator(INDEX)
head = st.container()
countries = ui.pick_countries()
peers = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    anchor = ui.pick_anchor("Ties with", key="versus")
    group = ui.pick_group()
year = ui.pick_year(index, [anchor])
found = ui.comparison(anchor, countries, group, year)

with head:
    ui.compare_title(found, anchor, countries)
with peers:
    ui.suggest_peers(anchor, countries, year)

if found.partners:
    st.header("Dimension by dimension")
    ui.compare_standing(weighed, found, anchor)
    st.header("Figure by figure")
    ui.compare_table(found, anchor)
    st.header("Over the years")
    ui.compare_courses(found, anchor)
if len(found.partners) > 1:
    st.header("Where two of them parted in the General Assembly")
    ui.compare_votes(found, anchor)
ui.source_note(found.indicators)
