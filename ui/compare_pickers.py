"""The widgets of the page that compares countries; each keeps its value in the address."""

from itertools import combinations

import pandas as pd
import streamlit as st

from solidarity import words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ANCHORS, Anchor
from solidarity.compare import GROUPS, LIMIT, Group, drawn_first, groups, peers
from solidarity.compare.comparison import Comparison
from solidarity.errors import DataError, UnknownName
from solidarity.indicator import Indicator
from ui.address import one_of, quoted, remember, state_of
from ui.data import Stamp, catalog, stamp, states

NONE = "none"
USUAL = "usual"
AND = "_and_"
AT_FIRST = f"TUR{AND}BRA"
"""Two middle powers, so that a page without an address shows a comparison."""
_APART = {"differed": "Differed", "opposed": "Yes against no"}


def pick_countries() -> list[str]:
    """Up to six states, by typing their names; in the address as TUR_and_BRA, in any spelling."""
    register = catalog().register
    remember("countries", AT_FIRST, _read_countries, _told)
    st.session_state.countries_picked = _chosen()

    def take() -> None:
        st.session_state.countries = AND.join(st.session_state.countries_picked) or NONE

    st.multiselect(
        "Countries",
        states(),
        format_func=lambda code: register.countries[code].label,
        key="countries_picked",
        max_selections=LIMIT,
        on_change=take,
        placeholder="Type two to six names",
    )
    return _chosen()


def _chosen() -> list[str]:
    text = st.session_state.countries
    return [] if text == NONE else text.split(AND)


def _told(text: str) -> str:
    names = [catalog().register.name(code) for code in text.split(AND) if code != NONE]
    return words.listed(names) if names else "no country"


def _read_countries(text: str) -> str:
    """The codes of all names that are known; each of the others becomes a note of its own."""
    if text == NONE:
        return NONE
    codes, wrong = _codes(text)
    if not codes:
        raise wrong[0]
    notes = st.session_state.notes
    notes += [f"{_safe(error)} It is left out." for error in wrong]
    if len(codes) > LIMIT:
        name = catalog().register.name
        left = words.listed([name(code) for code in codes[LIMIT:]])
        notes.append(f"Six countries are the most that can be told apart. Left out: {left}.")
    return AND.join(codes[:LIMIT])


def _codes(text: str) -> tuple[list[str], list[UnknownName]]:
    read = state_of("a state with ties", states())
    codes, wrong = [], []
    for name in text.split(AND):
        try:
            codes.append(read(name))
        except UnknownName as error:
            wrong.append(error)
    return list(dict.fromkeys(codes)), wrong


def _safe(error: UnknownName) -> str:
    given = str(error)[1:].partition("”")[0]
    return str(error).replace(given, quoted(given))


def pick_group() -> str:
    """A group of the register to stand beside the countries, or none."""
    titles = {NONE: "No group"} | {key: words.capitalised(name) for key, name in GROUPS.items()}

    def read(text: str) -> str:
        return NONE if text == NONE else groups.read(text)

    remember("beside", NONE, read, titles.__getitem__)
    return st.selectbox(
        "Beside a group", list(titles), format_func=titles.__getitem__, key="beside", width=280
    )


def group_of(key: str, anchor: Anchor, year: int) -> Group | None:
    """The group chosen, as it was in that year."""
    return None if key == NONE else groups.group(catalog().register, key, anchor.code, year)


@st.cache_resource(max_entries=60, show_spinner=False)
def _traits(stamp: Stamp, anchor: str, year: int) -> pd.DataFrame:
    held = catalog()
    return peers.traits(held, held.alignment if INDEX in held.indicators else None, anchor, year)


def suggest_peers(anchor: Anchor, chosen: list[str], year: int) -> None:
    """Countries like those chosen; a click adds one."""
    if not chosen or len(chosen) >= LIMIT:
        return
    found = peers.suggested(_traits(stamp(), anchor.code, year), chosen, {anchor.code})
    name = catalog().register.name
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for code, others in found.items():
            st.markdown(f"Like {name(code)}:", width="content", help=peers.RULE)
            for other in others:
                st.button(name(other), icon=":material/add:", key=f"peer_{other}", on_click=_add, args=(other,))  # fmt: skip


