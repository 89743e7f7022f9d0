"""The frame around every page: window title, menu, address and notes. Run: streamlit run dashboard.py"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.pages_manager import PagesManager

import ui
from solidarity.errors import DataError
from solidarity.paths import ROOT

# Imported once when the server starts, then run as a script for every reader. A server that has not
# yet run st.navigation takes any folder named pages/ for Streamlit's old page discovery and greets
# the first reader of a deep link with “Page not found”; nothing public says otherwise in time.
app = st.App(__file__)
PagesManager.uses_pages_directory = False


def menu() -> dict[str, list[StreamlitPage]]:
    """Every page, section by section; a new page is one line."""
    return {
        "The network": [
            page("network/atlas", "Atlas", "public", "A world map of every tie, year by year."),
            page("network/alignment", "Alignment", "balance", "Closer to whom, and on what."),
            page("network/graph", "Graph", "graph_3", "Camps among all states, and who bridges."),
            page(
                "network/timeline", "Timeline", "timeline", "What happened, when, with its source."
            ),
        ],
        "Partners": [
            page("partners/east", "The East", "wb_sunny", "China, India and Pakistan."),
            page("partners/americas", "The Americas", "landscape", "Venezuela, Nicaragua, Cuba."),
            page("partners/africa", "Africa", "terrain", "Who moved, and towards whom."),
            page("partners/outcasts", "Outcasts", "block", "Belarus, North Korea and Syria."),
            page("partners/country", "Country", "flag", "One country's ties, votes and arms."),
            page("partners/compare", "Compare", "compare_arrows", "Two to six side by side."),
            page("partners/score", "Score", "account_tree", "Why a country scores as it does."),
        ],
        "Pressure": [
            page("pressure/sanctions", "Sanctions", "gavel", "Who sanctions the two."),
            page("pressure/lifelines", "Lifelines", "hub", "Who keeps the two afloat."),
            page("pressure/what_if", "What if", "content_cut", "What a partner's end would cost."),
        ],
        "About": [
            page("about/sources", "Sources", "database", "Who published what, and its traps."),
            page("about/method", "Method", "function", "How each number is made."),
        ],
    }


def page(path: str, title: str, icon: str, about: str) -> StreamlitPage:
    """One entry of the menu; the atlas is where a reader arrives."""
    symbol = f":material/{icon}:"
    return st.Page(
        f"pages/{path}.py", title=title, icon=symbol, default=title == "Atlas", help=about
    )


def frame() -> None:
    """Draw what surrounds a page, and the page."""
    st.set_page_config(page_title="Solidarity Atlas", page_icon="static/icon.svg", layout="wide")
    st.html(ROOT / "static" / "frame.css")
    st.logo("static/logo.png", size="large")
    current = st.navigation(menu(), expanded=True)
    if ui.open_data():
        ui.take_address(current.url_path)
        notes = st.container()
        try:
            current.run()
        except DataError as error:
            st.error(str(error), icon=":material/error:")
        with notes:
            ui.notes()
        ui.give_address()


if __name__ == "__main__":
    frame()
