"""The widgets of the page on the network; each keeps its value in the address."""

import streamlit as st

from solidarity import words
from solidarity.anchors import ANCHORS
from solidarity.errors import DataError
from solidarity.network import KINDS, Kind, Pairs, graph
from ui.address import one_of, quoted, remember
from ui.data import catalog
from ui.pickers import pick_year

OUT = {"none": "Nobody", "RUS": "Russia", "IRN": "Iran", "both": "Both", "country": "The country chosen"}  # fmt: skip
BOTH = ("RUS", "IRN")
FORCE, MAP = "force", "map"
_SHAPES = {FORCE: "Network", MAP: "Map"}
_NEAREST = ("0", "1", "3", "5")


def pick_tie() -> Kind:
    """One kind of tie between any two states."""
    kinds = {key: kind for key, kind in KINDS.items() if kind.source in catalog().tables}
    if not kinds:
        raise DataError("No table of ties between states is here: restore data/ from git.")
    first = next(iter(kinds))
    remember("tie", first, one_of("a kind of tie", kinds), lambda key: KINDS[key].short)
    if st.session_state.tie not in kinds:  # its source has broken since it was chosen
        st.session_state.tie = first
    st.pills(
        "Ties by", list(kinds), format_func=lambda key: kinds[key].short, key="tie", required=True, wrap=True
    )  # fmt: skip
    return kinds[st.session_state.tie]


def pick_out() -> str:
    """Whom to take out of the network: a key of OUT."""
    remember("out", "none", one_of("a choice of whom to take out", OUT), OUT.__getitem__)
    st.pills("Take out", list(OUT), format_func=OUT.__getitem__, key="out", required=True, wrap=True)  # fmt: skip
    return str(st.session_state.out)


def codes_of(out: str, country: str) -> tuple[str, ...]:
    """The states of a choice of whom to take out."""
    return {"none": (), "both": BOTH, "country": (country,)}.get(out, (out,))


def pick_shape() -> bool:
    """Whether the network is drawn on the map."""
    remember("drawn_as", FORCE, one_of("a way to draw", _SHAPES), _SHAPES.__getitem__)
    st.pills("Drawn as", list(_SHAPES), format_func=_SHAPES.__getitem__, key="drawn_as", required=True)  # fmt: skip
    return bool(st.session_state.drawn_as == MAP)


def pick_year_of(kind: Kind) -> int:
    """A year of the kind, at first the latest complete one."""
    return pick_year(catalog().indicators[kind.indicator], [ANCHORS["RUS"]])


def pick_above(pairs: Pairs) -> float:
    """From which value on a tie is drawn; at first so that some hundreds are."""
    steps = {f"{step:g}": pairs.kind.text(step) for step in pairs.kind.steps}
    usual = f"{graph.usual_threshold(pairs):g}"

    def read(text: str) -> str:
        if text not in steps:
            values = list(steps)
            raise DataError(
                f"{quoted(text)} is not a threshold of {pairs.kind.title}: they run from {values[0]} to {values[-1]}."
            )
        return text

    _follow("above", usual, f"{pairs.kind.key} {pairs.year}", list(steps))
    remember("above", usual, read, str)
    _now("above", usual)
    if st.session_state.above not in steps:
        st.session_state.above = usual
    unit = "" if pairs.kind.unit == "0 to 1" else f" ({pairs.kind.unit})"
    st.select_slider(f"Ties from this value on{unit}", list(steps), format_func=steps.__getitem__, key="above")  # fmt: skip
    return float(st.session_state.above)


def pick_nearest(kind: Kind) -> int:
    """How many of each state's strongest ties are drawn whatever the threshold."""
    titles = {key: f"{words.capitalised(words.spelled(int(key)))} each" for key in _NEAREST} | {"0": "None"}  # fmt: skip
    usual = str(kind.nearest)
    _follow("nearest", usual, kind.key, list(titles))
    remember("nearest", usual, one_of("a number of strongest ties", titles), titles.__getitem__)
    _now("nearest", usual)
    key = st.selectbox(
        "And every state's strongest ties",
        list(titles),
        format_func=titles.__getitem__,
        key="nearest",
        help="So that everybody has a place in the network: ties below the threshold are dotted.",
    )
    return int(key)


def _follow(key: str, usual: str, of: str, known: list[str]) -> None:
    """Let a value that was never touched, or fits no longer, become the usual one of what is chosen now."""
    state = st.session_state
    before, what = state.get(f"{key}_usual", (None, of))
    asked = key in state.arrived
    chosen = state.get(key, state.chosen.get(key))
    kind_changed = what.split()[0] != of.split()[0]
    if what != of and not asked and (kind_changed or chosen == before or chosen not in known):
        state[key] = state.chosen[key] = usual
    state[f"{key}_of"] = of


def _now(key: str, usual: str) -> None:
    """Note what is usual of what is chosen now."""
    st.session_state[f"{key}_usual"] = (usual, st.session_state[f"{key}_of"])
