"""The scorecard as figures: the ropes, who is in play, the contested votes, one country's course."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from solidarity.anchors import ANCHORS, Anchor
from solidarity.charts import INK, LEGEND_ABOVE, OTHERS, RULE, plain
from solidarity.maps import channels as rgb
from solidarity.middle_powers import in_play
from solidarity.middle_powers.ballots import Ballot
from solidarity.middle_powers.in_play import InPlay
from solidarity.middle_powers.tugs import Tug
from solidarity.middle_powers.words import signed
from solidarity.words import whole

Name = Callable[[str], str]
WEST = ANCHORS["WEST"]
ABSENT = "#E6E6E6"
ROW, NAMES = 25, 84
"""Height of a country's row and width of the names, in pixels."""
PARTS = (("Balance", "#2F3E48"), ("Spread", "#7C8B96"), ("Volatility", "#C3CCD2"))


def ropes(tugs: Sequence[Tug], anchor: Anchor, period: int | None, name: Name) -> go.Figure:
    """One dimension: a row per country in the order given, to the left how hard the anchor pulls, to the
    right the West; the dot is the rope, the line its way since then.

    What does not count is pale and its dot hollow; a figure of another year than `period` has its
    year at the end of the row.
    """
    drawn = [(place, tug, tug.now) for place, tug in enumerate(tugs) if tug.now]
    traces = [
        _pulls(drawn, [-now.anchor_side for _, _, now in drawn], anchor, name),
        _pulls(drawn, [now.west_side for _, _, now in drawn], WEST, name),
        *[_way(place, tug) for place, tug, _ in drawn if tug.then],
        {
            "type": "scatter", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False,
            "x": [round(now.pull, 2) for _, _, now in drawn], "y": [place for place, _, _ in drawn],
            "marker": {
                "size": 9, "symbol": ["circle" if tug.counts else "circle-open" for _, tug, _ in drawn],
                "color": INK, "line": {"color": [("#FFFFFF" if tug.counts else INK) for _, tug, _ in drawn], "width": 1.2},
            },
        },
    ]  # fmt: skip
    layout = _rows([name(tug.partner) for tug in tugs]) | {"barmode": "overlay"}
    layout["xaxis"] |= {
        "range": [-104, 104], "tickvals": [-100, -50, 0, 50, 100], "ticktext": ["100", "50", "0", "50", "100"],
        "zeroline": True, "zerolinecolor": "#8A8F96", "showgrid": True, "gridcolor": RULE,
    }  # fmt: skip
    layout["annotations"] = [
        *[_at(place, str(now.year)) for place, _, now in drawn if now.year != period],
        *[_none(place) for place, tug in enumerate(tugs) if not tug.now],
    ]
    return go.Figure(traces, layout)


def _pulls(
    drawn: Sequence[Any], values: Sequence[float], side: Anchor, name: Name
) -> dict[str, Any]:
    """The bars of one side; pale where they do not count."""
    red, green, blue = rgb(side.hue)
    return {
        "type": "bar", "orientation": "h", "width": 0.56, "y": [place for place, _, _ in drawn], "x": [round(value, 2) for value in values],
        "marker": {"color": [f"rgba({red},{green},{blue},{0.8 if tug.counts else 0.3})" for _, tug, _ in drawn]},
        "customdata": [
            [name(tug.partner), f"{now.anchor_side:.1f}", f"{now.west_side:.1f}", signed(now.pull), now.year, "" if now.status == "observed" else f", {now.status}"]
            for _, tug, now in drawn
        ],
        "hovertemplate": "%{customdata[0]} %{customdata[4]}%{customdata[5]}: to the anchor %{customdata[1]}, to the West %{customdata[2]}, rope %{customdata[3]}<extra></extra>",
    }  # fmt: skip


def _way(place: int, tug: Tug) -> dict[str, Any]:
    """From where the rope was to where it is."""
    assert tug.then and tug.now
    return {
        "type": "scatter", "mode": "lines+markers", "hoverinfo": "skip", "cliponaxis": False,
        "x": [round(tug.then.pull, 2), round(tug.now.pull, 2)], "y": [place, place],
        "line": {"color": INK, "width": 1.4}, "marker": {"symbol": "line-ns-open", "size": 7, "color": INK},
    }  # fmt: skip


def _rows(names: Sequence[str]) -> dict[str, Any]:
    """A layout with a named row for each country, the first on top."""
    layout = plain(ROW * len(names) + 34)
    layout["margin"] = {"l": NAMES, "r": 34, "t": 4, "b": 24}
    layout["yaxis"] |= {
        "tickvals": list(range(len(names))), "ticktext": list(names), "range": [len(names) - 0.5, -0.5],
        "showgrid": False, "zeroline": False, "tickfont": {"size": 12, "color": INK},
    }  # fmt: skip
    layout["xaxis"]["tickfont"] = {"size": 10, "color": "#555B64"}
    return layout


def _at(place: int, text: str) -> dict[str, Any]:
    return {
        "x": 1, "xref": "paper", "xanchor": "left", "xshift": 4, "y": place, "text": text, "showarrow": False,
        "font": {"size": 10, "color": "#555B64"},
    }  # fmt: skip


def _none(place: int) -> dict[str, Any]:
    return {
        "x": 0, "y": place, "text": "no figure", "showarrow": False, "bgcolor": "#FFFFFF",
        "font": {"size": 10, "color": "#555B64"},
    }  # fmt: skip


