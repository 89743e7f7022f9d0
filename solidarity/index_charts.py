"""The alignment index as figures: two anchors against each other, dimension by dimension, over the years."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity import labels, pair_maps, words
from solidarity.alignment import pair
from solidarity.alignment.rules import Rules
from solidarity.anchors import Anchor
from solidarity.charts import INK, LEGEND_ABOVE, OTHERS, RULE, plain
from solidarity.countries import Register

FIRM = 0.9
SCATTER_SIDE = 520
"""Height of the scatter's field in pixels, by which names are kept apart."""
THIN_OPACITY = 0.35
LABELLED = ("east", "americas", "outcasts", "middle_powers")
"""The groups of countries the article speaks of; Africa as a whole has too many members for names."""


def scatter(
    rows: pd.DataFrame, first: Anchor, second: Anchor, register: Register, country: str
) -> go.Figure:
    """One index against the other: `rows` is pair.compare; the diagonal is where both are equal.

    Filled points stand closer to one of the two in nine of ten weightings, in its hue; on hollow
    ones it depends on the weights; faint ones rest on few dimensions. The article's countries and
    `country` are named.
    """
    named = {code for group in LABELLED for code in register.members(group)} | {country}
    names = [register.name(code) if code in named else "" for code in rows.partner]
    scale = SCATTER_SIDE / 100
    places = [(scale * x, scale * y) for x, y in zip(rows["first"], rows["second"], strict=True)]
    marks = [_mark(row, first, second) for row in rows.to_dict("records")]
    traces = [
        {
            "type": "scatter", "x": [0, 100], "y": [0, 100], "mode": "lines",
            "line": {"color": OTHERS, "width": 1}, "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "mode": "markers+text",
            "cliponaxis": False,
            "x": rows["first"].round(1).tolist(),
            "y": rows["second"].round(1).tolist(),
            "text": names,
            "textposition": labels.sides(places, names),
            "textfont": {"size": 11, "color": INK},
            "customdata": [
                [register.name(row["partner"]), pair_maps.hover(first, second, row)]
                for row in rows.to_dict("records")
            ],
            "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
            "marker": {
                "size": [13 if code == country else 8 for code in rows.partner],
                "color": [mark["fill"] for mark in marks],
                "opacity": [1.0 if sound else THIN_OPACITY for sound in rows.sound],
                "line": {
                    "color": [INK if c == country else mark["edge"] for c, mark in zip(rows.partner, marks, strict=True)],
                    "width": [2 if code == country else 1 for code in rows.partner],
                },
            },
        },
    ]  # fmt: skip
    layout = plain(SCATTER_SIDE + 56) | {"margin": {"l": 56, "r": 24, "t": 8, "b": 48}}
    for axis, anchor in (("xaxis", first), ("yaxis", second)):
        layout[axis] |= {
            "title": {"text": f"Index with {anchor.name}, on what is known for both", "standoff": 8},
            "range": [0, 100], "showgrid": True, "gridcolor": RULE, "tickformat": "",
            "tickvals": [0, *pair.CLASSES, 75, 100],
        }  # fmt: skip
    return go.Figure(traces, layout)


def _mark(row: Mapping[Any, Any], first: Anchor, second: Anchor) -> dict[str, str]:
    near = {first.code: first, second.code: second}.get(row["closer"])
    if near is None or row["firmness"] < FIRM:
        return {"fill": "#FFFFFF", "edge": OTHERS}
    return {"fill": near.hue, "edge": "#FFFFFF"}


def dumbbells(
    scores: Mapping[str, Mapping[str, float]], names: Sequence[str], anchors: Sequence[Anchor]
) -> go.Figure:
    """One country's score in each of the dimensions named towards two anchors: a line from ring to dot.

    `scores` holds the scores by anchor and dimension, NaN where unknown: that end is missing, and
    the row says so.
    """
    shown = [words.capitalised(name) for name in names][::-1]
    traces: list[dict[str, Any]] = []
    notes = []
    for name, label in zip(names[::-1], shown, strict=True):
        ends = [scores[anchor.code][name] for anchor in anchors]
        lacking = [anchor.short for anchor, end in zip(anchors, ends, strict=True) if pd.isna(end)]
        if lacking:
            notes.append(
                _beside(
                    label,
                    f"no figure: {words.listed(lacking)}",
                    max([50, *(e + 4 for e in ends if not pd.isna(e))]),
                )
            )
        else:
            traces.append(
                {
                    "type": "scatter", "x": ends, "y": [label, label], "mode": "lines",
                    "line": {"color": RULE, "width": 5}, "hoverinfo": "skip", "showlegend": False,
                }
            )  # fmt: skip
    for anchor, symbol, size in zip(anchors, ("circle-open", "circle"), (14, 8), strict=True):
        own = [scores[anchor.code][name] for name in names[::-1]]
        traces.append(
            {
                "type": "scatter",
                "x": [None if pd.isna(score) else round(score, 1) for score in own],
                "y": shown,
                "mode": "markers",
                "name": anchor.short,
                "marker": {
                    "color": anchor.hue,
                    "size": size,
                    "symbol": symbol,
                    "line": {"width": 3},
                },
                "hovertemplate": f"%{{y}}: %{{x:.0f}} with {anchor.name}<extra></extra>",
                "showlegend": True,
            }
        )
    layout = plain(80 + 26 * len(names)) | LEGEND_ABOVE
    layout |= {"margin": {"l": 76, "r": 16, "t": 30, "b": 24}, "annotations": notes}
    layout["xaxis"] |= {"range": [-5, 105], "showgrid": True, "gridcolor": RULE, "tickformat": ""}
    layout["yaxis"] |= {
        "showgrid": False,
        "nticks": None,
        "categoryarray": shown,
        "categoryorder": "array",
    }
    return go.Figure(traces, layout)


