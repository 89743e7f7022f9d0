"""The parts of the page of roll calls that set voters or votes side by side."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from solidarity import roll_calls
from solidarity.charts import INK
from solidarity.votes import charts, pairs, search, tables, words
from solidarity.votes.blocs import BLOCS
from solidarity.votes.pairs import Pair
from solidarity.votes.search import Filter
from solidarity.votes.themes import themes
from ui.data import catalog, stamp
from ui.show import download, show, tabled
from ui.votes import LINK, NUMBER, SYMBOL, TEXT, Places, Record, Shared, votes_record
from ui.votes_pickers import LIMIT, pick_first, pick_list, pick_voter, printable

WHAT = {"ukraine": "Ukraine", "iran": "human rights in Iran"}


def pick_votes_pair(record: Record, asked: Filter) -> Pair:
    """Two states or blocs, over the votes that count."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        one = pick_first(record.rolls)
        other = pick_voter(record.rolls, "two", "And second", "RUS" if one != "RUS" else "IRN")
    return pair_of(stamp()[0], one, other, asked)


@st.cache_resource(max_entries=300, show_spinner=False)
def pair_of(shared: Shared, one: str, other: str, asked: Filter) -> Pair:
    """Two compared, once for all who ask the same."""
    record = votes_record()
    register = catalog().register
    two = [pairs.voter(record.rolls, record.blocs, register, code) for code in (one, other)]
    return Pair(record.rolls, two[0], two[1], search.matching(record.rolls, asked))


def votes_pair_title(pair: Pair, asked: Filter) -> None:
    """How often the two voted the same way."""
    st.title(words.pair(pair, asked.years))
    st.caption(words.pair_caption(pair, printable(asked)))


def votes_pair(pair: Pair, asked: Filter) -> None:
    """Agreement over the years and by theme, and the votes themselves."""
    if pair.one.code == pair.other.code:
        st.info("One and the same cannot differ: choose another second.")
        return
    ever = pair_of(stamp()[0], pair.one.code, pair.other.code, asked.of_all_years)
    left, right = st.columns([1.05, 1], gap="medium")
    with left:
        _years(ever, asked)
    with right:
        _themes(pair, asked)
    st.header(f"The votes, {words.period(asked.years)}")
    _listed(pair, asked)


def _years(ever: Pair, asked: Filter) -> None:
    st.markdown(f"**Agreement by year**, {words.told(printable(asked), years=False)}")
    rows = ever.by_year()
    if rows.empty:
        st.info("The two took no position together on such a vote in any year. That is no zero.")
        return

    def take() -> None:
        if points := st.session_state.agreement_years.selection.points:
            st.session_state["from"] = st.session_state.until = int(points[0]["x"])

    names = f"{ever.one.name} and {ever.other.name}"
    show(
        _figure(stamp()[0], ever.one.code, ever.other.code, asked, ever),
        f"Agreement of {names} by year; the table holds the same figures",
        key="agreement_years",
        title=f"Agreement of {names} by year",
        on_select=take,
        selection_mode="points",
    )
    st.caption("1 = always the same, 0 = always opposed; hollow: fewer than ten votes. A click on a year lists its votes; the band is the years chosen.")  # fmt: skip
    with st.expander("As a table"):
        shown = rows.rename(columns={"year": "Year", "agreement": "Agreement", "n": "Votes", "differed": "Differed", "opposed": "Opposed"})  # fmt: skip
        twin = tabled(shown, f"Agreement of {names} by year", key="agreement_table", columns={"Year": NUMBER(format="%d"), "Agreement": NUMBER(format="%.2f")}, height=250,)  # fmt: skip
        download(
            lambda: shown,
            f"agreement_{ever.one.code}_{ever.other.code}",
            "agreement_csv",
            twin=twin,
        )


@st.cache_resource(max_entries=200, show_spinner=False)
def _figure(shared: Shared, one: str, other: str, asked: Filter, _ever: Pair) -> go.Figure:
    return charts.yearly(_ever, asked.years)


def _themes(pair: Pair, asked: Filter) -> None:
    st.markdown(f"**Agreement by theme**, {words.period(asked.years)}")
    rows = pair.by_theme()
    rows = rows.reindex([key for key in themes() if key in rows.index])
    shown = pd.DataFrame(
        {
            "Theme": [themes()[key].title for key in rows.index],
            "Agreement": rows.agreement.to_numpy(),
            "Votes": rows.n.to_numpy(),
            "Opposed": rows.opposed.to_numpy(),
        }
    )
    if shown.empty:
        st.info("No theme has a vote on which both took a position.")
        return
    twin = tabled(shown, f"Agreement of {pair.one.name} and {pair.other.name} by theme", key="themes", columns={
            "Theme": TEXT(width=252),
            "Agreement": st.column_config.ProgressColumn(format="%.2f", min_value=0, max_value=1, width=88, color=INK),
            "Votes": NUMBER(width=54, help="On which both took a position"),
            "Opposed": NUMBER(width=68, help="Yes against no"),
        }, height="content",)  # fmt: skip
    download(lambda: shown, f"themes_{pair.one.code}_{pair.other.code}", "themes_csv", twin=twin)


