"""The parts of the page that compares countries."""

from typing import Any

import pandas as pd
import streamlit as st

from solidarity import compare, compare_charts, tables, words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import Anchor
from solidarity.catalog import Catalog
from solidarity.compare import Comparison
from solidarity.compare.looks import Look
from solidarity.votes import links
from ui.compare_pickers import group_of
from ui.data import Stamp, catalog, index, stamp
from ui.show import download, show, sign_key, tabled
from ui.weights import rank_change, weights_said, with_weights

NUMBER = st.column_config.NumberColumn


def comparison(anchor: Anchor, countries: list[str], group: str, year: int) -> Comparison:
    """What the page shows, computed once for all who ask the same."""
    return _comparison(stamp(), anchor, tuple(countries), group, year)


@st.cache_resource(max_entries=200, show_spinner=False)
def _comparison(
    stamp: Stamp, anchor: Anchor, countries: tuple[str, ...], group: str, year: int
) -> Comparison:
    beside = group_of(group, anchor, year)
    held = _ties(stamp, anchor.code)
    return compare.compare(catalog(), anchor.code, countries, beside, year, held)


@st.cache_resource(max_entries=10, show_spinner=False)
def _ties(stamp: Stamp, anchor: str) -> pd.DataFrame:
    return compare.ties(catalog(), anchor)


def looks(found: Comparison) -> list[Look]:
    """How each country is drawn."""
    return compare.looks.looks(found.partners, catalog().register)


def compare_title(found: Comparison, anchor: Anchor, countries: list[str]) -> None:
    """The headline, what it rests on, and what keeps it from being a comparison."""
    register = catalog().register
    st.title(compare.words.headline(found, anchor, register))
    st.caption(f"{compare.words.subtitle(found, anchor, register)} {weights_said()}")
    if anchor.code in countries:
        st.info(f"{anchor.name} is the anchor and has no tie with itself: choose another anchor to compare it too.")  # fmt: skip
    if len(found.partners) == 1 and not found.group:
        name = register.name(found.partners[0])
        st.info(f"{name} alone is no comparison: add a second country, one of those like it, or a group.")  # fmt: skip


def compare_standing(weighed: Any, found: Comparison, anchor: Anchor) -> None:
    """Scores by dimension as lines, and the table of index and rank."""
    names = _dimensions(found)
    lines, table = st.columns([1.15, 1], gap="medium")
    with lines:
        key(found)
        figure = compare_charts.profile_lines(
            found.standing, found.members, names, looks(found), found.group
        )
        said = words.listed([look.name for look in looks(found)])
        show(
            figure,
            f"Scores of {said} with {anchor.name} by dimension, {found.year}",
            "profile",
            [catalog().indicator(INDEX)],
        )
        st.caption("0 to 100 by fixed goalposts, 100 the closest. A gap has no figure, which is no zero.")  # fmt: skip
    with table:
        _standing_table(found, anchor)
        for code in found.partners:
            rank_change(weighed, [anchor], found.year, code)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown("Why the score of", width="content")
            for code in found.partners:
                _why_link(found, code)


def _dimensions(found: Comparison) -> list[str]:
    """The dimensions that weigh anything and can exist for the anchor."""
    scores = index().scores
    defined = scores.defined[:, scores.anchors.index(found.anchor)]
    each = index().weights.each
    return [name for (name, weight), can in zip(each, defined, strict=True) if can and weight > 0]


def key(found: Comparison) -> None:
    """Which sign and hue is whose; it stands for all charts of the page."""
    sign_key(compare.looks.key(looks(found), found.group))


