"""Where the browser finds what the dashboard serves besides its pages."""

import streamlit as st


def static_base() -> str:
    """The address of static/, whatever path the dashboard is served under."""
    path = st.get_option("server.baseUrlPath").strip("/")
    return f"/{path}/app/static/" if path else "/app/static/"
