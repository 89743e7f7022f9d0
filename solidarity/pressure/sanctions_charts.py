"""Sanctions as figures: how much of the world, which types, what happened when, and the trade beside them."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity.anchors import ANCHORS, Anchor
from solidarity.charts import INK, LEGEND_ABOVE, OTHERS, PAPER, RULE, TICKS, plain
from solidarity.maps import channels as rgb
from solidarity.pressure.charts import HUES
from solidarity.pressure.sanctions import TYPES
from solidarity.pressure.stances import APART, SANCTIONS, UNNAMED

Name = Callable[[str], str]
WEST = ANCHORS["WEST"].hue
REACH = {
    "gdp": ("GDP", WEST),
    "members": ("UN members", INK),
    "population": ("people", "#E69F00"),
}
LISTED = 12
"""Partners drawn before and after."""
SINCE = 2006
"""The first year that has room in the drawing of types."""


def reach(rows: pd.DataFrame, year: int) -> go.Figure:
    """The senders' shares of UN members, people and GDP over the years, per cent, with their bounds.

    `rows` is sanctions.reach.
    """
    traces: list[dict[str, Any]] = []
    names = []
    for key, (label, hue) in REACH.items():
        own = rows[rows[f"{key}_share"].notna()]
        if own.empty:
            continue
        low, share, high = (
            (100 * own[f"{key}_{part}"]).round(places).tolist()
            for part, places in (("low", 2), ("share", 4), ("high", 2))
        )
        common: dict[str, Any] = {"type": "scatter", "x": own.index.tolist(), "showlegend": False}
        edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
        shade = f"rgba({','.join(map(str, rgb(hue)))},0.2)"
        traces += [
            common | edge | {"y": low},
            common | edge | {"y": high, "fill": "tonexty", "fillcolor": shade},
            common
            | {
                "y": share, "name": label, "mode": "lines", "line": {"color": hue, "width": 2},
                "customdata": _ends(low, high), "hovertemplate": "%{y:.1f}%%{customdata}",
            },
        ]  # fmt: skip
        names.append((share[-1], int(own.index[-1]), label, hue))
    layout = plain(300) | {"hovermode": "x unified", "annotations": _beside(names)}
    layout["margin"] = {"l": 44, "r": 84, "t": 10, "b": 24}
    layout["xaxis"] |= {"range": [int(rows.index.min()) - 0.5, int(rows.index.max()) + 0.5]}
    layout["yaxis"] |= {"ticksuffix": "%", "rangemode": "tozero"}
    layout["shapes"] = [_year_line(year)]
    return go.Figure(traces, layout)


def _ends(low: Sequence[float], high: Sequence[float]) -> list[str]:
    """` (58.1 to 60.0)` where the bounds differ as printed."""
    pairs = [(f"{a:.1f}", f"{b:.1f}") for a, b in zip(low, high, strict=True)]
    return ["" if a == b else f" ({a} to {b})" for a, b in pairs]


def _beside(ends: Sequence[tuple[float, int, str, str]]) -> list[dict[str, Any]]:
    """A name beside the end of each line, kept apart where ends lie close."""
    placed: list[dict[str, Any]] = []
    floor = -100.0
    for value, year, label, hue in sorted(ends):
        y = max(value, floor + 5)
        floor = y
        placed.append(
            {"x": year, "y": y, "text": label, "font": {"color": hue}, "showarrow": False, "xanchor": "left", "xshift": 6}
        )  # fmt: skip
    return placed


def _year_line(year: int) -> dict[str, Any]:
    ends = {"x0": year, "x1": year, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **ends, "line": {"color": INK, "width": 1, "dash": "dot"}}


def types(wide: pd.DataFrame, year: int) -> go.Figure:
    """How many governments have each type in force, years across, the number in each cell.

    `wide` is sanctions.by_type.
    """
    shown = wide.loc[wide.index >= SINCE, list(TYPES)]
    top = max(int(wide.to_numpy().max()), 1)
    counts = shown.T.to_numpy()
    heatmap = {
        "type": "heatmap", "x": shown.index.tolist(), "y": list(TYPES.values()), "z": counts.tolist(),
        "text": [[str(count) if count else "" for count in row] for row in counts.tolist()],
        "texttemplate": "%{text}", "textfont": {"size": 10, "color": INK},
        "hovertemplate": "%{y}, %{x}: %{z} governments<extra></extra>", "xgap": 1, "ygap": 1,
        "colorscale": [[0, PAPER], [0.001, "#E3EFF6"], [1, "#6FB1D6"]], "zmin": 0, "zmax": top, "showscale": False,
    }  # fmt: skip
    layout = plain(230)
    layout["margin"] = {"l": 118, "r": 8, "t": 8, "b": 24}
    layout["xaxis"] |= {"dtick": 4, "tick0": SINCE}
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False, "nticks": None}
    if year >= SINCE:
        sides = {"x0": year - 0.5, "x1": year + 0.5, "y0": 0, "y1": 1, "yref": "paper"}
        layout["shapes"] = [{"type": "rect", **sides, "line": {"color": INK, "width": 1.5}}]
    return go.Figure([heatmap], layout)


def steps(rows: pd.DataFrame, events: pd.DataFrame, anchor: Anchor, year: int) -> go.Figure:
    """Governments with sanctions in force by year as bars, and the events as points above them.

    `rows` is sanctions.reach, `events` steps.events. Years after the last bar have no count.
    """
    last = int(rows.index.max())
    top = max(int(rows.states.max()), 1)
    doubted = (rows.states - rows.states_low).tolist()
    bar: dict[str, Any] = {"type": "bar", "x": rows.index.tolist(), "showlegend": False}
    hatch = {"shape": "/", "fgcolor": anchor.hue, "bgcolor": "#FFFFFF", "size": 4}
    traces = [
        bar | {"y": rows.states_low.tolist(), "marker": {"color": anchor.hue}, "hovertemplate": "%{x}: %{y} governments<extra></extra>"},
        bar | {"y": doubted, "marker": {"color": anchor.hue, "pattern": hatch}, "hovertemplate": "%{x}: %{y} more, doubted<extra></extra>"},
    ]  # fmt: skip
    if not events.empty:
        days = pd.to_datetime(events.date, format="ISO8601")
        traces.append(
            {
                "type": "scatter", "mode": "markers", "x": (days.dt.year + (days.dt.day_of_year - 1) / 365 - 0.5).round(2).tolist(),
                "y": _stacked(events.year, top), "showlegend": False,
                "marker": {"color": "#FFFFFF", "size": 9, "line": {"color": INK, "width": 1.5}},
                "text": [f"{date}: {title}" for date, title in zip(events.date, events.title, strict=True)],
                "hovertemplate": "%{text}<extra></extra>",
            }
        )  # fmt: skip
    layout = plain(280) | {"barmode": "stack", "bargap": 0.2}
    layout["margin"] = {"l": 36, "r": 8, "t": 8, "b": 24}
    layout["xaxis"] |= {"range": [int(rows.index.min()) - 0.6, last + 3.6]}
    beyond = {"x0": last + 0.5, "x1": last + 3.6, "y0": 0, "y1": 1, "yref": "paper"}
    layout["shapes"] = [
        {"type": "rect", **beyond, "fillcolor": "#F0F0EE", "line": {"width": 0}, "layer": "below"},
        _year_line(year),
    ]
    layout["annotations"] = [
        {"x": last + 2.05, "y": 0.02, "yref": "paper", "yanchor": "bottom", "text": "no<br>count", "showarrow": False, "font": TICKS | {"size": 11}}
    ]  # fmt: skip
    return go.Figure(traces, layout)


def _stacked(years: pd.Series, top: int) -> list[float]:
    """Heights above the bars, those of one year one over the other."""
    places = years.groupby(years).cumcount()
    return (top * (1.12 + 0.09 * places)).round(2).tolist()


def by_stance(rows: pd.DataFrame, year: int | None, labels: dict[str, str]) -> go.Figure:
    """Each year's shares by stance as a stacked bar; `rows` has columns year, SANCTIONS, APART, UNNAMED."""
    total = rows[[SANCTIONS, APART, UNNAMED]].sum(axis=1)
    years = [str(one) for one in rows.year]
    traces = [
        {
            "type": "bar", "name": labels[stance], "x": years, "y": (100 * rows[stance] / total).round(4).tolist(),
            "marker": {"color": HUES[stance]}, "hovertemplate": "%{y:.1f}%",
        }
        for stance in (SANCTIONS, APART, UNNAMED)
        if (rows[stance] > 0).any()
    ]  # fmt: skip
    layout = (
        plain(300) | LEGEND_ABOVE | {"barmode": "stack", "bargap": 0.18, "hovermode": "x unified"}
    )
    layout["margin"] = {"l": 44, "r": 8, "t": 30, "b": 24}
    layout["yaxis"] |= {"range": [0, 100], "ticksuffix": "%"}
    few = years if len(years) <= 8 else years[::-1][:: max(len(years) // 8, 1)][::-1]
    layout["xaxis"] |= {"type": "category", "tickangle": 0, "tickvals": few}
    if str(year) in years:
        place = years.index(str(year))
        sides = {"x0": place - 0.48, "x1": place + 0.48, "y0": 0, "y1": 1, "yref": "paper"}
        layout["shapes"] = [{"type": "rect", **sides, "line": {"color": INK, "width": 1.5}}]
    return go.Figure(traces, layout)


def before_after(
    rows: pd.DataFrame, years: Sequence[int], sending: set[str], period: Callable[[int], str], name: Name
) -> go.Figure:  # fmt: skip
    """The leading partners' shares in each chosen year as points on a line, the newest filled.

    `rows` is sanctions_trade.before_after; `sending` are those that sanction the anchor.
    """
    shown = rows.head(LISTED)
    hues = [HUES[SANCTIONS] if code in sending else HUES[APART] for code in shown.partner]
    names = [name(code) for code in shown.partner]
    shares = 100 * shown[[f"share_{year}" for year in years]]
    low, high = shares.min(axis=1), shares.max(axis=1)
    spans = {
        "type": "scatter", "mode": "lines", "showlegend": False, "hoverinfo": "skip",
        "x": [x for a, b in zip(low, high, strict=True) for x in (_or_none(a), _or_none(b), None)],
        "y": [y for one in names for y in (one, one, None)], "line": {"color": OTHERS, "width": 1},
    }  # fmt: skip
    fills = [0.0, 0.25, 0.55, 1.0][-len(years) :] if len(years) > 1 else [1.0]
    fills = [0.0, *fills[1:]] if len(years) > 1 else fills
    traces = [spans]
    for year, fill in zip(years, fills, strict=True):
        colors = [f"rgba({','.join(map(str, rgb(hue)))},{fill})" for hue in hues]
        traces.append(
            {
                "type": "scatter", "mode": "markers", "name": period(year), "y": names, "showlegend": False,
                "x": [_or_none(one) for one in shares[f"share_{year}"]],
                "cliponaxis": False, "marker": {"size": 11, "color": colors, "line": {"color": hues, "width": 1.5}},
                "hovertemplate": f"%{{y}} {period(year)}: %{{x:.1f}}%<extra></extra>",
            }
        )  # fmt: skip
        traces.append(_legend_entry(period(year), fill))
    layout = plain(60 + 26 * max(len(shown), 3)) | LEGEND_ABOVE
    layout["margin"] = {"l": 118, "r": 16, "t": 28, "b": 24}
    layout["xaxis"] |= {"ticksuffix": "%", "showgrid": True, "gridcolor": RULE, "rangemode": "tozero", "nticks": 6}  # fmt: skip
    layout["yaxis"] |= {"autorange": "reversed", "nticks": None, "type": "category"}
    return go.Figure(traces, layout)


def _legend_entry(label: str, fill: float) -> dict[str, Any]:
    """The year's fill in ink: colour says who, fill says when."""
    marker = {"size": 10, "color": f"rgba(26,29,33,{fill})", "line": {"color": INK, "width": 1.5}}
    return {"type": "scatter", "mode": "markers", "x": [None], "y": [None], "name": label, "marker": marker}  # fmt: skip


def _or_none(value: float) -> float | None:
    return None if pd.isna(value) else round(float(value), 4)
