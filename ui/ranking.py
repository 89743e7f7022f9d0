"""The map's twin: every state with a value as a table."""

from typing import Any

import pandas as pd
import streamlit as st

from solidarity import charts, tables, words
from solidarity.anchors import Anchor
from solidarity.indicator import Indicator
from solidarity.votes import links
from ui.data import catalog
from ui.show import download, tabled


def table(
    indicator: Indicator, anchors: list[Anchor], views: list[pd.DataFrame], year: int
) -> None:
    """The map's twin: every state with a value, sortable and searchable, and its CSV."""
    held = catalog()  # the download runs later, outside this session
    frame = tables.ranking(indicator, anchors, views, held.register)
    if frame.empty:
        return
    title = f"{words.titled(indicator, anchors)}, {indicator.period(year)}: all states with a value"
    code_of = {held.register.name(code): code for view in views for code in view.partner}
    asked = {
        "Value" if len(anchors) == 1 else anchor.short: [
            links.address(indicator.key, anchor.code, code_of[state], (year, year))
            for state in frame.State
        ]
        for anchor in anchors
    }
    twin = tabled(
        tables.compact(frame),
        title,
        key="map_table",
        columns=_columns(indicator, frame),
        of=[indicator],
        votes=asked,
        height=330,
    )
    codes = "_".join(anchor.code for anchor in anchors)
    download(
        lambda: tables.with_context(pd.concat(views), indicator, held),
        f"{indicator.key}_{codes}_{year}",
        key="map_csv",
        twin=twin,
    )


def _columns(indicator: Indicator, frame: pd.DataFrame) -> dict[str, Any]:
    return {
        "#": st.column_config.NumberColumn("#", width=36, help="Rank; equal values share one"),
        "State": st.column_config.TextColumn("State", width=106),
        "90%": st.column_config.TextColumn(
            "90%", width=56, help="The rank in nine of ten random weightings around those chosen"
        ),
        "n": st.column_config.NumberColumn("n", width=46, help=f"{indicator.n_unit} counted"),
        "Status": st.column_config.TextColumn("Status", width="small"),
    } | {str(name): _value_column(indicator, str(name)) for name in frame.select_dtypes("float")}


def _value_column(indicator: Indicator, name: str) -> Any:
    scale = indicator.scale
    if name.lower().endswith("known"):
        return st.column_config.NumberColumn(
            name,
            width=64 if name == "Known" else 90,
            format="%d%%",
            help="Share of the weight for which there are figures",
        )
    if scale.kind == "log":
        return st.column_config.NumberColumn(name, format="localized", help=indicator.unit)
    if name == "Difference":
        return st.column_config.NumberColumn(name, format=f"%+.{indicator.decimals}f")
    if indicator.dimension == "index":  # its columns of rank leave no room for bars
        return st.column_config.NumberColumn(name, format=f"%.{indicator.decimals}f", width=50)
    return st.column_config.ProgressColumn(
        name,
        format=f"%.{indicator.decimals}f{'%%' if indicator.percent else ''}",
        width=100,
        min_value=scale.low * indicator.factor,
        max_value=scale.high * indicator.factor,
        color=charts.INK,
    )
