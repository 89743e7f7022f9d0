"""The part of a score's page that says how firm its rank is."""

import pandas as pd
import streamlit as st

from solidarity import index_charts, words
from solidarity.alignment import leave_out, robustness
from solidarity.anchors import Anchor
from ui.data import Stamp, catalog, index, row_of, stamp
from ui.index_pickers import pick_other_state
from ui.pins import pin_table
from ui.show import show, tabled

NEIGHBOURS = 5
"""How many states above and below the chosen one are shown beside it."""


def firmness(anchor: Anchor, country: str, year: int) -> None:
    """The interval beside its neighbours', one source less, and against another state."""
    table = index().table(anchor.code, year)
    row = row_of(table, country)
    if row is None or pd.isna(row["rank"]):
        st.info(
            "Half of the weight or less is known: there is no rank whose firmness could be shown."
        )
        return
    beside, apart = st.columns([1.2, 1], gap="medium")
    with beside:
        _neighbours(anchor, country, table, int(row["rank"]))
    with apart:
        _without_sources(anchor, country, year)
        _above_another(anchor, country, year, table)


def _neighbours(anchor: Anchor, country: str, table: pd.DataFrame, rank: int) -> None:
    ranked = table[table["rank"].notna()]
    near = ranked[ranked["rank"].between(rank - NEIGHBOURS, rank + NEIGHBOURS)]
    show(
        index_charts.intervals(near, anchor, catalog().register, country),
        f"Index with {anchor.name} and its interval, states of neighbouring rank",
        "neighbours",
    )
    st.caption(
        f"Dot: the index. Line: where it lies in 90% of {index().rules.draws:,} random weightings around"
        " those chosen. Overlap alone does not say which of two stands higher: hold them against each"
        " other beside."
    )


def _without_sources(anchor: Anchor, country: str, year: int) -> None:
    """Index and rank with one source left out at a time."""
    held = catalog()
    found = _one_source_less(stamp(), anchor.code, country, year)
    ends = zip(found.rank_low, found.rank_high, strict=True)
    frame = pd.DataFrame(
        {
            "Without": [held.sources[source].title for source in found.source],
            "Index": found["index"],
            "Rank": found["rank"],
            "90%": [words.span(low, high) for low, high in ends],
            "of": found.of,
        }
    )
    st.markdown("**With one source less**")
    pin_table(
        tabled(
            frame,
            "Index and rank with one source left out at a time",
            key="without",
            columns={
                "Index": st.column_config.NumberColumn(format="%.0f", width=60),
                "Rank": st.column_config.NumberColumn(width=55),
                "90%": st.column_config.TextColumn(
                    width=70, help="The rank in nine of ten random weightings"
                ),
                "of": st.column_config.NumberColumn(width=50),
            },
        ),
        "without",
    )


@st.cache_data(max_entries=200, show_spinner=False)
def _one_source_less(stamp: Stamp, anchor: str, country: str, year: int) -> pd.DataFrame:
    return leave_out.without_sources(index(), anchor, country, year)


def _above_another(anchor: Anchor, country: str, year: int, table: pd.DataFrame) -> None:
    """In how many weightings it stands above a state the reader chooses."""
    ranked = [code for code in table.partner[table["rank"].notna()] if code != country]
    if not ranked:
        return
    place = int((table.partner == country).argmax())
    other = pick_other_state(ranked, ranked[min(place, len(ranked) - 1)])
    cells = index().scores.dimensions[(slice(None), *index().scores.at(anchor.code, year))]
    one, two = (cells[:, index().scores.partners.index(code)] for code in (country, other))
    share = robustness.share_above(one, two, index().drawn)
    register = catalog().register
    st.markdown(
        f"{register.name(country)} stands above {register.name(other)} in **{100 * share:.0f}%** of"
        " weightings."
    )


def unranked(anchors: list[Anchor], year: int) -> None:
    """The states with an index and no rank, and what is known of them."""
    register = catalog().register
    for anchor in anchors:
        table = index().table(anchor.code, year)
        own = table[table["rank"].isna()]
        if own.empty:
            continue
        title = f"{len(own)} of {len(table)} states have no rank with {anchor.name}"
        with st.expander(title, on_change="rerun", key=f"unranked_{anchor.code}") as more:
            if more.open:
                st.caption("Half of the dimensions or fewer are known of them.")
                pin_table(
                    tabled(
                        pd.DataFrame(
                            {
                                "State": [register.name(code) for code in own.partner],
                                "Index": own["index"],
                                "Not known": own.missing,
                            }
                        ),
                        title,
                        key=f"unranked_table_{anchor.code}",
                        columns={"Index": st.column_config.NumberColumn(format="%.0f", width=60)},
                    ),
                    f"unranked_{anchor.code}",
                )
