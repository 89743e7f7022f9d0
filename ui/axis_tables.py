"""The tables of the page on Russia and Iran: evidence, then and now, who needs whom, and where to go next."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from solidarity import axis, words
from solidarity.axis import Courses, then_now
from solidarity.axis.need_words import Pairs
from solidarity.evidence import Evidence, material, registers
from solidarity.votes import links
from ui.axis import Years
from ui.axis_pickers import pick_then_years
from ui.data import Stamp, catalog, stamp
from ui.evidence import evidence_table
from ui.show import download, show, tabled

NUMBER = st.column_config.NumberColumn
TEXT = st.column_config.TextColumn


def axis_deliveries(years: Years) -> None:
    """Major arms delivered year by year, both ways."""
    held = catalog()
    if "sipri_arms" not in held.tables:
        st.info("The arms table is not here: restore data/sipri_arms from git.")
        return
    on_record = held.tables["sipri_arms"]["transfers"].year
    first, last = max(years[0], int(on_record.min())), min(years[1], int(on_record.max()))
    if first > last:
        return
    frame = material.arms(held, "RUS", "IRN", (first, last)).rows.iloc[::-1]
    with st.expander("Deliveries year by year", on_change="rerun") as more:
        if more.open:
            st.caption(
                f"Million TIV, {first} to {last}, to 1991 of the Soviet Union. TIV measures capability, not money."
                " Single deliveries stand in SIPRI's own register."
            )
            twin = tabled(
                frame,
                f"Major arms delivered between Russia and Iran, {first} to {last}, million TIV",
                key="axis_arms",
                of=["sipri_arms"],
                columns={
                    str(name): NUMBER(format="localized") for name in frame.columns.drop("Year")
                },
                height=min(38 + 35 * len(frame), 360),
            )
            download(lambda: frame, f"arms_RUS_IRN_{first}_{last}", key="axis_arms_csv", twin=twin)


def axis_clubs(years: Years) -> None:
    """The clubs that both belong to at the end of the period."""
    if "registers" in catalog().tables:
        found: Evidence = registers.clubs(catalog(), "RUS", "IRN", years)
        evidence_table(found, "axis_clubs", f"clubs_RUS_IRN_{years[1]}")


def axis_beside(years: Years) -> None:
    """Sanctions against each other and wars side by side, in words."""
    st.subheader("Sanctions and wars")
    st.markdown(
        "\n".join(f"- {line}" for line in axis.words.sanctions_and_wars(catalog(), years[1]))
    )


def axis_figures(found: Courses, years: Years) -> None:
    """The twin of all charts of the themes: every figure drawn, and its CSV."""
    with st.expander("The figures of these charts", on_change="rerun") as more:
        if more.open:
            _figures(axis.drawn(found, catalog(), years), years)


def _figures(rows: pd.DataFrame, years: Years) -> None:
    if rows.empty:
        st.caption("None of the charts has a figure of this period.")
        return
    twin = tabled(
        axis.drawn_table(rows, catalog()),
        f"The figures of the charts of all themes, {words.span(*years)}",
        key="axis_figures",
        votes={"Value": links.of_ties(rows.iloc[::-1])},
        height=360,
    )
    name = f"figures_RUS_IRN_{years[0]}_{years[1]}"
    download(lambda: rows, name, key="axis_figures_csv", twin=twin)


def axis_then_now() -> None:
    """Every indicator of the pair in chosen years side by side."""
    asked = pick_then_years()
    cells, frame, said = _then_now(stamp(), tuple(asked))
    st.markdown(said)
    twin = tabled(frame, f"Every indicator of Russia and Iran in {words.listed(asked)}", key="then_now", columns={
            "Tie": TEXT(pinned=True, width=184),
            "Of whom": TEXT(width=120, help="Iran with Russia: Iran as the partner, Russia as the anchor"),
            "Unit": TEXT(width=134),
            "Change": TEXT(width=84, help="The last year less the first"),
            "Why a dash": TEXT(width=420),
        }
        | {year: TEXT(width=148 if year == then_now.LATEST else 124) for year in asked}, votes={asked[-1]: links.of_ties(then_now.newest(cells))}, height=460,)  # fmt: skip
    st.caption(
        "Values are printed with their status where they are not simply observed, “latest” with its own years. “Iran"
        " with Russia” is Iran's tie as partner to Russia as anchor; “both” is one figure. Numbers of exercises and"
        " agreements are left out: their lists are a selection, and a count of them measures nothing."
    )
    taken = then_now.taken_away(catalog(), cells)
    download(lambda: taken, f"then_now_RUS_IRN_{'_'.join(asked)}", key="then_now_csv", twin=twin)


@st.cache_resource(max_entries=40, show_spinner=False)
def _then_now(stamp: Stamp, asked: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    cells = then_now.cells(catalog(), asked)
    said = then_now.sentence(catalog(), cells, asked)
    return cells, then_now.table(catalog(), cells, asked), said


@st.cache_resource(max_entries=4, show_spinner=False)
def _shares(stamp: Stamp) -> pd.DataFrame:
    return axis.needs.shares(catalog())


@st.cache_resource(max_entries=60, show_spinner=False)
def _needs(stamp: Stamp, years: Years) -> tuple[Pairs, list[go.Figure]]:
    pairs = axis.needs.then_now(catalog(), _shares(stamp), years)
    return pairs, [axis.charts.needs(group) for group in axis.charts.by_size(pairs)]


def axis_needs(years: Years) -> None:
    """Who leans on whom, channel by channel, in the first and the last year of the period on record."""
    pairs, figures = _needs(stamp(), years)
    st.markdown(axis.need_words.headline(pairs))
    if not pairs:
        return
    drawn, said = st.columns([1.15, 1], gap="large")
    with drawn:
        for place, figure in enumerate(figures):
            alt = f"What Russia is to Iran and Iran to Russia, by channel, {words.span(*years)}"
            show(figure, alt, f"axis_needs_{place}")
        st.caption(
            "Above the first, below the last year of the period on record; small shares on a scale of their own. Hollow:"
            " estimated or doubtful. A side without a mark is on no record, which is no zero."
        )
    with said:
        st.markdown("\n".join(f"- {axis.need_words.sentence(pair)}" for pair in pairs))
        for line in axis.need_words.doubts(pairs, catalog()):
            st.caption(line)
    with st.expander("As a table", on_change="rerun") as more:
        if more.open:
            _needs_table(pairs, years)


def _needs_table(pairs: Pairs, years: Years) -> None:
    frame = axis.need_words.table(pairs)
    share: Any = NUMBER(
        format="%.2f%%", width=112, help="The one's share of all that the other has"
    )
    twin = tabled(
        frame,
        f"Who needs whom: shares by channel, {words.span(*years)}",
        key="needs",
        columns={
            "Channel": TEXT(pinned=True, width=178),
            "Russia of Iran's": share,
            "Iran of Russia's": share,
            "of": NUMBER(format="localized", width=92, help="Iran's whole, in the unit"),
            "of ": NUMBER("of", format="localized", width=92, help="Russia's whole, in the unit"),
            "Status ": TEXT("Status"),
            "Why a dash": TEXT(width=420),
        },
        height=38 + 35 * len(frame),
    )
    taken = axis.need_words.taken_away(pairs, _shares(stamp()), catalog())
    download(lambda: taken, "needs_RUS_IRN_all_years", key="needs_csv", twin=twin)


def axis_links(years: Years) -> None:
    """Where the next question is answered."""
    period = f"{years[0]}-{years[1]}"
    ways = (
        ("network/timeline", "Search the timeline of both", {"side": "both", "period": period}),
        ("pressure/lifelines", "Who arms Russia", {"anchor": "RUS", "channel": "arms_in", "country": "IRN"}),
        ("pressure/lifelines", "Who arms Iran", {"anchor": "IRN", "channel": "arms_in", "country": "RUS"}),
        ("partners/score", "Why Iran's score with Russia", {"country": "IRN", "versus": "RUS"}),
        ("partners/score", "Why Russia's score with Iran", {"country": "RUS", "versus": "IRN"}),
        ("evidence/votes", "Where the two voted apart", {"show": "pair", "one": "IRN", "two": "RUS", "list": "differed"}),
        ("partners/compare", "Compare both in their ties with China", {"countries": "RUS_and_IRN", "versus": "CHN"}),
    )  # fmt: skip
    with st.container(horizontal=True, gap="medium"):
        for place, label, query in ways:
            st.page_link(
                f"pages/{place}.py", label=label, query_params=query, icon=":material/arrow_forward:", width="content"
            )  # fmt: skip
