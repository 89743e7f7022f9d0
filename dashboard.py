"""The frame around every page: window title, menu, address and notes. Run: streamlit run dashboard.py"""

import streamlit as st

import ui

MENU = {
    "The network": [
        st.Page(
            "pages/network/atlas.py",
            title="Atlas",
            icon=":material/public:",
            default=True,
            help="Who stands with Russia and Iran, on what, since when: a world map of every tie.",
        ),
    ],
    "Partners": [
        st.Page(
            "pages/partners/country.py",
            title="Country",
            icon=":material/flag:",
            help="One country's ties to Moscow and Tehran: values, trends, votes and arms.",
        ),
    ],
}

st.set_page_config(page_title="Solidarity Atlas", page_icon="static/icon.svg", layout="wide")
page = st.navigation(MENU)
ui.take_address(page.url_path)
notes = st.container()
page.run()
with notes:
    ui.notes()
ui.give_address()
