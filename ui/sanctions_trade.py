"""The part of the page on sanctions about the trade that went on: by stance, and before and after."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from solidarity.anchors import ANCHORS, Anchor
from solidarity.errors import DataError
from solidarity.pressure import sanctions_charts, sanctions_tables, sanctions_trade, sanctions_words
from solidarity.pressure.channels import Channel
from solidarity.pressure.records import Record, spans
from solidarity.pressure.stances import APART, SANCTIONS, UNNAMED
from ui.address import remember
from ui.data import catalog
from ui.lifelines import record
from ui.sanctions import GSDB, pressure_on, source_line
from ui.show import download, show, tabled

USUAL = "usual"
TITLES = {SANCTIONS: "with sanctions", APART: "without", UNNAMED: "no named partner"}
NOT_LISTED = TITLES | {UNNAMED: "not named"}
Lacking = dict[int, dict[str, tuple[int, float]]]
WAYS = {"sold": "Buyers", "bought": "Sellers"}


def trade_record(anchor: Anchor, channel: Channel, counted: bool) -> Record | None:
    """The record of one channel, or a sentence that says which source is missing."""
    needed = {channel.source} if channel.source == "sipri_arms" else {channel.source, "energy"}
    if missing := sorted(needed - set(catalog().sources)):
        st.info(
            f"{' and '.join(f'data/{key}' for key in missing)} is not here: restore it from git."
        )
        return None
    return record(anchor, channel, counted)


def pick_compared(found: Record) -> list[int]:
    """Up to four years on record to stand side by side; at first those around each turn."""
    years, usual = found.years, sanctions_trade.usual_years(found)

    def read(text: str) -> str:
        parts = text.split("_")
        if len(set(parts)) > sanctions_trade.MOST:
            raise DataError(
                f"At most {sanctions_trade.MOST} years stand side by side, not “{text}”."
            )
        if text != USUAL and not all(part.isdigit() for part in parts):
            raise DataError(f"“{text}” is not like {_written(usual)}.")
        if text != USUAL and (off := sorted({int(p) for p in parts} - set(years))):
            raise DataError(f"{spans(off)} is on no record here; the years are {spans(years)}.")
        return text if text == USUAL else _written(sorted({int(part) for part in parts}))

    remember("compare", USUAL, read, lambda text: f"{spans(_chosen(text, years, usual))}")
    chosen = _chosen(st.session_state.compare, years, usual)
    st.session_state.compared_years = chosen

    def take() -> None:
        picked = sorted(st.session_state.compared_years)
        st.session_state.compare = USUAL if picked in ([], usual) else _written(picked)

    st.multiselect(
        "Years to compare",
        years[::-1],
        key="compared_years",
        max_selections=sanctions_trade.MOST,
        on_change=take,
        width=420,
    )
    return chosen


def _written(years: Sequence[int]) -> str:
    return "_".join(map(str, years))


def _chosen(text: str, years: Sequence[int], usual: list[int]) -> list[int]:
    """What was asked for as far as it is on this record; another record may have other years."""
    if text == USUAL:
        return usual
    return [year for year in map(int, text.split("_")) if year in years] or usual


def trade_beside(anchor: Anchor, found: Record, year: int) -> None:
    """Each year's trade by whether the partner sanctioned the anchor, drawn and as a table."""
    (rows, lacking), channel = _by_stance(found), found.channel
    st.markdown(
        f"**{sanctions_words.trade_title(anchor, channel, rows, not found.assumed.empty)}**"
    )
    drawn, listed = st.columns(2, gap="medium")
    title = f"{anchor.name}'s {channel.title} by whether the partner had sanctions in force"
    with drawn:
        show(sanctions_charts.by_stance(rows, year, TITLES), title, key="trade_by_stance")
    with listed:
        twin = tabled(
            sanctions_tables.by_stance(rows, channel.period),
            title,
            key="trade_table",
            columns=_stance_columns(channel),
            height=290,
        )
        file = f"sanctions_trade_{anchor.code}_{channel.key}"
        download(lambda: rows.assign(unit=channel.unit), file, key="trade_csv", twin=twin)
    estimated = found.flows.year[found.flows.status == "estimated"].unique().tolist()
    st.caption(sanctions_words.trade_note(anchor, channel, rows, sorted(estimated)))
    newest = found.years[-1]
    if lacking[newest]:
        name = catalog().register.name
        st.caption(sanctions_words.lacking_note(channel, newest, lacking[newest], name))
    source_line(*found.origins.values(), GSDB)


def _stance_columns(channel: Channel) -> dict[str, Any]:
    return {
        "Period": st.column_config.TextColumn(width=62 if channel.window == 1 else 78),
        "List of": st.column_config.NumberColumn(width=54, help="Year of the list of senders"),
        "Total": st.column_config.NumberColumn(format="localized", width=70, help=f"All on record, {channel.unit}"),
        "With sanctions": st.column_config.NumberColumn("With", format="%.1f%%", width=56, help="Share with states that had sanctions in force"),
        "Low to high": st.column_config.TextColumn(width=100, help="Of that share; empty: the same"),
        "As last": st.column_config.NumberColumn(format="%.1f%%", width=62, help="If those without a figure traded as when they last had one"),
        "Without": st.column_config.NumberColumn(format="%.1f%%", width=64),
        "No named partner": st.column_config.NumberColumn("Unnamed", format="%.1f%%", width=72, help="On record without a named partner"),
    }  # fmt: skip


def _by_stance(found: Record) -> tuple[pd.DataFrame, Lacking]:
    return _stances(st.session_state.data_stamp[0], *_of(found), found)


