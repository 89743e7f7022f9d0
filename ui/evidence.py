"""The part of a score's page that shows the evidence behind it and beside it."""

import streamlit as st

from solidarity import evidence
from solidarity.anchors import Anchor
from solidarity.evidence import Evidence
from ui.data import catalog, index
from ui.index_pickers import pick_part
from ui.show import download, tabled, votes_link


def behind(anchor: Anchor, country: str, year: int) -> None:
    """The evidence of one dimension: what the score counts, and what stands beside it."""
    can_exist = index().scores.defined[:, index().scores.anchors.index(anchor.code)]
    names = [name for name, can in zip(index().rules.names, can_exist, strict=True) if can]
    dimension = pick_part(names)
    found = evidence.behind(catalog(), anchor.code, country, year, dimension)
    if not any(piece.counts for piece in found):
        st.info("This dimension has no figure for this pair in this year, so nothing is counted.")
    for number, piece in enumerate(found):
        evidence_table(
            piece, f"evidence_{number}", f"{dimension}_{anchor.code}_{country}_{year}_{number}"
        )


def evidence_table(piece: Evidence, key: str, name: str) -> None:
    """One piece of evidence with its note and its CSV; that nothing is on record where nothing is."""
    st.markdown(f"**{piece.title}**" + ("" if piece.counts else " (beside the score)"))
    if piece.rows.empty:
        st.caption(f"Nothing on record. {piece.note}")
        return
    st.caption(piece.note)
    twin = tabled(
        piece.rows,
        piece.title,
        key=key,
        columns={
            column: st.column_config.LinkColumn(column, display_text=pattern)
            for column, pattern in piece.links.items()
        }
        | {
            str(column): st.column_config.NumberColumn(str(column), format="localized")
            for column in piece.rows.select_dtypes("float")
        }
        | {"Title": st.column_config.TextColumn("Title", width="large")},
        height=min(38 + 35 * len(piece.rows), 360),
    )
    votes_link("Show the votes", piece.roll_calls)
    download(lambda: piece.rows, name, key=f"{key}_csv", twin=twin)
