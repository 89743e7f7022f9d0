"""The part of the scorecard on one country: its ropes over the years, what would level them, where to go next."""

import streamlit as st

from solidarity.anchors import Anchor
from solidarity.middle_powers import GROUP, Scorecard, charts
from solidarity.middle_powers import words as said
from solidarity.middle_powers.tugs import Tug
from solidarity.pressure import records, what_if
from solidarity.votes import links
from ui.compare_pickers import AND
from ui.cut_pickers import NONE
from ui.data import catalog
from ui.pickers import pick_country
from ui.scorecard import drawn, scorecard_of
from ui.show import score_link, show, votes_link

BESIDE = 3
"""So many of those most in play stand beside the country in the link to the comparison."""


def scorecard_country(eight: Scorecard, anchor: Anchor) -> None:
    """One country's ropes over the years, each with a sentence; the eight or any other state."""
    country = pick_country("IND", width=320)
    name = catalog().register.name(country)
    if country == anchor.code:
        st.info(f"{name} is the anchor and does not pull at itself: choose another country.")
        return
    if country in eight.partners:
        found = eight
    else:
        found = scorecard_of((country,), anchor, eight.year, eight.since)
        st.caption(f"{name} is not one of the eight; it is held to the same rules.")
    own = [tug for tug in found.tugs if tug.partner == country]
    _ropes(found, own, anchor)
    st.caption(
        f"0 to 100: how hard {anchor.name} and the West pull, up to {found.year}; the dotted line is {found.since}."
        " Hollow points rest on too little to count; a gap has no figure of both. What would level a rope is a sum on"
        " the figures, not a forecast."
    )
    _links(eight, country, anchor)


def _ropes(found: Scorecard, own: list[Tug], anchor: Anchor) -> None:
    first = min((tug.course[0].year for tug in own if tug.course), default=found.year)
    span = (first, found.year)
    for start in range(0, len(own), 3):
        for place, tug in zip(st.columns(3, gap="medium"), own[start : start + 3], strict=False):
            with place:
                _rope(found, tug, anchor, span)


def _rope(found: Scorecard, tug: Tug, anchor: Anchor, span: tuple[int, int]) -> None:
    st.markdown(f"**{tug.rope.title}**")
    if tug.now:
        figure = drawn(
            found,
            f"course {tug.partner} {tug.rope.key}",
            lambda: charts.course(tug, anchor, span, found.since),
        )
        name = catalog().register.name(tug.partner)
        alt = f"{tug.rope.title}: how hard {anchor.name} and the West pulled at {name}, {span[0]} to {span[1]}"
        show(figure, alt, key=f"pull_{tug.rope.key}")
    held = catalog().indicators
    indicator = held.get(tug.rope.to_anchor.indicator)
    ballot = found.cast.get(tug.partner) if tug.now and found.voted == tug.now.year else None
    if indicator:
        st.markdown(said.said(tug, anchor, indicator, ballot))
    if tug.now and tug.now.note:
        st.caption(tug.now.note)


def _links(eight: Scorecard, country: str, anchor: Anchor) -> None:
    """The next questions: beside the others, all its ties, why its score, what if the eight stopped."""
    register = catalog().register
    others = [code for code in eight.partners if code != country][:BESIDE]
    with st.container(horizontal=True, gap="medium"):
        st.page_link(
            "pages/partners/compare.py",
            label=f"Compare {register.name(country)} with those most in play",
            query_params={
                "countries": AND.join([country, *others]),
                "versus": anchor.code,
                "beside": GROUP,
                "year": str(eight.year),
            },
            icon=":material/compare_arrows:",
        )
        st.page_link(
            "pages/partners/country.py",
            label=f"All ties of {register.name(country)}",
            query_params={"country": country, "versus": anchor.code},
            icon=":material/arrow_forward:",
        )
        score_link(country, anchor, eight.year)
        if voted := eight.voted:
            asked = links.address("un_siding", anchor.code, country, (voted, voted))
            votes_link(f"Show the contested votes of {voted}", asked)
        if anchor.code in records.ANCHORS:
            cut = dict.fromkeys(register.members(GROUP), 1.0)
            st.page_link(
                "pages/pressure/what_if.py",
                label=f"What if all eight stopped trading with {anchor.name}",
                query_params={"anchor": anchor.code, "cut": what_if.written(cut), "against": NONE},
                icon=":material/content_cut:",
            )
