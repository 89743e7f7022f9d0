"""The parts of the page on lifelines: where the trade goes, how it shifted, who needs whom, what is missing."""

from typing import Any

import streamlit as st

from solidarity.anchors import Anchor
from solidarity.lifelines import Lifeline
from solidarity.pressure import charts, flow_chart, records, relabelled, stances, tables, words
from solidarity.pressure.channels import CHANNELS, Channel
from solidarity.pressure.records import Record
from ui.data import catalog
from ui.show import download, note_on, show, tabled
from ui.what_if import what_if_link

SINCE = 2010
"""The first year of the courses."""


def record(anchor: Anchor, channel: Channel, count_relabelled: bool = False) -> Record:
    """The record of one anchor and channel, read once for all readers."""
    return _record(st.session_state.data_stamp[0], anchor.code, channel.key, count_relabelled)


@st.cache_resource(max_entries=40, show_spinner=False)
def _record(stamp: tuple[int, int], anchor: str, channel: str, count_relabelled: bool) -> Record:
    return records.read(catalog(), anchor, CHANNELS[channel], count_relabelled)


def lifeline_title(anchor: Anchor, found: Record, lifeline: Lifeline) -> None:
    """The headline, and how much is on record by whom."""
    name = catalog().register.name
    st.title(words.headline(anchor, found.channel, lifeline, name))
    source = words.publisher(catalog(), lifeline.origin)
    st.caption(words.caption(found.channel, lifeline, source, name))


def lifeline_flows(anchor: Anchor, found: Record, lifeline: Lifeline) -> None:
    """Where the trade goes: to whom, and whether they sanction the anchor."""
    stance = stances.of(catalog(), anchor.code, lifeline.year)
    name, channel = catalog().register.name, found.channel
    figure = flow_chart.flows(lifeline, channel, anchor, stance, name)
    title = f"{anchor.name}'s {channel.title}, {channel.period(lifeline.year)}, by partner"
    show(figure, title, key="lifeline_flows")
    if stance.year is not None:
        st.caption(words.stance_note(anchor, lifeline, stance, name))


def lifeline_facts(found: Record, lifeline: Lifeline) -> None:
    """Three figures, with what they were ten years before."""
    before = _ten_years_before(found, lifeline.year)
    told = {
        "Carry half": (words.carried, "How few partners together carry half of it"),
        "HHI": (words.concentration, "Concentration, 0 to 1: the sum of the squared shares"),
        "Largest": (words.top_share, "The largest partner's share"),
    }
    for place, (label, (say, explained)) in zip(st.columns([1, 1.3, 1]), told.items(), strict=True):
        then = f"{say(before)} in {found.channel.period(before.year)}" if before else None
        place.metric(label, say(lifeline), then, "off", help=explained, delta_arrow="off")


def lifeline_standing(anchor: Anchor, found: Record, lifeline: Lifeline, country: str) -> None:
    """The chosen country in words, and the way to what its end would take away."""
    if country == anchor.code:
        st.markdown(f"{anchor.name} is the anchor: choose a partner.")
        return
    name = catalog().register.name
    st.markdown(words.standing(anchor, found.channel, lifeline, country, name))
    what_if_link(anchor, found.channel, lifeline.year, country)


def _ten_years_before(found: Record, year: int) -> Lifeline | None:
    """The lifeline of ten years earlier, or of the oldest year on record since."""
    earlier = [one for one in found.years if year - 10 <= one < year]
    return found.at(earlier[0]) if earlier else None


def lifeline_course(anchor: Anchor, found: Record, year: int) -> None:
    """Shares and concentration since 2010, and the table of both."""
    lifelines = found.lifelines(SINCE)
    name, channel = catalog().register.name, found.channel
    stance = stances.of(catalog(), anchor.code, lifelines[-1].year)
    span = f"{channel.period(lifelines[0].year)} to {channel.period(lifelines[-1].year)}"
    shares, hhi = st.columns([1.7, 1], gap="medium")
    with shares:
        st.markdown(
            "**Who bought it**, share of each year"
            if channel.sells
            else "**Who sold it**, share of each year"
        )
        figure = charts.shares_over_time(lifelines, year, stance, name)
        show(
            figure,
            f"Partners' shares of {anchor.name}'s {channel.title}, {span}",
            key="lifeline_shares",
        )
    with hhi:
        st.markdown("**Concentration** (HHI), 0 to 1")
        figure = charts.concentration(lifelines, year, anchor)
        show(
            figure, f"Concentration of {anchor.name}'s {channel.title}, {span}", key="lifeline_hhi"
        )
    frame = tables.course(lifelines, channel, name).iloc[::-1]
    twin = tabled(
        frame,
        f"{anchor.name}'s {channel.title} by year, {span}",
        key="lifeline_course",
        columns={
            str(title): _share(f"Share of each year, {title}")
            for title in frame.select_dtypes("float").columns.drop("Total", errors="ignore")
        }
        | {
            "Period": st.column_config.TextColumn(width=70),
            "Total": _amount(channel, "All on record"),
            "HHI": st.column_config.TextColumn(width=84, help="Concentration, 0 to 1"),
            "Carry half": st.column_config.NumberColumn(
                width=78, help="Fewest partners that together carry half"
            ),
        },
        height=min(212, 38 + 35 * len(lifelines)),
    )
    held = catalog()  # the download runs later, outside this session
    download(
        lambda: tables.joined([tables.taken_away(one, channel, held) for one in lifelines]),
        f"lifelines_{anchor.code}_{channel.key}_by_year",
        key="lifeline_course_csv",
        twin=twin,
    )


