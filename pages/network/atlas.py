"""Who stands with Russia and Iran: one indicator on the map, year by year."""

import streamlit as st

import ui
from solidarity import words

head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    anchors = ui.pick_anchors()
    indicator = ui.pick_indicator()
    region = ui.pick_region()
    country = ui.pick_country()
left, right = st.columns([2.1, 1], gap="medium")
with left:
    drawn = st.container()
    year = ui.pick_year(indicator)
views = [ui.catalog().view(indicator.key, anchor.code, year) for anchor in anchors]

with head:
    st.title(words.title(indicator, anchors, views, year, ui.catalog().register))
    st.caption(words.subtitle(indicator, anchors, views, year))
with drawn:
    ui.world_map(indicator, anchors, views, year, region, country)
with right:
    ui.country_card(indicator, anchors, views, year, country)
    ui.table(indicator, anchors, views, year)
with left:
    ui.source_note([indicator], is_map=True)
