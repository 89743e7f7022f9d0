"""Tables in, Plotly figures out."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity.anchors import ANCHORS, ENDS, Anchor
from solidarity.countries import Register
from solidarity.indicator import Indicator

INK = "#1A1D21"
RULE = "#D9D9D6"
TICKS = {"color": "#555B64"}
"""Dark enough to be read at the size of a tick."""
OTHERS = "#B8B8B2"
PAPER = "#F4F1EA"
"""The middle of a diverging scale and the start of a sequential one: nearly white, but not grey."""
LEGEND_ABOVE = {
    "showlegend": True,
    "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
}
FEW, MANY = 5, 12
"""Up to so many years each has a tick; over more than so many they stand close."""
OFF_THE_LINE = ("few votes", "few dimensions", "partial year")
STATES = ("RUS", "IRN", "CHN", "USA")
SUPPLIERS = {code: (ANCHORS[code].short, ANCHORS[code].hue) for code in STATES} | {
    "WEST": ("other West", ANCHORS["WEST"].hue),
    "all": ("others", OTHERS),
}


def trend(
    ties: pd.DataFrame,
    indicator: Indicator,
    height: int = 220,
    looks: Mapping[str, Anchor] = ENDS,
    years: tuple[int, int] | None = None,
) -> go.Figure:
    """One country's values over the years, a line per anchor in `ties`, each named at its end.

    Values that are not simply observed are hollow points: estimated and doubtful ones stay on the
    line, those on few votes or part of a year stand off it. Years without a value leave a gap.
    `looks` name and colour the lines; `years` are those shown, if not all of the indicator's.
    """
    traces, ends = [], []
    for code, rows in ties.sort_values("year").groupby("anchor", sort=False, observed=True):
        anchor = looks[str(code)]
        off = rows.status.isin(OFF_THE_LINE)
        if rows.low.notna().any():
            traces += _interval(rows[~off], anchor, indicator)
        traces += [
            _course(rows[kept], anchor, indicator, mode)
            for kept, mode in ((~off, "lines+markers"), (off, "markers"))
            if kept.any()
        ]
        last = (rows if off.all() else rows[~off]).iloc[-1]
        # Where many years are shown, a later mark off the line would lie under the name.
        at = rows.year.max() if years and years[1] - years[0] > MANY else last.year
        ends.append((indicator.shown(last.value), int(at), anchor))
    layout = plain(height)
    layout["annotations"] = _names(ends)
    first, final = years or indicator.years
    beside = 0.6 if years and final - first < FEW else 1
    layout["xaxis"]["range"] = [first - beside, final + beside]
    if final - first < FEW:
        layout["xaxis"]["dtick"] = 1  # or plotly would write half years, which all look whole
    layout["yaxis"] |= {
        "range": _span(ties, indicator),
        "ticksuffix": "%" if indicator.percent else "",
    }
    if indicator.scale.kind == "diverging":
        layout["shapes"] = [_midline(indicator)]
    return go.Figure(traces, layout)


def _interval(rows: pd.DataFrame, anchor: Anchor, indicator: Indicator) -> list[dict[str, Any]]:
    """The band between low and high, as two lines without ink and what lies between them."""
    plain: dict[str, Any] = {
        "type": "scatter", "x": rows.year.tolist(), "mode": "lines", "line": {"width": 0},
        "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip
    low, high = (
        [indicator.shown(v) for v in rows[side].fillna(rows.value)] for side in ("low", "high")
    )
    red, green, blue = (int(anchor.hue[i : i + 2], 16) for i in (1, 3, 5))
    band = {"fill": "tonexty", "fillcolor": f"rgba({red},{green},{blue},0.15)"}
    return [plain | {"y": low}, plain | {"y": high} | band]


def _midline(indicator: Indicator) -> dict[str, Any]:
    """Where the two sides of a diverging scale meet."""
    middle = (indicator.scale.low + indicator.scale.high) / 2 * indicator.factor
    ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": middle, "y1": middle}
    return {"type": "line", **ends, "line": {"color": OTHERS, "width": 1}, "layer": "below"}


def _course(rows: pd.DataFrame, anchor: Anchor, indicator: Indicator, mode: str) -> dict[str, Any]:
    first, last = int(rows.year.min()), int(rows.year.max())
    by_year = rows.set_index("year").reindex(range(first, last + 1))
    status = by_year.status.astype("object").where(by_year.status.notna(), "observed")
    sign = "%" if indicator.percent else ""
    return {
        "type": "scatter",
        "x0": first,
        "dx": 1,
        "y": [None if pd.isna(value) else indicator.shown(value) for value in by_year.value],
        "mode": mode,
        "line": {"color": anchor.hue, "width": 2},
        "marker": {
            "size": 5,
            "symbol": ["circle" if s == "observed" else "circle-open" for s in status],
        },
        "text": ["" if s == "observed" else f" ({s})" for s in status],
        "hovertemplate": f"{anchor.short} %{{x}}: %{{y:,.{indicator.decimals}f}}{sign}%{{text}}<extra></extra>",
    }


def _span(ties: pd.DataFrame, indicator: Indicator) -> list[float]:
    """The y axis: both sides of a diverging scale, else from zero to what the country reached."""
    if indicator.scale.kind == "diverging":
        low, high = (end * indicator.factor for end in (indicator.scale.low, indicator.scale.high))
        return [low, high + 0.04 * (high - low)]
    if ties.empty:
        return [0.0, 1.0]
    top = max(ties.value.max(), ties.high.max() if ties.high.notna().any() else 0)
    step = 10.0**-indicator.decimals
    return [min(0.0, indicator.shown(ties.value.min())), max(step, indicator.shown(top)) * 1.08]


def transfers(rows: pd.DataFrame, height: int = 280) -> go.Figure:
    """One country's arms by year as stacked bars, split by the other end.

    `rows` has columns year, anchor, tiv for one direction, where `all` includes the anchors and
    WEST includes USA; the bars are made disjoint.
    """
    wide = rows.pivot(index="year", columns="anchor", values="tiv")
    wide = wide.reindex(columns=list(SUPPLIERS)).fillna(0.0)
    disjoint = wide.assign(
        WEST=wide.WEST - wide.USA,
        all=wide["all"] - wide[["RUS", "IRN", "CHN", "WEST"]].sum(axis=1),
    ).clip(lower=0)
    traces = [
        {
            "type": "bar",
            "x": disjoint.index.tolist(),
            "y": disjoint[code].round(3).tolist(),
            "name": name,
            "marker": {"color": hue},
            "hovertemplate": f"{name} %{{x}}: %{{y:,.0f}} million TIV<extra></extra>",
        }
        for code, (name, hue) in SUPPLIERS.items()
        if disjoint[code].sum() > 0.5
    ]
    layout = plain(height) | LEGEND_ABOVE | {"barmode": "stack", "bargap": 0.15}
    layout["margin"] = {"l": 44, "r": 8, "t": 30, "b": 24}
    return go.Figure(traces, layout)


def plain(height: int) -> dict[str, Any]:
    """A layout of ink and thin rules, without plotly's template and without zooming."""
    return {
        "template": "none",
        "height": height,
        "margin": {"l": 44, "r": 64, "t": 8, "b": 24},
        "showlegend": False,
        "hoverlabel": {"bgcolor": "#FFFFFF", "font": {"color": INK}},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "xaxis": {
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "tickformat": "d",
            "tickfont": TICKS,
        },
        "yaxis": {
            "gridcolor": RULE,
            "zerolinecolor": RULE,
            "nticks": 5,
            "fixedrange": True,
            "tickfont": TICKS,
        },
    }


