"""The widgets of the page on Russia and Iran; each keeps its value in the address."""

import pandas as pd
import streamlit as st

from solidarity import timeline, words
from solidarity.axis import lists, then_now
from solidarity.errors import DataError
from ui.address import quoted, remember
from ui.compare_pickers import AND
from ui.data import catalog
from ui.timeline_pickers import pick_period


def pick_axis_period(entries: pd.DataFrame) -> tuple[int, int]:
    """The period that all charts follow: a preset in one click, or any first and last year."""
    stops = timeline.years(entries)
    presets = {key: lists.period(key, stops[0], stops[-1]) for key in lists.PERIODS}
    place = st.container()
    years = pick_period(entries)
    st.session_state.preset = next((key for key, own in presets.items() if own == years), None)

    def take() -> None:
        if st.session_state.preset:
            st.session_state.period = "{}-{}".format(*presets[st.session_state.preset])

    place.pills(
        "All charts and the timeline show", list(presets), format_func=lists.PERIODS.__getitem__,
        key="preset", on_change=take, wrap=True,
    )  # fmt: skip
    return years


def pick_then_years() -> list[str]:
    """The years that stand side by side, in their order; the newest figures stand under `latest`."""
    first, last = then_now.span(catalog())

    def read(text: str) -> str:
        try:
            return AND.join(then_now.read(text, first, last))
        except ValueError as error:
            raise DataError(f"{quoted(text)} are not years to compare: {error}.") from None

    remember("then", AND.join(then_now.USUAL), read, lambda text: words.listed(text.split(AND)))
    st.session_state.then_picked = st.session_state.then.split(AND)

    def take() -> None:
        picked = st.session_state.then_picked or list(then_now.USUAL)
        st.session_state.then = AND.join(then_now.read(AND.join(picked), first, last))

    st.multiselect(
        "Years side by side", [*map(str, range(first, last + 1)), then_now.LATEST], key="then_picked",
        max_selections=then_now.MOST, on_change=take, width=520, format_func=str.capitalize,
    )  # fmt: skip
    return list(st.session_state.then.split(AND))