def _add(code: str) -> None:
    st.session_state.countries = AND.join([*_chosen(), code])


def compare_link(country: str) -> None:
    """From a country to its comparison with the state most like it."""
    held = catalog()
    year = held.latest(held.indicators[INDEX], ANCHORS["RUS"]) if INDEX in held.indicators else held.years[1]  # fmt: skip
    found = peers.nearest(_traits(stamp(), "RUS", year), country, 1, {"RUS", "IRN"})
    others = found or ["IND"]
    st.page_link(
        "pages/partners/compare.py",
        label=f"Compare with {held.register.name(others[0])}",
        query_params={"countries": AND.join([country, *others])},
        icon=":material/compare_arrows:",
    )


def pick_drawn(found: Comparison) -> dict[str, Indicator]:
    """For each dimension the indicator to draw; in the address those that are not the usual ones."""
    known = {one.key: one for one in found.indicators}
    usual = drawn_first(found.indicators, found.anchor)

    def read(text: str) -> str:
        keys = [] if text == USUAL else text.split(AND)
        return AND.join(catalog().indicator(key).key for key in keys) or USUAL

    remember("drawn", USUAL, read, lambda text: "the usual charts" if text == USUAL else text)
    asked = [] if st.session_state.drawn == USUAL else st.session_state.drawn.split(AND)
    own: dict[str, str] = {known[key].dimension: key for key in asked if key in known}
    return {dimension: known[own.get(dimension, key)] for dimension, key in usual.items()}


def pick_indicator_drawn(found: Comparison, one: Indicator, usual: str) -> None:
    """The picker above one chart: the indicators of its dimension."""
    options = {i.key: i.short for i in found.indicators if i.dimension == one.dimension}
    widget = f"drawn_{one.dimension}"
    st.session_state[widget] = one.key

    def take() -> None:
        state = st.session_state
        asked = [] if state.drawn == USUAL else state.drawn.split(AND)
        kept = [key for key in asked if key not in options]
        chosen = [] if state[widget] == usual else [state[widget]]
        state.drawn = AND.join([*kept, *chosen]) or USUAL

    title = "The country itself" if one.dimension == "country" else words.capitalised(one.dimension)
    st.selectbox(
        title, list(options), format_func=options.__getitem__, key=widget, on_change=take,
        disabled=len(options) == 1,
    )  # fmt: skip


def pick_two(partners: tuple[str, ...]) -> tuple[str, str]:
    """Two of the countries compared."""
    name = catalog().register.name
    pairs = {f"{one}{AND}{two}": (one, two) for one, two in combinations(partners, 2)}
    titles = {key: f"{name(one)} and {name(two)}" for key, (one, two) in pairs.items()}

    def read(text: str) -> str:
        key = AND.join(catalog().register.iso3(part) for part in text.split(AND))
        turned = AND.join(reversed(key.split(AND)))
        if not {key, turned} & set(pairs):
            raise DataError(f"“{text}” are not two of the countries compared.")
        return key if key in pairs else turned

    first = next(iter(pairs))
    remember("pair", first, read, lambda key: titles.get(key, titles[first]))
    if st.session_state.pair not in pairs:  # other countries have been chosen
        st.session_state.pair = first
    key = st.selectbox("Two of them", list(pairs), format_func=titles.__getitem__, key="pair", width=280)  # fmt: skip
    return pairs[key]


def pick_votes_since(first: int, last: int, usual: int = 2014) -> int:
    """From which year on votes count."""
    years = [str(year) for year in range(first, last + 1)]
    remember("votes_since", min(usual, last), lambda text: int(one_of("a year with votes", years)(text)), str)  # fmt: skip
    return st.selectbox("Votes since", range(last, first - 1, -1), key="votes_since", width=120)


def pick_apart() -> bool:
    """Whether only votes of yes against no are shown."""
    remember("apart", "differed", one_of("a kind of difference", _APART), _APART.__getitem__)
    st.pills("Where they", list(_APART), format_func=_APART.__getitem__, key="apart", required=True)
    return bool(st.session_state.apart == "opposed")
