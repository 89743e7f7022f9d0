"""Ready-made briefs: chosen, made, and put into the briefing."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from solidarity import groups
from solidarity.anchors import ANCHORS
from solidarity.brief import ready
from solidarity.brief.slide import Briefing
from solidarity.errors import DataError
from solidarity.groups import AXIS
from ui.briefing import desk
from ui.data import catalog, states

KINDS = {
    "country": "A country",
    "comparison": "Countries side by side",
    "eight": "The eight middle powers",
    "axis": "Russia and Iran",
    "region": "A region",
}
MOST = 10
"""Countries in one brief."""


def ready_made(held: Briefing) -> None:
    """Choose a brief and have it made from the figures of today."""
    kind = st.segmented_control(
        "Brief",
        list(KINDS),
        format_func=KINDS.__getitem__,
        key="ready",
        default="country",
        required=True,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        make = _asked(kind)
    with st.container(horizontal=True):
        anew = st.button("Make it the briefing", key="ready_anew", icon=":material/auto_stories:")
        beside = held.slides and st.button(
            "Add it at the end", key="ready_add", icon=":material/add:"
        )
    if not anew and not beside:
        return
    try:
        with st.spinner("Putting the brief together …"):
            found = make()
    except DataError as error:
        st.error(str(error), icon=":material/error:")
        return
    told = replace(found, home=held.home)
    desk().change(replace(held, slides=(*held.slides, *found.slides)) if beside else told)
    st.rerun()


def _asked(kind: str) -> Callable[[], Briefing]:
    """The pickers of a kind of brief, and what makes it."""
    held = catalog()
    if kind == "axis":
        st.caption("Closer than ever? Then and now, who needs whom, and what happened.")
        return lambda: ready.axis(held)
    if kind == "country":
        code = _pick("Country", states(), held.register.name, "IND")
        return lambda: ready.country(held, code)
    if kind == "comparison":
        codes = st.multiselect(
            f"Two to {MOST} countries",
            states(),
            default=["IND", "TUR", "ZAF"],
            format_func=held.register.name,
            max_selections=MOST,
            key="ready_countries",
        )
        anchor = _anchor()
        return lambda: ready.comparison(held, codes, anchor)
    if kind == "region":
        found = groups.groups()
        group = _pick("Region", list(found), lambda key: found[key].title, "africa")
        anchor = _anchor()
        return lambda: ready.region(held, group, anchor)
    anchor = _anchor()
    return lambda: ready.middle_powers(held, anchor)


def _anchor() -> str:
    return _pick("With", list(AXIS), lambda code: ANCHORS[code].name, AXIS[0])


def _pick(label: str, options: list[str], name: Callable[[str], str], first: str) -> str:
    return st.selectbox(
        label,
        options,
        index=options.index(first),
        format_func=name,
        key=f"ready_{label.lower()}",
        width=260,
    )
