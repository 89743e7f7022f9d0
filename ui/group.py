"""The page of a group of partners: map, relationship table, who moved, small multiples, the article's facts."""

from typing import Any

import pandas as pd
import streamlit as st

from solidarity import group_words, groups, words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ANCHORS
from solidarity.groups import AXIS, Group
from solidarity.indicator import Indicator
from ui.address import one_of, remember
from ui.data import Stamp, catalog, stamp
from ui.index_pickers import pick_since
from ui.pickers import pick_country, pick_indicator, pick_region, pick_year
from ui.pressure_pickers import pick_axis
from ui.show import VOTES, country_card, download, source_note, tabled, trend
from ui.timeline import timeline_of
from ui.weights import pick_weights, rank_change, weights_said
from ui.world_map import world_map

MANY = 12
"""From so many members on a table shows one kind of tie at a time, and not all have a chart."""
CHARTS = 6
USUAL_SINCE = 2014
ALL = "all"


def group_page(key: str) -> None:
    """A group's whole page, from top to bottom."""
    group = groups.groups()[key]
    members = catalog().register.members(group.members)
    weighed = pick_weights()
    head = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        anchor = pick_axis("Map of ties to")
        indicator = pick_indicator(INDEX)
        region = pick_region(group.region)
    across, beside = st.columns([2, 1], gap="medium")
    with across:
        drawn = st.container()
        year = pick_year(indicator, [anchor])
    view = catalog().view(indicator.key, anchor.code, year)
    with beside:
        country = pick_country(members[0])
        country_card(indicator, [anchor], [view], year, country)
        rank_change(weighed, [anchor], year, country)
    with head:
        _title(group, members, year)
    with drawn:
        world_map(indicator, [anchor], [view], year, region, country)

    st.header("How they stand with both")
    _relations(group, members, year)
    st.header("Who moved")
    _movers(group, members, year)
    st.header(f"{indicator.short}, over the years")
    _courses(members, indicator, view, country)
    st.header("Events, agreements, visits and exercises")
    timeline_of(members, year)
    st.header("The article, and what the data say")
    _facts(group, year)
    source_note(groups.shown(catalog()), is_map=True)


def _title(group: Group, members: list[str], year: int) -> None:
    index = catalog().indicators[INDEX]
    when = min(year, catalog().latest(index, ANCHORS[AXIS[0]]))
    leads = [group_words.lead(catalog(), members, anchor, when) for anchor in AXIS]
    st.title(group_words.headline(group, leads, catalog(), when))
    st.caption(f"{group.about} By the alignment index. {weights_said()}")


def _relations(group: Group, members: list[str], year: int) -> None:
    """The relationship table, of one kind of tie or of all."""
    held = catalog()
    indicators = groups.shown(held)
    names = list(dict.fromkeys(i.dimension for i in indicators))
    usual = names[0] if len(members) > MANY else ALL
    remember("kind", usual, one_of("a kind of tie", [ALL, *names]), str)
    st.pills(
        "Kind of tie",
        [ALL, *names],
        format_func=str.capitalize,
        key="kind",
        required=True,
        wrap=True,
    )
    kind = st.session_state.kind
    keys = tuple(i.key for i in indicators if kind in (ALL, i.dimension))
    rows, frame = _table(stamp(), group.key, keys, year)
    if frame.empty:
        st.info("No figure of this kind is on record for any of them up to this year.")
        return
    twin = tabled(
        frame,
        f"{group.title}: ties to Russia and Iran up to {year}",
        key="relations",
        columns=_columns(),
        height=min(460, 38 + 35 * len(frame)),
    )
    st.caption(
        f"The newest figure up to {year}. {groups.UP} closer than {groups.BACK} years before, {groups.DOWN} further"
        " apart, → much the same (within a twentieth of the scale). A dash has no data, which is not zero."
    )
    download(
        lambda: rows.drop(columns="series"),
        f"relations_{group.key}_{kind}_{year}",
        key="relations_csv",
        twin=twin,
    )


