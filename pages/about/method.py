"""How every number is made: definitions and formulas, as the sources declare them."""

import streamlit as st

import ui
from solidarity.alignment import KEY as INDEX

st.title("How each number is made")
ui.what_a_tie_is()
indicators = ui.pick_dimension()
for indicator in indicators:
    ui.definition(indicator)
if indicators[0].key == INDEX:
    ui.pick_weights()
    anchor = ui.pick_anchor("Index with", key="versus")
    year = ui.pick_year(indicators[0], [anchor])
    ui.index_dimensions(anchor, year)
    st.subheader("Validation")
    ui.index_validation(anchor, year)
    st.subheader("Limits")
    ui.index_limits()
st.subheader("What the statuses mean")
ui.what_statuses_mean()
ui.definitions_download()
ui.source_note(indicators)
