"""Why a score: one state's alignment with one anchor, opened down to its evidence."""

import streamlit as st

import ui
from solidarity import index_words
from solidarity.alignment import KEY as INDEX

weighed = ui.pick_weights()
index = ui.catalog().indicator(INDEX)
head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    country = ui.pick_country(width=240)
    anchor = ui.pick_anchor("Index with", key="versus")
year = ui.pick_year(index, [anchor])
name = ui.catalog().register.name(country)
row = ui.row_of(ui.index().table(anchor.code, year), country)

with head:
    st.title(index_words.score(name, anchor, row, year))
    ui.score_caption(anchor, country, row, year)

if country != anchor.code:
    st.header("What it is made of" if row is not None else "What is known")
    ui.parts_table(anchor, country, year, scored=row is not None)
if row is not None:
    st.header("What moved it")
    ui.change_over_time(anchor, country, year)
    st.header("How firm it is")
    ui.firmness(anchor, country, year)
if country != anchor.code:
    st.header("The evidence")
    ui.behind(anchor, country, year)
ui.rank_change(weighed, [anchor], year, country)
ui.source_note([index])
