"""The reader's own figures: a CSV that becomes an indicator for this visit."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from solidarity import own, own_source
from solidarity.errors import DataError
from ui.address import escaped
from ui.data import catalog

EXAMPLE = "country,year,value,anchor\nIndia,2024,12.5,Russia\nTürkiye,2024,8.1,Russia\n"


def bring_your_own() -> None:
    """Upload, name and add a CSV; say what could not be read, and where to see it."""
    st.markdown(
        "A CSV with the columns `country` (or `iso3`), `year`, `value` and, if the figures are about"
        " ties to an anchor, `anchor` becomes an indicator on every page **for this visit only**;"
        f" nobody else sees it. {own.LIMITS}"
    )
    st.download_button(
        "Example CSV", EXAMPLE.encode("utf-8-sig"), "example.csv", "text/csv", on_click="ignore"
    )
    with st.form("own_form", border=True):
        file = st.file_uploader("Your CSV", type=["csv", "txt", "tsv"], key="own_file")
        title = st.text_input("Title", key="own_title", placeholder="Grain imports", max_chars=60)
        unit = st.text_input("Unit", key="own_unit", placeholder="million tonnes", max_chars=30)
        if st.form_submit_button("Add to the atlas", type="primary"):
            _add(file, title, unit)
    _added()


def _add(file: UploadedFile | None, title: str, unit: str) -> None:
    if file is None:
        st.error("Choose a CSV first.", icon=":material/error:")
        return
    try:
        found = own.read(file.getvalue(), file.name, catalog().register)
        source, ties = own_source.as_source(found, title or file.name.rsplit(".", 1)[0], unit)
    except DataError as error:
        st.error(escaped(str(error)), icon=":material/error:")
        return
    mine = st.session_state.setdefault("own", {})
    mine[source.key] = (source, ties)
    st.session_state.own_unmatched, st.session_state.own_notes = found.unmatched, found.notes
    st.rerun()


def _added() -> None:
    """What this visit holds, with a way to see it."""
    unmatched = st.session_state.get("own_unmatched")
    if unmatched is not None and not unmatched.empty:
        st.warning(f"{len(unmatched)} rows name no country of the atlas and are left out:")
        st.dataframe(unmatched, hide_index=True, key="own_unmatched_rows")
    for note in st.session_state.get("own_notes", ()):
        st.info(escaped(note), icon=":material/info:")
    for key, (source, ties) in st.session_state.get("own", {}).items():
        st.success(
            f"{escaped(source.title)}: {len(ties):,} figures, {ties.year.min()}–{ties.year.max()}",
            icon=":material/check:",
        )
        st.page_link(
            "pages/network/atlas.py",
            label=f"{source.title} on the map",
            query_params={"indicator": key},
            icon=":material/arrow_forward:",
        )
