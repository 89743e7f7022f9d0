"""The widgets that choose what a page shows; each keeps its value in the address."""

from typing import Literal

import streamlit as st

from solidarity import maps
from solidarity.anchors import ANCHORS, Anchor
from solidarity.errors import DataError, UnknownName, UnknownYear
from solidarity.source import Indicator
from ui.address import remember
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


def pick_indicator() -> Indicator:
    """One of all indicators."""
    indicators = catalog().indicators
    default = "un_siding" if "un_siding" in indicators else next(iter(indicators))
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


def pick_year(indicator: Indicator) -> int:
    """A year of the indicator, at first its latest complete one."""
    first, last = indicator.years

    def read(text: str) -> int:
        try:
            year = int(text)
        except ValueError:
            raise DataError(f"“{text}” is not a year.") from None
        if not first <= year <= last:
            raise UnknownYear(year, first, last)
        return year

    remember("year", indicator.latest, read, str)
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
    return int(st.slider("Year", first, last, key="year"))


def pick_region() -> maps.View:
    """Which part of the world the map shows."""
    views = maps.views()

    def read(text: str) -> str:
        if text not in views:
            raise UnknownName("a region", text, views)
        return text

    remember("region", "World", read, str)
    name = st.selectbox("Region", list(views), key="region", width=150)
    return views[name]


def pick_country(default: str = "IND", width: int | Literal["stretch"] = "stretch") -> str:
    """Any state, by typing its name; the choice follows the reader from page to page."""
    codes = states()
    register = catalog().register

    def read(text: str) -> str:
        code = register.iso3(text)
        if code not in codes:
            raise UnknownName("a state with ties", text, [])
        return code

    def label(code: str) -> str:
        return register.countries[code].label

    remember("country", default, read, register.name)
    return st.selectbox("Country", codes, format_func=label, key="country", width=width)
