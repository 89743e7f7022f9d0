"""Who stands with Russia and Iran: one indicator on the map, year by year."""

import streamlit as st

import ui
from solidarity import words
from solidarity.alignment import KEY as INDEX

head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen = ui.pick_anchors()
    indicator = ui.pick_indicator()
    region = ui.pick_region()
anchors = ui.relevant(indicator, chosen)
if indicator.key == INDEX:
    weighed = ui.pick_weights()
# The map stays the first column's first child, so that it is never drawn anew: one map leaves room
# for the country beside it and the table below, two maps take the whole width.
alone = len(anchors) == 1
across, *beside = st.columns([2, 1] if alone else 1, gap="medium")
card, ranking = (beside[0], st.container()) if alone else st.columns([1, 1.3], gap="medium")
with across:
    drawn = st.container()
    year = ui.pick_year(indicator, anchors)
with card:
    country = ui.pick_country()
views = [ui.catalog().view(indicator.key, anchor.code, year) for anchor in anchors]

with head:
    st.title(words.title(indicator, anchors, views, year, ui.catalog().register))
    st.caption(words.subtitle(indicator, anchors, views, year))
    if indicator.key == INDEX:
        ui.weights_note(anchors, year)
with drawn:
    ui.world_map(indicator, anchors, views, year, region, country)
with card:
    ui.country_card(indicator, anchors, views, year, country)
    if indicator.key == INDEX:
        ui.rank_change(weighed, anchors, year, country)
with ranking:
    ui.table(indicator, anchors, views, year)
    if indicator.key == INDEX:
        ui.unranked(anchors, year)
ui.source_note([indicator], is_map=True)
