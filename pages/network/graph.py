"""Which camps are there among all states, who bridges them, and what is left without Russia or Iran?"""

import streamlit as st

import ui

head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = ui.pick_tie()
    out = ui.pick_out()
    on_map = ui.pick_shape()
across, beside = st.columns([2.3, 1], gap="medium")
with beside:
    year = ui.pick_year_of(kind)
    pairs = ui.network_pairs(kind, year)
    threshold = ui.pick_above(pairs)
    nearest = ui.pick_nearest(kind)
    country = ui.pick_country()

whole = ui.network_study(pairs, threshold, nearest)
if whole is None:
    with head:
        ui.network_none(pairs, threshold, nearest)
else:
    left = ui.network_cut(whole, ui.codes_of(out, country))
    with head:
        ui.network_title(whole, left)
    with across:
        ui.network_drawing(whole, left, country, on_map)
    with beside:
        ui.network_standing(whole, left, country)
    bridges, losses = st.columns(2, gap="large")
    with bridges:
        st.header("Who bridges")
        ui.network_bridges(left)
    with losses:
        st.header("What is left without Russia or Iran")
        ui.network_losses(whole, country)
    with st.expander("As a table: every state"):
        ui.network_states(whole, left)
    ui.network_ties(whole, country)
ui.network_note(pairs, on_map)
