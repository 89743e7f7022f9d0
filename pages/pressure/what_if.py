"""What if some partners stopped: the first-order loss, what remains, and what it costs them."""

import streamlit as st

import ui
from solidarity.pressure import what_if

head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    anchor = ui.pick_axis()
    channels = ui.pick_channels()
counted = ui.pick_relabelled(anchor, channels)
records = [ui.record(anchor, channel, counted) for channel in channels]
year = ui.pick_year_on_record(records)

first, second = st.columns(2, gap="large")
with first:
    cut = ui.pick_cut("cut", "Cut", anchor, records, year)
with second:
    against = ui.pick_cut("against", "Compare with another cut", anchor, records, year)
register = ui.catalog().register
scenarios = [what_if.run(records, year, cut, register)]
if against:
    scenarios.append(what_if.run(records, year, against, register))
with head:
    ui.what_if_title(anchor, scenarios[0])

st.header("What is lost")
if len(scenarios) == 2:
    ui.what_if_compared(anchor, scenarios)
ui.what_if_sums(anchor, scenarios)
places = st.columns(2, gap="large") if len(scenarios) == 2 else [st.container()]
for place, scenario, key in zip(places, scenarios, ("cut", "against"), strict=False):
    with place:
        ui.what_if_result(anchor, scenario, key, wide=len(scenarios) == 1)

st.header("What is not modelled")
ui.not_modelled()
ui.what_if_note(channels)
