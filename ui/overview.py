"""The parts of the overview: the answer on a map, six questions with a small figure each, and all pages."""

import streamlit as st

from solidarity import maps, overview
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ANCHORS
from solidarity.groups import AXIS
from solidarity.overview import Glance, glance
from ui.data import Stamp, catalog, stamp
from ui.menu import HOME, MENU
from ui.pair import compared, pair_table
from ui.show import country_card, download, show, tabled
from ui.weights import weights_said
from ui.world_map import pair_map

QUESTION = (
    "The West calls Russia and Iran isolated. Who in fact stands with them, on what, since when; how much do the"
    " two depend on each partner; and which middle powers could be moved?"
)
LINKS: dict[str, list[tuple[str, str, dict[str, str]]]] = {
    "votes": [("Every state on the map", "network/atlas", {"indicator": "un_siding"}), ("Every vote, by name", "evidence/votes", {"show": "resolutions"})],
    "sanctions": [("Who, which types, since when", "pressure/sanctions", {"anchor": "RUS"})],
    "lifeline": [
        ("India's oil from Russia over time", "pressure/lifelines", {"anchor": "RUS", "channel": "crude", "country": "IND"}),
        ("What if India stopped?", "pressure/what_if", {"anchor": "RUS", "channels": "crude", "cut": "IND100"}),
    ],
    "middle_powers": [
        ("The eight, pulled both ways", "middle_powers/scorecard", {"anchor": "RUS"}),
        ("Türkiye and Brazil side by side", "partners/compare", {"countries": "TUR_and_BRA"}),
    ],
    "movers": [("All states of Africa", "partners/africa", {"since": "2014"})],
    "pair": [
        ("The pair, then and now", "axis/russia_iran", {}),
        ("The article's statements against the data", "evidence/claims", {}),
    ],
}  # fmt: skip
"""Where each question leads, with what the page is to show."""


def overview_title() -> None:
    """The answer in a sentence, the question below it."""
    found = overview.apart(catalog())
    st.title(overview.headline(found))
    last = f" Sanctions as of {found.year}, the last year of the list." if found else ""
    st.caption(f"{QUESTION}{last}")


def overview_map(country: str) -> None:
    """Every state closer to which of the two, and how firmly: the map, and its twin on demand."""
    first, second = (ANCHORS[code] for code in AXIS)
    year = index_year()
    rows = compared(first, second, year)
    pair_map(first, second, rows, year, maps.views()["World"], country)
    st.caption(f"Alignment index {year}. {weights_said()}")
    with st.expander("As a table", on_change="rerun", key="map_as_table") as more:
        if more.open:
            pair_table(first, second, rows, year)


def overview_country(country: str) -> None:
    """The chosen country with both, and where all its ties stand."""
    anchors = [ANCHORS[code] for code in AXIS]
    views = [catalog().view(INDEX, anchor.code, index_year()) for anchor in anchors]
    country_card(catalog().indicator(INDEX), anchors, views, index_year(), country)


def index_year() -> int:
    """The newest complete year of the index."""
    return catalog().latest(catalog().indicator(INDEX), ANCHORS[AXIS[0]])


def six_questions() -> None:
    """Each question with its answer, a small figure, its figures and where to go on."""
    found = _glances(stamp())
    for start in range(0, len(found), 3):
        for place, one in zip(st.columns(3, gap="medium"), found[start : start + 3], strict=False):
            with place, st.container(border=True, height="stretch"):
                _question(one)


@st.cache_resource(max_entries=20, show_spinner=False)
def _glances(stamp: Stamp) -> list[Glance]:
    return overview.glances(catalog())


def _question(one: Glance) -> None:
    st.subheader(one.question)
    st.markdown(one.said)
    register = catalog().register
    show(
        glance.drawing(one, register),
        f"{one.question} {one.unit}, {one.period}",
        key=f"glance_{one.key}",
        of=one.sources,
        title=one.question,
        said=f"{one.said} ({one.unit}, {one.period})",
    )
    for label, page, asks in LINKS[one.key]:
        st.page_link(
            f"pages/{page}.py", label=label, query_params=asks, icon=":material/arrow_forward:"
        )
    with st.expander("As a table", on_change="rerun", key=f"glance_{one.key}_as_table") as more:
        if more.open:
            twin = tabled(
                glance.table(one, register),
                one.question,
                key=f"glance_{one.key}_table",
                of=one.sources,
                height=212,
            )
            download(
                lambda: one.rows.assign(unit=one.unit),
                f"overview_{one.key}",
                key=f"glance_{one.key}_csv",
                twin=twin,
            )
    publishers = [catalog().sources[key].publisher for key in one.sources]
    st.caption(
        f"Data: {one.period}. Source: {'; '.join(dict.fromkeys(publishers))}; our calculation."
    )


def all_pages() -> None:
    """Every page in one line, section by section, as in the menu."""
    sections = {name: [e for e in entries if e.path != HOME] for name, entries in MENU.items()}
    filled = {name: entries for name, entries in sections.items() if entries}
    for place, (name, entries) in zip(
        st.columns(len(filled), gap="medium"), filled.items(), strict=True
    ):
        with place:
            st.markdown(f"**{name}**")
            for entry in entries:
                st.page_link(entry.path, label=entry.title, icon=entry.icon)
                st.caption(entry.about)
