"""The parts of the page that draws the network itself."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from solidarity import network, words
from solidarity.network import Cut, Kind, Pairs, Study
from solidarity.network import words as said
from solidarity.votes import links
from ui.data import Stamp, catalog, stamp
from ui.network_pickers import BOTH, codes_of
from ui.pickers import pick_region
from ui.show import download, note_on, show, sign_key, tabled
from ui.world_map import network_map

NUMBER, TEXT = st.column_config.NumberColumn, st.column_config.TextColumn
SPINNER = "Measuring the network …"


def network_pairs(kind: Kind, year: int) -> Pairs:
    """Every pair with a tie, read once for all who ask the same."""
    return _pairs(stamp(), kind.key, year)


@st.cache_resource(max_entries=60, show_spinner=False)
def _pairs(stamp: Stamp, kind: str, year: int) -> Pairs:
    return network.pairs(catalog(), network.KINDS[kind], year)


def network_study(pairs: Pairs, threshold: float, nearest: int) -> Study | None:
    """The network of these ties, measured once for all who ask the same."""
    return _study(stamp(), pairs.kind.key, pairs.year, threshold, nearest)


@st.cache_resource(max_entries=60, show_spinner=SPINNER)
def _study(stamp: Stamp, kind: str, year: int, threshold: float, nearest: int) -> Study | None:
    return network.study(catalog(), _pairs(stamp, kind, year), threshold, nearest)


def network_cut(whole: Study, codes: tuple[str, ...]) -> Cut:
    """What is left of a network without some states, measured once for all who ask the same."""
    known = tuple(code for code in codes if code in whole.network)
    return _cut(stamp(), whole.pairs.kind.key, whole.pairs.year, whole.threshold, whole.nearest, known)  # fmt: skip


@st.cache_resource(max_entries=240, show_spinner=SPINNER)
def _cut(
    stamp: Stamp, kind: str, year: int, threshold: float, nearest: int, codes: tuple[str, ...]
) -> Cut:
    whole = _study(stamp, kind, year, threshold, nearest)
    assert whole is not None  # there is nothing to cut else
    return network.cut(catalog(), whole, codes)


def network_none(pairs: Pairs, threshold: float, nearest: int) -> None:
    """Why there is no network to draw, and what to do."""
    ties = network.graph.drawn(pairs, threshold, nearest)
    many = len(ties) > network.graph.LIMIT
    st.title(f"{words.capitalised(pairs.kind.title)} in {pairs.kind.period(pairs.year)}: {'too many ties to draw' if many else 'no tie to draw'}")  # fmt: skip
    st.info(said.too_many(pairs, threshold, len(ties), nearest) if many else said.none(pairs, threshold))  # fmt: skip


def network_title(whole: Study, left: Cut) -> None:
    """The headline, what is drawn, and what stands on no record."""
    name = catalog().register.name
    kind, year = whole.pairs.kind, whole.pairs.year
    st.title(said.headline(kind, year, whole.found, left.loss, name))
    lifted = int(whole.ties.lifted.sum())
    st.caption(said.caption(whole.pairs, whole.threshold, len(whole.ties), lifted, whole.found, whole.nearest))  # fmt: skip


def network_drawing(whole: Study, left: Cut, country: str, on_map: bool) -> None:
    """The network by force or on the map, with the key of its camps."""
    sign_key((look.sign, look.hue, look.name) for look in left.looks)
    if on_map:
        _map(whole, left, country)
        return
    ties = left.loss.left.number_of_edges()
    alt = (
        f"{ties} ties among {left.loss.left.number_of_nodes()} states by {whole.pairs.kind.title},"
        f" {whole.pairs.kind.period(whole.pairs.year)}; the table below lists every state"
    )
    show(
        _figure(stamp(), _key(whole), left.loss.codes, country, whole, left),
        alt,
        key="network",
        title=alt.partition(";")[0],
    )
    st.caption(
        "Ties pull states together; distances and directions mean nothing by themselves. Shapes and hues are camps,"
        " grey lines lead from one to another, the black ones are those of the country chosen. Rings: Russia, Iran,"
        " China and the United States in their own hues. The size of a mark follows its strength."
    )


def _key(whole: Study) -> tuple[str, int, float, int]:
    return whole.pairs.kind.key, whole.pairs.year, whole.threshold, whole.nearest


@st.cache_resource(max_entries=120, show_spinner=False)
def _figure(
    stamp: Stamp, key: tuple[Any, ...], codes: tuple[str, ...], country: str, _whole: Study, _left: Cut
) -> go.Figure:  # fmt: skip
    return network.chart.figure(network.scene(catalog(), _whole, _left, country))


def _map(whole: Study, left: Cut, country: str) -> None:
    kind, period = whole.pairs.kind, whole.pairs.kind.period(whole.pairs.year)
    region = pick_region()
    title = f"{words.capitalised(kind.title)}, {period}"
    layer = network.camp_map.layer(network.scene(catalog(), whole, left, country), title)
    network_map(layer, title, whole.pairs.year, period, region, country)
    st.caption(
        "Ties as great circles, states in the hue of their camp; the black ties are those of the country chosen. A"
        " click chooses another."
    )


def network_standing(whole: Study, left: Cut, country: str) -> None:
    """The chosen country's place in words."""
    name = catalog().register.name
    if country in left.loss.codes:
        st.markdown(f"**{name(country)}** is taken out.")
    elif country in left.loss.alone:
        st.markdown(f"**{name(country)}** loses its last tie.")
    else:
        st.markdown(said.standing(country, left.after, left.looks, name))


