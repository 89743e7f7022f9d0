"""The weights of the alignment index: presets and sliders in the sidebar, kept in the address."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from solidarity import alignment, words
from solidarity.alignment import KEY, Weights
from solidarity.anchors import Anchor
from solidarity.errors import DataError
from ui.address import remember
from ui.data import catalog, row_of

HEAVIEST = 3.0
OWN = "own"


def pick_weights() -> DeltaGenerator:
    """The sidebar's presets and sliders; to be called before a page reads the index.

    Returns the place above them, for what the weights change (rank_change).
    """
    above = st.sidebar.container()
    if KEY not in catalog().indicators:
        return above
    rules = catalog().alignment.rules
    titles = {key: preset.title for key, preset in rules.presets.items()}
    remember("weights", "default", _read, lambda text: titles.get(text, text))
    chosen = alignment.parse(st.session_state.weights, rules)
    preset = alignment.preset_of(chosen, rules) or OWN
    for name, weight in chosen.each:
        st.session_state[f"weight_{name}"] = min(weight, HEAVIEST)
    st.session_state.weights_preset = preset
    with (
        st.sidebar,
        st.expander(f"Weights: {titles.get(preset, 'your own')}", expanded=preset != "default"),
    ):
        st.selectbox(
            "Preset",
            [*titles, *([OWN] if preset == OWN else [])],
            format_func=lambda key: titles.get(key, "Your own"),
            key="weights_preset",
            on_change=_take_preset,
        )
        st.caption(_about(preset))
        for rule in rules.dimensions.values():
            st.slider(
                words.capitalised(rule.short),
                0.0,
                HEAVIEST,
                step=0.1,
                format="%.1f",
                key=f"weight_{rule.short}",
                on_change=_take_slider,
                args=(rule.short,),
                help=f"{rule.title}. {rule.why}",
            )
        if st.session_state.pop("weights_refused", False):
            st.caption(":material/info: At least one dimension must weigh something.")
    return above


def rank_change(place: DeltaGenerator, anchors: list[Anchor], year: int, country: str) -> None:
    """Where the chosen country stands under these weights, and by default."""
    shown = catalog().shown
    if shown is None or shown.weights == shown.by_default.weights:
        return
    name = catalog().register.name(country)
    with place:
        for anchor in anchors:
            now, usual = (
                row_of(a.table(anchor.code, year), country) for a in (shown, shown.by_default)
            )
            if now is not None and usual is not None:
                st.caption(words.rank_change(name, anchor, now, usual))


def _about(preset: str) -> str:
    rules = catalog().alignment.rules
    if preset == OWN:
        return "Only proportions matter: doubling all changes nothing."
    chosen = rules.presets[preset]
    return chosen.about + (f" [Method]({chosen.url})" if chosen.url else "")


def _read(text: str) -> str:
    rules = catalog().alignment.rules
    return alignment.short_text(alignment.parse(text, rules), rules)


def _take_preset() -> None:
    st.session_state.weights = st.session_state.weights_preset


def _take_slider(name: str) -> None:
    rules = catalog().alignment.rules
    chosen = dict(alignment.parse(st.session_state.weights, rules).each)
    chosen[name] = round(st.session_state[f"weight_{name}"], 2)
    try:
        text = Weights(tuple(chosen.items())).text()
        st.session_state.weights = alignment.short_text(alignment.parse(text, rules), rules)
    except DataError:
        st.session_state.weights_refused = True
