"""The widgets that choose what a page shows; each keeps its value in the address."""

from typing import Literal

import streamlit as st

from solidarity import maps
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ANCHORS, ANY, Anchor
from solidarity.errors import DataError, UnknownYear
from solidarity.indicator import Indicator
from solidarity.source import Source
from ui.address import one_of, remember, state_of
from ui.data import catalog, states

BOTH = "both"
_ANCHOR_NAMES = {"RUS": "Russia", "IRN": "Iran", BOTH: "Both"} | {
    code: anchor.short for code, anchor in ANCHORS.items() if code not in ("RUS", "IRN")
}


def pick_anchors() -> list[Anchor]:
    """One anchor, or Russia and Iran side by side."""

    def read(text: str) -> str:
        return BOTH if text.lower() == BOTH else catalog().anchor(text)

    remember("anchor", "RUS", read, _ANCHOR_NAMES.__getitem__)
    chosen = _pills("Anchor", list(_ANCHOR_NAMES), key="anchor")
    return [ANCHORS[code] for code in (("RUS", "IRN") if chosen == BOTH else (chosen,))]


def pick_anchor(label: str, key: str) -> Anchor:
    """One anchor to hold a country against."""
    remember(key, "RUS", catalog().anchor, _ANCHOR_NAMES.__getitem__)
    return ANCHORS[_pills(label, [code for code in _ANCHOR_NAMES if code != BOTH], key)]


def _pills(label: str, codes: list[str], key: str) -> str:
    st.pills(
        label,
        codes,
        format_func=_ANCHOR_NAMES.__getitem__,
        key=key,
        required=True,
    )
    return str(st.session_state[key])


def relevant(indicator: Indicator, anchors: list[Anchor]) -> list[Anchor]:
    """The anchors chosen, less those that lack the indicator; one for a fact about the partner."""
    if indicator.is_fact:
        return [ANY]
    return [anchor for anchor in anchors if anchor.code in indicator.anchors] or anchors[:1]


def pick_source() -> Source:
    """One of all sources."""
    sources = catalog().published
    remember(
        "source", next(iter(sources)), one_of("a source", sources), lambda key: sources[key].title
    )
    keys = list(sources)
    key = st.selectbox(
        "Source", keys, format_func=lambda k: sources[k].title, key="source", width=360
    )
    return sources[key]


def pick_indicator_of(source: Source) -> str:
    """One indicator of a source, or all of them (no key)."""
    titles = {"": "All its indicators"} | {i.key: i.title for i in source.indicators.values()}
    remember("of", "", one_of(f"an indicator of {source.title}", titles), titles.__getitem__)
    if st.session_state.of not in titles:  # another source has been chosen
        st.session_state.of = ""
    return st.selectbox(
        "Indicator", list(titles), format_func=titles.__getitem__, key="of", width=360
    )


def pick_dimension() -> list[Indicator]:
    """The indicators of one dimension."""
    indicators = catalog().indicators.values()
    names = list(dict.fromkeys(i.dimension for i in indicators))
    remember("dimension", names[0], one_of("a dimension", names), str.capitalize)
    st.pills("Dimension", names, format_func=str.capitalize, key="dimension", required=True)
    return [i for i in indicators if i.dimension == st.session_state.dimension]


def pick_indicator(usual: str = "un_siding") -> Indicator:
    """One of all indicators; at first the usual one, if it is here."""
    indicators = catalog().indicators
    default = usual if usual in indicators else next(k for k in indicators if k != INDEX)
    remember(
        "indicator",
        default,
        lambda key: catalog().indicator(key).key,
        lambda k: indicators[k].title,
    )
    if st.session_state.indicator not in indicators:  # its source has broken since it was chosen
        st.session_state.indicator = default
    key = st.selectbox(
        "Indicator",
        list(indicators),
        format_func=lambda k: indicators[k].short,
        key="indicator",
        width=215,
    )
    return indicators[key]


def pick_year(indicator: Indicator, anchors: list[Anchor], tell: bool = True) -> int:
    """A year of the indicator, at first the latest complete one in which the anchor has figures.

    `tell` says where the year chosen has none; a page that shows more than the indicator does not.
    """
    first, last = indicator.years
    newest = catalog().latest(indicator, anchors[0])

    def read(text: str) -> int:
        try:
            year = int(text)
        except ValueError:
            raise DataError(f"“{text}” is not a year.") from None
        if not first <= year <= last:
            raise UnknownYear(year, first, last)
        return year

    remember("year", newest, read, str)
    year = st.session_state.year
    # A slider whose ends change forgets its value; said at any other time, the value would undo
    # what a fast hand has chosen meanwhile.
    if st.session_state.get("year_ends") != indicator.years or not first <= year <= last:
        st.session_state.year_ends = indicator.years
        st.session_state.year = min(max(year, first), last)
    if year != st.session_state.year:
        st.session_state.notes.append(
            f"{indicator.title}: the data run from {first} to {last}, not to {year}."
            f" Showing {st.session_state.year}."
        )
    if first == last:  # a slider needs somewhere to go
        st.caption(f"{indicator.title}: the only year is {first}.")
        return first
    shown = int(st.slider("Year", first, last, key="year"))
    if tell and all(catalog().view(indicator.key, a.code, shown).empty for a in anchors):
        st.caption(f"No figures in {shown}; the newest are of {newest}.")
    return shown


def pick_region(usual: str = "World") -> maps.View:
    """Which part of the world the map shows."""
    views = maps.views()
    remember("region", usual, one_of("a region", views), str)
    name = st.selectbox("Region", list(views), key="region", width=150)
    return views[name]


def pick_country(default: str = "IND", width: int | Literal["stretch"] = "stretch") -> str:
    """Any state, by typing its name; the choice follows the reader from page to page."""
    codes = states()
    register = catalog().register

    def label(code: str) -> str:
        return register.countries[code].label

    remember("country", default, state_of("a state with ties", codes), register.name)
    return st.selectbox("Country", codes, format_func=label, key="country", width=width)
