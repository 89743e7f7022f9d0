"""The part of the page that compares countries on their votes."""

import pandas as pd
import streamlit as st

from solidarity import words
from solidarity.anchors import Anchor
from solidarity.compare import Comparison, votes
from solidarity.votes import links
from ui.compare_pickers import pick_apart, pick_two, pick_votes_since
from ui.data import Stamp, catalog, stamp
from ui.pins import Shown
from ui.show import download, tabled, votes_link

RECENT = 200


def compare_votes(found: Comparison, anchor: Anchor) -> None:
    """The votes on which two of the countries took different positions, newest first."""
    if votes.SOURCE not in catalog().sources:
        st.info("The roll calls are not here: restore data/un_votes from git.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pair = pick_two(found.partners) if len(found.partners) > 2 else found.partners
        since = pick_votes_since(votes.first_year(catalog()), catalog().years[1])
        opposed = pick_apart()
    one, two = pair[:2]
    apart = _parted(stamp(), one, two, found.anchor, since)
    names = (catalog().register.name(one), catalog().register.name(two))
    other = "" if anchor.code == "WEST" else anchor.name
    st.markdown(votes.sentence(apart, names, anchor.name, since))
    rows = apart.opposed if opposed else apart.rows
    if rows.empty:
        st.info(f"No such vote since {since}: choose an earlier year.")
        return
    twin = _votes_table(rows, names, words.capitalised(other))
    asked = links.pair(one, two, (since, links.span(catalog())[1]))
    votes_link("Show the votes year by year and by theme", asked)
    download(lambda: rows, f"votes_{one}_{two}_{since}", "votes_csv", twin)


@st.cache_resource(max_entries=200, show_spinner=False)
def _parted(stamp: Stamp, one: str, two: str, anchor: str, since: int) -> votes.Parted:
    return votes.parted(catalog(), one, two, anchor, since)


def _votes_table(rows: pd.DataFrame, names: tuple[str, str], anchor: str) -> Shown:
    if len(rows) > RECENT:
        st.caption(f"The {RECENT} most recent of {len(rows):,}; the CSV has them all.")
    return tabled(
        votes.table(rows.head(RECENT), names, anchor),
        f"Votes on which {names[0]} and {names[1]} differed, newest first",
        key="votes",
        of=["un_votes"],
        columns={
            "Date": st.column_config.TextColumn(width=90),
            "Resolution": st.column_config.LinkColumn(
                display_text=r"https://docs\.un\.org/en/(.*)", width=120
            ),
            "Title": st.column_config.TextColumn(width="large"),
        },
        height=360,
    )
