"""The widgets of the pages on the alignment index; each keeps its value in the address."""

import streamlit as st

from solidarity import words
from solidarity.alignment.pair import comparable
from solidarity.anchors import ANCHORS, Anchor
from solidarity.errors import DataError
from ui.address import one_of, quoted, remember, state_of
from ui.data import catalog


def pick_pair() -> tuple[Anchor, Anchor]:
    """Two anchors to hold every state against, at first Russia and Iran."""
    names = {code: anchor.short for code, anchor in ANCHORS.items()}
    remember("first", "RUS", catalog().anchor, names.__getitem__)
    first = st.selectbox(
        "Alignment with", list(names), format_func=names.__getitem__, key="first", width=150
    )
    others = [code for code in names if comparable(first, code)]
    remember("second", "IRN", catalog().anchor, names.__getitem__)
    if st.session_state.second not in others:
        if "second" in st.session_state.arrived:
            st.session_state.notes.append(
                words.capitalised(
                    f"{ANCHORS[first].name} and {ANCHORS[st.session_state.second].name} cannot be held"
                    f" against each other. Showing {ANCHORS[others[0]].name}."
                )
            )
        st.session_state.second = others[0]
    second = st.selectbox(
        "and with", others, format_func=names.__getitem__, key="second", width=150
    )
    return ANCHORS[first], ANCHORS[second]


def pick_since(years: list[int], usual: int) -> int:
    """An earlier year to compare with, of those that have figures."""

    def read(text: str) -> int:
        if text not in map(str, years):
            raise DataError(f"{quoted(text)} is not a year to compare with.")
        return int(text)

    remember("since", usual, read, str)
    if st.session_state.since not in years:
        st.session_state.since = usual
    return st.selectbox("Compare with", years[::-1], key="since", width=150)


def pick_other_state(codes: list[str], usual: str) -> str:
    """Another state, of those given, to hold the chosen one against."""
    register = catalog().register
    remember("other", usual, state_of("a state with a rank", codes), register.name)
    if st.session_state.other not in codes:
        st.session_state.other = usual
    return st.selectbox(
        "Above another state?", codes, format_func=register.name, key="other", width=240
    )


def pick_part(names: list[str]) -> str:
    """One dimension of the index, to see its evidence."""
    remember("evidence", names[0], one_of("a dimension of the index", names), str)
    st.pills("Dimension", names, format_func=str.capitalize, key="evidence", required=True)
    return str(st.session_state.evidence)
