"""Roll calls as figures: one vote as a map in four colours, agreement by year."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from solidarity.anchors import ANCHORS
from solidarity.charts import INK, plain
from solidarity.maps import MapLayer
from solidarity.votes import rolls as grid
from solidarity.votes import words
from solidarity.votes.pairs import FEW, Pair
from solidarity.votes.rolls import Rolls

CLASSES = ("voted no", "abstained", "voted yes", "absent")
"""In the order of what a cell of the grid holds."""
COLORS = ("#8E1B2F", "#E8C25A", "#2E5F80", "#8C8F93")
"""No, abstained, yes, absent: of no anchor's hue, and apart for readers who confuse red with green."""
BAND = "#EEF1F3"


def layer(rolls: Rolls, place: int) -> MapLayer:
    """One vote as a map of four classes; states without a seat have no data."""
    held = np.flatnonzero(rolls.cast[place] != grid.NO_SEAT)
    return MapLayer(
        anchor="", title=words.resolution(rolls, place),
        codes=[rolls.codes[one] for one in held],
        values=[float(rolls.cast[place, one]) for one in held],
        n=[], flags={}, colors=list(COLORS), low=0, high=3, log=False, decimals=0, labels=[], phrase="",
        absent="had no seat",
        grid={"classes": list(CLASSES), "anchors": []},
    )  # fmt: skip


def yearly(pair: Pair, years: tuple[int, int]) -> go.Figure:
    """Agreement of two in every year, hollow where on few votes; the years chosen stand on a band."""
    rows = pair.by_year()
    hue = next((ANCHORS[c].hue for c in (pair.other.code, pair.one.code) if c in ANCHORS), INK)
    layout = plain(250)
    layout["margin"] |= {"r": 12}
    layout["yaxis"] |= {"range": [-0.03, 1.03], "tickvals": [0, 0.25, 0.5, 0.75, 1]}
    layout["xaxis"]["range"] = [int(rows.year.min()) - 1, int(rows.year.max()) + 1]
    layout["shapes"] = [
        {
            "type": "rect", "x0": years[0] - 0.5, "x1": years[1] + 0.5, "y0": 0, "y1": 1, "yref": "paper",
            "fillcolor": BAND, "line": {"width": 0}, "layer": "below",
        }
    ]  # fmt: skip
    return go.Figure([_line(rows, hue), _dots(rows, hue)], layout)


def _line(rows: pd.DataFrame, hue: str) -> dict[str, Any]:
    """The course, broken where a year lacks; votes of few years are no trend."""
    every = rows.set_index("year").reindex(range(int(rows.year.min()), int(rows.year.max()) + 1))
    sound = every.agreement.where(every.n >= FEW)
    return {
        "type": "scatter", "mode": "lines", "x": every.index.tolist(), "hoverinfo": "skip",
        "y": [None if pd.isna(v) else round(v, 4) for v in sound], "line": {"color": hue, "width": 2},
    }  # fmt: skip


def _dots(rows: pd.DataFrame, hue: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "x": rows.year.tolist(), "y": rows.agreement.round(4).tolist(),
        "marker": {"size": 8, "color": hue, "symbol": ["circle" if n >= FEW else "circle-open" for n in rows.n]},
        "customdata": [[n, d, o, "" if n >= FEW else " (few votes)"] for n, d, o in zip(rows.n.tolist(), rows.differed.tolist(), rows.opposed.tolist(), strict=True)],
        "hovertemplate": "%{x}: %{y:.2f} on %{customdata[0]} votes%{customdata[3]}<br>differed on %{customdata[1]}, opposed on %{customdata[2]}<br>click for these votes<extra></extra>",
        "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
