"""The parts of the page on sanctions: who takes part, how much of the world that is, and how it came about."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from solidarity import maps, tables
from solidarity.anchors import Anchor
from solidarity.charts import INK
from solidarity.errors import DataError
from solidarity.indicator import Indicator
from solidarity.pressure import (
    sanctions,
    sanctions_charts,
    sanctions_tables,
    sanctions_trade,
    sanctions_words,
    steps,
)
from solidarity.pressure.channels import Channel
from ui.data import catalog
from ui.show import download, note_on, show, tabled

GSDB = "sanctions/gsdb"


class Pressure(NamedTuple):
    """What the page shows of one anchor, the same for all readers; read-only."""

    reach: pd.DataFrame
    by_type: pd.DataFrame
    senders: pd.DataFrame
    joiners: dict[int, tuple[list[str], list[str]]]
    events: pd.DataFrame
    sides: dict[int, tuple[set[str], set[str]]]


def sanctions_indicator() -> Indicator:
    """The indicator that the map shows; raise DataError where its source is missing."""
    if sanctions.INDICATOR not in catalog().indicators:
        raise DataError("data/sanctions is not here: restore it from git.")
    return catalog().indicators[sanctions.INDICATOR]


def pressure_on(anchor: Anchor) -> Pressure:
    """Everything about one anchor, computed once for all readers."""
    return _pressure(st.session_state.data_stamp[0], anchor.code)


@st.cache_resource(max_entries=4, show_spinner=False)
def _pressure(stamp: tuple[int, int], anchor: str) -> Pressure:
    held = catalog()
    return Pressure(
        sanctions.reach(held, anchor),
        sanctions.by_type(held, anchor),
        sanctions.senders(held, anchor),
        sanctions.joiners(held, anchor),
        steps.events(held, anchor),
        sanctions_trade.sides(held, anchor),
    )


def _of(found: Pressure, year: int) -> pd.Series:
    return found.reach.loc[[year]].iloc[0]


def sanctions_title(anchor: Anchor, year: int) -> None:
    """How many governments, how much of the world; what is doubted, and that the list ends."""
    found, last = pressure_on(anchor), sanctions_indicator().years[1]
    st.title(sanctions_words.headline(anchor, _of(found, year), year))
    st.caption(sanctions_words.caption(anchor, _of(found, year), year, last))


def senders_table(anchor: Anchor, view: pd.DataFrame, year: int) -> None:
    """The map's twin: every state with a value, those with most types first; `view` is Catalog.view."""
    held = catalog()
    frame = sanctions_tables.senders(view, held.register.name)
    twin = tabled(
        frame,
        f"Types of sanction in force against {anchor.name} in {year}: all states with a value",
        key="senders_table",
        columns={
            "State": st.column_config.TextColumn(width=118),
            "Types": st.column_config.ProgressColumn(
                format="%d", min_value=0, max_value=len(sanctions.TYPES), color=INK, width=84
            ),
            "Cases": _count("Sanction cases counted", 52),
            "Status": st.column_config.TextColumn(width=70),
        },
        height=240,
    )
    indicator = sanctions_indicator()
    download(
        lambda: tables.with_context(view, indicator, held),
        f"sanctions_{anchor.code}_{year}",
        key="senders_csv",
        twin=twin,
    )


def sanctions_doubts(anchor: Anchor, year: int) -> None:
    """Each sender of the year whose coding is doubted, and why."""
    rows = pressure_on(anchor).senders
    for sentence in sanctions_words.doubts(rows[rows.year == year], catalog().register.name):
        st.caption(sentence)


def world_share(anchor: Anchor, year: int) -> None:
    """The senders' shares of the United Nations, people and GDP by year, drawn and as a table."""
    rows = pressure_on(anchor).reach
    drawn, listed = st.columns([1, 1.6], gap="medium")
    title = f"Governments with sanctions in force against {anchor.name}: share of the world by year"
    with drawn:
        show(sanctions_charts.reach(rows, year), title, key="reach")
    with listed:
        twin = tabled(
            sanctions_tables.reach(rows),
            title,
            key="reach_table",
            columns=_reach_columns(),
            height=285,
        )
        download(
            lambda: rows.reset_index(), f"sanctions_reach_{anchor.code}", key="reach_csv", twin=twin
        )
    row = _of(pressure_on(anchor), year)
    if row.states:
        here = "world_bank" in catalog().sources
        sending, _ = pressure_on(anchor).sides[year]
        missing = {
            m: sanctions.lacking(catalog(), sending, year, m) if here else []
            for m in sanctions.MEASURES
        }
        st.caption(sanctions_words.coverage(row, year, missing, catalog().register.name))
    source_line(GSDB, "world_bank")


def _reach_columns() -> dict[str, Any]:
    return (
        {
            "Year": st.column_config.NumberColumn(format="%d", width=50),
            "Senders": _count("Governments with sanctions in force", 64),
            "In the UN": _count("Members of the United Nations among them", 72),
            "UN": _share("Share of the UN's members of the year, the anchor among them", 58),
            "People": _share("Share of the world's population in the year", 64),
            "GDP": _share("Share of the world's GDP in the year, current US dollars", 58),
        }
        | {
            f"{what}, low–high": st.column_config.TextColumn(
                f"{what} low–high", width=118, help="Empty: both ends are the value"
            )
            for what in ("People", "GDP")
        }
        | {
            f"{what}: known": st.column_config.TextColumn(
                width=98, help="Senders with a figure of the World Bank"
            )
            for what in ("People", "GDP")
        }
    )


def sanctions_by_type(anchor: Anchor, year: int) -> None:
    """How many governments have each type of sanction in force by year, drawn and as a table."""
    wide = pressure_on(anchor).by_type
    drawn, listed = st.columns([1.4, 1], gap="medium")
    title = f"Governments with each type of sanction in force against {anchor.name}, by year"
    with drawn:
        show(sanctions_charts.types(wide, year), title, key="types")
    with listed:
        twin = tabled(
            sanctions_tables.types(wide),
            title,
            key="types_table",
            columns={
                "Military assistance": st.column_config.NumberColumn(
                    "Military", help="Military assistance"
                )
            },
            height=225,
        )
        download(
            lambda: wide.reset_index(), f"sanctions_types_{anchor.code}", key="types_csv", twin=twin
        )
    source_line(GSDB)


def _count(explained: str, width: int) -> Any:
    return st.column_config.NumberColumn(width=width, help=explained)


def _share(explained: str, width: int) -> Any:
    return st.column_config.NumberColumn(format="%.1f%%", width=width, help=explained)


def source_line(*keys: str, is_map: bool = False) -> None:
    """Who published the figures of one section, in which release; a key is a folder, one of its origins, or
    several of them joined by +.
    """
    folders = catalog().sources
    each = dict.fromkeys(one for key in keys for one in key.split("+"))
    sources = [
        folders[folder].origins[origin] if origin else folders[folder]
        for folder, _, origin in (key.partition("/") for key in each)
        if folder in folders
    ]
    named = "; ".join(f"{one.publisher}, {one.release}" for one in sources)
    notice = f" {maps.BOUNDARIES_NOTICE}" if is_map else ""
    st.caption(f"Source: {named}; our calculation.{notice}")


def sanctions_note(channel: Channel) -> None:
    """Definitions, terms and traps of everything on the page, on demand."""
    keys = ("sanctions", "world_bank", "registers", channel.source, "goods_trade")
    note_on(keys, sanctions_words.DEFINITIONS)
