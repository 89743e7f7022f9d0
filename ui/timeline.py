"""The timeline of the hand-made lists: its headline, its drawing and its table."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from solidarity import timeline, timeline_chart, timeline_words
from solidarity.timeline import Choice
from ui.data import Stamp, catalog, stamp
from ui.show import download, note_on, show, tabled

WIDTHS = {
    "Date": 124, "Kind": 92, "What": 318, "Countries": 170, "Seen": 98, "Source": 140, "Detail": 520,
    "Second source": 140,
}  # fmt: skip
"""Of the columns, in pixels: what is checked by its source must not need scrolling."""


def timeline_entries() -> pd.DataFrame:
    """All entries of the lists, made once for all readers; without the lists, a sentence in their place."""
    found = _entries(stamp())
    if found.empty:
        st.title("The lists of the timeline are not here")
        st.info("Restore data/registers from git.")
        st.stop()
    return found


@st.cache_resource(max_entries=4, show_spinner=False)
def _entries(stamp: Stamp) -> pd.DataFrame:
    return timeline.entries(catalog())


def timeline_title(found: pd.DataFrame, rows: pd.DataFrame, choice: Choice) -> None:
    """What is listed, the newest of it, and what a list is not."""
    st.title(timeline_words.headline(rows, choice, catalog().register.name))
    st.caption(timeline_words.caption(found, choice))


def timeline_drawing(found: pd.DataFrame, rows: pd.DataFrame, choice: Choice) -> None:
    """The entries in lanes; a sentence where there are none."""
    if rows.empty:
        st.info(
            "Nothing to draw: choose a longer period, more kinds, other countries or fewer words. The lists are a"
            " selection; that something is not on them does not say that it did not happen."
        )
        return
    alt = f"{len(rows)} entries of {choice.years[0]} to {choice.years[1]} by kind and date; the table below lists them"
    show(
        _figure(stamp(), choice, rows, found.date.iloc[0]),
        alt,
        key="timeline",
        title=timeline_words.headline(rows, choice, catalog().register.name),
    )
    st.caption(
        "Lines: how long it lasted, or how long an agreement is known to stand or its term to run; without a line,"
        " that is not known. A short bar spans the month or year in which it fell. Heights within a lane mean nothing."
    )


@st.cache_resource(max_entries=60, show_spinner=False)
def _figure(stamp: Stamp, choice: Choice, _rows: pd.DataFrame, _newest: str) -> go.Figure:
    return timeline_chart.figure(_rows, choice.years, _newest, catalog().register.name)


def timeline_of(countries: list[str], last: int) -> None:
    """What the lists hold of these countries with either anchor up to a year, the newest first."""
    every = _entries(stamp())
    if every.empty:
        st.info("The lists are not here: restore data/registers from git.")
        return
    choice = Choice((int(every.year.min()), last), countries=tuple(countries))
    rows = timeline.chosen(every, choice)
    rows = rows[rows.countries.str.contains("|".join(timeline.AXIS))]
    if rows.empty:
        st.info(
            "The lists hold nothing of them with Russia or Iran up to this year, which is no zero."
        )
        return
    timeline_table(rows)
    st.caption(timeline_words.caption(every, choice))


def timeline_table(rows: pd.DataFrame) -> None:
    """The drawing's twin, the newest first, each entry with its source; and its CSV."""
    if rows.empty:
        return
    held = catalog()  # the download runs later, outside this session
    twin = tabled(
        timeline_words.table(rows, held.register.name),
        "Entries of the timeline, the newest first, each with its source",
        key="timeline_table",
        of=["registers"],
        columns={
            column: st.column_config.LinkColumn(width=WIDTHS[column], display_text=pattern)
            for column, pattern in timeline_words.LINKS.items()
        }
        | {
            column: st.column_config.TextColumn(width=width)
            for column, width in WIDTHS.items()
            if column not in timeline_words.LINKS
        },
        height=min(38 + 35 * len(rows), 460),
    )
    download(
        lambda: timeline_words.taken_away(rows, held), "timeline", key="timeline_csv", twin=twin
    )


def timeline_note() -> None:
    """Where the lists come from, and how each entry was seen."""
    note_on(["registers"], timeline_words.DEFINITIONS)
