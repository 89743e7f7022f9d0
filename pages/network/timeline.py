"""What happened, when, and by which source: all entries of the hand-made lists."""

import streamlit as st

import ui
from solidarity import timeline

entries = ui.timeline_entries()
head = st.container()
choice = ui.pick_timeline(entries)
rows = timeline.chosen(entries, choice)

with head:
    ui.timeline_title(entries, rows, choice)
ui.timeline_drawing(entries, rows, choice)
ui.timeline_table(rows)
ui.timeline_note()
