"""How every number is made: definitions and formulas, as the sources declare them."""

import streamlit as st

import ui

st.title("How each number is made")
ui.what_a_tie_is()
indicators = ui.pick_dimension()
for indicator in indicators:
    ui.definition(indicator)
ui.definitions_download()
ui.source_note(indicators)
