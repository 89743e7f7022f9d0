"""The page of roll calls: the record, search and its results, one vote as a map and tables."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import streamlit as st

from solidarity import maps, roll_calls
from solidarity.anchors import ANCHORS
from solidarity.charts import INK
from solidarity.votes import blocs, charts, links, rolls, search, tables, words
from solidarity.votes.blocs import Bloc
from solidarity.votes.rolls import Rolls
from solidarity.votes.search import Filter
from solidarity.words import capitalised
from ui.data import catalog, stamp
from ui.pickers import pick_country, pick_region
from ui.show import download, note_on, tabled, votes_link
from ui.votes_pickers import LIMIT, pick_resolution, printable, remember_resolution
from ui.world_map import vote_map

SOURCE = "un_votes"
NUMBER, TEXT, LINK = st.column_config.NumberColumn, st.column_config.TextColumn, st.column_config.LinkColumn  # fmt: skip
SYMBOL = r"https://docs\.un\.org/en/(.*)"
Places = npt.NDArray[np.intp]
Shared = tuple[int, int]


class Record(NamedTuple):
    """All roll calls, and all blocs in them."""

    rolls: Rolls
    blocs: dict[str, Bloc]


def votes_record() -> Record:
    """The roll calls, read once for all readers; without them, a sentence in the page's place."""
    if SOURCE not in catalog().tables:
        st.title("The roll calls are not here")
        st.info("Restore data/un_votes from git.")
        st.stop()
    return _record(stamp()[0])


@st.cache_resource(max_entries=2, show_spinner="Reading the roll calls …")
def _record(shared: Shared) -> Record:
    found = rolls.read(catalog())
    return Record(found, blocs.blocs(catalog(), found))


@st.cache_resource(max_entries=500, show_spinner=False)
def votes_found(shared: Shared, asked: Filter) -> Places:
    """The rows of the votes a search finds, the newest first."""
    return np.flatnonzero(search.matching(_record(shared).rolls, asked))


def votes_resolutions(record: Record, asked: Filter) -> None:
    """What a search finds, and one of the resolutions whole."""
    places = votes_found(stamp()[0], asked)
    place = remember_resolution(record.rolls)
    _results(record.rolls, places, asked)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pick_resolution(record.rolls, places)  # type: ignore[arg-type]
        country, region = pick_country(width=230), pick_region()
    _resolution(record, place, region, country)


def votes_title(record: Record) -> None:
    """How the resolution chosen ended, above all else."""
    place = record.rolls.places[str(st.session_state.resolution).upper()]
    st.title(words.resolution(record.rolls, place))
    st.caption(words.tally(record.rolls, place, catalog().register.name))


def _results(found: Rolls, places: Places, asked: Filter) -> None:
    st.markdown(words.matches(printable(asked), len(places), len(found.calls)))
    if not len(places):
        st.info("Fewer words, another theme or more years find more. Below stays the vote chosen last.")  # fmt: skip
        return
    shown = places[:LIMIT]
    keys = found.calls.key.iloc[shown].tolist()
    # A table anew for each search: rows chosen in the one mean nothing in the next.
    key = f"found_{abs(hash((asked, st.session_state.get('found_round', 0))))}"

    def take() -> None:
        if chosen := st.session_state[key].selection.rows:
            st.session_state.resolution = keys[chosen[0]]

    twin = tabled(tables.results(found, shown), "Final votes found, the newest first", key=key, columns=_result_columns(), height=250, on_select=take, selection_mode="single-row",)  # fmt: skip
    few = f"The {LIMIT} newest stand above; the CSV has all. " if len(places) > LIMIT else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{few}A click on the left of a row opens the vote below.", width="content")
        rows = tables.results(found, places)
        download(lambda: rows, "votes_found", "found_csv", twin=twin)


def _result_columns() -> dict[str, Any]:
    return {
        "Date": TEXT(width=84),
        "Resolution": TEXT(width=106),
        "Title": TEXT(width=352),
        "Yes": NUMBER(width=50),
        "No": NUMBER(width=46),
        "Abstained": NUMBER(width=82),
        "Absent": NUMBER(width=62),
        "Theme": TEXT(width=160),
    }


def _resolution(record: Record, place: int, region: maps.View, country: str) -> None:
    """One vote as a map, a table by vote, and what the blocs did."""
    found = record.rolls
    drawn, listed = st.columns([1.9, 1], gap="medium")
    with drawn:
        title = words.resolution(found, place)
        vote_map(charts.layer(found, place), title, words.day(found, place), region, country)
        _of_one(found, place, country)
    with listed:
        rows = tables.by_vote(found, place, catalog().register.name)
        twin = tabled(rows.drop(columns="code"), f"{title}: every state by its vote", key="by_vote", columns={"State": TEXT(width=190), "Vote": TEXT(width=100)}, height=420,)  # fmt: skip
        key, date = str(found.calls.key[place]), rolls.printed(found, place)
        taken = rows.rename(columns={"code": "iso3"}).assign(resolution=key, date=date)
        if link := roll_calls.link(str(found.calls.resolution[place])):
            st.markdown(f"[{found.calls.resolution[place]} at the United Nations]({link})")
        download(lambda: taken, f"vote_{key}".replace("/", "_"), "by_vote_csv", twin=twin)
    st.header("How the blocs voted, and how closely together")
    _cohesion(record, place, key)


def _of_one(found: Rolls, place: int, country: str) -> None:
    """What the chosen country did, and the way to its other votes."""
    name = catalog().register.name(country)
    other = "RUS" if country != "RUS" else "IRN"
    said, link = st.columns([2, 1], vertical_alignment="center")
    with said:
        st.markdown(words.of_one(found, place, country, name))
    with link:
        years = links.span(catalog())
        votes_link(f"Beside {ANCHORS[other].name}", links.pair(country, other, years))


def _cohesion(record: Record, place: int, key: str) -> None:
    rows = blocs.cohesion(record.blocs, place)
    if rows.empty:
        st.info("No bloc had two members with a seat in this vote.")
        return
    frame = rows.assign(name=[capitalised(name) for name in rows.name])
    names = dict(zip(blocs.COHESION, ("", "Bloc", "Members", "Yes", "No", "Abstained", "Absent", "Majority", "Cohesion"), strict=True))  # fmt: skip
    frame = frame.assign(cohesion=100 * frame.cohesion).drop(columns="bloc").rename(columns=names)
    twin = tabled(frame, f"What each bloc did in the vote on {key}, and its cohesion", key="cohesion", columns={"Bloc": TEXT(width=306, pinned=True), "Majority": TEXT(width=90, help="What more than half of all members did")}
        | {name: NUMBER(width=84) for name in ("Members", "Yes", "No", "Abstained", "Absent")}
        | {"Cohesion": st.column_config.ProgressColumn(format="%.0f%%", min_value=0, max_value=100, width=120, color=INK, help="Share of the largest of yes, no and abstention among those that took a position")}, height="content",)  # fmt: skip
    rows = rows.assign(resolution=key)
    download(lambda: rows, "blocs", "cohesion_csv", twin=twin)


def votes_note(is_map: bool) -> None:
    """Source, definitions and the rule of the themes."""
    note_on([SOURCE, "registers"], words.definitions(), is_map)
