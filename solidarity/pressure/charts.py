"""Lifelines as figures: how the trade shifted, how concentrated it is, who needs whom, what hides."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity import labels
from solidarity.anchors import ANCHORS, Anchor
from solidarity.charts import INK, LEGEND_ABOVE, OTHERS, RULE, plain
from solidarity.lifelines import Lifeline
from solidarity.maps import channels as rgb
from solidarity.pressure import tables
from solidarity.pressure.channels import Channel
from solidarity.pressure.stances import APART, SANCTIONS, UNNAMED, Stances
from solidarity.pressure.what_if import Result

Name = Callable[[str], str]
WEST = ANCHORS["WEST"].hue
HUES = {SANCTIONS: WEST, APART: "#E69F00", UNNAMED: "#C4C4C4"}
LISTED = 8
"""Partners that a cut is drawn for one by one, and as many of those cut."""
SHADES = {
    SANCTIONS: ["#0B3C5D", "#0072B2", "#4C9BC9", "#8FC1DE", "#B7D6E8", "#D5E7F1"],
    APART: ["#E69F00", "#8C6D31", "#6E7F3A", "#F0CF7A", "#B9A77C", "#D9C9A3"],
}
"""Of those that sanction the anchor and of those that do not; China keeps its own hue."""
SIDE, WIDTH = 400, 270
"""Height of the field of the scatter and width of its positive part in pixels, by which names are kept apart."""


def shares_over_time(
    lifelines: Sequence[Lifeline], year: int, stances: Stances, name: Name
) -> go.Figure:
    """Each year's shares as a stacked bar: the largest partners of all years, the others, and no name."""
    shares, rest = tables.shares_by_year(lifelines)
    leading = tables.leading(shares)
    colors = _colors(leading, stances)
    by_partner = shares.T
    bands = [(name(code), by_partner[code], colors[code]) for code in leading]
    bands.append(("others", shares.drop(index=leading).sum(), OTHERS))
    if (rest > 0).any():
        bands.append(("no named partner", rest, "#E6E6E6"))
    traces = [
        {
            "type": "bar", "name": label, "x": [str(one) for one in band.index], "y": (100 * band).round(4).tolist(),
            "marker": {"color": color, "line": {"color": "#FFFFFF", "width": 0.5}},
            "hovertemplate": f"{label} %{{x}}: %{{y:.1f}}%<extra></extra>",
        }
        for label, band, color in bands
    ]  # fmt: skip
    layout = plain(330) | LEGEND_ABOVE | {"barmode": "stack", "bargap": 0.18}
    layout["margin"] = {"l": 44, "r": 8, "t": 30, "b": 24}
    layout["yaxis"] |= {"range": [0, 100], "ticksuffix": "%"}
    years = [one.year for one in lifelines]
    layout["xaxis"] |= {
        "type": "category",
        "tickangle": 0,
        "tickvals": [str(one) for one in _few(years)],
    }
    layout["shapes"] = [_frame(years.index(year))] if year in years else []
    return go.Figure(traces, layout)


def _colors(codes: Sequence[str], stances: Stances) -> dict[str, str]:
    """China in its own hue, the others in shades of their stance."""
    left = {stance: iter(shades) for stance, shades in SHADES.items()}
    own = {"CHN": ANCHORS["CHN"].hue}
    return {code: own[code] if code in own else next(left[stances[code]]) for code in codes}


def _few(years: Sequence[int]) -> list[int]:
    """Years to write under an axis: all of a few, else every second one back from the newest."""
    return list(years) if len(years) <= 8 else list(years)[::-2][::-1]


def _frame(place: int) -> dict[str, Any]:
    """A thin frame around the year that the page shows."""
    sides = {"x0": place - 0.48, "x1": place + 0.48, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "rect", **sides, "line": {"color": INK, "width": 1.5}}


def concentration(lifelines: Sequence[Lifeline], year: int, anchor: Anchor) -> go.Figure:
    """The concentration of each year, 0 to 1, a band where much has no named partner."""
    ends = pd.DataFrame({one.year: one.concentration for one in lifelines}, index=["low", "high"]).T
    years = ends.index.tolist()
    common: dict[str, Any] = {"type": "scatter", "x": years, "showlegend": False}
    band = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    red, green, blue = rgb(anchor.hue)
    traces = [
        common | band | {"y": ends.low.tolist()},
        common | band | {"y": ends.high.tolist(), "fill": "tonexty", "fillcolor": f"rgba({red},{green},{blue},0.18)"},
        common | {
            "y": ends.low.tolist(), "mode": "lines+markers", "line": {"color": anchor.hue, "width": 2},
            "marker": {"size": [10 if one == year else 5 for one in years]},
            "customdata": [f"{low:.2f}" if high - low < 0.005 else f"{low:.2f} to {high:.2f}" for low, high in zip(ends.low, ends.high, strict=True)],
            "hovertemplate": "%{x}: %{customdata}<extra></extra>",
        },
    ]  # fmt: skip
    layout = plain(330)
    layout["margin"] = {"l": 44, "r": 16, "t": 30, "b": 24}
    layout["xaxis"] |= {"tickvals": _few(years)[::2] if len(years) > 8 else years}
    layout["yaxis"] |= {"range": [0, 1.02]}
    return go.Figure(traces, layout)


