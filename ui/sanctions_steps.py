"""The parts of the page on sanctions that tell its steps: events, votes of the Security Council, programmes."""

import pandas as pd
import streamlit as st

from solidarity.anchors import Anchor
from solidarity.pressure import sanctions_charts, sanctions_tables, steps
from ui.data import catalog
from ui.sanctions import GSDB, pressure_on, source_line
from ui.show import download, show, tabled

RESOLUTION = r"https://docs\.un\.org/en/(.*)"
WIDTHS = {
    "Date": 88, "What": 340, "Detail": 352, "Seen": 94, "Source": 130, "Text": 126, "What it did": 290,
    "Vote": 58, "Not in favour": 206, "Russia": 72, "China": 72, "Issuer": 116, "Programme": 380, "Measures": 380,
}  # fmt: skip
"""Of the columns of texts, in pixels: what is checked by its source must not need scrolling."""


def sanctions_steps(anchor: Anchor, year: int) -> None:
    """Governments by year with the events above them, and both as one list with its sources."""
    found = pressure_on(anchor)
    if "registers" not in catalog().sources:
        st.info("The register of events is not here: restore data/registers from git.")
    title = f"Governments with sanctions in force against {anchor.name} by year, and events"
    show(sanctions_charts.steps(found.reach, found.events, anchor, year), title, key="steps")
    st.caption(
        "Bars: governments in the year (hatched: doubted). Circles: events of a list made by hand, a selection"
        " and incomplete; it has no single European packages. “Began” and “ended” are read off the Global"
        " Sanctions Data Base, in which a sanction counts in every year that it touches."
    )
    frame = sanctions_tables.steps(found.events, found.joiners, catalog().register.name)
    _listed(frame, title, "steps", f"sanctions_steps_{anchor.code}", sanctions_tables.LINKS)
    source_line(GSDB, "registers")


def council_votes() -> None:
    """How the Security Council voted on Iran."""
    rows = steps.council(catalog())
    if rows.empty:
        st.info("The Council's resolutions are not here: restore data/registers from git.")
        return
    frame = sanctions_tables.council(rows, catalog().register.name)
    links = {"Text": RESOLUTION}
    _listed(frame, "Votes of the Security Council on Iran", "council", "council_iran", links)
    st.caption(
        "Russia's and China's votes are read off the counts and the names of those who did not say yes. “In part"
        " read”: the date or the count stands in a source that was read, the rest is general knowledge. Votes of"
        " 2025 stand among the events above."
    )
    source_line("registers")


def sanction_programmes(anchor: Anchor) -> None:
    """The programmes that name the anchor in 2026, of those that a public list holds."""
    rows = steps.programmes(catalog(), anchor.code)
    frame = sanctions_tables.programmes(rows, catalog().register.name)
    source = catalog().sources["sanctions"].origins["opensanctions"]
    st.caption(
        f"{len(frame)} programmes on the list of {source.publisher}, {source.release}, without dates and not"
        " complete: an issuer that is not on it may have some."
    )
    title = f"Sanction programmes that name {anchor.name}"
    name = f"sanction_programmes_{anchor.code}"
    _listed(frame, title, "programmes", name, sanctions_tables.LINKS)


def _listed(
    frame: pd.DataFrame, title: str, key: str, name: str, links: dict[str, str]
) -> None:  # fmt: skip
    """A table of texts with links, and its CSV."""
    twin = tabled(
        frame,
        title,
        key=f"{key}_table",
        columns={
            column: st.column_config.LinkColumn(width=WIDTHS[column], display_text=pattern)
            for column, pattern in links.items()
        }
        | {
            column: st.column_config.TextColumn(width=width)
            for column, width in WIDTHS.items()
            if column not in links
        },
        height=min(38 + 35 * len(frame), 300),
    )
    download(lambda: frame, name, key=f"{key}_csv", twin=twin)
