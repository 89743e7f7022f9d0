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
    diagonal = {
        "type": "scatter", "x": [0, 100], "y": [0, 100], "mode": "lines",
        "line": {"color": OTHERS, "width": 1}, "hoverinfo": "skip",
    }  # fmt: skip
    layout = plain(SCATTER_SIDE + 56) | {"margin": {"l": 56, "r": 24, "t": 8, "b": 48}}
    for axis, anchor in (("xaxis", first), ("yaxis", second)):
        layout[axis] |= {
            "title": {"text": f"Index with {anchor.name}, on what is known for both", "standoff": 8},
            "range": [0, 100], "showgrid": True, "gridcolor": RULE, "tickformat": "",
            "tickvals": [0, *pair.CLASSES, 75, 100],
        }  # fmt: skip
    return go.Figure([diagonal, _points(rows, first, second, register, country)], layout)


def _points(
    rows: pd.DataFrame, first: Anchor, second: Anchor, register: Register, country: str
) -> dict[str, Any]:
    named = {code for group in LABELLED for code in register.members(group)} | {country}
    names = [register.name(code) if code in named else "" for code in rows.partner]
    scale = SCATTER_SIDE / 100
    places = [(scale * x, scale * y) for x, y in zip(rows["first"], rows["second"], strict=True)]
    states = rows.to_dict("records")
    looks = [_look(row, first, second, row["partner"] == country) for row in states]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "cliponaxis": False,
        "x": rows["first"].round(1).tolist(),
        "y": rows["second"].round(1).tolist(),
        "text": names,
        "textposition": labels.sides(places, names),
        "textfont": {"size": 11, "color": INK},
        "customdata": [
            [register.name(row["partner"]), pair_maps.hover(first, second, row)] for row in states
        ],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
        "marker": {
            part: [look[part] for look in looks] for part in ("size", "color", "opacity")
        } | {"line": {part: [look[f"edge {part}"] for look in looks] for part in ("color", "width")}},
    }  # fmt: skip


def _look(row: Mapping[Any, Any], first: Anchor, second: Anchor, chosen: bool) -> dict[str, Any]:
    """How one state's point is drawn."""
    near = {first.code: first, second.code: second}.get(row["closer"])
    firm = near is not None and row["firmness"] >= FIRM
    edge = "#FFFFFF" if firm else OTHERS
    return {
        "size": 13 if chosen else 8,
        "color": near.hue if near and firm else "#FFFFFF",
        "opacity": 1.0 if row["sound"] else THIN_OPACITY,
        "edge color": INK if chosen else edge,
        "edge width": 2 if chosen else 1,
    }


def dumbbells(
    scores: Mapping[str, Mapping[str, float]], names: Sequence[str], anchors: Sequence[Anchor]
) -> go.Figure:
    """One country's score in each of the dimensions named towards two anchors: a line from ring to dot.

    `scores` holds the scores by anchor and dimension, NaN where unknown: that end is missing, and
    the row says so. Equal ends are both seen, the dot inside the ring.
    """
    rows = {
        words.capitalised(name): [scores[anchor.code][name] for anchor in anchors]
        for name in reversed(names)
    }
    lines = [_line(label, ends) for label, ends in rows.items() if not any(map(pd.isna, ends))]
    marks = [
        _ends(anchor, [ends[side] for ends in rows.values()], list(rows), *shape)
        for side, (anchor, shape) in enumerate(zip(anchors, (("circle-open", 14), ("circle", 8)), strict=True))
    ]  # fmt: skip
    layout = plain(80 + 26 * len(names)) | LEGEND_ABOVE
    layout |= {
        "margin": {"l": 76, "r": 16, "t": 30, "b": 24},
        "annotations": [
            _gap(label, ends, anchors) for label, ends in rows.items() if any(map(pd.isna, ends))
        ],
    }
    layout["xaxis"] |= {"range": [-5, 105], "showgrid": True, "gridcolor": RULE, "tickformat": ""}
    order = {"categoryarray": list(rows), "categoryorder": "array"}
    layout["yaxis"] |= {"showgrid": False, "nticks": None} | order
    return go.Figure(lines + marks, layout)


def _line(label: str, ends: Sequence[float]) -> dict[str, Any]:
    return {
        "type": "scatter", "x": list(ends), "y": [label, label], "mode": "lines",
        "line": {"color": RULE, "width": 5}, "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip


def _ends(
    anchor: Anchor, own: Sequence[float], labels: Sequence[str], symbol: str, size: int
) -> dict[str, Any]:
    """One anchor's scores, one below the other."""
    line = {"width": 3, "color": anchor.hue}
    return {
        "type": "scatter", "mode": "markers", "name": anchor.short, "showlegend": True,
        "x": [None if pd.isna(score) else round(score, 3) for score in own], "y": list(labels),
        "marker": {"color": anchor.hue, "size": size, "symbol": symbol, "line": line},
        "hovertemplate": f"%{{y}}: %{{x:.0f}} with {anchor.name}<extra></extra>",
    }  # fmt: skip


def _gap(label: str, ends: Sequence[float], anchors: Sequence[Anchor]) -> dict[str, Any]:
    """What a row lacks, on the side where nothing stands."""
    lacking = [anchor.short for anchor, end in zip(anchors, ends, strict=True) if pd.isna(end)]
    held = [end for end in ends if not pd.isna(end)]
    left = bool(held) and held[0] > 50
    return {
        "y": label, "text": "no figure" if not held else f"{lacking[0]}: no figure",
        "x": 0 if left else 100, "xanchor": "left" if left else "right",
        "showarrow": False, "font": {"size": 11, "color": INK},
    }  # fmt: skip


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
            "x": rows["index"].round(3).tolist(),
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
