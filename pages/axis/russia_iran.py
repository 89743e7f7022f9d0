"""The pair itself: closer than ever, by what and by what not; then and now; who needs whom."""

import streamlit as st

import ui

entries = ui.axis_entries()
head = st.container()
years = ui.pick_axis_period(entries)
found = ui.axis_courses()

with head:
    ui.axis_title(found, years)

st.header("Closer than ever?")
ui.axis_standing(years)
st.header("What happened")
listed = ui.axis_timeline(entries, years)

st.header("Theme by theme")
ui.axis_key()
ui.axis_theme("Diplomacy", found, years)
ui.axis_theme("Arms", found, years)
ui.axis_deliveries(years)
ui.axis_theme("Energy and trade", found, years)
clubs, beside = st.columns(2, gap="large")
with clubs:
    ui.axis_theme("Institutions", found, years)
with beside:
    ui.axis_clubs(years)
    ui.axis_beside(years)
ui.axis_lists(listed, years)
ui.axis_figures(found, years)

st.header("Then and now")
ui.axis_then_now()
st.header("Who needs whom")
ui.axis_needs(years)
st.header("Where to go next")
ui.axis_links(years)
ui.axis_note()
