"""Every roll call of the General Assembly: search, one vote by name, two voters compared, several votes side by side."""

import streamlit as st

import ui

record = ui.votes_record()
head = st.container()
view = ui.pick_votes_view()

if view == "resolutions":
    asked = ui.pick_votes_filter(record.rolls)
    ui.votes_resolutions(record, asked)
    with head:
        ui.votes_title(record)
elif view == "pair":
    asked = ui.pick_votes_filter(record.rolls)
    pair = ui.pick_votes_pair(record, asked)
    with head:
        ui.votes_pair_title(pair, asked)
    ui.votes_pair(pair, asked)
else:
    ui.votes_side_by_side(record, view, head)
ui.votes_note(is_map=view == "resolutions")
