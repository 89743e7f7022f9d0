"""The weights of the alignment index: presets and sliders in the sidebar, kept in the address."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from solidarity import alignment, index_words, words
from solidarity.alignment import KEY, Weights
from solidarity.anchors import Anchor
from solidarity.errors import DataError
from ui.address import remember
from ui.data import catalog, index, row_of

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
    heaviest = max(HEAVIEST, *(weight for _, weight in chosen.each))
    _hand_to_widgets(chosen, preset)
    opened = st.session_state.setdefault("weights_open", preset != "default")
    with st.sidebar, st.expander("Weights of the index", expanded=opened):
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
                heaviest,
                step=0.1,
                format="%.1f",
                key=f"weight_{rule.short}",
                on_change=_take_sliders,
                help=f"{rule.title}. {rule.why}",
            )
        if st.session_state.pop("weights_refused", False):
            st.caption(":material/info: At least one dimension must weigh something.")
    return above


def _hand_to_widgets(chosen: Weights, preset: str) -> None:
    """Put weights that did not come from a slider into the sliders; a fast hand is not set back."""
    state = st.session_state
    keys = {f"weight_{name}": weight for name, weight in chosen.each}
    if state.get("weights_handed") != state.weights or not keys.keys() <= set(state):
        for key, weight in keys.items():
            state[key] = weight
    if state.get("weights_preset") != preset:
        state.weights_preset = preset
    state.weights_handed = state.weights


def weights_said() -> str:
    """Which weights are used, and that they are not the default ones; every page of the index says so."""
    rules, chosen = index().rules, index().weights
    preset = alignment.preset_of(chosen, rules)
    if preset == "default":
        return "Default weights."
    title = rules.presets[preset].title if preset else "the reader's own"
    shares = [f"{name} {100 * share:.0f}%" for name, share in chosen.shares.items() if share]
    return f"Weights, not the default: {title} ({', '.join(shares)})."


def weights_note(anchors: list[Anchor], year: int) -> None:
    """Which weights are used and, if not the default ones, who moves most by it."""
    shown = index()
    said = [weights_said()]
    if shown.weights != shown.by_default.weights:
        for anchor in anchors:
            now, usual = (a.table(anchor.code, year) for a in (shown, shown.by_default))
            moved = index_words.movers(now, usual, catalog().register.name)
            said.append(moved if len(anchors) == 1 else moved and f"{anchor.short}: {moved}")
    st.caption(" ".join(part for part in said if part))


def with_weights(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows to take away with what tells them apart: the weights, the unit and the citation."""
    source = catalog().sources[KEY]
    return rows.assign(
        weights=index().weights.text(),
        unit="score or index from 0 to 100",
        citation=source.citation,
    )


def rank_change(place: DeltaGenerator, anchors: list[Anchor], year: int, country: str) -> None:
    """Where the chosen country stands under these weights, and by default."""
    shown = index()
    if shown.weights == shown.by_default.weights:
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


def _take_sliders() -> None:
    """All of them, not only the one just moved: a fast hand can be ahead of the callbacks."""
    state, rules = st.session_state, catalog().alignment.rules
    each = tuple((name, round(state[f"weight_{name}"], 2)) for name in rules.names)
    try:
        state.weights = _read(Weights(each).text())
        state.weights_handed = state.weights  # the sliders hold them already
    except DataError:
        state.weights_refused, state.weights_handed = True, ""
