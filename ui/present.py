"""Presenting in the dashboard: the deck of static/brief/ over the whole window."""

from typing import Any

import orjson
import streamlit as st

from solidarity.brief.slide import Briefing, Chart
from solidarity.errors import DataError
from ui.briefing import desk
from ui.data import catalog
from ui.static import component, static_base

KEY = "briefing_present"

_DECK = component(
    "briefing_present",
    "brief/deck.js",
    "brief-launch",
    "The slides cannot be loaded: reload the page.",
)


def present(briefing: Briefing) -> None:
    """The button that shows the slides; they are made and sent only once it is pressed."""
    data: dict[str, Any] = {"base": static_base(), "id": desk().mark}
    if st.session_state.pop("present_wanted", False):
        from solidarity.brief.html.deck import deck  # its package loads what draws

        try:
            data["deck"] = deck(briefing, catalog().register, _drawn)
        except DataError as error:
            data["fault"] = str(error)
    _DECK(key=KEY, data=data, on_wanted_change=_want)


def _want() -> None:
    st.session_state.present_wanted = True


def _drawn(chart: Chart, width: float, height: float) -> str:
    """A chart as it was drawn before, or anew: other words on a slide leave its chart as it was."""
    told = orjson.dumps([chart.figure, chart.unit], option=orjson.OPT_SERIALIZE_NUMPY)
    return _svg(told, width, height)


@st.cache_data(show_spinner=False, max_entries=400)
def _svg(told: bytes, width: float, height: float) -> str:
    from solidarity.brief import html

    figure, unit = orjson.loads(told)
    return html.svg(Chart(figure, unit), width, height)
