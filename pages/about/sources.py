"""Every source: who made it, what it covers, what bites; and the reader's own figures."""

import streamlit as st

import ui
from solidarity import coverage, words

sources = ui.catalog().sources
st.title(words.sources(ui.catalog()))
st.caption("Each figure in the atlas leads back to one of these. Absent is never shown as zero.")
ui.sources_table(coverage.overview(ui.catalog()))

source = ui.pick_source()
st.header(source.title)
ui.source_facts(source)
st.subheader("Where it has figures")
ui.coverage_chart(source, ui.pick_indicator_of(source))
ui.source_note(source.indicators.values())

st.header("Bring your own figures")
ui.bring_your_own()