def _listed(pair: Pair, asked: Filter) -> None:
    names = (pair.one.name, pair.other.name)
    kind = pick_list(names)
    by = pairs.contested_by(pair.other.code)
    if kind == "left":
        sides = pairs.sides(pair.rolls, pair.one, pair.counted, by)
        st.markdown(words.sides(sides, pair, by, asked.years))
        places: Places = sides.left
    else:
        places = pair.divergent() if kind == "differed" else np.flatnonzero(pair.counted)
    if not len(places):
        st.info("No such vote in these years with these conditions: choose others above.")
        return
    if len(places) > LIMIT:
        st.caption(f"The first {LIMIT} of {len(places):,}; the CSV has them all.")
    twin = tabled(tables.pair_votes(pair, places[:LIMIT]), f"Votes of {names[0]} and {names[1]}, {words.period(asked.years)}", key="pair_votes", columns=_vote_columns(pair), height=400,)  # fmt: skip
    rows = tables.pair_votes(pair, places)
    download(lambda: rows, f"votes_{pair.one.code}_{pair.other.code}", "pair_votes_csv", twin=twin)


def _vote_columns(pair: Pair) -> dict[str, Any]:
    return {
        "Date": TEXT(width=90),
        "Resolution": LINK(display_text=SYMBOL, width=116),
        "Title": TEXT(width=380),
        tables.column(pair.one): TEXT(width=100),
        tables.column(pair.other): TEXT(width=100),
        "Apart": NUMBER(format="%.2f", width=58, help="0 the same, 1 yes against no; of blocs, between the means of their members"),
        "G7 majority": TEXT(width=100),
    }  # fmt: skip


def side_by_side_places(record: Record, view: str) -> list[int]:
    """The rows of all votes on Ukraine of the emergency session, or on human rights in Iran, in order of time."""
    calls = record.rolls.calls
    if view == "ukraine":
        own = calls.resolution.str.startswith(roll_calls.ON_UKRAINE)
    else:
        listed = calls.resolution.isin(roll_calls.listed_on_iran())
        own = calls.title.str.contains(roll_calls.ON_IRAN) | listed
    return calls[own].sort_values(["date", "resolution"]).index.tolist()


@st.cache_resource(max_entries=8, show_spinner=False)
def _side_by_side(shared: Shared, view: str) -> tuple[list[int], pd.DataFrame]:
    record = votes_record()
    places = side_by_side_places(record, view)
    return places, tables.side_by_side(record.rolls, places, catalog().register.name)


def votes_side_by_side(record: Record, view: str, head: Any) -> None:
    """All resolutions on one matter, state by state."""
    places, frame = _side_by_side(stamp()[0], view)
    if not places:
        with head:
            st.title(f"No votes on {WHAT[view]} are on record")
        return
    with head:
        st.title(words.side_by_side(frame, len(places), WHAT[view]))
        st.caption(words.spanned(record.rolls, places))
    one = pick_first(record.rolls, "One of them")
    if one not in BLOCS:
        st.markdown(words.in_all(record.rolls, places, one, catalog().register.name(one)))
    first = frame[frame.code == one]
    shown = pd.concat([first, frame[frame.code != one]])
    twin = tabled(shown.drop(columns="code"), f"Resolutions on {WHAT[view]}: what each state did in each, most against first", key="side_by_side", columns=_side_columns(record, places), height=560, placeholder="",)  # fmt: skip
    rows = frame.rename(columns={"code": "iso3"})
    download(lambda: rows, f"resolutions_on_{view}", "side_by_side_csv", twin=twin)


def _side_columns(record: Record, places: list[int]) -> dict[str, Any]:
    calls = record.rolls.calls
    columns: dict[str, Any] = {"State": TEXT(width=170, pinned=True)}
    columns |= {name: NUMBER(width=80, help=f"How often: {name.lower()}") for name in ("No", "Abstained", "Yes")}  # fmt: skip
    for place in places:
        call = calls.loc[place]
        tally = f"{call.yes} yes, {call.no} no, {call.abstain} abstained, {call.absent} absent"
        told = f"{call.title or tables.UNTITLED}, {words.day(record.rolls, place)}: {tally}"
        columns[tables.label(record.rolls, place)] = TEXT(width=100, help=told)
    return columns