def _names(ends: list[tuple[float, int, Anchor]]) -> list[dict[str, Any]]:
    """Each anchor's name beside its last sound point; of two, the higher one above."""
    anchored = ["middle"] if len(ends) == 1 else ["top", "bottom"]
    return [
        {
            "x": year,
            "y": value,
            "text": anchor.short,
            "font": {"color": anchor.hue},
            "showarrow": False,
            "xanchor": "left",
            "xshift": 8,
            "yanchor": anchored[min(place, len(anchored) - 1)],
        }
        for place, (value, year, anchor) in enumerate(sorted(ends, key=lambda end: end[0]))
    ]


def coverage(counts: pd.DataFrame, register: Register) -> go.Figure:
    """Countries down, years across, darker where more figures stand; paper where none does.

    `counts` as coverage.coverage gives it; the regions it is ordered by are named at the side.
    """
    codes = counts.index.tolist()
    regions = pd.Series([register.countries[code].region for code in codes])
    middles = regions.reset_index().groupby(0, sort=False)["index"].mean()
    starts = regions.drop_duplicates().index[1:]
    top = max(int(counts.to_numpy().max()), 1)
    heatmap = {
        "type": "heatmap",
        "x": counts.columns.tolist(),
        "z": counts.to_numpy().tolist(),
        "text": [[register.name(code)] * counts.shape[1] for code in codes],
        "hovertemplate": "%{text} %{x}: %{z} figures<extra></extra>",
        "colorscale": [[0, PAPER], [0.001, "#C5D5E0"], [1, "#2E5F80"]],
        "zmin": 0,
        "zmax": top,
        "showscale": False,
    }
    layout = plain(620)
    layout["yaxis"] |= {
        "autorange": "reversed",
        "tickvals": middles.tolist(),
        "ticktext": middles.index.tolist(),
        "showgrid": False,
    }
    layout["shapes"] = [
        {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": s - 0.5, "y1": s - 0.5,
         "line": {"color": "#FFFFFF", "width": 3}}
        for s in starts
    ]  # fmt: skip
    return go.Figure([heatmap], layout)
