"""The widgets of the page of roll calls; each keeps its value in the address."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from solidarity.countries import plain
from solidarity.errors import DataError, UnknownName, UnknownYear
from solidarity.votes import tables
from solidarity.votes.blocs import BLOCS
from solidarity.votes.rolls import Rolls
from solidarity.votes.search import ALL, CONTESTED, Filter
from solidarity.votes.themes import themes
from solidarity.words import capitalised
from ui.address import escaped, one_of, quoted, remember
from ui.data import catalog, states

VIEWS = {
    "resolutions": "Resolutions",
    "pair": "Two compared",
    "ukraine": "All on Ukraine (ES-11)",
    "iran": "All on human rights in Iran",
}
LISTS = {
    "differed": "Where they differed, furthest apart first",
    "all": "All, newest first",
    "left": "Where the first left the usual side",
}
AT_FIRST = "A/RES/ES-11/1"
LIMIT = 500
"""So many votes a table or picker holds; the CSV has them all."""


def pick_votes_view() -> str:
    """What of the roll calls is shown."""
    remember("show", "resolutions", one_of("a view of the votes", VIEWS), VIEWS.__getitem__)
    st.pills("Show", list(VIEWS), format_func=VIEWS.__getitem__, key="show", required=True, wrap=True)  # fmt: skip
    return str(st.session_state.show)


def printable(asked: Filter) -> Filter:
    """The same to be told in Markdown, in which a stranger's words are no link and no picture."""
    return replace(asked, text=escaped(asked.text))


def pick_votes_filter(rolls: Rolls) -> Filter:
    """Which votes count: by words, theme, years, who contested them, and how close they were."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text, theme = _pick_text(), _pick_theme()
        contested = _pick_contested()
        years = _pick_years(rolls)
        close = _pick_close()
    return Filter(text, theme, years, contested, close)


def _pick_text() -> str:
    remember("text", "", str.strip, lambda text: f"“{quoted(text)}”" if text else "all votes")
    st.text_input("Words or symbol", key="text", max_chars=80, placeholder="ukraine, or ES-10", width=175)  # fmt: skip
    return str(st.session_state.text).strip()


def _pick_theme() -> str:
    titles = {ALL: "All themes"} | {key: theme.title for key, theme in themes().items()}
    remember("theme", ALL, one_of("a theme", titles), titles.__getitem__)
    return st.selectbox("Theme", list(titles), format_func=titles.__getitem__, key="theme", width=205)  # fmt: skip


def _pick_contested() -> str:
    remember("contested", ALL, one_of("a way to contest a vote", CONTESTED), CONTESTED.__getitem__)
    return st.selectbox(
        "Contested", list(CONTESTED), format_func=CONTESTED.__getitem__, key="contested", width=175,
        help="Votes on which the state said yes or no and at least four of the G7 the opposite.",
    )  # fmt: skip


def _pick_years(rolls: Rolls) -> tuple[int, int]:
    """First and last year, whichever of the two pickers holds which."""
    every: list[int] = sorted({int(year) for year in rolls.years})
    first, last = every[0], every[-1]

    def read(text: str) -> int:
        if not text.isdigit():
            raise DataError(f"“{text}” is not a year.")
        if not first <= int(text) <= last:
            raise UnknownYear(int(text), first, last)
        # The Assembly held no vote in 1964: the next year stands for it.
        return min(year for year in every if year >= int(text))

    remember("from", first, read, str)
    remember("until", last, read, str)
    one: int = st.selectbox("From", every[::-1], key="from", width=92)
    other: int = st.selectbox("To", every[::-1], key="until", width=92)
    return min(one, other), max(one, other)


def _pick_close() -> bool:
    remember("close", "no", one_of("yes or no", ("yes", "no")), str)
    st.session_state.only_close = st.session_state.close == "yes"

    def take() -> None:
        st.session_state.close = "yes" if st.session_state.only_close else "no"

    st.toggle(
        "Close votes", key="only_close", on_change=take,
        help="Yes and no lie apart by less than a tenth of the two together.",
    )  # fmt: skip
    return bool(st.session_state.close == "yes")


def remember_resolution(rolls: Rolls) -> int:
    """The row of the resolution chosen, before its picker is drawn."""
    usual = AT_FIRST if AT_FIRST in rolls.places else str(rolls.calls.key[0])

    def read(text: str) -> str:
        asked = text.strip().upper()
        for spelled in (asked, f"A/RES/{asked}"):
            if spelled in rolls.places and asked:
                return str(rolls.calls.key[rolls.places[spelled]])
        raise UnknownName("a resolution with a vote", text, [])

    remember("resolution", usual, read, str)
    if str(st.session_state.resolution).upper() not in rolls.places:  # other data since
        st.session_state.resolution = usual
    return rolls.places[str(st.session_state.resolution).upper()]


def pick_resolution(rolls: Rolls, places: Sequence[int]) -> None:
    """One of the votes found, or the one chosen before."""
    keys = [str(key) for key in rolls.calls.key.iloc[list(places)[:LIMIT]]]
    chosen = st.session_state.resolution

    def label(key: str) -> str:
        place = rolls.places[key.upper()]
        return f"{key} · {rolls.calls.year[place]} · {rolls.calls.title[place] or tables.UNTITLED}"

    def take() -> None:
        st.session_state.found_round = st.session_state.get("found_round", 0) + 1

    options = keys if chosen in keys else [chosen, *keys]
    st.selectbox("Resolution", options, format_func=label, key="resolution", on_change=take)


def voters(rolls: Rolls) -> list[str]:
    """Who can be compared: blocs, then states by name, those of the past among them."""
    register = catalog().register
    past = [code for code in rolls.codes if register.countries[code].kind == "historical"]
    return [*BLOCS, *sorted({*states(), *past}, key=lambda code: plain(register.name(code)))]


def pick_voter(rolls: Rolls, key: str, label: str, usual: str) -> str:
    """A state or a bloc, in the address by its code or key."""
    register, codes = catalog().register, voters(rolls)
    known = {plain(name): bloc for bloc, text in BLOCS.items() for name in (bloc, bloc.replace("_", " "), text)}  # fmt: skip

    def read(text: str) -> str:
        if found := known.get(plain(text)) or ("G7" if text.upper() == "WEST" else None):
            return found
        code = register.iso3(text)
        if code not in codes:
            raise UnknownName("a state or bloc with votes", text, [])
        return code

    def name(code: str) -> str:
        return capitalised(BLOCS[code]) if code in BLOCS else register.countries[code].label

    remember(key, usual, read, name)
    return st.selectbox(label, codes, format_func=name, key=key, width=280)


def pick_first(rolls: Rolls, label: str = "First") -> str:
    """The voter in question: at first the country chosen on other pages."""
    chosen = st.session_state.chosen.get("country", "IND")
    return pick_voter(rolls, "one", label, chosen if chosen in voters(rolls) else "IND")


def pick_list(names: tuple[str, str]) -> str:
    """Which votes of two are listed."""
    titles = LISTS | {"left": f"Where {names[0]} left the usual side"}
    remember("list", "differed", one_of("a list of votes", titles), titles.__getitem__)
    st.pills("List", list(titles), format_func=titles.__getitem__, key="list", required=True, wrap=True)  # fmt: skip
    return str(st.session_state["list"])
