"""Who sanctions Russia and Iran, how much of the world that is, and the trade that went on."""

import streamlit as st

import ui

indicator = ui.sanctions_indicator()
head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    anchor = ui.pick_axis("Sanctions against")
    region = ui.pick_region()
across, card = st.columns([2, 1], gap="medium")
with across:
    drawn = st.container()
    year = ui.pick_year(indicator, [anchor])
    ui.source_line("sanctions/gsdb", is_map=True)
    ui.sanctions_doubts(anchor, year)
with card:
    country = ui.pick_country()
views = [ui.catalog().view(indicator.key, anchor.code, year)]

with head:
    ui.sanctions_title(anchor, year)
with drawn:
    ui.world_map(indicator, [anchor], views, year, region, country)
with card:
    ui.country_card(indicator, [anchor], views, year, country)
    ui.senders_table(anchor, views[0], year)

st.header("How much of the world")
ui.world_share(anchor, year)
st.header("Which types")
ui.sanctions_by_type(anchor, year)
st.header("Step by step")
ui.sanctions_steps(anchor, year)
st.header("How the Security Council voted on Iran")
ui.council_votes()
st.header("Programmes in 2026")
ui.sanction_programmes(anchor)

st.header("The trade that went on")
channel = ui.pick_channel()
counted = ui.pick_relabelled(anchor, [channel])
if record := ui.trade_record(anchor, channel, counted):
    ui.trade_beside(anchor, record, year)
    ui.trade_before_after(anchor, record, ui.pick_compared(record))
    st.subheader("What the data cannot see")
    ui.not_on_record(record, record.at(record.years[-1]))
st.subheader("Leading partners in all goods")
ui.factbook_partners(anchor)
ui.sanctions_note(channel)
