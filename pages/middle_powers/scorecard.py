"""The eight middle powers of the G20 between an anchor and the West: who could be moved, and on what."""

import streamlit as st

import ui
from solidarity.alignment import KEY as INDEX
from solidarity.middle_powers import ANCHORED

head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    anchor = ui.pick_axis("Between the West and", ANCHORED)
    place = st.container()
year = ui.pick_year(ui.catalog().indicator(INDEX), [anchor], tell=False)
with place:
    since = ui.pick_scorecard_since(year)
found = ui.scorecard(anchor, year, since)

with head:
    ui.scorecard_title(found, anchor)
st.header("The tug of war")
ui.scorecard_ropes(found, anchor)
st.header("Who is in play")
ui.scorecard_in_play(found, anchor)
st.header("How each rope moved, and how steadily")
ui.scorecard_table(found, anchor)
st.header("Contested votes: an abstention is not a vote for either")
ui.scorecard_votes(found, anchor)
st.header("One of them closely")
ui.scorecard_country(found, anchor)
ui.scorecard_note(anchor)