@st.cache_resource(max_entries=60, show_spinner=False)
def _table(
    stamp: Stamp, group: str, keys: tuple[str, ...], year: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    held = catalog()
    declared = groups.groups()[group]
    members = held.register.members(declared.members)
    indicators = [held.indicators[key] for key in keys]
    rows = groups.relations(held, members, indicators, year)
    frame = group_words.table(rows, held)
    if against := groups.contrast(held, declared):
        others = groups.relations(held, against, indicators, year)
        frame = pd.concat([frame, group_words.medians(others, declared, held)], ignore_index=True)
    # A median is no score of one country, and one anchor's tie none of the other's: no votes, not no data.
    return rows, frame.fillna({f"{ANCHORS[code].short} votes": "" for code in AXIS})


def _columns() -> dict[str, Any]:
    columns: dict[str, Any] = {
        "Partner": st.column_config.TextColumn(width=120),
        "Tie": st.column_config.TextColumn(width=210),
    }
    for code in AXIS:
        name = ANCHORS[code].short
        columns |= {
            name: st.column_config.NumberColumn(format="localized", width=64, help=f"With {name}"),
            f"{name} 5 y": st.column_config.TextColumn("5 y", width=40),
            f"{name} course": st.column_config.LineChartColumn("Course", width=84),
            f"{name} of": st.column_config.TextColumn("Of", width=116),
            f"{name} votes": VOTES,
        }
    return columns


def _movers(group: Group, members: list[str], year: int) -> None:
    """How much closer each came to both since a year, like for like."""
    index = catalog().indicators[INDEX]
    now = min(year, catalog().latest(index, ANCHORS[AXIS[0]]))
    earlier = list(range(index.years[0], now))
    if not earlier:
        st.caption(f"{now} is the first year of the index: there is none to compare it with.")
        return
    since = pick_since(earlier, min(max(USUAL_SINCE, earlier[0]), earlier[-1]))
    rows = groups.movers(catalog(), members, since, now)
    name = catalog().register.name
    for anchor in AXIS:
        st.markdown(group_words.moved(group, rows, ANCHORS[anchor], since, name))
    frame = group_words.movers_table(rows, name)
    twin = tabled(
        frame,
        f"{group.title}: how the index moved from {since} to {now}",
        key="movers",
        of=[catalog().indicator(INDEX)],
        columns={
            str(column): st.column_config.NumberColumn(
                format="%+.0f" if "since" in column else "%.0f"
            )
            for column in frame.columns.drop("Partner")
        },
        height=min(390, 38 + 35 * len(frame)),
    )
    st.caption(
        f"Points of the alignment index, {since} to {now}, on the figures known in both years; a dash has no index"
        " in one of them."
    )
    download(
        lambda: rows.assign(since=since, year=now),
        f"movers_{group.key}_{since}_{now}",
        key="movers_csv",
        twin=twin,
    )


def _courses(members: list[str], indicator: Indicator, view: pd.DataFrame, country: str) -> None:
    """A small chart for each member; of many, for the strongest and the chosen one."""
    order = [code for code in view.partner.astype("str") if code in members]
    chosen = members if len(members) <= MANY else order[:CHARTS]
    if country in members and country not in chosen:
        chosen = [*chosen, country]
    columns = st.columns(3, gap="medium")
    for place, code in enumerate(chosen):
        with columns[place % 3]:
            _small(code, indicator)
    if len(members) > len(chosen):
        st.caption(f"The {len(chosen)} shown are the strongest on the map, and the country chosen.")


def _small(code: str, indicator: Indicator) -> None:
    st.markdown(f"**{catalog().register.name(code)}**")
    if not trend(indicator, code, tuple(AXIS), 170, key=f"small_{code}"):
        st.caption("No data.")


def _facts(group: Group, year: int) -> None:
    """The article's statements, each with the figures that speak to it; no verdict."""
    for fact in group.facts:
        st.markdown(f"**The article:** {fact.claim}")
        said = group_words.fact(fact, catalog(), year)
        st.markdown("\n".join(f"- {words.capitalised(line)}" for line in said))
    url = catalog().sources["registers"].url if "registers" in catalog().sources else ""
    link = f" [{url}]({url})" if url else ""
    st.caption(
        f"“Iran, Russia, and the Challenges of Inter-Pariah Solidarity”, War on the Rocks, July 2023, in our words.{link}"
    )
