"""The reader's briefing: held for the session on a desk, and kept in the browser."""

from typing import Any

import streamlit as st

from solidarity.brief.slide import Briefing
from ui.data import catalog
from ui.desk import Desk, Kept
from ui.static import component, static_base

KEY = "briefing_store"
TITLE = "Who stands with Russia and Iran"

_STORE = component("briefing_store", "brief/store.js", "brief-store", "")


def desk() -> Desk:
    """Where the reader's briefing lies."""
    state = st.session_state
    if "desk" not in state:
        state.desk = Desk(Briefing(TITLE, home=_home()), catalog().register)
    return state.desk  # type: ignore[no-any-return]


def keep_briefing() -> None:
    """At the end of each run: hand the briefing to the browser, and say what was pinned."""
    held = desk()
    data: dict[str, Any] = {"base": static_base(), "session": held.id, "taken": held.taken}
    if held.text:
        data |= {"mark": held.mark, "text": held.text}
    _STORE(key=KEY, data=data, on_kept_change=lambda: _take(held), on_full_change=lambda: _full(held))  # fmt: skip
    if held.said:
        st.toast(held.said, icon=":material/keep:")
        held.said = ""


def _take(held: Desk) -> None:
    if kept := st.session_state[KEY].kept:
        held.take(Kept(**kept))


def _full(held: Desk) -> None:
    held.said = (
        "This browser has no room to keep the briefing: save it as a file before you close it."
    )


def _home() -> str:
    """Where the reader has found the dashboard, so that links lead back to it."""
    address = st.context.url or Briefing("").home
    page = st.session_state.get("page", "")
    return address.split("?")[0].removesuffix(page)
