"""The parts of the page on Russia and Iran: the headline, the timeline, the themes."""

from html import escape

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from solidarity import axis, timeline, timeline_words, words
from solidarity.axis import BLOCKS, THEMES, Block, Courses, lists
from solidarity.axis.standing import Stand
from solidarity.evidence.evidence import SOURCE_LINK, seen
from solidarity.votes import links
from ui.address import escaped
from ui.data import Stamp, catalog, stamp
from ui.show import download, note_on, show, tabled
from ui.timeline import timeline_drawing, timeline_entries, timeline_table
from ui.timeline_pickers import pick_kinds, pick_unverified

Years = tuple[int, int]


def axis_entries() -> pd.DataFrame:
    """All entries of the lists that name both; without the lists, a sentence in place of the page."""
    return _entries(stamp(), timeline_entries())


@st.cache_resource(max_entries=4, show_spinner=False)
def _entries(stamp: Stamp, _every: pd.DataFrame) -> pd.DataFrame:
    return lists.pair(_every)


def axis_courses() -> Courses:
    """The pair's figures of all years, read once for all readers."""
    return _courses(stamp())


@st.cache_resource(max_entries=4, show_spinner=False)
def _courses(stamp: Stamp) -> Courses:
    return axis.courses(catalog())


@st.cache_resource(max_entries=60, show_spinner=False)
def _stands(stamp: Stamp, years: Years) -> list[Stand]:
    return axis.standing.stands(catalog(), _courses(stamp), years)


def axis_title(found: Courses, years: Years) -> None:
    """Whether the two are closer than ever, by what and by what not; and the treaty that binds them."""
    rows = _stands(stamp(), years)
    begun = min((int(own.year.min()) for own in found.values() if not own.empty), default=0)
    st.title(axis.words.headline(rows, years, whole=years[0] <= begun))
    st.caption(f"{axis.words.caption(rows, years)} {_treaty(years[1])}")


def _treaty(until: int) -> str:
    own = axis.words.treaty(catalog(), until)
    if own is None:
        return f"Our list has no treaty on the whole of their relations that stood in {until}."
    mark = "" if own.basis in ("seen", "data") else f", {seen(pd.Series([own.basis])).iloc[0]}"
    signed = timeline_words.day(own.date_signed, own.date_precision)
    force = (
        ""
        if pd.isna(own.in_force)
        else f", in force since {timeline_words.day(own.in_force, 'day')}"
    )
    return f"Treaty: {own.title}, signed {signed}{force} ([source]({own.source_url}){mark})."


def axis_standing(years: Years) -> None:
    """Each measure's newest figure beside its closest one."""
    rows = _stands(stamp(), years)
    if not rows:
        st.info(
            "The figures begin in 1992 at the earliest; for this period there is the timeline alone."
            if years[1] < 1992 else "No measure has a whole year's figure in this period."
        )  # fmt: skip
        return
    frame = axis.standing.table(rows)
    text = st.column_config.TextColumn
    twin = tabled(frame, f"Closer than ever? Newest and closest figure of each measure, {words.span(*years)}", key="standing", columns={
            "Measure": text(pinned=True, width=196),
            "From closest": text(width=92, help="The newest less the closest: amounts in per cent, else in the unit"),
            "Reading": text(width=110),
        }, votes={"Of": [_votes(row) for row in rows]}, height=38 + 35 * len(frame),)  # fmt: skip
    st.caption(
        "Whole years only, none on fewer than ten votes. Of goods each direction stands alone: since 2023 one of"
        " the two is on no record, and a sum would fall with it. Ideal points and shares are made of the same"
        " votes, deliveries and trade, and are not counted again."
    )
    taken = axis.standing.taken_away(rows, catalog())
    download(lambda: taken, f"closer_RUS_IRN_{years[0]}_{years[1]}", key="standing_csv", twin=twin)


def _votes(row: Stand) -> links.Address:
    """The roll calls of all years behind a measure made of votes, to its newest."""
    span = (row.indicator.years[0], int(row.newest.year))
    return links.address(row.indicator.key, row.line.anchor, row.line.partner, span)


