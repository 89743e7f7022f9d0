"""The parts of the page that opens one score: what it is made of, and what moved it."""

import pandas as pd
import streamlit as st

from solidarity import evidence, index_charts, index_words, words
from solidarity.alignment import why
from solidarity.alignment.why import Change
from solidarity.anchors import Anchor
from solidarity.charts import INK
from solidarity.votes import links
from ui.data import catalog, index
from ui.index_pickers import pick_since
from ui.pins import pin_table
from ui.show import download, show, tabled
from ui.weights import weights_said, with_weights

BEFORE_THE_WAR = 2021


def score_caption(anchor: Anchor, country: str, row: pd.Series | None, year: int) -> None:
    """Under the headline: how much of the weight is known, or why there is no index."""
    if country == anchor.code:
        st.caption("An anchor is not held against itself: choose another country or anchor.")
    elif row is None:
        st.caption(
            f"Too few of the dimensions that weigh anything are known in {year}. That is not a zero: choose"
            f" another year, country or anchor, or other weights. {weights_said()}"
        )
    else:
        st.caption(
            f"Alignment index {year}. {index_words.coverage(index(), anchor, row)} {weights_said()}"
        )


def parts_table(anchor: Anchor, country: str, year: int, scored: bool) -> None:
    """Dimension by dimension: value, score and, where there is an index, weight and points added."""
    held = catalog()
    parts = why.parts(index(), anchor.code, country, year)
    known = parts[parts.year > 0]
    if known.empty:
        st.info("No figure of any dimension is on record for this pair in this year.")
        return
    frame = pd.DataFrame([_part(row, anchor, country, year) for _, row in known.iterrows()])
    twin = tabled(frame.drop(columns=["Note"] if scored else ["Note", "Weight", "Points"]), f"What is known of {held.register.name(country)} with {anchor.name}, {year}", key="parts", columns={
            "Score": st.column_config.ProgressColumn(
                "Score", min_value=0, max_value=100, format="%.0f", width=110, color=INK,
                help="The value between its goalposts: 0 no tie, 100 the closest",
            ),
            "Weight": st.column_config.NumberColumn(
                format="%.0f%%", width=70, help="Share of the weight of all that is known"
            ),
            "Points": st.column_config.NumberColumn(
                format="%.1f", width=64, help="Score times weight; they add up to the index"
            ),
        }, votes={"Value": _votes(known, anchor, country)})  # fmt: skip
    for part in frame.to_dict("records"):
        if part["Note"]:
            st.caption(f"{words.capitalised(part['Dimension'])}: {part['Note']}")
    _missing(anchor, country, year, parts)
    rows = pd.concat([known.reset_index(drop=True), frame[["Unit", "Status", "Note"]]], axis=1)
    rows = with_weights(rows.assign(anchor=anchor.code, partner=country, index_year=year))
    download(lambda: rows, f"score_{anchor.code}_{country}_{year}", key="parts_csv", twin=twin)


def _votes(known: pd.DataFrame, anchor: Anchor, country: str) -> list[links.Address]:
    """The roll calls behind each part made of votes."""
    held, parts = catalog().indicators, zip(known.indicator, known.year, known.pooled, strict=True)
    return [
        links.address(key, anchor.code, country, evidence.covered(held[key], int(year), pooled))
        for key, year, pooled in parts
    ]


def _part(row: pd.Series, anchor: Anchor, country: str, year: int) -> dict[str, object]:
    held = catalog()
    indicator = held.indicators[row.indicator]
    first, last = evidence.covered(indicator, int(row.year), bool(row.pooled))
    tie = held.ties(anchor.code, country, indicator.key, int(row.year))
    status = "pooled" if row.pooled else "observed" if tie.empty else tie.status.iloc[0]
    if row.year < year:
        status = "carried" if status == "observed" else f"carried, {status}"
    return {
        "Dimension": row.dimension,
        "Indicator": indicator.short,
        "Value": indicator.text(row.value),
        "Score": row.score,
        "Weight": 100 * row.share,
        "Points": row.points,
        "Period": str(last) if first == last else f"{first}–{last % 100:02d}",
        "Unit": indicator.unit,
        "Rests on": words.counted(int(row.n), indicator.n_unit),
        "Status": status,
        "Note": "" if tie.empty else held.doubt(tie.iloc[0]),
    }


def _missing(anchor: Anchor, country: str, year: int, parts: pd.DataFrame) -> None:
    """Which dimensions have no figure, and why."""
    known = set(parts.dimension[parts.year > 0])
    lines = [
        f"- **{row.dimension}**: {evidence.missing(catalog(), row.indicator, anchor.code, country, year)}."
        for _, row in parts.drop_duplicates("dimension").iterrows()
        if row.dimension not in known
    ]
    reasons = why.undefined(index(), anchor.code)
    lines += [f"- **{name}**: {reason}" for name, reason in reasons.items()]
    if lines:
        st.markdown("Without a figure, and not counted as zero:\n" + "\n".join(lines))


def change_over_time(anchor: Anchor, country: str, year: int) -> None:
    """What moved the index since a year the reader chooses, and all years as a chart."""
    years = [y for y in why.reached(index(), anchor.code, country) if y < year]
    if not years:
        st.info("There is no earlier year with an index to compare with.")
        return
    since = pick_since(years, max((y for y in years if y <= _usual(year)), default=years[0]))
    found = why.change(index(), anchor.code, country, since, year)
    if found is not None:
        st.markdown(index_words.change(found, catalog().indicators))
        _then_and_now(found)
    added = why.by_year(index(), anchor.code, country)
    name = catalog().register.name(country)
    figure = index_charts.contributions(added, index().rules, year)
    show(figure, f"What each dimension adds to the index of {name}, by year", "contributions")
    st.caption(
        "Points of the index by dimension; their sum is the index. A dimension that is missing in a year"
        " is not zero: the others carry the index then, which moves its level."
    )
    download(lambda: added, f"contributions_{anchor.code}_{country}", key="contributions_csv")


def _usual(year: int) -> int:
    """The year a reader most likely compares with: the last before the full-scale war, or ten ago."""
    return BEFORE_THE_WAR if year > BEFORE_THE_WAR else year - 10


def _then_and_now(found: Change) -> None:
    """Each dimension's score in both years, and what it moved, like for like."""
    frame = pd.DataFrame(
        {
            "Dimension": list(found.scores),
            str(found.since): [then for then, _ in found.scores.values()],
            str(found.year): [now for _, now in found.scores.values()],
            "Points": [found.like_for_like.get(name) for name in found.scores],
        }
    )
    score = st.column_config.NumberColumn(format="%.0f", width=80)
    pin_table(
        tabled(
            frame[frame.iloc[:, 1:3].notna().any(axis=1)],
            f"Scores of each dimension in {found.since} and {found.year}",
            key="then_and_now",
            columns={
                str(found.since): score,
                str(found.year): score,
                "Points": st.column_config.NumberColumn(
                    format="%+.1f",
                    width=120,
                    help="What it moved the index, from figures known in both years",
                ),
            },
            width=460,
        ),
        "then_and_now",
    )
