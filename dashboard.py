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
    """Every page, section by section."""
    return {section: [page(one) for one in entries] for section, entries in ui.MENU.items()}


def page(entry: ui.Entry) -> StreamlitPage:
    """One entry of the menu; the overview is where a reader arrives."""
    return st.Page(
        entry.path,
        title=entry.title,
        icon=entry.icon,
        default=entry.path == ui.HOME,
        help=entry.about,
    )


def frame() -> None:
    """Draw what surrounds a page, and the page."""
    st.set_page_config(page_icon="static/icon.svg", layout="wide")
    st.html(ROOT / "static" / "frame.css")
    st.logo("static/logo.png", size="large")
    current = st.navigation(menu(), expanded=True)
    st.set_page_config(page_title=f"{current.title} · Solidarity Atlas")
    if ui.open_data():
        ui.take_address(current.url_path)
        notes = st.container()
        try:
            current.run()
            ui.next_questions(current.url_path)
        except DataError as error:
            st.error(str(error), icon=":material/error:")
        with notes:
            ui.notes()
        ui.give_address()
        ui.keep_briefing()


if __name__ == "__main__":
    frame()
