"""The briefing: views pinned from any page, put in order, presented and taken away."""

import streamlit as st

import ui

held = ui.desk().briefing
ui.briefing_title(held)
if held.slides:
    ui.present(held)
    beside, closely = st.columns([1, 2], gap="large")
    with beside:
        place = ui.pick_slide(held)
        ui.slide_order(held, place)
    with closely:
        ui.slide_words(held, place)
        ui.slide_shown(held, place)
        ui.slide_taken(held, place)
    st.header("Take it away")
    ui.take_away(held)
else:
    ui.briefing_empty()
st.header("Ready-made")
ui.ready_made(held)
st.header("As a file")
ui.briefing_file(held)