def _beside(label: str, text: str, x: float) -> dict[str, Any]:
    """A note in the row of a dimension."""
    placed = {"x": 100, "xanchor": "right"} if x > 55 else {"x": x, "xanchor": "left"}
    return {
        "y": label,
        "text": text,
        "showarrow": False,
        "font": {"size": 11, "color": INK},
    } | placed


def contributions(added: pd.DataFrame, rules: Rules, year: int) -> go.Figure:
    """What each dimension adds to the index, year by year, stacked: their sum is the index.

    `added` is alignment.why.by_year; `year` is marked.
    """
    traces = [
        {
            "type": "bar",
            "x": added.year.tolist(),
            "y": added[rule.short].round(2).tolist(),
            "name": rule.short,
            "marker": {"color": rule.color},
            "hovertemplate": f"{rule.short} %{{x}}: %{{y:.1f}} points<extra></extra>",
        }
        for rule in rules.dimensions.values()
        if added[rule.short].fillna(0).abs().max() > 0
    ]
    layout = plain(300) | LEGEND_ABOVE | {
        "barmode": "stack", "bargap": 0.15, "margin": {"l": 44, "r": 8, "t": 48, "b": 24},
    }  # fmt: skip
    layout["yaxis"] |= {"rangemode": "tozero"}
    layout["shapes"] = [
        {
            "type": "rect", "xref": "x", "yref": "paper", "x0": year - 0.5, "x1": year + 0.5,
            "y0": 0, "y1": 1, "line": {"color": INK, "width": 1},
        }
    ]  # fmt: skip
    return go.Figure(traces, layout)


def intervals(rows: pd.DataFrame, anchor: Anchor, register: Register, country: str) -> go.Figure:
    """Index and interval of some states, one below the other; `country` stands out.

    `rows` are of Alignment.table, in the order they are to be shown.
    """
    names = [
        f"{register.name(row['partner'])}  {row['rank']} ({words.span(row['rank_low'], row['rank_high'])})"
        for row in rows.to_dict("records")
    ]
    colors = [anchor.hue if code == country else OTHERS for code in rows.partner]
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter", "x": [row.low, row.high], "y": [name, name], "mode": "lines",
            "line": {"color": color, "width": 4}, "hoverinfo": "skip", "opacity": 0.55,
        }
        for row, name, color in zip(rows.itertuples(), names, colors, strict=True)
    ]  # fmt: skip
    traces.append(
        {
            "type": "scatter",
            "x": rows["index"].round(1).tolist(),
            "y": names,
            "mode": "markers",
            "marker": {"color": colors, "size": 10, "line": {"color": "#FFFFFF", "width": 1}},
            "customdata": rows[["low", "high", "rank_low", "rank_high"]].astype(float).to_numpy(),
            "hovertemplate": (
                "%{y}: %{x:.0f}, %{customdata[0]:.0f}–%{customdata[1]:.0f} in 90% of weightings,"
                " rank %{customdata[2]:.0f}–%{customdata[3]:.0f}<extra></extra>"
            ),
        }
    )
    layout = plain(60 + 24 * len(rows)) | {"margin": {"l": 170, "r": 16, "t": 8, "b": 32}}
    layout["xaxis"] |= {"range": [0, 100], "showgrid": True, "gridcolor": RULE, "tickformat": ""}
    layout["yaxis"] |= {"showgrid": False, "nticks": None, "autorange": "reversed"}
    return go.Figure(traces, layout)


def correlations(rows: pd.DataFrame, anchor: Anchor) -> go.Figure:
    """A rank correlation by year: `rows` has year, spearman and states."""
    trace = {
        "type": "scatter",
        "x": rows.year.tolist(),
        "y": rows.spearman.round(2).tolist(),
        "customdata": rows.states.tolist(),
        "mode": "lines+markers",
        "line": {"color": anchor.hue, "width": 2},
        "marker": {"size": 5},
        "hovertemplate": "%{x}: %{y:.2f}, %{customdata} states<extra></extra>",
    }
    layout = plain(220) | {"margin": {"l": 44, "r": 16, "t": 8, "b": 24}}
    layout["yaxis"] |= {"range": [-1, 1.05], "zeroline": True, "zerolinecolor": OTHERS}
    return go.Figure([trace], layout)
