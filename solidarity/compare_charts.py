"""Several countries in one figure: their scores by dimension, and their ties over the years."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity import words
from solidarity.charts import INK, OFF_THE_LINE, OTHERS, plain
from solidarity.compare.comparison import medians
from solidarity.compare.figures import SHARES, Quartiles
from solidarity.compare.groups import Group
from solidarity.compare.looks import GREY, Look
from solidarity.compare.standing import Standing
from solidarity.indicator import Indicator

OPEN = 100
"""What plotly adds to a symbol's number for its hollow form."""
DODGE = 0.07
"""How far apart in the profile two countries stand, as a part of the way to the next dimension."""


def profile_lines(
    standing: Standing,
    members: Standing | None,
    names: Sequence[str],
    lines: Sequence[Look],
    group: Group | None,
) -> go.Figure:
    """A line per country over the dimensions `names`, 0 to 100; what is not known is a gap.

    A group is drawn as the median of its members with their quartiles.
    """
    traces = [] if not (members and group) else [_group_scores(members, names, group)]
    middle = (len(lines) - 1) / 2
    traces += [
        _scores(standing.scores[look.code], names, look, DODGE * (place - middle))
        for place, look in enumerate(lines)
    ]
    layout = plain(330) | {"margin": {"l": 36, "r": 12, "t": 10, "b": 40}}
    layout["xaxis"] |= {
        "tickvals": list(range(len(names))),
        "ticktext": [words.capitalised(name) for name in names],
        "range": [-0.45, len(names) - 0.55],
        "tickfont": {"size": 12, "color": INK},
    }
    layout["yaxis"] |= {"range": [-4, 104], "tickvals": [0, 25, 50, 75, 100]}
    drawn = [standing.scores[look.code] for look in lines]
    layout["annotations"] = [
        _nothing(place)
        for place, name in enumerate(names)
        if all(pd.isna(scores[name]) for scores in drawn)
    ]
    return go.Figure(traces, layout)


def _scores(
    scores: Mapping[str, float], names: Sequence[str], look: Look, aside: float
) -> dict[str, Any]:
    """One country's line, a little aside, so that equal scores stand beside one another."""
    return {
        "type": "scatter", "mode": "lines+markers", "name": look.name,
        "x": [round(place + aside, 3) for place in range(len(names))],
        "y": [None if pd.isna(scores[name]) else round(scores[name], 3) for name in names],
        "line": {"color": look.hue, "width": 2}, "cliponaxis": False,
        "marker": {"size": 10, "symbol": look.symbol, "line": {"color": "#FFFFFF", "width": 1}},
        "text": list(names),
        "hovertemplate": f"{look.name}, %{{text}}: %{{y:.0f}}<extra></extra>",
    }  # fmt: skip


def _nothing(place: int) -> dict[str, Any]:
    """That nobody has a score in a dimension."""
    return {
        "x": place, "y": 50, "text": "no figure", "textangle": -90, "showarrow": False,
        "font": {"size": 11, "color": GREY},
    }  # fmt: skip


def _group_scores(members: Standing, names: Sequence[str], group: Group) -> dict[str, Any]:
    scores = pd.DataFrame.from_dict(members.scores, orient="index", columns=list(names))
    low, middle, high = (scores.quantile(share) for share in SHARES)
    known = scores.notna().sum()
    return {
        "type": "scatter", "mode": "lines+markers", "name": f"{group.name}, median",
        "x": list(range(len(names))),
        "y": [None if pd.isna(value) else round(value, 1) for value in middle],
        "line": {"color": GREY, "width": 2, "dash": "dot"},
        "marker": {"size": 7, "symbol": "line-ew-open", "color": GREY},
        "error_y": {
            "type": "data", "symmetric": False, "color": "rgba(107,111,117,0.35)",
            "thickness": 10, "width": 0,
            "array": (high - middle).round(1).fillna(0).tolist(),
            "arrayminus": (middle - low).round(1).fillna(0).tolist(),
        },
        "customdata": [
            f"{middle[n]:.0f}, half of them {low[n]:.0f} to {high[n]:.0f} ({known[n]} known)"
            if known[n] else "" for n in names
        ],
        "text": list(names),
        "hovertemplate": f"Median of {group.name}, %{{text}}: %{{customdata}}<extra></extra>",
    }  # fmt: skip


