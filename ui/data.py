"""The catalog as the dashboard holds it."""

from pathlib import Path

import streamlit as st

import solidarity.catalog
from solidarity import words
from solidarity.catalog import Catalog
from solidarity.paths import DATA


def catalog() -> Catalog:
    """The whole catalog, read again when a file under data/ changes; treat it as read-only."""
    stamp = max(path.stat().st_mtime_ns for path in _data_files())
    return _catalog(stamp, len(_data_files()))


def _data_files() -> list[Path]:
    return [*DATA.glob("*.csv"), *DATA.glob("*/*.toml"), *DATA.glob("*/*.parquet")]


@st.cache_resource(max_entries=1, show_spinner="Reading the tables …")
def _catalog(stamp: int, files: int) -> Catalog:
    return solidarity.catalog.load_sound()


def states() -> list[str]:
    """The codes a reader can choose: members, observers, Taiwan and Kosovo, by name."""
    register = catalog().register
    codes = [code for kind in ("member", "observer", "other") for code in register.kind(kind)]
    return sorted(codes, key=lambda code: words.sort_key(register.name(code)))
