"""The frame around every page: window title, menu, address and notes. Run: streamlit run dashboard.py"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.pages_manager import PagesManager

import ui

# Imported once when the server starts, then run as a script for every reader. A server that has not
# yet run st.navigation takes any folder named pages/ for Streamlit's old page discovery and greets
# the first reader of a deep link with “Page not found”; nothing public says otherwise in time.
app = st.App(__file__)
PagesManager.uses_pages_directory = False


def menu() -> dict[str, list[StreamlitPage]]:
    """Every page, section by section; a new page is one entry."""
    return {
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


def frame() -> None:
    """Draw what surrounds a page, and the page."""
    st.set_page_config(page_title="Solidarity Atlas", page_icon="static/icon.svg", layout="wide")
    st.logo("static/logo.svg", size="large")
    page = st.navigation(menu())
    if ui.open_data():
        ui.take_address(page.url_path)
        notes = st.container()
        page.run()
        with notes:
            ui.notes()
        ui.give_address()


if __name__ == "__main__":
    frame()
