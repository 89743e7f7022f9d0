"""The parts of a country's page."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from solidarity import charts, profile, roll_calls, words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ENDS, Anchor
from solidarity.indicator import Indicator
from solidarity.votes import links
from ui.data import catalog
from ui.pins import Shown
from ui.show import download, score_link, show, tabled, trend, value_line, votes_link
from ui.weights import rank_change

RECENT = 100


def country_facts(country: str) -> str:
    """Official name, region and the groups it belongs to now."""
    facts = catalog().register.countries[country]
    # Groups in small letters are the article's own, as the outcasts; those in capitals exist.
    now = [m.group for m in facts.memberships if m.covers(catalog().years[1])]
    groups = [group for group in now if group.isupper()]
    status = "UN observer" if facts.kind == "observer" else "not a UN member"
    since = f"UN member since {facts.un_since}" if facts.un_since else status
    parts = [facts.un_name, facts.subregion, since, groups and f"in: {', '.join(groups)}"]
    return " · ".join(part for part in parts if part)


def index_summary(weighed: DeltaGenerator, country: str, anchors: list[Anchor]) -> None:
    """The alignment index with each anchor in its latest year, with a way to see why.

    `weighed` is the place of what the weights change.
    """
    if INDEX not in catalog().indicators:
        return
    indicator = catalog().indicators[INDEX]
    for anchor in anchors:
        year = catalog().latest(indicator, anchor)
        rank_change(weighed, [anchor], year, country)
        line, link = st.columns([3, 1], vertical_alignment="center")
        with line:
            view = catalog().view(INDEX, anchor.code, year)
            st.markdown("Alignment index: " + value_line(indicator, anchor, view, country, year))
        with link:
            score_link(country, anchor, year)


def profile_table(country: str, ties: pd.DataFrame) -> None:
    """All ties as one relationship table, with their course over the years."""
    name = catalog().register.name(country)
    if ties.empty:
        st.info(
            f"No tie of {name} is on record: none of the sources has a figure."
            " No record is not a zero."
        )
        return
    twin = tabled(
        profile.table(ties, catalog()),
        f"Ties of {name} to Russia and Iran: latest value, rank, course and source",
        key="profile",
        columns={
            "Period": st.column_config.TextColumn("Period", width=76),
            "Course": st.column_config.LineChartColumn("Course", width=150),
            "n": st.column_config.NumberColumn("n", help="What stands behind the value", width=56),
            "Status": st.column_config.TextColumn(
                "Status", help="carried: the newest value is older than the latest year"
            ),
        },
        votes={"Value": links.of_ties(ties.assign(partner=country))},
        height=430,
    )
    download(
        lambda: ties.drop(columns="series"),
        f"ties_{name}".replace(" ", "_"),
        key="profile_csv",
        twin=twin,
    )


def profile_charts(country: str, ties: pd.DataFrame, indicators: list[Indicator]) -> None:
    """A chart per indicator: both anchors over the years."""
    keys = [i.key for i in indicators if i.key in set(ties.indicator)]
    if not keys:
        st.info(
            f"No figure of {catalog().register.name(country)} in this dimension. That is no zero."
        )
    for first in range(0, len(keys), 2):
        for column, key in zip(st.columns(2, gap="medium"), keys[first : first + 2], strict=False):
            indicator = catalog().indicators[key]
            with column:
                st.markdown(f"**{indicator.title}**, {indicator.unit}")
                trend(indicator, country, tuple(ties[ties.indicator == key].anchor), height=200)
                last = ties[ties.indicator == key].iloc[0]
                asked = links.address(key, last.anchor, country, (last.year, last.year))
                votes_link(f"Show the votes with {ENDS[last.anchor].name}, {last.year}", asked)
    if keys:
        st.caption(
            "Hollow points are not simply observed: estimated, doubtful, on few votes or on part of a"
            " year. A gap has no data; a band is an interval."
        )


def departures(country: str, anchor: Anchor) -> None:
    """The votes on which the two differed, newest first, with a link to each resolution."""
    if "un_votes" not in catalog().sources:
        st.info("The roll calls are not here: restore data/un_votes from git.")
        return
    name = catalog().register.name(country)
    rows = roll_calls.departures(catalog(), country, anchor.code)
    only = st.toggle("Only yes against no", key="only_opposed", persist_state="session")
    rows = rows[rows.distance == 1] if only else rows
    if rows.empty:
        if country == anchor.code:
            st.info(f"{name} cannot part from itself: choose another anchor above.")
        else:
            what = "of yes against no " if only else ""
            st.info(f"No vote {what}is on record in which {name} and {anchor.name} differed.")
        return
    first = catalog().tables["un_votes"]["roll_calls"].year.min()
    st.caption(
        f"The {min(len(rows), RECENT)} most recent of {len(rows):,} final votes since {first} on"
        f" which {name} and {anchor.name} both took a position and"
        f" {'one said yes, the other no' if only else 'differed'}. Absences are no positions."
    )
    twin = _departures_table(
        rows.head(RECENT), name, "G7" if anchor.code == "WEST" else anchor.name
    )
    votes_link(
        "Show the votes year by year", links.pair(country, anchor.code, links.span(catalog()))
    )
    download(lambda: rows, f"departures_{country}_{anchor.code}", key="departures_csv", twin=twin)


def _departures_table(rows: pd.DataFrame, name: str, other: str) -> Shown:
    return tabled(
        roll_calls.table(rows, name, other),
        f"Votes on which {name} and {other} differed, newest first",
        key="departures",
        of=["un_votes"],
        columns={
            "Date": st.column_config.TextColumn("Date", width=90),
            "Resolution": st.column_config.LinkColumn(
                "Resolution", display_text=r"https://docs\.un\.org/en/(.*)", width=120
            ),
            "Title": st.column_config.TextColumn("Title", width="large"),
        },
        height=360,
    )


def transfers(country: str) -> None:
    """What it received and supplied in major arms, by year and by the other end."""
    if "sipri_arms" not in catalog().sources:
        st.info("The arms table is not here: restore data/sipri_arms from git.")
        return
    table = catalog().tables["sipri_arms"]["transfers"]
    own = table[table.partner == country]
    received, supplied = st.columns(2, gap="medium")
    with received:
        _transfers_chart(own[own.direction == "to partner"], country, "received from")
    with supplied:
        _transfers_chart(own[own.direction == "from partner"], country, "supplied to")
    st.caption(
        "TIV measures capability, not money. “Other West” is the G7 and the EU of the year, less"
        " the United States."
    )
    if not own.empty:
        download(lambda: own, f"arms_{country}", key="transfers_csv")


def _transfers_chart(rows: pd.DataFrame, country: str, verb: str) -> None:
    name = catalog().register.name(country)
    st.markdown(f"**{words.capitalised(verb)}**, million TIV a year")
    if rows.empty:
        st.info(f"No major arms {verb} anyone are on record for {name}.")
    else:
        alt = f"Major arms {name} {verb} others, by year, million TIV"
        show(charts.transfers(rows), alt, key=f"transfers_{verb.split()[0]}", of=["sipri_arms"])
