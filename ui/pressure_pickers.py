"""The widgets of the pages on pressure; each keeps its value in the address."""

from collections.abc import Sequence

import streamlit as st

from solidarity import words
from solidarity.anchors import ANCHORS, Anchor
from solidarity.errors import DataError
from solidarity.pressure import records
from solidarity.pressure.channels import CHANNELS, Channel
from solidarity.pressure.records import Record, spans
from ui.address import one_of, remember
from ui.data import catalog

_CHANNELS = {key: channel.short for key, channel in CHANNELS.items()}


def pick_axis(label: str = "Anchor", codes: Sequence[str] = records.ANCHORS) -> Anchor:
    """Russia or Iran, or another of the anchors that a page is about."""
    names = {code: ANCHORS[code].name for code in codes}
    usual = codes[0]
    remember("anchor", usual, catalog().anchor, lambda code: names.get(code, names[usual]))
    if (asked := st.session_state.anchor) not in names:  # other pages have other anchors
        if "anchor" in st.session_state.arrived and asked in ANCHORS:
            st.session_state.notes.append(
                f"This page is about {words.listed(list(names.values()))}, not {ANCHORS[asked].name}."
                f" Showing {names[usual]}."
            )
        st.session_state.anchor = usual
    st.pills(
        label, list(names), format_func=names.__getitem__, key="anchor", required=True, wrap=True
    )
    return ANCHORS[st.session_state.anchor]


def pick_channel() -> Channel:
    """One kind of trade in one direction."""
    remember("channel", "crude", one_of("a channel", CHANNELS), _CHANNELS.__getitem__)
    st.pills(
        "Channel",
        list(CHANNELS),
        format_func=_CHANNELS.__getitem__,
        key="channel",
        required=True,
        wrap=True,
    )
    return CHANNELS[st.session_state.channel]


def pick_relabelled(anchor: Anchor, channels: Sequence[Channel]) -> bool:
    """Whether Iranian oil that reaches China under another name counts; offered where it can."""
    if anchor.code != "IRN" or all(channel.key != "crude" for channel in channels):
        return False
    remember("relabelled", "no", one_of("yes or no", ("yes", "no")), str)
    st.session_state.count_relabelled = st.session_state.relabelled == "yes"

    def take() -> None:
        st.session_state.relabelled = "yes" if st.session_state.count_relabelled else "no"

    return st.toggle(
        "Count “Malaysian” oil as Iran's",
        key="count_relabelled",
        on_change=take,
        help="Crude oil that China records as coming from Malaysia, since 2019. Malaysia pumps less than"
        " China says it buys from there in 2024; most of it is taken to be Iran's.",
    )


def pick_year_on_record(found: Sequence[Record]) -> int:
    """A year that at least one of the records has, at first the newest of them."""
    years = sorted({year for record in found for year in record.years})

    def read(text: str) -> int:
        if text not in map(str, years):
            raise DataError(f"“{text}” is on no record here; the years are {spans(years)}.")
        return int(text)

    remember("year", years[-1], read, str)
    asked = st.session_state.year
    if asked not in years:  # chosen on another page or of another channel
        st.session_state.year = min(years, key=lambda year: abs(year - asked))
    if len(years) == 1:
        st.caption(f"The only year on record is {years[0]}.")
        return years[0]
    year = int(st.select_slider("Year", years, key="year"))
    if asked not in years:
        st.caption(f"{asked} is on no record here; the years are {spans(years)}.")
    return year