def score(ordered: Sequence[InPlay], name: Name) -> go.Figure:
    """Who is in play: each score as the sum of its three parts, its height written at the end."""
    known = [(place, one) for place, one in enumerate(ordered) if one.score is not None]
    parts = [
        [
            in_play.EVEN_WEIGHT * one.matched.balance,
            in_play.EVEN_WEIGHT * one.matched.spread,
            in_play.SWING_WEIGHT * (one.volatility or 0.0),
        ]
        for _, one in known
        if one.matched
    ]
    traces = [
        {
            "type": "bar", "orientation": "h", "name": title, "y": [place for place, _ in known],
            "x": [round(part[number], 4) for part in parts], "marker": {"color": hue},
            "hovertemplate": f"{title}: %{{x:.0f}} of 100<extra></extra>",
        }
        for number, (title, hue) in enumerate(PARTS)
    ]  # fmt: skip
    layout = _rows([name(one.partner) for one in ordered]) | LEGEND_ABOVE | {"barmode": "stack", "bargap": 0.4}  # fmt: skip
    layout["height"] += 30
    layout["margin"] |= {"t": 30, "r": 12}
    layout["xaxis"] |= {"range": [0, 104], "showgrid": True, "gridcolor": RULE}
    layout["annotations"] = [
        {
            "x": one.score, "y": place, "text": f"<b>{whole(one.score or 0)}</b>", "showarrow": False, "xanchor": "left",
            "xshift": 4, "font": {"size": 12, "color": INK},
        }
        for place, one in known
    ]  # fmt: skip
    layout["annotations"] += [
        {"x": 0, "y": place, "text": "too little is known", "showarrow": False, "xanchor": "left", "font": {"size": 10, "color": "#555B64"}}
        for place, one in enumerate(ordered) if one.score is None
    ]  # fmt: skip
    return go.Figure(traces, layout)


def ballots(partners: Sequence[str], cast: Mapping[str, Ballot], anchor: Anchor, name: Name) -> go.Figure:  # fmt: skip
    """The contested votes of a year as stacked rows: as the anchor, abstained, as the G7, absent."""
    parts = (
        (f"with {anchor.name}", "with_anchor", anchor.hue, "#FFFFFF"),
        ("abstained", "abstained", OTHERS, INK),
        ("with the G7", "with_west", WEST.hue, "#FFFFFF"),
        ("absent", "absent", ABSENT, INK),
    )
    traces = []
    for title, field, hue, ink in parts:
        counts = [getattr(cast[code], field) for code in partners]
        traces.append({
            "type": "bar", "orientation": "h", "name": title, "y": list(range(len(partners))), "x": counts,
            "marker": {"color": hue, "line": {"color": "#FFFFFF", "width": 0.5}},
            "text": [str(count) if count else "" for count in counts], "textposition": "inside", "insidetextanchor": "middle",
            "textangle": 0, "textfont": {"color": ink, "size": 11},
            "hovertemplate": f"{title}: %{{x}} votes<extra></extra>",
        })  # fmt: skip
    layout = _rows([name(code) for code in partners]) | LEGEND_ABOVE | {"barmode": "stack", "bargap": 0.25}  # fmt: skip
    layout["height"] += 30
    layout["margin"] |= {"t": 30, "r": 12}
    return go.Figure(traces, layout)


def course(tug: Tug, anchor: Anchor, years: tuple[int, int], since: int) -> go.Figure:
    """How hard each side pulled over the years, a line each; hollow where that does not count."""
    layout = plain(150) | {"margin": {"l": 30, "r": 46, "t": 6, "b": 22}}
    layout["xaxis"]["range"] = [years[0] - 1, years[1] + 1]
    sides = [(anchor, "anchor_side"), (WEST, "west_side")]
    traces = [_line(tug, side, field) for side, field in sides]
    last = tug.course[-1]
    ends = sorted((getattr(last, field), side.short, side.hue) for side, field in sides)
    layout["annotations"] = [
        {
            "x": last.year, "y": value, "text": text, "font": {"color": hue, "size": 11}, "showarrow": False,
            "xanchor": "left", "xshift": 6, "yanchor": anchored,
        }
        for (value, text, hue), anchored in zip(ends, ("top", "bottom"), strict=True)
    ]  # fmt: skip
    layout["yaxis"] |= {"range": [-6, 106], "tickvals": [0, 50, 100]}
    layout["shapes"] = [
        {"type": "line", "x0": since, "x1": since, "y0": 0, "y1": 1, "yref": "paper",
         "line": {"color": OTHERS, "width": 1, "dash": "dot"}, "layer": "below"}
    ]  # fmt: skip
    return go.Figure(traces, layout)


def _line(tug: Tug, side: Anchor, field: str) -> dict[str, Any]:
    by_year = {point.year: point for point in tug.course}
    years = range(tug.course[0].year, tug.course[-1].year + 1)
    each = [by_year.get(year) for year in years]
    # Surveys and newest tables skip years: their points are joined, and marked as points.
    return {
        "type": "scatter", "mode": "lines+markers", "x": list(years), "connectgaps": tug.rope.key == "opinion",
        "y": [round(getattr(point, field), 2) if point else None for point in each],
        "line": {"color": side.hue, "width": 2},
        "marker": {"size": 5, "symbol": ["circle" if not point or point.sound else "circle-open" for point in each]},
        "hovertemplate": f"{side.short} %{{x}}: %{{y:.1f}}<extra></extra>",
    }  # fmt: skip
