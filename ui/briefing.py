"""The reader's briefing: held for the session, kept in the browser, one step back."""

from dataclasses import replace
from secrets import token_hex

import streamlit as st

from solidarity.brief import file
from solidarity.brief.slide import Briefing, Slide
from solidarity.errors import DataError
from ui.address import escaped
from ui.data import catalog
from ui.static import component, static_base

KEY = "briefing_store"
TITLE = "Who stands with Russia and Iran"

_STORE = component("briefing_store", "brief/store.js", "brief-store", "")


def briefing() -> Briefing:
    """What has been put together so far."""
    state = st.session_state
    if "briefing" not in state:
        _hold(Briefing(TITLE, home=_home()), keep=False)
    return state.briefing  # type: ignore[no-any-return]


def change(changed: Briefing) -> None:
    """Put another briefing in the place of the present one, which `undo` brings back."""
    st.session_state.briefing_before = briefing()
    _hold(changed)


def undo() -> None:
    """Bring back what the last change has replaced."""
    _hold(st.session_state.pop("briefing_before"))


def add(*slides: Slide) -> None:
    """Put slides at the end, and say so."""
    held = briefing()
    if len(held.slides) + len(slides) > file.MOST:
        st.session_state.pinned = f"The briefing is full: it holds {file.MOST} slides."
        return
    change(replace(held, slides=(*held.slides, *slides)))
    place = len(held.slides) + len(slides)
    st.session_state.pinned = f"Pinned as slide {place}: {escaped(slides[-1].title)}"


def opened(text: bytes, name: str) -> Briefing | None:
    """A saved briefing, its links leading here; what is wrong with it is kept to be said."""
    state = st.session_state
    try:
        found, state.briefing_faults = file.opened(text, catalog().register, name)
    except DataError as error:
        state.briefing_faults = [str(error)]
        return None
    return replace(found, home=_home())


def keep_briefing() -> None:
    """At the end of each run: hand a changed briefing to the browser, and say what was pinned."""
    state = st.session_state
    changed = state.pop("briefing_changed", False)
    state.setdefault("briefing_session", token_hex(8))
    data = {"base": static_base(), "session": state.briefing_session}
    if changed:
        data["save"] = file.saved(briefing()).decode()
    _STORE(key=KEY, data=data, on_kept_change=_take_kept, on_full_change=_say_full)
    if said := state.pop("pinned", ""):
        st.toast(said, icon=":material/keep:")


def _hold(held: Briefing, keep: bool = True) -> None:
    """From now on this is the briefing; `keep` hands it to the browser at the end of the run."""
    state = st.session_state
    state.briefing, state.briefing_mark = held, token_hex(8)
    state.briefing_changed = keep


def _take_kept() -> None:
    """What this browser kept from before, or what another of its tabs has just pinned.

    What was pinned before the browser had answered stays, at the end.
    """
    state = st.session_state
    kept = state[KEY].kept
    if found := opened(kept["text"].encode(), "The kept briefing"):
        own = briefing().slides if kept["first"] else ()
        _hold(replace(found, slides=(*found.slides, *own)), keep=bool(own))


def _say_full() -> None:
    st.session_state.pinned = (
        "This browser has no room to keep the briefing: save it as a file before you close it."
    )


def _home() -> str:
    """Where the reader has found the dashboard, so that links lead back to it."""
    address = st.context.url or Briefing("").home
    page = st.session_state.get("page", "")
    return address.split("?")[0].removesuffix(page)
