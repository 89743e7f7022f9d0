"""The widgets that choose which statements are shown, and which one closely; each keeps its value in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st

from solidarity.claims import VERDICTS, Judged
from solidarity.claims.declared import KINDS, SECTIONS
from solidarity.claims.words import MARKS, true_in
from solidarity.errors import UnknownName
from solidarity.words import capitalised
from ui.address import one_of, remember
from ui.data import catalog

ALL = "all"
LIST, LONG = 560, 8
"""Pixels of a list of more than so many statements: the one chosen stands beside it."""


def pick_claims(found: Mapping[str, Judged]) -> list[Judged]:
    """The statements that the reader's choice of section, country, verdict and kind leaves, in their order."""
    section = _pills("section", "Section", "a section", SECTIONS)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        country = _pick_country(found)
        kind = _pills(
            "type", "Kind", "a kind of statement", {k: capitalised(v) for k, v in KINDS.items()}
        )
        verdict = _pills(
            "verdict",
            "Verdict",
            "a verdict",
            {_key(v): f"{MARKS[v]} {capitalised(v)}" for v in VERDICTS},
        )
    return [
        one
        for one in found.values()
        if section in (ALL, one.claim.section)
        and (country == ALL or country in one.claim.countries)
        and kind in (ALL, one.claim.kind)
        and verdict in (ALL, _key(one.verdict))
    ]  # fmt: skip


def _key(verdict: str) -> str:
    return verdict.replace(" ", "_")


def _pills(key: str, label: str, what: str, names: Mapping[str, str]) -> str:
    titles = {ALL: "All", **names}
    remember(key, ALL, one_of(what, titles), lambda text: f"“{titles[text]}”")
    st.pills(label, list(titles), format_func=titles.__getitem__, key=key, required=True, wrap=True)
    return str(st.session_state[key])


def _pick_country(found: Mapping[str, Judged]) -> str:
    """One of the countries that a statement names, or all of them."""
    register = catalog().register
    named = {code for one in found.values() for code in one.claim.countries}
    codes = sorted(named, key=register.name)

    def read(text: str) -> str:
        if text == ALL:
            return ALL
        code = register.iso3(text)
        if code not in named:
            raise UnknownName("a country of a statement", register.name(code), [])
        return code

    def label(code: str) -> str:
        return "All countries" if code == ALL else register.name(code)

    remember("about", ALL, read, label)
    st.selectbox("Country named", [ALL, *codes], format_func=label, key="about", width=210)
    return str(st.session_state.about)


def pick_claim(kept: Sequence[Judged], every: Mapping[str, Judged]) -> Judged:
    """One of the statements shown, at first the one asked for or their first; `every` are all that an address may ask for."""
    own = {one.claim.key: one for one in kept}
    first = next(iter(own))
    remember("claim", first, one_of("a statement", every), lambda key: f"statement {key}")
    if "claim" in st.session_state.arrived:
        st.session_state.claim_asked = st.session_state.claim
    if (asked := st.session_state.claim) not in own:
        if "claim" in st.session_state.arrived:
            st.session_state.notes.append(
                f"Statement {asked} is not among those chosen. Showing {first}."
            )
        st.session_state.claim = first
    # The one that a link asks for stands first, or a long list would hide which one is chosen.
    options = sorted(own, key=lambda key: key != st.session_state.get("claim_asked"))
    with st.container(height=LIST if len(own) > LONG else "content", border=True):
        st.radio(
            "Statements",
            options,
            format_func=lambda key: f"{MARKS[own[key].verdict]} {own[key].claim.claim}",
            captions=[_caption(own[key]) for key in options],
            key="claim",
            label_visibility="collapsed",
        )
    return own[st.session_state.claim]


def _caption(one: Judged) -> str:
    parts = [one.claim.key, one.verdict, one.claim.kind, true_in(one)]
    return " · ".join(part for part in parts if part)
