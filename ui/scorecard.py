"""The parts of the scorecard of the middle powers."""

from collections.abc import Callable, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from solidarity import middle_powers
from solidarity.anchors import ANCHORS, Anchor
from solidarity.middle_powers import GROUP, ROPES, Record, Rope, Scorecard, charts, tables
from solidarity.middle_powers import words as said
from solidarity.middle_powers.tugs import Tug
from solidarity.votes import links
from solidarity.votes.rolls import NAMES_ABSENT
from ui.address import one_of, remember
from ui.data import Stamp, catalog, stamp
from ui.index_pickers import pick_since
from ui.show import download, note_on, show, tabled

USUAL_SINCE = 2012
ACROSS = 3
"""Panels in a row."""
ALL = "all"
NUMBER, TEXT = st.column_config.NumberColumn, st.column_config.TextColumn


def pick_scorecard_since(year: int) -> int:
    """The year that the ropes are compared with."""
    earlier = list(range(catalog().years[0], year))
    if not earlier:
        st.caption(f"{year} is the first year: there is none to compare it with.")
        return year
    return pick_since(earlier, min(USUAL_SINCE, earlier[-1]))


def scorecard(anchor: Anchor, year: int, since: int) -> Scorecard:
    """The eight, as of a year; computed once for all who ask the same."""
    return scorecard_of(tuple(catalog().register.members(GROUP)), anchor, year, since)


@st.cache_resource(max_entries=60, show_spinner=False)
def _record(stamp: Stamp, anchor: str, partners: tuple[str, ...]) -> Record:
    return middle_powers.read(catalog(), anchor, partners)


def scorecard_of(partners: tuple[str, ...], anchor: Anchor, year: int, since: int) -> Scorecard:
    """The same of any states."""
    return _scorecard(stamp(), partners, anchor.code, year, since)


@st.cache_resource(max_entries=300, show_spinner=False)
def _scorecard(
    stamp: Stamp, partners: tuple[str, ...], anchor: str, year: int, since: int
) -> Scorecard:
    record = _record(stamp, anchor, partners)
    return middle_powers.scorecard(catalog(), record, year, since)


def scorecard_title(found: Scorecard, anchor: Anchor) -> None:
    """How many stand closer to whom, and who is most in play."""
    name = catalog().register.name
    st.title(said.headline(found.order, anchor, found.year, name))
    st.caption(said.subtitle(found.order, found.tugs, anchor, name))


def scorecard_ropes(found: Scorecard, anchor: Anchor) -> None:
    """How to read them, then a panel per dimension with a row per country; what is not drawn is said."""
    _key(found, anchor)
    panels = list(ROPES.values())
    for first in range(0, len(panels), ACROSS):
        row = panels[first : first + ACROSS]
        for place, rope in zip(st.columns(ACROSS, gap="medium"), row, strict=False):
            with place:
                _panel(found, anchor, rope)
    name = catalog().register.name
    if absent := said.not_drawn(found.tugs, name):
        st.caption(f"No figure: {absent}.")


def _panel(found: Scorecard, anchor: Anchor, rope: Rope) -> None:
    tugs = found.of(rope.key)
    years = [tug.now.year for tug in tugs if tug.now]
    if not years:
        st.markdown(f"**{rope.title}**")
        st.caption(said.nobody(tugs))
        return
    newest = max(years)
    period = catalog().indicators[rope.to_anchor.indicator].period(newest)
    st.markdown(f"**{rope.title}**, {period}", help=rope.definition.format(anchor=anchor.name))
    name = catalog().register.name
    figure = drawn(found, rope.key, lambda: charts.ropes(tugs, anchor, newest, name))
    alt = f"{rope.title}: how hard {anchor.name} and the West pull at each, up to {found.year}"
    show(figure, alt, key=f"rope_{rope.key}")


def drawn(found: Scorecard, what: str, make: Callable[[], go.Figure]) -> go.Figure:
    """A figure of a scorecard, made once for all who see the same."""
    partners = tuple(sorted(found.partners))
    return _drawn(stamp(), found.anchor, found.year, found.since, partners, what, make)