def lifeline_partners(anchor: Anchor, found: Record, lifeline: Lifeline, country: str) -> None:
    """Who needs whom: what each partner is to the anchor and the anchor to it, drawn and as a table."""
    name, channel = catalog().register.name, found.channel
    stance = stances.of(catalog(), anchor.code, lifeline.year)
    drawn, listed = st.columns([1, 1.6], gap="medium")
    title = f"{anchor.name}'s {channel.title}, {channel.period(lifeline.year)}"
    with drawn:
        if lifeline.dependence.notna().any():
            figure = charts.dependence(lifeline, channel, anchor, stance, name, country)
            show(
                figure, f"{title}: what the two sides are to each other", key="lifeline_dependence"
            )
            st.caption(words.dependence_note(anchor))
        else:
            st.info("What the trade is to the partners is not on record for this year.")
    with listed:
        twin = tabled(
            tables.partners(lifeline, anchor, name),
            f"{title}: all partners",
            key="lifeline_partners",
            columns={
                "Partner": st.column_config.TextColumn(width=118),
                "Status": st.column_config.TextColumn(width=78),
                "Value": _amount(channel, channel.unit),
                "Share": _share(f"Share of {anchor.name}'s {channel.title}"),
                "Low to high": st.column_config.TextColumn(
                    width=108, help=f"What the records allow, {channel.unit}; empty: only the value"
                ),
                "Its own": _share(f"Share of the partner's {channel.theirs}"),
                "Leans more": st.column_config.TextColumn(
                    width=90, help="The side whose share is the larger"
                ),
            },
            height=min(424, 38 + 35 * len(lifeline.flows)),
        )
        held = catalog()  # the download runs later, outside this session
        download(
            lambda: tables.taken_away(lifeline, channel, held),
            f"lifelines_{anchor.code}_{channel.key}_{lifeline.year}",
            key="lifeline_csv",
            twin=twin,
        )


def _amount(channel: Channel, explained: str) -> Any:
    return st.column_config.NumberColumn(
        format="localized", width=76, help=f"{explained}, {channel.unit}"
    )


def _share(explained: str) -> Any:
    return st.column_config.NumberColumn(format="%.1f%%", width=64, help=explained)


def not_on_record(found: Record, lifeline: Lifeline) -> None:
    """Partners that the record lacks in whole or part, why, and their last figure."""
    name = catalog().register.name
    if not lifeline.unseen:
        st.caption("No gap in this record is known.")
        return
    lines = [
        f"- {words.not_on_record(one, found.channel, name, lifeline)}" for one in lifeline.unseen
    ]
    st.markdown("\n".join(lines))


def relabelled_oil(anchor: Anchor) -> None:
    """Recorded oil beside what comes under another country's name, where that is known to happen."""
    found = relabelled.beside(catalog(), anchor.code, SINCE)
    if found.empty:
        return
    name = catalog().register.name
    label, partner = name(found.attrs["label"]), name(found.attrs["partner"])
    st.header(f"What {partner} records as {label}'s")
    st.caption(words.relabelled_note(anchor, partner, label, found.proxy))
    chart, table = st.columns([1.7, 1], gap="medium")
    title = f"Crude oil bought by {partner}: as {anchor.name}'s and as {label}'s, million tonnes"
    with chart:
        show(charts.relabelled(found.recorded, found.proxy, label, anchor), title, key="relabelled")
    frame = (
        found.round({"recorded": 1, "proxy": 1, "proxy_usd": 0})
        .reset_index()
        .rename(
            columns={
                "year": "Year",
                "recorded": f"As {anchor.name}'s",
                "proxy": f"As {label}'s",
                "proxy_usd": "Million USD",
            }
        )
    )
    with table:
        twin = tabled(
            frame.iloc[::-1],
            title,
            key="relabelled_table",
            height=300,
        )
        download(lambda: frame, f"relabelled_{anchor.code}", key="relabelled_csv", twin=twin)


def lifeline_note(channel: Channel) -> None:
    """Sources and definitions of the page."""
    note_on([channel.source, "sanctions"], words.DEFINITIONS)
