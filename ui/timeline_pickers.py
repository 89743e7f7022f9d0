"""The widgets that choose what the timeline shows; each keeps its value in the address."""

import re

import pandas as pd
import streamlit as st

from solidarity import timeline
from solidarity.anchors import ANCHORS
from solidarity.errors import DataError, UnknownName, UnknownYear
from solidarity.timeline import KINDS, SIDES, Choice
from solidarity.timeline_lists import Name
from ui.address import one_of, quoted, remember
from ui.data import catalog

ALL, ANY = "all", "any"
_SIDES = {"all": "All", "RUS": "Russia", "IRN": "Iran", "both": "Both"}


def pick_timeline(found: pd.DataFrame) -> Choice:
    """Everything that chooses what the timeline shows."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        side = _pick_side()
        countries = _pick_countries(found)
        text = _pick_text()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = pick_kinds()
        with_unverified = pick_unverified()
    return Choice(pick_period(found), side, countries, kinds, text, with_unverified)


def _pick_side() -> str:
    def read(text: str) -> str:
        if text.lower() in SIDES:
            return text.lower()
        code = catalog().anchor(text)
        if code not in SIDES:
            raise DataError(
                f"The lists were collected around Russia and Iran, not {ANCHORS[code].name}."
            )
        return code  # fmt: skip

    remember("side", ALL, read, lambda side: f"“{_SIDES[side]}”")
    st.pills("Entries that name", SIDES, format_func=_SIDES.__getitem__, key="side", required=True)
    return str(st.session_state.side)


def _pick_countries(found: pd.DataFrame) -> tuple[str, ...]:
    """Any number of countries, of which an entry must name one; none for all."""
    register = catalog().register
    codes = sorted(timeline.named(found), key=register.name)

    def read(text: str) -> str:
        if text == ANY:
            return ANY
        asked = [register.iso3(part) for part in text.split("_and_")]
        for code in asked:
            if code not in codes:
                raise UnknownName("a country on the lists", register.name(code), [])
        return "_and_".join(dict.fromkeys(asked))

    remember("with", ANY, read, lambda text: _told(text, register.name, "any country"))
    st.session_state.with_picked = _parts(st.session_state["with"], ANY)

    def take() -> None:
        st.session_state["with"] = "_and_".join(st.session_state.with_picked) or ANY

    st.multiselect(
        "And any of these countries",
        codes,
        format_func=lambda code: register.countries[code].label,
        key="with_picked",
        on_change=take,
        placeholder="Any country",
        width=360,
    )
    return tuple(_parts(st.session_state["with"], ANY))


def _pick_text() -> str:
    remember("find", "", str.strip, lambda text: f"“{quoted(text)}”" if text else "all texts")
    label, hint = "Words", "Bushehr, or Lavrov 2023"
    st.text_input(label, key="find", max_chars=80, placeholder=hint, width=260)
    return str(st.session_state.find)


def pick_kinds() -> tuple[str, ...]:
    """Any number of kinds; none for all."""

    def read(text: str) -> str:
        if text == ALL:
            return ALL
        kind = one_of("a kind of entry", KINDS)
        asked = [kind(part) for part in text.split("_and_")]
        return "_and_".join(key for key in KINDS if key in asked)

    remember("kinds", ALL, read, lambda text: _told(text, KINDS.__getitem__, "all kinds"))
    st.session_state.kinds_picked = _parts(st.session_state.kinds, ALL)

    def take() -> None:
        picked = [key for key in KINDS if key in st.session_state.kinds_picked]
        st.session_state.kinds = "_and_".join(picked) or ALL

    st.pills(
        "Kinds (none chosen: all)",
        list(KINDS),
        format_func=KINDS.__getitem__,
        key="kinds_picked",
        selection_mode="multi",
        wrap=True,
        on_change=take,
    )
    return tuple(_parts(st.session_state.kinds, ALL))


def pick_unverified() -> bool:
    """Whether entries from general knowledge are shown."""
    remember("unverified", "no", one_of("yes or no", ("yes", "no")), str)
    st.session_state.show_unverified = st.session_state.unverified == "yes"

    def take() -> None:
        st.session_state.unverified = "yes" if st.session_state.show_unverified else "no"

    explained = "Entries from general knowledge that no source read bears out."
    st.toggle("Show unverified entries", key="show_unverified", on_change=take, help=explained)
    return bool(st.session_state.unverified == "yes")


def pick_period(found: pd.DataFrame) -> tuple[int, int]:
    """First and last year; at first since the two drew together."""
    stops = timeline.years(found)

    def read(text: str) -> str:
        first, last = _period(text, stops)
        return f"{first}-{last}"

    remember("period", f"{timeline.SINCE}-{stops[-1]}", read, lambda text: text.replace("-", "–"))
    first, last = _period(st.session_state.period, stops)
    # Streamlit takes a slider for a range by its default alone, and a default cannot be moved from
    # outside: what an address asks for is a slider anew.
    count = st.session_state.get("period_sliders", 0)
    if st.session_state.get(f"period_{count}", (first, last)) != (first, last):
        count += 1
    st.session_state.period_sliders = count

    def take() -> None:
        st.session_state.period = "{}-{}".format(*st.session_state[f"period_{count}"])

    st.select_slider(
        f"Period (the oldest entry is of {stops[0]})",
        sorted({*stops, first, last}),
        (first, last),
        key=f"period_{count}",
        on_change=take,
    )
    return first, last


def _period(text: str, stops: tuple[int, ...]) -> tuple[int, int]:
    """Reads `1989-2026`, `2024` or `all`."""
    if text == ALL:
        return stops[0], stops[-1]
    match = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text)
    if not match:
        raise DataError(f"“{text}” is not a period like 1989-2026.")
    first, last = int(match[1]), int(match[2] or match[1])
    for year in (first, last):
        if not stops[0] <= year <= stops[-1]:
            raise UnknownYear(year, stops[0], stops[-1])
    if first > last:
        raise DataError(f"A period cannot end in {last} that begins in {first}.")
    return first, last


def _parts(text: str, none: str) -> list[str]:
    return [] if text == none else text.split("_and_")


def _told(text: str, name: Name, none: str) -> str:
    return none if text in (ALL, ANY) else ", ".join(name(part) for part in text.split("_and_"))
