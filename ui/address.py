"""The whole view in the address, in codes that do not change (?country=IND&year=2024).

Streamlit's own bind="query-params" leaves defaults out, writes labels instead of codes, and forgets
the address on a change of page; hence these few lines of ours.
"""

import re
from collections.abc import Callable, Collection
from typing import Any

import streamlit as st

from solidarity.errors import DataError, UnknownName
from ui.data import catalog


def take_address(page: str) -> None:
    """Before a page runs: note what a link, or the browser's back button, asks for."""
    state = st.session_state
    state.setdefault("chosen", {})
    came = st.query_params.to_dict()
    state.new_page = state.get("page") != page
    resumed = not state.new_page and state.unfinished and came == state.came
    if resumed:
        # A fast hand has cut the page's first run short: what has been read by then is read.
        state.arrived = {key: text for key, text in state.arrived.items() if key not in state.view}
        state.by_history = False
    else:
        # A fast hand is ahead of the address: what it has just changed is newer than what stands there.
        changed = any(key in state and state[key] != value for key, value in state.chosen.items())
        elsewhere = came != state.get("address") and (state.new_page or not changed)
        state.arrived = came if elsewhere else {}
        # Writing the address again after “back” would add an entry and trap the reader here.
        state.by_history = elsewhere and not state.new_page
        state.notes = []
    # Filled as the page is drawn: its view in codes, the sources it names. Before the page's name, for
    # a run cut short between the two must not pass off the last page's as this one's.
    state.view, state.noted = {}, []
    state.page, state.came, state.unfinished = page, came, state.new_page or resumed


def give_address() -> None:
    """After a page has run: write the values of its pickers into the address."""
    state = st.session_state
    state.chosen |= {key: state[key] for key in state.view}
    state.view.update({key: str(state[key]) for key in state.view})
    if not state.by_history and st.query_params.to_dict() != state.view:
        st.query_params.from_dict(state.view)
    state.address, state.unfinished = st.query_params.to_dict(), False


def notes() -> None:
    """What could not be done as asked, each as a sentence."""
    for note in [*catalog().faults, *st.session_state.notes]:
        st.warning(note, icon=":material/info:")


def quoted(text: str) -> str:
    """What a stranger wrote into an address, fit for Markdown: no link, no picture, no end."""
    return escaped(text[:40])


def escaped(text: str) -> str:
    """Text in which Markdown finds nothing to do."""
    return re.sub(r"([^\w\s])", r"\\\1", text)


def remember(
    key: str, default: Any, read: Callable[[str], Any], shown: Callable[[Any], str]
) -> None:
    """Before its widget is drawn: put into the state what the address asks for, or what was chosen.

    A widget forgets its value when the reader changes the page; `chosen` does not.
    """
    state = st.session_state
    if state.new_page or key not in state:
        state[key] = state.chosen.get(key, default)
    if (asked := state.arrived.get(key)) is not None:
        try:
            state[key] = read(asked)
        except DataError as error:
            sentence = str(error).replace(asked, quoted(asked))
            state.notes.append(f"{sentence} Showing {shown(state[key])}.")
    state.view[key] = str(state[key])


def one_of(what: str, names: Collection[str]) -> Callable[[str], str]:
    """Reads one of these names, or raises UnknownName with the nearest."""

    def read(text: str) -> str:
        if text not in names:
            raise UnknownName(what, text, names)
        return text

    return read


def state_of(what: str, codes: Collection[str]) -> Callable[[str], str]:
    """Reads any name or code of one of these states, or raises UnknownName."""

    def read(text: str) -> str:
        code = catalog().register.iso3(text)
        if code not in codes:
            raise UnknownName(what, text, [])
        return code

    return read