def courses(
    held: pd.DataFrame,
    one: Indicator,
    lines: Sequence[Look],
    group: Group | None,
    height: int = 200,
) -> go.Figure:
    """One indicator over the years, a line per country; `held` are the ties of all in it.

    Values that are not simply observed are hollow; years without one leave a gap. Of a group the
    median is dotted and the middle half shaded, in years in which half of its members are known.
    """
    points = _points(held, one)
    traces: list[dict[str, Any]] = []
    values = [value for look in lines for value, _ in points.get(look.code, {}).values()]
    if group:
        middle = medians(held[held.partner.isin(group.members)], len(group.members))
        values += [one.shown(end) for own in middle.values() for end in (own.low, own.high)]
        traces += [*_middle_half(middle, one), _median(middle, one, group)]
    for look in lines:
        traces += _lines(points.get(look.code, {}), one, look)
    layout = plain(height) | {"margin": {"l": 44, "r": 10, "t": 8, "b": 24}}
    layout["xaxis"]["range"] = [one.years[0] - 1, one.years[1] + 1]
    suffix = "%" if one.percent else ""
    layout["yaxis"] |= {"range": _span(values, one), "ticksuffix": suffix}
    if one.scale.kind == "diverging":
        middle_y = (one.scale.low + one.scale.high) / 2 * one.factor
        layout["shapes"] = [
            {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": middle_y, "y1": middle_y,
             "line": {"color": OTHERS, "width": 1}, "layer": "below"}
        ]  # fmt: skip
    return go.Figure(traces, layout)


Points = Mapping[int, tuple[float, str]]
"""What is printed of one country's ties, and their status, by year."""


def _points(held: pd.DataFrame, one: Indicator) -> dict[str, dict[int, tuple[float, str]]]:
    found: dict[str, dict[int, tuple[float, str]]] = {}
    columns = (held[name].tolist() for name in ("partner", "year", "value", "status"))
    for code, year, value, status in zip(*columns, strict=True):
        found.setdefault(code, {})[year] = one.shown(value), status
    return found


def _lines(points: Points, one: Indicator, look: Look) -> list[dict[str, Any]]:
    """A country's course: what stands on the line, and what stands off it."""
    off = {year: point for year, point in points.items() if point[1] in OFF_THE_LINE}
    on = {year: point for year, point in points.items() if year not in off}
    return [
        _course(kept, one, look, mode)
        for kept, mode in ((on, "lines+markers"), (off, "markers"))
        if kept
    ]


def _course(points: Points, one: Indicator, look: Look, mode: str) -> dict[str, Any]:
    """Value and status by year; a year without one breaks the line."""
    years = range(min(points), max(points) + 1)
    each = [points.get(year, (None, "observed")) for year in years]
    plainly = all(status == "observed" for _, status in each)
    hollow = [look.symbol + (0 if s == "observed" else OPEN) for _, s in each]
    sign = "%" if one.percent else ""
    return {
        "type": "scatter", "x0": years[0], "dx": 1, "mode": mode, "name": look.name,
        "y": [value for value, _ in each],
        "line": {"color": look.hue, "width": 2},
        "marker": {"size": 6, "color": look.hue, "symbol": look.symbol if plainly else hollow},
        "text": "" if plainly else ["" if s == "observed" else f" ({s})" for _, s in each],
        "hovertemplate": (
            f"{look.name} %{{x}}: %{{y:,.{one.decimals}f}}{sign}%{{text}}<extra></extra>"
        ),
    }  # fmt: skip


def _median(middle: Mapping[int, Quartiles], one: Indicator, group: Group) -> dict[str, Any]:
    """The median by year; a year without one breaks the line."""
    years = range(min(middle, default=0), max(middle, default=-1) + 1)
    sign = "%" if one.percent else ""
    return {
        "type": "scatter", "mode": "lines+markers", "x": list(years),
        "marker": {"size": 4, "color": GREY},
        "y": [one.shown(middle[year].median) if year in middle else None for year in years],
        "line": {"color": GREY, "width": 2, "dash": "dot"}, "name": f"{group.name}, median",
        "hovertemplate": (
            f"Median of {group.name} %{{x}}: %{{y:,.{one.decimals}f}}{sign}<extra></extra>"
        ),
    }  # fmt: skip


def _middle_half(middle: Mapping[int, Quartiles], one: Indicator) -> list[dict[str, Any]]:
    """Where half of the members lie: one shape for every run of years without a gap."""
    runs: list[list[int]] = []
    for year in middle:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [
        {
            "type": "scatter", "mode": "lines", "line": {"width": 0}, "fill": "toself",
            "fillcolor": "rgba(107,111,117,0.18)", "hoverinfo": "skip", "x": [*run, *run[::-1]],
            "y": [
                *(one.shown(middle[year].low) for year in run),
                *(one.shown(middle[year].high) for year in run[::-1]),
            ],
        }
        for run in runs
    ]  # fmt: skip


def _span(values: Sequence[float], one: Indicator) -> list[float]:
    """The y axis: both sides of a diverging scale, else from zero to what is reached, as printed."""
    if one.scale.kind == "diverging":
        low, high = (end * one.factor for end in (one.scale.low, one.scale.high))
        return [low - 0.04 * (high - low), high + 0.04 * (high - low)]
    top = max([10.0**-one.decimals, *values]) * 1.08
    return [min([-0.04 * top, *values]), top]
