"""The parts of the page on two anchors at once."""

from typing import Any

import pandas as pd
import streamlit as st

from solidarity import index_charts, index_words, words
from solidarity.alignment import KEY as INDEX
from solidarity.alignment import pair
from solidarity.anchors import Anchor
from ui.data import catalog, index, row_of
from ui.show import download, score_link, show, tabled, value_line
from ui.weights import with_weights


def compared(first: Anchor, second: Anchor, year: int) -> pd.DataFrame:
    """Every state with an index towards both, as this reader weighs it."""
    return pair.compare(index(), first.code, second.code, year)


def closer(first: Anchor, second: Anchor, rows: pd.DataFrame, country: str, year: int) -> None:
    """The chosen country: closer to which, and on what, in words and dimension by dimension."""
    name = catalog().register.name(country)
    if country in (first.code, second.code):
        st.info(f"{name} is one of the two anchors: choose another country to compare both with.")
        other = second if country == first.code else first
        view = catalog().view(INDEX, other.code, year)
        st.markdown(value_line(catalog().indicators[INDEX], other, view, country, year))
        score_link(country, other, year)
        return
    row = row_of(rows, country)
    st.markdown(index_words.closer(name, first, second, row, year))
    if row is not None:
        st.markdown(index_words.on_what(first, second, row, weighing(first, second)))
    scores = {
        anchor.code: index().scores_of(anchor.code, country, year) for anchor in (first, second)
    }
    figure = index_charts.dumbbells(scores, weighing(first, second), [first, second])
    show(
        figure, f"{name}: score in each dimension with {first.name} and {second.name}", "dumbbells"
    )
    whole = [
        f"{words.whole(row['index'])} with {a.name}"
        for a in (first, second)
        if (row := row_of(index().table(a.code, year), country)) is not None
    ]
    if whole:
        st.caption(f"On all that is known with each: {words.listed(whole)}.")
    for anchor in (first, second):
        score_link(country, anchor, year)


def weighing(first: Anchor, second: Anchor) -> list[str]:
    """The dimensions that weigh anything and can exist for both anchors."""
    scores = index().scores
    both = [scores.defined[:, scores.anchors.index(anchor.code)] for anchor in (first, second)]
    possible = both[0] & both[1]
    weights = index().weights.each
    return [name for (name, w), can in zip(weights, possible, strict=True) if w > 0 and can]


def pair_scatter(first: Anchor, second: Anchor, rows: pd.DataFrame, country: str) -> None:
    """Every state's index with the one against its index with the other."""
    figure = index_charts.scatter(rows, first, second, catalog().register, country)
    show(figure, f"Index with {first.name} against index with {second.name}, all states", "scatter")
    st.caption(
        f"On the line both are equal; below it a state stands closer to {first.name}, above it to"
        f" {second.name}. Filled: so in at least nine of ten weightings; hollow: it depends on the weights;"
        " faint: few dimensions are known."
    )


def pair_table(first: Anchor, second: Anchor, rows: pd.DataFrame, year: int) -> None:
    """The map's twin: every state with both scores, their difference and how firm it is."""
    held = catalog()
    names = {first.code: first.short, second.code: second.short, "": "equal"}
    frame = pd.DataFrame(
        {
            "State": [held.register.name(code) for code in rows.partner],
            first.short: rows["first"],
            second.short: rows["second"],
            "Closer to": rows.closer.map(names),
            "By": rows.difference.abs(),
            "Firm": 100 * rows.firmness,
            "Known": 100 * rows.coverage,
        }
    )
    twin = tabled(
        frame,
        f"Alignment index {year} of all states with {first.name} and {second.name}",
        key="pair_table",
        columns={
            "State": st.column_config.TextColumn(width=120),
            first.short: _number(50, "Index, 0 to 100, on what is known for both"),
            second.short: _number(50, "Index, 0 to 100, on what is known for both"),
            "Closer to": st.column_config.TextColumn("Closer", width=58),
            "By": _number(38, "Points of the index"),
            "Firm": _number(48, "Share of random weightings in which it is so", "%%"),
            "Known": _number(52, "Share of the weight known for both", "%%"),
        },
        height=576,
    )
    names_of = {"partner_name": [held.register.name(code) for code in rows.partner]}
    rows = with_weights(rows.assign(**names_of, first_anchor=first.code, second_anchor=second.code))
    download(lambda: rows, f"index_{first.code}_{second.code}_{year}", key="pair_csv", twin=twin)


def _number(width: int, explained: str, sign: str = "") -> Any:
    return st.column_config.NumberColumn(format=f"%.0f{sign}", width=width, help=explained)