def dependence(
    lifeline: Lifeline,
    channel: Channel,
    anchor: Anchor,
    stances: Stances,
    name: Name,
    chosen: str,
) -> go.Figure:
    """What each partner is to the anchor against what the anchor is to it, both in per cent.

    On the diagonal both depend on each other alike. The ten largest, the ten most dependent and
    the chosen one are named.
    """
    both = pd.DataFrame({"ours": lifeline.shares, "theirs": lifeline.dependence}).dropna()
    both = 100 * both[both.ours > 0]
    top = {*both.ours.nlargest(8).index, *both[both.ours > 1].theirs.nlargest(8).index, chosen}
    names = [name(code) if code in top else "" for code in both.index]
    reach = max(10.0, 1.3 * float(both.ours.max()))
    height = min(max(2.0, 1.15 * float(both.theirs.max())), 104.0)
    places = [
        (WIDTH / reach * x, SIDE / height * y) for x, y in zip(both.ours, both.theirs, strict=True)
    ]
    points = {
        "type": "scatter", "mode": "markers+text", "cliponaxis": False,
        "x": both.ours.round(4).tolist(), "y": both.theirs.round(4).tolist(), "text": names,
        "textposition": labels.sides(places, names), "textfont": {"size": 11, "color": INK},
        "customdata": [name(code) for code in both.index],
        "hovertemplate": f"<b>%{{customdata}}</b><br>%{{x:.1f}}% of {anchor.name}'s {channel.title}<br>%{{y:.1f}}% of its own {channel.theirs}<extra></extra>",
        "marker": {
            "size": [13 if code == chosen else 8 for code in both.index],
            "color": [HUES[stances[code]] for code in both.index],
            "line": {"width": [2 if code == chosen else 1 for code in both.index], "color": [INK if code == chosen else "#FFFFFF" for code in both.index]},
        },
    }  # fmt: skip
    diagonal = {
        "type": "scatter", "x": [0, min(reach, height)], "y": [0, min(reach, height)], "mode": "lines",
        "line": {"color": OTHERS, "width": 1}, "hoverinfo": "skip",
    }  # fmt: skip
    layout = plain(SIDE + 60) | {"margin": {"l": 56, "r": 16, "t": 8, "b": 48}}
    layout["xaxis"] |= {
        "title": {"text": f"Share of {anchor.name}'s {channel.title}", "standoff": 8},
        "range": [-0.28 * reach, reach],
        "ticksuffix": "%",
        "tickformat": "",
        "showgrid": True,
        "gridcolor": RULE,
    }
    layout["yaxis"] |= {
        "title": {"text": f"Share of the partner's {channel.theirs}", "standoff": 4},
        "range": [-0.02 * height, height],
        "ticksuffix": "%",
    }
    return go.Figure([diagonal, points], layout)


def relabelled(record: pd.Series, proxy: pd.Series, label: str, anchor: Anchor) -> go.Figure:
    """Tonnes by year: what the record shows, and what comes under another name; million tonnes."""
    traces = [
        {
            "type": "scatter", "mode": "lines+markers", "name": title, "x": series.index.tolist(),
            "y": series.round(4).tolist(), "line": {"color": anchor.hue, "width": 2, "dash": dash},
            "marker": {"size": 6, "symbol": symbol},
            "hovertemplate": f"{title} %{{x}}: %{{y:.1f}} million tonnes<extra></extra>",
        }
        for title, series, dash, symbol in (
            (f"recorded as {anchor.name}'s", record, "solid", "circle"),
            (f"recorded as {label}'s", proxy, "dot", "circle-open"),
        )
    ]  # fmt: skip
    layout = plain(300) | LEGEND_ABOVE
    layout["margin"] = {"l": 44, "r": 8, "t": 30, "b": 24}
    layout["yaxis"] |= {"rangemode": "tozero"}
    return go.Figure(traces, layout)


def before_after(result: Result, anchor: Anchor, name: Name) -> go.Figure:
    """What each partner leaves and what it takes away, the largest before on top."""
    flows, cut = result.before.flows, result.before.cut_of_each(result.cuts)
    known = flows[(flows.value > 0)].assign(cut=cut)
    shown = pd.concat([known.head(LISTED), known.iloc[LISTED:].query("cut > 0").head(LISTED)])
    others = known.drop(shown.index)
    labels_ = [name(code) for code in shown.partner]
    left, lost = (shown.value * (1 - shown.cut)).tolist(), (shown.value * shown.cut).tolist()
    for label, left_of, lost_of in (
        (
            f"{len(others)} others",
            float((others.value * (1 - others.cut)).sum()),
            float((others.value * others.cut).sum()),
        ),
        ("no named partner", result.before.rest, 0.0),
    ):
        if left_of + lost_of > 0:
            labels_.append(label)
            left.append(left_of)
            lost.append(lost_of)
    unit = result.channel.unit
    traces = [
        {
            "type": "bar", "orientation": "h", "name": title, "y": labels_, "x": values,
            "marker": marker, "hovertemplate": f"%{{y}} {title}: %{{x:,.0f}} {unit}<extra></extra>",
        }
        for title, values, marker in (
            ("remains", left, {"color": anchor.hue}),
            ("lost", lost, {"color": "#FFFFFF", "line": {"color": anchor.hue, "width": 1}, "pattern": {"shape": "/", "fgcolor": anchor.hue, "size": 6}}),
        )
    ]  # fmt: skip
    layout = plain(70 + 24 * len(labels_)) | LEGEND_ABOVE | {"barmode": "stack", "bargap": 0.25}
    layout["margin"] = {"l": 112, "r": 12, "t": 28, "b": 24}
    layout["xaxis"] |= {"showgrid": True, "gridcolor": RULE, "tickformat": ",d", "nticks": 5}
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False, "nticks": None}
    return go.Figure(traces, layout)