def network_bridges(left: Cut) -> None:
    """The five states on most shortest ways between others, in words."""
    name = catalog().register.name
    found = network.graph.bridges(left.loss.left, left.after)
    lines = said.bridging(left.after, found, name)
    if not lines:
        st.info("Nobody: every state is tied to every other that it can reach.")
        return
    st.markdown("\n".join(f"{place}. {line}" for place, line in enumerate(lines, start=1)))


def network_losses(whole: Study, country: str) -> None:
    """What the network loses without Russia, Iran, both and the chosen country."""
    name = catalog().register.name
    chosen = {"RUS": "Russia", "IRN": "Iran", "both": "Russia and Iran"}
    chosen |= {} if country in BOTH else {"country": name(country)}
    cuts = [(title, network_cut(whole, codes_of(key, country))) for key, title in chosen.items()]
    st.markdown("\n".join(f"- {said.remains(title, cut.loss, cut.after, whole.found, name)}" for title, cut in cuts))  # fmt: skip
    frame = network.tables.losses([(title, cut.loss, cut.after) for title, cut in cuts], whole.found)  # fmt: skip
    with st.expander("As a table"):
        twin = tabled(
            frame,
            "The network whole, and without Russia, Iran, both and the country chosen",
            key="losses",
            columns={
                "Camps": TEXT(help="In brackets what other orders of the states give"),
                "Modularity": NUMBER(format="%.2f"),
                "Largest group": NUMBER(help="States that ties lead to one another"),
                "Last tie lost": NUMBER(help="Other states left without any tie"),
                "Fall from the group": NUMBER(help="Other states no longer in the largest group"),
            },
        )
        download(
            lambda: frame,
            f"losses_{whole.pairs.kind.key}_{whole.pairs.year}",
            "losses_csv",
            twin=twin,
        )


