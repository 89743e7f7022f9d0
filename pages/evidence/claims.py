"""The article's statements against the data: a verdict by one rule, and the rows behind each."""

import streamlit as st

import ui

found = ui.judged()
head = st.container()
kept = ui.pick_claims(found)

with head:
    ui.claims_title(kept, len(found))
if kept:
    across, closely = st.columns([1, 1.35], gap="large")
    with across:
        one = ui.pick_claim(kept, found)
    with closely:
        unverified = ui.claim_shown(one)
    ui.claim_rows(one, unverified)
    ui.claims_table(kept)
    ui.claims_note(one)