@st.cache_resource(max_entries=600, show_spinner=False)
def _drawn(
    stamp: Stamp, anchor: str, year: int, since: int, partners: tuple[str, ...], what: str,
    _make: Callable[[], go.Figure],
) -> go.Figure:  # fmt: skip
    return _make()


def _key(found: Scorecard, anchor: Anchor) -> None:
    """How to read the panels."""
    square = '<span style="color:{}">■</span> how hard {} pulls, 0 to 100'
    parts = [
        square.format(anchor.hue, anchor.name),
        square.format(ANCHORS["WEST"].hue, "the West"),
        "● the rope: the West’s pull less the anchor’s",
        f"┃━ its way since {found.since}, or its first year since",
        "pale, ○ too old, or on too little, to count",
        "a year at a row’s end: that of its figure",
        "rows: the most in play first",
    ]
    spans = "".join(f'<span style="white-space:nowrap">{part}</span>' for part in parts)
    st.html(f'<div style="display:flex;flex-wrap:wrap;gap:2px 1.4em;font-size:13px">{spans}</div>')


def scorecard_in_play(found: Scorecard, anchor: Anchor) -> None:
    """The order, what each score is made of, and the regime beside it."""
    name, year = catalog().register.name, found.year
    bars, defined = st.columns([1, 1.25], gap="large")
    title = f"Who is in play between {anchor.name} and the West, {year}"
    with bars:
        show(drawn(found, "score", lambda: charts.score(found.order, name)), title, key="in_play")
    with defined:
        st.markdown(said.IN_PLAY)
        st.caption(said.COUNTING)
    frame = tables.order(found.order, tables.facts(catalog(), found.partners, year), name)
    twin = tabled(frame, f"{title}: score, components and regime", key="in_play_table", columns=_order_columns(anchor),)  # fmt: skip
    rows = frame.assign(anchor=found.anchor, year=year)
    download(lambda: rows, f"in_play_{found.anchor}_{year}", "in_play_csv", twin=twin)


def _order_columns(anchor: Anchor) -> dict[str, Any]:
    part = "Of all that pulls at it, what the other side matches in "
    return {
        "Country": TEXT(pinned=True, width=98),
        "In play": NUMBER(format="%.0f", width=56, help="0 to 100: ⅔ (balance + spread) + ⅓ volatility"),
        "Range": TEXT(width=74, help="The score with any one dimension left out"),
        "Balance": NUMBER(format="%.0f", width=60, help=f"{part}the same dimension, 0 to 100"),
        "Spread": NUMBER(format="%.0f", width=56, help=f"{part}another dimension, 0 to 100"),
        "Volatility": NUMBER(format="%.0f", width=66, help="The mean swing of its ropes, 0 to 100"),
        "Lean": NUMBER(format="%+.0f", width=52, help=f"−100: all pulls to {anchor.capital}; +100: all to the West"),
        "Counted": NUMBER(width=62, help="Dimensions that count"),
        "Regime": TEXT(width=150, help="Class of regime by Regimes of the World"),
        "Of": NUMBER(format="%d", width=50, help="The year of the class of regime"),
        "Democracy": NUMBER(format="%.2f", width=76, help="V-Dem's liberal democracy index, 0 to 1, the newest up to the year"),
    }  # fmt: skip


def scorecard_table(found: Scorecard, anchor: Anchor) -> None:
    """Every rope with its change since a year, its course and its swing, of one dimension or of all."""
    titles = {ALL: "All"} | {key: rope.title for key, rope in ROPES.items()}
    remember("rope", ALL, one_of("a dimension", titles), titles.__getitem__)
    st.pills("Dimension", list(titles), format_func=titles.__getitem__, key="rope", required=True, wrap=True)  # fmt: skip
    kind = st.session_state.rope
    shown = [tug for tug in found.tugs if kind in (ALL, tug.rope.key)]
    frame = tables.ropes(shown, anchor, catalog())
    twin = tabled(frame, f"Ropes between {anchor.name} and the West up to {found.year}: pulls, change, course and swing", key="ropes_table", columns=_rope_columns(anchor, found), votes={"Rope": _votes(shown, anchor)}, height=min(460, 38 + 35 * len(frame)),)  # fmt: skip
    st.caption(f"Points of 100; + is towards the West. A dash has no figure, which is no zero. {said.SWINGING}")  # fmt: skip
    rows = tables.taken_away(shown, anchor, catalog())
    download(lambda: rows, f"ropes_{found.anchor}_{kind}_{found.year}", "ropes_csv", twin=twin)


