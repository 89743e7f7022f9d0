"""Closer to whom: every state's alignment with two anchors at once."""

import streamlit as st

import ui
from solidarity import index_words
from solidarity.alignment import KEY as INDEX
from solidarity.alignment import pair

weighed = ui.pick_weights()
index = ui.catalog().indicator(INDEX)
head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    first, second = ui.pick_pair()
    region = ui.pick_region()
across, card = st.columns([2, 1], gap="medium")
with across:
    drawn = st.container()
    year = ui.pick_year(index, [first, second])
with card:
    country = ui.pick_country()
rows = ui.compared(first, second, year)

with head:
    name = ui.catalog().register.name
    st.title(index_words.pair_title(first, second, rows, pair.CLASSES[1], name))
    st.caption(f"{index_words.pair_subtitle(first, second, rows, year)} {ui.weights_said()}")
with drawn:
    ui.pair_map(first, second, rows, year, region, country)
with card:
    ui.closer(first, second, rows, country, year)
    ui.rank_change(weighed, [first, second], year, country)

if not rows.empty:
    st.header("All states, one against the other")
    scatter, table = st.columns([1.25, 1], gap="medium")
    with scatter:
        ui.pair_scatter(first, second, rows, country)
    with table:
        ui.pair_table(first, second, rows, year)
ui.source_note([index], is_map=True)