def _of(found: Record) -> tuple[str, str, bool]:
    """What tells one record from another."""
    return found.anchor, found.channel.key, not found.assumed.empty


@st.cache_resource(max_entries=40, show_spinner=False)
def _stances(
    stamp: tuple[int, int], anchor: str, channel: str, counted: bool, _found: Record
) -> tuple[pd.DataFrame, Lacking]:
    lacking = sanctions_trade.without_figure(_found, catalog())
    sides = pressure_on(ANCHORS[anchor]).sides
    return sanctions_trade.trade_by_stance(_found, sides, lacking), lacking


@st.cache_resource(max_entries=100, show_spinner=False)
def _compared(
    stamp: tuple[int, int],
    anchor: str,
    channel: str,
    counted: bool,
    years: tuple[int, ...],
    _found: Record,
) -> pd.DataFrame:
    return sanctions_trade.before_after(_found, catalog(), years)


@st.cache_resource(max_entries=8, show_spinner=False)
def _leading(stamp: tuple[int, int], anchor: str, way: str) -> tuple[pd.DataFrame, go.Figure]:
    wide = sanctions_trade.leading(catalog(), anchor, way)
    rows = sanctions_trade.leading_by_stance(wide, pressure_on(ANCHORS[anchor]).sides)
    return wide, sanctions_charts.by_stance(rows, None, NOT_LISTED)


def trade_before_after(anchor: Anchor, found: Record, years: Sequence[int]) -> None:
    """The partners in chosen years side by side, drawn and as a table."""
    channel, name = found.channel, catalog().register.name
    rows = _compared(st.session_state.data_stamp[0], *_of(found), tuple(years), found)
    sending, coded = _sending(anchor, years[-1])
    st.markdown(f"**{sanctions_words.compared_title(anchor, channel, rows, years, name)}**")
    drawn, listed = st.columns([1, 1.5], gap="medium")
    title = f"{anchor.name}'s {channel.title}: partners' shares in {spans(list(years))}"
    with drawn:
        figure = sanctions_charts.before_after(rows, years, sending, channel.period, name)
        show(figure, title, key="before_after")
    frame = sanctions_tables.before_after(rows, years, channel.period, sending, name)
    with listed:
        periods = [channel.period(year) for year in years]
        twin = tabled(
            frame,
            title,
            key="before_after_table",
            columns=_compared_columns(channel, periods, coded),
            height=372,
        )
        about = {"anchor": anchor.code, "channel": channel.key, "unit": channel.unit}
        file = f"before_after_{anchor.code}_{channel.key}_{_written(years)}"
        download(lambda: rows.assign(**about), file, key="before_after_csv", twin=twin)
    lifelines = [found.at(year) for year in years]
    st.caption(sanctions_words.compared_note(anchor, channel, lifelines, coded, name))
    source_line(*(found.origins[year] for year in years), GSDB)


def _compared_columns(channel: Channel, periods: Sequence[str], coded: int) -> dict[str, Any]:
    return (
        {
            "Partner": st.column_config.TextColumn(width=104),
            "Sanctions": st.column_config.TextColumn(width=74, help=f"In force in {coded}"),
            "Change": st.column_config.NumberColumn(format="localized", width=76, help=f"Last value less the first, {channel.unit}"),
            "Uncertain": st.column_config.TextColumn(help=f"Low to high, {channel.unit}, where they differ; status; no figure"),
        }
        | {one: st.column_config.NumberColumn(format="localized", width=70, help=channel.unit) for one in periods}
        | {f"% {one}": st.column_config.NumberColumn(format="%.1f%%", width=66 if channel.window == 1 else 86) for one in periods}
    )  # fmt: skip


def _sending(anchor: Anchor, year: int) -> tuple[set[str], int]:
    """Those that sanction the anchor in a year, or in the nearest one coded, and that year."""
    sides = pressure_on(anchor).sides
    coded = min(max(year, min(sides)), max(sides))
    return sides[coded][0], coded


def factbook_partners(anchor: Anchor) -> None:
    """The Factbook's leading partners in all goods by year: buyers and sellers, drawn and as tables."""
    for place, (way, label) in zip(st.columns(2, gap="medium"), WAYS.items(), strict=True):
        wide, figure = _leading(st.session_state.data_stamp[0], anchor.code, way)
        with place:
            if wide.empty:
                st.info("The Factbook's lists are not here: restore data/goods_trade from git.")
                continue
            st.markdown(f"**{label}**, share of all goods {anchor.name} {way}")
            title = f"Leading partners by what {anchor.name} {way}, World Factbook"
            show(figure, title, key=f"leading_{way}")
            sending, coded = _sending(anchor, int(wide.columns[-1]))
            frame = sanctions_tables.leading(wide, sending, catalog().register.name)
            shares = {
                str(year): st.column_config.NumberColumn(format="%.0f%%", width=46)
                for year in wide.columns
            }
            twin = tabled(
                frame,
                title,
                key=f"leading_{way}_table",
                columns=shares
                | {
                    "Partner": st.column_config.TextColumn(width=96),
                    "Sanctions": st.column_config.TextColumn(width=70, help=f"In force in {coded}"),
                },
                height=290,
            )
            download(
                frame.copy,
                f"leading_{anchor.code}_{way}",
                key=f"leading_{way}_csv",
                twin=twin,
            )
    if not wide.empty:
        st.caption(sanctions_words.leading_note(anchor, [int(year) for year in wide.columns]))
    source_line("goods_trade/factbook", GSDB)
