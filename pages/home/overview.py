"""The question, the answer at a glance, and where to go next."""

import streamlit as st

import ui

head = st.container()
across, beside = st.columns([2, 1], gap="medium")
with beside:
    country = ui.pick_country()
    ui.overview_country(country)
with across:
    ui.overview_map(country)
with head:
    ui.overview_title()

st.header("Six questions")
ui.six_questions()
st.header("All pages")
ui.all_pages()
ui.source_note([ui.catalog().indicator("index")], is_map=True)