def _votes(found: Sequence[Tug], anchor: Anchor) -> list[links.Address]:
    """The roll calls behind each rope made of votes."""
    return [
        links.address(tug.rope.to_anchor.indicator, anchor.code, tug.partner, (tug.now.year,) * 2)
        if tug.now
        else {}
        for tug in found
    ]


def _rope_columns(anchor: Anchor, found: Scorecard) -> dict[str, Any]:
    def points(explained: str) -> Any:
        return NUMBER(format="%+.0f", width=58, help=explained)

    return {
        "Country": TEXT(pinned=True, width=98),
        "Dimension": TEXT(width=120),
        anchor.short: NUMBER(format="%.1f", width=58, help=f"How hard {anchor.name} pulls, 0 to 100"),
        "West": NUMBER(format="%.1f", width=58, help="How hard the West pulls, 0 to 100"),
        "Rope": points(f"The West's pull less the anchor's: −100 all to {anchor.capital}, +100 all to the West"),
        "Change": points(f"Since {found.since}, or the first year since with a figure"),
        "Since": NUMBER(format="%d", width=56),
        "Course": st.column_config.LineChartColumn(width=92, y_min=-100, y_max=100, help="The rope in every year on record"),
        "Swing": NUMBER(format="%.1f", width=58, help="Standard deviation of its year-to-year changes, in points"),
        "Of": TEXT(width=124, help="Years and status of the figure"),
        "Note": TEXT(width=420),
    }  # fmt: skip


def scorecard_votes(found: Scorecard, anchor: Anchor) -> None:
    """What each did on the contested votes, abstentions and absences apart."""
    if found.voted is None:
        st.info("No contested votes are on record up to this year.")
        return
    name = catalog().register.name
    contested = next(iter(found.cast.values())).contested
    unnamed = "" if found.voted >= NAMES_ABSENT else " The release of this year names no absentees: absent is whoever it does not list."  # fmt: skip
    title = f"Final votes contested between {anchor.name} and the G7, {found.voted}"
    st.caption(
        f"{title}: {contested}, on which {anchor.name} and at least four of the G7 said the opposite. An absence is"
        f" neither a vote nor an abstention.{unnamed}"
    )
    figure = drawn(
        found, "ballots", lambda: charts.ballots(found.partners, found.cast, anchor, name)
    )
    show(
        figure,
        f"{title}: with whom each of the eight voted, abstained, was absent",
        "ballots",
        ["un_votes"],
    )
    frame = tables.ballots(found.partners, found.cast, anchor, name)
    span = (found.voted, found.voted)
    asked = [links.address("un_siding", anchor.code, code, span) for code in found.partners]
    with st.expander("As a table"):
        twin = tabled(
            frame,
            f"{title}, by country",
            key="ballots_table",
            of=["un_votes"],
            votes={"Contested": asked},
        )
        rows = frame.assign(anchor=found.anchor, year=found.voted)
        download(
            lambda: rows, f"contested_votes_{found.anchor}_{found.voted}", "ballots_csv", twin=twin
        )


def scorecard_note(anchor: Anchor) -> None:
    """Sources and definitions of the page."""
    keys = [end.indicator for rope in ROPES.values() for end, _ in rope.ends(anchor.code)]
    keys += tables.FACTS
    held = catalog()
    sources = dict.fromkeys(held.indicators[key].source for key in keys if key in held.indicators)
    note_on(sources, said.definitions(anchor))
