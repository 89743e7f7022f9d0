"""Who keeps each of the two afloat: partners' shares, concentration, and who leans on whom."""

import streamlit as st

import ui

head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    anchor = ui.pick_axis("Lifelines of")
    channel = ui.pick_channel()
counted = ui.pick_relabelled(anchor, [channel])
record = ui.record(anchor, channel, counted)
flows, facts = st.columns([1.7, 1], gap="medium")
with flows:
    drawn = st.container()
    year = ui.pick_year_on_record([record])
lifeline = record.at(year)

with head:
    ui.lifeline_title(anchor, record, lifeline)
with drawn:
    ui.lifeline_flows(anchor, record, lifeline)
with facts:
    ui.lifeline_facts(record, lifeline)
    country = ui.pick_country()
    ui.lifeline_standing(anchor, record, lifeline, country)

st.header("Since 2010")
ui.lifeline_course(anchor, record, year)
st.header("Who needs whom")
ui.lifeline_partners(anchor, record, lifeline, country)
if channel.key == "crude":
    ui.relabelled_oil(anchor)
st.header("Not on record")
ui.not_on_record(record, lifeline)
ui.lifeline_note(channel)
