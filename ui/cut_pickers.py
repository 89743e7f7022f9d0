"""The widgets that choose a cut: which partners, and how much of their trade; in the address as IND100_TUR50."""

from collections.abc import Sequence

import streamlit as st

from solidarity.anchors import Anchor
from solidarity.errors import DataError
from solidarity.pressure import what_if
from solidarity.pressure.channels import CHANNELS, Channel, named
from solidarity.pressure.cut_words import cutters
from solidarity.pressure.records import Record
from ui.address import quoted, remember
from ui.data import catalog

Cuts = dict[str, float]
USUAL = {"RUS": "IND100_TUR100", "IRN": "CHN100"}
"""What a reader first sees cut."""
NONE = "none"
_CHANNELS = {key: channel.short for key, channel in CHANNELS.items()}


def pick_channels() -> list[Channel]:
    """One or more kinds of trade."""

    def read(text: str) -> str:
        keys = [channel.key for name in text.split("_and_") for channel in named(name)]
        return "_and_".join(dict.fromkeys(keys))

    remember("channels", "crude", read, str)
    st.session_state.channels_picked = st.session_state.channels.split("_and_")

    def take() -> None:
        picked = [key for key in CHANNELS if key in st.session_state.channels_picked]
        st.session_state.channels = "_and_".join(picked) or "crude"

    st.pills(
        "Channels",
        list(CHANNELS),
        format_func=_CHANNELS.__getitem__,
        key="channels_picked",
        selection_mode="multi",
        wrap=True,
        on_change=take,
    )
    return [CHANNELS[key] for key in st.session_state.channels.split("_and_")]


def pick_cut(key: str, label: str, anchor: Anchor, found: Sequence[Record], year: int) -> Cuts:
    """Whom to cut and by how much: presets, a list of partners, one share for all or one for each."""
    register = catalog().register

    def read(text: str) -> str:
        if text == NONE:
            return NONE
        cuts = what_if.parse(text, register)
        if anchor.code in cuts:
            raise DataError(f"{anchor.name} cannot be cut off from itself: {quoted(text)}.")
        return what_if.written(cuts) or NONE

    remember(
        key, USUAL[anchor.code] if key == "cut" else NONE, read, lambda text: _told(text, anchor)
    )
    before = st.session_state.get("cut_off", anchor.code)
    if before != anchor.code and st.session_state[key] == USUAL[before]:
        st.session_state[key] = USUAL[anchor.code]  # the other anchor's usual cut, never touched
    st.session_state.cut_off = anchor.code
    cuts = _cuts(key)
    cuts.pop(anchor.code, None)
    _pick_preset(key, label, anchor, cuts)
    _pick_partners(key, cuts, _partners(anchor, found, year))
    if cuts:
        _pick_shares(key, cuts)
    return cuts


def _told(text: str, anchor: Anchor) -> str:
    if text == NONE:
        return "no cut"
    register = catalog().register
    return f"the cut of {cutters(what_if.parse(text, register), anchor.code, register)}"


def _cuts(key: str) -> Cuts:
    text = st.session_state[key]
    return {} if text == NONE else what_if.parse(text, catalog().register)


def _put(key: str, cuts: Cuts) -> None:
    st.session_state[key] = what_if.written(cuts) or NONE


def _pick_preset(key: str, label: str, anchor: Anchor, cuts: Cuts) -> None:
    presets = what_if.presets(catalog().register, anchor.code)
    widget = f"{key}_preset"
    same = [title for title, codes in presets.items() if set(codes) == set(cuts)]
    st.session_state[widget] = same[0] if same else None

    def take() -> None:
        chosen = st.session_state[widget]
        _put(key, dict.fromkeys(presets[chosen], 1.0) if chosen else {})

    st.selectbox(
        label, list(presets), index=None, key=widget, on_change=take, placeholder="A ready-made cut"
    )


def _partners(anchor: Anchor, found: Sequence[Record], year: int) -> list[str]:
    """Every partner on record in the year, the largest first, channel by channel."""
    codes = [code for one in found if year in one.years for code in one.at(year).flows.partner]
    return list(dict.fromkeys(codes))


def _pick_partners(key: str, cuts: Cuts, codes: list[str]) -> None:
    widget = f"{key}_partners"
    st.session_state[widget] = list(cuts)

    def take() -> None:
        before = _cuts(key)
        share = next(iter(before.values()), 1.0) if len(set(before.values())) == 1 else 1.0
        _put(key, {code: before.get(code, share) for code in st.session_state[widget]})

    st.multiselect(
        "Partners",
        [*codes, *(code for code in cuts if code not in codes)],
        format_func=catalog().register.name,
        key=widget,
        on_change=take,
        placeholder="Choose partners, the largest first",
    )


def _pick_shares(key: str, cuts: Cuts) -> None:
    """One share for all; one for each where the reader asks for it."""
    widget = f"{key}_share"
    st.session_state[widget] = round(100 * max(cuts.values()))

    def take() -> None:
        share = st.session_state[widget] / 100
        _put(key, dict.fromkeys(_cuts(key), share))

    alike = len(set(cuts.values())) == 1
    label = "How much of it" if alike else "How much of it (moving this makes all alike)"
    st.slider(label, 0, 100, step=5, format="%d%%", key=widget, on_change=take)
    if len(cuts) > 1:
        with st.expander("A share for each", expanded=not alike):
            for code, share in cuts.items():
                _pick_share(key, code, share)


def _pick_share(key: str, code: str, share: float) -> None:
    widget = f"{key}_share_{code}"
    st.session_state[widget] = round(100 * share)

    def take() -> None:
        _put(key, _cuts(key) | {code: st.session_state[widget] / 100})

    name = catalog().register.name(code)
    st.number_input(name, 0, 100, step=5, format="%d", key=widget, on_change=take)