def _standing_table(found: Comparison, anchor: Anchor) -> None:
    twin = tabled(compare.words.table(found, catalog().register), f"Alignment index with {anchor.name}, {found.year}: index, like for like, rank", key="standing", of=[catalog().indicator(INDEX)], columns={
            "Country": st.column_config.TextColumn(pinned=True, width=110),
            "Index": NUMBER(format="%.0f", width=54, help="0 to 100, on all that is known of each"),
            "Like for like": NUMBER(
                "Alike", format="%.0f", width=54, help="0 to 100, on the dimensions known for all of them"
            ),
            "Rank": NUMBER(width=52, help="Among all states with a rank"),
            "90%": st.column_config.TextColumn(
                width=72, help="The rank in nine of ten random weightings around those chosen"
            ),
            "Of": NUMBER(width=48, help="States with a rank"),
            "Known": NUMBER(format="%.0f%%", width=62, help="Share of the weight for which there are figures"),
            "Without": st.column_config.TextColumn(help="Dimensions without a figure"),
        },)  # fmt: skip
    # Made now: when the button is pressed the session that knows the weights is not at hand.
    rows = with_weights(found.standing.rows.assign(anchor=found.anchor, year=found.year))
    download(lambda: rows, file_name("standing", found), "standing_csv", twin=twin)


def _why_link(found: Comparison, code: str) -> None:
    st.page_link(
        "pages/partners/score.py",
        label=catalog().register.name(code),
        query_params={
            "country": code,
            "versus": found.anchor,
            "year": str(found.year),
            "weights": st.session_state.get("weights", "default"),
        },
        icon=":material/arrow_forward:",
    )


def file_name(what: str, found: Comparison) -> str:
    """What a download is called."""
    return f"{what}_{'_'.join(found.partners)}_{found.anchor}_{found.year}"


def compare_table(found: Comparison, anchor: Anchor) -> None:
    """Indicator by country: value, years, status, difference or place."""
    register = catalog().register
    names = [register.name(code) for code in found.partners]
    said = " The difference is the first less the second, where both are of the same year." if len(names) == 2 else ""  # fmt: skip
    st.caption(
        f"Ties with {anchor.name}: the newest figure up to {found.year}, with its own years; “carried” is"
        f" older than the newest there is. A dash is no data, not zero.{said}"
    )
    twin = tabled(
        found.table,
        f"Ties of {words.listed(names)} with {anchor.name} up to {found.year}, by indicator",
        key="figures",
        columns=_figure_columns(names),
        votes=_votes(found),
        height=520,
    )
    held = catalog()  # the download runs later, outside this session
    download(lambda: _with_context(found, held), file_name("ties", found), "figures_csv", twin=twin)


def _votes(found: Comparison) -> dict[str, list[links.Address]]:
    """The roll calls behind each country's figures made of votes."""
    years = found.figures.set_index(["indicator", "partner"]).year.to_dict()
    asked: dict[str, list[links.Address]] = {}
    for code in found.partners:
        of = [years.get((one.key, code)) for one in found.indicators]
        asked[f"{catalog().register.name(code)}: of"] = [
            links.address(one.key, found.anchor, code, (int(year), int(year))) if year else {}
            for one, year in zip(found.indicators, of, strict=True)
        ]
    return asked


def _with_context(found: Comparison, held: Catalog) -> pd.DataFrame:
    """The figures to take away, of the group's members too, each with its unit and citation."""
    parts = [
        tables.with_context(rows, held.indicators[str(key)], held)
        for key, rows in found.figures.groupby("indicator", sort=False)
    ]
    return pd.concat(parts, ignore_index=True)


def _figure_columns(names: list[str]) -> dict[str, Any]:
    text = st.column_config.TextColumn
    columns: dict[str, Any] = {
        "Tie": text(pinned=True, width=200),
        "About": text(width=92),
        "Unit": text(width=128),
        "Difference": text(width=84),
        "On its scale": NUMBER(format="%+.0f", width=92, help="In points of the indicator's fixed goalposts: + the first stands closer. Sort by it to see where they part most."),
        "Median": text(width=74, help="Of the group's members with a figure"),
        "Quartiles": text(width=116, help="Half of the members with a figure lie between"),
        "Known for": text(width=76, help="Members of the group with a figure"),
    }  # fmt: skip
    for name in names:
        columns[name] = text(width=92)
        columns[f"{name}: of"] = text("of", width=132, help=f"Years and status of {name}'s figure")
        columns[f"{name}: place"] = text(
            "place" if len(names) == 1 else f"{name}: place", width=72 if len(names) == 1 else 100,
            help="Among the group's members known and itself, the closest or largest first",
        )  # fmt: skip
    return columns
