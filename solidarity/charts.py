"""Tables in, Plotly figures out."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity.anchors import ANCHORS, Anchor
from solidarity.source import Indicator

INK = "#1A1D21"
RULE = "#D9D9D6"
OTHERS = "#B8B8B2"
STATES = ("RUS", "IRN", "CHN", "USA")
SUPPLIERS = {code: (ANCHORS[code].short, ANCHORS[code].hue) for code in STATES} | {
    "WEST": ("other West", ANCHORS["WEST"].hue),
    "all": ("others", OTHERS),
}


def trend(ties: pd.DataFrame, indicator: Indicator, height: int = 220) -> go.Figure:
    """One country's values over the years, a line per anchor in `ties`, each named at its end.

    Years marked by a status (few votes, partial year) are hollow points off the line; years
    without a value leave a gap.
    """
    traces, ends = [], []
    for code, rows in ties.sort_values("year").groupby("anchor", sort=False, observed=True):
        anchor = ANCHORS[str(code)]
        sound = rows.status == "observed"
        traces += [
            _course(rows[kept], anchor, indicator, mode)
            for kept, mode in ((sound, "lines+markers"), (~sound, "markers"))
            if kept.any()
        ]
        last = (rows[sound] if sound.any() else rows).iloc[-1]
        ends.append((indicator.shown(last.value), int(last.year), anchor))
    layout = _plain(height)
    layout["annotations"] = _names(ends)
    layout["xaxis"]["range"] = [indicator.years[0] - 1, indicator.years[1] + 1]
    layout["yaxis"] |= {
        "range": _span(ties, indicator),
        "ticksuffix": "%" if indicator.percent else "",
    }
    if indicator.scale.kind == "diverging":
        layout["shapes"] = [_midline(indicator)]
    return go.Figure(traces, layout)


def _midline(indicator: Indicator) -> dict[str, Any]:
    """Where the two sides of a diverging scale meet."""
    middle = (indicator.scale.low + indicator.scale.high) / 2 * indicator.factor
    ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": middle, "y1": middle}
    return {"type": "line", **ends, "line": {"color": OTHERS, "width": 1}, "layer": "below"}


def _course(rows: pd.DataFrame, anchor: Anchor, indicator: Indicator, mode: str) -> dict[str, Any]:
    first, last = int(rows.year.min()), int(rows.year.max())
    by_year = rows.set_index("year").value.reindex(range(first, last + 1))
    marked = mode == "markers"
    sign = "%" if indicator.percent else ""
    note = " (few votes or part of a year)" if marked else ""
    return {
        "type": "scatter",
        "x0": first,
        "dx": 1,
        "y": [None if pd.isna(value) else indicator.shown(value) for value in by_year],
        "mode": mode,
        "line": {"color": anchor.hue, "width": 2},
        "marker": {"size": 5, "symbol": "circle-open" if marked else "circle"},
        "hovertemplate": f"{anchor.short} %{{x}}: %{{y:,.{indicator.decimals}f}}{sign}{note}<extra></extra>",
    }


def _span(ties: pd.DataFrame, indicator: Indicator) -> list[float]:
    """The y axis: all that is possible for a bounded indicator, else what the country reached."""
    if indicator.scale.kind == "log":
        return [0, max(1.0, indicator.shown(ties.value.max())) * 1.08]
    low, high = (end * indicator.factor for end in indicator.range)
    return [low, high * 1.04]


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
            "y": disjoint[code].round(1).tolist(),
            "name": name,
            "marker": {"color": hue},
            "hovertemplate": f"{name} %{{x}}: %{{y:,.0f}} million TIV<extra></extra>",
        }
        for code, (name, hue) in SUPPLIERS.items()
        if disjoint[code].sum() > 0.5
    ]
    layout = _plain(height) | {
        "barmode": "stack",
        "bargap": 0.15,
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "y": 1.02,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
        },
        "margin": {"l": 44, "r": 8, "t": 30, "b": 24},
    }
    return go.Figure(traces, layout)


def _plain(height: int) -> dict[str, Any]:
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
        "xaxis": {"showgrid": False, "zeroline": False, "fixedrange": True, "tickformat": "d"},
        "yaxis": {"gridcolor": RULE, "zerolinecolor": RULE, "nticks": 5, "fixedrange": True},
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
