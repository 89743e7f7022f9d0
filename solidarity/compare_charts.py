"""Several countries in one figure: their scores by dimension, and their ties over the years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity import words
from solidarity.anchors import ANCHORS
from solidarity.charts import INK, OFF_THE_LINE, OTHERS, plain
from solidarity.compare.comparison import medians
from solidarity.compare.figures import QUARTILES
from solidarity.compare.groups import Group
from solidarity.compare.standing import Standing
from solidarity.countries import Register
from solidarity.indicator import Indicator

PALETTE = ("#332288", "#999933", "#882255", "#1A1D21", "#8C564B", "#661100")
"""Hues of the countries compared, apart from those of the anchors for colour-blind readers too."""
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "star")
SIGNS = ("●", "■", "◆", "▲", "▼", "★")
"""The same shapes as text, for a key."""
DODGE = 0.07
"""How far apart in the profile two countries stand, as a part of the way to the next dimension."""
GREY = "#6B6F75"
"""The hue of a group."""


@dataclass(frozen=True)
class Look:
    """How one country is drawn everywhere on the page."""

    code: str
    name: str
    hue: str
    symbol: str
    sign: str


def looks(partners: Sequence[str], register: Register) -> list[Look]:
    """A hue and a shape for each country, in their order; a state that is an anchor keeps its hue."""
    found = []
    for place, code in enumerate(partners):
        hue = ANCHORS[code].hue if code in ANCHORS else PALETTE[place]
        found.append(Look(code, register.name(code), hue, SYMBOLS[place], SIGNS[place]))
    return found


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
        "y": [None if pd.isna(scores[name]) else round(scores[name], 1) for name in names],
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
    low, middle, high = (scores.quantile(share) for share in QUARTILES)
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
    own = held[held.partner.isin([look.code for look in lines])]
    traces: list[dict[str, Any]] = []
    values = [own.value]
    if group:
        middle = medians(held[held.partner.isin(group.members)], len(group.members))
        values += [middle.low, middle.high]
        traces += [*_middle_half(middle, one), _median(middle, one, group)]
    traces += [
        trace for look in lines for trace in _lines(own[own.partner == look.code], one, look)
    ]
    layout = plain(height) | {"margin": {"l": 44, "r": 10, "t": 8, "b": 24}}
    layout["xaxis"]["range"] = [one.years[0] - 1, one.years[1] + 1]
    suffix = "%" if one.percent else ""
    layout["yaxis"] |= {"range": _span(pd.concat(values), one), "ticksuffix": suffix}
    if one.scale.kind == "diverging":
        middle_y = (one.scale.low + one.scale.high) / 2 * one.factor
        layout["shapes"] = [
            {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": middle_y, "y1": middle_y,
             "line": {"color": OTHERS, "width": 1}, "layer": "below"}
        ]  # fmt: skip
    return go.Figure(traces, layout)


def _lines(rows: pd.DataFrame, one: Indicator, look: Look) -> list[dict[str, Any]]:
    """A country's course: what stands on the line, and what stands off it."""
    off = rows.status.isin(OFF_THE_LINE)
    return [
        _course(rows[kept], one, look, mode)
        for kept, mode in ((~off, "lines+markers"), (off, "markers"))
        if kept.any()
    ]


def _course(rows: pd.DataFrame, one: Indicator, look: Look, mode: str) -> dict[str, Any]:
    first, last = int(rows.year.min()), int(rows.year.max())
    by_year = rows.drop_duplicates("year").set_index("year").reindex(range(first, last + 1))
    status = by_year.status.astype("object").where(by_year.status.notna(), "observed")
    sign = "%" if one.percent else ""
    return {
        "type": "scatter", "x0": first, "dx": 1, "mode": mode, "name": look.name,
        "y": [None if pd.isna(value) else one.shown(value) for value in by_year.value],
        "line": {"color": look.hue, "width": 2},
        "marker": {
            "size": 6, "color": look.hue,
            "symbol": [look.symbol if s == "observed" else f"{look.symbol}-open" for s in status],
        },
        "text": ["" if s == "observed" else f" ({s})" for s in status],
        "hovertemplate": (
            f"{look.name} %{{x}}: %{{y:,.{one.decimals}f}}{sign}%{{text}}<extra></extra>"
        ),
    }  # fmt: skip


def _median(middle: pd.DataFrame, one: Indicator, group: Group) -> dict[str, Any]:
    by_year = _every_year(middle)
    sign = "%" if one.percent else ""
    return {
        "type": "scatter", "mode": "lines", "x": by_year.index.tolist(),
        "y": [None if pd.isna(value) else one.shown(value) for value in by_year["median"]],
        "line": {"color": GREY, "width": 2, "dash": "dot"}, "name": f"{group.name}, median",
        "hovertemplate": (
            f"Median of {group.name} %{{x}}: %{{y:,.{one.decimals}f}}{sign}<extra></extra>"
        ),
    }  # fmt: skip


def _middle_half(middle: pd.DataFrame, one: Indicator) -> list[dict[str, Any]]:
    """Where half of the members lie: one shape for every run of years without a gap."""
    runs = middle.groupby((middle.year.diff() != 1).cumsum())
    return [
        {
            "type": "scatter", "mode": "lines", "line": {"width": 0}, "fill": "toself",
            "fillcolor": "rgba(107,111,117,0.18)", "hoverinfo": "skip",
            "x": [*run.year.tolist(), *run.year.tolist()[::-1]],
            "y": [one.shown(value) for value in (*run.low, *run.high[::-1])],
        }
        for _, run in runs
    ]  # fmt: skip


def _every_year(middle: pd.DataFrame) -> pd.DataFrame:
    if middle.empty:
        return middle.set_index("year")
    years = range(int(middle.year.min()), int(middle.year.max()) + 1)
    return middle.set_index("year").reindex(years)


def _span(values: pd.Series, one: Indicator) -> list[float]:
    """The y axis: both sides of a diverging scale, else from zero to what is reached."""
    if one.scale.kind == "diverging":
        low, high = (end * one.factor for end in (one.scale.low, one.scale.high))
        return [low - 0.04 * (high - low), high + 0.04 * (high - low)]
    if values.empty:
        return [0.0, 1.0]
    top = max(10.0**-one.decimals, one.shown(values.max())) * 1.08
    return [min(-0.04 * top, one.shown(values.min())), top]


def plain_key(lines: Sequence[Look], group: Group | None) -> list[tuple[str, str, str]]:
    """What a key says: sign, hue and name of each country, and of the group."""
    own = [(look.sign, look.hue, look.name) for look in lines]
    return (
        [*own, ("┅", GREY, f"{words.capitalised(group.name)}: median and middle half")]
        if group
        else own
    )
