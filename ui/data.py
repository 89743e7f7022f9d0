"""The catalog as the dashboard holds it."""

import streamlit as st

import solidarity.catalog
from solidarity.catalog import Catalog
from solidarity.countries import plain
from solidarity.errors import DataError
from solidarity.paths import DATA


def open_data() -> bool:
    """Once a run: read the catalog, again if a file under data/ has changed since.

    Where nothing can be read, the sentence that says what to do takes the page's place.
    """
    files = [*DATA.glob("*.csv"), *DATA.glob("*/*.toml"), *DATA.glob("*/*.parquet")]
    st.session_state.data_stamp = (len(files), sum(path.stat().st_mtime_ns for path in files))
    try:
        catalog()
    except DataError as error:
        st.error(str(error), icon=":material/error:")
        return False
    return True


def catalog() -> Catalog:
    """The whole catalog, read once for all readers; treat it as read-only."""
    return _catalog(st.session_state.data_stamp)


@st.cache_resource(max_entries=1, show_spinner="Reading the tables …")
def _catalog(stamp: tuple[int, int]) -> Catalog:
    return solidarity.catalog.load_sound()


def states() -> list[str]:
    """The codes a reader can choose: members, observers, Taiwan and Kosovo, by name."""
    register = catalog().register
    codes = [code for kind in ("member", "observer", "other") for code in register.kind(kind)]
    return sorted(codes, key=lambda code: plain(register.name(code)))
