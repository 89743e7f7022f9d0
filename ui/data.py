"""The catalog as the dashboard holds it."""

from dataclasses import replace

import pandas as pd
import streamlit as st

import solidarity.catalog
from solidarity import alignment
from solidarity.alignment import Alignment
from solidarity.catalog import Catalog
from solidarity.countries import plain
from solidarity.errors import DataError
from solidarity.paths import DATA

Stamp = tuple[tuple[int, int], str]
"""What tells one state of the data from another: the files' own, and the reader's."""


def open_data() -> bool:
    """Once a run: read the catalog, again if a file under data/ has changed since.

    Where nothing can be read, the sentence that says what to do takes the page's place.
    """
    files = [*DATA.glob("*.csv"), *DATA.glob("*/*.toml"), *DATA.glob("*/*.parquet")]
    shared = (len(files), sum(path.stat().st_mtime_ns for path in files))
    # What is cached for a reader's own figures must not meet another's.
    st.session_state.data_stamp = (shared, own_mark())
    try:
        catalog()
    except DataError as error:
        st.error(str(error), icon=":material/error:")
        return False
    return True


def catalog() -> Catalog:
    """The whole catalog, read once for all readers, with the alignment index as this reader weighs it
    and what this reader has brought along.

    Treat it as read-only.
    """
    state = st.session_state
    if state.get("catalog_stamp") != stamp():
        # The index first: what the reader has brought along never enters it.
        mine = _weighed(_catalog(state.data_stamp[0]))
        for source, ties in state.get("own", {}).values():
            mine = mine.with_source(source, {"ties": ties})
        state.catalog, state.catalog_stamp = mine, stamp()
    return state.catalog  # type: ignore[no-any-return]


def _weighed(base: Catalog) -> Catalog:
    """The catalog with the index as this reader weighs it; a fault in its rules is one among others."""
    try:
        if any(indicator.index for indicator in base.indicators.values()):
            text = st.session_state.get("weights", "default")
            return base.with_index(alignment.parse(text, base.alignment.rules))
    except DataError as error:
        return replace(base, faults=(*base.faults, str(error)))
    return base


def index() -> Alignment:
    """The alignment index as this reader weighs it."""
    return catalog().alignment


def row_of(table: pd.DataFrame, country: str) -> pd.Series | None:
    """The row of one country, if it has one."""
    own = table[table.partner == country]
    return None if own.empty else own.iloc[0]


def stamp() -> Stamp:
    """What tells what this reader sees from what another does, or the same one saw before."""
    shared, own = st.session_state.data_stamp
    return shared, f"{own} {st.session_state.get('weights', 'default')}"


def own_mark() -> str:
    """What tells this reader's own figures from any other's; empty without any."""
    own = st.session_state.get("own", {})
    return " ".join(
        f"{key}:{pd.util.hash_pandas_object(ties).sum()}" for key, (_, ties) in own.items()
    )


@st.cache_resource(max_entries=1, show_spinner="Reading the tables …")
def _catalog(stamp: tuple[int, int]) -> Catalog:
    return solidarity.catalog.load_sound()


def states() -> list[str]:
    """The codes a reader can choose: members, observers, Taiwan and Kosovo, by name."""
    register = catalog().register
    codes = [code for kind in ("member", "observer", "other") for code in register.kind(kind)]
    return sorted(codes, key=lambda code: plain(register.name(code)))
