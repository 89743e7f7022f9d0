"""One country's ties to Moscow and Tehran."""

import streamlit as st

import ui
from solidarity import profile
from solidarity.anchors import ANCHORS as ENDS

ANCHORS = ("RUS", "IRN")

weighed = ui.pick_weights()
head = st.container()
country = ui.pick_country(width=360)
name = ui.catalog().register.name(country)
ties = profile.profile(ui.catalog(), country, tuple(code for code in ANCHORS if code != country))

with head:
    st.title(profile.headline(name, ties))
    st.caption(ui.country_facts(country))
    ui.compare_link(country)

ui.index_summary(weighed, country, [ENDS[code] for code in ANCHORS if code != country])
ui.profile_table(country, ties)
st.header("Over the years")
ui.profile_charts(country, ties, ui.pick_dimension())

st.header(f"Where {name} and an anchor parted ways in the Assembly")
ui.departures(country, ui.pick_anchor("Compare with", key="versus"))

st.header("Major arms, year by year")
ui.transfers(country)

ui.source_note(ui.catalog().indicators.values())
