"""The parts of the page that opens one score: what it is made of, what moved it, how firm it is, its evidence."""

import pandas as pd
import streamlit as st

from solidarity import evidence, index_charts, index_words, words
from solidarity.alignment import leave_out, robustness, why
from solidarity.anchors import Anchor
from solidarity.charts import INK
from solidarity.evidence import Evidence
from ui.data import catalog, index, row_of
from ui.index_pickers import pick_other_state, pick_part, pick_since
from ui.show import download, show

NEIGHBOURS = 5
"""How many states above and below the chosen one are shown beside it."""


def score_caption(anchor: Anchor, country: str, row: pd.Series | None, year: int) -> None:
    """Under the headline: how much of the weight is known, or why there is no index."""
    if country == anchor.code:
        st.caption("An anchor is not held against itself: choose another country or anchor.")
        return
    weights = index().weights
    shares = ", ".join(f"{name} {100 * share:.0f}%" for name, share in weights.shares.items())
    if row is None:
        st.caption(
            f"Figures in fewer than three dimensions in {year}. That is no zero. Choose another year,"
            " country or anchor."
        )
    else:
        st.caption(
            f"Alignment index {year}. {index_words.coverage(index(), anchor, row)} Weights: {shares}."
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
    st.dataframe(
        frame if scored else frame.drop(columns=["Weight", "Points"]),
        hide_index=True,
        key="parts",
        alt=f"What is known of {held.register.name(country)} with {anchor.name}, {year}",
        column_config={
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
        },
    )  # fmt: skip
    _missing(anchor, parts)
    download(lambda: parts, f"score_{anchor.code}_{country}_{year}", key="parts_csv")


def _part(row: pd.Series, anchor: Anchor, country: str, year: int) -> dict[str, object]:
    held = catalog()
    indicator = held.indicators[row.indicator]
    first, last = evidence.covered(indicator, int(row.year), bool(row.pooled))
    tie = held.ties(anchor.code, country, indicator.key, int(row.year))
    status = "pooled" if row.pooled else "observed" if tie.empty else tie.status.iloc[0]
    carried = row.year < year
    note = "" if tie.empty else held.doubt(tie.iloc[0])
    return {
        "Dimension": row.dimension,
        "Indicator": indicator.short,
        "Value": indicator.text(row.value),
        "Unit": indicator.unit,
        "Period": str(last) if first == last else f"{first}–{last % 100:02d}",
        "Score": row.score,
        "Weight": 100 * row.share,
        "Points": row.points,
        "Rests on": words.counted(int(row.n), indicator.n_unit),
        "Status": "carried" if carried else status,
        "Note": note,
    }


def _missing(anchor: Anchor, parts: pd.DataFrame) -> None:
    """Which dimensions have no figure, and why."""
    held = catalog()
    known = set(parts.dimension[parts.year > 0])
    lines = [
        f"- **{row.dimension}**: {held.indicators[row.indicator].absent}."
        for _, row in parts.drop_duplicates("dimension").iterrows()
        if row.dimension not in known
    ]
    lines += [
        f"- **{name}**: {reason}" for name, reason in why.undefined(index(), anchor.code).items()
    ]
    if lines:
        st.markdown("Without a figure, and not counted as zero:\n" + "\n".join(lines))


def change_over_time(anchor: Anchor, country: str, year: int) -> None:
    """What moved the index since a year the reader chooses, and all years as a chart."""
    years = [y for y in why.reached(index(), anchor.code, country) if y != year]
    if not years:
        st.info("There is no other year with an index to compare with.")
        return
    since = pick_since(years, max((y for y in years if y <= year - 2), default=years[0]))
    found = why.change(index(), anchor.code, country, since, year)
    if found is not None:
        st.markdown(index_words.change(found, catalog().indicators))
    added = why.by_year(index(), anchor.code, country)
    name = catalog().register.name(country)
    figure = index_charts.contributions(added, index().rules, year)
    show(figure, f"What each dimension adds to the index of {name}, by year", "contributions")
    st.caption(
        "Points of the index by dimension; their sum is the index. A dimension that is missing in a year"
        " is not zero: the others carry the index then, which moves its level."
    )
    download(lambda: added, f"contributions_{anchor.code}_{country}", key="contributions_csv")


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
        " those chosen. States whose lines overlap are not clearly apart."
    )


def _without_sources(anchor: Anchor, country: str, year: int) -> None:
    """Index and rank with one source left out at a time."""
    held = catalog()
    found = leave_out.without_sources(index(), anchor.code, country, year)
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
    st.dataframe(
        frame,
        hide_index=True,
        key="without",
        alt="Index and rank with one source left out at a time",
        column_config={
            "Index": st.column_config.NumberColumn(format="%.0f", width=60),
            "Rank": st.column_config.NumberColumn(width=55),
            "90%": st.column_config.TextColumn(
                width=70, help="The rank in nine of ten random weightings"
            ),
            "of": st.column_config.NumberColumn(width=50),
        },
    )


def _above_another(anchor: Anchor, country: str, year: int, table: pd.DataFrame) -> None:
    """In how many weightings it stands above a state the reader chooses."""
    ranked = [code for code in table.partner[table["rank"].notna()] if code != country]
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


def behind(anchor: Anchor, country: str, year: int) -> None:
    """The evidence of one dimension: what the score counts, and what stands beside it."""
    dimension = pick_part(index().rules.names)
    found = evidence.behind(catalog(), anchor.code, country, year, dimension)
    if not any(piece.counts for piece in found):
        st.info("This dimension has no figure for this pair in this year, so nothing is counted.")
    for number, piece in enumerate(found):
        _piece(piece, f"evidence_{number}", f"{dimension}_{anchor.code}_{country}_{year}_{number}")


def _piece(piece: Evidence, key: str, name: str) -> None:
    st.markdown(f"**{piece.title}**" + ("" if piece.counts else " (beside the score)"))
    if piece.rows.empty:
        st.caption(f"Nothing on record. {piece.note}")
        return
    st.caption(piece.note)
    st.dataframe(
        piece.rows,
        hide_index=True,
        key=key,
        height=min(38 + 35 * len(piece.rows), 360),
        placeholder="–",
        alt=piece.title,
        column_config={
            column: st.column_config.LinkColumn(column, display_text=pattern)
            for column, pattern in piece.links.items()
        }
        | {
            str(column): st.column_config.NumberColumn(str(column), format="localized")
            for column in piece.rows.select_dtypes("float")
        }
        | {"Title": st.column_config.TextColumn("Title", width="large")},
    )
    download(lambda: piece.rows, name, key=f"{key}_csv")