def axis_timeline(entries: pd.DataFrame, years: Years) -> pd.DataFrame:
    """What happened between the two, drawn and listed; returns the entries of all kinds in the period."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = pick_kinds()
        with_unverified = pick_unverified()
    choice = lists.choice(years, kinds, with_unverified)
    rows = timeline.chosen(entries, choice)
    st.caption(timeline_words.caption(entries, choice))
    timeline_drawing(entries, rows, choice)
    with st.expander("As a list, each entry with its source"):
        timeline_table(rows)
    return timeline.chosen(entries, lists.choice(years, (), with_unverified))


def axis_key() -> None:
    """Which hue is whose in every chart below, and who is the anchor."""
    parts = [
        f'<span style="white-space:nowrap"><span style="color:{axis.charts.LOOKS[code].hue}">●</span>'
        f" {escape(said)}</span>"
        for code, said in axis.words.KEY.items()
    ]
    st.html(f'<div style="display:flex;flex-wrap:wrap;gap:0 1.1em">{"".join(parts)}</div>')


def axis_theme(theme: str, found: Courses, years: Years) -> None:
    """The charts of one theme, two or three in a row, each with what it says in a sentence."""
    st.subheader(theme)
    blocks = THEMES[theme]
    if nothing := axis.words.nothing(blocks, found, years):
        st.caption(nothing)
        return
    if len(blocks) == 1:
        _block(blocks[0], years)
        return
    wide = 3 if len(blocks) == 3 else 2
    for first in range(0, len(blocks), wide):
        row = blocks[first : first + wide]
        for column, block in zip(st.columns(wide, gap="large"), row, strict=False):
            with column:
                _block(block, years)


def _block(block: Block, years: Years) -> None:
    figure, about, reading = _drawn(stamp(), block.key, years)
    st.markdown(f"**{block.title}**")
    st.caption(about)
    if figure:
        alt = f"{block.title}, Russia and Iran, {words.span(*years)}: {block.about}"
        held = catalog().indicators
        drawn = [held[line.indicator] for line in block.lines if line.indicator in held]
        show(figure, alt, key=f"axis_{block.key}", of=drawn, said=reading)
    st.markdown(reading)


@st.cache_resource(max_entries=300, show_spinner=False)
def _drawn(stamp: Stamp, key: str, years: Years) -> tuple[go.Figure | None, str, str]:
    """A block's chart, what it counts and since when, and what it says."""
    block, found, held = BLOCKS[key], _courses(stamp), catalog()
    about = f"{block.about}. {axis.words.begins(block, found, years)}"
    figure = axis.charts.course(block, found, held, years)
    return figure, about, axis.words.reading(block, found, held, years)


def axis_lists(rows: pd.DataFrame, years: Years) -> None:
    """Nuclear energy, treaties, visits and exercises: the newest entries of each; a selection, not a count."""
    for pair in (("nuclear", "treaties"), ("visits", "exercises")):
        for column, theme in zip(st.columns(2, gap="large"), pair, strict=True):
            with column:
                st.subheader(lists.THEMES[theme])
                own = lists.themed(rows, theme, catalog())
                st.markdown(lists.sentence(own, theme, years))
                st.markdown("\n".join(_entry(row) for _, row in own.head(lists.NEWEST).iterrows()))
    st.caption(
        f"Each list shows its newest {words.spelled(lists.NEWEST)} entries, of one happening one; the timeline above"
        " has all. The lists are a selection: how many entries there are measures nothing."
    )


def _entry(row: pd.Series) -> str:
    host = pd.Series([row.url]).str.extract(SOURCE_LINK)[0].iloc[0]
    link = f" · [{host}]({row.url})" if row.url else ""
    return f"- {timeline_words.day(row.date, row.precision)}: {escaped(row.title)} · *{row.seen}*{link}"


def axis_note() -> None:
    """Sources and definitions of the page."""
    held = catalog()
    ones = dict.fromkeys(line.indicator for block in BLOCKS.values() for line in block.lines)
    shown = [held.indicators[key] for key in ones if key in held.indicators]
    definitions = [f"**{one.title}** ({one.unit}). {one.definition}" for one in shown]
    sources = dict.fromkeys(["registers", *(one.source for one in shown)])
    note_on(sources, [*definitions, lists.RULE, *timeline_words.DEFINITIONS])