def network_states(whole: Study, left: Cut) -> None:
    """The drawing's twin: every state with its measures, and what is left of them."""
    name = catalog().register.name
    codes = left.loss.codes or BOTH
    after = left if left.loss.codes else network_cut(whole, BOTH)
    rows = network.tables.states(whole.found, after.after, after.loss, whole.looks, name)
    who = words.listed([name(code) for code in codes])
    frame = rows.drop(columns="code").assign(
        bridge=100 * rows.bridge, bridge_left=100 * rows.bridge_left
    )
    st.caption(f"The whole network; the columns “left” are without {who}.")
    twin = tabled(
        frame,
        f"Every state by {whole.pairs.kind.title}, {whole.pairs.kind.period(whole.pairs.year)}: camp, ties, strength, bridge, rank",
        key="states",
        columns=_state_columns(whole.pairs.kind),
        height=420,
    )
    context: dict[str, Any] = {"kind": whole.pairs.kind.key, "year": whole.pairs.year, "threshold": whole.threshold, "without": " ".join(codes)}  # fmt: skip
    source = catalog().sources[whole.pairs.kind.source].citation
    download(lambda: rows.assign(**context, citation=source), f"network_{whole.pairs.kind.key}_{whole.pairs.year}", "states_csv", twin=twin)  # fmt: skip


def _state_columns(kind: Kind) -> dict[str, Any]:
    return {
        "state": TEXT("State", pinned=True, width=120),
        "camp": TEXT("Camp", width=200),
        "ties": NUMBER("Ties", width=56),
        "across": NUMBER("Across", width=64, help="Ties to states out of its camp"),
        "strength": NUMBER("Strength", format="localized", width=84, help=kind.strength),
        "bridge": NUMBER("Bridge", format="%.1f%%", width=70, help="Share of the shortest ways between others"),
        "rank": NUMBER("Rank", width=56, help="By bridge; equals share one"),
        "ties_left": NUMBER("Ties left", width=72),
        "strength_left": NUMBER("Strength left", format="localized", width=100),
        "bridge_left": NUMBER("Bridge left", format="%.1f%%", width=88),
        "rank_left": NUMBER("Rank left", width=78),
    }  # fmt: skip


def network_ties(whole: Study, country: str) -> None:
    """All ties of the chosen country on record, and what is missing among them."""
    name = catalog().register.name
    pairs = whole.pairs
    st.header(f"Ties of {name(country)}")
    rows = network.tables.ties_of(pairs, whole.ties, country)
    for gap in network.tables.gaps(pairs.missing, country, name):
        st.caption(f"Missing in whole or in part: {gap}")
    if rows.empty:
        st.info(f"None by {pairs.kind.title} on record in {pairs.kind.period(pairs.year)}.")
        return
    rows.insert(2, "name", rows.partner.map(name))
    counted = [] if pairs.kind.counted == pairs.kind.unit else ["n"]
    shown = rows[["name", "value", *counted, "status", "drawn"]]
    twin = tabled(
        shown.assign(value=rows.value.round(pairs.kind.decimals or 1)),
        f"Ties of {name(country)} by {pairs.kind.title}, the strongest first",
        key="country_ties",
        columns={
            "name": TEXT("With", width=160),
            "value": NUMBER(
                "Agreement" if pairs.kind.decimals else words.capitalised(pairs.kind.unit),
                format=f"%.{pairs.kind.decimals}f" if pairs.kind.decimals else "localized",
                width=110,
            ),
            "n": NUMBER(words.capitalised(pairs.kind.counted), width=110),
            "status": TEXT("Status", width=100),
            "drawn": st.column_config.CheckboxColumn("Drawn", width=70),
        },
        votes={"value": links.of_ties(rows.assign(indicator=pairs.kind.indicator, anchor=country, year=pairs.year))},
        height=min(38 + 35 * len(rows), 390))  # fmt: skip
    download(lambda: rows.assign(year=pairs.year), f"ties_{country}_{pairs.kind.key}_{pairs.year}", "ties_csv", twin=twin)  # fmt: skip


def network_note(pairs: Pairs, on_map: bool) -> None:
    """What is on no record, whose figures these are, and what each measure is."""
    if text := said.unrecorded(pairs, catalog().register.name):
        st.caption(text)
    own = f"**{words.capitalised(pairs.kind.title)}** ({pairs.kind.unit}). {pairs.kind.definition}"
    note_on([pairs.kind.source], [own, *said.DEFINITIONS], is_map=on_map)
